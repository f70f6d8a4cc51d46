//! The report: make it on a worker, with progress and a way to cancel; verify one that was printed.

mod options;

pub use options::usual_paper;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use serde::Serialize;
use tokio::sync::watch;
use unmoor_core::assessment::Assessment;
use unmoor_core::pack;
use unmoor_core::redaction::{Removed, Subject};
use unmoor_report::compose::{self, Earlier, PartName, ReportInput, Settings};
use unmoor_report::fonts::Typefaces;
pub use unmoor_report::format::Format;
use unmoor_report::logo::Logo;
use unmoor_report::pdf::{Progress, ReportFault};
use unmoor_report::preview;
use unmoor_report::verify::{self, Comparison, Difference, Extent, VerifyFault};

use crate::App;
use crate::assessed::Assessed;
use crate::exchange;
use crate::fault::{Fault, FaultCode};
use crate::redaction::{self, Checked, check};
use crate::view::*;
use crate::{files, packs};

/// The largest report that is read.
const FILE_LIMIT: u64 = 256 << 20;

/// A report, rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Pages; 0 where the format has none.
    pub pages: u32,
    /// What a reader should know.
    pub warnings: Vec<String>,
}

/// One consistent snapshot of everything a report needs; it holds neither the workspace nor a lock.
pub struct ReportJob {
    assessed: Assessed,
    settings: Settings,
    logo: Option<Logo>,
    earlier: Option<Earlier>,
    /// What went from the assessment, from the earlier state and from what is said about the report.
    removed: Vec<Removed>,
}

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verification {
    /// Pages that were read.
    pub pages: u32,
    /// The grade that the attached assessment gives.
    pub grade: String,
    /// The pack that it carries, where it was not made with Unmoor's own; nothing is known of it but what it says itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// How far it was compared.
    pub compared: Compared,
    /// The version of Unmoor that it says it was made by.
    pub made_by: String,
    /// Everything that differs.
    pub differences: Vec<DifferenceView>,
}

/// How far a report was compared with what its assessment gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// The whole file, and it is the same to the last byte.
    Bytes,
    /// Everything in it.
    Everything,
    /// Only the words of its pages: it says that another version of Unmoor made it.
    Words,
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
        self.report_view(&req.assessment)
    }

    /// A snapshot to make a report from. What is said about it is kept for the next one.
    pub fn report_job(&mut self, req: &MakeReport) -> Result<ReportJob, Fault> {
        self.keep_report_options(&req.assessment, &req.options)?;
        self.job_of(&req.assessment, &req.options)
    }

    /// A snapshot to look at a report before it is made.
    pub fn preview_job(&self, req: &PreviewReport) -> Result<ReportJob, Fault> {
        self.job_of(&req.assessment, &req.options)
    }

    fn job_of(&self, id: &str, options: &ReportOptions) -> Result<ReportJob, Fault> {
        let job = job(self.leave(id, &options.redaction())?, options, self.clock.today())?;
        let job = ReportJob { logo: self.report_logo(id)?, ..job };
        if options.since.is_empty() { Ok(job) } else { self.report_since(id, &options.since, job) }
    }

    /// A job compared with a snapshot of the same assessment, by its id.
    /// Whoever is known in one of both states is named in neither where people are left out.
    pub fn report_since(&self, id: &str, snapshot: &str, job: ReportJob) -> Result<ReportJob, Fault> {
        let (name, day, then) = self.earlier(id, snapshot, &job)?;
        let redaction = job.assessed.gone.redaction.clone();
        let then = then.leaving_out(&redaction.clone().knowing_people(&job.assessed.gone.people));
        let now = job.assessed.leaving_out(&redaction.knowing_people(&then.gone.people));
        let (name, file) = (now.gone.replacements.text(&name), then.file());
        let removed = [job.removed, then.gone.removed, now.gone.removed.clone()].concat();
        let earlier = Earlier::new(&name, day, then.assessment, now.pack, file);
        Ok(ReportJob { assessed: now, earlier: Some(earlier), removed, ..job })
    }
}

/// A job for an assessment that need not be in a workspace.
pub fn job(assessed: Assessed, options: &ReportOptions, made_on: Date) -> Result<ReportJob, Fault> {
    exchange::written(&assessed.assessment)?; // what is attached must be read again
    let gone = &assessed.gone;
    let mut removed = gone.removed.clone();
    let settings = redaction::settings(options::settings(options, made_on)?, gone, &mut removed);
    Ok(ReportJob { assessed, settings, logo: None, earlier: None, removed })
}

impl ReportJob {
    /// With the client's logo from a file.
    pub fn with_logo(self, file: &Path) -> Result<Self, Fault> {
        Ok(Self { logo: Some(options::read_logo(file)?), ..self })
    }

    /// Renders, telling `progress` after every page; it can break off.
    pub fn render(
        &self,
        format: Format,
        progress: &mut dyn FnMut(ReportProgress) -> ControlFlow<()>,
    ) -> Result<Rendered, Fault> {
        let made = format.write(&self.input(), &mut |at| progress(how_far(at)))?;
        self.check(&made.bytes, format)?;
        Ok(Rendered {
            bytes: made.bytes,
            pages: made.pages.map_or(0, count),
            warnings: made.warnings.iter().map(|warning| Fault::clause(&warning.to_string())).collect(),
        })
    }

    /// One page as it would be printed, from 1; the last one where there are fewer.
    pub fn preview(&self, page: u32) -> Result<ReportPageView, Fault> {
        let document = compose::document(&self.input());
        let preview = preview::of(&document, &Typefaces::Computer, &mut |_| ControlFlow::Continue(()))?;
        let last = preview.pages().saturating_sub(1);
        let at = usize::try_from(page.saturating_sub(1)).unwrap_or(last).min(last);
        Ok(ReportPageView {
            page: count(at + 1),
            pages: count(preview.pages()),
            name: preview.name(at),
            svg: preview.page(at).unwrap_or_default(),
        })
    }

    /// Reads back what was made, before anybody gets it.
    fn check(&self, bytes: &[u8], format: Format) -> Result<(), Fault> {
        if self.assessed.gone.redaction.is_none() {
            return Ok(());
        }
        let then = self.earlier.iter().map(|earlier| earlier.assessment.clone());
        let assessments: Vec<Assessment> = [self.assessed.assessment.clone()].into_iter().chain(then).collect();
        let formats = if format == Format::Pdf { vec![Format::Markdown] } else { vec![Format::Markdown, format] };
        let Settings { client, author, letter, .. } = &self.settings;
        let said = [client, author, &letter.place, &letter.address, &letter.reply_to, &letter.signed];
        let of = Checked {
            redaction: &self.assessed.gone.redaction,
            removed: &self.removed,
            assessments: &assessments,
            pack: Some(self.assessed.pack),
            formats: &formats,
            said: &said.map(String::as_str).join("\n"),
        };
        check(bytes, &of)
    }

    fn input(&self) -> ReportInput<'_> {
        let file = self.assessed.file();
        let of_client = self.assessed.gone.redaction.leaves_out(Subject::Client);
        ReportInput::new(&self.assessed.assessment, self.assessed.pack, self.settings.clone(), file)
            .with_logo(self.logo.clone().filter(|_| !of_client))
            .since(self.earlier.clone())
    }

    /// Renders on a worker, so that the window stays free; `cancel` breaks it off and nothing is left behind.
    pub async fn render_on_worker(
        self,
        format: Format,
        progress: watch::Sender<ReportProgress>,
        cancel: Arc<AtomicBool>,
    ) -> Result<Rendered, Fault> {
        let work = move || {
            self.render(format, &mut |at| {
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

/// The format that the ending of a target asks for; another ending is refused.
pub fn format_of(target: &Path) -> Result<Format, Fault> {
    let ending = target.extension().unwrap_or_default().to_string_lossy();
    Format::of_ending(&ending).ok_or_else(|| {
        let endings: Vec<String> = Format::ALL.iter().map(|format| format!(".{}", format.ending())).collect();
        Fault::refused(
            format!("\"{}\" does not end like a format that reports are made in.", files::name(target)),
            &format!("Give the report a name that ends in one of these: {}.", endings.join(", ")),
        )
    })
}

impl From<ReportFormat> for Format {
    fn from(format: ReportFormat) -> Self {
        match format {
            ReportFormat::Pdf => Self::Pdf,
            ReportFormat::Word => Self::Word,
            ReportFormat::Excel => Self::Excel,
            ReportFormat::Markdown => Self::Markdown,
            ReportFormat::Json => Self::Json,
        }
    }
}

/// The formats as they are offered.
fn formats() -> Vec<ReportFormatView> {
    let offered = [
        (
            ReportFormat::Pdf,
            "PDF",
            "For a board, an archive and a screen reader. It carries the assessment, so that anyone can compute it again.",
        ),
        (ReportFormat::Word, "Word", "To edit and to quote from: headings, tables and figures are real ones."),
        (
            ReportFormat::Excel,
            "Excel",
            "To compute with: change an answer in a tinted cell, and formulas recompute the score.",
        ),
        (ReportFormat::Markdown, "Markdown", "Plain text for a wiki or an issue, with the figures as their numbers."),
        (ReportFormat::Json, "JSON", "Every number unrounded and every word, for a program."),
    ];
    let view = |(format, name, what): (_, &str, &str)| ReportFormatView {
        format,
        name: name.to_owned(),
        what: what.to_owned(),
    };
    offered.into_iter().map(view).collect()
}

/// A size as it is shown: `214 kB`.
pub fn size(bytes: usize) -> String {
    if bytes < 1_000_000 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{:.1} MB", bytes as f64 / 1e6) }
}

/// The assessment file attached to a report.
pub fn attached(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    Ok(verify::read(bytes)?.file)
}

/// Takes the assessment out of a report, scores it again and compares all that is in the file.
pub fn verify_file(path: &Path) -> Result<Verification, Fault> {
    let named = |fault: Fault| Fault { happened: format!("{}: {}", files::name(path), fault.happened), ..fault };
    let bytes = files::read(path, FILE_LIMIT)?;
    let attached = verify::read(&bytes).map_err(|fault| named(fault.into()))?;
    let carried = attached.pack.as_deref().map_or(Ok(None), packs::carried).map_err(named)?;
    let pack = carried.unwrap_or_else(|| pack::builtin());
    let assessed = Assessed::new(exchange::parse_with(&attached.file, &[pack]).map_err(named)?, pack);
    let earlier = earlier(&attached, assessed.pack).map_err(named)?;
    let input = ReportInput::new(&assessed.assessment, assessed.pack, attached.settings.clone(), attached.file.clone())
        .with_logo(attached.logo.clone())
        .since(earlier);
    let Comparison { extent, differences } = verify::compare(&attached, &compose::document(&input))?;
    Ok(Verification {
        compared: match extent {
            Extent::Bytes => Compared::Bytes,
            Extent::Everything => Compared::Everything,
            Extent::Words => Compared::Words,
        },
        made_by: attached.made_by.clone(),
        pages: count(attached.printed.pages()),
        grade: assessed.grade().text,
        pack: carried.map(|pack| pack::name(&pack.reference())),
        differences: differences.into_iter().map(DifferenceView::from).collect(),
    })
}

/// The earlier state that travels in a report.
fn earlier(attached: &verify::Attached, pack: &unmoor_core::pack::Pack) -> Result<Option<Earlier>, Fault> {
    let (Some(since), Some(file)) = (&attached.settings.since, &attached.earlier) else { return Ok(None) };
    let assessment = exchange::parse_with(file, &[pack])?;
    Ok(Some(Earlier::new(&since.name, since.day, assessment, pack, file.clone())))
}

fn how_far(at: Progress) -> ReportProgress {
    match at {
        Progress::LaidOut { pages } => ReportProgress { page: count(pages), pages: 0 },
        Progress::Drawn { page, of } => ReportProgress { page: count(page), pages: count(of) },
    }
}

fn count(pages: usize) -> u32 {
    u32::try_from(pages).unwrap_or(u32::MAX)
}

impl From<Difference> for DifferenceView {
    fn from(difference: Difference) -> Self {
        Self { place: difference.place, printed: difference.printed, computed: difference.expected }
    }
}

impl From<ReportFault> for Fault {
    fn from(fault: ReportFault) -> Self {
        let code = if fault == ReportFault::Cancelled { FaultCode::Cancelled } else { FaultCode::Internal };
        Self::from_clauses(code, &fault.to_string(), String::new())
    }
}

impl From<VerifyFault> for Fault {
    fn from(fault: VerifyFault) -> Self {
        let told = Self::from_clauses(FaultCode::Refused, &fault.to_string(), String::new());
        Self { remedy: "Choose a PDF report that Unmoor made.".to_owned(), ..told }
    }
}

/// The parts as they are offered, in the order in which they stand.
fn parts() -> Vec<ReportPart> {
    let part = |part: PartName| ReportPart {
        part: part.word().to_owned(),
        name: part.title().to_owned(),
        what: what_is_in(part).to_owned(),
    };
    PartName::ALL.into_iter().map(part).collect()
}

fn what_is_in(part: PartName) -> &'static str {
    match part {
        PartName::Cover => "Whose report it is, of what and when, with grade, interval and contents.",
        PartName::Board => "One page: the verdict, the interval, the two-axis chart, blockers and the shortest way up.",
        PartName::Sections => "Every section as an interval bar, with what holds it down and what carries it.",
        PartName::Findings => "Weak and unknown answers, heaviest first, each with what to do and who must act.",
        PartName::Open => "Open questions by how much an answer could move the score.",
        PartName::Letter => {
            "What only the vendor knows, as pages that can be sent as they stand. Alone, it carries nothing else."
        }
        PartName::Tests => "Good answers that could be shown better, by what that would bring.",
        PartName::Workshop => "Who was there, what was decided with which votes and dissent, and what was parked.",
        PartName::Change => "What differs from a snapshot that you choose.",
        PartName::Answers => "Every question with its answer, evidence and note.",
        PartName::Method => "The formula and every sum, so that a reader with a calculator gets the same numbers.",
        PartName::References => {
            "Laws, standards and studies, with the questions that bear on them and how those stand."
        }
    }
}
