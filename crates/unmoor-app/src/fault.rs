//! What went wrong, as a sentence for a person and a code for the program.

use serde::Serialize;
use ts_rs::TS;
use unmoor_core::pack::Unscored;

/// A failure as it crosses to the window and the terminal: what happened, what was kept, what to do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Fault {
    /// For the program; it exists only where somebody reacts to it.
    pub code: FaultCode,
    /// What happened.
    pub happened: String,
    /// What was kept.
    pub kept: String,
    /// What to do.
    pub remedy: String,
    /// For a bug report; never shown alone.
    pub details: String,
}

/// What the program can react to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The input was refused: a file, a name, an answer. Exit code 3.
    Refused,
    /// The workspace could not be opened: foreign, newer, damaged or missing. Exit code 3.
    WorkspaceRefused,
    /// The workspace has a passphrase. Exit code 3.
    Locked,
    /// The workspace is damaged; what can be read of it can be salvaged. Exit code 3.
    Damaged,
    /// Another Unmoor holds the workspace. Exit code 1.
    InUse,
    /// The workspace can only be read. Exit code 1.
    ReadOnly,
    /// The disk is full. Exit code 1.
    DiskFull,
    /// A file could not be read or written. Exit code 1.
    Io,
    /// What was asked for is not there. Exit code 3.
    NotFound,
    /// The person cancelled; nothing to report. Exit code 1.
    Cancelled,
    /// Unmoor broke one of its own rules. Exit code 1.
    Internal,
}

impl Fault {
    /// A fault with its three sentences.
    pub fn new(code: FaultCode, happened: impl Into<String>, kept: &str, remedy: &str) -> Self {
        Self {
            code,
            happened: happened.into(),
            kept: kept.to_owned(),
            remedy: remedy.to_owned(),
            details: String::new(),
        }
    }

    /// Input that was refused before anything changed.
    pub fn refused(happened: impl Into<String>, remedy: &str) -> Self {
        Self::new(FaultCode::Refused, happened, "Nothing was changed.", remedy)
    }

    /// A fault of a lower crate: one sentence, its clauses divided by semicolons (what happened, what was kept, what
    /// to do).
    pub(crate) fn from_clauses(code: FaultCode, text: &str, details: String) -> Self {
        let mut parts: Vec<String> = text.split("; ").map(Self::clause).collect();
        let kept = match parts.iter().skip(1).position(|part| part.starts_with("Nothing") || part.contains(" kept")) {
            Some(index) => parts.remove(index + 1),
            None if code == FaultCode::WorkspaceRefused => "Nothing was changed.".to_owned(),
            None => String::new(),
        };
        let happened = if parts.is_empty() { text.to_owned() } else { parts.remove(0) };
        Self { code, happened, kept, remedy: parts.join(" "), details }
    }

    /// A clause of a lower crate as a sentence.
    pub(crate) fn clause(clause: &str) -> String {
        let mut text = unmoor_core::words::capital(clause);
        if !text.ends_with(['.', '?']) {
            text.push('.');
        }
        text
    }

    /// The same with details for a bug report.
    pub fn with_details(mut self, details: impl Into<String>) -> Self {
        self.details = details.into();
        self
    }

    /// The exit code of the command line: 3 for refused input, 1 for everything else.
    pub fn exit_code(&self) -> u8 {
        match self.code {
            FaultCode::Refused
            | FaultCode::WorkspaceRefused
            | FaultCode::Locked
            | FaultCode::Damaged
            | FaultCode::NotFound => 3,
            _ => 1,
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sentences = [&self.happened, &self.kept, &self.remedy];
        let text: Vec<&str> = sentences.into_iter().map(|s| s.trim()).filter(|s| !s.is_empty()).collect();
        f.write_str(&text.join(" "))
    }
}

impl std::error::Error for Fault {}

impl From<Unscored> for Fault {
    fn from(unscored: Unscored) -> Self {
        Self::from_clauses(FaultCode::Refused, &unscored.to_string(), String::new())
    }
}
