//! The rules of opening: whatever is refused stays as it was, byte for byte, and nothing new lies beside it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tempfile::TempDir;
use unmoor_core::assessment::{AnswerRecord, QuestionId};
use unmoor_store::*;

use crate::some::*;

/// Every file of a folder with its bytes, which are too many to print.
fn content(folder: &Path) -> BTreeMap<PathBuf, Bytes> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), Bytes(fs::read(&path).unwrap()))).collect()
}

#[derive(PartialEq)]
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// Opens both ways, expects the same refusal and an untouched folder.
fn refused(path: &Path, code: &str) -> StoreFault {
    let before = content(path.parent().unwrap());
    let to_write = Workspace::open(path, Access::ReadWrite).unwrap_err();
    assert_eq!(content(path.parent().unwrap()), before, "opening to write left something behind");
    let to_read = Workspace::open(path, Access::ReadOnly).unwrap_err();
    assert_eq!(content(path.parent().unwrap()), before, "opening to read left something behind");
    assert_eq!((to_write.code(), to_read.code()), (code, code), "{to_write:?} {to_read:?}");
    to_write
}

fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("some.unmoor");
    File::create(&path).unwrap().write_all(bytes).unwrap();
    (folder, path)
}

/// A closed workspace with one assessment.
fn closed() -> (TempDir, PathBuf) {
    let (folder, mut workspace) = workspace();
    let mut it = assessment("a");
    for n in 0..60 {
        let record = AnswerRecord { note: "words ".repeat(40), ..answered('c') };
        it.answers.insert(QuestionId(format!("DO-{n:02}")), record);
    }
    add(&mut workspace, &it, 0);
    let path = workspace.path().to_owned();
    (folder, path)
}

#[test]
fn a_workspace_that_is_as_it_was_is_not_looked_through_and_one_that_changed_is() {
    let (_folder, path) = closed();
    let known = Workspace::open(&path, Access::ReadWrite).unwrap().close().unwrap().unwrap();
    assert_eq!(Stamp::of(&path).unwrap(), known, "closing leaves the file as the stamp says");
    drop(Workspace::open_known(&path, Access::ReadWrite, Some(&known)).unwrap());
    assert_eq!(Stamp::of(&path).unwrap(), known, "opening and closing without a change is no change");

    damage(&path);
    for access in [Access::ReadWrite, Access::ReadOnly] {
        let fault = Workspace::open_known(&path, access, Some(&known)).unwrap_err();
        assert_eq!(fault.code(), "workspace_damaged", "the file is not as it was, so it is looked through");
    }
    let as_it_lies = Stamp::of(&path).unwrap();
    let trusting = Workspace::open_known(&path, Access::ReadOnly, Some(&as_it_lies));
    assert!(trusting.is_ok(), "a file that is as it was found good is taken at its word: {trusting:?}");
}

#[test]
fn a_log_that_was_left_behind_is_looked_through_whatever_is_known() {
    let (_folder, path) = damaged_with_a_log();
    let now = Stamp::of(&path).unwrap();
    let fault = Workspace::open_known(&path, Access::ReadWrite, Some(&now)).unwrap_err();
    assert_eq!(fault.code(), "workspace_damaged");
}

/// A workspace of which only the first page is whole, with a log of an unclean end.
fn damaged_with_a_log() -> (TempDir, PathBuf) {
    let (folder, path) = left_over(|workspace| put(workspace, "a", "DO-01", &answered('d'), 1));
    let pages = fs::metadata(&path).unwrap().len() / 4096;
    let mut file = File::options().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xA5; (pages as usize - 1) * 4096]).unwrap();
    (folder, path)
}

/// Spoils the page at which the answers begin.
fn damage(path: &Path) {
    let find = "SELECT rootpage FROM sqlite_schema WHERE name = 'answer'";
    let page: u64 = Connection::open(path).unwrap().query_row(find, [], |row| row.get::<_, u32>(0)).unwrap().into();
    let mut file = File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start((page - 1) * 4096)).unwrap();
    file.write_all(&[0xA5; 4096]).unwrap();
}

/// A workspace as a killed process leaves it: what it wrote last lies in the log beside the file.
fn left_over(last: impl FnOnce(&mut Workspace)) -> (TempDir, PathBuf) {
    let (folder, path) = closed();
    let mut workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    last(&mut workspace);
    let after = TempDir::new().unwrap();
    let copy = after.path().join("some.unmoor");
    fs::copy(&path, &copy).unwrap();
    fs::copy(beside(&path, "-wal"), beside(&copy, "-wal")).unwrap();
    drop((workspace, folder));
    (after, copy)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn sql(path: &Path, statement: &str) {
    Connection::open(path).unwrap().execute_batch(statement).unwrap();
}

/// Sets the schema's number in the log only, as a newer version does that is killed after migrating.
fn newer_in_the_log(path: &Path) {
    let sql = Connection::open(path).unwrap();
    sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    sql.execute_batch("PRAGMA user_version = 7;").unwrap();
    drop(sql);
    fs::remove_file(beside(path, "-shm")).unwrap();
}

#[test]
fn a_new_workspace_says_what_it_is_in_its_header() {
    let (_folder, path) = closed();
    let header = fs::read(path).unwrap();
    assert_eq!(&header[68..72], b"UNMR");
    assert_eq!(header[60..64], SCHEMA.to_be_bytes());
}

#[test]
fn a_closed_workspace_is_one_file() {
    let (folder, path) = closed();
    assert_eq!(content(folder.path()).into_keys().collect::<Vec<_>>(), std::slice::from_ref(&path));
    drop(Workspace::open(&path, Access::ReadWrite).unwrap());
    drop(Workspace::open(&path, Access::ReadOnly).unwrap());
    assert_eq!(content(folder.path()).into_keys().collect::<Vec<_>>(), [path]);
}

#[test]
fn a_name_with_odd_characters_is_only_a_name() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a b%20?mode=ro#ü 'x'.unmoor");
    drop(Workspace::create(&path).unwrap());
    drop(Workspace::open(&path, Access::ReadWrite).unwrap());
    drop(Workspace::open(&path, Access::ReadOnly).unwrap());
    assert_eq!(content(folder.path()).into_keys().collect::<Vec<_>>(), [path]);
}

#[test]
fn a_missing_file_is_not_made() {
    let folder = TempDir::new().unwrap();
    refused(&folder.path().join("some.unmoor"), "workspace_missing");
}

#[test]
fn a_folder_is_not_a_workspace() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("some.unmoor");
    fs::create_dir(&path).unwrap();
    refused(&path, "workspace_is_folder");
}

#[test]
fn an_empty_file_is_not_taken_over_by_opening() {
    let (_folder, path) = file(b"");
    refused(&path, "workspace_empty");
    assert_eq!(Workspace::open_or_create(&path, None).unwrap_err().code(), "workspace_empty");
    Workspace::create(&path).unwrap();
}

#[test]
fn other_files_are_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7 ..."[..], "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b" {\"format\": \"unmoor.assessment\"}", "a JSON file; an assessment file is imported, not opened"),
        (b"Dear all,", "another kind of file"),
    ] {
        let (_folder, path) = file(bytes);
        let fault = refused(&path, "workspace_foreign");
        assert!(fault.to_string().contains(what), "{fault}");
    }
}

#[test]
fn a_database_of_another_program_is_named() {
    let (_folder, path) = file(b"");
    sql(&path, "PRAGMA application_id = 0x42505551; CREATE TABLE mail (x);");
    let fault = refused(&path, "workspace_foreign");
    assert!(fault.to_string().contains("0x42505551, \"BPUQ\""), "{fault}");
    sql(&path, "PRAGMA application_id = 0;");
    refused(&path, "workspace_foreign");
}

#[test]
fn a_newer_workspace_is_refused_with_both_numbers() {
    let (_folder, path) = closed();
    sql(&path, "PRAGMA user_version = 7;");
    let fault = refused(&path, "workspace_too_new");
    assert!(matches!(fault, StoreFault::TooNew { found: 7, known: SCHEMA }));
}

#[test]
fn a_newer_workspace_is_refused_when_only_its_log_says_so() {
    let (_folder, path) = closed();
    newer_in_the_log(&path);
    assert_eq!(fs::read(&path).unwrap()[60..64], SCHEMA.to_be_bytes(), "the file itself still says what it was");
    refused(&path, "workspace_too_new");
}

#[test]
fn a_log_that_is_cut_off_counts_up_to_its_last_whole_commit() {
    let (_folder, path) = closed();
    newer_in_the_log(&path);
    let log = File::options().write(true).open(beside(&path, "-wal")).unwrap();
    log.set_len(log.metadata().unwrap().len() - 1).unwrap();
    let workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    assert_eq!(workspace.list().unwrap().len(), 1, "the commit that was cut off never happened");
}

#[test]
fn a_damaged_workspace_is_kept() {
    let (_folder, path) = closed();
    let whole = fs::read(&path).unwrap();
    let sound = Workspace::open(&path, Access::ReadOnly).unwrap().assessments().unwrap();
    let mut damaged = 0;
    for page in 1..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
        let (_folder, path) = file(&bytes);
        // A page may be free; what stands there means nothing then.
        match Workspace::open(&path, Access::ReadWrite) {
            Ok(workspace) => assert_eq!(workspace.assessments().unwrap(), sound, "page {page} was needed"),
            Err(_) => {
                assert!(refused(&path, "workspace_damaged").details().is_some(), "page {page}");
                damaged += 1;
            }
        }
    }
    assert!(damaged > 20, "only {damaged} pages were needed");
}

#[test]
fn a_workspace_whose_end_is_missing_is_damaged() {
    let (_folder, path) = closed();
    let whole = fs::read(&path).unwrap();
    for length in [99, 100, 4096, whole.len() - 4096, whole.len() - 1] {
        let (_folder, path) = file(&whole[..length]);
        refused(&path, "workspace_damaged");
    }
}

#[test]
fn a_damaged_workspace_keeps_the_log_beside_it() {
    let (_folder, path) = damaged_with_a_log();
    refused(&path, "workspace_damaged");
}

#[test]
fn tables_that_are_not_ours_to_have_are_refused() {
    for change in ["DROP TABLE vote;", "ALTER TABLE answer DROP COLUMN note;"] {
        let (_folder, path) = closed();
        sql(&path, change);
        refused(&path, "workspace_damaged");
    }
    let (_folder, path) = closed();
    sql(&path, "CREATE TRIGGER spy AFTER INSERT ON answer BEGIN DELETE FROM vote; END;");
    let fault = refused(&path, "workspace_damaged");
    assert!(fault.details().unwrap().contains("triggers"), "{fault:?}");
}

#[test]
fn what_a_killed_process_saved_is_there() {
    let (_folder, path) = left_over(|workspace| put(workspace, "a", "XX-01", &answered('d'), 1));
    let before = content(path.parent().unwrap());
    let looking = Workspace::open(&path, Access::ReadOnly).unwrap();
    assert_eq!(looking.assessment(&"a".into()).unwrap().answers[&"XX-01".into()], answered('d'));
    drop(looking);
    for (file, bytes) in before {
        assert!(fs::read(&file).unwrap() == bytes.0, "looking changed {}", file.display());
    }
    let workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    assert_eq!(workspace.assessment(&"a".into()).unwrap().answers[&"XX-01".into()], answered('d'));
    assert_eq!(workspace.next_undo(None).unwrap(), None, "undo reaches back to the opening");
}

#[test]
fn a_read_only_file_can_be_looked_at() {
    let (folder, path) = closed();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let before = content(folder.path());
    let fault = Workspace::open(&path, Access::ReadWrite).unwrap_err();
    assert_eq!(fault.code(), "workspace_read_only");
    let mut looking = Workspace::open(&path, Access::ReadOnly).unwrap();
    assert_eq!(looking.list().unwrap().len(), 1);
    let fault = looking.undo(None, at(1)).unwrap_err();
    assert_eq!(fault.code(), "workspace_read_only");
    assert_eq!(content(folder.path()), before);
}

#[test]
fn looking_changes_nothing_and_cannot_change() {
    let (_folder, path) = closed();
    let before = fs::read(&path).unwrap();
    let mut looking = Workspace::open(&path, Access::ReadOnly).unwrap();
    let id = "a".into();
    let fault = looking.change::<_, StoreFault>(Act::RemoveAssessment, at(1), |tx| tx.remove_assessment(&id));
    assert_eq!(fault.unwrap_err().code(), "workspace_read_only");
    assert_eq!(looking.set_setting("theme", Some("dark")).unwrap_err().code(), "workspace_read_only");
    drop(looking);
    assert!(fs::read(&path).unwrap() == before, "looking changed the file");
}

#[test]
fn a_second_holder_is_told_at_once_and_may_look() {
    let (_folder, mut first) = workspace();
    let path = first.path().to_owned();
    let fault = Workspace::open(&path, Access::ReadWrite).unwrap_err();
    assert!(matches!(&fault, StoreFault::InUse { .. }), "{fault:?}");
    add(&mut first, &assessment("a"), 0);
    let looking = Workspace::open(&path, Access::ReadOnly).unwrap();
    assert_eq!(looking.list().unwrap().len(), 1, "what is saved is seen by others while it is open");
    add(&mut first, &assessment("b"), 1);
    assert_eq!(looking.list().unwrap().len(), 2);
    drop(first);
    assert_eq!(looking.list().unwrap().len(), 2, "who looks can go on when the holder leaves");
    Workspace::open(&path, Access::ReadWrite).unwrap();
}

#[test]
fn a_lock_file_that_nobody_holds_holds_nobody_up() {
    let (_folder, path) = closed();
    File::create(beside(&path, "-lock")).unwrap();
    Workspace::open(&path, Access::ReadWrite).unwrap();
}

#[test]
fn making_a_workspace_overwrites_nothing() {
    let (folder, path) = file(b"Dear all,");
    assert_eq!(Workspace::create(&path).unwrap_err().code(), "file_exists");
    assert_eq!(fs::read(&path).unwrap(), b"Dear all,");
    let (_folder, path) = left_over(|workspace| put(workspace, "a", "DO-01", &answered('d'), 1));
    fs::remove_file(&path).unwrap();
    let before = content(path.parent().unwrap());
    assert_eq!(Workspace::create(&path).unwrap_err().code(), "workspace_leftover");
    assert_eq!(content(path.parent().unwrap()), before);
    drop(folder);
}

#[test]
fn the_default_workspace_is_made_with_its_folder_and_found_again() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("data/unmoor/default.unmoor");
    let mut workspace = Workspace::open_or_create(&path, None).unwrap();
    add(&mut workspace, &assessment("a"), 0);
    drop(workspace);
    assert_eq!(Workspace::open_or_create(&path, None).unwrap().list().unwrap().len(), 1);
}
