//! How a report is set, and its pages before they are printed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::files::ReportOptions;

/// What a report is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReportPaper {
    /// ISO A4.
    #[default]
    A4,
    /// US Letter.
    Letter,
}

/// What the letter to the vendor says beside its questions. All of it may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LetterOptions {
    /// Where it is written.
    pub place: String,
    /// To whom, line by line.
    pub address: String,
    /// Until when an answer is wanted, ISO date.
    pub reply_by: String,
    /// Where the answer goes.
    pub reply_to: String,
    /// Who signs it, and in which role, line by line.
    pub signed: String,
}

/// Keeps what is said about the report of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetReportOptions {
    /// Which assessment.
    pub assessment: String,
    /// What is said.
    pub options: ReportOptions,
}

/// A snapshot that a report can compare with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportSnapshot {
    /// Its id.
    pub id: String,
    /// What the team calls it, and its day.
    pub name: String,
}

/// The client's logo as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportLogo {
    /// The picture, to be shown as an image.
    pub picture: String,
    /// `SVG` or `PNG`.
    pub kind: String,
}

/// Asks for a page of a report as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PreviewReport {
    /// Which assessment.
    pub assessment: String,
    /// What is said about the report.
    pub options: ReportOptions,
    /// The page, from 1; the last one where there are fewer.
    pub page: u32,
}

/// A page of a report as it would be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportPageView {
    /// The page, from 1.
    pub page: u32,
    /// Of this many.
    pub pages: u32,
    /// What stands on it: `3 Findings`.
    pub name: String,
    /// The page as SVG.
    pub svg: String,
}
