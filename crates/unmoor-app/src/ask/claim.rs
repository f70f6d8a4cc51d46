//! What the vendor said, beside the team's answer; it becomes that answer only when somebody takes it over.

use unmoor_core::assessment::{Answer, Assessment, Claim, OptionKey, QuestionId};
use unmoor_core::pack::Question;
use unmoor_core::words;

use crate::App;
use crate::clock::Clock;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

impl App {
    /// Takes a claim over as the team's answer, shown as claimed. The claim stays where it is.
    pub fn take_over_claim(&mut self, req: TakeOverClaim) -> Result<WalkView, Fault> {
        let assessment = self.assessment(&req.at.assessment)?;
        let record = assessment.answers.get(&QuestionId(req.at.question.clone()));
        let claim = record.and_then(|record| record.claims.iter().find(|claim| claim.request == req.request));
        let option = claim.and_then(|claim| claim.option).ok_or_else(|| {
            let happened = "The vendor chose no statement here.";
            Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Answer the question yourself.")
        })?;
        let answer = AnswerInput::Answered { option: option.to_string(), evidence: EvidenceStep::Claimed };
        self.answer_question(AnswerQuestion { at: req.at, answer, advance: false })
    }
}

/// The claims of a question, newest first.
pub(crate) fn claims(question: &Question, assessment: &Assessment, clock: &Clock) -> Vec<ClaimView> {
    let record = assessment.answers.get(&question.id);
    let claims = record.map(|record| record.claims.as_slice()).unwrap_or_default();
    let ours = match assessment.answer(&question.id) {
        Answer::Answered { option, .. } => Some(*option),
        _ => None,
    };
    let view = |claim: &Claim| ClaimView {
        request: claim.request.clone(),
        said: format!("{}, {}", said(question, claim.option), words::date(clock.day_of(claim.at))),
        by: assessment
            .requests
            .iter()
            .find(|request| request.id == claim.request)
            .map(|request| request.by.clone())
            .unwrap_or_default(),
        note: claim.note.clone(),
        open: claim.option.is_some() && claim.option != ours,
    };
    claims.iter().rev().map(view).collect()
}

fn said(question: &Question, option: Option<OptionKey>) -> String {
    match option.and_then(|option| question.step(option)) {
        Some(step) => format!("The vendor says: statement {}, claimed", step + 1),
        None => "The vendor says that it does not know".to_owned(),
    }
}
