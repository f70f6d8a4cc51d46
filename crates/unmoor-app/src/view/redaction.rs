//! What is left out of what leaves, as it is chosen and as it is shown before.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that can be left out of what is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RedactionSubject {
    /// Names of people.
    People,
    /// For whom the assessment was made.
    Client,
    /// Amounts of money.
    Amounts,
    /// Notes, reasons and the parking list.
    Notes,
    /// What shows an answer.
    Evidence,
}

/// Asks what would be left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct LookAtRedaction {
    /// Which assessment.
    pub assessment: String,
    /// What should be left out.
    pub redact: Vec<RedactionSubject>,
    /// The client's name where it is not kept yet; may be empty.
    pub client: String,
}

/// What would be left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RedactionView {
    /// `Left out: 4 names, 2 amounts and 17 notes.`
    pub gist: String,
    /// The five, chosen or not.
    pub subjects: Vec<RedactionLine>,
    /// Choices of them that have a name.
    pub profiles: Vec<RedactionProfile>,
}

/// One of the five.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RedactionLine {
    /// Which one.
    pub subject: RedactionSubject,
    /// `Names of people`.
    pub name: String,
    /// What becomes of it, in a sentence.
    pub what: String,
    /// `4 names`; empty where there are none or it is not chosen.
    pub count: String,
    /// The first of them, before and after.
    pub examples: Vec<RedactionExample>,
    /// What a person should know; may be empty.
    pub note: String,
}

/// A string that goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RedactionExample {
    /// As it stands.
    pub before: String,
    /// What takes its place; empty where nothing does.
    pub after: String,
}

/// A choice that has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RedactionProfile {
    /// `Without names`.
    pub name: String,
    /// What it leaves out.
    pub redact: Vec<RedactionSubject>,
}
