//! Checks an assessment against its packs and against itself: everything it names must be there, once.

use std::collections::BTreeSet;

use crate::assessment::{Answer, AnswerRecord, Assessment, OptionKey, PackRef, ParticipantId, QuestionId};
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
    let mut evidence = BTreeSet::new();
    for (id, record) in &assessment.answers {
        let question = packs.iter().find_map(|pack| pack.question(id));
        let keys = question.map(|question| question.options.iter().map(|option| option.key).collect());
        let keys = packs_have(keys, "answers", id)?;
        options(record, id, &keys)?;
        people(record, id, assessment)?;
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

/// The answer and every vote name an option of the question.
fn options(record: &AnswerRecord, id: &QuestionId, keys: &[OptionKey]) -> Result<(), ReadFault> {
    let path = field("answers", id.as_str());
    if let Answer::Answered { option, .. } = record.answer {
        known_option(keys, option, field(&path, "option"), id)?;
    }
    for (index, vote) in record.votes.iter().enumerate() {
        known_option(keys, vote.option, format!("{path}.votes[{index}].option"), id)?;
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

/// Whoever voted or dissented is a participant, and did so once.
fn people(record: &AnswerRecord, id: &QuestionId, assessment: &Assessment) -> Result<(), ReadFault> {
    let path = field("answers", id.as_str());
    let listed = |participant: &ParticipantId, path: String| match assessment
        .participants
        .iter()
        .any(|known| known.id == *participant)
    {
        true => Ok(()),
        false => Err(ReadFault::UnknownParticipant { path, id: short(participant.as_str()) }),
    };
    for (index, vote) in record.votes.iter().enumerate() {
        listed(&vote.participant, format!("{path}.votes[{index}]"))?;
    }
    once(&field(&path, "votes"), &record.votes, |vote| vote.participant.0.clone())?;
    let dissent = record.decision.as_ref().map_or(&[][..], |decision| &decision.dissent);
    for (index, participant) in dissent.iter().enumerate() {
        listed(participant, format!("{path}.decision.dissent[{index}]"))?;
    }
    once(&field(&path, "decision.dissent"), dissent, |participant| participant.0.clone())
}

fn once<T>(path: &str, items: &[T], id: impl Fn(&T) -> String) -> Result<(), ReadFault> {
    let mut seen = BTreeSet::new();
    match items.iter().map(id).find(|id| !seen.insert(id.clone())) {
        Some(id) => Err(ReadFault::Twice { path: path.to_owned(), id: short(&id) }),
        None => Ok(()),
    }
}
