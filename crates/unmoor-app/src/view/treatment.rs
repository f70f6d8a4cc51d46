//! What is done about findings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How far the treatment of a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TreatmentStep {
    /// Taken on, not begun.
    Open,
    /// Under way.
    Doing,
    /// Done.
    Done,
    /// Nothing will be done: the risk is accepted.
    Accepted,
}

/// What is done about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TreatmentView {
    /// How far it is.
    pub status: TreatmentStep,
    /// `Doing`, or `Accepted by Jonas Whitlock`.
    pub head: String,
    /// `Helen Marchetti, due 20 November 2026, overdue.`
    pub rest: String,
    /// Who sees to it; empty where nobody does yet.
    pub owner: String,
    /// ISO date; empty where there is none.
    pub due: String,
    /// Whether its day has passed and it is neither done nor accepted; `rest` says so in a word.
    pub overdue: bool,
    /// Why the risk is accepted; empty where it is not.
    pub reason: String,
    /// By whom it is accepted; empty where it is not.
    pub by: String,
}

/// A treatment whose question is no finding any more. It is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOverView {
    /// The question's id.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Why it is no finding any more.
    pub why: String,
    /// What was decided.
    pub treatment: TreatmentView,
}

/// What is to be done about the finding of a question, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetTreatment {
    /// The assessment.
    pub assessment: String,
    /// The question.
    pub question: String,
    /// `null` takes the treatment away.
    pub treatment: Option<TreatmentInput>,
}

/// A treatment as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TreatmentInput {
    /// How far it is.
    pub status: TreatmentStep,
    /// Who sees to it; may be empty.
    pub owner: String,
    /// ISO date, or empty.
    pub due: String,
    /// Why the risk is accepted; only read where it is.
    pub reason: String,
    /// By whom; only read where it is.
    pub by: String,
}
