//! What if: answers are tried out on a scratch copy, and the verdict is shown before and after.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{GradeView, IntervalView};
use super::walk::{AnswerInput, EvidenceStep};

/// What is tried out. The core keeps nothing of it: every request carries all of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TryRequest {
    /// The assessment.
    pub assessment: String,
    /// The answers that are tried out, in order; of two about one question the last counts.
    pub trials: Vec<TrialInput>,
    /// The question that is looked at; `null` looks at none.
    pub question: Option<String>,
}

/// What is to be kept of it, in one step of undo.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct KeepTrials {
    /// The assessment.
    pub assessment: String,
    /// The answers to keep.
    pub trials: Vec<TrialInput>,
}

/// An answer that is tried out. An exposure question takes an option, or is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrialInput {
    /// The question or exposure question.
    pub question: String,
    /// What it is answered with.
    pub answer: AnswerInput,
}

/// The verdict before and after.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TryView {
    /// As it stands in the workspace.
    pub before: TryEnd,
    /// With what is tried out.
    pub after: TryEnd,
    /// Exposure, risk, coverage and so on.
    pub figures: Vec<TryLine>,
    /// Every cap that binds before or after.
    pub caps: Vec<TryLine>,
    /// Every section in scope before or after.
    pub sections: Vec<TrySection>,
    /// What is tried out, in order; what changes nothing is left out.
    pub changes: Vec<TryChange>,
    /// What keeping it would overwrite: `Overwrites 2 answers (AL-04, XR-01) and answers 1 open question (AL-05).`
    pub overwrites: String,
    /// The question that is looked at.
    pub question: Option<TryQuestion>,
    /// What there is to try, what helps most first.
    pub choices: Vec<TryChoice>,
    /// The steps of the shortest way up, to try all of them; empty where there is none.
    pub way_up: Vec<TrialInput>,
    /// What the live region says: `D to C. Assured 42 to 52, possible 77 to 77.`
    pub said: String,
}

/// The verdict on one side.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TryEnd {
    /// The grade.
    pub grade: GradeView,
    /// Portability.
    pub portability: IntervalView,
    /// The average before the caps.
    pub average: IntervalView,
}

/// A figure or a cap before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TryLine {
    /// `Risk`, `Unknown knock-out AL-02`.
    pub label: String,
    /// As it stands in the workspace.
    pub before: TryCell,
    /// With what is tried out.
    pub after: TryCell,
    /// Whether it moved.
    pub moved: bool,
}

/// A figure or a cap on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TryCell {
    /// `37 to 12, high to low`, `49, assured`, `does not bind`.
    pub text: String,
    /// What opens its arithmetic; `null` where there is none.
    pub figure: Option<String>,
}

/// A section before and after.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TrySection {
    /// Such as `AL`.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Before; `null` where it is not in scope.
    pub before: Option<IntervalView>,
    /// After; `null` where it is not in scope.
    pub after: Option<IntervalView>,
    /// Whether it moved.
    pub moved: bool,
}

/// One answer that is tried out, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TryChange {
    /// The question.
    pub question: String,
    /// What it is called.
    pub title: String,
    /// What is recorded: `We don’t know`.
    pub from: String,
    /// What is tried: `Your team has …, tested`.
    pub to: String,
}

/// The question that is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TryQuestion {
    /// Such as `AL-02`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Its options, the freest first.
    pub options: Vec<TryOption>,
    /// How an answer can be shown; empty for an exposure question.
    pub evidence: Vec<EvidenceStep>,
    /// What is recorded, in words.
    pub recorded: String,
    /// What is recorded.
    pub recorded_answer: AnswerInput,
    /// What is tried, or else recorded.
    pub answer: AnswerInput,
    /// Whether it is tried otherwise than it is recorded.
    pub changed: bool,
}

/// An option that can be tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TryOption {
    /// `a` to `e`.
    pub key: String,
    /// 1 to 5: the key that chooses it.
    pub number: usize,
    /// The statement.
    pub label: String,
    /// Its level, or for an exposure question how much it exposes, 0 to 100.
    pub level: u32,
}

/// A question that can be tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TryChoice {
    /// Such as `AL-02`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Why it stands where it stands: `Shortest way up`, `Blockers`, `Findings`, `Other questions`, `Exposure`.
    pub group: String,
    /// Whether it is tried otherwise than it is recorded.
    pub changed: bool,
}
