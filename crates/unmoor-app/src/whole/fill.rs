//! A workspace from an export: every file is compared with the list, and every row must fit its table.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use sha2::{Digest, Sha256};
use unmoor_store::{Cell, ColumnKind, Filling, Shape, Table, Workspace, sha256, shapes};

use super::manifest::{Listed, Manifest};
use super::{ROWS_A_STEP, Steps, Told, altered, stopped};
use crate::csv;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::view::WholeDone;

/// The largest document that is read: what a workspace takes in, and then some.
const DOCUMENT_LIMIT: u64 = 1 << 30;

/// How many bytes of a table's cells are handed on at once.
const AT_ONCE: usize = 1 << 18;

/// How many of those may wait.
const AHEAD: usize = 4;

/// A folder does not tell whether it is of a workspace with a passphrase.
const LACKS: &str =
    "It has no passphrase, also where the exported workspace had one, and nothing that was done before can be undone.";

const OTHER_COLUMNS: &str = "its columns are not those of the table";

pub(super) fn workspace(folder: &Path, into: &Path, told: &mut Told<'_>) -> Result<WholeDone, Fault> {
    let list = Manifest::read(folder)?;
    let shapes = shapes(list.schema)?;
    for shape in &shapes {
        table_of(folder, &list, shape)?;
    }
    let rows = list.files.iter().filter_map(|file| file.rows).fold(0, u64::saturating_add);
    let mut steps = Steps { told, doing: "Reading tables", done: 0, of: rows };
    steps.on(0)?;
    thread::scope(|scope| {
        // What no table names is only compared: by another thread, while this one fills the tables.
        let comparing = scope.spawn(|| {
            list.files.iter().filter(|file| is_only_compared(file)).try_for_each(|file| compare(folder, file))
        });
        Workspace::create_filled(into, list.schema, |filling| {
            for shape in &shapes {
                fill(filling, folder, &list, shape, &mut steps)?;
            }
            for file in list.files.iter().filter(|file| is_bytes(file)) {
                steps.on(0)?;
                compare(folder, file)?;
            }
            comparing.join().unwrap_or_else(|_| Err(stopped()))
        })
    })?;
    Ok(WholeDone {
        file: Some(files::name(into)),
        folder: into.parent().map(files::name).unwrap_or_default(),
        assessments: u32::try_from(list.assessments).unwrap_or(u32::MAX),
        said: super::counted(&list),
        lacks: LACKS.to_owned(),
    })
}

/// Whether a file holds the bytes that a row of a table names.
fn is_bytes(file: &Listed) -> bool {
    file.path.starts_with("evidence/") || file.path.starts_with("snapshots/")
}

fn is_only_compared(file: &Listed) -> bool {
    file.rows.is_none() && !is_bytes(file)
}

/// The file of a table.
fn table_of<'l>(folder: &Path, list: &'l Manifest, shape: &Shape) -> Result<&'l Listed, Fault> {
    let path = format!("tables/{}.csv", shape.table);
    let listed = list.file(&path).filter(|file| file.rows.is_some());
    listed.ok_or_else(|| altered(folder, format!("{path} is not in its list")))
}

/// Puts the rows of a table's file into the table. A file that is not the one in the list is told as that, whatever else is wrong.
fn fill(
    filling: &Filling<'_>,
    folder: &Path,
    list: &Manifest,
    shape: &Shape,
    steps: &mut Steps<'_, '_>,
) -> Result<(), Fault> {
    let listed = table_of(folder, list, shape)?;
    let mut source = Source::open(folder, listed)?;
    // Read ahead by another thread, so that the database does not wait for the table's file.
    let filled = thread::scope(|scope| {
        let (give, take) = sync_channel(AHEAD);
        let source = &mut source;
        scope.spawn(move || read_ahead(source, &give));
        rows(filling, folder, list, shape, &take, steps)
    });
    if filled.as_ref().is_err_and(|fault| fault.code == FaultCode::Cancelled) {
        return filled.map(drop);
    }
    source.must_be_as_listed(folder, listed)?;
    let rows = filled?;
    if listed.rows == Some(rows) {
        return Ok(());
    }
    Err(altered(folder, format!("{} has {rows} rows, and its list says otherwise", listed.path)))
}

fn rows(
    filling: &Filling<'_>,
    folder: &Path,
    list: &Manifest,
    shape: &Shape,
    read: &Receiver<io::Result<Block>>,
    steps: &mut Steps<'_, '_>,
) -> Result<u64, Fault> {
    let path = format!("tables/{}.csv", shape.table);
    let wrong = |row: u64, what: &str| altered(folder, format!("{path}, row {row}: {what}"));
    let mut table = filling.table(shape)?;
    let mut rows: Option<u64> = None;
    for block in read {
        let at = rows.map_or(0, |rows| rows + 1);
        let block = block.map_err(|error| wrong(at, "it cannot be read").with_details(error.to_string()))?;
        for record in block.records() {
            let Some(before) = rows else {
                rows = Some(0);
                if record.iter().copied().ne(shape.columns.iter().map(|column| column.name.as_str())) {
                    return Err(wrong(0, OTHER_COLUMNS));
                }
                continue;
            };
            let row = before + 1;
            rows = Some(row);
            put(&mut table, folder, list, shape, &record, &|what| wrong(row, what))?;
            if row % ROWS_A_STEP == 0 {
                steps.on(ROWS_A_STEP)?;
            }
        }
    }
    let rows = rows.ok_or_else(|| wrong(0, OTHER_COLUMNS))?;
    steps.on(rows % ROWS_A_STEP)?;
    Ok(rows)
}

/// Puts a row into its table, with the bytes that it names.
fn put(
    table: &mut Table<'_>,
    folder: &Path,
    list: &Manifest,
    shape: &Shape,
    record: &[&str],
    wrong: &dyn Fn(&str) -> Fault,
) -> Result<(), Fault> {
    if record.len() != shape.columns.len() {
        return Err(wrong("it has another number of cells than the heading"));
    }
    let mut bytes = Vec::new();
    for (cell, column) in record.iter().zip(&shape.columns) {
        if column.kind == ColumnKind::Bytes {
            let file = list.file(cell).filter(|file| is_bytes(file));
            bytes.push(document(folder, file.ok_or_else(|| wrong("it names a file that is not in the list"))?)?);
        }
    }
    let mut bytes = bytes.iter();
    let cells = record.iter().zip(&shape.columns).map(|(cell, column)| match column.kind {
        ColumnKind::Bytes => Some(bytes.next().map_or(Cell::Nothing, |bytes| Cell::Bytes(bytes))),
        ColumnKind::Number if cell.is_empty() => Some(Cell::Nothing),
        ColumnKind::Number => cell.parse().ok().map(Cell::Number),
        ColumnKind::Text => Some(csv::text(cell, column.nullable).map_or(Cell::Nothing, Cell::Text)),
    });
    let cells: Option<Vec<Cell<'_>>> = cells.collect();
    table.put(&cells.ok_or_else(|| wrong("a number cannot be read"))?)?;
    Ok(())
}

/// Records that were read, one behind the other.
#[derive(Default)]
struct Block {
    text: String,
    /// Where each cell ends in `text`.
    cells: Vec<usize>,
    /// Where each record ends in `cells`.
    ends: Vec<usize>,
}

impl Block {
    fn push(&mut self, record: &[&str]) {
        for cell in record {
            self.text.push_str(cell);
            self.cells.push(self.text.len());
        }
        self.ends.push(self.cells.len());
    }

    fn records(&self) -> impl Iterator<Item = Vec<&str>> {
        let (mut cell, mut from) = (0, 0);
        self.ends.iter().map(move |end| {
            let cells = self.cells.get(std::mem::replace(&mut cell, *end)..*end).unwrap_or_default();
            cells
                .iter()
                .map(|end| self.text.get(std::mem::replace(&mut from, *end)..*end).unwrap_or_default())
                .collect()
        })
    }
}

/// Reads records until they end, cannot be read, or nobody waits for them any more.
fn read_ahead(source: &mut Source, give: &SyncSender<io::Result<Block>>) {
    let mut records = csv::Records::new(source);
    let mut block = Block::default();
    let last = loop {
        match records.next() {
            Ok(Some(record)) => block.push(&record),
            Ok(None) => break Ok(block),
            Err(error) => {
                if give.send(Ok(block)).is_err() {
                    return;
                }
                break Err(error);
            }
        }
        if block.text.len() >= AT_ONCE && give.send(Ok(std::mem::take(&mut block))).is_err() {
            return;
        }
    };
    // Nobody waits any more only where it has been refused already.
    drop(give.send(last));
}

/// The bytes of a document or a snapshot, which must be those in the list.
fn document(folder: &Path, listed: &Listed) -> Result<Vec<u8>, Fault> {
    let bytes = files::read(&folder.join(&listed.path), DOCUMENT_LIMIT)
        .map_err(|fault| missing(folder, listed).with_details(fault.details))?;
    if bytes.len() as u64 == listed.bytes && sha256(&bytes) == listed.sha256 {
        return Ok(bytes);
    }
    Err(changed(folder, listed))
}

/// Refuses a file that is not the one in the list.
fn compare(folder: &Path, listed: &Listed) -> Result<(), Fault> {
    Source::open(folder, listed)?.must_be_as_listed(folder, listed)
}

fn changed(folder: &Path, listed: &Listed) -> Fault {
    altered(folder, format!("{} was altered", listed.path))
}

fn missing(folder: &Path, listed: &Listed) -> Fault {
    altered(folder, format!("{} is missing or cannot be read", listed.path))
}

/// A file that is hashed while it is read.
struct Source {
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Source {
    fn open(folder: &Path, listed: &Listed) -> Result<Self, Fault> {
        let path = folder.join(&listed.path);
        let gone = |error: io::Error| missing(folder, listed).with_details(error.to_string());
        // Looked at before it is opened: to open a pipe is to wait for whoever writes into it.
        if !std::fs::metadata(&path).map_err(gone)?.is_file() {
            return Err(missing(folder, listed));
        }
        Ok(Self { file: File::open(&path).map_err(gone)?, hash: Sha256::new(), bytes: 0 })
    }

    /// Reads what is left, and compares size and hash.
    fn must_be_as_listed(mut self, folder: &Path, listed: &Listed) -> Result<(), Fault> {
        let mut block = vec![0; 1 << 18];
        while self.bytes <= listed.bytes {
            match self.read(&mut block) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => return Err(missing(folder, listed).with_details(error.to_string())),
            }
        }
        let hash: String = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        if self.bytes == listed.bytes && hash == listed.sha256 { Ok(()) } else { Err(changed(folder, listed)) }
    }
}

impl Read for Source {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.hash.update(into.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}
