//! Settings of this machine, and what the command palette can reach.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Settings of this machine; they live outside the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Text size in per cent: 100, 125, 150 or 200.
    pub text_size: u32,
    /// Whether an answer goes on to the next question.
    pub advance: bool,
    /// After how many minutes without a hand on it a workspace with a passphrase locks itself; 0 never.
    pub lock_after: u32,
    /// Whether backups are made unasked.
    pub backups: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, text_size: 100, advance: true, lock_after: 15, backups: true }
    }
}

/// Colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say what they mean")]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// What this Unmoor is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AboutView {
    /// Its version.
    pub version: String,
    /// The scoring method.
    pub method: String,
    /// The built-in pack, id and version.
    pub pack: String,
    /// The folder's name in which the default workspace lives.
    pub data_folder: String,
    /// What today is, ISO date.
    pub today: String,
}

/// Something the command palette can go to.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PaletteEntry {
    /// Where it leads.
    pub to: PaletteGoal,
    /// The assessment.
    pub assessment: String,
    /// What is shown and typed.
    pub label: String,
    /// What is shown beside it.
    pub hint: String,
}

/// Where a palette entry leads, within its assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PaletteGoal {
    /// Where one goes on with it.
    Assessment,
    /// One of its screens.
    Screen {
        /// Which.
        screen: AssessmentScreen,
    },
    /// One of its questions.
    Question {
        /// Such as `DO-01`.
        question: String,
    },
}

/// The screens of one assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say what they mean")]
pub enum AssessmentScreen {
    Walk,
    Workshop,
    Result,
    History,
    Report,
    Exposure,
}

/// Asks what the palette can reach.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PaletteRequest {
    /// The assessment that is open, or was last; its questions come too. Without one, those of the one that was touched last.
    pub assessment: Option<String>,
    /// What is typed; what is found holds each of its words.
    pub search: String,
}

/// Entries for the palette.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PaletteView {
    /// In the order in which they are offered, the first fifty of each kind.
    pub entries: Vec<PaletteEntry>,
}

/// Why the workspace could not be opened at the start; `null` where it could.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StartFault {
    /// The fault.
    pub fault: Option<crate::fault::Fault>,
}
