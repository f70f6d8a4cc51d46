//! A rescored copy, before it is made.

use serde::Serialize;
use ts_rs::TS;

/// What a rescored copy would hold, and what it could not.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RescorePlan {
    /// The original.
    pub assessment: String,
    /// What the copy will be called.
    pub title: String,
    /// What the original was asked from.
    pub from: String,
    /// What the copy will be scored with.
    pub to: String,
    /// How many answers are carried over, in a sentence.
    pub carried: String,
    /// What stays behind, by question.
    pub lost: Vec<RescoreLine>,
    /// Answers that are carried over and read or count otherwise now, by question.
    pub reworded: Vec<RescoreLine>,
    /// What counts otherwise now, by section or question: weights, caps, and what is asked.
    pub counted: Vec<RescoreLine>,
    /// That nobody can tell what reads otherwise; empty where it can be told.
    pub unseen: String,
    /// Which questions are new; empty where nothing is known to be.
    pub added: String,
}

/// A question or a section, and what happens to it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RescoreLine {
    /// Such as `DO-01`.
    pub id: String,
    /// A sentence.
    pub text: String,
}
