//! Reading a finished file back: every text in it and where it stands, attachments and metadata included.
//!
//! Nothing is taken from what the file was made from: its bytes are taken apart again.

mod archive;
mod markup;
mod pdf;

use serde_json::Value;
use thiserror::Error;

/// A text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, as it goes on after "in" or "on": "page 4", "the attachment report.json".
    pub place: String,
    /// The text; where it is not known whether a space stands between two letters, both ways stand in it.
    pub text: String,
}

/// Why a file cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("what was made cannot be read back ({reason}); nothing was written")]
pub struct ContentsFault {
    /// What the library said.
    pub reason: String,
}

impl ContentsFault {
    fn of(reason: &dyn ToString) -> Self {
        Self { reason: reason.to_string() }
    }
}

/// Every text of a file: of a PDF, of a ZIP archive such as a Word document or a workbook, or of a text such as JSON.
///
/// # Errors
///
/// Where it is a PDF or an archive that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Vec<Piece>, ContentsFault> {
    inside("the file", bytes)
}

/// The texts of a file that may lie in another one.
fn inside(place: &str, bytes: &[u8]) -> Result<Vec<Piece>, ContentsFault> {
    if bytes.starts_with(b"%PDF") {
        return pdf::read(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive::read(bytes);
    }
    Ok(vec![Piece { place: place.to_owned(), text: plain(bytes) }])
}

/// The text of bytes that are no archive. What is no text is read as far as it goes: a picture may hold words too.
fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        let mut all = String::new();
        strings(&value, &mut all);
        return all;
    }
    if markup::is_markup(&text) { markup::text(&text) } else { markup::unescaped(&text) }
}

/// Every string of a JSON value, names of fields included, a line each.
fn strings(value: &Value, all: &mut String) {
    let mut add = |text: &str| {
        all.push_str(text);
        all.push('\n');
    };
    match value {
        Value::String(text) => add(text),
        Value::Number(number) => add(&number.to_string()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, all)),
        Value::Object(map) => {
            for (key, value) in map {
                all.push_str(key);
                all.push('\n');
                strings(value, all);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_a_person_reads_them() {
        let json = "{ \"n\\u00f6te\": [\"a \\\"quoted\\\" word\", 12] }";
        assert_eq!(read(json.as_bytes()).unwrap()[0].text, "n\u{f6}te\na \"quoted\" word\n12\n");
        assert_eq!(read(b"| R&amp;D | a &lt;b&gt; |").unwrap()[0].text, "| R&D | a <b> |");
        assert_eq!(read(b"not a PDF").unwrap()[0].place, "the file");
        assert!(read(b"%PDF-1.7 and no more").is_err() && read(b"PK\x03\x04 and no more").is_err());
    }
}
