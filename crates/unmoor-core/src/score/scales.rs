//! Grades, risk zones and the fields of the two-axis chart, with their floors.

use serde::{Deserialize, Serialize};

/// A to E.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[expect(missing_docs, reason = "the letters are the grades")]
pub enum Grade {
    E,
    D,
    C,
    B,
    A,
}

/// Risk by its floors: low below 15, moderate from 15, high from 30, severe from 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words are the zones")]
pub enum Zone {
    Low,
    Moderate,
    High,
    Severe,
}

/// A quarter of the two-axis chart, split at 50.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

impl Grade {
    /// Every grade, the worst first.
    pub const ALL: [Self; 5] = [Self::E, Self::D, Self::C, Self::B, Self::A];

    /// The grade of a portability, after rounding it to six decimals.
    pub fn of(portability: f64) -> Self {
        match settled(portability) {
            p if p >= 85.0 => Self::A,
            p if p >= 70.0 => Self::B,
            p if p >= 50.0 => Self::C,
            p if p >= 30.0 => Self::D,
            _ => Self::E,
        }
    }

    /// The lowest portability that earns it.
    pub fn floor(self) -> f64 {
        match self {
            Self::A => 85.0,
            Self::B => 70.0,
            Self::C => 50.0,
            Self::D => 30.0,
            Self::E => 0.0,
        }
    }

    /// The next better grade; `None` above A.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| *grade > self)
    }

    /// Its letter.
    pub fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
        }
    }
}

impl Zone {
    /// Every zone, the least risk first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Moderate, Self::High, Self::Severe];

    /// The zone of a risk, after rounding it to six decimals.
    pub fn of(risk: f64) -> Self {
        match settled(risk) {
            r if r >= 50.0 => Self::Severe,
            r if r >= 30.0 => Self::High,
            r if r >= 15.0 => Self::Moderate,
            _ => Self::Low,
        }
    }

    /// The lowest risk that lies in it.
    pub fn floor(self) -> f64 {
        match self {
            Self::Low => 0.0,
            Self::Moderate => 15.0,
            Self::High => 30.0,
            Self::Severe => 50.0,
        }
    }
}

impl Field {
    /// The field of a point of the two-axis chart; 50 belongs to the higher side.
    pub fn of(exposure: f64, lock_in: f64) -> Self {
        match (settled(exposure) >= 50.0, settled(lock_in) >= 50.0) {
            (false, false) => Self::Routine,
            (false, true) => Self::Nuisance,
            (true, false) => Self::HealthyReliance,
            (true, true) => Self::StrategicDependence,
        }
    }
}

/// Rounded to six decimals, as grades, zones and fields are read (SCORING.md, "From answers to the score").
pub(crate) fn settled(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
