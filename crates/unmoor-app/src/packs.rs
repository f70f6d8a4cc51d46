//! Question packs: list, look inside, check a file.

use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};
use unmoor_core::pack::{self, Pack};

use crate::fault::{Fault, FaultCode};
use crate::files;

/// The largest pack file that is read.
const FILE_LIMIT: u64 = 16 << 20;

/// A pack in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackSummary {
    /// Such as `unmoor-standard`.
    pub id: String,
    /// Such as `1.0.0`.
    pub version: String,
    /// As it is shown.
    pub title: String,
    /// How many sections.
    pub sections: usize,
    /// How many questions.
    pub questions: usize,
}

/// A pack, shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PackShown {
    /// For a person.
    pub text: String,
    /// For a program.
    pub json: Value,
}

/// The packs of this Unmoor.
pub fn list() -> Vec<PackSummary> {
    vec![summary(pack::builtin())]
}

/// A pack with its sections and questions.
pub fn show(id: &str) -> Result<PackShown, Fault> {
    let pack = pack::builtin();
    if pack.about.id != id {
        return Err(Fault::new(
            FaultCode::NotFound,
            format!("There is no pack \"{id}\"."),
            "Nothing was changed.",
            "List the packs with: unmoor pack list.",
        ));
    }
    let mut text =
        format!("{} {}: {}\n{}\n", pack.about.id, pack.about.version, pack.about.title, pack.about.description);
    let mut sections = Vec::new();
    for section in &pack.sections {
        text.push_str(&format!("\n{} {} (weight {})\n", section.id, section.name, section.weight));
        let questions: Vec<_> = pack.questions.iter().filter(|question| question.section == section.id).collect();
        for question in &questions {
            text.push_str(&format!("  {}  {}  {}\n", question.id, question.weight, question.prompt));
        }
        sections.push(json!({ "section": section, "questions": questions }));
    }
    let json = json!({ "pack": pack.about, "sections": sections, "exposure": pack.exposure });
    Ok(PackShown { text, json })
}

/// Checks a pack file. Every problem is told, not the first only.
pub fn validate(path: &Path) -> Result<PackSummary, Fault> {
    let bytes = files::read(path, FILE_LIMIT)?;
    let read = pack::read(&bytes);
    read.map(|pack| summary(&pack)).map_err(|fault| {
        Fault::refused(format!("{}: {fault}", files::name(path)), "Mend what is named and check it again.")
    })
}

fn summary(pack: &Pack) -> PackSummary {
    PackSummary {
        id: pack.about.id.clone(),
        version: pack.about.version.clone(),
        title: pack.about.title.clone(),
        sections: pack.sections.len(),
        questions: pack.questions.len(),
    }
}
