//! The report: make it on a worker, with progress and a way to cancel; verify one that was printed.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use serde::Serialize;
use tokio::sync::watch;

use crate::App;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::view::*;

/// The largest report that is read.
const FILE_LIMIT: u64 = 256 << 20;

/// A report, rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Pages.
    pub pages: u32,
    /// What a reader should know.
    pub warnings: Vec<String>,
}

/// One consistent snapshot of everything a report needs; it holds neither the workspace nor a lock.
pub struct ReportJob {
    assessed: Assessed,
    options: ReportOptions,
    made_on: Date,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verification {
    /// Pages that were read.
    pub pages: u32,
    /// The grade that the attached assessment gives.
    pub grade: String,
    /// Every figure that differs.
    pub differences: Vec<DifferenceView>,
}

/// A figure that is not what the attached assessment gives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifferenceView {
    /// Where it stands.
    pub place: String,
    /// What is printed.
    pub printed: String,
    /// What the attached assessment gives.
    pub computed: String,
}

impl App {
    /// What a report of an assessment will hold.
    pub fn get_report(&mut self, req: AssessmentRequest) -> Result<ReportView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        Ok(ReportView { header: self.header(&assessed)?, parts: parts(), options: ReportOptions::default() })
    }

    /// A snapshot to make a report from.
    pub fn report_job(&self, req: &MakeReport) -> Result<ReportJob, Fault> {
        Ok(job(self.assessed(&req.assessment)?, req.options.clone(), self.clock.today()))
    }
}

/// A job for an assessment that need not be in a workspace.
pub fn job(assessed: Assessed, options: ReportOptions, made_on: Date) -> ReportJob {
    ReportJob { assessed, options, made_on }
}

impl ReportJob {
    /// Renders, telling `progress` after every page; it can break off.
    pub fn render(&self, progress: &mut dyn FnMut(ReportProgress) -> ControlFlow<()>) -> Result<Rendered, Fault> {
        let _ = (&self.assessed, &self.options, self.made_on, progress(ReportProgress { page: 0, pages: 0 }));
        Err(Fault::new(FaultCode::Internal, "This build cannot make reports yet.", "Nothing was changed.", ""))
    }

    /// Renders on a worker, so that the window stays free; `cancel` breaks it off and nothing is left behind.
    pub async fn render_on_worker(
        self,
        progress: watch::Sender<ReportProgress>,
        cancel: Arc<AtomicBool>,
    ) -> Result<Rendered, Fault> {
        let work = move || {
            self.render(&mut |at| {
                progress.send_replace(at);
                if cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        };
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
            Err(Fault::new(
                FaultCode::Internal,
                "The report could not be made: its worker stopped.",
                "Nothing was written; your answers are safe.",
                "Try again, and send us the details if it happens again.",
            )
            .with_details(error.to_string()))
        })
    }
}

/// Refuses a target whose ending is not a format that reports are made in.
pub fn check_ending(target: &Path) -> Result<(), Fault> {
    let ending = target.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("pdf") => Ok(()),
        _ => Err(Fault::refused(
            format!("\"{}\" does not end in .pdf, the format that reports are made in.", files::name(target)),
            "Give the report a name that ends in .pdf.",
        )),
    }
}

/// A size as it is shown: `214 kB`.
pub fn size(bytes: usize) -> String {
    if bytes < 1_000_000 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{:.1} MB", bytes as f64 / 1e6) }
}

/// The assessment file attached to a report.
pub fn attached(_bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    Err(Fault::refused("This build cannot read reports yet.", ""))
}

/// Takes the assessment out of a report, scores it again and compares every figure that is printed.
pub fn verify_file(path: &Path) -> Result<Verification, Fault> {
    let bytes = files::read(path, FILE_LIMIT)?;
    attached(&bytes).map(|_| Verification { pages: 0, grade: String::new(), differences: Vec::new() })
}

fn parts() -> Vec<ReportPart> {
    [
        ("For the board", "One page: the verdict, the interval, the two-axis chart, blockers and the shortest way up."),
        ("Sections", "Every section as an interval bar, with what holds it down and what carries it."),
        ("Findings", "Weak and unknown answers, heaviest first, each with what to do and who must act."),
        ("What we do not know", "Open questions by how much an answer could move the score."),
        ("Answers", "Every question with its answer, evidence and note."),
        (
            "Method and arithmetic",
            "The formula and every sum, so that a reader with a calculator gets the same numbers.",
        ),
    ]
    .into_iter()
    .map(|(name, what)| ReportPart { name: name.to_owned(), what: what.to_owned() })
    .collect()
}
