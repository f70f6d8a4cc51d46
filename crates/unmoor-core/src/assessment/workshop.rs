//! What a team keeps of its workshops: when it met and who was there, what it put off, and what it asked by file.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Extra, OptionKey, ParticipantId, QuestionId};

/// One meeting of the team about this assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Session {
    /// Unique within the assessment.
    #[schemars(length(min = 1, max = 1000))]
    pub id: String,
    /// When it began.
    pub started: Timestamp,
    /// When it ended; absent while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// Who was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub present: Vec<ParticipantId>,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Something to come back to after the workshop: an entry of the parking list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Parked {
    /// Unique within the assessment.
    #[schemars(length(min = 1, max = 1000))]
    pub id: String,
    /// What it is about.
    pub text: String,
    /// The question at which it came up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// When it was put there.
    pub at: Timestamp,
    /// Whether it has been dealt with.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Questions that were sent out as a file, to one participant or to the vendor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Request {
    /// A UUID; the file that was sent and the answer to it bear it.
    #[schemars(length(min = 1, max = 1000))]
    pub id: String,
    /// Who was asked; absent where it was the vendor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<ParticipantId>,
    /// Who asks, as the file says it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 1000))]
    pub sender: String,
    /// When the file was made.
    pub made: Timestamp,
    /// What was asked, in the order of the file.
    #[schemars(length(max = 1000))]
    pub questions: Vec<QuestionId>,
    /// When the answers came in; absent while they are awaited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// Who filled it in, as they named themselves; empty while the answers are awaited.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 1000))]
    pub by: String,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What the vendor said to a question it was asked. It stands beside the team's answer and scores nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Claim {
    /// The request that it answers.
    #[schemars(length(min = 1, max = 1000))]
    pub request: String,
    /// Which option; absent where the vendor chose none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<OptionKey>,
    /// What it said in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was filled in.
    pub at: Timestamp,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}
