//! The question packs of a workspace.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The packs at hand.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PacksView {
    /// The built-in one first.
    pub packs: Vec<PackView>,
}

/// A pack in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackView {
    /// Id and version, `unmoor-standard@1.0.0`: by this it is asked for.
    pub key: String,
    /// Such as `unmoor-standard`.
    pub id: String,
    /// Such as `1.0.0`.
    pub version: String,
    /// As it is shown.
    pub title: String,
    /// How many sections.
    pub sections: u32,
    /// How many questions.
    pub questions: u32,
    /// Whether it is part of Unmoor.
    pub builtin: bool,
    /// `3 assessments`; empty where nobody looked.
    pub used: String,
}

/// A pack, opened.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackContents {
    /// As it is shown, with its version.
    pub title: String,
    /// What it is for, and the day on which its references were last looked at.
    pub about: String,
    /// In the order in which they are walked; what is asked of exposure stands last.
    pub sections: Vec<PackSection>,
}

/// A section of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackSection {
    /// Such as `DO`.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Its weight in the average; `null` for exposure, which is not in it.
    pub weight: Option<u32>,
    /// In the order in which they are asked.
    pub questions: Vec<PackQuestion>,
}

/// A question of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackQuestion {
    /// Such as `DO-01`.
    pub id: String,
    /// The question itself.
    pub prompt: String,
    /// Its weight in its section, 1 to 5.
    pub weight: u32,
    /// When it caps the score, as a sentence; empty where it never does.
    pub cap: String,
    /// Its statements, in the order in which they are offered.
    pub statements: Vec<PackStatement>,
}

/// A statement of a question.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackStatement {
    /// The statement.
    pub text: String,
    /// Its level, 0 to 100; of an exposure question the exposure.
    pub level: u32,
}

/// Something that is wrong with a pack's file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackProblem {
    /// The line, from 1; `null` where it is about the file as a whole.
    pub line: Option<u32>,
    /// Where in the file, such as `questions[3].options[1].level`; empty for the file as a whole.
    pub path: String,
    /// What is wrong, as a sentence.
    pub says: String,
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}, {}: ", self.path)?;
        }
        f.write_str(&self.says)
    }
}

/// Names a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct PackRequest {
    /// Its key.
    pub pack: String,
}

/// What became of a pack that was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PackImport {
    /// The file's name; `null` where the dialog was closed.
    pub file: Option<String>,
    /// What is wrong with it; empty where it came in.
    pub problems: Vec<PackProblem>,
    /// The packs at hand now.
    pub packs: PacksView,
}
