//! Asking by file: whom, what, and what came back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the sheet for asking by file offers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskView {
    /// The assessment's id.
    pub assessment: String,
    /// Who can be asked: the vendor, then the participants.
    pub people: Vec<AskPerson>,
    /// Every question that is asked, in pack order.
    pub sections: Vec<AskSection>,
    /// Who asks, as it was said last; empty where nobody was asked yet.
    pub sender: String,
    /// What was asked before, newest first.
    pub requests: Vec<RequestView>,
}

/// Somebody who can be asked.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskPerson {
    /// The participant's id; empty for the vendor.
    pub id: String,
    /// Their name.
    pub name: String,
    /// `Legal`, or `the vendor`; may be empty.
    pub role: String,
    /// Ways to choose questions, the most useful first; none of them is empty.
    pub picks: Vec<AskPick>,
}

/// A way to choose questions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskPick {
    /// Such as `unknown`.
    pub key: String,
    /// `What we do not know, 17`.
    pub label: String,
    /// The questions.
    pub questions: Vec<String>,
}

/// A section with its questions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskSection {
    /// As it is shown.
    pub name: String,
    /// Its questions that are asked.
    pub questions: Vec<AskQuestion>,
}

/// A question that can be sent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AskQuestion {
    /// Such as `DO-01`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// `unknown`, `not answered`, `answered`, `does not apply`.
    pub stands: String,
    /// Whether the vendor can know it.
    pub vendor: bool,
}

/// A request, out or back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RequestView {
    /// Its id.
    pub id: String,
    /// `Quaystead, the vendor`, or a participant's name.
    pub to: String,
    /// `12 questions on 21 November 2026`.
    pub asked: String,
    /// `awaited`, or `back on 24 November 2026 from P. Okoro`.
    pub state: String,
    /// Whether its answers are still awaited, so that it can be withdrawn.
    pub open: bool,
}

/// Writes questions to a file, and remembers that they were asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AskByFile {
    /// Which assessment.
    pub assessment: String,
    /// Whom: a participant's id; empty for the vendor.
    pub to: String,
    /// Who asks; may be empty.
    pub sender: String,
    /// Which questions.
    pub questions: Vec<String>,
    /// What kind of file.
    pub kind: AskKind,
}

/// What kind of file the questions go out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    /// A page for any browser.
    Form,
    /// The response with nothing filled in, for a program.
    Response,
}

/// Takes a request back whose answers are awaited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct WithdrawRequest {
    /// Which assessment.
    pub assessment: String,
    /// Which request.
    pub request: String,
}

/// What a response would do. Nothing is changed yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MergeView {
    /// The request that it answers, or the token of a sheet.
    pub request: String,
    /// The assessment that asked.
    pub assessment: String,
    /// The file's name.
    pub file: String,
    /// `Answers of P. Okoro to nine of twelve questions about Quaystead Relate`.
    pub headline: String,
    /// When it was asked and filled in, and what becomes of the answers.
    pub about: String,
    /// What to look at before taking it in; empty where there is nothing.
    pub caution: String,
    /// Over the column of what came: `They say`.
    pub they: String,
    /// The answers, in the order of the request.
    pub lines: Vec<MergeLine>,
    /// `DO-05 and DO-07 are left open.`; empty where none is.
    pub left_open: String,
    /// `Take in nine answers`.
    pub act: String,
}

/// One answer beside that of the team.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MergeLine {
    /// Such as `DO-01`.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// What came back; of a vote that is sealed only that it joins the others.
    pub theirs: SaidView,
    /// The comment; may be empty.
    pub note: String,
    /// What the team says.
    pub ours: SaidView,
    /// `replaces statement 3 of 20 November 2026`, or what of an answer a sheet changes; empty where it replaces nothing.
    pub does: String,
    /// `two statements apart`; empty where they lie closer.
    pub apart: String,
}

/// A statement that somebody chose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SaidView {
    /// `1` to `5`; `null` where none is chosen.
    pub number: Option<u32>,
    /// The statement, or `We don’t know`.
    pub text: String,
}

/// Takes in a response that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TakeIn {
    /// The request that it answers.
    pub request: String,
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TakenView {
    /// The assessment that asked.
    pub assessment: String,
    /// The first question that was answered, to go there.
    pub question: String,
    /// `Nine answers of P. Okoro are in, as claims of the vendor.`
    pub said: String,
}

/// What the vendor said to a question.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ClaimView {
    /// The request that it answers.
    pub request: String,
    /// `The vendor says: statement 2, claimed, 24 November 2026`.
    pub said: String,
    /// Who filled it in.
    pub by: String,
    /// The comment; may be empty.
    pub note: String,
    /// Whether it can be taken over: it chose a statement, and the team has not answered just that.
    pub open: bool,
}

/// Takes a claim over as the team's answer, claimed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct TakeOverClaim {
    /// Which question.
    pub at: super::walk::WalkAt,
    /// The request that the claim answers.
    pub request: String,
}
