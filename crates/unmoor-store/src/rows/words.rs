//! The words that stand in the tables for the core's choices: the same as in an assessment file.

use unmoor_core::assessment::{DecidedWord, Depth, Evidence, EvidenceKind, Kind, OptionKey, TreatmentWord};

use super::unreadable;

/// A choice with a word for each case.
pub(super) trait Word: Sized + Copy {
    /// The word in the table.
    fn word(self) -> &'static str;
    /// The choice with this word.
    fn from_word(word: &str) -> rusqlite::Result<Self>;
}

macro_rules! words {
    ($($choice:ident { $($case:ident = $word:literal),* $(,)? })*) => {$(
        impl Word for $choice {
            fn word(self) -> &'static str {
                match self { $(Self::$case => $word),* }
            }
            fn from_word(word: &str) -> rusqlite::Result<Self> {
                match word {
                    $($word => Ok(Self::$case),)*
                    other => Err(unreadable(format!("\"{other}\" is no {}", stringify!($choice)))),
                }
            }
        }
    )*};
}

words! {
    Depth { Quick = "quick", Standard = "standard", Full = "full" }
    Kind {
        Saas = "saas", Paas = "paas", Faas = "faas", Iaas = "iaas", Dbaas = "dbaas", Analytics = "analytics", Ai = "ai",
        Licensed = "licensed",
    }
    Evidence { Claimed = "claimed", Documented = "documented", Tested = "tested" }
    DecidedWord { Unknown = "unknown", Answered = "answered", NotApplicable = "not_applicable" }
    TreatmentWord { Open = "open", Doing = "doing", Done = "done", Accepted = "accepted" }
    EvidenceKind { Link = "link", File = "file", Quotation = "quotation", Person = "person" }
}

/// The option key in a column: exactly one character.
pub(super) fn option_key(text: &str) -> rusqlite::Result<OptionKey> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(key), None) => Ok(OptionKey(key)),
        _ => Err(unreadable(format!("\"{text}\" is no option key"))),
    }
}
