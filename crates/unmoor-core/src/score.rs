//! The score of an assessment: sections, average, caps, grade, exposure, risk and how sure we are (SCORING.md).

use serde::Serialize;

use crate::assessment::{Evidence, OptionKey, QuestionId, SectionId};

/// The two ends of a figure: what is shown, and what is claimed or still open.
///
/// For portability the assured end is the lower one, for exposure, lock-in and risk the higher one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Ends<T> {
    /// What is shown; what is unknown counts as its worst.
    pub assured: T,
    /// What is claimed; what is unknown counts as its best.
    pub possible: T,
}

/// Which end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "see Ends")]
pub enum End {
    Assured,
    Possible,
}

/// Everything that SCORING.md derives from an assessment up to "How sure are we", with the lines it was added up from.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// `P`, 0 to 100: the average after the caps.
    pub portability: Ends<f64>,
    /// `M`, 0 to 100: the weighted average of the sections.
    pub average: Ends<f64>,
    /// `X`, 0 to 100.
    pub exposure: Ends<f64>,
    /// `100 - P`.
    pub lock_in: Ends<f64>,
    /// `R = lock-in * X / 100`.
    pub risk: Ends<f64>,
    /// The grade of each end.
    pub grade: Ends<Grade>,
    /// The risk zone of each end.
    pub zone: Ends<Zone>,
    /// The field of the two-axis chart of each end.
    pub field: Ends<Field>,
    /// Every cap of each end, lowest first; those below the average bind.
    pub caps: Ends<Vec<Cap>>,
    /// The sections in scope, in pack order.
    pub sections: Vec<SectionScore>,
    /// Every question that applies by scope, in pack order.
    pub lines: Vec<QuestionLine>,
    /// Every exposure question, in pack order.
    pub exposure_lines: Vec<ExposureLine>,
    /// Answered weight over applicable weight.
    pub coverage: Share,
    /// How well the answers are shown, by weight.
    pub confidence: Share,
    /// Tested weight over the applicable weight that can be tested.
    pub proof: Share,
    /// Why the grade is provisional; `None` when it is not.
    pub provisional: Option<Provisional>,
}

/// A to E.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the letters are the grades")]
pub enum Grade {
    E,
    D,
    C,
    B,
    A,
}

/// Risk by its floors: low below 15, moderate from 15, high from 30, severe from 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words are the zones")]
pub enum Zone {
    Low,
    Moderate,
    High,
    Severe,
}

/// A quarter of the two-axis chart, split at 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Both low.
    Routine,
    /// Lock-in high.
    Nuisance,
    /// Exposure high.
    HealthyReliance,
    /// Both high.
    StrategicDependence,
}

/// A named cap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cap {
    /// The score it caps at.
    pub value: f64,
    /// Why there is a cap.
    pub kind: CapKind,
    /// The question or section that caused it; empty for the proof gate.
    pub id: String,
    /// Whether it lies below the average of its end.
    pub binding: bool,
}

/// Why there is a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CapKind {
    /// An answered knock-out fired.
    Knockout,
    /// An active knock-out is unknown; assured end only.
    KnockoutUnknown,
    /// The lowest core section plus 25.
    WeakestSection,
    /// 84 while less than half of what can be tested is tested; assured end only.
    ProofGate,
}

/// A section in scope.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionScore {
    /// Which section.
    pub id: SectionId,
    /// `W`.
    pub weight: u32,
    /// `S`, 0 to 100.
    pub value: Ends<f64>,
    /// `sum(w v)`.
    pub products: Ends<u32>,
    /// `sum(w)` over its applicable questions.
    pub question_weight: u32,
    /// Questions asked, those answered "not applicable" included.
    pub asked: u32,
    /// Questions with any answer: answered, unknown or not applicable.
    pub reached: u32,
}

/// What a question contributes.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionLine {
    /// Which question.
    pub id: QuestionId,
    /// Its section.
    pub section: SectionId,
    /// `w`.
    pub weight: u32,
    /// How it stands.
    pub state: LineState,
    /// `v`; `None` where it leaves every sum.
    pub value: Option<Ends<u32>>,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum LineState {
    /// Not yet answered.
    Open,
    /// "We don't know".
    Unknown,
    /// Answered.
    Answered {
        /// The option chosen.
        option: OptionKey,
        /// Its level, 0 to 100.
        level: u32,
        /// How it is shown.
        evidence: Evidence,
    },
    /// Leaves every sum.
    NotApplicable,
}

/// What an exposure question contributes.
#[derive(Debug, Clone, PartialEq)]
pub struct ExposureLine {
    /// Which question.
    pub id: QuestionId,
    /// `w`.
    pub weight: u32,
    /// The option chosen; `None` while open.
    pub option: Option<OptionKey>,
    /// `x` at each end.
    pub value: Ends<u32>,
}

/// A share with the sums it came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// 0 to 1.
    pub value: f64,
    /// The upper sum.
    pub part: f64,
    /// The lower sum, a sum of weights.
    pub whole: u32,
}

/// Why a grade is provisional.
#[derive(Debug, Clone, PartialEq)]
pub struct Provisional {
    /// Coverage is below 0.8.
    pub low_coverage: bool,
    /// Knock-out questions in scope that are unknown or open.
    pub unknown_knockouts: Vec<QuestionId>,
}
