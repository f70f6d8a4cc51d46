//! The arithmetic of a figure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::trial::TrialInput;

/// Which figure is opened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SumRequest {
    /// The assessment.
    pub assessment: String,
    /// The figure, as the view that shows it names it: `portability`, `section:AL`, `finding:XR-01`.
    pub figure: String,
    /// Answers that are tried out: the figure is one of the scratch copy. None: it is one of what is recorded.
    #[serde(default)]
    pub trials: Vec<TrialInput>,
    /// The columns of a comparison: the figure is one on the questions that all of them ask. None: it is its own.
    #[serde(default)]
    pub beside: Vec<String>,
    /// A snapshot: the figure is one of the assessment as it stood then. `null`: it is one of now.
    pub snapshot: Option<String>,
}

/// The lines a figure was added up from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SumView {
    /// What it is the arithmetic of.
    pub title: String,
    /// The columns; the first has the labels.
    pub columns: Vec<SumColumn>,
    /// The lines, each with a cell for every column.
    pub lines: Vec<SumLine>,
    /// What else must be known to follow it; may be empty.
    pub note: String,
    /// The whole of it as text with aligned columns.
    pub text: String,
    /// The lines with a tabulator between cells, for a spreadsheet.
    pub table: String,
}

/// A column of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SumColumn {
    /// What stands over it; may be empty.
    pub head: String,
    /// Whether it holds numbers, which stand to the right.
    pub number: bool,
}

/// A line of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SumLine {
    /// What it is.
    pub kind: SumLineKind,
    /// Label and numbers.
    pub cells: Vec<String>,
}

/// What a line of a sum is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SumLineKind {
    /// Goes into what stands below.
    Entry,
    /// Comes out of what stands above.
    Sum,
    /// The figure as it is printed.
    Printed,
}
