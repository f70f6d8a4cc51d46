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

impl Figures {
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
