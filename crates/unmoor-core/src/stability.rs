//! Grade stability: how often the grade survives when the weights are redrawn (SCORING.md, "How sure are we").

use serde::Serialize;

/// How many redraws are made.
pub const REDRAWS: u32 = 1000;

/// How often the printed grade survives [`REDRAWS`] redraws of the weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stability {
    /// Redraws that keep the grade, 0 to [`REDRAWS`].
    pub kept: u32,
}

/// Stability in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StabilityWord {
    /// 80 % and more.
    Stable,
    /// 60 % and more.
    Borderline,
    /// Below 60 %: sensitive to weights.
    Sensitive,
}

impl Stability {
    /// In words.
    pub fn word(self) -> StabilityWord {
        match self.kept * 100 / REDRAWS {
            80.. => StabilityWord::Stable,
            60..80 => StabilityWord::Borderline,
            _ => StabilityWord::Sensitive,
        }
    }
}
