//! Reads an assessment file and checks it against the packs at hand.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::assessment::{
    AnswerRecord, Assessment, AssessmentId, Claim, Contract, DecidedWord, Decision, DecisionFault, DecisionForm,
    EvidenceItem, METHOD, OptionKey, PackRef, Parked, Participant, ParticipantId, QuestionId, Request, Scope, Session,
    StoredFile, Treatment, TreatmentFault, TreatmentForm, Vendor, Vote,
};
use crate::json::{self, Parsed, field, kind_of};
use crate::pack::Pack;

use super::check::check;
use super::fault::{ReadFault, short};
use super::fields::{Fields, as_name, as_option, as_word};
use super::form::{AnswerForm, FormFault};
use super::{FORMAT, MAX_BYTES, VERSION};

const KINDS: [&str; 8] = ["saas", "paas", "faas", "iaas", "dbaas", "analytics", "ai", "licensed"];

/// Reads an assessment file; `packs` are those at hand.
///
/// Nothing is lost: unknown fields of every object are kept and written back, and answers to questions that are out
/// of scope stay.
///
/// # Errors
/// The first fault that is found; its sentence is for a person.
pub fn read(bytes: &[u8], packs: &[&Pack]) -> Result<Assessment, ReadFault> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadFault::TooLarge { bytes: bytes.len() });
    }
    let Parsed { value, duplicates } = json::parse(bytes)?;
    let mut fields = known_format(value)?;
    if let Some(twice) = duplicates.into_iter().next() {
        return Err(match twice.parent.as_str() {
            "answers" | "exposure" => ReadFault::SecondAnswer { question: short(&twice.key) },
            parent => ReadFault::SecondField { path: field(parent, &twice.key) },
        });
    }
    let assessment = Assessment {
        id: AssessmentId(fields.id("id")?),
        title: fields.name("title")?,
        vendor: vendor(fields.object("vendor")?)?,
        method: method(&mut fields)?,
        packs: fields.list("packs", pack_ref)?,
        scope: scope(fields.object("scope")?)?,
        exposure: exposure(fields.table("exposure")?)?,
        contract: fields.take("contract").map(contract).transpose()?,
        participants: fields.list("participants", participant)?,
        sessions: fields.list("sessions", session)?,
        parking: fields.list("parking", parked)?,
        requests: fields.list("requests", request)?,
        answers: answers(fields.table("answers")?)?,
        extra: fields.rest(),
    };
    check(&assessment, packs)?;
    Ok(assessment)
}

/// Refuses other formats and newer versions before anything else is looked at.
fn known_format(value: Value) -> Result<Fields, ReadFault> {
    let found = match value.get("format") {
        Some(Value::String(format)) if format == FORMAT => None,
        Some(Value::String(format)) if format == crate::pack::FORMAT => return Err(ReadFault::IsPack),
        Some(Value::String(format)) => Some(format!("{:?}", short(format))),
        Some(other) => Some(kind_of(other).to_owned()),
        None => Some("not named".to_owned()),
    };
    if let Some(found) = found {
        return Err(ReadFault::OtherFormat { found });
    }
    let mut fields = Fields::of(value, String::new())?;
    fields.take("format");
    let version = fields.need("version")?;
    match version.as_number() {
        Some(number) if number.as_u64() == Some(VERSION.into()) => Ok(fields),
        Some(number) if number.as_f64() > Some(VERSION.into()) => {
            Err(ReadFault::TooNew { found: short(&number.to_string()) })
        }
        _ => {
            let found = if version.is_number() { version.to_string() } else { kind_of(&version).to_owned() };
            Err(ReadFault::WrongType { path: "version".to_owned(), expected: VERSION.to_string(), found })
        }
    }
}

fn method(fields: &mut Fields) -> Result<String, ReadFault> {
    let method = fields.name("method")?;
    if method == METHOD { Ok(method) } else { Err(ReadFault::UnknownMethod { found: short(&method) }) }
}

fn vendor(mut fields: Fields) -> Result<Vendor, ReadFault> {
    Ok(Vendor { name: fields.name("name")?, service: fields.name("service")?, extra: fields.rest() })
}

fn pack_ref(value: Value, path: String) -> Result<PackRef, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(PackRef { id: fields.id("id")?, version: fields.id("version")?, extra: fields.rest() })
}

fn scope(mut fields: Fields) -> Result<Scope, ReadFault> {
    let depth = fields.word("depth", &["quick", "standard", "full"])?;
    let kinds = fields.list("kinds", |value, path| as_word(value, path, &KINDS))?;
    Ok(Scope {
        depth: depth.ok_or_else(|| ReadFault::Missing { path: fields.path("depth") })?,
        kinds,
        extra: fields.rest(),
    })
}

fn exposure(table: Vec<(String, Value)>) -> Result<BTreeMap<QuestionId, OptionKey>, ReadFault> {
    table
        .into_iter()
        .map(|(id, value)| Ok((QuestionId(id.clone()), as_option(value, field("exposure", &short(&id)))?)))
        .collect()
}

fn contract(value: Value) -> Result<Contract, ReadFault> {
    let mut fields = Fields::of(value, "contract".to_owned())?;
    Ok(Contract {
        starts: fields.date("starts")?,
        ends: fields.date("ends")?,
        notice_days: fields.whole("notice_days")?,
        auto_renews: fields.flag("auto_renews")?,
        months_to_leave: fields.whole("months_to_leave")?,
        extra: fields.rest(),
    })
}

fn participant(value: Value, path: String) -> Result<Participant, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(Participant {
        id: ParticipantId(fields.id("id")?),
        name: fields.name("name")?,
        role: fields.name("role")?,
        extra: fields.rest(),
    })
}

fn session(value: Value, path: String) -> Result<Session, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(Session {
        id: fields.id("id")?,
        started: fields.time("started")?,
        ended: fields.maybe_time("ended")?,
        present: fields.list("present", participant_id)?,
        extra: fields.rest(),
    })
}

fn parked(value: Value, path: String) -> Result<Parked, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(Parked {
        id: fields.id("id")?,
        text: fields.note("text")?.ok_or_else(|| ReadFault::Missing { path: fields.path("text") })?,
        question: fields.maybe_id("question")?.map(QuestionId),
        at: fields.time("at")?,
        done: fields.flag("done")?.unwrap_or_default(),
        extra: fields.rest(),
    })
}

fn request(value: Value, path: String) -> Result<Request, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(Request {
        id: fields.id("id")?,
        participant: fields.maybe_id("participant")?.map(ParticipantId),
        sender: fields.maybe_name("sender")?.unwrap_or_default(),
        made: fields.time("made")?,
        questions: fields.list("questions", |value, path| as_name(value, path).map(QuestionId))?,
        answered: fields.maybe_time("answered")?,
        by: fields.maybe_name("by")?.unwrap_or_default(),
        extra: fields.rest(),
    })
}

fn participant_id(value: Value, path: String) -> Result<ParticipantId, ReadFault> {
    as_name(value, path).map(ParticipantId)
}

fn answers(table: Vec<(String, Value)>) -> Result<BTreeMap<QuestionId, AnswerRecord>, ReadFault> {
    table.into_iter().map(|(id, value)| Ok((QuestionId(id.clone()), record(&id, value)?))).collect()
}

fn record(id: &str, value: Value) -> Result<AnswerRecord, ReadFault> {
    let mut fields = Fields::of(value, field("answers", &short(id)))?;
    let state = fields.word("state", &["answered", "unknown", "not_applicable", "open"])?;
    let form = AnswerForm {
        state: state.ok_or_else(|| ReadFault::Missing { path: fields.path("state") })?,
        option: fields.option("option")?,
        evidence: fields.word("evidence", &["claimed", "documented", "tested"])?,
        reason: fields.note("reason")?,
        note: fields.note("note")?.unwrap_or_default(),
        marked: fields.flag("marked")?.unwrap_or_default(),
        ask_vendor: fields.flag("ask_vendor")?.unwrap_or_default(),
        evidence_items: fields.list("evidence_items", evidence_item)?,
        votes: fields.list("votes", vote)?,
        decision: fields.take("decision").map(|value| decision(value, fields.path("decision"))).transpose()?,
        claims: fields.list("claims", claim)?,
        treatment: fields.take("treatment").map(|value| treatment(value, fields.path("treatment"))).transpose()?,
        extra: fields.rest(),
    };
    form.try_into().map_err(|fault| {
        let question = short(id);
        match fault {
            FormFault::NoReason => ReadFault::NoReason { question },
            FormFault::NoOption => ReadFault::NoOption { question },
            FormFault::Contradiction { state, field } => {
                ReadFault::Contradiction { question, state: state.word(), field }
            }
        }
    })
}

fn evidence_item(value: Value, path: String) -> Result<EvidenceItem, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    let kind = fields.word("kind", &["link", "file", "quotation", "person"])?;
    Ok(EvidenceItem {
        id: fields.id("id")?,
        kind: kind.ok_or_else(|| ReadFault::Missing { path: fields.path("kind") })?,
        title: fields.name("title")?,
        detail: fields.note("detail")?.unwrap_or_default(),
        locator: fields.maybe_name("locator")?.unwrap_or_default(),
        file: fields.take("file").map(|value| stored_file(value, fields.path("file"))).transpose()?,
        date: fields.date("date")?,
        extra: fields.rest(),
    })
}

fn stored_file(value: Value, path: String) -> Result<StoredFile, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    let sha256 = fields.name("sha256")?;
    if sha256.len() != 64 || !sha256.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) {
        return Err(ReadFault::WrongType {
            path: fields.path("sha256"),
            expected: "64 hexadecimal digits in lower case".to_owned(),
            found: format!("{:?}", short(&sha256)),
        });
    }
    Ok(StoredFile {
        name: fields.id("name")?,
        sha256,
        size: fields.whole("size")?.ok_or_else(|| ReadFault::Missing { path: fields.path("size") })?,
        extra: fields.rest(),
    })
}

fn vote(value: Value, path: String) -> Result<Vote, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(Vote {
        participant: ParticipantId(fields.id("participant")?),
        option: fields.option("option")?,
        note: fields.note("note")?.unwrap_or_default(),
        at: fields.time("at")?,
        sealed: fields.flag("sealed")?.unwrap_or_default(),
        extra: fields.rest(),
    })
}

fn decision(value: Value, path: String) -> Result<Decision, ReadFault> {
    let mut fields = Fields::of(value, path.clone())?;
    let form = DecisionForm {
        state: fields.word("state", &["answered", "unknown", "not_applicable"])?,
        option: fields.option("option")?,
        evidence: fields.word("evidence", &["claimed", "documented", "tested"])?,
        reason: fields.note("reason")?,
        note: fields.note("note")?.unwrap_or_default(),
        dissent: fields.list("dissent", participant_id)?,
        present: fields.list("present", participant_id)?,
        at: fields.time("at")?,
        extra: fields.rest(),
    };
    form.try_into().map_err(|fault| match fault {
        DecisionFault::NoReason => ReadFault::Blank { path: field(&path, "reason") },
        DecisionFault::NoOption => ReadFault::Missing { path: field(&path, "option") },
        DecisionFault::Contradiction { state, field } => ReadFault::Contradiction {
            question: path.clone(),
            state: state.map_or("not said", DecidedWord::word),
            field,
        },
    })
}

fn claim(value: Value, path: String) -> Result<Claim, ReadFault> {
    let mut fields = Fields::of(value, path)?;
    Ok(Claim {
        request: fields.id("request")?,
        option: fields.option("option")?,
        note: fields.note("note")?.unwrap_or_default(),
        at: fields.time("at")?,
        extra: fields.rest(),
    })
}

fn treatment(value: Value, path: String) -> Result<Treatment, ReadFault> {
    let mut fields = Fields::of(value, path.clone())?;
    let status = fields.word("status", &["open", "doing", "done", "accepted"])?;
    let form = TreatmentForm {
        status: status.ok_or_else(|| ReadFault::Missing { path: fields.path("status") })?,
        owner: fields.maybe_name("owner")?.unwrap_or_default(),
        due: fields.date("due")?,
        reason: fields.note("reason")?,
        by: fields.maybe_name("by")?,
        extra: fields.rest(),
    };
    form.try_into().map_err(|fault| match fault {
        TreatmentFault::NoReason => ReadFault::Blank { path: field(&path, "reason") },
        TreatmentFault::NobodyAccepts => ReadFault::Blank { path: field(&path, "by") },
        TreatmentFault::Contradiction { status, field } => {
            ReadFault::Contradiction { question: path.clone(), state: status.word(), field }
        }
    })
}
