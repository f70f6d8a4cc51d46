//! What to do next: the way up and the test plan.

use unmoor_core::assessment::Evidence;
use unmoor_core::rank::{self, Gain, Step};
use unmoor_core::score::End;
use unmoor_core::words;

use crate::assessed::{Assessed, interval};
use crate::view::*;

/// Gains below this are not worth a line in the test plan.
const SMALLEST_GAIN: f64 = 0.005;

/// How many proofs that move a held score are named.
const MOST_NAMED: usize = 3;

/// Steps to the next grade.
pub(super) fn way_up(assessed: &Assessed) -> Option<WayUpView> {
    let Assessed { assessment, pack, score, .. } = assessed;
    let way = rank::way_up(assessment, pack)?;
    let answers = way.steps.iter().any(|step| matches!(step.step, Step::Answer { .. }));
    let steps = way.steps.len();
    let plural = if steps == 1 { "step" } else { "steps" };
    let mut lead =
        format!("From {} to {} in {} {plural}", score.grade.assured.letter(), way.target.letter(), words::count(steps));
    lead.push_str(if answers { ", if what is unknown turns out well." } else { "." });
    if !way.smallest {
        lead.push_str(" Found step by step; a shorter way may exist.");
    }
    Some(WayUpView {
        lead,
        today: assessed.portability(),
        steps: way
            .steps
            .iter()
            .filter_map(|step| {
                let question = pack.question(&step.id)?;
                Some(WayStepView {
                    id: step.id.to_string(),
                    text: words::way_step(step, pack),
                    who: words::role(&question.asked_of),
                    interval: interval("Portability", step.portability.assured, step.portability.possible),
                })
            })
            .collect(),
    })
}

/// What a single step brings, as it is printed.
pub(super) fn gain(gain: &Gain) -> GainView {
    GainView { average: words::gain(gain.average), score: words::gain(gain.portability) }
}

/// The proofs that are worth a line, by what they add.
pub(super) fn proofs(assessed: &Assessed) -> Vec<Gain> {
    let mut gains = rank::proof_gains(&assessed.assessment, assessed.pack);
    gains.retain(|gain| gain.average >= SMALLEST_GAIN || gain.portability >= SMALLEST_GAIN);
    gains
}

/// Which proofs move the score while a cap holds it; empty where none holds it, or all of them do.
pub(super) fn test_plan_note(assessed: &Assessed, proofs: &[Gain]) -> String {
    let moving: Vec<String> =
        proofs.iter().filter(|gain| gain.portability > 1e-9).map(|gain| gain.id.to_string()).collect();
    if assessed.score.binding(End::Assured).next().is_none() || moving.len() == proofs.len() {
        return String::new();
    }
    match moving.len() {
        0 => "While a cap holds the score, none of these moves it.".to_owned(),
        1 => format!("While a cap holds the score, only {} moves it.", moving[0]),
        _ => format!("While a cap holds the score, only {} move it.", words::listed_some(&moving, MOST_NAMED)),
    }
}

/// Claims worth proving, by what the proof adds to the assured average.
pub(super) fn test_plan(assessed: &Assessed, proofs: &[Gain]) -> Vec<TestPlanLine> {
    let line = |gain: &Gain| {
        let question = assessed.pack.question(&gain.id)?;
        let Step::Evidence { to, .. } = gain.step else { return None };
        let how = match to {
            Evidence::Tested => "Test it",
            _ => "Get it in writing",
        };
        let proof = question.evidence.first().map(|text| words::typographic(text)).unwrap_or_default();
        Some(TestPlanLine {
            id: gain.id.to_string(),
            gain: self::gain(gain),
            text: format!("{how}: {proof}"),
            who: words::role(&question.asked_of),
        })
    };
    proofs.iter().filter_map(line).collect()
}
