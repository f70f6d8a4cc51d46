//! Every field of an assessment that a person wrote freely, apart from the vendor and its service: what is assessed stays named.

use crate::assessment::{Answer, AnswerRecord, Assessment, Decided, EvidenceItem, NonBlank, TreatmentStatus};
use crate::file::{MAX_NAME, MAX_NOTE};

/// How long a field may be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Length {
    /// A name or a title, in characters.
    Name,
    /// A note, in bytes.
    Note,
}

impl Length {
    /// Puts a new text into a field. It may have grown, and stays short enough for a file.
    pub(super) fn fit(self, field: &mut String, mut text: String) {
        match self {
            Self::Name if text.chars().count() > MAX_NAME => *field = text.chars().take(MAX_NAME).collect(),
            Self::Note if text.len() > MAX_NOTE => {
                text.truncate(text.floor_char_boundary(MAX_NOTE));
                *field = text;
            }
            _ => *field = text,
        }
    }
}

/// Changes every text.
pub(super) fn each(it: &mut Assessment, change: &mut dyn FnMut(&mut String, Length)) {
    change(&mut it.title, Length::Name);
    for person in &mut it.participants {
        change(&mut person.name, Length::Name);
        change(&mut person.role, Length::Name);
    }
    for request in &mut it.requests {
        change(&mut request.sender, Length::Name);
        change(&mut request.by, Length::Name);
    }
    it.parking.iter_mut().for_each(|parked| change(&mut parked.text, Length::Note));
    for record in it.answers.values_mut() {
        in_record(record, change);
    }
}

/// Changes every text of an answer.
pub(super) fn in_record(record: &mut AnswerRecord, change: &mut dyn FnMut(&mut String, Length)) {
    change(&mut record.note, Length::Note);
    if let Answer::NotApplicable { reason } = &mut record.answer {
        non_blank(reason, Length::Note, change);
    }
    record.evidence_items.iter_mut().for_each(|item| in_item(item, change));
    record.votes.iter_mut().for_each(|vote| change(&mut vote.note, Length::Note));
    if let Some(decision) = &mut record.decision {
        change(&mut decision.note, Length::Note);
        if let Some(Decided::NotApplicable { reason }) = &mut decision.decided {
            non_blank(reason, Length::Note, change);
        }
    }
    record.claims.iter_mut().for_each(|claim| change(&mut claim.note, Length::Note));
    let Some(treatment) = &mut record.treatment else { return };
    change(&mut treatment.owner, Length::Name);
    if let TreatmentStatus::Accepted { reason, by } = &mut treatment.status {
        non_blank(reason, Length::Note, change);
        non_blank(by, Length::Name, change);
    }
}

fn in_item(item: &mut EvidenceItem, change: &mut dyn FnMut(&mut String, Length)) {
    change(&mut item.title, Length::Name);
    change(&mut item.detail, Length::Note);
    change(&mut item.locator, Length::Name);
    item.file.iter_mut().for_each(|file| change(&mut file.name, Length::Name));
}

fn non_blank(text: &mut NonBlank, length: Length, change: &mut dyn FnMut(&mut String, Length)) {
    let mut held = text.as_str().to_owned();
    change(&mut held, length);
    if let Some(new) = NonBlank::new(&held) {
        *text = new;
    }
}

/// Drops the fields that this version does not know.
pub(super) fn forget_unknown(it: &mut Assessment) {
    it.extra.clear();
    it.vendor.extra.clear();
    it.scope.extra.clear();
    it.packs.iter_mut().for_each(|pack| pack.extra.clear());
    it.contract.iter_mut().for_each(|contract| contract.extra.clear());
    it.participants.iter_mut().for_each(|person| person.extra.clear());
    it.sessions.iter_mut().for_each(|session| session.extra.clear());
    it.parking.iter_mut().for_each(|parked| parked.extra.clear());
    it.requests.iter_mut().for_each(|request| request.extra.clear());
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
