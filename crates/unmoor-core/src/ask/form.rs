//! How a response is laid out in a file. Its JSON Schema is made from these types.

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::{AssessmentId, OptionKey, ParticipantId, QuestionId};
use crate::pack::Question;

/// Answers to questions that were asked by file. Unknown fields are passed over.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Unmoor response")]
pub struct ResponseForm {
    /// Says that the file is a response.
    #[schemars(extend("const" = super::FORMAT))]
    pub format: &'static str,
    /// The version of this format. A reader refuses a higher one.
    #[schemars(extend("const" = super::VERSION))]
    pub version: u32,
    /// What was asked, exactly as it was sent.
    pub request: Asked,
    /// Who filled it in; not blank.
    #[schemars(length(max = 1000), regex(pattern = r"\S"))]
    pub by: String,
    /// When it was filled in; absent means when it is taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// The answers by question, at least one; a question that is absent stays open.
    #[schemars(extend("minProperties" = 1))]
    pub answers: BTreeMap<QuestionId, GivenForm>,
}

/// What was asked: made by Unmoor, and compared with its own record when the answers come back.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Request")]
pub struct Asked {
    /// A UUID.
    #[schemars(length(min = 1, max = 1000))]
    pub id: String,
    /// When the file was made.
    pub made: Timestamp,
    /// The assessment's id.
    #[schemars(length(min = 1, max = 1000))]
    pub assessment: AssessmentId,
    /// What the questions are about.
    pub about: About,
    /// Who asks; may be empty.
    #[schemars(length(max = 1000))]
    pub sender: String,
    /// The participant who is asked; absent where it is the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 1000))]
    pub participant: Option<ParticipantId>,
    /// The name of whoever is asked.
    #[schemars(length(max = 1000))]
    pub to: String,
    /// The questions.
    #[schemars(length(max = 1000))]
    pub questions: Vec<AskedQuestion>,
}

/// What the questions are about.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct About {
    /// What the team calls the assessment; the vendor is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub title: Option<String>,
    /// The company.
    #[schemars(length(max = 1000))]
    pub vendor: String,
    /// The product.
    #[schemars(length(max = 1000))]
    pub service: String,
}

/// A question as it was asked.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AskedQuestion {
    /// Such as `DO-01`.
    pub id: QuestionId,
    /// What the vendor is asked to say or send; only in a request to the vendor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The question that the statements answer.
    pub prompt: String,
    /// The statements; the first that is wholly true is chosen.
    #[schemars(length(max = 1000))]
    pub options: Vec<AskedOption>,
}

/// A statement as it was sent.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AskedOption {
    /// `a` to `e`.
    pub key: OptionKey,
    /// The statement.
    pub label: String,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Answer", transform = rules_of_state)]
pub struct GivenForm {
    /// Whether a statement is chosen.
    pub state: GivenState,
    /// The statement that is chosen; only where the state is `answered`, and always there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<OptionKey>,
    /// A comment.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Whether a statement is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GivenState {
    /// One of the statements.
    Answered,
    /// "We do not know."
    Unknown,
}

/// A response that was read: whatever it says, it is laid out as it should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// What was asked, as the file has it.
    pub request: Asked,
    /// Who filled it in.
    pub by: String,
    /// When, as the file says it.
    pub at: Option<Timestamp>,
    /// The answers.
    pub answers: BTreeMap<QuestionId, Given>,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Which statement; `None` for "we do not know".
    pub option: Option<OptionKey>,
    /// A comment; empty where there is none.
    pub note: String,
}

impl ResponseForm {
    /// How a response is written.
    pub fn of(response: Response) -> Self {
        let form = |given: Given| GivenForm {
            state: if given.option.is_some() { GivenState::Answered } else { GivenState::Unknown },
            option: given.option,
            note: given.note,
        };
        Self {
            format: super::FORMAT,
            version: super::VERSION,
            request: response.request,
            by: response.by,
            at: response.at,
            answers: response.answers.into_iter().map(|(id, given)| (id, form(given))).collect(),
        }
    }
}

impl AskedQuestion {
    /// A question of a pack, worded for the vendor or for the team.
    pub(super) fn of(question: &Question, for_vendor: bool) -> Self {
        Self {
            id: question.id.clone(),
            ask: question.ask_vendor.clone().filter(|_| for_vendor),
            prompt: question.prompt.clone(),
            options: question
                .options
                .iter()
                .map(|option| AskedOption { key: option.key, label: option.label.clone() })
                .collect(),
        }
    }
}

/// Says in the schema that only an answered question has an option, and always has one.
fn rules_of_state(schema: &mut schemars::Schema) {
    schema.insert("if".to_owned(), serde_json::json!({ "properties": { "state": { "const": "answered" } } }));
    let option = serde_json::json!({ "required": ["option"], "properties": { "option": { "type": "string" } } });
    schema.insert("then".to_owned(), option);
    schema.insert("else".to_owned(), serde_json::json!({ "properties": { "option": false } }));
}
