//! A look at a file before anything is written: is it a workspace, and of which schema.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::fault::{OrFault, file_name};
use crate::key::{self, Salt};
use crate::{APPLICATION_ID, SCHEMA, StoreFault, wal};

/// What a workspace's header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Looked {
    /// Its schema: at most [`SCHEMA`].
    pub(crate) schema: u32,
    /// Whether its last session did not end well, so that changes lie beside it.
    pub(crate) left_over: bool,
    /// The salt of its passphrase, where it has one.
    pub(crate) salt: Option<Salt>,
}

const HEADER: usize = 100;
/// How every SQLite database begins.
pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// Reads the header of the file at `path` and of the log beside it; opens nothing for writing.
pub(crate) fn look(path: &Path) -> Result<Looked, StoreFault> {
    let file = || file_name(path);
    let meta = match std::fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(StoreFault::Missing { file: file() }),
        Err(source) => return Err(StoreFault::NotReadable { file: file(), source }),
    };
    if meta.is_dir() {
        return Err(StoreFault::Folder { file: file() });
    }
    if !meta.is_file() {
        return Err(StoreFault::Foreign { file: file(), what: "not an ordinary file".to_owned() });
    }
    let mut header = Vec::with_capacity(HEADER);
    File::open(path)
        .and_then(|file| file.take(HEADER as u64).read_to_end(&mut header))
        .map_err(|source| StoreFault::NotReadable { file: file(), source })?;
    if header.is_empty() {
        return Err(StoreFault::Empty { file: file() });
    }
    if !header.starts_with(MAGIC) {
        return Err(StoreFault::Foreign { file: file(), what: kind(&header).to_owned() });
    }
    if header.len() < HEADER {
        return Err(StoreFault::Damaged { file: file(), details: "it ends within its header".to_owned() });
    }
    let left_over = wal::is_left_over(path);
    if left_over && let Some(page) = wal::first_page(path).or_fault("opening", path)? {
        header = page;
    }
    let schema = judge(&header, path)?;
    let salt = Salt::of(&header);
    let salt = salt.map_err(|details| StoreFault::Damaged { file: file(), details: details.to_owned() })?;
    if salt.is_some() && page_size(&header) != u64::from(key::PAGE) {
        return Err(StoreFault::Damaged { file: file(), details: key::OTHER_PAGES.to_owned() });
    }
    let pages = u64::from(word(&header, 28)) * page_size(&header);
    let says_its_length = word(&header, 24) == word(&header, 92);
    if !left_over && says_its_length && pages > meta.len() {
        let details = format!("it should have {pages} bytes and has {}: the end is missing", meta.len());
        return Err(StoreFault::Damaged { file: file(), details });
    }
    Ok(Looked { schema, left_over, salt })
}

/// The schema, where the header is that of a workspace of this version or an older one.
fn judge(header: &[u8], path: &Path) -> Result<u32, StoreFault> {
    let (application, schema) = (word(header, 68), word(header, 60));
    if application != APPLICATION_ID {
        return Err(StoreFault::Foreign { file: file_name(path), what: database_of(application) });
    }
    accept(schema, path)
}

/// The schema, if this version knows it.
pub(crate) fn accept(schema: u32, path: &Path) -> Result<u32, StoreFault> {
    match schema {
        0 => Err(StoreFault::Damaged { file: file_name(path), details: "it says it has no schema".to_owned() }),
        known if known <= SCHEMA => Ok(known),
        found => Err(StoreFault::TooNew { found, known: SCHEMA }),
    }
}

/// What a SQLite database with another application id is called.
pub(crate) fn database_of(application: u32) -> String {
    if application == 0 {
        return "a SQLite database of another program".to_owned();
    }
    let letters = application.to_be_bytes();
    if letters.iter().all(u8::is_ascii_graphic) {
        let letters: String = letters.into_iter().map(char::from).collect();
        format!("a SQLite database of another program (application id 0x{application:08X}, \"{letters}\")")
    } else {
        format!("a SQLite database of another program (application id 0x{application:08X})")
    }
}

/// What a file that is no database looks like.
fn kind(header: &[u8]) -> &'static str {
    match header {
        [b'%', b'P', b'D', b'F', ..] => "a PDF file",
        [b'P', b'K', 3, 4, ..] => "a ZIP archive",
        [0x1f, 0x8b, ..] => "a compressed file",
        _ if header.trim_ascii_start().starts_with(b"{") => "a JSON file; an assessment file is imported, not opened",
        _ => "another kind of file",
    }
}

fn page_size(header: &[u8]) -> u64 {
    match u64::from(header[16]) << 8 | u64::from(header[17]) {
        1 => 65_536,
        size => size,
    }
}

/// The big-endian 32-bit word at a byte offset.
fn word(header: &[u8], at: usize) -> u32 {
    header[at..at + 4].iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}
