//! Home: the vendors of the workspace.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{GradeView, IntervalView};
use super::dates::SafeDayView;

/// The vendors of this workspace and what they add up to in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HomeView {
    /// The workspace that is open.
    pub workspace: WorkspaceView,
    /// One sentence: "Five of eleven vendors are at high risk."
    pub headline: String,
    /// The contract that needs notice soonest; empty where none is near.
    pub lead: String,
    /// The assessment that the lead speaks of.
    pub lead_assessment: Option<String>,
    /// One row an assessment, highest assured risk first.
    pub rows: Vec<HomeRow>,
    /// Assessments that cannot be scored here: their question pack is not at hand. By vendor and service.
    pub unscored: Vec<UnscoredRow>,
    /// What the chart is drawn on.
    pub axes: AxesView,
    /// Whether the demo is in this workspace already: its assessment's id.
    pub demo: Option<String>,
}

/// A workspace as it is shown; its path stays in Rust.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WorkspaceView {
    /// The file's name without its ending.
    pub name: String,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Whether it is the one made at first start.
    pub is_default: bool,
    /// Other workspaces opened lately, most recent first.
    pub recent: Vec<RecentWorkspace>,
}

/// A workspace opened before.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecentWorkspace {
    /// Its place in the list, to open it by.
    pub index: u32,
    /// The file's name without its ending.
    pub name: String,
}

/// Opens a workspace from the list of recent ones.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct OpenRecentRequest {
    /// Its place in the list.
    pub index: u32,
}

/// An assessment in the table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HomeRow {
    /// The assessment's id.
    pub id: String,
    /// What the team calls it.
    pub title: String,
    /// Who is assessed.
    pub vendor: String,
    /// Which product.
    pub service: String,
    /// Grade with the possible one.
    pub grade: GradeView,
    /// Portability.
    pub portability: IntervalView,
    /// Assured risk, 0 to 100, to sort by.
    pub risk: f64,
    /// `37`.
    pub risk_text: String,
    /// `High`.
    pub zone: String,
    /// `down to 12, low`; empty where both ends are the same.
    pub risk_possible: String,
    /// 0 to 1.
    pub coverage: f64,
    /// `70%`.
    pub coverage_text: String,
    /// The next contract date; `null` where no end is known.
    pub contract: Option<ContractDateView>,
    /// The last safe day, or what is missing to know it.
    pub safe_day: SafeDayView,
    /// When it was last changed, RFC 3339, to sort by.
    pub touched_at: String,
    /// `today`, `yesterday`, `18 Nov`.
    pub touched: String,
    /// Where it stands in the chart.
    pub point: PointView,
}

/// An assessment that cannot be scored here.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UnscoredRow {
    /// The assessment's id.
    pub id: String,
    /// What the team calls it.
    pub title: String,
    /// Who is assessed.
    pub vendor: String,
    /// Which product.
    pub service: String,
    /// What it was asked from: `unmoor-standard 0.9.0`.
    pub pack: String,
    /// Why it cannot be scored, and that its answers are all kept.
    pub why: String,
    /// The pack that a copy can be rescored with; `null` where there is none.
    pub rescore_with: Option<String>,
}

/// The date on which a contract needs attention.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContractDateView {
    /// ISO date, to sort by.
    pub date: String,
    /// `25 Feb 2027`.
    pub text: String,
    /// `give notice, 94 days` or `renews, 250 days` or `ended`.
    pub note: String,
    /// Days from today; negative when it has passed.
    pub days: i32,
    /// Whether it is near (60 days) or has passed.
    pub urgent: bool,
}

/// Two points of the two-axis chart, as they are drawn: from the left and from the top, 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PointView {
    /// What is shown.
    pub assured: (f64, f64),
    /// What is possible.
    pub possible: (f64, f64),
}

/// What the two-axis chart is drawn on. Which figure goes to the right and which upwards is said here only.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AxesView {
    /// The figure that grows to the right.
    pub across: String,
    /// The figure that grows upwards.
    pub up: String,
    /// The four fields, split at 50.
    pub fields: Vec<FieldView>,
    /// Lines of equal risk.
    pub contours: Vec<ContourView>,
}

/// A field of the two-axis chart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldView {
    /// `strategic dependence`.
    pub name: String,
    /// Whether it lies on the right.
    pub right: bool,
    /// Whether it lies above.
    pub upper: bool,
}

/// A line of equal risk.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ContourView {
    /// 15, 30 or 50.
    pub risk: f64,
    /// `high from 30`.
    pub label: String,
    /// Its points, from the left and from the top, 0 to 100; the last one lies on the right edge.
    pub points: Vec<(f64, f64)>,
}
