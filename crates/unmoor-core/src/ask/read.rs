//! Reads a response and checks how it is laid out; whether it was asked for is another matter.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::assessment::{AssessmentId, ParticipantId, QuestionId};
use crate::file::ReadFault;
use crate::file::fault::short;
use crate::file::fields::{Fields, as_option};
use crate::json::{self, Parsed, field};

use super::fault::ResponseFault;
use super::form::{About, Asked, AskedOption, AskedQuestion, Given, GivenState, Response};
use super::page::PAGE_MARK;
use super::{FORMAT, MAX_BYTES, VERSION};

/// Whether a file says that it is a response, or is the page with the questions that somebody sent back unsaved.
pub fn is_response(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    is_page(bytes) || serde_json::from_slice::<Head>(text).is_ok_and(|head| head.format.as_deref() == Some(FORMAT))
}

/// Browsers rewrite a page when they save it, so only its first sign and its mark are looked for.
fn is_page(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && byte.is_ascii());
    let head = &bytes[..bytes.len().min(16 << 10)];
    first == Some(&b'<') && head.windows(PAGE_MARK.len()).any(|window| window == PAGE_MARK.as_bytes())
}

/// Reads a response.
///
/// # Errors
/// The first fault that is found; its sentence is for a person.
pub fn read(bytes: &[u8]) -> Result<Response, ResponseFault> {
    if bytes.len() > MAX_BYTES {
        return Err(ResponseFault::TooLarge { bytes: bytes.len() });
    }
    if is_page(bytes) {
        return Err(ResponseFault::IsForm);
    }
    let Parsed { value, duplicates } = json::parse(bytes)?;
    let mut fields = known_format(value)?;
    if let Some(twice) = duplicates.into_iter().next() {
        return Err(ResponseFault::Part(match twice.parent.as_str() {
            "answers" => ReadFault::SecondAnswer { question: short(&twice.key) },
            parent => ReadFault::SecondField { path: field(parent, &twice.key) },
        }));
    }
    let response = Response {
        request: asked(fields.object("request")?)?,
        by: fields.maybe_name("by")?.unwrap_or_default().trim().to_owned(),
        at: fields.maybe_time("at")?,
        answers: fields.table("answers")?.into_iter().map(given).collect::<Result<BTreeMap<_, _>, _>>()?,
    };
    if response.answers.is_empty() {
        return Err(ResponseFault::NothingAnswered);
    }
    if response.by.is_empty() {
        return Err(ResponseFault::Unsigned);
    }
    Ok(response)
}

/// Refuses other formats and newer versions before anything else is looked at.
fn known_format(value: Value) -> Result<Fields, ResponseFault> {
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ResponseFault::NotResponse);
    }
    let mut fields = Fields::of(value, String::new())?;
    match fields.whole("version")? {
        Some(VERSION) => Ok(fields),
        Some(found) if found > VERSION => Err(ResponseFault::TooNew { found }),
        Some(found) => Err(ResponseFault::Part(ReadFault::WrongType {
            path: "version".to_owned(),
            expected: VERSION.to_string(),
            found: found.to_string(),
        })),
        None => Err(ResponseFault::Part(ReadFault::Missing { path: "version".to_owned() })),
    }
}

fn asked(mut fields: Fields) -> Result<Asked, ReadFault> {
    let mut about = fields.object("about")?;
    Ok(Asked {
        id: fields.id("id")?,
        made: fields.time("made")?,
        assessment: AssessmentId(fields.id("assessment")?),
        about: About {
            title: about.maybe_name("title")?,
            vendor: about.maybe_name("vendor")?.unwrap_or_default(),
            service: about.maybe_name("service")?.unwrap_or_default(),
        },
        sender: fields.maybe_name("sender")?.unwrap_or_default(),
        participant: fields.maybe_id("participant")?.map(ParticipantId),
        to: fields.maybe_name("to")?.unwrap_or_default(),
        questions: fields.list("questions", question)?,
    })
}

fn question(value: Value, path: String) -> Result<AskedQuestion, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(AskedQuestion {
        id: QuestionId(fields.id("id")?),
        ask: fields.note("ask")?,
        prompt: fields.note("prompt")?.unwrap_or_default(),
        options: fields.list("options", option)?,
    })
}

fn option(value: Value, path: String) -> Result<AskedOption, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    let key = as_option(fields.need("key")?, fields.path("key"))?;
    Ok(AskedOption { key, label: fields.note("label")?.unwrap_or_default() })
}

fn given((id, value): (String, Value)) -> Result<(QuestionId, Given), ResponseFault> {
    let question = short(&id);
    let mut fields = Fields::of(value, field("answers", &question))?;
    let state = fields.word("state", &["answered", "unknown"])?;
    let state = state.ok_or_else(|| ReadFault::Missing { path: fields.path("state") })?;
    let given = Given { option: fields.option("option")?, note: fields.note("note")?.unwrap_or_default() };
    match (state, given.option) {
        (GivenState::Answered, None) => Err(ResponseFault::NoOption { question }),
        (GivenState::Unknown, Some(_)) => {
            Err(ResponseFault::Part(ReadFault::Contradiction { question, state: "unknown", field: "option" }))
        }
        _ => Ok((QuestionId(id), given)),
    }
}
