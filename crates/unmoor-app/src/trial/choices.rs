//! What there is to try out: what helps most stands first.

use unmoor_core::assessment::{Answer, Evidence, QuestionId};
use unmoor_core::finding;
use unmoor_core::pack::Pack;
use unmoor_core::what_if::Trial;
use unmoor_core::{rank, words};

use crate::assessed::Assessed;
use crate::view::*;
use crate::walk::blocking_question;

/// Every question that can be tried, each once: steps of the way up, blockers, findings, the rest, exposure.
pub(super) fn choices(assessed: &Assessed, trials: &[Trial]) -> Vec<TryChoice> {
    let Assessed { assessment, pack, score, .. } = assessed;
    let way = rank::way_up(assessment, pack).map(|way| way.steps).unwrap_or_default();
    let blockers = score.blockers();
    let groups: [(&str, Vec<QuestionId>); 5] = [
        ("Shortest way up", way.into_iter().map(|step| step.id).collect()),
        ("Blockers", blockers.iter().filter_map(|blocker| blocking_question(assessed, blocker)).collect()),
        ("Findings", finding::findings(assessment, pack, score).into_iter().map(|finding| finding.id).collect()),
        ("Other questions", score.asked().cloned().collect()),
        ("Exposure", pack.exposure.iter().map(|question| question.id.clone()).collect()),
    ];
    let mut choices: Vec<TryChoice> = Vec::new();
    for (group, ids) in groups {
        for id in ids {
            if choices.iter().all(|known| known.id != id.as_str()) {
                choices.push(TryChoice {
                    title: title(pack, &id),
                    group: group.to_owned(),
                    changed: trials.iter().any(|trial| *trial.question() == id),
                    id: id.to_string(),
                });
            }
        }
    }
    choices
}

/// The steps of the shortest way up as trials. Of several steps of one question the last contains those before it.
pub(super) fn way_up(assessed: &Assessed) -> Vec<TrialInput> {
    let Assessed { assessment, pack, .. } = assessed;
    let steps = rank::way_up(assessment, pack).map(|way| way.steps).unwrap_or_default();
    let mut tried = assessment.clone();
    let mut inputs: Vec<TrialInput> = Vec::new();
    for step in steps {
        Trial::of_step(&tried, &step.id, step.step).put(&mut tried);
        inputs.retain(|input| input.question != step.id.as_str());
        inputs.push(TrialInput { question: step.id.to_string(), answer: input(tried.answer(&step.id)) });
    }
    inputs
}

/// What a question is called; an exposure question by what it asks.
pub(super) fn title(pack: &Pack, id: &QuestionId) -> String {
    let exposure = || pack.exposure.iter().find(|question| question.id == *id).map(|question| &question.prompt);
    let title = pack.question(id).map(|question| &question.title).or_else(exposure);
    words::typographic(title.map_or(id.as_str(), |title| title))
}

/// An answer as a window sends it.
pub(super) fn input(answer: &Answer) -> AnswerInput {
    match answer {
        Answer::Open => AnswerInput::Open,
        Answer::Unknown => AnswerInput::Unknown,
        Answer::NotApplicable { reason } => AnswerInput::NotApplicable { reason: reason.as_str().to_owned() },
        Answer::Answered { option, evidence } => AnswerInput::Answered {
            option: option.to_string(),
            evidence: match evidence {
                Evidence::Claimed => EvidenceStep::Claimed,
                Evidence::Documented => EvidenceStep::Documented,
                Evidence::Tested => EvidenceStep::Tested,
            },
        },
    }
}
