//! Reads a pack from its file and names everything that is wrong with it, each with its place.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::json::lines::Lines;
use crate::json::{self, MAX_DEPTH, MAX_VALUES, Parsed, SyntaxFault, field};

use super::shape::{PACK, check as check_shape};
use super::{FORMAT, Pack, VERSION, sense};

/// The most bytes that a pack's file may have.
pub const MAX_BYTES: usize = 8 << 20;

/// As many problems are told; whoever made so many mends these first.
pub const MAX_PROBLEMS: usize = 1_000;

/// Why a pack is refused: every problem that was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct PackFault {
    /// At least one, at most [`MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
}

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file, such as `questions[3].options[1].level`; empty for the file as a whole.
    pub path: String,
    /// What is wrong, as a sentence without its full stop.
    pub says: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.path.is_empty() { "" } else { ": " };
        write!(f, "{}{separator}{}", self.path, self.says)
    }
}

impl fmt::Display for PackFault {
    /// One sentence with the first problem; the others are counted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this question pack cannot be used")?;
        if let Some(first) = self.problems.first() {
            write!(f, ": {first}")?;
        }
        match self.problems.len() {
            0 | 1 => f.write_str("; nothing was changed; mend it and read the pack again"),
            more => write!(f, ", and {} more; nothing was changed; mend them and read the pack again", more - 1),
        }
    }
}

impl PackFault {
    /// The problems with the line of the file on which each stands, where it stands anywhere.
    pub fn with_lines(&self, bytes: &[u8]) -> Vec<(Option<usize>, &Problem)> {
        let lines = Lines::of(&String::from_utf8_lossy(bytes));
        let line = |problem: &Problem| (!problem.path.is_empty()).then(|| lines.line(&problem.path)).flatten();
        let mut all: Vec<(Option<usize>, &Problem)> =
            self.problems.iter().map(|problem| (line(problem), problem)).collect();
        all.sort_by_key(|(line, _)| *line);
        all
    }

    fn whole(says: impl Into<String>) -> Self {
        Self { problems: vec![Problem { path: String::new(), says: says.into() }] }
    }
}

/// Reads a pack and checks it.
///
/// # Errors
/// Every problem of the file, each with the place where it stands. A file that is not a pack of this version is
/// refused for that alone.
pub fn read(bytes: &[u8]) -> Result<Pack, PackFault> {
    if bytes.len() > MAX_BYTES {
        return Err(PackFault::whole(format!("it has {} bytes, a pack has at most {MAX_BYTES}", bytes.len())));
    }
    let Parsed { value, duplicates } = json::parse(bytes).map_err(|fault| {
        PackFault::whole(match fault {
            SyntaxFault::Empty => "the file is empty".to_owned(),
            SyntaxFault::CutOff { line } => format!("the file is cut off, it ends in the middle, at line {line}"),
            SyntaxFault::NotJson { line, column } => format!("line {line}, column {column} is not JSON"),
            SyntaxFault::TooDeep { line } => {
                format!("lists or objects are nested deeper than {MAX_DEPTH} levels, at line {line}")
            }
            SyntaxFault::TooMany => format!("it has more than {MAX_VALUES} values"),
        })
    })?;
    known_format(&value)?;
    let mut problems: Vec<Problem> = duplicates
        .into_iter()
        .map(|twice| Problem { path: field(&twice.parent, &twice.key), says: "stands twice".to_owned() })
        .collect();
    check_shape(&value, &PACK, String::new(), &mut problems);
    sense::check(&value, &mut problems);
    problems.truncate(MAX_PROBLEMS);
    match whole(&value) {
        Some(pack) if problems.is_empty() => Ok(pack),
        _ => Err(PackFault { problems }),
    }
}

/// Refuses other formats and newer versions before anything else is looked at.
fn known_format(value: &Value) -> Result<(), PackFault> {
    match value.get("format").and_then(Value::as_str) {
        Some(FORMAT) => {}
        Some(crate::file::FORMAT) => return Err(PackFault::whole("it is an assessment, not a pack of questions")),
        _ => return Err(PackFault::whole(format!("it is not a pack: its format is not {FORMAT:?}"))),
    }
    match value.get("version").and_then(Value::as_number) {
        Some(number) if number.as_u64() == Some(VERSION.into()) => Ok(()),
        Some(number) if number.as_f64() > Some(VERSION.into()) => Err(PackFault::whole(format!(
            "it was written for a newer Unmoor (pack version {number}, this one knows {VERSION})"
        ))),
        _ => Ok(()), // told with everything else that is wrong
    }
}

fn whole(value: &Value) -> Option<Pack> {
    fn part<T: DeserializeOwned>(value: &Value, name: &str) -> Option<T> {
        serde_json::from_value(value.get(name)?.clone()).ok()
    }
    Some(Pack {
        about: part(value, "pack")?,
        sections: part(value, "sections")?,
        questions: part(value, "questions")?,
        exposure: part(value, "exposure")?,
        references: part(value, "references")?,
    })
}
