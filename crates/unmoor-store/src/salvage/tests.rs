//! Workspaces damaged at many places: never a panic, everything that can be read comes over, what was lost is listed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;
use unmoor_core::assessment::{AssessmentId, EvidenceItem, EvidenceKind, Extra, Session, StoredFile};
use unmoor_core::demo;

use super::cells::{self, Raw, Row};
use super::pages::Pages;
use super::tables::{self, Table, words_of};
use super::*;
use crate::{Act, Snapshot};

mod sealed;

const ASSESSMENTS: usize = 12;

/// Tables whose rows cannot be told from those of another by their shape alone.
const ALIKE: [&str; 4] = ["dissent", "present", "setting", "place"];

fn at(n: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + n).unwrap()
}

fn id(n: usize) -> AssessmentId {
    AssessmentId(format!("01a1e8aa-d571-73c1-ae4a-{n:012x}"))
}

/// A workspace with a dozen filled assessments, with documents of many sizes, snapshots and what is said about reports.
fn filled() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("some.unmoor");
    let mut workspace = Workspace::create(&path).unwrap();
    for n in 0..ASSESSMENTS {
        let mut it = demo::assessment();
        it.id = id(n);
        it.title = format!("Renewal {n}");
        it.sessions.push(Session {
            id: format!("met-{n}"),
            started: at(1),
            ended: None,
            present: it.participants.iter().map(|who| who.id.clone()).collect(),
            extra: Extra::new(),
        });
        if let Some(record) = it.answers.values_mut().next() {
            record.note = "A long note, on pages of its own. ".repeat(40 * n);
        }
        let changed = workspace.change::<_, StoreFault>(Act::Import, at(2), |tx| {
            tx.add_assessment(&it)?;
            let bytes: Vec<u8> = (0..n * 9001).map(|byte| (byte * (n + 7) % 251) as u8).collect();
            let sha256 = tx.put_document(&it.id, &bytes)?;
            let size = u32::try_from(bytes.len()).unwrap();
            tx.edit_answer(&it.id, &"DO-02".into(), |record| {
                record.evidence_items.push(EvidenceItem {
                    id: "terms".into(),
                    kind: EvidenceKind::File,
                    title: "Terms".into(),
                    detail: String::new(),
                    locator: String::new(),
                    file: Some(StoredFile { name: "terms.pdf".into(), sha256, size, extra: Extra::new() }),
                    date: None,
                    extra: Extra::new(),
                });
                Ok::<_, StoreFault>(())
            })?;
            let file = unmoor_core::file::write(&it);
            let snapshot =
                Snapshot { id: format!("snap-{n}"), name: "Before".into(), at: at(3), file, score: "{}".into() };
            tx.add_snapshot(&it.id, &snapshot)
        });
        changed.unwrap();
        workspace.set_setting(&format!("report/{}", id(n)), Some("{\"client\":\"Harbour\"}")).unwrap();
        workspace.set_last_place(&id(n), &"DO-03".into()).unwrap();
    }
    drop(workspace);
    (folder, path)
}

fn laid(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("damaged.unmoor");
    File::create(&path).unwrap().write_all(bytes).unwrap();
    (folder, path)
}

/// Every table but those of undo.
fn kept_tables() -> Vec<Table> {
    let fresh = Connection::open_in_memory().unwrap();
    schema::migrate(&fresh, 0, schema::STEPS).unwrap();
    let mut tables = tables::of(&fresh).unwrap();
    tables.retain(|table| !table.name.starts_with("undo_"));
    tables
}

/// The rows of a table of a sound workspace.
fn rows(path: &Path, table: &Table) -> BTreeSet<String> {
    let sql = Connection::open(path).unwrap();
    let mut statement = sql.prepare(&format!("SELECT * FROM {}", table.name)).unwrap();
    let columns = table.columns.len();
    let rows =
        statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>());
    rows.unwrap().map(|row| format!("{:?}", row.unwrap())).collect()
}

fn rows_of(path: &Path, name: &str) -> BTreeSet<String> {
    kept_tables().iter().find(|table| table.name == name).map(|table| rows(path, table)).unwrap_or_default()
}

/// A row as it lies on a page, written like those of [`rows`].
fn written(row: &Row) -> String {
    let value = |raw: &Raw| match raw {
        Raw::Null => row.number.map_or(Value::Null, Value::Integer),
        Raw::Integer(number) => Value::Integer(*number),
        Raw::Real => Value::Real(0.0),
        Raw::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        Raw::Bytes(bytes) => Value::Blob(bytes.clone()),
    };
    // The row's number stands first, in the tables that have it as a column; elsewhere nothing is their first column.
    let values = row.values.iter().enumerate().map(|(place, raw)| match raw {
        Raw::Null if place > 0 => Value::Null,
        raw => value(raw),
    });
    format!("{:?}", values.collect::<Vec<_>>())
}

/// Every row that lies readable on any page.
fn readable(path: &Path) -> BTreeSet<String> {
    let pages = Pages::of(path).unwrap();
    let nodes = (1..=pages.count).filter_map(|number| cells::node(&pages, number));
    nodes.flat_map(|node| node.cells).filter_map(|cell| cell.row).map(|row| written(&row)).collect()
}

/// Salvages a damaged copy, and holds that against what there was.
fn judged(before: &Path, damaged: &Path, what: &str) {
    let into = damaged.with_file_name("new.unmoor");
    let bytes = std::fs::read(damaged).unwrap();
    let salvaged = match Workspace::salvage(damaged, &into, at(9), None) {
        Ok(salvaged) => salvaged,
        Err(fault) => panic!("{what}: {fault:?}"),
    };
    assert!(std::fs::read(damaged).unwrap() == bytes, "{what}: the damaged file is not touched");
    let health = Workspace::open(&into, Access::ReadWrite).unwrap().check().unwrap();
    assert!(health.is_sound(), "{what}: {:?}", health.problems);
    assert_eq!(health.assessments, salvaged.assessments);
    let readable = readable(damaged);
    let shapes_only = salvaged.lost.iter().any(|line| line.starts_with("The list of tables"));
    for table in kept_tables() {
        let (then, now) = (rows(before, &table), rows(&into, &table));
        let moved = ["session", "session_present", "request", "request_question"].contains(&table.name.as_str());
        // Who did not agree was there too: the same row then lies in both tables, and it is not known on which page.
        let elsewhere = match table.name.as_str() {
            "dissent" => rows_of(before, "present"),
            "present" => rows_of(before, "dissent"),
            _ => BTreeSet::new(),
        };
        let lies_there = |row: &&String| readable.contains(*row) && !elsewhere.contains(*row);
        let missing: Vec<&String> = then.difference(&now).filter(lies_there).collect();
        let alike = shapes_only && ALIKE.contains(&table.name.as_str());
        assert!(
            missing.is_empty() || moved || alike,
            "{what}: {} of {} can be read and are not there: {:?}\n{:#?}",
            missing.len(),
            table.name,
            missing.first(),
            salvaged.lost
        );
        let told = salvaged.lost.iter().any(|line| line.contains(words_of(&table.name)));
        assert!(
            then.is_subset(&now) || told || shapes_only,
            "{what}: rows of {} are missing and nothing says so",
            table.name
        );
    }
}

/// SplitMix64: the same damage in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(bits ^ (bits >> 31)) * end as u128) >> 64) as usize
    }
}

#[test]
fn a_sound_workspace_comes_over_whole() {
    let (folder, path) = filled();
    let into = folder.path().join("new.unmoor");
    let salvaged = Workspace::salvage(&path, &into, at(9), None).unwrap();
    assert_eq!(salvaged.lost, [] as [&str; 0]);
    assert_eq!((salvaged.assessments, salvaged.documents), (ASSESSMENTS, ASSESSMENTS));
    for table in kept_tables() {
        assert_eq!(rows(&path, &table), rows(&into, &table), "{}", table.name);
    }
    let (then, now) =
        (Workspace::open(&path, Access::ReadOnly).unwrap(), Workspace::open(&into, Access::ReadOnly).unwrap());
    assert_eq!(then.assessments().unwrap(), now.assessments().unwrap());
}

#[test]
fn any_one_page_may_be_gone() {
    let (_folder, path) = filled();
    let bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    // Every page where the tables begin, then every seventeenth.
    for page in (0..pages).filter(|page| *page < 60 || page % 17 == 0) {
        let mut spoilt = bytes.clone();
        spoilt[page * 4096..(page + 1) * 4096].fill(if page % 2 == 0 { 0 } else { 0x5a });
        let (_elsewhere, damaged) = laid(&spoilt);
        judged(&path, &damaged, &format!("page {} of {pages}", page + 1));
    }
}

#[test]
fn many_pages_may_be_gone_and_the_end_missing() {
    let (_folder, path) = filled();
    let bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    let mut dice = Dice(7);
    for round in 0..25 {
        let mut spoilt = bytes.clone();
        for _ in 0..1 + dice.below(pages / 4) {
            let page = dice.below(pages) * 4096;
            for byte in &mut spoilt[page..page + 4096] {
                *byte = if round % 2 == 0 { 0 } else { dice.below(256) as u8 };
            }
        }
        if round % 5 == 4 {
            spoilt.truncate(spoilt.len() / 2 + dice.below(spoilt.len() / 2));
        }
        let (_elsewhere, damaged) = laid(&spoilt);
        judged(&path, &damaged, &format!("round {round}"));
    }
}

#[test]
fn single_bytes_may_be_wrong_anywhere() {
    let (_folder, path) = filled();
    let bytes = std::fs::read(&path).unwrap();
    let mut dice = Dice(11);
    for round in 0..60 {
        let mut spoilt = bytes.clone();
        for _ in 0..1 + dice.below(400) {
            let place = dice.below(spoilt.len());
            spoilt[place] ^= 1 << dice.below(8);
        }
        let (_elsewhere, damaged) = laid(&spoilt);
        let into = damaged.with_file_name("new.unmoor");
        // What a text says cannot be known to be wrong; the new workspace is sound all the same.
        Workspace::salvage(&damaged, &into, at(9), None).unwrap();
        let health = Workspace::open(&into, Access::ReadWrite).unwrap().check().unwrap();
        assert!(health.is_sound(), "round {round}: {:?}", health.problems);
    }
}

#[test]
fn noise_is_refused_and_never_more() {
    let mut dice = Dice(13);
    for round in 0..40 {
        let mut noise: Vec<u8> = (0..dice.below(60_000)).map(|_| dice.below(256) as u8).collect();
        if round % 2 == 0 {
            noise.splice(0..0, *b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20");
        }
        let (_elsewhere, damaged) = laid(&noise);
        let into = damaged.with_file_name("new.unmoor");
        let fault = Workspace::salvage(&damaged, &into, at(9), None).unwrap_err();
        let refused = ["workspace_damaged", "workspace_foreign", "workspace_empty", "workspace_too_new"];
        assert!(refused.contains(&fault.code()), "{fault:?}");
        assert!(!into.exists());
    }
}

#[test]
fn an_older_workspace_is_salvaged_as_one_of_today() {
    let bytes = include_bytes!("../../tests/fixtures/schema-1.unmoor");
    let held = unmoor_core::file::read(
        include_bytes!("../../tests/fixtures/schema-1.unmoor.json"),
        &[unmoor_core::pack::builtin()],
    );
    for spoil in [false, true] {
        let mut bytes = bytes.to_vec();
        if spoil {
            bytes[..100].fill(0); // not even its header is left
        }
        let (folder, damaged) = laid(&bytes);
        let into = folder.path().join("new.unmoor");
        let salvaged = Workspace::salvage(&damaged, &into, at(9), None).unwrap();
        assert_eq!(salvaged.assessments, 1, "{:?}", salvaged.lost);
        let new = Workspace::open(&into, Access::ReadWrite).unwrap();
        let held = held.as_ref().unwrap();
        assert_eq!(&new.assessment(&held.id).unwrap(), held, "{:?}", salvaged.lost);
    }
}

#[test]
fn what_only_the_log_beside_it_has_comes_over_too() {
    let (folder, path) = filled();
    let mut workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    let mut it = demo::assessment();
    it.id = id(99);
    workspace.change::<_, StoreFault>(Act::Import, at(4), |tx| tx.add_assessment(&it)).unwrap();
    let copy = folder.path().join("killed.unmoor");
    for end in ["", "-wal"] {
        std::fs::copy(format!("{}{end}", path.display()), format!("{}{end}", copy.display())).unwrap();
    }
    drop(workspace);
    let into = folder.path().join("new.unmoor");
    let salvaged = Workspace::salvage(&copy, &into, at(9), None).unwrap();
    assert_eq!(salvaged.assessments, ASSESSMENTS + 1, "{:?}", salvaged.lost);
    assert_eq!(Workspace::open(&into, Access::ReadWrite).unwrap().assessment(&id(99)).unwrap(), it);
}

#[test]
fn what_is_held_or_taken_is_refused() {
    let (folder, path) = filled();
    let held = Workspace::open(&path, Access::ReadWrite).unwrap();
    let into = folder.path().join("new.unmoor");
    assert_eq!(Workspace::salvage(&path, &into, at(9), None).unwrap_err().code(), "workspace_in_use");
    drop(held);
    File::create(&into).unwrap();
    assert_eq!(Workspace::salvage(&path, &into, at(9), None).unwrap_err().code(), "file_exists");
}
