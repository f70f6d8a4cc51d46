//! Home: the vendors of the workspace.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{GradeBand, GradeLetter, GradeView, IntervalView};
use super::dates::SafeDayView;

/// The vendors of this workspace and what they add up to in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HomeView {
    /// The workspace that is open.
    pub workspace: WorkspaceView,
    /// One sentence: "Five of eleven assessments show a high risk."
    pub headline: String,
    /// The date that presses most; `null` where none does.
    pub lead: Option<LeadView>,
    /// What the table can be filtered by.
    pub filters: Vec<FilterGroup>,
    /// The table, as far as it was asked for.
    pub table: HomeTable,
    /// The assessments by exposure and lock-in.
    pub portfolio: PortfolioView,
    /// Assessments that cannot be scored here: their question pack is not at hand. By vendor and service.
    pub unscored: Vec<UnscoredRow>,
    /// What the chart is drawn on.
    pub axes: AxesView,
    /// The grades on the scale, upwards: what the bars are drawn on.
    pub grades: Vec<GradeBand>,
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
    /// Whether it has a passphrase.
    pub protected: bool,
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

/// The date that presses most.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeadView {
    /// `Next notice to give: Quaystead, by 25 Feb 2027.` or `The last safe day of Halvard passed on 1 Oct 2026.`
    pub text: String,
    /// The assessment that it speaks of.
    pub assessment: String,
    /// Whether anything is answered there.
    pub begun: bool,
}

/// What is asked of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct HomeRequest {
    /// Which rows, in which order.
    pub query: HomeQuery,
    /// The first row wanted, from 0.
    pub from: u32,
    /// How many rows.
    pub count: u32,
    /// An assessment whose place is wanted.
    pub find: Option<String>,
}

impl HomeRequest {
    /// The first rows, highest risk first.
    pub(crate) fn first() -> Self {
        let query = HomeQuery { descending: true, ..HomeQuery::default() };
        Self { query, count: 64, ..Self::default() }
    }
}

/// Which rows, in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct HomeQuery {
    /// Words that vendor, service or title must hold.
    pub search: String,
    /// Filters; those of one group widen what is found, those of another narrow it.
    pub filters: Vec<HomeFilter>,
    /// What the rows are sorted by.
    pub sort: HomeSort,
    /// Whether the highest or latest stands first.
    pub descending: bool,
}

/// What the table can be sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the columns")]
pub enum HomeSort {
    Vendor,
    Grade,
    Portability,
    #[default]
    Risk,
    Coverage,
    Contract,
    SafeDay,
    Touched,
}

/// What the table can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say what is kept")]
pub enum HomeFilter {
    RiskSevere,
    RiskHigh,
    RiskModerate,
    RiskLow,
    GradeA,
    GradeB,
    GradeC,
    GradeD,
    GradeE,
    Provisional,
    Settled,
    DatePassed,
    DateSoon,
    DepthQuick,
    DepthStandard,
    DepthFull,
}

/// Filters of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FilterGroup {
    /// `Risk`.
    pub label: String,
    /// What can be chosen.
    pub choices: Vec<FilterChoice>,
}

/// A filter with how many assessments it keeps.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FilterChoice {
    /// Its name.
    pub key: HomeFilter,
    /// `Severe`.
    pub label: String,
    /// How many of all of them fit.
    pub count: u32,
}

/// A part of the table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HomeTable {
    /// The rows that were asked for.
    pub rows: Vec<HomeRow>,
    /// The place of the first of them, from 0.
    pub from: u32,
    /// How many rows the query finds.
    pub found: u32,
    /// How many there are without search and filters.
    pub total: u32,
    /// `12 of 340 assessments, highest risk first`.
    pub tally: String,
    /// The place of the assessment that was looked for; `null` where the query does not find it.
    pub place: Option<u32>,
    /// `Scoring: 4,096 of 10,000`; empty once all are scored.
    pub scoring: String,
}

/// The table, to paste elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TableCopy {
    /// How many rows, its head left out.
    pub rows: u32,
    /// Lines with tabs between the cells.
    pub text: String,
    /// A table in HTML.
    pub html: String,
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
    /// What it comes to; `null` until it has been scored.
    pub score: Option<RowScore>,
    /// The next contract date; `null` where no end is known.
    pub contract: Option<ContractDateView>,
    /// The last safe day, or what is missing to know it.
    pub safe_day: SafeDayView,
    /// When it was last changed, RFC 3339.
    pub touched_at: String,
    /// `today`, `yesterday`, `18 Nov`.
    pub touched: String,
}

/// What an assessment comes to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RowScore {
    /// Grade with the possible one.
    pub grade: GradeView,
    /// Portability.
    pub portability: IntervalView,
    /// Assured risk, 0 to 100.
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
    /// Where it stands in the chart.
    pub point: PointView,
}

/// The assessments by exposure and lock-in: a dot each, and where there are too many, dots for the highest risks and
/// circles for the others.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PortfolioView {
    /// Highest risk first.
    pub dots: Vec<DotView>,
    /// Those that are drawn together.
    pub circles: Vec<CircleView>,
    /// What is drawn together; empty where every one has its dot.
    pub note: String,
}

/// An assessment in the chart.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DotView {
    /// The assessment's id.
    pub id: String,
    /// Who is assessed.
    pub vendor: String,
    /// The letter on the dot.
    pub grade: GradeLetter,
    /// `Quaystead, Relate: risk 37, high, provisional`.
    pub alt: String,
    /// Whether the grade is provisional.
    pub provisional: bool,
    /// Whether anything is answered.
    pub begun: bool,
    /// Where it stands.
    pub point: PointView,
}

/// Assessments that stand close together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CircleView {
    /// Its middle, from the left and from the top, 0 to 100.
    pub at: (f64, f64),
    /// Its share of the largest circle's area, above 0, at most 1.
    pub share: f64,
    /// `212`.
    pub count: String,
    /// `212 assessments: exposure 60 to 65, lock-in 50 to 60`.
    pub alt: String,
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
    /// `Dotted lines join equal risk: moderate from 15, high from 30, severe from 50.`
    pub legend: String,
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
