//! The five things that can be left out, and the choices of them that have a name.

use serde::{Deserialize, Serialize};

/// Something that can be left out of what is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Names of people.
    People,
    /// The client: for whom the assessment was made.
    Client,
    /// Amounts of money.
    Amounts,
    /// What the team wrote to answers, votes, decisions and claims, and its parking list.
    Notes,
    /// What shows an answer: titles, words, places, file names, hashes.
    Evidence,
}

impl Subject {
    /// All five, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::People, Self::Client, Self::Amounts, Self::Notes, Self::Evidence];

    /// Its word on the command line and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Client => "client",
            Self::Amounts => "amounts",
            Self::Notes => "notes",
            Self::Evidence => "evidence",
        }
    }

    /// The one with this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.word() == word)
    }
}

/// A choice of what is left out that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Everything stays.
    Nothing,
    /// Nobody is named.
    Names,
    /// The vendor knows who its client is; it need not know who thinks what, and why.
    Vendor,
    /// Anyone may read it.
    Publication,
}

impl Profile {
    /// Every profile, what leaves out least first.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Names, Self::Vendor, Self::Publication];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing left out",
            Self::Names => "Without names",
            Self::Vendor => "For the vendor",
            Self::Publication => "For publication",
        }
    }

    /// What it leaves out.
    pub fn subjects(self) -> &'static [Subject] {
        match self {
            Self::Nothing => &[],
            Self::Names => &[Subject::People],
            Self::Vendor => &[Subject::People, Subject::Amounts, Subject::Notes, Subject::Evidence],
            Self::Publication => &Subject::ALL,
        }
    }
}
