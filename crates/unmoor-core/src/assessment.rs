//! An assessment: one walk through the questions about one service of one vendor.

mod decision;
mod treatment;
mod workshop;

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::file::AnswerForm;

pub use decision::{Decided, DecidedWord, Decision, DecisionFault, DecisionForm};
pub use treatment::{Treatment, TreatmentFault, TreatmentForm, TreatmentStatus, TreatmentWord};
pub use workshop::{Claim, Parked, Request, Session};

/// Fields of a file that this version does not know. They are kept and written back.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// The only scoring method this version knows.
pub const METHOD: &str = "unmoor-1";

/// The id of a question or exposure question, such as `DO-01` or `XP-07`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct QuestionId(pub String);

/// The id of a section, such as `DO`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct SectionId(pub String);

/// The key of an option within its question, `a` to `z`; `a` is the first and, by habit, the freest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct OptionKey(pub char);

/// The id of an assessment: a UUID, as text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct AssessmentId(pub String);

/// The id of a participant within an assessment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct ParticipantId(pub String);

macro_rules! text_id {
    ($($id:ident),*) => {$(
        impl $id {
            /// The id as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<&str> for $id {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )*};
}
text_id!(QuestionId, SectionId, AssessmentId, ParticipantId);

impl fmt::Display for OptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One walk through the questions about one service: scope, exposure, answers, people, evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// A UUID; seeds the redraws of grade stability.
    pub id: AssessmentId,
    /// What the team calls it, such as "CRM renewal 2027".
    pub title: String,
    /// Who is assessed, and which product of theirs.
    pub vendor: Vendor,
    /// The scoring method, [`METHOD`].
    pub method: String,
    /// The packs it was made with.
    pub packs: Vec<PackRef>,
    /// What is asked.
    pub scope: Scope,
    /// Answers to the exposure questions; an absent one is open.
    pub exposure: BTreeMap<QuestionId, OptionKey>,
    /// The contract's dates, where known.
    pub contract: Option<Contract>,
    /// Who was in the room.
    pub participants: Vec<Participant>,
    /// When the team met, and who was there.
    pub sessions: Vec<Session>,
    /// What was put off: the parking list.
    pub parking: Vec<Parked>,
    /// What was asked by file.
    pub requests: Vec<Request>,
    /// Everything recorded for a question; an absent one has not been reached.
    pub answers: BTreeMap<QuestionId, AnswerRecord>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Who is assessed, and which product of theirs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Vendor {
    /// The company.
    #[schemars(length(max = 1000))]
    pub name: String,
    /// The product; the report speaks of it by this name.
    #[schemars(length(max = 1000))]
    pub service: String,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A pack by id and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct PackRef {
    /// Such as `unmoor-standard`.
    pub id: String,
    /// Such as `1.0.0`.
    pub version: String,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

impl PackRef {
    /// A pack by id and version.
    pub fn new(id: &str, version: &str) -> Self {
        Self { id: id.to_owned(), version: version.to_owned(), extra: Extra::new() }
    }

    /// Whether both name the same version of the same pack.
    pub fn same(&self, other: &Self) -> bool {
        self.id == other.id && self.version == other.version
    }
}

/// What is asked: how deep, and for which kinds of service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Scope {
    /// How deep the walk goes.
    pub depth: Depth,
    /// What kind of service it is; several may be true.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub kinds: Vec<Kind>,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How deep the walk goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// Only the questions flagged `quick_screen`.
    Quick,
    /// The sections whose `from_depth` is `standard`.
    Standard,
    /// Every section.
    Full,
}

/// A kind of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Software as a service.
    Saas,
    /// Platform as a service.
    Paas,
    /// Serverless functions.
    Faas,
    /// Infrastructure.
    Iaas,
    /// Managed database.
    Dbaas,
    /// Analytics or warehouse.
    Analytics,
    /// AI or machine learning.
    Ai,
    /// Licensed software that you run yourself.
    Licensed,
}

impl Kind {
    /// Every kind, in the order in which it is offered.
    pub const ALL: [Self; 8] =
        [Self::Saas, Self::Paas, Self::Faas, Self::Iaas, Self::Dbaas, Self::Analytics, Self::Ai, Self::Licensed];
}

/// The contract's dates, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Contract {
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    /// Last day, or the day on which it renews.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
    /// Notice in days before `ends`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u32>,
    /// Whether it renews by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_renews: Option<bool>,
    /// How many months a move away would take, as the team estimates it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_to_leave: Option<u32>,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Somebody who was in the room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Participant {
    /// Unique within the assessment.
    pub id: ParticipantId,
    /// As they want to be named.
    #[schemars(length(max = 1000))]
    pub name: String,
    /// What they answer for, such as `legal`; free text, the pack's `asked_of` words by habit.
    #[schemars(length(max = 1000))]
    pub role: String,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What is said about a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Answer {
    /// Not yet answered. A record can be open and still have a note, a mark or votes.
    #[default]
    Open,
    /// "We don't know": counts 0 at the assured end and 100 at the possible end, like [`Answer::Open`].
    Unknown,
    /// One of the options, and how it is shown.
    Answered {
        /// The option chosen.
        option: OptionKey,
        /// How it is shown.
        evidence: Evidence,
    },
    /// Leaves every sum. A reason is not optional.
    NotApplicable {
        /// Why the question does not apply.
        reason: Reason,
    },
}

/// Why a question does not apply.
pub type Reason = NonBlank;

/// Text that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonBlank(String);

impl NonBlank {
    /// `None` where the text is blank.
    pub fn new(text: &str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self(text.to_owned()))
    }

    /// The text as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How an answer is shown, weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Somebody says so.
    #[default]
    Claimed,
    /// A document says so.
    Documented,
    /// It was tried and it worked.
    Tested,
}

/// Everything recorded for one question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "AnswerForm", try_from = "AnswerForm")]
pub struct AnswerRecord {
    /// What is said.
    pub answer: Answer,
    /// The team's note; empty when there is none.
    pub note: String,
    /// Marked to come back to.
    pub marked: bool,
    /// Put on the list for the vendor.
    pub ask_vendor: bool,
    /// What shows it.
    pub evidence_items: Vec<EvidenceItem>,
    /// What each participant said.
    pub votes: Vec<Vote>,
    /// What was agreed.
    pub decision: Option<Decision>,
    /// What the vendor said, by request.
    pub claims: Vec<Claim>,
    /// What is done about its finding.
    pub treatment: Option<Treatment>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl AnswerRecord {
    /// Whether nothing at all is recorded, so that the record need not be kept.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// One thing that shows an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct EvidenceItem {
    /// Unique within the assessment.
    pub id: String,
    /// What it is.
    pub kind: EvidenceKind,
    /// What it is called.
    #[schemars(length(max = 1000))]
    pub title: String,
    /// What it says or where it is: an address, the words quoted, what a person answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Where in it to look: a page, a clause.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 1000))]
    pub locator: String,
    /// The copy of the document that the workspace keeps; only with the kind `file`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<StoredFile>,
    /// The date it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A document that was copied into the workspace. Its bytes stay there; an assessment file has its name and its hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StoredFile {
    /// Its name where it came from, without its folder.
    #[schemars(length(min = 1, max = 1000))]
    pub name: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits in lower case.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// How many bytes it has.
    pub size: u32,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What an evidence item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// An address.
    Link,
    /// A document.
    File,
    /// Words, quoted.
    Quotation,
    /// Somebody who was asked.
    Person,
}

/// What one participant said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Vote {
    /// Who.
    pub participant: ParticipantId,
    /// Which option; absent where they did not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub option: Option<OptionKey>,
    /// What they wrote to it, where they voted by file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// Cast in a blind vote that has not been revealed: kept, and shown to nobody.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sealed: bool,
    /// Unknown fields of the file.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Assessment {
    /// A new assessment with nothing answered.
    pub fn new(id: AssessmentId, title: String, vendor: Vendor, pack: PackRef, scope: Scope) -> Self {
        Self {
            id,
            title,
            vendor,
            method: METHOD.to_owned(),
            packs: vec![pack],
            scope,
            exposure: BTreeMap::new(),
            contract: None,
            participants: Vec::new(),
            sessions: Vec::new(),
            parking: Vec::new(),
            requests: Vec::new(),
            answers: BTreeMap::new(),
            extra: Extra::new(),
        }
    }

    /// The answer to a question; [`Answer::Open`] where nothing is recorded.
    pub fn answer(&self, question: &QuestionId) -> &Answer {
        self.answers.get(question).map_or(&Answer::Open, |record| &record.answer)
    }
}
