//! Exposure: eight questions on one page, what would it hurt?

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{ChoiceView, HeaderView};

/// The exposure questions and where they put the assessment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExposureView {
    /// The bar at the top.
    pub header: HeaderView,
    /// In pack order.
    pub questions: Vec<ExposureQuestionView>,
    /// How many are answered.
    pub answered: u32,
    /// `Exposure 53 to 64 of 100`.
    pub summary: String,
    /// Assured exposure, 0 to 100.
    pub exposure_assured: f64,
    /// Possible exposure, 0 to 100.
    pub exposure_possible: f64,
    /// What the live region says after a change; empty otherwise.
    pub said: String,
}

/// An exposure question.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ExposureQuestionView {
    /// Such as `XP-01`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Weight, 1 to 5.
    pub weight: u32,
    /// Its statements, least exposed first.
    pub options: Vec<ChoiceView>,
    /// The one chosen; `null` while open.
    pub option: Option<String>,
}

/// Answers an exposure question or opens it again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AnswerExposure {
    /// Which assessment.
    pub assessment: String,
    /// Which question.
    pub question: String,
    /// The option's key; `null` opens it again.
    pub option: Option<String>,
}
