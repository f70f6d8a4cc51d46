//! The contract's dates: what they say, and how they come about.

use serde::Serialize;
use ts_rs::TS;

/// The last day on which a decision to leave still leaves time to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SafeDayView {
    /// ISO date; `null` where it is not known.
    pub date: Option<String>,
    /// `2 Jan 2027`; empty where it is not known.
    pub text: String,
    /// `in 37 days`, `passed 12 days ago`, or what is missing: `not known; enter the notice period`.
    pub note: String,
    /// Whether it has passed: shown in red beside its words.
    pub passed: bool,
    /// `31 December 2027 − 90 days’ notice − 9 months to move = 2 January 2027`; empty where it is not known.
    pub sum: String,
}

/// How long a move away takes, and what that makes of the contract's dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExitView {
    /// The last safe day.
    pub safe_day: SafeDayView,
    /// The question on whether a move fits into the contract's time, `XR-02`; empty where it is not asked.
    pub question: String,
    /// What that question is called.
    pub title: String,
    /// What was answered to it.
    pub answer: String,
    /// Where the answer and the months do not agree, a sentence; else empty.
    pub doubt: String,
}
