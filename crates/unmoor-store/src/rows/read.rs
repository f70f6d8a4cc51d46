//! Reading assessments from rows: one table after the other, each once, whether one assessment is asked for or all.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Result, Row, ToSql};
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Claim, Contract, DecidedWord, Decision, DecisionForm, Depth,
    Evidence, EvidenceItem, EvidenceKind, Extra, Kind, OptionKey, PackRef, Parked, Participant, ParticipantId,
    QuestionId, Reason, Request, Scope, Session, StoredFile, Treatment, TreatmentForm, TreatmentWord, Vendor, Vote,
};

use super::words::{Word, option_key};
use super::{extra_of, unreadable};
use crate::Summary;

/// How much of each assessment is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// Everything.
    All,
    /// What scoring needs: no people, no workshops, and of answers no notes, no unknown fields and nothing that hangs on them.
    Scored,
}

/// An assessment as the workspace holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// The assessment.
    pub assessment: Assessment,
    /// When it was added to this workspace.
    pub created_at: Timestamp,
    /// When what now stands was last changed.
    pub updated_at: Timestamp,
}

type Found = BTreeMap<String, Held>;

/// One assessment; `None` where there is none with this id.
pub(crate) fn one(sql: &Connection, id: &str) -> Result<Option<Held>> {
    Ok(load(sql, Parts::All, Only::Assessment(id))?.pop_first().map(|(_, held)| held))
}

/// Every assessment, by id.
pub(crate) fn all(sql: &Connection) -> Result<Vec<Held>> {
    Ok(load(sql, Parts::All, Only::Everything)?.into_values().collect())
}

/// The assessments from one id to another, both included, by id.
pub(crate) fn between(sql: &Connection, first: &str, last: &str) -> Result<Vec<Held>> {
    Ok(load(sql, Parts::All, Only::Between(first, last))?.into_values().collect())
}

/// The ids of all assessments, in their order.
pub(crate) fn ids(sql: &Connection) -> Result<Vec<String>> {
    let mut statement = sql.prepare("SELECT id FROM assessment ORDER BY id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

/// The assessments from one id to another, by id, with what scoring needs.
pub(crate) fn to_score(sql: &Connection, first: &str, last: &str) -> Result<Vec<Held>> {
    Ok(load(sql, Parts::Scored, Only::Between(first, last))?.into_values().collect())
}

/// What is recorded for one question; `None` where nothing is.
pub(crate) fn answer_record(sql: &Connection, id: &str, question: &QuestionId) -> Result<Option<AnswerRecord>> {
    let mut records = Records::new();
    answers(sql, Parts::All, Only::Question(id, question), &mut |_, question, record| {
        records.insert(question, record);
        Ok(())
    })?;
    let mut place = |_: &str, question: &str, put: &mut dyn FnMut(&mut AnswerRecord)| {
        if let Some(record) = records.get_mut(&QuestionId::from(question)) {
            put(record);
        }
    };
    details_of_answers(sql, Only::Question(id, question), &mut place)?;
    Ok(records.into_values().next())
}

type Records = BTreeMap<QuestionId, AnswerRecord>;

/// The head of every assessment.
pub(crate) fn summaries(sql: &Connection) -> Result<Vec<Summary>> {
    let mut statement = sql.prepare(
        "SELECT id, title, vendor, service, depth, created_at, updated_at,
                starts, ends, notice_days, auto_renews, months_to_leave
         FROM assessment LEFT JOIN contract ON contract.assessment = assessment.id ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Summary {
            id: AssessmentId(row.get(0)?),
            title: row.get(1)?,
            vendor: row.get(2)?,
            service: row.get(3)?,
            depth: Depth::from_word(&text(row, 4)?)?,
            created_at: parsed(row, 5)?,
            updated_at: parsed(row, 6)?,
            contract: Contract {
                starts: optional(row, 7)?,
                ends: optional(row, 8)?,
                notice_days: row.get(9)?,
                auto_renews: row.get(10)?,
                months_to_leave: row.get(11)?,
                extra: Extra::new(),
            },
        })
    })?;
    rows.collect()
}

/// What is done about findings, of every assessment: its id, the question, and what is done.
pub(crate) fn treatments(sql: &Connection) -> Result<Vec<(AssessmentId, QuestionId, Treatment)>> {
    let [.., treatments] = &super::ANSWER;
    let mut found = Vec::new();
    Only::Everything.rows(sql, treatments, TREATMENT, &mut |row| {
        found.push((AssessmentId(row.get(0)?), QuestionId(row.get(1)?), treatment(row)?));
        Ok(())
    })?;
    Ok(found)
}

/// Which rows are read.
#[derive(Clone, Copy)]
enum Only<'a> {
    Everything,
    Assessment(&'a str),
    /// From one to another, both included.
    Between(&'a str, &'a str),
    Question(&'a str, &'a QuestionId),
}

impl Only<'_> {
    /// Runs `each` on the rows of `table`; the assessment's id is the first column, `columns` follow.
    fn rows(self, sql: &Connection, table: &super::Table, columns: &str, each: &mut Each<'_>) -> Result<()> {
        let (name, key) = (table.name, table.key);
        let (filter, values): (String, Vec<&dyn ToSql>) = match &self {
            Only::Everything => (String::new(), vec![]),
            Only::Assessment(id) => (format!(" WHERE {key} = ?1"), vec![id]),
            Only::Between(first, last) => (format!(" WHERE {key} BETWEEN ?1 AND ?2"), vec![first, last]),
            Only::Question(id, question) => (format!(" WHERE {key} = ?1 AND question = ?2"), vec![id, &question.0]),
        };
        let statement = format!("SELECT {key}, {columns} FROM {name}{filter} ORDER BY {}", table.order);
        let mut statement = sql.prepare(&statement)?;
        let mut rows = statement.query(&*values)?;
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }
}

type Each<'a> = dyn FnMut(&Row<'_>) -> Result<()> + 'a;

fn load(sql: &Connection, parts: Parts, only: Only<'_>) -> Result<Found> {
    let mut found = heads(sql, only)?;
    let [_, packs, kinds, contract, participants, ..] = &super::DETAILS;
    only.rows(sql, packs, "position, pack, version, extra", &mut |row| {
        let pack = PackRef { id: row.get(2)?, version: row.get(3)?, extra: extra_of(row.get(4)?)? };
        with(&mut found, row, |it| it.packs.push(pack))
    })?;
    only.rows(sql, kinds, "position, kind", &mut |row| {
        let kind = Kind::from_word(&text(row, 2)?)?;
        with(&mut found, row, |it| it.scope.kinds.push(kind))
    })?;
    only.rows(sql, contract, "starts, ends, notice_days, auto_renews, extra, months_to_leave", &mut |row| {
        let contract = Contract {
            starts: optional(row, 1)?,
            ends: optional(row, 2)?,
            notice_days: row.get(3)?,
            auto_renews: row.get(4)?,
            months_to_leave: row.get(6)?,
            extra: extra_of(row.get(5)?)?,
        };
        with(&mut found, row, |it| it.contract = Some(contract))
    })?;
    only.rows(sql, &super::EXPOSURE, "question, option", &mut |row| {
        let (question, option) = (QuestionId(row.get(1)?), option_key(&text(row, 2)?)?);
        with(&mut found, row, |it| it.exposure.extend([(question, option)]))
    })?;
    answers(sql, parts, only, &mut |row, question, record| {
        with(&mut found, row, |it| it.answers.extend([(question, record)]))
    })?;
    if parts == Parts::All {
        only.rows(sql, participants, "position, id, name, role, extra", &mut |row| {
            let who = Participant {
                id: ParticipantId(row.get(2)?),
                name: row.get(3)?,
                role: row.get(4)?,
                extra: extra_of(row.get(5)?)?,
            };
            with(&mut found, row, |it| it.participants.push(who))
        })?;
        workshops(sql, only, &mut found)?;
        let mut place = |id: &str, question: &str, put: &mut dyn FnMut(&mut AnswerRecord)| {
            let record = found.get_mut(id).and_then(|it| it.assessment.answers.get_mut(&QuestionId::from(question)));
            if let Some(record) = record {
                put(record);
            }
        };
        details_of_answers(sql, only, &mut place)?;
    }
    Ok(found)
}

/// Sessions, the parking list and what was asked by file.
fn workshops(sql: &Connection, only: Only<'_>, found: &mut Found) -> Result<()> {
    let [.., sessions, present, parking, requests, questions] = &super::DETAILS;
    only.rows(sql, sessions, "position, id, started, ended, extra", &mut |row| {
        let session = Session {
            id: row.get(2)?,
            started: parsed(row, 3)?,
            ended: optional(row, 4)?,
            present: Vec::new(),
            extra: extra_of(row.get(5)?)?,
        };
        with(found, row, |it| it.sessions.push(session))
    })?;
    only.rows(sql, present, "session, position, participant", &mut |row| {
        let (at, who) = (row.get::<_, u32>(1)? as usize, ParticipantId(row.get(3)?));
        with(found, row, |it| it.sessions.get_mut(at).into_iter().for_each(|session| session.present.push(who.clone())))
    })?;
    only.rows(sql, parking, "position, id, text, question, at, done, extra", &mut |row| {
        let parked = Parked {
            id: row.get(2)?,
            text: row.get(3)?,
            question: row.get::<_, Option<String>>(4)?.map(QuestionId),
            at: parsed(row, 5)?,
            done: row.get(6)?,
            extra: extra_of(row.get(7)?)?,
        };
        with(found, row, |it| it.parking.push(parked))
    })?;
    only.rows(sql, requests, "position, id, participant, sender, made, answered, by, extra", &mut |row| {
        let request = Request {
            id: row.get(2)?,
            participant: row.get::<_, Option<String>>(3)?.map(ParticipantId),
            sender: row.get(4)?,
            made: parsed(row, 5)?,
            questions: Vec::new(),
            answered: optional(row, 6)?,
            by: row.get(7)?,
            extra: extra_of(row.get(8)?)?,
        };
        with(found, row, |it| it.requests.push(request))
    })?;
    only.rows(sql, questions, "request, position, question", &mut |row| {
        let (at, question) = (row.get::<_, u32>(1)? as usize, QuestionId(row.get(3)?));
        with(found, row, |it| {
            it.requests.get_mut(at).into_iter().for_each(|request| request.questions.push(question.clone()))
        })
    })
}

fn with(found: &mut Found, row: &Row<'_>, put: impl FnOnce(&mut Assessment)) -> Result<()> {
    if let Some(held) = found.get_mut(row.get_ref(0)?.as_str()?) {
        put(&mut held.assessment);
    }
    Ok(())
}

fn heads(sql: &Connection, only: Only<'_>) -> Result<Found> {
    let mut found = Found::new();
    let columns = "title, vendor, service, vendor_extra, method, depth, scope_extra, extra, created_at, updated_at";
    only.rows(sql, &super::ASSESSMENT, columns, &mut |row| {
        let id: String = row.get(0)?;
        let assessment = Assessment {
            id: AssessmentId(id.clone()),
            title: row.get(1)?,
            vendor: Vendor { name: row.get(2)?, service: row.get(3)?, extra: extra_of(row.get(4)?)? },
            method: row.get(5)?,
            packs: Vec::new(),
            scope: Scope { depth: Depth::from_word(&text(row, 6)?)?, kinds: Vec::new(), extra: extra_of(row.get(7)?)? },
            exposure: BTreeMap::new(),
            contract: None,
            participants: Vec::new(),
            sessions: Vec::new(),
            parking: Vec::new(),
            requests: Vec::new(),
            answers: BTreeMap::new(),
            extra: extra_of(row.get(8)?)?,
        };
        found.insert(id, Held { assessment, created_at: parsed(row, 9)?, updated_at: parsed(row, 10)? });
        Ok(())
    })?;
    Ok(found)
}

type EachAnswer<'a> = dyn FnMut(&Row<'_>, QuestionId, AnswerRecord) -> Result<()> + 'a;

/// The rows of `answer`, without what hangs on them.
fn answers(sql: &Connection, parts: Parts, only: Only<'_>, each: &mut EachAnswer<'_>) -> Result<()> {
    let columns = "question, state, option, evidence, reason, note, marked, extra, ask_vendor";
    only.rows(sql, &super::ANSWER[0], columns, &mut |row| {
        let all = parts == Parts::All;
        let record = AnswerRecord {
            answer: answer(row)?,
            note: if all { row.get(6)? } else { String::new() },
            marked: row.get(7)?,
            ask_vendor: row.get(9)?,
            extra: if all { extra_of(row.get(8)?)? } else { Extra::new() },
            ..AnswerRecord::default()
        };
        each(row, QuestionId(row.get(1)?), record)
    })
}

fn answer(row: &Row<'_>) -> Result<Answer> {
    Ok(match row.get_ref(2)?.as_str()? {
        "open" => Answer::Open,
        "unknown" => Answer::Unknown,
        "answered" => {
            Answer::Answered { option: option_key(&text(row, 3)?)?, evidence: Evidence::from_word(&text(row, 4)?)? }
        }
        "not_applicable" => {
            let reason =
                Reason::new(&text(row, 5)?).ok_or_else(|| unreadable("\"not applicable\" without a reason"))?;
            Answer::NotApplicable { reason }
        }
        other => return Err(unreadable(format!("\"{other}\" is no state of an answer"))),
    })
}

type Placing<'a> = dyn FnMut(&str, &str, &mut dyn FnMut(&mut AnswerRecord)) + 'a;

/// Everything that hangs on answers, each put into its record by `place`.
fn details_of_answers(sql: &Connection, only: Only<'_>, place: &mut Placing<'_>) -> Result<()> {
    let [_, items, votes, decisions, dissents, present, claims, treatments] = &super::ANSWER;
    let mut at = |row: &Row<'_>, put: &mut dyn FnMut(&mut AnswerRecord)| -> Result<()> {
        place(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?, put);
        Ok(())
    };
    let columns = "question, position, id, kind, title, detail, date, extra, locator, file_name, file_sha256, file_size, \
                   file_extra";
    only.rows(sql, items, columns, &mut |row| {
        let item = EvidenceItem {
            id: row.get(3)?,
            kind: EvidenceKind::from_word(&text(row, 4)?)?,
            title: row.get(5)?,
            detail: row.get(6)?,
            date: optional(row, 7)?,
            extra: extra_of(row.get(8)?)?,
            locator: row.get(9)?,
            file: stored_file(row)?,
        };
        at(row, &mut |record| record.evidence_items.push(item.clone()))
    })?;
    only.rows(sql, votes, "question, position, participant, option, note, at, sealed, extra", &mut |row| {
        let vote = Vote {
            participant: ParticipantId(row.get(3)?),
            option: maybe_option(row, 4)?,
            note: row.get(5)?,
            at: parsed(row, 6)?,
            sealed: row.get(7)?,
            extra: extra_of(row.get(8)?)?,
        };
        at(row, &mut |record| record.votes.push(vote.clone()))
    })?;
    only.rows(sql, decisions, DECISION, &mut |row| {
        let decision = decision(row)?;
        at(row, &mut |record| record.decision = Some(decision.clone()))
    })?;
    only.rows(sql, dissents, "question, position, participant", &mut |row| {
        let who = ParticipantId(row.get(3)?);
        at(row, &mut |record| record.decision.iter_mut().for_each(|decision| decision.dissent.push(who.clone())))
    })?;
    only.rows(sql, present, "question, position, participant", &mut |row| {
        let who = ParticipantId(row.get(3)?);
        at(row, &mut |record| record.decision.iter_mut().for_each(|decision| decision.present.push(who.clone())))
    })?;
    only.rows(sql, claims, "question, position, request, option, note, at, extra", &mut |row| {
        let claim = Claim {
            request: row.get(3)?,
            option: maybe_option(row, 4)?,
            note: row.get(5)?,
            at: parsed(row, 6)?,
            extra: extra_of(row.get(7)?)?,
        };
        at(row, &mut |record| record.claims.push(claim.clone()))
    })?;
    only.rows(sql, treatments, TREATMENT, &mut |row| {
        let treatment = treatment(row)?;
        at(row, &mut |record| record.treatment = Some(treatment.clone()))
    })
}

/// The columns of what was decided.
const DECISION: &str = "question, note, at, extra, state, option, evidence, reason";

/// A decision, without the people.
fn decision(row: &Row<'_>) -> Result<Decision> {
    let word = |column: usize| row.get::<_, Option<String>>(column);
    let form = DecisionForm {
        state: word(5)?.map(|word| DecidedWord::from_word(&word)).transpose()?,
        option: maybe_option(row, 6)?,
        evidence: word(7)?.map(|word| Evidence::from_word(&word)).transpose()?,
        reason: row.get(8)?,
        note: row.get(2)?,
        dissent: Vec::new(),
        present: Vec::new(),
        at: parsed(row, 3)?,
        extra: extra_of(row.get(4)?)?,
    };
    Decision::try_from(form).map_err(unreadable)
}

/// The columns of what is done about a finding.
const TREATMENT: &str = "question, status, owner, due, reason, accepted_by, extra";

fn treatment(row: &Row<'_>) -> Result<Treatment> {
    let form = TreatmentForm {
        status: <TreatmentWord as Word>::from_word(&text(row, 2)?)?,
        owner: row.get(3)?,
        due: optional(row, 4)?,
        reason: row.get(5)?,
        by: row.get(6)?,
        extra: extra_of(row.get(7)?)?,
    };
    Treatment::try_from(form).map_err(unreadable)
}

/// The document of an evidence item, where the workspace has taken one in.
fn stored_file(row: &Row<'_>) -> Result<Option<StoredFile>> {
    let Some(sha256) = row.get(11)? else { return Ok(None) };
    Ok(Some(StoredFile { name: row.get(10)?, sha256, size: row.get(12)?, extra: extra_of(row.get(13)?)? }))
}

fn maybe_option(row: &Row<'_>, column: usize) -> Result<Option<OptionKey>> {
    row.get::<_, Option<String>>(column)?.map(|key| option_key(&key)).transpose()
}

fn text(row: &Row<'_>, column: usize) -> Result<String> {
    row.get(column)
}

/// A date or a time, which stand as text.
fn parsed<T: FromStr<Err = jiff::Error>>(row: &Row<'_>, column: usize) -> Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(|error: jiff::Error| unreadable(error.to_string()))
}

fn optional<T: FromStr<Err = jiff::Error>>(row: &Row<'_>, column: usize) -> Result<Option<T>> {
    let found: Option<String> = row.get(column)?;
    found.map(|text| text.parse().map_err(|error: jiff::Error| unreadable(error.to_string()))).transpose()
}

/// An assessment's title; `None` where there is no such assessment.
pub(crate) fn title(sql: &Connection, id: &str) -> Result<Option<String>> {
    sql.query_row("SELECT title FROM assessment WHERE id = ?1", [id], |row| row.get(0)).optional()
}
