//! What was agreed after a vote.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Answer, Evidence, Extra, NonBlank, OptionKey, ParticipantId, Reason};

/// What was agreed after a vote. The answer may be changed later; this is what the room decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "DecisionForm", try_from = "DecisionForm")]
pub struct Decision {
    /// What the room decided; not known of decisions from before it was kept.
    pub decided: Option<Decided>,
    /// Why.
    pub note: String,
    /// Who did not agree.
    pub dissent: Vec<ParticipantId>,
    /// Who was there.
    pub present: Vec<ParticipantId>,
    /// When.
    pub at: Timestamp,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What a room can decide: any answer, but not none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// "We don't know."
    Unknown,
    /// One of the options, and how it was shown.
    Answered {
        /// The option.
        option: OptionKey,
        /// How it was shown.
        evidence: Evidence,
    },
    /// The question does not apply.
    NotApplicable {
        /// Why.
        reason: Reason,
    },
}

impl Decided {
    /// An answer as what was decided; `None` where nothing is answered.
    pub fn of(answer: &Answer) -> Option<Self> {
        match answer.clone() {
            Answer::Open => None,
            Answer::Unknown => Some(Self::Unknown),
            Answer::Answered { option, evidence } => Some(Self::Answered { option, evidence }),
            Answer::NotApplicable { reason } => Some(Self::NotApplicable { reason }),
        }
    }

    /// Its word in a file.
    pub fn word(&self) -> DecidedWord {
        match self {
            Self::Unknown => DecidedWord::Unknown,
            Self::Answered { .. } => DecidedWord::Answered,
            Self::NotApplicable { .. } => DecidedWord::NotApplicable,
        }
    }
}

/// How a decision is laid out in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Decision", transform = rules_of_state)]
pub struct DecisionForm {
    /// What was decided; absent in files from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<DecidedWord>,
    /// The option decided on; only where the state is `answered`, and always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<OptionKey>,
    /// How it was shown then; only where the state is `answered`. Absent means `claimed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Why the question does not apply; only where the state is `not_applicable`, and always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why it was decided so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who did not agree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dissent: Vec<ParticipantId>,
    /// Who was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<ParticipantId>,
    /// When.
    pub at: Timestamp,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The word for what was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecidedWord {
    /// "We don't know."
    Unknown,
    /// One of the options.
    Answered,
    /// Does not apply, for a reason.
    NotApplicable,
}

impl DecidedWord {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Answered => "answered",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// What makes the fields of a decision contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecisionFault {
    /// Answered without an option.
    #[error("a decision for an answer needs an option")]
    NoOption,
    /// Not applicable without a reason.
    #[error("a decision that a question does not apply needs a reason")]
    NoReason,
    /// A field that belongs to another state.
    #[error("the field {field:?} does not go with what was decided")]
    Contradiction {
        /// The state; `None` where there is none.
        state: Option<DecidedWord>,
        /// The field.
        field: &'static str,
    },
}

impl From<Decision> for DecisionForm {
    fn from(of: Decision) -> Self {
        let (option, evidence, reason) = match &of.decided {
            Some(Decided::Answered { option, evidence }) => (Some(*option), Some(*evidence), None),
            Some(Decided::NotApplicable { reason }) => (None, None, Some(reason.as_str().to_owned())),
            Some(Decided::Unknown) | None => (None, None, None),
        };
        Self {
            state: of.decided.as_ref().map(Decided::word),
            option,
            evidence,
            reason,
            note: of.note,
            dissent: of.dissent,
            present: of.present,
            at: of.at,
            extra: of.extra,
        }
    }
}

impl TryFrom<DecisionForm> for Decision {
    type Error = DecisionFault;

    fn try_from(form: DecisionForm) -> Result<Self, DecisionFault> {
        let state = form.state;
        let belongs = |there: bool, to: DecidedWord, field: &'static str| match there && state != Some(to) {
            true => Err(DecisionFault::Contradiction { state, field }),
            false => Ok(()),
        };
        belongs(form.option.is_some(), DecidedWord::Answered, "option")?;
        belongs(form.evidence.is_some(), DecidedWord::Answered, "evidence")?;
        belongs(form.reason.is_some(), DecidedWord::NotApplicable, "reason")?;
        let decided = match state {
            None => None,
            Some(DecidedWord::Unknown) => Some(Decided::Unknown),
            Some(DecidedWord::Answered) => Some(Decided::Answered {
                option: form.option.ok_or(DecisionFault::NoOption)?,
                evidence: form.evidence.unwrap_or_default(),
            }),
            Some(DecidedWord::NotApplicable) => Some(Decided::NotApplicable {
                reason: form.reason.as_deref().and_then(NonBlank::new).ok_or(DecisionFault::NoReason)?,
            }),
        };
        Ok(Self {
            decided,
            note: form.note,
            dissent: form.dissent,
            present: form.present,
            at: form.at,
            extra: form.extra,
        })
    }
}

/// Says in the schema which fields go with what was decided.
fn rules_of_state(schema: &mut schemars::Schema) {
    let when = |state: &str, then: serde_json::Value, otherwise: serde_json::Value| {
        let is = serde_json::json!({ "required": ["state"], "properties": { "state": { "const": state } } });
        serde_json::json!({ "if": is, "then": then, "else": { "properties": otherwise } })
    };
    let rules = serde_json::json!([
        when(
            "answered",
            serde_json::json!({ "required": ["option"], "properties": { "option": { "type": "string" } } }),
            serde_json::json!({ "option": false, "evidence": false }),
        ),
        when(
            "not_applicable",
            serde_json::json!({ "required": ["reason"], "properties": { "reason": { "type": "string", "pattern": "\\S" } } }),
            serde_json::json!({ "reason": false }),
        ),
    ]);
    schema.insert("allOf".to_owned(), rules);
}
