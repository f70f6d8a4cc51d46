//! The result: one sentence, the interval, and the lines every number was added up from.

use serde::Serialize;
use ts_rs::TS;

use super::common::{GradeBand, GradeLetter, HeaderView, IntervalView};
use super::dates::ExitView;
use super::home::{AxesView, PointView};
use super::treatment::{LeftOverView, TreatmentView};

/// The whole result of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ResultView {
    /// The bar at the top.
    pub header: HeaderView,
    /// One sentence, or two: how hard leaving is, and how many things stand in the way.
    pub verdict: String,
    /// What the two ends mean here.
    pub lead: String,
    /// Why the grade is provisional; empty when it is not.
    pub provisional: String,
    /// `SaaS, analytics`, `Full depth, 95 questions`, `23 November 2026`.
    pub about: Vec<String>,
    /// The last safe day, and the answer that may contradict it.
    pub exit: ExitView,
    /// The last safe day, or the last day for notice; `null` where neither is known.
    pub deadline: Option<DeadlineView>,
    /// Risk, coverage, confidence, proof, stability.
    pub facts: Vec<FactView>,
    /// The grades on the scale, upwards: what the bars are drawn on.
    pub grades: Vec<GradeBand>,
    /// Sections as interval bars, each opening into its questions.
    pub sections: Vec<SectionResult>,
    /// The average before the caps.
    pub average: IntervalView,
    /// Sum of the section weights.
    pub average_weight: u32,
    /// Caps that bind, assured end first, lowest first.
    pub caps: Vec<CapView>,
    /// The chart.
    pub chart: ChartView,
    /// What stands in the way.
    pub blockers: Vec<BlockerView>,
    /// Steps to the next grade; `null` at grade A or where no set of steps is enough.
    pub way_up: Option<WayUpView>,
    /// `1 critical, 9 high, 41 medium, 6 low`.
    pub findings_summary: String,
    /// `6 taken on (1 done, 1 overdue), 1 accepted`; empty where nothing is.
    pub taken_on: String,
    /// Heaviest first.
    pub findings: Vec<FindingView>,
    /// Treatments that were kept although their question is no finding any more.
    pub left_over: Vec<LeftOverView>,
    /// Names to offer as owners.
    pub owners: Vec<String>,
    /// The list for the vendor: what is not known, widest swing first, and what was put there.
    pub vendor_questions: Vec<VendorQuestion>,
    /// The same as a text to send.
    pub vendor_letter: String,
    /// Claims worth proving, largest gain first.
    pub test_plan: Vec<TestPlanLine>,
    /// `While a cap holds the score, only AL-09 moves it.`; empty where no cap holds it, or every proof moves it.
    pub test_plan_note: String,
}

/// The day until which something must be decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeadlineView {
    /// `Last safe day` or `Last day for notice`.
    pub label: String,
    /// `25 Feb 2027`.
    pub text: String,
    /// `in 94 days`.
    pub note: String,
    /// Whether it has passed.
    pub passed: bool,
    /// The name under which its arithmetic opens.
    pub figure: String,
}

/// A figure beside the score.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FactView {
    /// `Risk`.
    pub label: String,
    /// `High`.
    pub value: String,
    /// `37, down to 12 (low)`.
    pub note: String,
    /// The name under which its arithmetic opens.
    pub figure: String,
}

/// A section's bar and the questions under it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SectionResult {
    /// Such as `AL`.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Weight in the average.
    pub weight: u32,
    /// Its interval.
    pub interval: IntervalView,
    /// Its questions.
    pub lines: Vec<QuestionResult>,
    /// Sum of the weights.
    pub question_weight: u32,
    /// Sum of the products at the assured end.
    pub product: u32,
    /// `642 divided by 38 is 16.9, assured`.
    pub sum: String,
}

/// A question under its section.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QuestionResult {
    /// Such as `AL-01`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// `documented`, `unknown`, `not answered`, `does not apply`.
    pub shown_by: String,
    /// `69` or `69 to 100`; a dash where it leaves every sum.
    pub value: String,
    /// `w`; `null` where it leaves every sum.
    pub weight: Option<u32>,
    /// `w v` at the assured end.
    pub product: Option<u32>,
}

/// A cap that binds, in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CapView {
    /// `Cap at 49`, or `Possible end, cap at 49`.
    pub label: String,
    /// Why.
    pub sentence: String,
    /// The questions named in it, to go to.
    pub questions: Vec<String>,
    /// The name under which its arithmetic opens.
    pub figure: String,
}

/// The two-axis chart of one assessment.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChartView {
    /// Both points.
    pub point: PointView,
    /// `assured 72, 49`: exposure and lock-in as they are printed everywhere.
    pub assured: String,
    /// `possible 72, 31`.
    pub possible: String,
    /// The level of the assured end.
    pub level: GradeLetter,
    /// What it is drawn on.
    pub axes: AxesView,
    /// `Strategic dependence today; at best, healthy reliance.`
    pub headline: String,
    /// Lock-in, exposure and risk at both ends.
    pub table: Vec<ChartRow>,
    /// Which exposure questions are open and what they are worth; empty where none is.
    pub note: String,
    /// What a screen reader says.
    pub alt: String,
}

/// A row of the chart's table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChartRow {
    /// `Lock-in`.
    pub label: String,
    /// Assured.
    pub assured: String,
    /// Possible.
    pub possible: String,
    /// The name under which its arithmetic opens.
    pub figure: String,
}

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BlockerView {
    /// `AL` or `XR-01`.
    pub id: String,
    /// The question, or the weakest section.
    pub title: String,
    /// What was answered.
    pub answer: String,
    /// What to do.
    pub recommendation: String,
    /// Who must act: `Vendor`, `You` or `Vendor and you`.
    pub actor: String,
    /// Who usually knows.
    pub who: String,
    /// `holds the assured score to 42`; above a lower cap `would hold the assured score to 49`.
    pub holds: String,
    /// The question to go to.
    pub question: String,
    /// The name under which its arithmetic opens.
    pub figure: String,
}

/// Steps to the next grade.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WayUpView {
    /// `From D to C in two steps, if the first turns out well.`
    pub lead: String,
    /// Where it starts.
    pub today: IntervalView,
    /// In order.
    pub steps: Vec<WayStepView>,
}

/// A step of the way up.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WayStepView {
    /// Such as `AL-02`.
    pub id: String,
    /// What changes.
    pub text: String,
    /// Who usually knows.
    pub who: String,
    /// Where it leads.
    pub interval: IntervalView,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingView {
    /// Such as `DB-01`.
    pub id: String,
    /// `critical`, `high`, `medium` or `low`.
    pub severity: String,
    /// `64`.
    pub weight: String,
    /// The question.
    pub prompt: String,
    /// What was answered.
    pub answer: String,
    /// What to do.
    pub recommendation: String,
    /// `Vendor`, `You` or `Vendor and you`.
    pub actor: String,
    /// The same, to filter by.
    pub acts: ActorStep,
    /// The role that usually knows.
    pub who: String,
    /// What the knock-out does; empty where there is none.
    pub knockout: String,
    /// What one answer up would bring; `null` where there is none, or where its evidence holds it back.
    pub gain: Option<GainView>,
    /// What is done about it; `null` where nobody has taken it on.
    pub treatment: Option<TreatmentView>,
}

/// What a single step brings at the assured end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GainView {
    /// Points of the average: `0.5`, or `<0.1`.
    pub average: String,
    /// Points of the score, which a cap may hold: `0.0`.
    pub score: String,
}

/// Who must act on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ActorStep {
    /// The vendor.
    Vendor,
    /// The organisation itself.
    Us,
    /// Both together.
    Both,
}

/// A question to send.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VendorQuestion {
    /// Such as `AL-02`.
    pub id: String,
    /// `28`; empty where it is answered.
    pub swing: String,
    /// As it can be sent.
    pub text: String,
    /// The role that usually knows.
    pub who: String,
    /// Whether it was put on the list; what is not known is there anyway.
    pub chosen: bool,
    /// `Not known`, `Not answered` or `Answered`.
    pub stands: String,
}

/// The questions for the vendor.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VendorListView {
    /// What is open first, widest swing first.
    pub questions: Vec<VendorQuestion>,
    /// The same as a text to send; empty where nothing is on the list.
    pub letter: String,
}

/// A claim worth proving.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TestPlanLine {
    /// Such as `SD-05`.
    pub id: String,
    /// What the proof brings.
    pub gain: GainView,
    /// What would prove it.
    pub text: String,
    /// The role that usually knows.
    pub who: String,
}
