//! How an assessment is laid out in a file. Its JSON Schema is made from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{
    Answer, AnswerRecord, Assessment, Claim, Contract, Decision, DecisionForm, Evidence, EvidenceItem, Extra,
    OptionKey, PackRef, Parked, Participant, QuestionId, Reason, Request, Scope, Session, Treatment, TreatmentForm,
    Vendor, Vote,
};

/// An assessment of one service of one vendor. Unknown fields are kept at every level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Unmoor assessment", extend("required" = ["format", "version", "id", "title", "vendor", "method", "packs", "scope"]))]
pub struct AssessmentForm {
    /// Says that the file is an assessment.
    #[schemars(extend("const" = super::FORMAT))]
    pub format: String,
    /// The version of this format. A reader refuses a higher one.
    #[schemars(extend("const" = super::VERSION))]
    pub version: u32,
    /// A UUID.
    #[schemars(length(min = 1, max = 1000))]
    pub id: String,
    /// What the team calls it.
    #[schemars(length(max = 1000))]
    pub title: String,
    /// Who is assessed, and which product of theirs.
    pub vendor: Vendor,
    /// The scoring method.
    #[schemars(extend("const" = crate::assessment::METHOD))]
    pub method: String,
    /// The packs that the questions come from.
    #[schemars(length(min = 1, max = 1000))]
    pub packs: Vec<PackRef>,
    /// What is asked.
    pub scope: Scope,
    /// Answers to the exposure questions, by question id; an absent one is open.
    pub exposure: BTreeMap<QuestionId, OptionKey>,
    /// The contract's dates, as far as they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// Who was in the room.
    #[schemars(length(max = 1000))]
    pub participants: Vec<Participant>,
    /// When the team met, and who was there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub sessions: Vec<Session>,
    /// The parking list: what was put off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub parking: Vec<Parked>,
    /// What was asked by file, of participants and of the vendor.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub requests: Vec<Request>,
    /// What is recorded, by question id; an absent one has not been reached.
    pub answers: BTreeMap<QuestionId, AnswerForm>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

impl From<&Assessment> for AssessmentForm {
    fn from(of: &Assessment) -> Self {
        let of = of.clone();
        Self {
            format: super::FORMAT.to_owned(),
            version: super::VERSION,
            id: of.id.0,
            title: of.title,
            vendor: of.vendor,
            method: of.method,
            packs: of.packs,
            scope: of.scope,
            exposure: of.exposure,
            contract: of.contract,
            participants: of.participants,
            sessions: of.sessions,
            parking: of.parking,
            requests: of.requests,
            answers: of.answers.into_iter().map(|(id, record)| (id, record.into())).collect(),
            extra: of.extra,
        }
    }
}

/// What is recorded for one question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Answer", transform = rules_of_state)]
pub struct AnswerForm {
    /// What kind of answer it is.
    pub state: State,
    /// The option chosen; only where the state is `answered`, and always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<OptionKey>,
    /// How the answer is shown; only where the state is `answered`. Absent means `claimed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Why the question does not apply; only where the state is `not_applicable`, and always there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The team's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Marked to come back to.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub marked: bool,
    /// Put on the list of questions for the vendor.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ask_vendor: bool,
    /// What shows the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub evidence_items: Vec<EvidenceItem>,
    /// What each participant said; at most one vote each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub votes: Vec<Vote>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<DecisionForm>")]
    pub decision: Option<Decision>,
    /// What the vendor said when it was asked by file; at most one claim a request. Scores nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 1000))]
    pub claims: Vec<Claim>,
    /// What is done about the finding of this question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<TreatmentForm>")]
    pub treatment: Option<Treatment>,
    /// Unknown fields.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What kind of answer it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing said yet, but a note, a mark, votes or evidence are kept.
    #[default]
    Open,
    /// "We don't know."
    Unknown,
    /// One of the options.
    Answered,
    /// Does not apply, for a reason.
    NotApplicable,
}

impl State {
    /// The word of the format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unknown => "unknown",
            Self::Answered => "answered",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl From<AnswerRecord> for AnswerForm {
    fn from(of: AnswerRecord) -> Self {
        let form = Self {
            note: of.note,
            marked: of.marked,
            ask_vendor: of.ask_vendor,
            evidence_items: of.evidence_items,
            votes: of.votes,
            decision: of.decision,
            claims: of.claims,
            treatment: of.treatment,
            extra: of.extra,
            ..Self::default()
        };
        match of.answer {
            Answer::Open => form,
            Answer::Unknown => Self { state: State::Unknown, ..form },
            Answer::Answered { option, evidence } => {
                Self { state: State::Answered, option: Some(option), evidence: Some(evidence), ..form }
            }
            Answer::NotApplicable { reason } => {
                Self { state: State::NotApplicable, reason: Some(reason.as_str().to_owned()), ..form }
            }
        }
    }
}

/// What makes the fields of an answer contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FormFault {
    /// `not_applicable` without a reason.
    #[error("a question that does not apply needs a reason")]
    NoReason,
    /// `answered` without an option.
    #[error("an answered question needs an option")]
    NoOption,
    /// A field that belongs to another state.
    #[error("the field {field:?} does not go with the state {:?}", .state.word())]
    Contradiction {
        /// The state.
        state: State,
        /// The field.
        field: &'static str,
    },
}

impl TryFrom<AnswerForm> for AnswerRecord {
    type Error = FormFault;

    fn try_from(form: AnswerForm) -> Result<Self, FormFault> {
        let state = form.state;
        let stray = |there: bool, field: &'static str| match there {
            true => Err(FormFault::Contradiction { state, field }),
            false => Ok(()),
        };
        if state != State::Answered {
            stray(form.option.is_some(), "option")?;
            stray(form.evidence.is_some(), "evidence")?;
        }
        if state != State::NotApplicable {
            stray(form.reason.is_some(), "reason")?;
        }
        let answer = match state {
            State::Open => Answer::Open,
            State::Unknown => Answer::Unknown,
            State::Answered => Answer::Answered {
                option: form.option.ok_or(FormFault::NoOption)?,
                evidence: form.evidence.unwrap_or_default(),
            },
            State::NotApplicable => Answer::NotApplicable {
                reason: form.reason.as_deref().and_then(Reason::new).ok_or(FormFault::NoReason)?,
            },
        };
        Ok(Self {
            answer,
            note: form.note,
            marked: form.marked,
            ask_vendor: form.ask_vendor,
            evidence_items: form.evidence_items,
            votes: form.votes,
            decision: form.decision,
            claims: form.claims,
            treatment: form.treatment,
            extra: form.extra,
        })
    }
}

/// Says in the schema which fields go with which state.
fn rules_of_state(schema: &mut schemars::Schema) {
    let when = |state: &str, then: serde_json::Value| serde_json::json!({ "if": { "properties": { "state": { "const": state } } }, "then": then });
    let absent = |fields: &[&str]| -> serde_json::Value {
        fields
            .iter()
            .map(|field| ((*field).to_owned(), serde_json::Value::Bool(false)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let rules = serde_json::json!([
        when(
            "answered",
            serde_json::json!({ "required": ["option"], "properties": { "option": { "type": "string" }, "reason": false } })
        ),
        when(
            "not_applicable",
            serde_json::json!({ "required": ["reason"], "properties": {
                "option": false, "evidence": false, "reason": { "type": "string", "pattern": "\\S" } } })
        ),
        when("unknown", serde_json::json!({ "properties": absent(&["option", "evidence", "reason"]) })),
        when("open", serde_json::json!({ "properties": absent(&["option", "evidence", "reason"]) })),
    ]);
    schema.insert("allOf".to_owned(), rules);
}
