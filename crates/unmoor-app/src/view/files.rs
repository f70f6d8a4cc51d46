//! What goes in and out as files: import, export, the report. Paths never cross to the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct ImportView {
    /// The assessments that were added.
    pub added: Vec<ImportedAssessment>,
    /// What responses would do; nothing of it is done yet.
    pub responses: Vec<super::ask::MergeView>,
    /// The files that were refused, each with its reason.
    pub refused: Vec<RefusedFile>,
    /// Whether the person closed the dialog without choosing.
    pub cancelled: bool,
    /// How many files were not read, because the person broke it off.
    pub unread: u32,
}

/// An assessment that came in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportedAssessment {
    /// Its id in this workspace.
    pub assessment: String,
    /// What the team calls it.
    pub title: String,
    /// Whether its id was taken, so that it came in as a copy under a new one.
    pub copied: bool,
}

/// A file that was refused.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RefusedFile {
    /// The file's name.
    pub file: String,
    /// Why, and what to do.
    pub fault: crate::fault::Fault,
}

/// Asks for an assessment as a file, or for its answers as a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ExportAssessment {
    /// Which assessment.
    pub assessment: String,
    /// What is left out of it.
    pub redact: Vec<super::redaction::RedactionSubject>,
}

/// A file was written, or the person changed their mind.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SavedView {
    /// The file's name; `null` where the dialog was closed.
    pub file: Option<String>,
    /// Its folder's name.
    pub folder: String,
}

/// Whose dates are saved as a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct CalendarRequest {
    /// The assessment; `null` saves the dates of the whole workspace.
    pub assessment: Option<String>,
    /// What is left out of them.
    pub redact: Vec<super::redaction::RedactionSubject>,
}

/// What the page says when the window is asked to close.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CloseWindow {
    /// Whether everything typed is on the disk; the window stays open where it is not.
    pub kept: bool,
}

/// What the report screen offers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReportView {
    /// The bar at the top.
    pub header: super::common::HeaderView,
    /// What will be in it, part by part.
    pub parts: Vec<ReportPart>,
    /// What is filled in.
    pub options: ReportOptions,
    /// The formats it can be made in.
    pub formats: Vec<ReportFormatView>,
    /// The colour as it is printed: darkened where it could not be read.
    pub accent: String,
    /// The client's logo.
    pub logo: Option<super::report::ReportLogo>,
    /// Snapshots that it can compare with, the latest first.
    pub snapshots: Vec<super::report::ReportSnapshot>,
}

/// A format that a report is made in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum ReportFormat {
    #[default]
    Pdf,
    Word,
    Excel,
    Markdown,
    Json,
}

/// A format as it is offered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReportFormatView {
    /// Which one.
    pub format: ReportFormat,
    /// `Word`.
    pub name: String,
    /// What it is for, in a sentence.
    pub what: String,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReportPart {
    /// The word by which it is left out.
    pub part: String,
    /// `For the board`.
    pub name: String,
    /// What it holds, in a sentence.
    pub what: String,
}

/// What is said about the report itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReportOptions {
    /// Who it is for; may be empty.
    pub client: String,
    /// Who made it; may be empty.
    pub author: String,
    /// The line at the foot of every page; may be empty.
    pub confidentiality: String,
    /// What is left out of it.
    pub redact: Vec<super::redaction::RedactionSubject>,
    /// What it is printed on.
    pub paper: super::report::ReportPaper,
    /// The parts that are not wanted, by their words.
    pub left_out: Vec<String>,
    /// The client's colour, such as `#0e6073`; Unmoor's where it is empty.
    pub accent: String,
    /// What the letter to the vendor says.
    pub letter: super::report::LetterOptions,
    /// The snapshot that it compares with; none where it is empty.
    pub since: String,
}

/// Asks for a report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct MakeReport {
    /// Which assessment.
    pub assessment: String,
    /// What is said about the report itself.
    pub options: ReportOptions,
    /// The format that the dialog offers first; the ending of the chosen name decides.
    pub format: ReportFormat,
}

/// How far a report is; sent as the event `report-progress`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportProgress {
    /// Pages done, or steps of a format without pages.
    pub page: u32,
    /// How many there are in all; 0 while that is not known.
    pub pages: u32,
}

/// A report was written, or the person changed their mind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct ReportDone {
    /// The file's name; `null` where the dialog was closed or the report cancelled.
    pub file: Option<String>,
    /// Its folder's name.
    pub folder: String,
    /// Pages; 0 where the format has none.
    pub pages: u32,
    /// `214 kB`.
    pub size: String,
    /// What a reader should know, such as letters that no font has.
    pub warnings: Vec<String>,
}
