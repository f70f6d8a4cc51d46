//! What an answer does: its value, and the score with it against the score with the question open.

use unmoor_core::assessment::{Answer, Evidence};
use unmoor_core::ledger::Opened;
use unmoor_core::pack::Question;
use unmoor_core::score::{Ends, score};
use unmoor_core::words;

use crate::assessed::Assessed;
use crate::view::*;

/// `None` while the question is open, unknown or does not apply: then it moves nothing.
pub(super) fn of(question: &Question, assessed: &Assessed) -> Option<EffectView> {
    let lines = match assessed.assessment.answer(&question.id) {
        Answer::Answered { option, evidence } => {
            let level = question.option(*option)?.level;
            answered_lines(level, *evidence, question.ceiling(*evidence))
        }
        Answer::Open | Answer::Unknown | Answer::NotApplicable { .. } => return None,
    };
    let mut without = assessed.assessment.clone();
    without.answers.remove(&question.id);
    let before = score(&without, assessed.pack).portability;
    let after = assessed.score.portability;
    Some(EffectView {
        lines,
        assured: movement(before, after, |ends| ends.assured),
        possible: movement(before, after, |ends| ends.possible),
        figure: Opened::Effect(question.id.clone()).to_string(),
    })
}

fn answered_lines(level: u32, evidence: Evidence, ceiling: u32) -> Vec<ArithmeticLine> {
    vec![
        line("Level", &level.to_string(), false),
        line(&format!("{}, at most", words::capital(words::evidence(evidence))), &ceiling.to_string(), false),
        line("Counts as", &level.min(ceiling).to_string(), true),
    ]
}

fn line(label: &str, result: &str, sum: bool) -> ArithmeticLine {
    ArithmeticLine { label: label.to_owned(), working: String::new(), result: result.to_owned(), sum }
}

fn movement(before: Ends<f64>, after: Ends<f64>, end: fn(Ends<f64>) -> f64) -> MoveView {
    let (before, after) = (end(before), end(after));
    MoveView {
        delta: words::signed(after - before),
        path: format!("from {} to {}", words::one_decimal(before), words::one_decimal(after)),
    }
}
