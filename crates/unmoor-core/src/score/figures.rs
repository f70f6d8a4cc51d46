//! The figures of a score as they are printed for programs and kept in a snapshot.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assessment::{QuestionId, SectionId};
use crate::score::{CapKind, End, Ends, Grade, Score, Zone};

/// The figures of a score, as `unmoor score --json` prints them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Figures {
    /// `P`, 0 to 100.
    pub portability: Ends<f64>,
    /// `M`, 0 to 100.
    pub average: Ends<f64>,
    /// `X`, 0 to 100.
    pub exposure: Ends<f64>,
    /// `R`, 0 to 100.
    pub risk: Ends<f64>,
    /// The assured grade.
    pub grade: Grade,
    /// The possible grade.
    pub grade_possible: Grade,
    /// The assured risk zone.
    pub zone: Zone,
    /// The possible risk zone.
    pub zone_possible: Zone,
    /// The caps that bind at the assured end, lowest first.
    pub caps: Vec<BindingCap>,
    /// The caps that bind at the possible end, lowest first.
    pub caps_possible: Vec<BindingCap>,
    /// `S` of every section in scope, 0 to 100.
    pub sections: BTreeMap<SectionId, Ends<f64>>,
    /// 0 to 1.
    pub coverage: f64,
    /// 0 to 1.
    pub confidence: f64,
    /// 0 to 1.
    pub proof: f64,
    /// Whether the grade is provisional.
    pub provisional: bool,
    /// Every question that is asked, in pack order.
    pub asked: Vec<QuestionId>,
}

/// A cap that lies below the average of its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct BindingCap {
    /// The score it caps at.
    pub cap: f64,
    /// Why there is a cap.
    pub kind: CapKind,
    /// The question or section that caused it; empty for the proof gate.
    pub id: String,
}

/// As far apart as two ways to read the same number may be.
const CLOSE: f64 = 1e-9;

impl Figures {
    /// Whether two are the same figures. Numbers that went through a file may differ in their last bit.
    pub fn agrees(&self, other: &Self) -> bool {
        let close = |a: f64, b: f64| (a - b).abs() <= CLOSE;
        let both = |a: Ends<f64>, b: Ends<f64>| close(a.assured, b.assured) && close(a.possible, b.possible);
        let caps = |a: &[BindingCap], b: &[BindingCap]| {
            let same = |(a, b): (&BindingCap, &BindingCap)| a.kind == b.kind && a.id == b.id && close(a.cap, b.cap);
            a.len() == b.len() && a.iter().zip(b).all(same)
        };
        let sections = self.sections.iter().zip(&other.sections);
        both(self.portability, other.portability)
            && both(self.average, other.average)
            && both(self.exposure, other.exposure)
            && both(self.risk, other.risk)
            && (self.grade, self.grade_possible) == (other.grade, other.grade_possible)
            && (self.zone, self.zone_possible) == (other.zone, other.zone_possible)
            && caps(&self.caps, &other.caps)
            && caps(&self.caps_possible, &other.caps_possible)
            && self.sections.len() == other.sections.len()
            && sections.into_iter().all(|((a, a_ends), (b, b_ends))| a == b && both(*a_ends, *b_ends))
            && close(self.coverage, other.coverage)
            && close(self.confidence, other.confidence)
            && close(self.proof, other.proof)
            && self.provisional == other.provisional
            && self.asked == other.asked
    }

    pub(super) fn of(score: &Score) -> Self {
        let caps = |end| {
            let cap = |cap: &crate::score::Cap| BindingCap { cap: cap.value, kind: cap.kind, id: cap.id.clone() };
            score.binding(end).map(cap).collect()
        };
        Self {
            portability: score.portability,
            average: score.average,
            exposure: score.exposure,
            risk: score.risk,
            grade: score.grade.assured,
            grade_possible: score.grade.possible,
            zone: score.zone.assured,
            zone_possible: score.zone.possible,
            caps: caps(End::Assured),
            caps_possible: caps(End::Possible),
            sections: score.sections.iter().map(|section| (section.id.clone(), section.value)).collect(),
            coverage: score.coverage.value,
            confidence: score.confidence.value,
            proof: score.proof.value,
            provisional: score.provisional.is_some(),
            asked: score.asked().cloned().collect(),
        }
    }
}
