//! Findings: weak or unknown answers with their weight, severity and who must act (SCORING.md, "Findings").

use serde::Serialize;

use crate::assessment::{Assessment, QuestionId};
use crate::pack::{Actor, Pack};
use crate::score::{End, Ends, LineState, Score, settled};
use crate::sheet::{Bench, Sheet};

mod taken;

pub use taken::{TakenOn, left_over, treatment};

/// An assured value below this is a finding.
const WEAK_BELOW: u32 = 70;

/// A weak or unknown answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which question.
    pub id: QuestionId,
    /// Whether a knock-out hangs on it, and how.
    pub knockout: KnockoutState,
    /// Whether the question is unknown or open.
    pub unknown: bool,
    /// How heavy it is in words.
    pub severity: Severity,
    /// `F = (100 - v) * (w / 5) * (X / 100)`, with the assured value and the assured exposure.
    pub weight: f64,
    /// The assured value.
    pub value: u32,
    /// Who must act.
    pub actor: Actor,
}

/// How a knock-out stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnockoutState {
    /// No knock-out, not active, or not fired.
    None,
    /// Active and unknown: caps the assured end.
    Unknown {
        /// The score it caps at.
        cap: u32,
    },
    /// Fired at one end or both.
    Fired {
        /// The score it caps at.
        cap: u32,
        /// Which ends it caps.
        ends: Ends<bool>,
    },
}

/// How heavy a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// `F` below 20.
    Low,
    /// `F` from 20.
    Medium,
    /// `F` from 40.
    High,
    /// A fired knock-out.
    Critical,
}

/// Every finding of an assessment, the heaviest first: fired knock-outs, unknown knock-outs, then by weight and id.
///
/// `score` is the assessment's own score: its assured exposure weighs the findings.
pub fn findings(assessment: &Assessment, pack: &Pack, score: &Score) -> Vec<Finding> {
    let sheet = Sheet::new(assessment, pack);
    let bench = Bench::new(&sheet);
    let mut findings: Vec<Finding> =
        (0..sheet.rows.len()).filter_map(|row| finding(&bench, row, score.exposure.assured)).collect();
    findings.sort_by(|a, b| {
        let heavier = rank(a).cmp(&rank(b)).then(b.weight.total_cmp(&a.weight));
        heavier.then_with(|| a.id.cmp(&b.id))
    });
    findings
}

fn finding(bench: &Bench<'_, '_>, row: usize, exposure: f64) -> Option<Finding> {
    let stand = bench.stand(row)?;
    let asked = &bench.sheet.rows[row];
    let knockout = knockout(bench, row);
    let value = stand.value.assured;
    if value >= WEAK_BELOW && knockout == KnockoutState::None {
        return None;
    }
    let weight = f64::from((100 - value.min(100)) * asked.question.weight) / 5.0 * exposure / 100.0;
    Some(Finding {
        id: asked.question.id.clone(),
        knockout,
        unknown: matches!(asked.state, LineState::Unknown | LineState::Open),
        severity: severity(knockout, weight),
        weight,
        value,
        actor: asked.question.role,
    })
}

fn knockout(bench: &Bench<'_, '_>, row: usize) -> KnockoutState {
    let Some((_, rule)) = bench.sheet.knockouts.iter().find(|(at, _)| *at == row) else { return KnockoutState::None };
    let cap = rule.cap_score;
    let on = |end| bench.knocked(row, rule, end).is_some();
    let ends = Ends { assured: on(End::Assured), possible: on(End::Possible) };
    let unknown = bench.stand(row).is_some_and(|stand| stand.level.is_none());
    match ends {
        Ends { assured: false, possible: false } => KnockoutState::None,
        _ if unknown => KnockoutState::Unknown { cap },
        ends => KnockoutState::Fired { cap, ends },
    }
}

/// Fired knock-outs first, then unknown ones, then the rest.
fn rank(finding: &Finding) -> u8 {
    match finding.knockout {
        KnockoutState::Fired { .. } => 0,
        KnockoutState::Unknown { .. } => 1,
        KnockoutState::None => 2,
    }
}

fn severity(knockout: KnockoutState, weight: f64) -> Severity {
    match settled(weight) {
        _ if matches!(knockout, KnockoutState::Fired { .. }) => Severity::Critical,
        f if f >= 40.0 => Severity::High,
        f if f >= 20.0 => Severity::Medium,
        _ => Severity::Low,
    }
}
