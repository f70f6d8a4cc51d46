//! Tables as CSV (RFC 4180), so that any value comes back as exactly what it was and none is taken for a formula.
//!
//! One rule beyond RFC 4180: an apostrophe is put before a text that a spreadsheet would calculate, or that begins with an
//! apostrophe itself, and before an empty text where nothing at all is possible too. Whoever reads takes one apostrophe away.

use std::io::{self, Read};

/// How many bytes are read at a time.
const BLOCK: usize = 1 << 18;

/// The longest record that is read: a snapshot's score, a long note, twice over.
const RECORD_LIMIT: usize = 64 << 20;

/// The most cells of a record.
const CELL_LIMIT: usize = 1_000;

/// Writes a text as a cell. `nullable` says whether the column may hold nothing, which is an empty cell.
pub(crate) fn put_text(line: &mut Vec<u8>, text: &str, nullable: bool) {
    let guarded = must_be_guarded(text) || (nullable && text.is_empty());
    let quoted = text.bytes().any(|byte| matches!(byte, b'"' | b',' | b';' | b'\t' | b'\r' | b'\n'));
    if quoted {
        line.push(b'"');
    }
    if guarded {
        line.push(b'\'');
    }
    for (at, part) in text.split('"').enumerate() {
        if at > 0 {
            line.extend_from_slice(b"\"\"");
        }
        line.extend_from_slice(part.as_bytes());
    }
    if quoted {
        line.push(b'"');
    }
}

/// The text of a cell that [`put_text`] wrote; `None` for nothing at all.
pub(crate) fn text(cell: &str, nullable: bool) -> Option<&str> {
    match cell {
        "" if nullable => None,
        cell => Some(cell.strip_prefix('\'').unwrap_or(cell)),
    }
}

/// Whether a spreadsheet might calculate this text, or hide its apostrophe.
fn must_be_guarded(text: &str) -> bool {
    let first = text.chars().find(|letter| !letter.is_whitespace() && !letter.is_control());
    text.starts_with(['\'', '\t', '\r', '\n'])
        || matches!(first, Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}'))
}

/// Reads records one after the other.
pub(crate) struct Records<R> {
    source: R,
    divider: u8,
    block: Vec<u8>,
    at: usize,
    /// The bytes of the record's cells, without their quotes.
    bytes: Vec<u8>,
    /// Where each cell ends in `bytes`.
    ends: Vec<usize>,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, divider: b',', block: Vec::new(), at: 0, bytes: Vec::new(), ends: Vec::new() }
    }

    /// The same where another sign stands between cells.
    pub(crate) fn divided_by(self, divider: u8) -> Self {
        Self { divider, ..self }
    }

    /// The next record's cells; `None` at the end.
    ///
    /// # Errors
    /// Where the source cannot be read, ends within quotes, or is no text.
    pub(crate) fn next(&mut self) -> io::Result<Option<Vec<&str>>> {
        self.bytes.clear();
        self.ends.clear();
        let mut quoted = false;
        let mut begun = false;
        while self.peek()?.is_some() {
            begun = true;
            self.plain(quoted);
            let Some(byte) = self.byte()? else { continue };
            match byte {
                b'"' if quoted && self.peek()? == Some(b'"') => {
                    self.byte()?;
                    self.bytes.push(b'"');
                }
                b'"' => quoted = !quoted,
                divider if !quoted && divider == self.divider => self.ends.push(self.bytes.len()),
                b'\r' if !quoted && self.peek()? == Some(b'\n') => {}
                b'\n' if !quoted => return self.cells().map(Some),
                other => self.bytes.push(other),
            }
            if self.bytes.len() > RECORD_LIMIT || self.ends.len() >= CELL_LIMIT {
                let what = format!("a row has more than {} MiB or {CELL_LIMIT} cells", RECORD_LIMIT >> 20);
                return Err(io::Error::new(io::ErrorKind::InvalidData, what));
            }
        }
        match (begun, quoted) {
            (_, true) => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it ends within quotes")),
            (true, false) => self.cells().map(Some),
            (false, false) => Ok(None),
        }
    }

    /// Takes what means nothing but itself, up to the end of what is there.
    fn plain(&mut self, quoted: bool) {
        let rest = self.block.get(self.at..).unwrap_or_default();
        let means = |byte: &u8| *byte == b'"' || (!quoted && (*byte == self.divider || matches!(byte, b'\r' | b'\n')));
        let room = RECORD_LIMIT.saturating_sub(self.bytes.len());
        let rest = rest.get(..room.min(rest.len())).unwrap_or_default();
        let plain = rest.iter().position(means).unwrap_or(rest.len());
        self.bytes.extend_from_slice(rest.get(..plain).unwrap_or_default());
        self.at += plain;
    }

    fn cells(&mut self) -> io::Result<Vec<&str>> {
        self.ends.push(self.bytes.len());
        let text = std::str::from_utf8(&self.bytes);
        let text = text.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        let mut from = 0;
        let cells = self.ends.iter().map(|end| text.get(std::mem::replace(&mut from, *end)..*end));
        let cells = cells.collect::<Option<Vec<&str>>>();
        cells.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a cell ends within a letter"))
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        self.at += usize::from(byte.is_some());
        Ok(byte)
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.block.len() {
            self.block.resize(BLOCK, 0);
            let read = self.source.read(&mut self.block)?;
            self.block.truncate(read);
            self.at = 0;
        }
        Ok(self.block.get(self.at).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(texts: &[&str], nullable: bool) -> Vec<Option<String>> {
        let mut line = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            if at > 0 {
                line.push(b',');
            }
            put_text(&mut line, text, nullable);
        }
        line.extend(b"\r\n");
        let mut records = Records::new(&*line);
        let read = records.next().unwrap().unwrap().into_iter().map(|cell| text(cell, nullable).map(str::to_owned));
        let read = read.collect();
        assert!(records.next().unwrap().is_none());
        read
    }

    #[test]
    fn every_text_comes_back_and_none_begins_like_a_formula() {
        let texts = [
            "",
            "'",
            "''",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            " =cmd|' /C calc'!A0",
            "a\"b",
            "\"",
            "a,b;c",
            "a\r\nb",
            "\r",
            "\n",
            "\u{0}",
            "\u{ff1d}1",
            "O'Brien",
            "Ζωή",
            "\u{feff}=1",
        ];
        for nullable in [true, false] {
            let expected: Vec<Option<String>> = texts.iter().map(|text| Some((*text).to_owned())).collect();
            assert_eq!(round(&texts, nullable), expected);
        }
        for text in texts {
            let mut cell = Vec::new();
            put_text(&mut cell, text, false);
            let bare = String::from_utf8(cell).unwrap();
            let bare = bare.trim_start_matches(['"', ' ', '\t', '\r', '\n']);
            assert!(!bare.starts_with(['=', '+', '-', '@']), "{text:?} stands as {bare:?}");
        }
    }

    #[test]
    fn nothing_is_told_from_the_empty_text() {
        assert_eq!(text("", true), None);
        assert_eq!(text("'", true), Some(""));
        assert_eq!(text("", false), Some(""));
    }

    #[test]
    fn a_row_of_cells_without_end_is_refused() {
        let row = |cells: usize| vec![b','; cells - 1];
        assert_eq!(Records::new(&*row(CELL_LIMIT)).next().unwrap().unwrap().len(), CELL_LIMIT);
        let told = Records::new(&*row(CELL_LIMIT + 1)).next().unwrap_err().to_string();
        assert_eq!(told, "a row has more than 64 MiB or 1000 cells");
    }

    #[test]
    fn a_file_that_ends_within_quotes_is_no_table() {
        assert!(Records::new(&b"a,\"b"[..]).next().is_err());
    }
}
