//! The walk: one question, the rail of sections, and what this answer does.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::HeaderView;

/// One question with everything around it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WalkView {
    /// The bar at the top.
    pub header: HeaderView,
    /// The rail.
    pub sections: Vec<SectionProgress>,
    /// The filters with their counts.
    pub filters: Vec<FilterView>,
    /// The filter that is on.
    pub filter: Option<WalkFilter>,
    /// Questions with any answer.
    pub done: u32,
    /// Questions asked.
    pub total: u32,
    /// `16 of 95 to go, about 10 minutes`.
    pub pace: String,
    /// The question; `null` where the filter leaves none.
    pub question: Option<QuestionView>,
    /// The one before it in the filter.
    pub previous: Option<String>,
    /// The one after it.
    pub next: Option<String>,
    /// What this answer does; `null` while it is open, unknown or not applicable.
    pub effect: Option<EffectView>,
    /// What one step better, or the answer to an open question, would do; two at most.
    pub steps: Vec<StepView>,
    /// What holds the score, in words: `AL holds the assured score to 42; two more would.`
    pub holds: String,
    /// Caps that bind now, lowest first.
    pub blockers: Vec<WalkBlocker>,
    /// The widest unknowns, three at most.
    pub unknowns: Vec<WalkUnknown>,
    /// How many questions are on the list for the vendor.
    pub for_vendor: u32,
    /// What the live region says after a change; empty otherwise.
    pub said: String,
}

/// A section in the rail.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SectionProgress {
    /// Such as `DO`.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Questions with any answer.
    pub reached: u32,
    /// Questions asked.
    pub asked: u32,
    /// Where to go when it is chosen: the first question that the filter shows, or is open, or is asked.
    pub first: String,
}

/// Which questions the walk shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WalkFilter {
    /// Not yet answered.
    Unanswered,
    /// "We don't know".
    Unknown,
    /// Marked to come back to.
    Marked,
    /// Votes two or more options apart.
    Disputed,
    /// A cap that binds hangs on it.
    Blockers,
}

/// A filter with its count.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FilterView {
    /// Which filter.
    pub filter: WalkFilter,
    /// As it is shown.
    pub label: String,
    /// How many questions it leaves.
    pub count: u32,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QuestionView {
    /// Such as `AL-07`.
    pub id: String,
    /// `Algorithm access, 7 of 10`.
    pub place: String,
    /// Its section's id.
    pub section: String,
    /// Short title.
    pub title: String,
    /// The question.
    pub prompt: String,
    /// Why it matters.
    pub why: String,
    /// What good looks like.
    pub good: String,
    /// Weight, 1 to 5.
    pub weight: u32,
    /// Who usually knows: `the data team`.
    pub asked_of: String,
    /// Its statements, freest first.
    pub options: Vec<OptionView>,
    /// `open`, `unknown`, `answered` or `not_applicable`.
    pub state: AnswerState,
    /// The option chosen.
    pub option: Option<String>,
    /// How it is shown; the default where nothing is answered.
    pub evidence: EvidenceStep,
    /// Why it does not apply; empty otherwise.
    pub reason: String,
    /// The usual reason why it would not apply; empty where none is usual.
    pub usual_reason: String,
    /// The team's note.
    pub note: String,
    /// Marked to come back to.
    pub marked: bool,
    /// Votes two or more options apart.
    pub disputed: bool,
    /// What shows it.
    pub evidence_items: Vec<EvidenceItemView>,
    /// What would show it, strongest first.
    pub evidence_wanted: Vec<String>,
    /// A sentence on what the evidence does to this answer.
    pub evidence_hint: String,
    /// What the knock-out does; empty where there is none.
    pub knockout: String,
    /// What to ask the vendor; `null` where only the team can know.
    pub ask_vendor: Option<String>,
    /// Whether it is on the list for the vendor.
    pub asks_vendor: bool,
    /// Whether it was put there; what is not known is there anyway.
    pub asks_chosen: bool,
    /// What it bears on.
    pub references: Vec<ReferenceView>,
    /// `References as of 1 November 2026. Not legal advice.`
    pub references_note: String,
    /// What each participant said; empty where nobody voted.
    pub votes: Vec<VoteView>,
    /// How many more votes are in that have not been revealed.
    pub sealed_votes: u32,
    /// What was agreed; `null` where nothing was.
    pub decision: Option<DecisionView>,
    /// What the vendor said, newest first.
    pub claims: Vec<super::ask::ClaimView>,
}

/// One of a question's statements.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OptionView {
    /// `a` to `e`.
    pub key: String,
    /// `1` to `5`, the key to press.
    pub number: u32,
    /// The statement.
    pub label: String,
    /// 0 to 100.
    pub level: u32,
}

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the file format")]
pub enum AnswerState {
    Open,
    Unknown,
    Answered,
    NotApplicable,
}

/// How an answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the method")]
pub enum EvidenceStep {
    Claimed,
    Documented,
    Tested,
}

/// What an evidence item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the file format")]
pub enum EvidenceItemKind {
    Link,
    File,
    Quotation,
    Person,
}

/// An evidence item.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct EvidenceItemView {
    /// Unique within the assessment.
    pub id: String,
    /// What it is.
    pub kind: EvidenceItemKind,
    /// What it is called; a person's name.
    pub title: String,
    /// The address, the words quoted, what a person said; may be empty.
    pub detail: String,
    /// Where in it to look: page, clause; may be empty.
    pub locator: String,
    /// ISO date or empty.
    pub date: String,
    /// `25 September 2026` or empty.
    pub date_text: String,
    /// The document that was taken in; `null` where none was.
    pub document: Option<DocumentView>,
}

/// A document: what is known of it without its bytes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DocumentView {
    /// The file's name.
    pub name: String,
    /// `412 kB`.
    pub size: String,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// The first digits of it, to compare by eye.
    pub digits: String,
    /// Whether this workspace holds the bytes; an assessment file that came in names documents without them.
    pub held: bool,
}

/// A document that was chosen and read, but is no evidence yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChosenDocument {
    /// The document; `null` where the dialog was closed.
    pub document: Option<DocumentView>,
}

/// Which evidence item's document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct DocumentRequest {
    /// Which assessment.
    pub assessment: String,
    /// The item's id.
    pub item: String,
}

/// A law, standard or study.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReferenceView {
    /// Such as `DA-2-38`.
    pub id: String,
    /// Such as `EU Data Act`.
    pub framework: String,
    /// Such as `Art 2(38)`.
    pub locator: String,
    /// What it demands, in our words.
    pub demand: String,
    /// Empty where the text was looked at, else a warning.
    pub caution: String,
}

/// A vote in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct VoteView {
    /// Who.
    pub name: String,
    /// Their role.
    pub role: String,
    /// `1` to `5`; `null` where they did not know.
    pub number: Option<u32>,
    /// What they wrote to it, where they voted by file.
    pub note: String,
}

/// What was agreed after a vote or a talk.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DecisionView {
    /// What was decided: `On request only, weeks (documented)`; empty where that was not kept.
    pub outcome: String,
    /// Whether the answer is another today.
    pub changed: bool,
    /// Why; may be empty.
    pub note: String,
    /// `19 November 2026`.
    pub day: String,
    /// Who did not agree.
    pub dissent: Vec<String>,
    /// Who was there; empty where that is not known.
    pub present: Vec<String>,
}

/// What this answer does, against the same assessment with the question open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct EffectView {
    /// How the value comes about: level, ceiling, counts as.
    pub lines: Vec<super::common::ArithmeticLine>,
    /// What it does to the assured end.
    pub assured: MoveView,
    /// What it does to the possible end.
    pub possible: MoveView,
    /// What opens the arithmetic of both.
    pub figure: String,
}

/// A move of one end.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MoveView {
    /// `+4.7`, with a true minus sign.
    pub delta: String,
    /// `from 37.2 to 41.9`.
    pub path: String,
}

/// A step that this question could take, and what it would do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StepView {
    /// `Answer 2`, `Shown by a test`, `The best answer`.
    pub what: String,
    /// `+1.1`, with a true minus sign.
    pub gain: String,
    /// Of what, and what holds it: `assured`, `in the average; AL holds the score at 42`.
    pub note: String,
    /// What opens its arithmetic.
    pub figure: String,
}

/// A cap that binds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WalkBlocker {
    /// `AL` or `XR-01`.
    pub id: String,
    /// The score that it caps at, in points: `42`.
    pub cap: String,
    /// What it is: a question by its title.
    pub text: String,
    /// The question to go to.
    pub question: String,
    /// What opens its arithmetic.
    pub figure: String,
}

/// An unknown that would tell much.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WalkUnknown {
    /// Such as `AL-02`.
    pub id: String,
    /// By how much it moves the score at most, in points: `28`.
    pub swing: String,
    /// What it is called.
    pub text: String,
    /// What opens its arithmetic.
    pub figure: String,
}

/// Which question to show.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct WalkRequest {
    /// Which assessment.
    pub assessment: String,
    /// Which question; `null` goes on where one stopped.
    pub question: Option<String>,
    /// The filter that is on.
    pub filter: Option<WalkFilter>,
}

/// Answers a question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AnswerQuestion {
    /// Which question.
    pub at: WalkAt,
    /// What is said.
    pub answer: AnswerInput,
    /// Whether to go on to the next question.
    pub advance: bool,
}

/// Where the walk is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct WalkAt {
    /// Which assessment.
    pub assessment: String,
    /// Which question.
    pub question: String,
    /// The filter that is on.
    pub filter: Option<WalkFilter>,
}

/// What is said about a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AnswerInput {
    /// Takes the answer back; note, mark and evidence items stay.
    Open,
    /// "We don't know".
    Unknown,
    /// One of the options.
    Answered {
        /// `a` to `e`.
        option: String,
        /// How it is shown.
        evidence: EvidenceStep,
    },
    /// Does not apply.
    NotApplicable {
        /// Why; not blank.
        reason: String,
    },
}

/// Changes the note of a question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetNote {
    /// Which question.
    pub at: WalkAt,
    /// The whole note.
    pub note: String,
}

/// Marks a question or takes the mark off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetMark {
    /// Which question.
    pub at: WalkAt,
    /// Marked or not.
    pub marked: bool,
}

/// Puts a question on the list for the vendor, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetAskVendor {
    /// Where the walk is, and stays.
    pub at: WalkAt,
    /// Which question.
    pub question: String,
    /// On the list or off it.
    pub ask: bool,
}

/// Adds an evidence item, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PutEvidenceItem {
    /// Which question.
    pub at: WalkAt,
    /// The item's id; empty for a new one.
    pub id: String,
    /// What it is.
    pub kind: EvidenceItemKind,
    /// What it is called, a person's name; blank takes a document's name or a link's address.
    pub title: String,
    /// The address, the words quoted, what a person said.
    pub detail: String,
    /// Where in it to look: page, clause.
    pub locator: String,
    /// ISO date or empty.
    pub date: String,
    /// SHA-256 of the document that was chosen last, to take it in; `null` keeps what the item has.
    pub document: Option<String>,
}

/// Takes an evidence item away.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct RemoveEvidenceItem {
    /// Which question.
    pub at: WalkAt,
    /// The item's id.
    pub id: String,
}

/// What undo or redo did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UndoView {
    /// "Undone: AL-07 answered."; says so where there was nothing to undo.
    pub said: String,
    /// The assessment it touched; `null` where there was nothing to undo.
    pub assessment: Option<String>,
    /// The question it touched, to go there.
    pub question: Option<String>,
    /// Which screen it touched.
    pub screen: UndoScreen,
}

/// Which screen a change belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the screens")]
pub enum UndoScreen {
    None,
    Home,
    Walk,
    Exposure,
    Result,
    History,
}
