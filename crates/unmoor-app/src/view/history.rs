//! The history of an assessment: its snapshots, what changed between two, the trend.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{GradeBand, GradeView, HeaderView, IntervalView};
use super::compare::AnswerCell;

/// Asks for the history of an assessment, and for the change between two states of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HistoryRequest {
    /// Which assessment.
    pub assessment: String,
    /// The earlier snapshot; `null` for the newest one, or where `to` is that, for the one before.
    pub from: Option<String>,
    /// The later snapshot; `null` for now.
    pub to: Option<String>,
}

/// The history of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryView {
    /// The bar at the top.
    pub header: HeaderView,
    /// Names to offer for a new snapshot, the best first.
    pub suggested: Vec<String>,
    /// The grades on the scale, upwards: what its bars and its trend are drawn on.
    pub grades: Vec<GradeBand>,
    /// Its snapshots, newest first.
    pub snapshots: Vec<SnapshotView>,
    /// The trend; `null` while there is no snapshot.
    pub trend: Option<TrendView>,
    /// What changed between the two chosen states; `null` where they cannot be set against each other.
    pub change: Option<ChangeView>,
    /// Why there is no change to show; empty where there is one, or no snapshot yet.
    pub no_change: String,
    /// The earlier snapshot; `null` while there is none.
    pub from: Option<String>,
    /// The later snapshot; `null` for now.
    pub to: Option<String>,
}

/// A snapshot in the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SnapshotView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// `26 Nov 2026, 14:05`.
    pub taken: String,
    /// The grade then; `null` where nothing is known of it.
    pub grade: Option<GradeView>,
    /// Portability then; `null` where nothing is known of it.
    pub portability: Option<IntervalView>,
    /// `High 37`; empty where nothing is known of it.
    pub risk: String,
    /// `down to 12, low`; empty where both ends are the same.
    pub risk_possible: String,
    /// Whether its numbers open into their arithmetic: only answers that can be scored here have one.
    pub opens: bool,
    /// That the kept score is not what its answers give, or that nobody can tell here; empty where all is well.
    pub warning: String,
}

/// Takes a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TakeSnapshot {
    /// Of which assessment.
    pub assessment: String,
    /// What it is called.
    pub name: String,
}

/// A snapshot was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SnapshotTaken {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// Gives a snapshot another name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct RenameSnapshot {
    /// Of which assessment.
    pub assessment: String,
    /// Which snapshot.
    pub snapshot: String,
    /// Its new name.
    pub name: String,
}

/// Names a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SnapshotRequest {
    /// Of which assessment.
    pub assessment: String,
    /// Which snapshot.
    pub snapshot: String,
}

/// The trend, as marks to draw.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TrendView {
    /// From left to right.
    pub marks: Vec<TrendMarkView>,
    /// What a screen reader says.
    pub alt: String,
    /// The heads of its table.
    pub head: Vec<String>,
    /// The rows of its table.
    pub rows: Vec<Vec<String>>,
}

/// An interval of the trend.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TrendMarkView {
    /// Where it stands, 0 to 100 from left to right.
    pub across: f64,
    /// What it is called.
    pub name: String,
    /// `26 Nov 2026`.
    pub date: String,
    /// Its interval, upwards.
    pub interval: IntervalView,
    /// Whether a line comes to it from the mark before.
    pub joined: bool,
}

/// What changed between two states.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChangeView {
    /// The earlier snapshot.
    pub from: String,
    /// The later snapshot; `null` for now.
    pub to: Option<String>,
    /// What the earlier one is called.
    pub from_name: String,
    /// What the later one is called: `now`.
    pub to_name: String,
    /// "Portability rose from 42 to 48."
    pub headline: String,
    /// Why, as far as the arithmetic tells; may be empty.
    pub because: String,
    /// What moved the average; may be empty.
    pub movers: String,
    /// What is asked otherwise.
    pub scope: Vec<String>,
    /// Portability, then every section; empty where the two are scored by different packs.
    pub bars: Vec<ChangeBar>,
    /// Risk, exposure and coverage.
    pub figures: Vec<ChangeFigure>,
    /// Answers and evidence that changed.
    pub answers: Vec<AnswerChangeView>,
    /// Exposure questions that are answered otherwise.
    pub exposure: Vec<ExposureChangeView>,
    /// Findings that were not there before.
    pub new_findings: Vec<FindingChangeView>,
    /// Findings that are gone.
    pub gone_findings: Vec<FindingChangeView>,
    /// Caps that bind and did not before, each as a sentence.
    pub came: Vec<String>,
    /// Caps that do not bind any more, each as a sentence.
    pub went: Vec<String>,
}

/// An interval before and after.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChangeBar {
    /// The section; empty for the whole.
    pub id: String,
    /// `Data ownership`.
    pub label: String,
    /// Before; `null` where it was not in scope.
    pub before: Option<IntervalView>,
    /// After; `null` where it is not in scope any more.
    pub after: Option<IntervalView>,
    /// By how much the assured end moved, as printed: `+6`; empty where it did not.
    pub moved: String,
    /// By how much the possible end moved.
    pub moved_possible: String,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeFigure {
    /// `Risk`.
    pub label: String,
    /// `High 37, down to 12, low`.
    pub before: String,
    /// The same after.
    pub after: String,
    /// The name under which its arithmetic opens.
    pub figure: String,
}

/// A question whose answer or evidence changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AnswerChangeView {
    /// Such as `AL-04`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// What was said before.
    pub before: AnswerCell,
    /// What is said after.
    pub after: AnswerCell,
    /// `one piece of evidence more`; empty where none came, went or was edited.
    pub items: String,
    /// By how much it moves the assured average: `+2.1`; empty where it does not.
    pub effect: String,
}

/// An exposure question that is answered otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExposureChangeView {
    /// Such as `XP-01`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// A finding that came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingChangeView {
    /// The question.
    pub id: String,
    /// `critical`, `high`, `medium` or `low`.
    pub severity: String,
    /// The question's words.
    pub prompt: String,
}
