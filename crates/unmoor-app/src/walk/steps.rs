//! What one step better would do to the score, from the core's rankings.

use unmoor_core::assessment::Answer;
use unmoor_core::ledger::Opened;
use unmoor_core::pack::Question;
use unmoor_core::rank::{self, Gain, Step, Swing};
use unmoor_core::score::{CapKind, End};
use unmoor_core::words;

use crate::assessed::Assessed;
use crate::view::*;

/// One option up and one step of evidence up; for an open question its best and its worst answer.
pub(super) fn of(question: &Question, assessed: &Assessed, swings: &[Swing]) -> Vec<StepView> {
    let Assessed { assessment, pack, .. } = assessed;
    match assessment.answer(&question.id) {
        Answer::NotApplicable { .. } => Vec::new(),
        Answer::Answered { .. } => {
            let mut gains = rank::gains(assessment, pack);
            gains.extend(rank::proof_gains(assessment, pack));
            gains
                .iter()
                .filter(|gain| gain.id == question.id)
                .filter_map(|gain| better(question, gain, assessed))
                .collect()
        }
        Answer::Open | Answer::Unknown => {
            let swing = swings.iter().find(|swing| swing.id == question.id);
            swing.map(|swing| ends(question, swing, assessed)).unwrap_or_default()
        }
    }
}

fn better(question: &Question, gain: &Gain, assessed: &Assessed) -> Option<StepView> {
    let id = question.id.clone();
    let (what, opened) = match gain.step {
        Step::Option { to, .. } => (format!("Answer {}", question.step(to)? + 1), Opened::Gain(id)),
        Step::Evidence { to, .. } => (format!("Shown by {}", words::shown_by(to)), Opened::ProofGain(id)),
        Step::Answer { .. } => return None,
    };
    let figure = opened.to_string();
    if moves(gain.portability) {
        return Some(StepView { what, gain: words::signed(gain.portability), note: "assured".to_owned(), figure });
    }
    let note = match held(assessed, End::Assured) {
        Some(held) => format!("in the average; {held}"),
        None => "in the average".to_owned(),
    };
    moves(gain.average).then(|| StepView { what, gain: words::signed(gain.average), note, figure })
}

fn ends(question: &Question, swing: &Swing, assessed: &Assessed) -> Vec<StepView> {
    let note = |end: &str, change: f64, held: Option<String>| match held {
        Some(held) if !moves(change) => format!("{end}; {held}"),
        _ => end.to_owned(),
    };
    let figure = Opened::Swing(question.id.clone()).to_string();
    vec![
        StepView {
            what: format!("The best answer, shown by {}", words::shown_by(question.best_evidence)),
            gain: words::signed(swing.rise),
            note: note("assured", swing.rise, held(assessed, End::Assured)),
            figure: figure.clone(),
        },
        StepView {
            what: "The worst answer".to_owned(),
            gain: words::signed(-swing.fall),
            note: note("possible", swing.fall, held(assessed, End::Possible)),
            figure,
        },
    ]
}

/// Whether a change is seen in print.
fn moves(change: f64) -> bool {
    words::signed(change) != words::signed(0.0)
}

/// What holds an end: "AL holds the score at 42".
fn held(assessed: &Assessed, end: End) -> Option<String> {
    let cap = assessed.score.binding(end).next()?;
    let what = if cap.kind == CapKind::ProofGate { "the missing proof" } else { cap.id.as_str() };
    Some(format!("{what} holds the score at {}", words::whole(cap.value)))
}
