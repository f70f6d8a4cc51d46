//! Findings are taken on: an owner, a day, how far it is, or who accepted the risk and why.

use jiff::civil::Date;
use unmoor_core::assessment::{
    Assessment, NonBlank, QuestionId, Treatment, TreatmentForm, TreatmentStatus, TreatmentWord,
};
use unmoor_core::finding::{self, Finding};
use unmoor_core::{file, words};
use unmoor_store::{Act, StoreFault};

use crate::App;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

impl App {
    /// Says what is done about the finding of a question, or takes that away. It is on the disk when this returns.
    pub fn set_treatment(&mut self, req: SetTreatment) -> Result<ResultView, Fault> {
        let id = QuestionId(req.question.clone());
        if self.pack_of(&self.assessment(&req.assessment)?)?.question(&id).is_none() {
            let happened = format!("There is no question {id}.");
            let remedy = "Choose one of the questions of this assessment.";
            return Err(Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", remedy));
        }
        let treatment = req.treatment.as_ref().map(treatment).transpose()?;
        let (at, assessment) = (self.clock.now(), req.assessment.as_str().into());
        self.workspace_mut()?.change(Act::SetTreatment, at, |tx| {
            tx.edit_answer(&assessment, &id, |record| {
                let extra = record.treatment.take().map(|before| before.extra).unwrap_or_default();
                record.treatment = treatment.map(|treatment| Treatment { extra, ..treatment });
                Ok::<_, StoreFault>(())
            })
        })?;
        self.get_result(AssessmentRequest { assessment: req.assessment })
    }
}

/// What was typed, as a treatment.
fn treatment(input: &TreatmentInput) -> Result<Treatment, Fault> {
    let (owner, by, reason) = (input.owner.trim(), input.by.trim(), input.reason.trim());
    for (what, text) in [("The name of the owner", owner), ("The name of whoever accepts it", by)] {
        if text.chars().count() > file::MAX_NAME {
            return Err(Fault::refused(format!("{what} is longer than {} characters.", file::MAX_NAME), "Shorten it."));
        }
    }
    if reason.len() > file::MAX_NOTE {
        return Err(Fault::refused("The reason is longer than a megabyte.", "Say it in a few sentences."));
    }
    let due = match input.due.trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| {
            Fault::refused(
                format!("\"{text}\" is not a date."),
                "Write it such as 25 Sep 2026 or 2026-09-25, or leave it out.",
            )
        })?),
    };
    let status = match input.status {
        TreatmentStep::Open => TreatmentStatus::Open,
        TreatmentStep::Doing => TreatmentStatus::Doing,
        TreatmentStep::Done => TreatmentStatus::Done,
        TreatmentStep::Accepted => TreatmentStatus::Accepted {
            reason: NonBlank::new(reason).ok_or_else(|| {
                Fault::refused("A finding is not accepted without a reason.", "Say in a few words why.")
            })?,
            by: NonBlank::new(by).ok_or_else(|| {
                Fault::refused("A finding is not accepted by nobody.", "Name whoever accepts the risk.")
            })?,
        },
    };
    Ok(Treatment { status, owner: owner.to_owned(), due, extra: Default::default() })
}

/// What is done about the finding of a question, if anything is.
pub(super) fn of(assessment: &Assessment, question: &QuestionId, today: Date) -> Option<TreatmentView> {
    finding::treatment(assessment, question).map(|treatment| view(treatment, today))
}

fn view(treatment: &Treatment, today: Date) -> TreatmentView {
    let (head, rest) = words::treatment(treatment, today);
    let form = TreatmentForm::from(treatment.clone());
    TreatmentView {
        status: match form.status {
            TreatmentWord::Open => TreatmentStep::Open,
            TreatmentWord::Doing => TreatmentStep::Doing,
            TreatmentWord::Done => TreatmentStep::Done,
            TreatmentWord::Accepted => TreatmentStep::Accepted,
        },
        head,
        rest,
        owner: form.owner,
        due: form.due.map(|due| due.to_string()).unwrap_or_default(),
        overdue: treatment.overdue(today),
        reason: form.reason.unwrap_or_default(),
        by: form.by.unwrap_or_default(),
    }
}

/// Treatments whose question is no finding any more, each with the reason.
pub(super) fn left_over(assessed: &Assessed, findings: &[Finding], today: Date) -> Vec<LeftOverView> {
    let left_over = |(id, treatment): &(&QuestionId, &Treatment)| {
        let question = assessed.pack.question(id);
        let why = match assessed.score.line(id) {
            None => "no longer asked",
            Some(line) if line.value.is_none() => "does not apply",
            Some(_) => "answered well enough",
        };
        LeftOverView {
            id: id.to_string(),
            prompt: question.map_or_else(|| id.to_string(), |question| words::typographic(&question.prompt)),
            why: why.to_owned(),
            treatment: view(treatment, today),
        }
    };
    finding::left_over(&assessed.assessment, findings).iter().map(left_over).collect()
}

/// Who could see to a finding: those who already do, and those who were in the room.
pub(super) fn owners(assessment: &Assessment) -> Vec<String> {
    let treatments = assessment.answers.values().filter_map(|record| record.treatment.as_ref());
    let people = assessment.participants.iter().map(|person| &person.name);
    let mut owners: Vec<String> =
        treatments.map(|treatment| &treatment.owner).chain(people).map(|name| name.trim().to_owned()).collect();
    owners.retain(|name| !name.is_empty());
    owners.sort_unstable();
    owners.dedup();
    owners
}
