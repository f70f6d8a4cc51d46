//! The workshop: who is in the room, how it answers, the question before it, and what a projector may show of that.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::{ChoiceView, HeaderView};
use super::settings::Settings;
use super::walk::{AnswerInput, DecisionView, EvidenceStep};

/// The workshop of an assessment: one of the three parts is there.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WorkshopView {
    /// The bar at the top.
    pub header: HeaderView,
    /// No workshop is on: what the start offers.
    pub start: Option<WorkshopStart>,
    /// One was left open, by a crash or by going away: it can be gone on with or ended.
    pub left_open: Option<LeftOpen>,
    /// One is on.
    pub on: Option<WorkshopOn>,
    /// How many things on the parking list are not dealt with.
    pub parked: u32,
    /// What the live region says after a change; empty otherwise.
    pub said: String,
}

/// What a workshop can be started with.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WorkshopStart {
    /// Everybody who belongs to the assessment; `present` is a suggestion.
    pub people: Vec<RoomPerson>,
    /// Roles that somebody who is added can have.
    pub roles: Vec<ChoiceView>,
    /// Which questions can be gone through, with how many each leaves; those that leave none are not offered.
    pub choices: Vec<QuestionChoice>,
    /// How it was answered last time.
    pub mode: WorkshopMode,
    /// Minutes for a question last time; 0 without a clock.
    pub minutes: u32,
    /// The workshops there were, newest first.
    pub before: Vec<String>,
}

/// Which questions a workshop goes through.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QuestionChoice {
    /// Such as `unanswered`, `section/DO`, `role/legal`.
    pub key: String,
    /// As it is shown.
    pub label: String,
    /// `Sections`, `Usually known by`; empty for the first ones.
    pub group: String,
    /// How many questions it leaves.
    pub count: u32,
}

/// A workshop that was left open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LeftOpen {
    /// When it began, and who was there.
    pub began: String,
    /// What was done in it.
    pub done: String,
    /// How many votes have not been revealed; they become visible when it is ended.
    pub sealed: u32,
}

/// How a room answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkshopMode {
    /// The room talks and agrees on one answer.
    #[default]
    Open,
    /// Each votes alone, and nobody sees anything until all have.
    Blind,
}

/// How far the question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WorkshopPhase {
    /// The room reads and talks.
    Asked,
    /// The machine is being handed to somebody; nothing is on the screen.
    Covered,
    /// Somebody votes, alone before the screen.
    Voting,
    /// Everybody has had their turn; the votes wait to be revealed.
    AllIn,
    /// The votes are seen.
    Revealed,
    /// Nothing is left to decide.
    Done,
}

/// A workshop that is on.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WorkshopOn {
    /// How the room answers.
    pub mode: WorkshopMode,
    /// How far the question is.
    pub phase: WorkshopPhase,
    /// The question; `null` when nothing is left.
    pub question: Option<WorkshopQuestion>,
    /// Everybody who belongs to the assessment.
    pub people: Vec<RoomPerson>,
    /// Roles that somebody who is added can have.
    pub roles: Vec<ChoiceView>,
    /// Who is at the machine, or is to be handed it.
    pub turn: Option<RoomPerson>,
    /// Who would be handed it next.
    pub next_voter: Option<String>,
    /// `2 of 4 votes are in`.
    pub votes_in: String,
    /// What the room is about to decide.
    pub draft: Draft,
    /// Who does not agree, by name: `Ines Aldana and Tobias Renn`; empty where nobody.
    pub dissent: String,
    /// The time for this question.
    pub clock: ClockView,
    /// Questions that are not decided yet.
    pub left: u32,
    /// Every question of this workshop, in order.
    pub questions: Vec<WorkshopLine>,
    /// The question before this one.
    pub previous: Option<String>,
    /// The one after it.
    pub next: Option<String>,
    /// What has been done so far, for the end: `5 questions are decided, 17 are left.`
    pub tally: String,
    /// How many votes have not been revealed, on any question.
    pub sealed: u32,
}

/// Somebody in the room, or not in it just now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RoomPerson {
    /// Their id.
    pub id: String,
    /// As they want to be named.
    pub name: String,
    /// Their role, as it is shown.
    pub role: String,
    /// Its key; empty where they have none.
    pub role_key: String,
    /// Whether they are in the room.
    pub present: bool,
    /// Whether they have the role that usually knows this question.
    pub knows: bool,
    /// Whether their vote is in.
    pub voted: bool,
    /// Whether they let this one pass.
    pub passed: bool,
}

/// The question before the room.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WorkshopQuestion {
    /// Such as `XR-01`.
    pub id: String,
    /// `Exit readiness, 1 of 11`.
    pub place: String,
    /// The question.
    pub prompt: String,
    /// Why it matters.
    pub why: String,
    /// Who usually knows: `the data team`.
    pub asked_of: String,
    /// The usual reason why it would not apply; empty where none is usual.
    pub usual_reason: String,
    /// Its statements and "We don't know", with the votes once they are revealed.
    pub ballot: Vec<BallotLine>,
    /// From which number to which the votes lie, where they lie apart and are revealed.
    pub spread: Option<SpreadView>,
    /// How far those who voted agree; `null` where nobody did, and before the reveal.
    pub agreement: Option<AgreementView>,
    /// How many options apart they lie, as a word; empty where they do not.
    pub apart: String,
    /// What the team answered so far; empty where nothing.
    pub answer: String,
    /// What was agreed on it before.
    pub decision: Option<DecisionView>,
}

/// How far those who voted agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgreementView {
    /// All said the same.
    Same,
    /// Somebody does not know, and those who do are not far apart.
    Unsure,
    /// One option apart.
    Close,
    /// Two or more options apart: it must be discussed.
    Apart,
}

/// A statement with its votes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct BallotLine {
    /// `a` to `e`; `u` for "We don't know".
    pub key: String,
    /// `1` to `5`, or `U`: the key to press.
    pub mark: String,
    /// The statement.
    pub label: String,
    /// `caps the score at 49`; empty otherwise.
    pub caps: String,
    /// Who voted for it; empty until the votes are revealed.
    pub voters: Vec<Voter>,
}

/// Who voted for a statement.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Voter {
    /// Their name.
    pub name: String,
    /// Their role in small letters; may be empty.
    pub role: String,
}

/// From which statement to which the votes lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SpreadView {
    /// The first, from 0.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// What the room is about to decide. It is kept with the workshop, so that a crash loses nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Draft {
    /// `a` to `e`, or `u`; `null` while nothing is chosen.
    pub choice: Option<String>,
    /// How it is shown.
    pub evidence: Option<EvidenceStep>,
    /// Why.
    pub note: String,
    /// Who does not agree; whoever voted otherwise is suggested.
    pub dissent: Vec<String>,
}

/// The time for a question. Both windows count by the same clock of this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ClockView {
    /// Minutes for a question; 0 without a clock.
    pub minutes: u32,
    /// When it is over, in milliseconds since 1970; `null` while it stands still.
    pub ends_at: Option<f64>,
    /// What is left while it stands still, in milliseconds.
    pub left: f64,
}

/// A question of the workshop in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct WorkshopLine {
    /// Such as `XR-01`.
    pub id: String,
    /// Its short title.
    pub title: String,
    /// `decided`, `votes far apart`; empty where nothing is to be said.
    pub state: String,
}

/// Starts a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct StartWorkshop {
    /// Which assessment.
    pub assessment: String,
    /// Ids of those in the room.
    pub present: Vec<String>,
    /// How the room answers.
    pub mode: WorkshopMode,
    /// Minutes for a question; 0 without a clock.
    pub minutes: u32,
    /// A key of [`QuestionChoice`].
    pub questions: String,
}

/// Adds somebody to the assessment, and to the room where a workshop is on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct AddParticipant {
    /// Which assessment.
    pub assessment: String,
    /// As they want to be named; not blank.
    pub name: String,
    /// A role's key; may be empty.
    pub role: String,
}

/// Somebody comes or goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetPresent {
    /// Which assessment.
    pub assessment: String,
    /// Their id.
    pub participant: String,
    /// Whether they are in the room.
    pub present: bool,
}

/// Gives somebody another role, or none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetRole {
    /// Which assessment.
    pub assessment: String,
    /// Their id.
    pub participant: String,
    /// A role's key; empty for none.
    pub role: String,
}

/// Leads the workshop on; nothing of this is a change of the assessment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SteerWorkshop {
    /// Which assessment.
    pub assessment: String,
    /// What is done.
    pub step: WorkshopStep,
}

/// What leads a workshop on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum WorkshopStep {
    /// Goes to a question.
    Go {
        /// Which.
        question: String,
    },
    /// Answers in another way from here on.
    Mode {
        /// How.
        mode: WorkshopMode,
    },
    /// Covers the screen to hand the machine over.
    HandOver {
        /// To whom; `null` for whoever is next.
        participant: Option<String>,
    },
    /// Whoever it was handed to sits before it alone.
    Uncover,
    /// They let this question pass.
    Pass,
    /// Breaks the round off; the votes that are in stay.
    TakeBack,
    /// Everybody votes again; each new vote takes the place of the former one.
    Again,
    /// What the room is about to decide.
    Draft {
        /// All of it.
        draft: Draft,
    },
    /// Stops the clock, or goes on with it.
    Clock {
        /// Whether it runs.
        runs: bool,
    },
    /// Gives this question its whole time again.
    Restart,
}

/// The vote of whoever sits before the screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct CastVote {
    /// Which assessment.
    pub assessment: String,
    /// `a` to `e`; `null` where they do not know.
    pub option: Option<String>,
}

/// Records what the room decided, and goes on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Decide {
    /// Which assessment.
    pub assessment: String,
    /// What it answers.
    pub answer: AnswerInput,
    /// Why.
    pub note: String,
    /// Ids of those who do not agree.
    pub dissent: Vec<String>,
}

/// The parking list: what was put off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ParkingView {
    /// Which assessment.
    pub assessment: String,
    /// Oldest first, what has been dealt with last.
    pub items: Vec<ParkedView>,
    /// How many are not dealt with.
    pub open: u32,
    /// What the live region says after a change; empty otherwise.
    pub said: String,
}

/// Something that was put off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ParkedView {
    /// Unique within the assessment.
    pub id: String,
    /// What it is about.
    pub text: String,
    /// The question at which it came up; empty where none.
    pub question: String,
    /// That question's short title.
    pub title: String,
    /// `19 November 2026`.
    pub day: String,
    /// Whether it has been dealt with.
    pub done: bool,
}

/// Puts something on the parking list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Park {
    /// Which assessment.
    pub assessment: String,
    /// What it is about; not blank.
    pub text: String,
    /// The question at which it came up.
    pub question: Option<String>,
}

/// Ticks something off, or opens it again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SetParked {
    /// Which assessment.
    pub assessment: String,
    /// Which item.
    pub id: String,
    /// Whether it has been dealt with.
    pub done: bool,
}

/// Takes something off the parking list; undo brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct RemoveParked {
    /// Which assessment.
    pub assessment: String,
    /// Which item.
    pub id: String,
}

/// What a projector shows. It is all that the second window can ask for, and holds no vote before the reveal.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProjectorView {
    /// Counts up, so that an older picture never covers a newer one.
    pub revision: u32,
    /// Colours and text size, as in the first window.
    pub settings: Settings,
    /// Which product is assessed; empty where no workshop is on.
    pub service: String,
    /// The question; `null` where there is none.
    pub question: Option<ProjectedQuestion>,
    /// What is said where there is none.
    pub note: String,
}

/// A question on the wall.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ProjectedQuestion {
    /// Such as `XR-01`.
    pub id: String,
    /// `Exit readiness, 1 of 11`.
    pub place: String,
    /// The question.
    pub prompt: String,
    /// Who usually knows: `the data team`.
    pub asked_of: String,
    /// Whether votes are taken, and how far they are.
    pub phase: WorkshopPhase,
    /// Its statements, with the votes once they are revealed.
    pub ballot: Vec<BallotLine>,
    /// From which statement to which the votes lie.
    pub spread: Option<SpreadView>,
    /// How far those who voted agree; `null` where nobody did, and before the reveal.
    pub agreement: Option<AgreementView>,
    /// How many options apart they lie, as a word; empty where they do not.
    pub apart: String,
    /// `2 of 4 votes are in`; empty where nobody votes.
    pub votes_in: String,
    /// What the room is about to decide: `a` to `e`, or `u`; not before the votes are revealed.
    pub proposed: Option<String>,
    /// The same in words, or what was decided in this workshop: `Proposed: 5, documented`; may be empty.
    pub decides: String,
    /// Who does not agree, by name; not before the votes are revealed.
    pub dissent: String,
    /// The time for this question.
    pub clock: ClockView,
    /// Questions that are not decided yet.
    pub left: u32,
}

/// Fits the second window to its screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct FitProjector {
    /// Whether it fills the screen; `null` for the other way than now.
    pub full: Option<bool>,
}
