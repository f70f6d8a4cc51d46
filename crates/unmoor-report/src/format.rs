//! The formats that a report leaves in, and the one function that writes each.

use std::ops::ControlFlow;

use crate::compose::{self, ReportInput};
use crate::pdf::{self, Progress, ReportFault, Warning};
use crate::{docx, json, markdown, xlsx};

/// A format that a report leaves in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pages that prove themselves.
    Pdf,
    /// A text document that can be edited.
    Word,
    /// A workbook whose formulas compute the score.
    Excel,
    /// CommonMark with GitHub's tables.
    Markdown,
    /// Numbers and words for programs.
    Json,
}

/// A finished report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has; `None` where the format has none.
    pub pages: Option<usize>,
    /// What a reader should know about it.
    pub warnings: Vec<Warning>,
}

impl Format {
    /// Every format, the PDF first.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Word, Self::Excel, Self::Markdown, Self::Json];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Excel => "xlsx",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The format of files with this ending, in capitals or not.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// Composes a report and writes it in this format.
    ///
    /// `progress` is called between the steps of the work, and stops it by answering `Break`.
    ///
    /// # Errors
    ///
    /// Where it was stopped, or the file cannot be put together.
    pub fn write(
        self,
        input: &ReportInput<'_>,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Made, ReportFault> {
        let document = compose::document(input);
        let broken = |reason: &dyn ToString| ReportFault::Broken { reason: reason.to_string() };
        match self {
            Self::Pdf => {
                let pdf = pdf::render(&document, progress)?;
                Ok(Made { bytes: pdf.bytes, pages: Some(pdf.pages), warnings: pdf.warnings })
            }
            Self::Word => {
                let bytes = docx::write(&document, progress)?;
                Ok(Made { bytes, pages: None, warnings: Vec::new() })
            }
            Self::Excel => {
                let (bytes, warnings) = xlsx::write(input, &document, progress)?;
                Ok(Made { bytes, pages: None, warnings })
            }
            Self::Markdown => in_steps(progress, || Ok(markdown::write(&document).into_bytes())),
            Self::Json => in_steps(progress, || json::write(input, &document).map_err(|fault| broken(&fault))),
        }
    }
}

/// Writes a format without pages, asking before and after whether to go on.
fn in_steps(
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    write: impl FnOnce() -> Result<Vec<u8>, ReportFault>,
) -> Result<Made, ReportFault> {
    let mut step = |page: usize| match progress(Progress::Drawn { page, of: STEPS }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ReportFault::Cancelled),
    };
    step(1)?;
    let bytes = write()?;
    step(STEPS)?;
    Ok(Made { bytes, pages: None, warnings: Vec::new() })
}

/// Composed, written.
const STEPS: usize = 2;
