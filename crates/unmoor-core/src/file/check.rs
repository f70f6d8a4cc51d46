//! Checks an assessment against its packs and against itself: everything it names must be there, once.

use std::collections::BTreeSet;

use crate::assessment::{
    Answer, AnswerRecord, Assessment, Decided, OptionKey, PackRef, ParticipantId, QuestionId, Request,
};
use crate::json::field;
use crate::pack::Pack;

use super::fault::{ReadFault, short};

/// Refuses what the packs do not have, what stands twice and who is not listed.
pub(super) fn check(assessment: &Assessment, packs: &[&Pack]) -> Result<(), ReadFault> {
    let packs = named_packs(&assessment.packs, packs)?;
    if assessment.scope.kinds.is_empty() {
        return Err(ReadFault::NoKinds);
    }
    once("scope.kinds", &assessment.scope.kinds, |kind| format!("{kind:?}").to_lowercase())?;
    once("participants", &assessment.participants, |participant| participant.id.0.clone())?;
    for (id, option) in &assessment.exposure {
        let question = packs.iter().flat_map(|pack| &pack.exposure).find(|question| question.id == *id);
        let keys = question.map(|question| question.options.iter().map(|option| option.key).collect());
        known_option(&packs_have(keys, "exposure", id)?, *option, field("exposure", id.as_str()), id)?;
    }
    workshops(assessment, &packs)?;
    let mut evidence = BTreeSet::new();
    for (id, record) in &assessment.answers {
        let question = packs.iter().find_map(|pack| pack.question(id));
        let keys = question.map(|question| question.options.iter().map(|option| option.key).collect());
        let keys = packs_have(keys, "answers", id)?;
        options(record, id, &keys)?;
        people(record, id, assessment)?;
        claims(record, id, assessment)?;
        for item in &record.evidence_items {
            if !evidence.insert(&item.id) {
                let path = field(&field("answers", id.as_str()), "evidence_items");
                return Err(ReadFault::Twice { path, id: short(&item.id) });
            }
        }
    }
    Ok(())
}

/// The packs that the assessment names, all of them at hand.
fn named_packs<'p>(named: &[PackRef], packs: &[&'p Pack]) -> Result<Vec<&'p Pack>, ReadFault> {
    if named.is_empty() {
        return Err(ReadFault::NoPack);
    }
    once("packs", named, |pack| pack.id.clone())?;
    let find = |wanted: &PackRef| {
        let versions: Vec<&&Pack> = packs.iter().filter(|pack| pack.about.id == wanted.id).collect();
        let known = || versions.iter().map(|pack| format!("{:?}", pack.about.version)).collect::<Vec<_>>().join(", ");
        match versions.iter().find(|pack| pack.about.version == wanted.version) {
            Some(pack) => Ok(**pack),
            None if versions.is_empty() => Err(ReadFault::UnknownPack { id: short(&wanted.id) }),
            None => Err(ReadFault::UnknownPackVersion {
                id: short(&wanted.id),
                version: short(&wanted.version),
                known: known(),
            }),
        }
    };
    named.iter().map(find).collect()
}

fn packs_have(keys: Option<Vec<OptionKey>>, path: &str, id: &QuestionId) -> Result<Vec<OptionKey>, ReadFault> {
    keys.ok_or_else(|| ReadFault::UnknownQuestion { path: path.to_owned(), id: short(id.as_str()) })
}

/// The answer, what was decided and every vote name an option of the question.
fn options(record: &AnswerRecord, id: &QuestionId, keys: &[OptionKey]) -> Result<(), ReadFault> {
    let path = field("answers", id.as_str());
    if let Answer::Answered { option, .. } = record.answer {
        known_option(keys, option, field(&path, "option"), id)?;
    }
    let decided = record.decision.as_ref().and_then(|decision| decision.decided.as_ref());
    if let Some(Decided::Answered { option, .. }) = decided {
        known_option(keys, *option, field(&path, "decision.option"), id)?;
    }
    let votes = record.votes.iter().map(|vote| vote.option).zip(0..).map(|(option, n)| ("votes", n, option));
    let claims = record.claims.iter().map(|claim| claim.option).zip(0..).map(|(option, n)| ("claims", n, option));
    for (list, index, option) in votes.chain(claims) {
        if let Some(option) = option {
            known_option(keys, option, format!("{path}.{list}[{index}].option"), id)?;
        }
    }
    Ok(())
}

fn known_option(keys: &[OptionKey], option: OptionKey, path: String, id: &QuestionId) -> Result<(), ReadFault> {
    if keys.contains(&option) {
        return Ok(());
    }
    let known = keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Err(ReadFault::UnknownOption { path, question: short(id.as_str()), option: option.to_string(), known })
}

/// Whoever voted, dissented or was there is a participant, and stands there once.
fn people(record: &AnswerRecord, id: &QuestionId, assessment: &Assessment) -> Result<(), ReadFault> {
    let path = field("answers", id.as_str());
    for (index, vote) in record.votes.iter().enumerate() {
        listed(assessment, &vote.participant, format!("{path}.votes[{index}]"))?;
    }
    once(&field(&path, "votes"), &record.votes, |vote| vote.participant.0.clone())?;
    let Some(decision) = &record.decision else { return Ok(()) };
    all_listed(assessment, &decision.dissent, &field(&path, "decision.dissent"))?;
    all_listed(assessment, &decision.present, &field(&path, "decision.present"))
}

/// Every claim answers a request to the vendor, each one once.
fn claims(record: &AnswerRecord, id: &QuestionId, assessment: &Assessment) -> Result<(), ReadFault> {
    let path = field(&field("answers", id.as_str()), "claims");
    let to_vendor = |request: &Request| request.participant.is_none();
    for (index, claim) in record.claims.iter().enumerate() {
        if !assessment.requests.iter().any(|request| request.id == claim.request && to_vendor(request)) {
            return Err(ReadFault::UnknownRequest { path: format!("{path}[{index}]"), id: short(&claim.request) });
        }
    }
    once(&path, &record.claims, |claim| claim.request.clone())
}

/// What sessions, the parking list and requests name is there.
fn workshops(assessment: &Assessment, packs: &[&Pack]) -> Result<(), ReadFault> {
    let known = |question: &QuestionId, path: &str| match packs.iter().any(|pack| pack.question(question).is_some()) {
        true => Ok(()),
        false => Err(ReadFault::UnknownQuestion { path: path.to_owned(), id: short(question.as_str()) }),
    };
    once("sessions", &assessment.sessions, |session| session.id.clone())?;
    for (index, session) in assessment.sessions.iter().enumerate() {
        all_listed(assessment, &session.present, &format!("sessions[{index}].present"))?;
    }
    once("parking", &assessment.parking, |parked| parked.id.clone())?;
    for parked in &assessment.parking {
        parked.question.iter().try_for_each(|question| known(question, "parking"))?;
    }
    once("requests", &assessment.requests, |request| request.id.clone())?;
    for (index, request) in assessment.requests.iter().enumerate() {
        let path = format!("requests[{index}]");
        request.participant.iter().try_for_each(|who| listed(assessment, who, field(&path, "participant")))?;
        request.questions.iter().try_for_each(|question| known(question, &field(&path, "questions")))?;
        once(&field(&path, "questions"), &request.questions, |question| question.0.clone())?;
    }
    Ok(())
}

fn listed(assessment: &Assessment, participant: &ParticipantId, path: String) -> Result<(), ReadFault> {
    match assessment.participants.iter().any(|known| known.id == *participant) {
        true => Ok(()),
        false => Err(ReadFault::UnknownParticipant { path, id: short(participant.as_str()) }),
    }
}

/// Everybody in a list is a participant, and stands there once.
fn all_listed(assessment: &Assessment, people: &[ParticipantId], path: &str) -> Result<(), ReadFault> {
    for (index, participant) in people.iter().enumerate() {
        listed(assessment, participant, format!("{path}[{index}]"))?;
    }
    once(path, people, |participant| participant.0.clone())
}

fn once<T>(path: &str, items: &[T], id: impl Fn(&T) -> String) -> Result<(), ReadFault> {
    let mut seen = BTreeSet::new();
    match items.iter().map(id).find(|id| !seen.insert(id.clone())) {
        Some(id) => Err(ReadFault::Twice { path: path.to_owned(), id: short(&id) }),
        None => Ok(()),
    }
}
