//! People without their names.
//!
//! Participants become "Participant 1 (legal)" and so on. Everybody else who has a field of their own becomes "Person 1":
//! owners of findings, those who accepted a risk, people spoken to as evidence, those who sent or filled in a file. The same name
//! is the same person everywhere, and a full name that is known in this way is replaced in free text too, of participants the surname
//! alone as well. Nothing else is looked for in free text: a given name alone, initials and "our head of legal" stay.

use std::collections::BTreeMap;

use super::{LEFT_OUT, Removed, Subject};
use crate::assessment::{AnswerRecord, Assessment, EvidenceKind, NonBlank, Participant, Treatment, TreatmentStatus};

/// Everybody whose name is known, and what they are called instead.
pub(super) struct People {
    participants: Vec<Participant>,
    /// Others by their names in small letters: their number in the order in which they were met, and how they are written.
    others: BTreeMap<String, (usize, String)>,
    /// Names that are looked for in texts.
    known: Vec<(String, String)>,
}

/// Whether this is no name, but what stands in place of one since it was left out before.
pub(super) fn is_given(name: &str) -> bool {
    let participant = name.strip_prefix("Participant ").map(|rest| rest.split(" (").next().unwrap_or(rest));
    let number = name.strip_prefix("Person ").or(participant);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}

impl People {
    pub(super) fn of(assessment: &Assessment) -> Self {
        let mut people =
            Self { participants: assessment.participants.clone(), others: BTreeMap::new(), known: Vec::new() };
        for (index, person) in assessment.participants.iter().enumerate() {
            people.known.push((person.name.trim().to_owned(), people.participant(index)));
        }
        people
    }

    /// Names that are looked for in texts, and what stands in their place.
    pub(super) fn known(&self) -> Vec<(String, String)> {
        self.known.clone()
    }

    /// Everybody who is no longer named, once each.
    pub(super) fn removed(&self) -> Vec<Removed> {
        let participants = self.participants.iter().enumerate();
        let participants = participants.map(|(at, person)| (person.name.trim().to_owned(), self.participant(at)));
        let mut others: Vec<&(usize, String)> = self.others.values().collect();
        others.sort();
        let others = others.into_iter().map(|(number, name)| (name.clone(), format!("Person {number}")));
        let all = participants.chain(others).filter(|(name, _)| !name.is_empty() && !is_given(name));
        all.map(|(name, instead)| Removed::new(Subject::People, &name, &instead)).collect()
    }

    fn participant(&self, index: usize) -> String {
        let role: String = self.participants[index].role.trim().chars().take(60).collect();
        let role = if role.is_empty() { String::new() } else { format!(" ({role})") };
        format!("Participant {}{role}", index + 1)
    }

    /// Replaces every field that names somebody.
    pub(super) fn rename_all(&mut self, it: &mut Assessment) {
        for record in it.answers.values_mut() {
            self.rename_fields(record);
        }
        for request in &mut it.requests {
            self.rename(&mut request.by);
            self.rename(&mut request.sender);
        }
        for (index, person) in it.participants.iter_mut().enumerate() {
            person.name = self.participant(index);
        }
    }

    /// Replaces a field that names somebody: what follows the name after a comma, such as a post, goes with it.
    fn rename(&mut self, field: &mut String) {
        let text = field.trim();
        if text.is_empty() || text == LEFT_OUT {
            return;
        }
        let begins = |person: &Participant| {
            let name = person.name.trim();
            !name.is_empty() && text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if let Some(index) = self.participants.iter().position(begins) {
            *field = self.participant(index);
            return;
        }
        let name = text.split(',').next().unwrap_or(text).trim().to_owned();
        let next = self.others.len() + 1;
        let (number, _) = self.others.entry(name.to_lowercase()).or_insert((next, name.clone()));
        *field = format!("Person {number}");
        if name.contains(' ') && self.known.iter().all(|(known, _)| *known != name) {
            self.known.push((name, field.clone()));
        }
    }

    fn rename_fields(&mut self, record: &mut AnswerRecord) {
        for item in record.evidence_items.iter_mut().filter(|item| item.kind == EvidenceKind::Person) {
            self.rename(&mut item.title);
        }
        let Some(Treatment { status, owner, .. }) = &mut record.treatment else { return };
        self.rename(owner);
        if let TreatmentStatus::Accepted { by, .. } = status {
            let mut name = by.as_str().to_owned();
            self.rename(&mut name);
            *by = NonBlank::new(&name).unwrap_or(by.clone());
        }
    }
}
