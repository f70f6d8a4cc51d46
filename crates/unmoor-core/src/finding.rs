//! Findings: weak or unknown answers with their weight, severity and who must act (SCORING.md, "Findings").

use serde::Serialize;

use crate::assessment::QuestionId;
use crate::pack::Actor;
use crate::score::Ends;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
