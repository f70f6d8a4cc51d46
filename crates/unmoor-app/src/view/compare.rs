//! The comparison: two to six assessments in columns.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{GradeLetter, GradeView, IntervalView};

/// Which assessments to compare, in the order of the columns.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CompareRequest {
    /// Their ids.
    pub assessments: Vec<String>,
}

/// The comparison of the chosen assessments, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareView {
    /// The chosen assessments that are in this workspace, in their order.
    pub chosen: Vec<ChosenView>,
    /// Why they cannot be compared; `null` where they can.
    pub refusal: Option<CompareRefusal>,
    /// The comparison; `null` where there is none.
    pub table: Option<ComparisonView>,
}

/// A chosen assessment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChosenView {
    /// Its id.
    pub id: String,
    /// What the team calls it.
    pub title: String,
    /// Who is assessed.
    pub vendor: String,
    /// Which product.
    pub service: String,
    /// What it was asked from: `unmoor-standard 1.0.0`.
    pub pack: String,
    /// The pack that a copy can be rescored with; `null` where it is scored with that already.
    pub rescore_with: Option<String>,
}

/// Why assessments cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CompareRefusal {
    /// What is in the way.
    pub happened: String,
    /// What to do.
    pub remedy: String,
    /// Whether rescored copies would help.
    pub rescore: bool,
}

/// Assessments side by side.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparisonView {
    /// "Sundial is clearly freer; between Quaystead and Marlow there is no clear difference."
    pub headline: String,
    /// "Same method, same pack, on the 95 questions all three have in scope."
    pub gist: String,
    /// "By risk, highest first: Quaystead 37, Marlow 25, Sundial 12."
    pub ranking: String,
    /// The columns.
    pub columns: Vec<CompareColumn>,
    /// Portability.
    pub whole: CompareRow,
    /// The sections.
    pub sections: Vec<CompareRow>,
    /// Risk, exposure, contract dates.
    pub figures: Vec<CompareFigures>,
    /// "80 answers differ, the widest first."
    pub answers_lead: String,
    /// The answers that differ.
    pub answers: Vec<CompareAnswer>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareColumn {
    /// The assessment's id.
    pub id: String,
    /// The shortest name that no other column has.
    pub name: String,
    /// Who is assessed.
    pub vendor: String,
    /// Which product, with what the team calls it where vendor and product do not tell two columns apart.
    pub service: String,
    /// The grade on the common questions.
    pub grade: GradeView,
    /// How its own score differs: "On its own 44 to 78, with …"; empty where all its questions are common.
    pub own: String,
}

/// A row of intervals.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareRow {
    /// The section; empty for the whole.
    pub id: String,
    /// `Data ownership`.
    pub label: String,
    /// One interval a column; `null` where nothing of it applies.
    pub cells: Vec<Option<IntervalView>>,
    /// `Sundial`, or `no clear difference`.
    pub freer: String,
    /// Whether any is clearly freer than any other.
    pub clear: bool,
}

/// A row of words and numbers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareFigures {
    /// `Risk`.
    pub label: String,
    /// What opens into its arithmetic: `risk`; empty where nothing does.
    pub figure: String,
    /// One a column.
    pub cells: Vec<FigureCell>,
}

/// A word or a number with what is said beside it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FigureCell {
    /// `High`; may be empty.
    pub word: String,
    /// `37`; may be empty.
    pub number: String,
    /// `down to 12, low`; may be empty.
    pub note: String,
    /// Whether it needs attention, in red beside its words.
    pub alert: bool,
}

/// A question that is not answered alike.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompareAnswer {
    /// Such as `EX-08`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// `w`.
    pub weight: u32,
    /// One a column.
    pub cells: Vec<AnswerCell>,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AnswerCell {
    /// The grade of what it counts at the assured end; `null` where no statement was chosen.
    pub level: Option<GradeLetter>,
    /// The statement, or `We don't know`.
    pub text: String,
    /// `documented`; empty where no statement was chosen.
    pub shown_by: String,
}

/// Saves a comparison as a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SaveComparison {
    /// The assessments' ids, in the order of the columns.
    pub assessments: Vec<String>,
    /// As what.
    pub format: CompareFormat,
}

/// What a comparison can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompareFormat {
    /// For a document or a wiki.
    Markdown,
    /// For a spreadsheet.
    Csv,
}

/// A comparison as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparisonText {
    /// The text.
    pub text: String,
}
