//! What to do next, ranked: swing of unknowns, gain and proof gain of answers, the shortest way up (SCORING.md).

use crate::assessment::{Assessment, Evidence, OptionKey, QuestionId};
use crate::pack::{Pack, Question};
use crate::score::{Cap, End, Ends, Grade, LineState};
use crate::sheet::{Bench, Row, Sheet, Stand, best_option, next_option};

mod swing;
mod way;

pub use swing::{ExposureSwing, exposure_swings, swings};
pub use way::way_up;

/// What answering an open or unknown question would tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// Which question.
    pub id: QuestionId,
    /// How far assured `P` rises when the answer is the best there is, shown as well as it can be.
    pub rise: f64,
    /// How far possible `P` falls when the answer is the worst there is.
    pub fall: f64,
    /// How far `M` moves between the worst answer and the best. Where a cap holds the score, this still tells.
    pub average: f64,
}

impl Swing {
    /// The most that can leave the interval: the larger of the two.
    pub fn width(&self) -> f64 {
        self.rise.max(self.fall)
    }
}

/// One single step: what the smallest improvement of one question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The answer moves one option up.
    Option {
        /// The option today.
        from: OptionKey,
        /// The next better one.
        to: OptionKey,
    },
    /// The evidence moves one step up.
    Evidence {
        /// Today.
        from: Evidence,
        /// One step better.
        to: Evidence,
    },
    /// An unknown is answered with its best option, shown as well as it can be.
    Answer {
        /// The best option.
        to: OptionKey,
        /// The best evidence.
        evidence: Evidence,
    },
}

/// What a single step would bring at the assured end.
#[derive(Debug, Clone, PartialEq)]
pub struct Gain {
    /// Which question.
    pub id: QuestionId,
    /// Which step.
    pub step: Step,
    /// The change of assured `P`.
    pub portability: f64,
    /// The change of assured `M`.
    pub average: f64,
}

/// A set of single steps that reaches the next grade.
#[derive(Debug, Clone, PartialEq)]
pub struct WayUp {
    /// The grade it reaches.
    pub target: Grade,
    /// In the order in which they are best taken.
    pub steps: Vec<WayStep>,
    /// True where no smaller set exists; false where the set was found greedily.
    pub smallest: bool,
}

/// A step of the way up and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub struct WayStep {
    /// Which question.
    pub id: QuestionId,
    /// Which step.
    pub step: Step,
    /// `P` at both ends after this step and those before it.
    pub portability: Ends<f64>,
    /// Assured `M` after it.
    pub average: f64,
    /// The assured grade after it.
    pub grade: Grade,
    /// Whether that grade is still provisional.
    pub provisional: bool,
    /// The lowest cap that still binds at the assured end.
    pub held_by: Option<Cap>,
}

/// What one option up would bring, for every answer that has a better one: the most first.
///
/// Answers whose step changes neither figure are left out: those that their evidence holds back.
pub fn gains(assessment: &Assessment, pack: &Pack) -> Vec<Gain> {
    ranked(assessment, pack, |question, state| match *state {
        LineState::Answered { option, level, evidence } => {
            let next = next_option(question, level)?;
            Some((Step::Option { from: option, to: next.key }, Stand::answered(question, next.level, evidence)))
        }
        _ => None,
    })
}

/// What one step of evidence up would bring, for every answer that can be shown better: the test plan, the most first.
///
/// Answers whose step changes neither figure are left out: bad answers count in full, whoever gives them.
pub fn proof_gains(assessment: &Assessment, pack: &Pack) -> Vec<Gain> {
    ranked(assessment, pack, |question, state| match *state {
        LineState::Answered { level, evidence, .. } => {
            let to = next_evidence(question, evidence)?;
            Some((Step::Evidence { from: evidence, to }, Stand::answered(question, level, to)))
        }
        _ => None,
    })
}

/// [`proof_gains`], with every answer shown as well as it can be at once: the other end of "0.4 to 0.8" in a test plan.
pub fn full_proof_gains(assessment: &Assessment, pack: &Pack) -> Vec<Gain> {
    ranked(assessment, pack, |question, state| match *state {
        LineState::Answered { level, evidence, .. } => {
            let to = next_evidence(question, evidence).map(|_| question.best_evidence)?;
            Some((Step::Evidence { from: evidence, to }, Stand::answered(question, level, to)))
        }
        _ => None,
    })
}

/// What the loss of one option would cost, for every answer that has a worse one: the most first, as negative gains.
pub fn losses(assessment: &Assessment, pack: &Pack) -> Vec<Gain> {
    let mut losses = changes(assessment, pack, |question, state| match *state {
        LineState::Answered { option, level, evidence } => {
            let worse =
                question.options.iter().filter(|option| option.level < level).max_by_key(|option| option.level)?;
            Some((Step::Option { from: option, to: worse.key }, Stand::answered(question, worse.level, evidence)))
        }
        _ => None,
    });
    losses.retain(|loss| loss.portability < 0.0 || loss.average < 0.0);
    losses.sort_by(|a, b| {
        let heavier = a.portability.total_cmp(&b.portability).then(a.average.total_cmp(&b.average));
        heavier.then_with(|| a.id.cmp(&b.id))
    });
    losses
}

fn ranked(
    assessment: &Assessment,
    pack: &Pack,
    step: impl Fn(&Question, &LineState) -> Option<(Step, Stand)>,
) -> Vec<Gain> {
    let mut gains = changes(assessment, pack, step);
    gains.retain(|gain| gain.portability > 0.0 || gain.average > 0.0);
    gains.sort_by(|a, b| {
        let larger = b.portability.total_cmp(&a.portability).then(b.average.total_cmp(&a.average));
        larger.then_with(|| a.id.cmp(&b.id))
    });
    gains
}

/// What a single step changes at the assured end, for every applicable question that has the step.
fn changes(
    assessment: &Assessment,
    pack: &Pack,
    step: impl Fn(&Question, &LineState) -> Option<(Step, Stand)>,
) -> Vec<Gain> {
    let sheet = Sheet::new(assessment, pack);
    let mut bench = Bench::new(&sheet);
    let now = (bench.portability(End::Assured), bench.average(End::Assured));
    let mut change = |(index, row): (usize, &Row<'_>)| {
        let (step, stand) = step(row.question, &row.state)?;
        let before = bench.put(index, stand)?;
        let gain = Gain {
            id: row.question.id.clone(),
            step,
            portability: bench.portability(End::Assured) - now.0,
            average: bench.average(End::Assured) - now.1,
        };
        bench.put(index, before);
        Some(gain)
    };
    sheet.rows.iter().enumerate().filter_map(&mut change).collect()
}

/// The next better evidence, as far as the question can be shown.
fn next_evidence(question: &Question, evidence: Evidence) -> Option<Evidence> {
    let next = match evidence {
        Evidence::Claimed => Evidence::Documented,
        Evidence::Documented => Evidence::Tested,
        Evidence::Tested => return None,
    };
    (next <= question.best_evidence).then_some(next)
}

/// The answer that an unknown question would have at its best.
fn best_answer(question: &Question) -> Option<(Step, Stand)> {
    let best = best_option(question)?;
    let evidence = question.best_evidence;
    Some((Step::Answer { to: best.key, evidence }, Stand::answered(question, best.level, evidence)))
}
