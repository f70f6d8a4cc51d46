//! The score of an assessment: sections, average, caps, grade, exposure, risk and how sure we are (SCORING.md).

use serde::{Deserialize, Serialize};

use crate::assessment::{Assessment, Evidence, OptionKey, QuestionId, SectionId};
use crate::pack::Pack;
use crate::sheet::{Bench, ExposureRow, Row, Sheet};

mod blockers;
mod figures;
mod scales;

pub use blockers::Blocker;
pub use figures::{BindingCap, Figures};
pub(crate) use scales::settled;
pub use scales::{Field, Grade, Zone};

/// The two ends of a figure: what is shown, and what is claimed or still open.
///
/// For portability the assured end is the lower one, for exposure, lock-in and risk the higher one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
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

/// Why there is a cap. Caps of the same value are listed in the order of their kinds' names, then of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CapKind {
    /// An answered knock-out fired.
    Knockout,
    /// An active knock-out is unknown; assured end only.
    KnockoutUnknown,
    /// 84 while less than half of what can be tested is tested; assured end only.
    ProofGate,
    /// The lowest core section plus 25.
    WeakestSection,
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

/// Scores an assessment with its pack.
///
/// An answer whose option the pack does not have counts as not yet answered. Where nothing is in scope, portability runs
/// from 0 to 100; where the pack has no exposure questions, so does exposure.
pub fn score(assessment: &Assessment, pack: &Pack) -> Score {
    let sheet = Sheet::new(assessment, pack);
    let bench = Bench::new(&sheet);
    let portability = both(|end| bench.portability(end));
    let exposure = both(|end| bench.exposure(end));
    let lock_in = both(|end| 100.0 - portability.at(end));
    let risk = both(|end| lock_in.at(end) * exposure.at(end) / 100.0);
    let coverage = coverage(&sheet);
    Score {
        portability,
        average: both(|end| bench.average(end)),
        exposure,
        lock_in,
        risk,
        grade: both(|end| Grade::of(*portability.at(end))),
        zone: both(|end| Zone::of(*risk.at(end))),
        field: both(|end| Field::of(*exposure.at(end), *lock_in.at(end))),
        caps: both(|end| bench.caps(end)),
        sections: sections(&bench, pack),
        lines: sheet.rows.iter().map(line).collect(),
        exposure_lines: sheet.exposure.iter().map(exposure_line).collect(),
        coverage,
        confidence: confidence(&sheet),
        proof: Share::of(f64::from(bench.tested()), sheet.testable, 1.0),
        provisional: provisional(&bench),
    }
}

fn both<T>(figure: impl Fn(End) -> T) -> Ends<T> {
    Ends { assured: figure(End::Assured), possible: figure(End::Possible) }
}

fn sections(bench: &Bench<'_, '_>, pack: &Pack) -> Vec<SectionScore> {
    let rows = &bench.sheet.sections;
    let one = |section: &crate::pack::Section| {
        let index = rows.binary_search_by(|row| row.section.id.cmp(&section.id)).ok()?;
        Some(SectionScore {
            id: section.id.clone(),
            weight: section.weight,
            value: both(|end| bench.section(index, end)),
            products: both(|end| bench.product(index, end)),
            question_weight: rows[index].weight,
            asked: rows[index].asked,
            reached: rows[index].reached,
        })
    };
    pack.sections.iter().filter_map(one).collect()
}

fn line(row: &Row<'_>) -> QuestionLine {
    QuestionLine {
        id: row.question.id.clone(),
        section: row.question.section.clone(),
        weight: row.question.weight,
        state: row.state,
        value: row.stand().map(|stand| stand.value),
    }
}

fn exposure_line(row: &ExposureRow<'_>) -> ExposureLine {
    ExposureLine { id: row.question.id.clone(), weight: row.question.weight, option: row.option, value: row.value }
}

fn applicable<'s, 'a>(sheet: &'s Sheet<'a>) -> impl Iterator<Item = &'s Row<'a>> {
    sheet.rows.iter().filter(|row| row.section.is_some())
}

fn coverage(sheet: &Sheet<'_>) -> Share {
    let answered = applicable(sheet).filter(|row| matches!(row.state, LineState::Answered { .. }));
    let part: u32 = answered.map(|row| row.question.weight).sum();
    Share::of(f64::from(part), sheet.sections.iter().map(|row| row.weight).sum(), 0.0)
}

/// Confidence is summed in tenths, which are whole numbers.
fn confidence(sheet: &Sheet<'_>) -> Share {
    let tenths = |row: &Row<'_>| match row.state {
        LineState::Answered { evidence: Evidence::Tested, .. } => 10,
        LineState::Answered { evidence: Evidence::Documented, .. } => {
            if row.question.best_evidence == Evidence::Documented { 10 } else { 7 }
        }
        LineState::Answered { evidence: Evidence::Claimed, .. } => 4,
        _ => 0,
    };
    let sum: u32 = applicable(sheet).map(|row| row.question.weight * tenths(row)).sum();
    Share::of(f64::from(sum) / 10.0, sheet.sections.iter().map(|row| row.weight).sum(), 0.0)
}

/// Why the grade is provisional as the questions stand on the bench.
pub(crate) fn provisional(bench: &Bench<'_, '_>) -> Option<Provisional> {
    let sheet = bench.sheet;
    let answered = |row: usize| bench.stand(row).is_some_and(|stand| stand.level.is_some());
    let weight = |row: usize| u64::from(sheet.rows[row].question.weight);
    let part: u64 = (0..sheet.rows.len()).filter(|row| answered(*row)).map(weight).sum();
    let whole: u64 = sheet.sections.iter().map(|row| u64::from(row.weight)).sum();
    let unknown = sheet.knockouts.iter().filter(|(row, _)| !answered(*row));
    let reasons = Provisional {
        low_coverage: part * 10 < whole * 8 || whole == 0,
        unknown_knockouts: unknown.map(|(row, _)| sheet.rows[*row].question.id.clone()).collect(),
    };
    (reasons.low_coverage || !reasons.unknown_knockouts.is_empty()).then_some(reasons)
}

impl<T> Ends<T> {
    /// The figure at one end.
    pub fn at(&self, end: End) -> &T {
        match end {
            End::Assured => &self.assured,
            End::Possible => &self.possible,
        }
    }
}

impl Share {
    fn of(part: f64, whole: u32, empty: f64) -> Self {
        Self { value: if whole == 0 { empty } else { part / f64::from(whole) }, part, whole }
    }
}

impl Score {
    /// The caps of an end that lie below its average, lowest first.
    pub fn binding(&self, end: End) -> impl Iterator<Item = &Cap> {
        self.caps.at(end).iter().filter(|cap| cap.binding)
    }

    /// The caps that bind, each once: at the assured end first, lowest first, then those of the possible end only.
    pub fn blockers(&self) -> Vec<Blocker> {
        blockers::blockers(self)
    }

    /// The ids of the questions that are asked, in pack order.
    pub fn asked(&self) -> impl Iterator<Item = &QuestionId> {
        self.lines.iter().map(|line| &line.id)
    }

    /// What a question contributes; `None` where it is not asked.
    pub fn line(&self, question: &QuestionId) -> Option<&QuestionLine> {
        self.lines.iter().find(|line| line.id == *question)
    }

    /// A section in scope.
    pub fn section(&self, section: &SectionId) -> Option<&SectionScore> {
        self.sections.iter().find(|score| score.id == *section)
    }

    /// The figures as `unmoor score --json` prints them and a snapshot keeps them.
    pub fn figures(&self) -> Figures {
        Figures::of(self)
    }
}
