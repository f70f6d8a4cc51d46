//! What to do next, ranked: swing of unknowns, gain and proof gain of answers, the shortest way up (SCORING.md).

use crate::assessment::{Evidence, OptionKey, QuestionId};
use crate::score::{Cap, Ends, Grade};

/// What answering an open or unknown question would tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// Which question.
    pub id: QuestionId,
    /// How far assured `P` rises when the answer is the best there is, shown as well as it can be.
    pub rise: f64,
    /// How far possible `P` falls when the answer is the worst there is.
    pub fall: f64,
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
    /// The lowest cap that still binds at the assured end.
    pub held_by: Option<Cap>,
}
