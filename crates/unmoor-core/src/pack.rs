//! A pack: a versioned set of sections, questions, exposure questions and references, as data.

mod at_hand;
mod form;
mod read;
mod sense;
mod shape;
mod template;
mod write;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::assessment::{Depth, Evidence, Kind, OptionKey, PackRef, QuestionId, SectionId};

pub use at_hand::{Unscored, name, newest, scoring};
pub(crate) use form::PackForm;
pub use read::{MAX_BYTES, MAX_PROBLEMS, PackFault, Problem, read};
pub use shape::is_pack_id;
pub use template::{Base, template};
pub use write::write;

/// What `format` says in a pack's file.
pub const FORMAT: &str = "unmoor.pack";

/// The version of the pack format that is read.
pub const VERSION: u32 = 1;

/// The built-in pack as it is shipped.
pub const BUILTIN_FILE: &str = include_str!("../packs/unmoor-standard-1.0.0.json");

/// The built-in pack, `unmoor-standard`.
pub fn builtin() -> &'static Pack {
    static BUILTIN: LazyLock<Pack> =
        LazyLock::new(|| read(BUILTIN_FILE.as_bytes()).expect("the built-in pack is read by a test of this crate"));
    &BUILTIN
}

/// A pack, checked: every id is unique and every reference resolves.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Id, version, title and date.
    pub about: PackAbout,
    /// In the order in which they are walked.
    pub sections: Vec<Section>,
    /// In the order in which they are asked; those of a section stand together.
    pub questions: Vec<Question>,
    /// What it would hurt.
    pub exposure: Vec<ExposureQuestion>,
    /// What laws, standards and studies the questions rest on.
    pub references: Vec<Reference>,
}

/// Id, version, title and date of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackAbout {
    /// Such as `unmoor-standard`.
    pub id: String,
    /// Such as `1.0.0`.
    #[schemars(length(min = 1, max = 40), regex(pattern = r"\S"))]
    pub version: String,
    /// As it is shown.
    #[schemars(length(min = 1, max = 100), regex(pattern = r"\S"))]
    pub title: String,
    /// The day on which its references were last looked at.
    pub as_of: jiff::civil::Date,
    /// What it is for, in a sentence or two.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub description: String,
}

/// A section: questions that are averaged together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Two capital letters.
    pub id: SectionId,
    /// As it is shown.
    #[schemars(length(min = 1, max = 60), regex(pattern = r"\S"))]
    pub name: String,
    /// Core sections can hold the score down by being the weakest.
    pub tier: Tier,
    /// Weight in the average, 1 to 100.
    #[schemars(range(min = 1, max = 100))]
    pub weight: u32,
    /// The shallowest depth that asks the whole section.
    pub from_depth: Depth,
    /// The kinds of service it is for.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub kinds: Vec<Kind>,
}

/// Whether a section is core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// One of the four that every assessment asks.
    Core,
    /// Asked where it fits.
    Pack,
}

/// A question with five answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Such as `DO-01`.
    pub id: QuestionId,
    /// The section it belongs to.
    pub section: SectionId,
    /// At most 30 characters.
    #[schemars(length(min = 1, max = 30), regex(pattern = r"\S"))]
    pub title: String,
    /// The question itself.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub prompt: String,
    /// Why it matters, in a sentence or two.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub why: String,
    /// Freest first; the first that is wholly true is chosen.
    #[schemars(length(equal = 5))]
    pub options: Vec<AnswerOption>,
    /// Weight in its section, 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub weight: u32,
    /// Whether and when it caps the score.
    pub knockout: Option<Knockout>,
    /// Whether the quick walk asks it.
    pub quick_screen: bool,
    /// The strongest evidence there can be: `documented` or `tested`.
    #[schemars(extend("not" = { "const": "claimed" }))]
    pub best_evidence: Evidence,
    /// What would show it, strongest first.
    #[schemars(length(min = 1, max = 20))]
    pub evidence: Vec<String>,
    /// The kind of lock-in it measures.
    pub lock_in_type: LockInType,
    /// The role that usually knows.
    #[schemars(length(min = 1, max = 60), regex(pattern = r"\S"))]
    pub asked_of: String,
    /// The kinds of service it is for.
    #[schemars(length(min = 1), extend("uniqueItems" = true))]
    pub applies_to: Vec<Kind>,
    /// The usual reason why it would not apply.
    pub not_applicable_when: Option<String>,
    /// Ids of references it bears on.
    #[schemars(length(max = 100))]
    pub references: Vec<String>,
    /// What to do about a weak answer.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub recommendation: String,
    /// What good looks like.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub good: String,
    /// What to ask the vendor; `None` where only the team can know.
    pub ask_vendor: Option<String>,
    /// Who must act on a weak answer.
    pub role: Actor,
}

/// One of a question's answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// `a` to `e`.
    pub key: OptionKey,
    /// The statement.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub label: String,
    /// 0 (trapped) to 100 (free).
    #[schemars(range(max = 100))]
    pub level: u32,
}

/// When a question caps the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knockout {
    /// Fires when the answer's level is at or below this.
    #[schemars(range(max = 99))]
    pub trigger_at_or_below: u32,
    /// The score it caps at, 0 to 100.
    #[schemars(range(max = 99))]
    pub cap_score: u32,
    /// Active only when the exposure of the same end reaches this; `None` means always.
    #[schemars(range(max = 100))]
    pub exposure_at_least: Option<u32>,
}

/// The kind of lock-in a question measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say what they mean")]
pub enum LockInType {
    Technical,
    Operational,
    Data,
    Algorithm,
    Contractual,
    Legal,
    Financial,
    People,
}

/// Who must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    /// The vendor.
    Vendor,
    /// The organisation itself.
    Us,
    /// Vendor and organisation together.
    Both,
}

/// A question about what it would hurt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExposureQuestion {
    /// Such as `XP-01`.
    pub id: QuestionId,
    /// The question itself.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub prompt: String,
    /// Weight, 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub weight: u32,
    /// Least exposed first; four or five.
    #[schemars(length(min = 4, max = 5))]
    pub options: Vec<ExposureOption>,
    /// Ids of references it bears on.
    #[schemars(length(max = 100))]
    pub references: Vec<String>,
}

/// One of an exposure question's answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExposureOption {
    /// `a` to `e`.
    pub key: OptionKey,
    /// The statement.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub label: String,
    /// 0 (nothing) to 100 (everything).
    #[schemars(range(max = 100))]
    pub exposure: u32,
}

/// A law, standard or study that a question bears on. Not legal advice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Such as `DA-2-38`.
    pub id: String,
    /// Such as `EU Data Act`.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"\S"))]
    pub framework: String,
    /// Where in it, such as `Art 2(38)`.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"\S"))]
    pub locator: String,
    /// What it demands, in our words.
    #[schemars(length(min = 1, max = 2000), regex(pattern = r"\S"))]
    pub demand: String,
    /// Whether the text was looked at.
    pub status: ReferenceStatus,
    /// Where the text was looked at; blank where it was not.
    #[schemars(length(max = 2000))]
    pub source: String,
}

/// Whether a reference's text was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub enum ReferenceStatus {
    /// The text was looked at.
    #[serde(rename = "verified")]
    Verified,
    /// Not looked at; to be checked before anyone relies on it.
    #[serde(rename = "from memory")]
    FromMemory,
}

impl Pack {
    /// Its id and version.
    pub fn reference(&self) -> PackRef {
        PackRef::new(&self.about.id, &self.about.version)
    }

    /// The pack with some of its questions only, and without its references.
    pub fn only(&self, keep: impl Fn(&Question) -> bool) -> Self {
        let questions = self.questions.iter().filter(|question| keep(question)).cloned().collect();
        Self {
            about: self.about.clone(),
            sections: self.sections.clone(),
            questions,
            exposure: self.exposure.clone(),
            references: Vec::new(),
        }
    }

    /// A section by id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }

    /// A question by id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}

impl Question {
    /// The most an answer counts when it is shown like this, 0 to 100. Only good answers are held back (SCORING.md,
    /// "States and evidence").
    pub fn ceiling(&self, evidence: Evidence) -> u32 {
        match evidence {
            Evidence::Claimed => 69,
            Evidence::Documented if self.best_evidence == Evidence::Documented => 100,
            Evidence::Documented => 84,
            Evidence::Tested => 100,
        }
    }

    /// One of its options by key.
    pub fn option(&self, key: OptionKey) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.key == key)
    }

    /// The place of an option among its options, from 0.
    pub fn step(&self, key: OptionKey) -> Option<usize> {
        self.options.iter().position(|option| option.key == key)
    }
}
