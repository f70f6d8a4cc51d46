//! What may stand in a file although it looks like something that went: Unmoor's own words, and what was kept on purpose.

use std::ops::ControlFlow;

use unmoor_core::assessment::{Answer, AnswerRecord, Assessment, NonBlank, TreatmentStatus, Vendor};
use unmoor_core::file;
use unmoor_core::pack::Pack;
use unmoor_core::redaction::{Redaction, Subject};
use unmoor_report::compose::{ReportInput, Settings};
use unmoor_report::contents;
use unmoor_report::format::Format;

use super::needle::Needle;
use super::words::Words;

/// What may stand in a file.
pub(super) struct Kept {
    /// The questions, and what a report or a file of an assessment says in which nobody wrote anything.
    ours: Words,
    /// What was kept of the assessment, where a note or a piece of evidence may say the same.
    rest: Words,
    /// Free texts, where a name of one word may stand.
    texts: Words,
}

impl Kept {
    /// `formats` are those whose own words may stand in the file; `said` is what was kept of what is said about a report.
    pub(super) fn of(
        assessments: &[Assessment],
        pack: Option<&Pack>,
        redaction: &Redaction,
        formats: &[Format],
        said: &str,
    ) -> Self {
        let (mut ours, mut rest, mut texts) = (String::new(), said.to_owned(), String::new());
        for assessment in assessments {
            let bare = bare(assessment);
            ours.push_str(&read(&file::write(&bare)));
            if let Some(pack) = pack {
                formats.iter().for_each(|format| ours.push_str(&report(&bare, pack, *format)));
            }
            rest.push_str(&read(&file::write(&without(assessment, redaction))));
            texts.push_str(&read(&file::write(&without_people(assessment))));
        }
        pack.iter().for_each(|pack| ours.push_str(&questions(pack)));
        Self { ours: Words::of(&ours), rest: Words::of(&rest), texts: Words::of(&texts) }
    }

    pub(super) fn holds(&self, needle: &Needle) -> bool {
        let of_texts = matches!(needle.subject, Subject::Notes | Subject::Evidence);
        needle.words.stand_in(&self.ours)
            || (of_texts && needle.words.stand_in(&self.rest))
            || (needle.only_in_its_field && needle.words.stand_in(&self.texts))
    }
}

/// An assessment with the same answers in which nobody wrote anything. It is put together anew: what a redaction forgot is not in it.
fn bare(of: &Assessment) -> Assessment {
    let vendor = Vendor { name: of.vendor.name.clone(), service: of.vendor.service.clone(), ..Vendor::default() };
    let [pack, ..] = of.packs.as_slice() else { return of.clone() };
    let mut bare = Assessment::new(of.id.clone(), String::new(), vendor, pack.clone(), of.scope.clone());
    bare.packs.clone_from(&of.packs);
    bare.exposure.clone_from(&of.exposure);
    bare.contract.clone_from(&of.contract);
    for (id, record) in &of.answers {
        let answer = match (&record.answer, NonBlank::new("-")) {
            (Answer::NotApplicable { .. }, Some(reason)) => Answer::NotApplicable { reason },
            (answer, _) => answer.clone(),
        };
        bare.answers.insert(id.clone(), AnswerRecord { answer, ..AnswerRecord::default() });
    }
    bare
}

fn report(bare: &Assessment, pack: &Pack, format: Format) -> String {
    let settings = Settings::new(jiff::civil::date(2000, 1, 1));
    let input = ReportInput::new(bare, pack, settings, file::write(bare));
    let made = format.write(&input, &mut |_| ControlFlow::Continue(()));
    made.map(|made| read(&made.bytes)).unwrap_or_default()
}

fn read(bytes: &[u8]) -> String {
    let pieces = contents::read(bytes).unwrap_or_default();
    pieces.into_iter().map(|piece| piece.text + "\n").collect()
}

/// Every word of the questions.
fn questions(pack: &Pack) -> String {
    let mut all = vec![pack.about.title.clone(), pack.about.description.clone()];
    all.extend(pack.sections.iter().map(|section| section.name.clone()));
    for question in &pack.questions {
        let texts = [&question.title, &question.prompt, &question.why, &question.recommendation, &question.good];
        all.extend(texts.into_iter().cloned());
        all.extend(question.options.iter().map(|option| option.label.clone()));
        all.extend(question.evidence.iter().chain(&question.ask_vendor).chain(&question.not_applicable_when).cloned());
    }
    for question in &pack.exposure {
        all.push(question.prompt.clone());
        all.extend(question.options.iter().map(|option| option.label.clone()));
    }
    let texts = |reference: &unmoor_core::pack::Reference| {
        [reference.framework.clone(), reference.locator.clone(), reference.demand.clone(), reference.source.clone()]
    };
    all.extend(pack.references.iter().flat_map(texts));
    all.join("\n")
}

/// What was left of an assessment beside the notes and the evidence that should be gone.
fn without(assessment: &Assessment, redaction: &Redaction) -> Assessment {
    let mut it = assessment.clone();
    if redaction.leaves_out(Subject::Notes) {
        it.parking.clear();
    }
    for record in it.answers.values_mut() {
        if redaction.leaves_out(Subject::Evidence) {
            record.evidence_items.clear();
        }
        if redaction.leaves_out(Subject::Notes) {
            record.note.clear();
            record.votes.clear();
            record.decision = None;
            record.claims.clear();
            if matches!(record.answer, Answer::NotApplicable { .. }) {
                record.answer = Answer::Unknown;
            }
            if let Some(treatment) = &mut record.treatment {
                treatment.status = TreatmentStatus::Open;
            }
        }
    }
    it
}

/// The free texts of an assessment, without the fields that name somebody.
fn without_people(assessment: &Assessment) -> Assessment {
    let mut it = assessment.clone();
    it.participants.clear();
    it.requests.clear();
    it.answers.values_mut().for_each(|record| record.treatment = None);
    it
}
