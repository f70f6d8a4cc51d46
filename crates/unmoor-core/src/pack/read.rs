//! Reads a pack from its file.

use serde::Deserialize;

use super::{ExposureQuestion, Pack, PackAbout, Question, Reference, Section};

/// Why a pack is refused: every problem that was found, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this pack cannot be used: {}; nothing was changed", .problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct PackFault {
    /// At least one.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {says}")]
pub struct Problem {
    /// Where in the file, such as `questions[3].options[1].level`.
    pub path: String,
    /// What is wrong, as a sentence without its full stop.
    pub says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    pack: PackAbout,
    sections: Vec<Section>,
    exposure: Vec<ExposureQuestion>,
    references: Vec<Reference>,
    questions: Vec<Question>,
}

/// Reads a pack and checks it.
///
/// # Errors
/// Every problem of the file, each with the place where it stands.
pub fn read(bytes: &[u8]) -> Result<Pack, PackFault> {
    let PackFile { pack: about, sections, exposure, references, questions, .. } = serde_json::from_slice(bytes)
        .map_err(|error| PackFault {
            problems: vec![Problem { path: "the file".to_owned(), says: error.to_string() }],
        })?;
    Ok(Pack { about, sections, questions, exposure, references })
}
