//! An assessment without the names of people, to hand on.
//!
//! Participants become "Participant 1 (legal)" and so on. Everybody else who has a field of their own becomes "Person 1":
//! owners of findings, those who accepted a risk, people spoken to as evidence, those who sent or filled in a file. The same name
//! is the same person everywhere, and a full name that is known in this way is replaced in free text too, where it stands
//! there in just these letters. Nothing else is looked for in free text: a given name alone, initials and "our head of
//! legal" stay. Fields that this version does not know are left out, because nobody can say who is in them.

use std::collections::BTreeMap;

use crate::assessment::{
    Answer, AnswerRecord, Assessment, EvidenceItem, EvidenceKind, Extra, NonBlank, Participant, ParticipantId,
    Treatment, TreatmentStatus,
};
use crate::file::{MAX_NAME, MAX_NOTE};

/// The same assessment without the names of people; it scores the same.
pub fn without_names(assessment: &Assessment) -> Assessment {
    let mut it = assessment.clone();
    let mut people = People::of(&it);
    for record in it.answers.values_mut() {
        people.rename_fields(record);
    }
    for request in &mut it.requests {
        people.rename(&mut request.by);
        people.rename(&mut request.sender);
        request.extra.clear();
    }
    people.rename_texts(&mut it);
    people.rename_ids(&mut it);
    forget_unknown(&mut it);
    it
}

/// Everybody whose name is known, and what they are called instead.
struct People {
    participants: Vec<Participant>,
    /// Others by their names in small letters, in the order in which they were met.
    others: BTreeMap<String, usize>,
    /// Names as they may stand in a text, by their first letter, the longest first.
    in_texts: BTreeMap<char, Vec<(String, String)>>,
}

impl People {
    fn of(assessment: &Assessment) -> Self {
        let mut people =
            Self { participants: assessment.participants.clone(), others: BTreeMap::new(), in_texts: BTreeMap::new() };
        for (index, person) in assessment.participants.iter().enumerate() {
            people.note(&person.name, people.participant(index));
        }
        people
    }

    fn participant(&self, index: usize) -> String {
        let role: String = self.participants[index].role.trim().chars().take(60).collect();
        let role = if role.is_empty() { String::new() } else { format!(" ({role})") };
        format!("Participant {}{role}", index + 1)
    }

    /// Remembers a name for the texts. A single letter or sign is no name that could be looked for.
    fn note(&mut self, name: &str, instead: String) {
        let name = name.trim();
        let Some(first) = name.chars().next() else { return };
        if name.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 {
            return;
        }
        let known = self.in_texts.entry(first).or_default();
        if known.iter().all(|(other, _)| other != name) {
            known.push((name.to_owned(), instead));
            known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
    }

    /// Replaces a field that names somebody: what follows the name after a comma, such as a post, goes with it.
    fn rename(&mut self, field: &mut String) {
        let text = field.trim();
        if text.is_empty() {
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
        let number = *self.others.entry(name.to_lowercase()).or_insert(next);
        *field = format!("Person {number}");
        if name.contains(' ') {
            self.note(&name, field.clone());
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

    fn rename_texts(&self, it: &mut Assessment) {
        self.short(&mut it.title);
        it.parking.iter_mut().for_each(|parked| self.long(&mut parked.text));
        for record in it.answers.values_mut() {
            self.long(&mut record.note);
            if let Answer::NotApplicable { reason } = &mut record.answer {
                self.non_blank(reason);
            }
            record.evidence_items.iter_mut().for_each(|item| self.in_item(item));
            record.votes.iter_mut().for_each(|vote| self.long(&mut vote.note));
            record.decision.iter_mut().for_each(|decision| self.long(&mut decision.note));
            record.claims.iter_mut().for_each(|claim| self.long(&mut claim.note));
            if let Some(TreatmentStatus::Accepted { reason, .. }) = record.treatment.as_mut().map(|t| &mut t.status) {
                self.non_blank(reason);
            }
        }
    }

    fn in_item(&self, item: &mut EvidenceItem) {
        if item.kind != EvidenceKind::Person {
            self.short(&mut item.title);
        }
        self.long(&mut item.detail);
        self.short(&mut item.locator);
        item.file.iter_mut().for_each(|file| self.short(&mut file.name));
    }

    fn non_blank(&self, text: &mut NonBlank) {
        let mut held = text.as_str().to_owned();
        self.long(&mut held);
        *text = NonBlank::new(&held).unwrap_or(text.clone());
    }

    /// A note can grow when names in it do; it stays short enough for a file.
    fn long(&self, text: &mut String) {
        *text = self.replaced(text);
        while text.len() > MAX_NOTE {
            text.pop();
        }
    }

    fn short(&self, text: &mut String) {
        *text = self.replaced(text).chars().take(MAX_NAME).collect();
    }

    /// The text with every known name that stands in it as a word replaced.
    fn replaced(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut within = false; // the letter before belongs to the same word
        while let Some(letter) = rest.chars().next() {
            if let Some((name, instead)) = self.at(rest).filter(|_| !within) {
                out.push_str(instead);
                rest = &rest[name.len()..];
                within = true;
            } else {
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
                within = letter.is_alphanumeric();
            }
        }
        out
    }

    /// The name that a text begins with.
    fn at(&self, text: &str) -> Option<&(String, String)> {
        let ends = |name: &str| text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        self.in_texts.get(&text.chars().next()?)?.iter().find(|(name, _)| ends(name))
    }

    /// Ids can be names too: they become `p1`, `p2` … Whoever is no participant is left out.
    fn rename_ids(&self, it: &mut Assessment) {
        let new = |id: &ParticipantId| {
            let index = self.participants.iter().position(|person| person.id == *id)?;
            Some(ParticipantId(format!("p{}", index + 1)))
        };
        let all = |people: &mut Vec<ParticipantId>| *people = people.iter().filter_map(new).collect();
        for (index, person) in it.participants.iter_mut().enumerate() {
            *person = Participant {
                id: new(&person.id).unwrap_or(person.id.clone()),
                name: self.participant(index),
                role: person.role.clone(),
                extra: Extra::new(),
            };
        }
        it.sessions.iter_mut().for_each(|session| all(&mut session.present));
        it.requests.retain(|request| request.participant.as_ref().is_none_or(|id| new(id).is_some()));
        it.requests.iter_mut().for_each(|request| request.participant = request.participant.as_ref().and_then(new));
        for record in it.answers.values_mut() {
            record.votes.retain(|vote| new(&vote.participant).is_some());
            for vote in &mut record.votes {
                vote.participant = new(&vote.participant).unwrap_or(vote.participant.clone());
            }
            if let Some(decision) = &mut record.decision {
                all(&mut decision.dissent);
                all(&mut decision.present);
            }
        }
    }
}

fn forget_unknown(it: &mut Assessment) {
    it.extra.clear();
    it.vendor.extra.clear();
    it.scope.extra.clear();
    it.packs.iter_mut().for_each(|pack| pack.extra.clear());
    it.contract.iter_mut().for_each(|contract| contract.extra.clear());
    it.sessions.iter_mut().for_each(|session| session.extra.clear());
    it.parking.iter_mut().for_each(|parked| parked.extra.clear());
    for record in it.answers.values_mut() {
        record.extra.clear();
        record.votes.iter_mut().for_each(|vote| vote.extra.clear());
        record.decision.iter_mut().for_each(|decision| decision.extra.clear());
        record.claims.iter_mut().for_each(|claim| claim.extra.clear());
        record.treatment.iter_mut().for_each(|treatment| treatment.extra.clear());
        for item in &mut record.evidence_items {
            item.extra.clear();
            item.file.iter_mut().for_each(|file| file.extra.clear());
        }
    }
}
