//! Blockers: the caps that bind, at either end, each once.

use crate::score::{Cap, CapKind, End, Ends, Score};

/// A cap that binds at one end or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// Why there is a cap.
    pub kind: CapKind,
    /// The question or section that caused it; empty for the proof gate.
    pub id: String,
    /// What it caps each end at; `None` where it does not bind.
    pub cap: Ends<Option<f64>>,
}

impl Blocker {
    /// What it holds the score to: at the assured end where it binds there, else at the possible end.
    pub fn value(&self) -> f64 {
        self.cap.assured.or(self.cap.possible).unwrap_or(100.0)
    }
}

pub(super) fn blockers(score: &Score) -> Vec<Blocker> {
    let same = |a: &Cap, b: &Cap| a.kind == b.kind && a.id == b.id;
    let mut blockers: Vec<Blocker> = Vec::new();
    for cap in score.binding(End::Assured) {
        let also = score.binding(End::Possible).find(|other| same(cap, other));
        let ends = Ends { assured: Some(cap.value), possible: also.map(|other| other.value) };
        blockers.push(Blocker { kind: cap.kind, id: cap.id.clone(), cap: ends });
    }
    for cap in score.binding(End::Possible) {
        if !score.binding(End::Assured).any(|other| same(cap, other)) {
            let ends = Ends { assured: None, possible: Some(cap.value) };
            blockers.push(Blocker { kind: cap.kind, id: cap.id.clone(), cap: ends });
        }
    }
    blockers
}
