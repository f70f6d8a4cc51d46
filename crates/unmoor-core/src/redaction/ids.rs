//! Ids can say something too, such as "ines@acme.example": they become `p1`, `s1`, `k1` and `e1`. Whoever is no participant is left out.

use std::collections::BTreeMap;

use crate::assessment::{Assessment, ParticipantId};

/// Gives everything with an id of its own a new one; the assessment's id seeds its redraws, and stays.
pub(super) fn renumber(it: &mut Assessment) {
    participants(it);
    (1..).zip(&mut it.sessions).for_each(|(number, session)| session.id = format!("s{number}"));
    (1..).zip(&mut it.parking).for_each(|(number, parked)| parked.id = format!("k{number}"));
    let items = it.answers.values_mut().flat_map(|record| &mut record.evidence_items);
    (1..).zip(items).for_each(|(number, item)| item.id = format!("e{number}"));
    requests(it);
}

fn participants(it: &mut Assessment) {
    let ids = it.participants.iter().zip(1..).map(|(person, number)| (person.id.clone(), format!("p{number}")));
    let ids: BTreeMap<ParticipantId, ParticipantId> = ids.map(|(old, new)| (old, ParticipantId(new))).collect();
    let new = |id: &ParticipantId| ids.get(id).cloned();
    let all = |people: &mut Vec<ParticipantId>| *people = people.iter().filter_map(new).collect();
    for person in &mut it.participants {
        person.id = new(&person.id).unwrap_or_else(|| person.id.clone());
    }
    it.sessions.iter_mut().for_each(|session| all(&mut session.present));
    it.requests.retain(|request| request.participant.as_ref().is_none_or(|id| ids.contains_key(id)));
    it.requests.iter_mut().for_each(|request| request.participant = request.participant.as_ref().and_then(new));
    for record in it.answers.values_mut() {
        record.votes.retain(|vote| ids.contains_key(&vote.participant));
        for vote in &mut record.votes {
            vote.participant = new(&vote.participant).unwrap_or_else(|| vote.participant.clone());
        }
        if let Some(decision) = &mut record.decision {
            all(&mut decision.dissent);
            all(&mut decision.present);
        }
    }
}

/// A UUID says nothing, and stays; whatever else was made an id of a request becomes `r1`.
fn requests(it: &mut Assessment) {
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for (number, request) in (1..).zip(&mut it.requests) {
        if !is_uuid(&request.id) {
            let old = std::mem::replace(&mut request.id, format!("r{number}"));
            ids.insert(old, request.id.clone());
        }
    }
    for claim in it.answers.values_mut().flat_map(|record| &mut record.claims) {
        if let Some(new) = ids.get(&claim.request) {
            claim.request = new.clone();
        }
    }
}

fn is_uuid(id: &str) -> bool {
    let dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    id.len() == 36
        && id.bytes().enumerate().all(|(at, byte)| if dash(at) { byte == b'-' } else { byte.is_ascii_hexdigit() })
}
