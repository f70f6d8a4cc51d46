//! Make, list, show, answer and score assessments.

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Said};

use crate::args::{Answer, New, Shown};
use crate::print::Printed;
use crate::session::Session;

pub(crate) fn new(session: &Session, new: &New) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadWrite)?;
    let created = app.create_assessment(Details {
        title: new.title.clone(),
        vendor: new.vendor.clone(),
        service: new.service.clone(),
        kinds: app.known_kinds(&new.kinds)?,
        depth: new.depth.clone(),
        starts: new.starts.clone(),
        ends: new.ends.clone(),
        notice_days: new.notice_days.clone(),
        auto_renews: new.auto_renews,
        months_to_leave: new.months_to_leave.clone(),
        participants: Vec::new(),
        pack: new.pack.clone(),
    })?;
    Ok(Printed::new(created.assessment.clone(), json!({ "id": created.assessment })))
}

pub(crate) fn list(session: &Session) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadOnly)?;
    let home = app.whole_home()?;
    let rows = &home.table.rows;
    let mut text = format!("{}\n", home.headline);
    for (row, score) in rows.iter().filter_map(|row| Some((row, row.score.as_ref()?))) {
        text.push_str(&format!(
            "{}  {:<28}  {} to {}  risk {} {}  {}, {}\n",
            row.id,
            score.grade.text,
            score.portability.assured_text,
            score.portability.possible_text,
            score.risk_text,
            score.zone.to_lowercase(),
            row.vendor,
            row.service,
        ));
    }
    for row in &home.unscored {
        text.push_str(&format!("{}  cannot be scored here ({})  {}, {}\n", row.id, row.pack, row.vendor, row.service));
    }
    let json = json!({ "workspace": home.workspace.name, "assessments": rows, "unscored": home.unscored });
    Ok(Printed::new(text, json))
}

pub(crate) fn show(session: &Session, named: &str) -> Result<Printed, Fault> {
    let assessed = session.assessed(named, &Redaction::none())?;
    Ok(Printed::new(assessed.shown(), assessed.file_json()))
}

/// Makes a copy under the pack at hand, or only tells what it would hold.
pub(crate) fn rescore(session: &Session, named: &str, look: bool) -> Result<Printed, Fault> {
    let mut app = session.app(if look { Access::ReadOnly } else { Access::ReadWrite })?;
    let request = AssessmentRequest { assessment: app.find(named)? };
    let plan = app.plan_rescore(request.clone())?;
    let mut text = format!("{}\n{} {}\n{}\n", plan.title, plan.carried, plan.added, plan.unseen);
    for (head, lines) in [
        ("What stays behind", &plan.lost),
        ("Reads otherwise now", &plan.reworded),
        ("Counts otherwise now", &plan.counted),
    ] {
        if !lines.is_empty() {
            text.push_str(&format!("{head}:\n"));
        }
        lines.iter().for_each(|line| text.push_str(&format!("  {}  {}\n", line.id, line.text)));
    }
    let made = if look { None } else { Some(app.rescore(request)?.assessment) };
    text.push_str(&made.as_ref().map_or_else(|| "Nothing was made.".to_owned(), |id| format!("Made as {id}.")));
    Ok(Printed::new(text, json!({ "made": made, "plan": plan })))
}

pub(crate) fn score(session: &Session, named: &str) -> Result<Printed, Fault> {
    let assessed = session.assessed(named, &Redaction::none())?;
    Ok(Printed::new(assessed.score_text(), assessed.score_json()))
}

pub(crate) fn answer(session: &Session, answer: &Answer) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadWrite)?;
    let id = app.find(&answer.assessment)?;
    let question = answer.question.to_uppercase();
    if question.starts_with("XP-") {
        return answer_exposure(&mut app, id, question, answer);
    }
    let at = WalkAt { assessment: id, question, filter: None };
    let said = Said { answer: input(answer), note: answer.note.clone(), marked: answer.mark };
    let text = app.record(&at, &said)?;
    Ok(Printed::new(text.clone(), json!({ "id": at.assessment, "question": at.question, "said": text })))
}

fn answer_exposure(app: &mut App, id: String, question: String, answer: &Answer) -> Result<Printed, Fault> {
    let more = answer.note.is_some() || answer.mark.is_some() || answer.evidence.is_some();
    if answer.unknown || answer.not_applicable.is_some() || more {
        return Err(Fault::refused(
            format!("{question} is an exposure question: it takes an option, or --open."),
            "Leave it open where you do not know; it then counts at both ends.",
        ));
    }
    let request = AnswerExposure { assessment: id.clone(), question: question.clone(), option: answer.option.clone() };
    let view = app.answer_exposure(request)?;
    Ok(Printed::new(view.said.clone(), json!({ "id": id, "question": question, "said": view.said })))
}

fn input(answer: &Answer) -> Option<AnswerInput> {
    let evidence = match answer.evidence {
        None | Some(Shown::Claimed) => EvidenceStep::Claimed,
        Some(Shown::Documented) => EvidenceStep::Documented,
        Some(Shown::Tested) => EvidenceStep::Tested,
    };
    if let Some(option) = &answer.option {
        return Some(AnswerInput::Answered { option: option.to_lowercase(), evidence });
    }
    if let Some(reason) = &answer.not_applicable {
        return Some(AnswerInput::NotApplicable { reason: reason.clone() });
    }
    match (answer.unknown, answer.open) {
        (true, _) => Some(AnswerInput::Unknown),
        (_, true) => Some(AnswerInput::Open),
        _ => None,
    }
}
