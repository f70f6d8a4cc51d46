//! Pieces that several screens share.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A grade letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "the letters are the grades")]
pub enum GradeLetter {
    A,
    B,
    C,
    D,
    E,
}

/// A grade as it is always written: assured, with the possible one beside it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GradeView {
    /// The headline grade.
    pub assured: GradeLetter,
    /// What is possible.
    pub possible: GradeLetter,
    /// `up to B`; empty where both ends have the same grade.
    pub up_to: String,
    /// Whether the word "provisional" stands beside it.
    pub provisional: bool,
    /// `D (up to B), provisional`.
    pub text: String,
}

/// A grade's stretch of the scale.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GradeBand {
    /// The grade.
    pub letter: GradeLetter,
    /// Where it begins, 0 to 85.
    pub from: f64,
    /// Where it ends, 30 to 100.
    pub to: f64,
}

/// An interval bar: both ends, 0 to 100, with their printed numbers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct IntervalView {
    /// Assured end, 0 to 100.
    pub assured: f64,
    /// Possible end, 0 to 100.
    pub possible: f64,
    /// As printed; never crosses a grade floor.
    pub assured_text: String,
    /// As printed.
    pub possible_text: String,
    /// The level of the assured end, which gives the bar its colour.
    pub level: GradeLetter,
    /// What a screen reader says.
    pub alt: String,
}

/// What every screen of an assessment has at its top.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeaderView {
    /// The assessment's id.
    pub id: String,
    /// What the team calls it.
    pub title: String,
    /// Who is assessed.
    pub vendor: String,
    /// Which product; the name in the bar.
    pub service: String,
    /// Grade so far.
    pub grade: GradeView,
    /// Portability so far.
    pub portability: IntervalView,
    /// What undo would take back, as a phrase; `null` where there is nothing.
    pub undo: Option<String>,
    /// What redo would bring back.
    pub redo: Option<String>,
    /// Whether the workspace can only be read.
    pub read_only: bool,
    /// A newer version at hand of its question pack, which a copy can be moved to: `unmoor-standard 1.1.0`.
    pub newer_pack: Option<String>,
}

/// A choice in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChoiceView {
    /// What is stored.
    pub key: String,
    /// What is shown.
    pub label: String,
}

/// A line of printed arithmetic.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ArithmeticLine {
    /// What it is.
    pub label: String,
    /// How it comes about, such as `642 / 38`; may be empty.
    pub working: String,
    /// What comes out.
    pub result: String,
    /// Whether it is a sum, under a rule.
    pub sum: bool,
}

/// Which assessment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AssessmentRequest {
    /// Its id.
    pub assessment: String,
}

/// Nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}
