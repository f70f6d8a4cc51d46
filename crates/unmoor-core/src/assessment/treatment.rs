//! What is done about a finding: who sees to it, by when, and how far it is.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, NonBlank};

/// What is done about the finding of a question. It changes no score: only a better answer does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "TreatmentForm", try_from = "TreatmentForm")]
pub struct Treatment {
    /// How far it is.
    pub status: TreatmentStatus,
    /// Who sees to it; empty where nobody does yet.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Treatment {
    /// Whether its day has passed and it is neither done nor accepted.
    pub fn overdue(&self, today: Date) -> bool {
        let under_way = matches!(self.status, TreatmentStatus::Open | TreatmentStatus::Doing);
        under_way && self.due.is_some_and(|due| due < today)
    }
}

/// How far the treatment of a finding is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TreatmentStatus {
    /// Taken on, not begun.
    #[default]
    Open,
    /// Under way.
    Doing,
    /// Done.
    Done,
    /// Nothing will be done: the risk is accepted. Neither the reason nor the person is optional.
    Accepted {
        /// Why.
        reason: NonBlank,
        /// By whom.
        by: NonBlank,
    },
}

/// How a treatment is laid out in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Treatment", transform = rules_of_status)]
pub struct TreatmentForm {
    /// How far it is.
    pub status: TreatmentWord,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 1000))]
    pub owner: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Why the risk is accepted; only where it is, and always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// By whom it is accepted; only where it is, and always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub by: Option<String>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The word for how far a treatment is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TreatmentWord {
    /// Taken on, not begun.
    #[default]
    Open,
    /// Under way.
    Doing,
    /// Done.
    Done,
    /// The risk is accepted.
    Accepted,
}

impl TreatmentWord {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Accepted => "accepted",
        }
    }
}

/// What makes the fields of a treatment contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreatmentFault {
    /// `accepted` without a reason.
    #[error("an accepted finding needs a reason")]
    NoReason,
    /// `accepted` without a person.
    #[error("an accepted finding needs the name of whoever accepted it")]
    NobodyAccepts,
    /// A field that belongs to `accepted`.
    #[error("the field {field:?} does not go with the status {:?}", .status.word())]
    Contradiction {
        /// The status.
        status: TreatmentWord,
        /// The field.
        field: &'static str,
    },
}

impl From<Treatment> for TreatmentForm {
    fn from(of: Treatment) -> Self {
        let form =
            Self { status: of.status.word(), owner: of.owner, due: of.due, reason: None, by: None, extra: of.extra };
        match of.status {
            TreatmentStatus::Accepted { reason, by } => {
                Self { reason: Some(reason.as_str().to_owned()), by: Some(by.as_str().to_owned()), ..form }
            }
            TreatmentStatus::Open | TreatmentStatus::Doing | TreatmentStatus::Done => form,
        }
    }
}

impl TryFrom<TreatmentForm> for Treatment {
    type Error = TreatmentFault;

    fn try_from(form: TreatmentForm) -> Result<Self, TreatmentFault> {
        let text = |text: &Option<String>| text.as_deref().and_then(NonBlank::new);
        let status = match form.status {
            TreatmentWord::Accepted => TreatmentStatus::Accepted {
                reason: text(&form.reason).ok_or(TreatmentFault::NoReason)?,
                by: text(&form.by).ok_or(TreatmentFault::NobodyAccepts)?,
            },
            status => {
                for (there, field) in [(form.reason.is_some(), "reason"), (form.by.is_some(), "by")] {
                    if there {
                        return Err(TreatmentFault::Contradiction { status, field });
                    }
                }
                match status {
                    TreatmentWord::Doing => TreatmentStatus::Doing,
                    TreatmentWord::Done => TreatmentStatus::Done,
                    TreatmentWord::Open | TreatmentWord::Accepted => TreatmentStatus::Open,
                }
            }
        };
        Ok(Self { status, owner: form.owner, due: form.due, extra: form.extra })
    }
}

impl TreatmentStatus {
    /// Its word in a file.
    pub fn word(&self) -> TreatmentWord {
        match self {
            Self::Open => TreatmentWord::Open,
            Self::Doing => TreatmentWord::Doing,
            Self::Done => TreatmentWord::Done,
            Self::Accepted { .. } => TreatmentWord::Accepted,
        }
    }
}

/// Says in the schema that only an accepted finding has a reason and a name, and always has both.
fn rules_of_status(schema: &mut schemars::Schema) {
    let text = serde_json::json!({ "type": "string", "pattern": "\\S" });
    schema.insert("if".to_owned(), serde_json::json!({ "properties": { "status": { "const": "accepted" } } }));
    let then = serde_json::json!({ "required": ["reason", "by"], "properties": { "reason": text, "by": text } });
    schema.insert("then".to_owned(), then);
    schema.insert("else".to_owned(), serde_json::json!({ "properties": { "reason": false, "by": false } }));
}
