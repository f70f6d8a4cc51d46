//! Writing an assessment, or a part of one, as rows.

use jiff::Timestamp;
use rusqlite::{Connection, Result, ToSql, params};
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, DecisionForm, OptionKey, ParticipantId, QuestionId, TreatmentForm,
};

use super::words::Word;
use super::{DETAILS, extra_column};

/// Writes a whole new assessment.
pub(crate) fn insert(sql: &Connection, assessment: &Assessment, created: Timestamp) -> Result<()> {
    insert_details(sql, assessment, &created.to_string(), &created.to_string())?;
    let id = assessment.id.as_str();
    for (question, option) in &assessment.exposure {
        sql.execute("INSERT INTO exposure_answer VALUES (?1, ?2, ?3)", params![id, question.0, option.0.to_string()])?;
    }
    for (question, record) in &assessment.answers {
        insert_answer(sql, id, question, record)?;
    }
    Ok(())
}

/// Replaces everything of an assessment but exposure and answers. `false` where there is no such assessment.
pub(crate) fn put_details(sql: &Connection, assessment: &Assessment) -> Result<bool> {
    let id = assessment.id.as_str();
    let times = sql.query_row("SELECT created_at, updated_at FROM assessment WHERE id = ?1", [id], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    });
    let (created, updated) = match times {
        Ok(times) => times,
        Err(rusqlite::Error::QueryReturnedNoRows) => return Ok(false),
        Err(error) => return Err(error),
    };
    for table in &DETAILS {
        sql.execute(&format!("DELETE FROM {} WHERE {} = ?1", table.name, table.key), [id])?;
    }
    insert_details(sql, assessment, &created, &updated)?;
    Ok(true)
}

fn insert_details(sql: &Connection, it: &Assessment, created: &str, updated: &str) -> Result<()> {
    let id = it.id.as_str();
    sql.execute(
        "INSERT INTO assessment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            id,
            it.title,
            it.vendor.name,
            it.vendor.service,
            extra_column(&it.vendor.extra),
            it.method,
            it.scope.depth.word(),
            extra_column(&it.scope.extra),
            extra_column(&it.extra),
            created,
            updated,
        ],
    )?;
    for (pack, position) in it.packs.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO pack_ref VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, position, pack.id, pack.version, extra_column(&pack.extra)],
        )?;
    }
    for (kind, position) in it.scope.kinds.iter().zip(0i64..) {
        sql.execute("INSERT INTO scope_kind VALUES (?1, ?2, ?3)", params![id, position, kind.word()])?;
    }
    if let Some(contract) = &it.contract {
        sql.execute(
            "INSERT INTO contract (assessment, starts, ends, notice_days, auto_renews, extra, months_to_leave)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id,
                contract.starts.map(|day| day.to_string()),
                contract.ends.map(|day| day.to_string()),
                contract.notice_days,
                contract.auto_renews,
                extra_column(&contract.extra),
                contract.months_to_leave,
            ],
        )?;
    }
    for (who, position) in it.participants.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO participant VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, position, who.id.0, who.name, who.role, extra_column(&who.extra)],
        )?;
    }
    insert_workshops(sql, it)
}

/// Sessions, the parking list and what was asked by file.
fn insert_workshops(sql: &Connection, it: &Assessment) -> Result<()> {
    let id = it.id.as_str();
    for (session, position) in it.sessions.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                id,
                position,
                session.id,
                session.started.to_string(),
                session.ended.map(|at| at.to_string()),
                extra_column(&session.extra),
            ],
        )?;
        insert_people(sql, "session_present", (id, position), &session.present)?;
    }
    for (parked, position) in it.parking.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO parked VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                id,
                position,
                parked.id,
                parked.text,
                parked.question.as_ref().map(QuestionId::as_str),
                parked.at.to_string(),
                parked.done,
                extra_column(&parked.extra),
            ],
        )?;
    }
    for (request, position) in it.requests.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO request VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                position,
                request.id,
                request.participant.as_ref().map(ParticipantId::as_str),
                request.sender,
                request.made.to_string(),
                request.answered.map(|at| at.to_string()),
                request.by,
                extra_column(&request.extra),
            ],
        )?;
        for (question, place) in request.questions.iter().zip(0i64..) {
            let row = params![id, position, place, question.0];
            sql.execute("INSERT INTO request_question VALUES (?1, ?2, ?3, ?4)", row)?;
        }
    }
    Ok(())
}

/// Writes a list of people into one of the tables that hold such lists.
fn insert_people(sql: &Connection, table: &str, key: (&str, impl ToSql), people: &[ParticipantId]) -> Result<()> {
    for (who, position) in people.iter().zip(0i64..) {
        sql.execute(&format!("INSERT INTO {table} VALUES (?1, ?2, ?3, ?4)"), params![key.0, key.1, position, who.0])?;
    }
    Ok(())
}

/// Replaces what is recorded for a question.
pub(crate) fn put_answer(sql: &Connection, id: &str, question: &QuestionId, record: &AnswerRecord) -> Result<()> {
    delete_answer(sql, id, question)?;
    insert_answer(sql, id, question, record)
}

/// Removes what is recorded for a question.
pub(crate) fn delete_answer(sql: &Connection, id: &str, question: &QuestionId) -> Result<()> {
    for table in super::ANSWER.iter().rev() {
        let statement = format!("DELETE FROM {} WHERE assessment = ?1 AND question = ?2", table.name);
        sql.execute(&statement, params![id, question.0])?;
    }
    Ok(())
}

fn insert_answer(sql: &Connection, id: &str, question: &QuestionId, record: &AnswerRecord) -> Result<()> {
    let (state, option, evidence, reason) = columns(&record.answer);
    sql.execute(
        "INSERT INTO answer (assessment, question, state, option, evidence, reason, note, marked, extra, ask_vendor)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id,
            question.0,
            state,
            option.map(|key| key.0.to_string()),
            evidence,
            reason,
            record.note,
            record.marked,
            extra_column(&record.extra),
            record.ask_vendor,
        ],
    )?;
    for (item, position) in record.evidence_items.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO evidence_item (assessment, question, position, id, kind, title, detail, date, extra, locator,
             file_name, file_sha256, file_size, file_extra)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            params![
                id,
                question.0,
                position,
                item.id,
                item.kind.word(),
                item.title,
                item.detail,
                item.date.map(|day| day.to_string()),
                extra_column(&item.extra),
                item.locator,
                item.file.as_ref().map(|file| &file.name),
                item.file.as_ref().map(|file| &file.sha256),
                item.file.as_ref().map(|file| file.size),
                item.file.as_ref().and_then(|file| extra_column(&file.extra)),
            ],
        )?;
    }
    for (vote, position) in record.votes.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO vote VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                question.0,
                position,
                vote.participant.0,
                vote.option.map(|key| key.0.to_string()),
                vote.note,
                vote.at.to_string(),
                vote.sealed,
                extra_column(&vote.extra),
            ],
        )?;
    }
    if let Some(decision) = &record.decision {
        let form = DecisionForm::from(decision.clone());
        sql.execute(
            "INSERT INTO decision (assessment, question, note, at, extra, state, option, evidence, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                question.0,
                form.note,
                form.at.to_string(),
                extra_column(&form.extra),
                form.state.map(Word::word),
                form.option.map(|key| key.0.to_string()),
                form.evidence.map(Word::word),
                form.reason,
            ],
        )?;
        insert_people(sql, "dissent", (id, &question.0), &decision.dissent)?;
        insert_people(sql, "present", (id, &question.0), &decision.present)?;
    }
    for (claim, position) in record.claims.iter().zip(0i64..) {
        sql.execute(
            "INSERT INTO claim VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                id,
                question.0,
                position,
                claim.request,
                claim.option.map(|key| key.0.to_string()),
                claim.note,
                claim.at.to_string(),
                extra_column(&claim.extra),
            ],
        )?;
    }
    if let Some(treatment) = &record.treatment {
        let form = TreatmentForm::from(treatment.clone());
        sql.execute(
            "INSERT INTO treatment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                id,
                question.0,
                Word::word(form.status),
                form.owner,
                form.due.map(|day| day.to_string()),
                form.reason,
                form.by,
                extra_column(&form.extra),
            ],
        )?;
    }
    Ok(())
}

type Columns<'a> = (&'static str, Option<OptionKey>, Option<&'static str>, Option<&'a str>);

fn columns(answer: &Answer) -> Columns<'_> {
    match answer {
        Answer::Open => ("open", None, None, None),
        Answer::Unknown => ("unknown", None, None, None),
        Answer::Answered { option, evidence } => ("answered", Some(*option), Some(evidence.word()), None),
        Answer::NotApplicable { reason } => ("not_applicable", None, None, Some(reason.as_str())),
    }
}
