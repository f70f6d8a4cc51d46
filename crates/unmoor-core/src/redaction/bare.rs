//! Notes and evidence are taken out whole. What the format wants is replaced by "[left out]".

use super::{LEFT_OUT, Removed, Subject};
use crate::assessment::{Answer, AnswerRecord, Assessment, Decided, EvidenceItem, Extra, NonBlank, TreatmentStatus};

/// Empties every note; `as_it_was` is the assessment before anything was replaced in it.
pub(super) fn notes(as_it_was: &Assessment, it: &mut Assessment, removed: &mut Vec<Removed>) {
    let mut went = |text: &str, instead: &str| {
        if !text.trim().is_empty() && text != LEFT_OUT {
            removed.push(Removed::new(Subject::Notes, text, instead));
        }
    };
    as_it_was.parking.iter().for_each(|parked| went(&parked.text, LEFT_OUT));
    for record in as_it_was.answers.values() {
        notes_of(record, &mut went);
    }
    it.parking.iter_mut().for_each(|parked| parked.text = LEFT_OUT.to_owned());
    for record in it.answers.values_mut() {
        record.note.clear();
        record.votes.iter_mut().for_each(|vote| vote.note.clear());
        if let Some(decision) = &mut record.decision {
            decision.note.clear();
            if let Some(Decided::NotApplicable { reason }) = &mut decision.decided {
                leave_out(reason);
            }
        }
        record.claims.iter_mut().for_each(|claim| claim.note.clear());
        if let Answer::NotApplicable { reason } = &mut record.answer {
            leave_out(reason);
        }
        if let Some(TreatmentStatus::Accepted { reason, .. }) = record.treatment.as_mut().map(|it| &mut it.status) {
            leave_out(reason);
        }
    }
}

fn notes_of(record: &AnswerRecord, went: &mut dyn FnMut(&str, &str)) {
    went(&record.note, "");
    record.votes.iter().for_each(|vote| went(&vote.note, ""));
    if let Some(decision) = &record.decision {
        went(&decision.note, "");
        if let Some(Decided::NotApplicable { reason }) = &decision.decided {
            went(reason.as_str(), LEFT_OUT);
        }
    }
    record.claims.iter().for_each(|claim| went(&claim.note, ""));
    if let Answer::NotApplicable { reason } = &record.answer {
        went(reason.as_str(), LEFT_OUT);
    }
    if let Some(TreatmentStatus::Accepted { reason, .. }) = record.treatment.as_ref().map(|it| &it.status) {
        went(reason.as_str(), LEFT_OUT);
    }
}

fn leave_out(text: &mut NonBlank) {
    if let Some(out) = NonBlank::new(LEFT_OUT) {
        *text = out;
    }
}

/// Leaves of each piece of evidence only that it is there and of which kind it is; how an answer is shown stays with the answer.
pub(super) fn evidence(as_it_was: &Assessment, it: &mut Assessment, removed: &mut Vec<Removed>) {
    let items = as_it_was.answers.values().flat_map(|record| &record.evidence_items);
    removed.extend(items.map(strings).filter(|strings| !strings.is_empty()).map(|strings| Removed {
        subject: Subject::Evidence,
        strings,
        instead: LEFT_OUT.to_owned(),
    }));
    for item in it.answers.values_mut().flat_map(|record| &mut record.evidence_items) {
        *item = EvidenceItem {
            id: item.id.clone(),
            kind: item.kind,
            title: LEFT_OUT.to_owned(),
            detail: String::new(),
            locator: String::new(),
            file: None,
            date: None,
            extra: Extra::new(),
        };
    }
}

/// What a piece of evidence says.
fn strings(item: &EvidenceItem) -> Vec<String> {
    let file = item.file.iter().flat_map(|file| [file.name.clone(), file.sha256.clone()]);
    let mut all: Vec<String> = [&item.title, &item.detail, &item.locator].into_iter().cloned().chain(file).collect();
    all.retain(|text| !text.trim().is_empty() && text != LEFT_OUT);
    all
}
