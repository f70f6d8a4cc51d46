//! Every reader of what comes from elsewhere, as one function from bytes to what came of them: for the altered files of
//! `tests/tests/readers/` and for the fuzz targets in `fuzz/`.

mod everything;
mod log;
mod unlock;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;
use unmoor_app::{Access, answer_sheet as sheet, exchange};
use unmoor_core::{answer_sheet, ask, demo, file, pack};
use unmoor_report::logo::Logo;
use unmoor_report::verify;
use unmoor_store::Workspace;
use zip::write::SimpleFileOptions;

use crate::place;

/// What a reader made of a file: it was read, or refused with a sentence.
pub type Outcome = Result<(), String>;

/// A reader.
pub type Reader = fn(&[u8]) -> Outcome;

/// Every reader by the name of its fuzz target and of its folder in `fuzz/corpus/`.
pub const READERS: [(&str, Reader); 12] = [
    ("assessment", assessment),
    ("pack", pack),
    ("response", response),
    ("report", report),
    ("logo", logo),
    ("workspace", workspace),
    ("salvage", salvage),
    ("workbook", workbook),
    ("table", table),
    ("everything", everything),
    ("log", log),
    ("unlock", unlock),
];

pub use everything::{everything, in_one};
pub use log::log;
pub use unlock::unlock;

fn told<T, F: ToString>(read: Result<T, F>) -> Outcome {
    read.map(drop).map_err(|fault| fault.to_string())
}

/// Reads, and insists that what is refused is refused with a sentence.
///
/// # Panics
/// If the sentence is none.
pub fn attempt(read: Reader, bytes: &[u8]) -> Outcome {
    let outcome = read(bytes);
    if let Err(sentence) = &outcome {
        assert!(sentence.len() > 10, "\"{sentence}\" is no sentence");
    }
    outcome
}

/// An assessment's file.
pub fn assessment(bytes: &[u8]) -> Outcome {
    told(file::read(bytes, &[pack::builtin()]))
}

/// A pack of questions, with the lines of what is wrong with it.
pub fn pack(bytes: &[u8]) -> Outcome {
    told(pack::read(bytes).inspect_err(|fault| drop(fault.with_lines(bytes))))
}

/// A response to questions that were asked by file.
pub fn response(bytes: &[u8]) -> Outcome {
    // Asked of every file that is brought in, whatever it is.
    let _ = ask::is_response(bytes);
    told(ask::read(bytes))
}

/// A printed report with its attachments.
pub fn report(bytes: &[u8]) -> Outcome {
    let attached = verify::read(bytes).map_err(|fault| fault.to_string())?;
    told(exchange::parse(&attached.file))
}

/// A client's logo.
pub fn logo(bytes: &[u8]) -> Outcome {
    told(Logo::read(bytes))
}

/// A workspace that is opened and read from end to end, and opened to change it.
pub fn workspace(bytes: &[u8]) -> Outcome {
    let (_folder, path) = laid_down(bytes);
    let read = read_workspace(&path);
    let opened = Workspace::open(&path, Access::ReadWrite).and_then(Workspace::close);
    read.and(told(opened))
}

fn read_workspace(path: &Path) -> Outcome {
    let workspace = Workspace::open(path, Access::ReadOnly).map_err(|fault| fault.to_string())?;
    // One that opens may still have rows that say nothing; those are told, too.
    told(workspace.check())?;
    told(workspace.assessments())
}

/// A damaged workspace, of which a new one is made.
pub fn salvage(bytes: &[u8]) -> Outcome {
    let (folder, path) = laid_down(bytes);
    told(Workspace::salvage(&path, &folder.path().join("salvaged.unmoor"), Timestamp::UNIX_EPOCH, None))
}

/// A file in a folder of its own.
fn laid_down(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("some.unmoor");
    place::put(&path, bytes);
    (folder, path)
}

/// An answer sheet as a workbook. What is no archive is taken for the parts of one, so that what is altered is not only what it
/// is packed in: the sheet, then the shared texts, then the list of sheets, each after a zero byte.
pub fn workbook(bytes: &[u8]) -> Outcome {
    if bytes.starts_with(b"PK") { rows(bytes) } else { rows(&packed(bytes)) }
}

/// An answer sheet as CSV.
pub fn table(bytes: &[u8]) -> Outcome {
    rows(bytes)
}

/// An answer sheet, and what its rows would change.
fn rows(bytes: &[u8]) -> Outcome {
    let rows = sheet::read(bytes).map_err(|fault| fault.to_string())?;
    answer_sheet::assessment_of(&rows).map_err(|problem| format!("row {}: {}", problem.row, problem.what))?;
    let wrong = |problems: Vec<answer_sheet::Problem>| {
        let first = problems.first().map(|problem| problem.what.as_str()).unwrap_or_default();
        format!("{} rows are wrong: {first}", problems.len())
    };
    answer_sheet::plan(&rows, &demo::assessment(), pack::builtin()).map(drop).map_err(wrong)
}

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const SHEETS: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const PARTS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// A workbook of these parts.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let sheet = parts.next().unwrap_or_default();
    let texts = parts.next().unwrap_or_default();
    let sheets = parts.next().unwrap_or(SHEETS);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", sheets),
        ("xl/_rels/workbook.xml.rels", PARTS),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        archive.start_file(name, plain).expect("a part of an archive in memory");
        archive.write_all(part).expect("a part of an archive in memory");
    }
    archive.finish().expect("an archive in memory").into_inner()
}
