//! Writes everything: into a folder with a name of its own, which gets the right one when it is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::thread;

use sha2::{Digest, Sha256};
use unmoor_core::assessment::Assessment;
use unmoor_store::dictionary::{self, dictionary, holds};
use unmoor_store::{Beside, Cell, ColumnKind, SCHEMA, Shape, Whole, Workspace, sha256, shapes};

use super::manifest::{Listed, Manifest, NAME};
use super::{ROWS_A_STEP, Steps, Told, stopped};
use crate::csv;
use crate::exchange::{self, safe_name};
use crate::fault::Fault;
use crate::files;
use crate::report;
use crate::view::WholeDone;

const README: &str = include_str!("README.txt");

/// How much is gathered before it is written.
const BLOCK: usize = 1 << 18;

/// How many assessments are read at a time.
const AT_A_TIME: usize = 64;

pub(super) fn everything(workspace: &Workspace, target: &Path, told: &mut Told<'_>) -> Result<WholeDone, Fault> {
    must_be_free(target)?;
    let beside = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    files::make_folder(beside)?;
    let made = new_folder(beside).map_err(|error| files::write_fault(target, &error))?;
    let (list, bytes) = workspace.whole(|whole, twice| parts(whole, twice, made.path(), told))?;
    // The list is written last and synced; with it a file that a failing machine lost is noticed.
    files::replace(&made.path().join(NAME), &list.bytes())?;
    put_in_place(made, target).map_err(|error| files::write_fault(target, &error))?;
    Ok(done(target, &list, bytes))
}

/// Everything but the list itself. Where the same moment can be read twice, one thread writes tables and then helps another
/// one with the assessments.
fn parts(
    whole: &Whole<'_>,
    twice: Option<Beside>,
    folder: &Path,
    told: &mut Told<'_>,
) -> Result<(Manifest, u64), Fault> {
    let shapes = shapes(SCHEMA)?;
    let mut rows = 0;
    let mut assessments = 0;
    for shape in &shapes {
        let count = whole.count(shape)?;
        rows += count;
        if shape.table == "assessment" {
            assessments = count;
        }
    }
    let mut steps = Steps { told, doing: "Writing tables", done: 0, of: rows + assessments * 2 };
    steps.on(0)?;
    for part in ["tables", "assessments", "evidence", "snapshots"] {
        files::make_folder(&folder.join(part))?;
    }
    let each = EachAssessment::of(whole, &shapes, folder)?;
    let mut out = Out { folder, files: Vec::new(), bytes_of: BTreeSet::new() };
    let (mut documents, mut snapshots) = (0, 0);
    let written = thread::scope(|scope| {
        let each = &each;
        let other = twice.map(|beside| scope.spawn(move || each.write(&beside.whole(), |_| Ok(()))));
        let own = tables(whole, &shapes, &mut out, &mut steps).and_then(|counts| {
            (documents, snapshots) = counts;
            steps.doing = "Writing assessments";
            let mut told = 0;
            each.write(whole, |done| steps.on(done.saturating_sub(std::mem::replace(&mut told, done)) * 2))
        });
        let mut written = own.inspect_err(|_| each.stop())?;
        if let Some(other) = other {
            written.extend(other.join().unwrap_or_else(|_| Err(stopped()))?);
        }
        Ok::<_, Fault>(written)
    })?;
    out.files.extend(written.into_values().flatten());
    let bytes = out.files.iter().map(|file| file.bytes).sum();
    Ok((Manifest::new(out.files, [assessments, documents, snapshots]), bytes))
}

/// What explains the tables, and every table as a file; gives the numbers of documents and snapshots.
fn tables(
    whole: &Whole<'_>,
    shapes: &[Shape],
    out: &mut Out<'_>,
    steps: &mut Steps<'_, '_>,
) -> Result<(u64, u64), Fault> {
    out.put("README.txt", README.as_bytes())?;
    out.put("dictionary.csv", &dictionary_csv(shapes))?;
    let (mut documents, mut snapshots) = (0, 0);
    for shape in shapes {
        let written = table(whole, shape, out, steps)?;
        match shape.table.as_str() {
            "evidence_file" => documents = written,
            "snapshot" => snapshots = written,
            _ => {}
        }
    }
    Ok((documents, snapshots))
}

/// A table as a file; gives the number of its rows.
fn table(whole: &Whole<'_>, shape: &Shape, out: &mut Out<'_>, steps: &mut Steps<'_, '_>) -> Result<u64, Fault> {
    let (part, endings) = match shape.table.as_str() {
        "evidence_file" => ("evidence", endings(whole)?),
        _ => ("snapshots", Endings::new()),
    };
    let path = format!("tables/{}.csv", shape.table);
    let mut sink = Sink::new(out.folder, &path)?;
    let names: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
    sink.line.extend_from_slice(names.join(",").as_bytes());
    sink.end_line()?;
    let mut rows = 0;
    whole.rows(shape, |cells| {
        for (at, (cell, column)) in cells.iter().zip(&shape.columns).enumerate() {
            if at > 0 {
                sink.line.push(b',');
            }
            match cell {
                Cell::Nothing => {}
                Cell::Number(number) => sink.line.extend_from_slice(number.to_string().as_bytes()),
                Cell::Text(text) => csv::put_text(&mut sink.line, text, column.nullable),
                Cell::Bytes(bytes) => {
                    let file = out.put_bytes(part, bytes, &endings)?;
                    sink.line.extend_from_slice(file.as_bytes());
                }
            }
        }
        sink.end_line()?;
        rows += 1;
        if rows % ROWS_A_STEP == 0 { steps.on(ROWS_A_STEP) } else { Ok::<(), Fault>(()) }
    })?;
    steps.on(rows % ROWS_A_STEP)?;
    out.files.push(Listed { rows: Some(rows), ..sink.finish()? });
    Ok(rows)
}

/// Every assessment as a file of its own, taken from the list by whoever has time for the next.
struct EachAssessment<'f> {
    folder: &'f Path,
    /// The id of each and the name of its file, by id.
    named: Vec<(String, String)>,
    next: AtomicUsize,
    /// How many are written.
    done: AtomicU64,
    stopped: AtomicBool,
}

impl<'f> EachAssessment<'f> {
    fn of(whole: &Whole<'_>, shapes: &[Shape], folder: &'f Path) -> Result<Self, Fault> {
        let (next, done, stopped) = Default::default();
        Ok(Self { folder, named: names(whole, shapes)?, next, done, stopped })
    }

    /// Writes what is left, and gives what was written, by its place in the list. `told` hears after some how many are
    /// written in all.
    fn write(
        &self,
        whole: &Whole<'_>,
        mut told: impl FnMut(u64) -> Result<(), Fault>,
    ) -> Result<BTreeMap<usize, Vec<Listed>>, Fault> {
        let mut written = BTreeMap::new();
        loop {
            let at = self.next.fetch_add(1, Relaxed);
            let Some(some) = self.named.chunks(AT_A_TIME).nth(at).filter(|_| !self.stopped.load(Relaxed)) else {
                return Ok(written);
            };
            let put = self.put(whole, some).and_then(|put| {
                let many = some.len() as u64;
                told(self.done.fetch_add(many, Relaxed) + many).map(|()| put)
            });
            written.insert(at, put.inspect_err(|_| self.stop())?);
        }
    }

    /// Writes neighbours.
    fn put(&self, whole: &Whole<'_>, some: &[(String, String)]) -> Result<Vec<Listed>, Fault> {
        let [(first, _), ..] = some else { return Ok(Vec::new()) };
        let last = some.last().map_or(first, |(id, _)| id);
        let one = |(assessment, (_, name)): (Assessment, &(String, String))| {
            put(self.folder, &format!("assessments/{name}.unmoor.json"), &exchange::bytes(assessment)?)
        };
        whole.assessments(first, last)?.into_iter().zip(some).map(one).collect()
    }

    fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }
}

/// The id of each assessment and what its file is called, by id.
fn names(whole: &Whole<'_>, shapes: &[Shape]) -> Result<Vec<(String, String)>, Fault> {
    let mut names = Vec::new();
    let Some(shape) = shapes.iter().find(|shape| shape.table == "assessment") else { return Ok(names) };
    let places = ["id", "vendor", "service"].map(|name| shape.columns.iter().position(|column| column.name == name));
    let mut used = BTreeSet::new();
    whole.rows(shape, |cells| {
        let [id, vendor, service] = places.map(|place| match place.and_then(|place| cells.get(place)) {
            Some(Cell::Text(text)) => *text,
            _ => "",
        });
        names.push((id.to_owned(), free_name(id, vendor, service, &mut used)));
        Ok::<(), Fault>(())
    })?;
    Ok(names)
}

/// A name that no other assessment has, whatever the file system makes of capitals.
fn free_name(id: &str, vendor: &str, service: &str, used: &mut BTreeSet<String>) -> String {
    let stem = safe_name(vendor, service);
    let with_id = format!("{stem}-{}", safe_name("", id));
    let numbered = (2..).map(|number| format!("{with_id}-{number}"));
    let mut names = [stem.clone(), with_id.clone()].into_iter().chain(numbered);
    names.find(|name| used.insert(name.to_lowercase())).unwrap_or(stem)
}

/// How the names of documents end, by their hash, so that a double click opens them: the first ending by the alphabet, where
/// the same document bears several.
type Endings = BTreeMap<String, String>;

fn endings(whole: &Whole<'_>) -> Result<Endings, Fault> {
    let shapes = shapes(SCHEMA)?;
    let mut endings = Endings::new();
    let Some(shape) = shapes.iter().find(|shape| shape.table == "evidence_item") else { return Ok(endings) };
    let place = |name: &str| shape.columns.iter().position(|column| column.name == name).unwrap_or_default();
    let (hash, name) = (place("file_sha256"), place("file_name"));
    whole.rows(shape, |cells| {
        if let (Some(Cell::Text(hash)), Some(Cell::Text(name))) = (cells.get(hash), cells.get(name)) {
            let ending = ending(name);
            let first = endings.entry((*hash).to_owned()).or_insert_with(|| ending.clone());
            if ending < *first {
                *first = ending;
            }
        }
        Ok::<(), Fault>(())
    })?;
    Ok(endings)
}

/// The ending of a document's name where it is plain: `.pdf`.
fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let plain = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { format!(".{ending}") } else { String::new() }
}

/// What stands in every column, for a program and for a person.
fn dictionary_csv(shapes: &[Shape]) -> Vec<u8> {
    let mut text = b"table,column,holds,key,meaning\r\n".to_vec();
    let mut put = |cells: [&str; 5]| {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            csv::put_text(&mut text, cell, false);
        }
        text.extend_from_slice(b"\r\n");
    };
    for described in dictionary() {
        let dictionary::Described { table, what, .. } = described;
        put([table, "", "", "", what]);
        for column in shapes.iter().filter(|shape| shape.table == *table).flat_map(|shape| &shape.columns) {
            let holds = match column.kind {
                ColumnKind::Bytes => "path of a file".to_owned(),
                _ => holds(column),
            };
            let key = if column.key { "key" } else { "" };
            put([table, &column.name, &holds, key, described.meaning(&column.name)]);
        }
    }
    text
}

/// The folder that is being filled, and what is in it so far.
struct Out<'f> {
    folder: &'f Path,
    files: Vec<Listed>,
    /// The files that are named by their content.
    bytes_of: BTreeSet<String>,
}

impl Out<'_> {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.files.push(put(self.folder, path, bytes)?);
        Ok(())
    }

    /// Puts bytes under the name of their hash, once; gives the path.
    fn put_bytes(&mut self, part: &str, bytes: &[u8], endings: &Endings) -> Result<String, Fault> {
        let hash = sha256(bytes);
        let usual = if part == "snapshots" { ".unmoor.json" } else { "" };
        let path = format!("{part}/{hash}{}", endings.get(&hash).map_or(usual, String::as_str));
        if self.bytes_of.insert(path.clone()) {
            self.put(&path, bytes)?;
        }
        Ok(path)
    }
}

fn put(folder: &Path, path: &str, bytes: &[u8]) -> Result<Listed, Fault> {
    let mut sink = Sink::new(folder, path)?;
    sink.hash.update(bytes);
    sink.bytes = bytes.len() as u64;
    sink.file.write_all(bytes).map_err(|error| sink.fault(&error))?;
    sink.finish()
}

/// A file that is being written, and hashed on the way.
struct Sink {
    file: File,
    path: String,
    /// What has not been written yet, the line under way at its end.
    line: Vec<u8>,
    hash: Sha256,
    bytes: u64,
}

impl Sink {
    fn new(folder: &Path, path: &str) -> Result<Self, Fault> {
        let file = File::create_new(folder.join(path)).map_err(|error| files::write_fault(Path::new(path), &error))?;
        Ok(Self { file, path: path.to_owned(), line: Vec::new(), hash: Sha256::new(), bytes: 0 })
    }

    fn end_line(&mut self) -> Result<(), Fault> {
        self.line.extend_from_slice(b"\r\n");
        if self.line.len() < BLOCK { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), Fault> {
        self.hash.update(&self.line);
        self.bytes += self.line.len() as u64;
        self.file.write_all(&self.line).map_err(|error| self.fault(&error))?;
        self.line.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<Listed, Fault> {
        self.flush()?;
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Listed { path: self.path, bytes: self.bytes, sha256, rows: None })
    }

    fn fault(&self, error: &io::Error) -> Fault {
        files::write_fault(Path::new(&self.path), error)
    }
}

/// Refuses a place where there is something: what is there is somebody's.
fn must_be_free(target: &Path) -> Result<(), Fault> {
    let there = match std::fs::read_dir(target) {
        Ok(mut inside) => inside.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    };
    if !there {
        return Ok(());
    }
    Err(Fault::refused(
        format!("There is something at \"{}\" already.", files::name(target)),
        "Choose a folder that is empty, or a name that is not taken.",
    ))
}

/// A folder for the time being, open to whom this person's folders are open to.
fn new_folder(beside: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unmoor-export-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(beside)
}

fn put_in_place(made: tempfile::TempDir, target: &Path) -> io::Result<()> {
    if target.is_dir() {
        std::fs::remove_dir(target)?; // it is empty, or this fails
    }
    std::fs::rename(made.path(), target)?;
    drop(made.keep()); // it has another name now, and must not be removed
    Ok(())
}

fn done(target: &Path, list: &Manifest, bytes: u64) -> WholeDone {
    let size = report::size(usize::try_from(bytes).unwrap_or(usize::MAX));
    WholeDone {
        file: Some(files::name(target)),
        folder: target.parent().map(files::name).unwrap_or_default(),
        assessments: u32::try_from(list.assessments).unwrap_or(u32::MAX),
        said: format!("{}, {size} in {} files", super::counted(list), list.files.len() + 1),
        lacks: String::new(),
    }
}
