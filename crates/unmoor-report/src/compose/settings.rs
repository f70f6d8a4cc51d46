//! What a report says beside what the assessment says, and which of its parts are wanted.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::document::Paper;

/// What a report says beside what the assessment says. It travels in the report, so that it can be composed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The day that the report bears.
    pub made_on: Date,
    /// For whom it was made; may be empty.
    #[serde(default)]
    pub client: String,
    /// Who made it; may be empty.
    #[serde(default)]
    pub author: String,
    /// Who may read it, such as "Confidential. For the board."; may be empty.
    #[serde(default)]
    pub confidentiality: String,
    /// What it is printed on.
    #[serde(default)]
    pub paper: Paper,
    /// The parts that are not wanted.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub left_out: BTreeSet<PartName>,
    /// The client's colour, such as `#0e6073`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// What the letter to the vendor says beside its questions.
    #[serde(default)]
    pub letter: LetterSettings,
    /// The name under which the client's logo travels in the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The snapshot that today's state is compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
}

/// A snapshot as a report names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// What the team called it.
    pub name: String,
    /// The day on which it was kept.
    pub day: Date,
}

/// What the letter to the vendor says beside its questions. All of it may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterSettings {
    /// Where it is written, such as "Hamburg".
    pub place: String,
    /// To whom, line by line; the vendor where it is empty.
    pub address: String,
    /// Until when an answer is wanted; three weeks after the report where it is empty.
    pub reply_by: Option<Date>,
    /// Where the answer goes, such as an address for mail.
    pub reply_to: String,
    /// Who signs it, and in which role, line by line.
    pub signed: String,
}

/// A part of a report that can be left out, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartName {
    /// The first page.
    Cover,
    /// One page for the board.
    Board,
    /// Every section with what holds it down and what carries it.
    Sections,
    /// Weak and unknown answers.
    Findings,
    /// Open questions.
    Open,
    /// The letter of questions to the vendor.
    Letter,
    /// Claims worth a test.
    Tests,
    /// Who was there, what was decided, what was put off.
    Workshop,
    /// What differs from a chosen snapshot.
    Change,
    /// Every answer.
    Answers,
    /// How it was computed.
    Method,
    /// Frameworks, and which questions bear on them.
    References,
}

impl PartName {
    /// Every part, in the order in which they stand.
    pub const ALL: [Self; 12] = [
        Self::Cover,
        Self::Board,
        Self::Sections,
        Self::Findings,
        Self::Open,
        Self::Letter,
        Self::Tests,
        Self::Workshop,
        Self::Change,
        Self::Answers,
        Self::Method,
        Self::References,
    ];

    /// The word by which it is left out.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Board => "board",
            Self::Sections => "sections",
            Self::Findings => "findings",
            Self::Open => "open",
            Self::Letter => "letter",
            Self::Tests => "tests",
            Self::Workshop => "workshop",
            Self::Change => "change",
            Self::Answers => "answers",
            Self::Method => "method",
            Self::References => "references",
        }
    }

    /// The part with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Cover => "Cover",
            Self::Board => "For the board",
            Self::Sections => "Sections",
            Self::Findings => "Findings",
            Self::Open => "What we do not know",
            Self::Letter => "Letter to the vendor",
            Self::Tests => "Test plan",
            Self::Workshop => "Decisions of the workshop",
            Self::Change => "Change",
            Self::Answers => "Answers",
            Self::Method => "Method and arithmetic",
            Self::References => "Reference index",
        }
    }
}

impl Settings {
    /// A whole report of a day that names nobody.
    pub fn new(made_on: Date) -> Self {
        Self {
            made_on,
            client: String::new(),
            author: String::new(),
            confidentiality: String::new(),
            paper: Paper::default(),
            left_out: BTreeSet::new(),
            accent: None,
            letter: LetterSettings::default(),
            logo: None,
            since: None,
        }
    }
}
