//! The sheet of a new assessment, and the same sheet to change its details later.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::common::ChoiceView;
use super::dates::ExitView;

/// What the sheet offers, and what it holds when an assessment is changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SheetView {
    /// Kinds of service, with their names.
    pub kinds: Vec<ChoiceView>,
    /// Roles of participants.
    pub roles: Vec<ChoiceView>,
    /// Packs to ask from; one alone where nothing is to be chosen, or where it was chosen long ago.
    pub packs: Vec<ChoiceView>,
    /// What is filled in.
    pub details: Details,
    /// What that would ask.
    pub preview: ScopePreview,
}

/// Everything the sheet holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Details {
    /// What the team calls it; empty means "vendor, service".
    pub title: String,
    /// Who is assessed; not blank.
    pub vendor: String,
    /// Which product; not blank.
    pub service: String,
    /// Keys of kinds; at least one.
    pub kinds: Vec<String>,
    /// `quick`, `standard` or `full`.
    pub depth: String,
    /// ISO date or empty.
    pub starts: String,
    /// ISO date or empty.
    pub ends: String,
    /// Days as digits, or empty.
    pub notice_days: String,
    /// Whether it renews by itself; `null` where not known.
    pub auto_renews: Option<bool>,
    /// Months that a move away would take, as digits, or empty.
    pub months_to_leave: String,
    /// Who is in the room.
    pub participants: Vec<ParticipantInput>,
    /// The pack to ask from, by its key or id; empty means the standard one. Only for a new assessment.
    #[serde(default)]
    pub pack: String,
}

/// A person on the sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct ParticipantInput {
    /// Their id; empty for a new person.
    pub id: String,
    /// Rows without a name are left out.
    pub name: String,
    /// A role's key.
    pub role: String,
}

/// The sheet of an existing assessment.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct ChangeDetails {
    /// Which assessment.
    pub assessment: String,
    /// What it shall hold.
    pub details: Details,
}

/// The sheet as it is filled in, to be read back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
pub struct PreviewScope {
    /// The assessment whose details are changed; `null` for a new one.
    pub assessment: Option<String>,
    /// What is filled in.
    pub details: Details,
}

/// What a scope would ask, read back in words.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScopePreview {
    /// Questions and minutes for each depth.
    pub depths: Vec<DepthView>,
    /// `109 questions, about 75 minutes.`
    pub count: String,
    /// Why these: "The core, your contract and your exit; databases, because you chose analytics."
    pub because: String,
    /// "Give notice by 2 October 2027, in 313 days."; empty without an end date.
    pub notice: String,
    /// The last safe day, and the answer that may contradict it; `null` while a date cannot be read.
    pub exit: Option<ExitView>,
    /// What is wrong with the sheet, field by field; empty when it can be started.
    pub problems: Vec<FieldProblem>,
}

/// A depth to choose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DepthView {
    /// `quick`, `standard` or `full`.
    pub key: String,
    /// `Quick`.
    pub label: String,
    /// `What matters most`.
    pub what: String,
    /// How many questions.
    pub questions: u32,
    /// About how many minutes.
    pub minutes: u32,
}

/// Something on the sheet that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldProblem {
    /// The field's name in [`Details`].
    pub field: String,
    /// What to do about it.
    pub message: String,
}

/// An assessment was made.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Created {
    /// Its id.
    pub assessment: String,
}
