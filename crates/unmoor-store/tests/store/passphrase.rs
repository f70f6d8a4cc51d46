//! A workspace with a passphrase: who has it gets everything, who has not gets nothing.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use unmoor_core::assessment::{AnswerRecord, QuestionId};
use unmoor_store::*;

use crate::some::*;

const RIGHT: &str = "four words nobody guesses";
const OTHER: &str = "another four words of ours";

/// What must not be readable anywhere.
const MARK: &str = "Zanzibar-4711-exit-clause";

fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words)
}

fn unlock(path: &Path, words: &str, n: i64) -> Result<Workspace, StoreFault> {
    Workspace::unlock(path, Access::ReadWrite, None, &passphrase(words), at(n))
}

/// Fills a workspace with marked words everywhere that takes some.
fn filled() -> (TempDir, Workspace) {
    let (folder, mut workspace) = workspace();
    let mut it = assessment("a");
    it.title = MARK.to_owned();
    it.vendor.name = MARK.to_owned();
    for n in 0..200 {
        let record = AnswerRecord { note: MARK.repeat(20), ..answered('c') };
        it.answers.insert(QuestionId(format!("DO-{n:02}")), record);
    }
    add(&mut workspace, &it, 0);
    workspace
        .change::<_, StoreFault>(Act::Answer, at(1), |tx| tx.put_document(&"a".into(), MARK.repeat(400).as_bytes()))
        .unwrap();
    workspace.set_setting(MARK, Some(MARK)).unwrap();
    (folder, workspace)
}

fn protected() -> (TempDir, PathBuf) {
    let (folder, mut workspace) = filled();
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
    let path = workspace.path().to_owned();
    (folder, path)
}

/// The files of a folder in which a word can be read, and how many files there are.
fn readable(folder: &Path, word: &str) -> (Vec<PathBuf>, usize) {
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let read = |path: &PathBuf| fs::read(path).unwrap().windows(word.len()).any(|part| part == word.as_bytes());
    (files.iter().filter(|path| read(path)).cloned().collect(), files.len())
}

#[test]
fn the_passphrase_opens_it_another_does_not_and_none_does_not() {
    let (folder, mut workspace) = filled();
    let before = workspace.assessments().unwrap();
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
    assert!(workspace.is_protected());
    assert_eq!(workspace.assessments().unwrap(), before, "it stays open, with everything in it");
    assert!(workspace.undo(None, at(2)).unwrap().is_some(), "steps can still be taken back");
    assert!(workspace.redo(None, at(3)).unwrap().is_some());
    assert!(workspace.check().unwrap().is_sound());
    assert_eq!(workspace.twin().unwrap().unwrap().assessments().unwrap(), before, "it can be read on another thread");
    let path = workspace.path().to_owned();
    drop(workspace);

    let bytes = fs::read(&path).unwrap();
    for access in [Access::ReadWrite, Access::ReadOnly] {
        assert_eq!(Workspace::open(&path, access).unwrap_err().code(), "workspace_locked");
        let fault = Workspace::unlock(&path, access, None, &passphrase(OTHER), at(4)).unwrap_err();
        assert_eq!(fault.code(), "wrong_passphrase");
    }
    assert!(fs::read(&path).unwrap() == bytes, "not a byte of it changed");

    let looking = Workspace::unlock(&path, Access::ReadOnly, None, &passphrase(RIGHT), at(60)).unwrap();
    assert_eq!(looking.assessments().unwrap(), before);
    drop(looking);
    let workspace = unlock(&path, RIGHT, 60).unwrap();
    assert_eq!(workspace.assessments().unwrap(), before);
    assert!(workspace.check().unwrap().is_sound());
    drop(workspace);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it, the count of tries neither");
}

#[test]
fn it_is_changed_and_removed_and_the_former_one_opens_nothing() {
    let (_folder, path) = protected();
    let mut workspace = unlock(&path, RIGHT, 1).unwrap();
    assert_eq!(workspace.must_know(&passphrase(OTHER), at(1)).unwrap_err().code(), "wrong_passphrase");
    workspace.must_know(&passphrase(RIGHT), at(1)).unwrap();
    let before = workspace.assessments().unwrap();
    workspace.protect(Some(&passphrase(OTHER))).unwrap();
    drop(workspace);
    assert_eq!(unlock(&path, RIGHT, 1).unwrap_err().code(), "wrong_passphrase");
    let mut workspace = unlock(&path, OTHER, 1).unwrap();
    workspace.protect(None).unwrap();
    assert!(!workspace.is_protected());
    drop(workspace);
    assert_eq!(Workspace::open(&path, Access::ReadWrite).unwrap().assessments().unwrap(), before);
}

#[test]
fn the_same_characters_are_the_same_passphrase_however_they_were_typed() {
    let (_folder, mut workspace) = filled();
    workspace.protect(Some(&passphrase("Überraschung am Ende"))).unwrap();
    let path = workspace.path().to_owned();
    drop(workspace);
    unlock(&path, "U\u{308}berraschung am Ende", 1).unwrap();
}

#[test]
fn a_short_passphrase_is_not_set() {
    let (_folder, mut workspace) = filled();
    assert_eq!(workspace.protect(Some(&passphrase("elevenchars"))).unwrap_err().code(), "weak_passphrase");
    assert!(!workspace.is_protected());
    assert_eq!(format!("{:?}", passphrase(RIGHT)), "Passphrase(…)");
}

#[test]
fn no_byte_that_is_written_gives_a_word_away() {
    let (folder, mut workspace) = filled();
    let path = workspace.path().to_owned();
    assert!(!readable(folder.path(), MARK).0.is_empty(), "without a passphrase it can be read");
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
    let nothing = |when: &str, least: usize| {
        let (found, files) = readable(folder.path(), MARK);
        assert!(found.is_empty(), "{when}: {found:?}");
        assert!(files >= least, "{when}: only {files} files were read");
        assert!(readable(folder.path(), RIGHT).0.is_empty(), "{when}: the passphrase itself");
    };
    nothing("just set", 1);
    put(&mut workspace, "a", "DO-01", &AnswerRecord { note: MARK.repeat(9), ..answered('a') }, 5);
    nothing("with its log beside", 3);
    workspace.backup_to(folder.path().join("backup.unmoor")).unwrap();
    nothing("with a backup", 4);
    // A sort that would go to a file, were it allowed to.
    let looking = Workspace::unlock(&path, Access::ReadOnly, None, &passphrase(RIGHT), at(6)).unwrap();
    assert_eq!(looking.list().unwrap().len(), 1);
    nothing("while somebody looks", 4);
    drop(looking);
    workspace.protect(Some(&passphrase(OTHER))).unwrap();
    nothing("after a change", 2);
    let backup = folder.path().join("backup.unmoor");
    assert_eq!(Workspace::open(&backup, Access::ReadOnly).unwrap_err().code(), "workspace_locked");
    let kept = Workspace::unlock(&backup, Access::ReadOnly, None, &passphrase(RIGHT), at(7)).unwrap();
    kept.backup_to(folder.path().join("restored.unmoor")).unwrap();
    drop(kept);
    nothing("after restoring", 3);
    workspace.protect(None).unwrap();
    assert!(!readable(folder.path(), MARK).0.is_empty(), "without one it can be read again");
}

#[test]
fn what_was_readable_is_overwritten_when_a_passphrase_is_set() {
    let (_folder, mut workspace) = filled();
    let path = workspace.path().to_owned();
    drop(workspace);
    let mut former = File::open(&path).unwrap();
    workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
    let mut bytes = Vec::new();
    former.read_to_end(&mut bytes).unwrap();
    assert!(!bytes.is_empty() && bytes.iter().all(|byte| *byte == 0));
}

#[test]
fn a_copy_under_another_name_is_left_alone() {
    let (folder, mut workspace) = filled();
    let copy = folder.path().join("copy.unmoor");
    let path = workspace.path().to_owned();
    drop(workspace);
    fs::hard_link(&path, &copy).unwrap();
    workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
    assert_eq!(Workspace::open(&copy, Access::ReadOnly).unwrap().list().unwrap().len(), 1);
}

#[test]
fn a_killed_session_keeps_its_last_changes_under_the_passphrase() {
    let (folder, path) = protected();
    let mut workspace = unlock(&path, RIGHT, 1).unwrap();
    put(&mut workspace, "a", "DO-01", &answered('e'), 5);
    let after = TempDir::new().unwrap();
    let copy = after.path().join("some.unmoor");
    fs::copy(&path, &copy).unwrap();
    fs::copy(folder.path().join("some.unmoor-wal"), after.path().join("some.unmoor-wal")).unwrap();
    assert_eq!(Workspace::open(&copy, Access::ReadWrite).unwrap_err().code(), "workspace_locked");
    let back = unlock(&copy, RIGHT, 1).unwrap();
    assert_eq!(back.assessment(&"a".into()).unwrap().answers[&"DO-01".into()], answered('e'));
}

#[test]
fn a_wrong_passphrase_is_told_from_a_damaged_file() {
    let (_folder, path) = protected();
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 4096;
    let mut damaged = 0;
    for page in [0, 1, 2, pages / 2, pages - 1] {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("some.unmoor");
        let mut bytes = whole.clone();
        let from = if page == 0 { 200 } else { page * 4096 };
        bytes[from..from + 64].fill(0xA5);
        File::create(&path).unwrap().write_all(&bytes).unwrap();
        let wrong = unlock(&path, OTHER, 1).unwrap_err();
        assert_eq!(wrong.code(), "wrong_passphrase", "page {page}");
        for access in [Access::ReadWrite, Access::ReadOnly] {
            match Workspace::unlock(&path, access, None, &passphrase(RIGHT), at(30)) {
                Err(fault) => {
                    assert_eq!(fault.code(), "workspace_damaged", "page {page}: {fault:?}");
                    damaged += 1;
                }
                Ok(opened) => panic!("page {page} is spoilt, and nobody noticed: {:?}", opened.check()),
            }
        }
        assert!(fs::read(&path).unwrap() == bytes, "not a byte of it changed");
    }
    assert_eq!(damaged, 10);
}

#[test]
fn a_damaged_salt_is_told_before_anybody_is_asked() {
    let (_folder, path) = protected();
    let mut file = File::options().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(75)).unwrap();
    file.write_all(&[0xA5]).unwrap();
    assert_eq!(Workspace::open(&path, Access::ReadOnly).unwrap_err().code(), "workspace_damaged");
    assert_eq!(unlock(&path, RIGHT, 1).unwrap_err().code(), "workspace_damaged");
}

/// The header is not under the key. SQLCipher reads beyond the end of a page that is smaller than it takes for granted.
#[test]
fn pages_of_another_size_are_refused_before_sqlcipher_reads_one() {
    let (_folder, path) = protected();
    let key = Workspace::key_to(&path, &passphrase(RIGHT), at(0)).unwrap();
    let says = |page: [u8; 2]| {
        let mut file = File::options().write(true).open(&path).unwrap();
        file.seek(SeekFrom::Start(16)).unwrap();
        file.write_all(&page).unwrap();
    };
    for page in [[2, 0], [8, 0], [0x20, 0], [0, 1]] {
        says(page);
        for access in [Access::ReadOnly, Access::ReadWrite] {
            let fault = Workspace::open_with(&path, access, None, key.as_ref()).unwrap_err();
            let StoreFault::Damaged { details, .. } = &fault else { panic!("{page:?}: {fault}") };
            assert!(details.contains("another size"), "{page:?}: {details}");
        }
        assert_eq!(unlock(&path, RIGHT, 1).unwrap_err().code(), "workspace_damaged");
    }
    says([0x10, 0]);
    unlock(&path, RIGHT, 2).unwrap();
}

#[test]
fn the_wait_grows_with_wrong_passphrases_and_outlives_the_program() {
    let (folder, path) = protected();
    let seconds = |n: i64| match unlock(&path, OTHER, n).unwrap_err() {
        StoreFault::WrongPassphrase { seconds, .. } => (true, seconds),
        StoreFault::TooSoon { seconds, .. } => (false, seconds),
        other => panic!("{other:?}"),
    };
    assert_eq!([seconds(0), seconds(0), seconds(0)], [(true, 0), (true, 0), (true, 2)]);
    assert_eq!(seconds(1), (false, 1), "not looked at before the wait is over");
    assert_eq!(seconds(2), (true, 4));
    assert_eq!(unlock(&path, RIGHT, 3).unwrap_err().code(), "too_soon", "not even the right one");
    assert!(folder.path().join("some.unmoor-tries").exists());
    drop(unlock(&path, RIGHT, 6).unwrap());
    assert!(!folder.path().join("some.unmoor-tries").exists(), "the right one ends it");
}

#[test]
fn it_is_not_set_while_somebody_else_looks_and_nothing_is_lost() {
    let (_folder, mut workspace) = filled();
    let looking = Workspace::open(workspace.path(), Access::ReadOnly).unwrap();
    assert_eq!(looking.list().unwrap().len(), 1);
    assert_eq!(workspace.protect(Some(&passphrase(RIGHT))).unwrap_err().code(), "workspace_in_use");
    put(&mut workspace, "a", "DO-01", &answered('e'), 5);
    assert_eq!(looking.assessment(&"a".into()).unwrap().answers[&"DO-01".into()], answered('e'));
    drop(looking);
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
}

#[test]
fn who_only_looks_at_one_that_is_held_is_asked_too() {
    let (_folder, mut workspace) = filled();
    workspace.protect(Some(&passphrase(RIGHT))).unwrap();
    put(&mut workspace, "a", "DO-01", &answered('e'), 5);
    assert_eq!(Workspace::open(workspace.path(), Access::ReadOnly).unwrap_err().code(), "workspace_locked");
    let looking = Workspace::unlock(workspace.path(), Access::ReadOnly, None, &passphrase(RIGHT), at(6)).unwrap();
    assert_eq!(looking.assessment(&"a".into()).unwrap().answers[&"DO-01".into()], answered('e'));
}

/// What docs/format/workspace.md says to type into `sqlcipher`, with the salt as it lies in the file.
fn with_stock_tools(path: &Path) -> Connection {
    let header = fs::read(path).unwrap();
    let salt: String = header[72..88].iter().map(|byte| format!("{byte:02x}")).collect();
    let sql = Connection::open(path).unwrap();
    sql.execute_batch(&format!(
        "PRAGMA key = '{RIGHT}'; PRAGMA cipher_plaintext_header_size = 96; PRAGMA cipher_salt = \"x'{salt}'\";"
    ))
    .unwrap();
    sql
}

#[test]
fn anybody_who_has_the_passphrase_can_leave_with_sqlcipher_alone() {
    let (_folder, path) = protected();
    let sql = with_stock_tools(&path);
    let title: String = sql.query_row("SELECT title FROM assessment", [], |row| row.get(0)).unwrap();
    assert_eq!(title, MARK);
}

#[test]
fn an_older_workspace_with_a_passphrase_is_migrated_under_it() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("some.unmoor");
    File::create(&path).unwrap().write_all(include_bytes!("../fixtures/schema-1.unmoor")).unwrap();
    let salt = "000102030405060708090a0b0c0d0e0f";
    let older = folder.path().join("older.unmoor");
    Connection::open(&path)
        .unwrap()
        .execute_batch(&format!(
            "ATTACH '{}' AS older KEY '{RIGHT}'; PRAGMA older.cipher_plaintext_header_size = 96;
             PRAGMA older.cipher_salt = \"x'{salt}'\"; SELECT sqlcipher_export('older');
             PRAGMA older.user_version = 1; PRAGMA older.application_id = {APPLICATION_ID}; DETACH older;",
            older.display()
        ))
        .unwrap();
    let mut file = File::options().write(true).open(&older).unwrap();
    file.seek(SeekFrom::Start(72)).unwrap();
    file.write_all(&(0..16).collect::<Vec<u8>>()).unwrap();
    file.write_all(&[0xbe, 0x45, 0xcb, 0x26]).unwrap(); // the head of the salt's SHA-256
    drop(file);
    let bytes = fs::read(&older).unwrap();
    let looking = Workspace::unlock(&older, Access::ReadOnly, None, &passphrase(RIGHT), at(1)).unwrap();
    assert_eq!(looking.list().unwrap().len(), 1);
    drop(looking);
    assert!(fs::read(&older).unwrap() == bytes, "looking at it leaves it as it is");
    let workspace = unlock(&older, RIGHT, 1).unwrap();
    assert!(workspace.check().unwrap().is_sound());
    let vendor = workspace.list().unwrap()[0].vendor.clone();
    drop(workspace);
    fs::remove_file(&path).unwrap();
    let (found, files) = readable(folder.path(), &vendor);
    assert_eq!((found, files), (vec![], 2), "the copy kept before migrating is under the passphrase too");
    let copy = folder.path().join("older.unmoor-schema-1");
    assert_eq!(Workspace::open(copy, Access::ReadOnly).unwrap_err().code(), "workspace_locked");
}

#[test]
fn unlocking_takes_a_part_of_a_second() {
    let (_folder, path) = protected();
    let begun = std::time::Instant::now();
    drop(unlock(&path, RIGHT, 1).unwrap());
    let took = begun.elapsed();
    assert!(took.as_millis() >= 20, "{took:?}: too cheap to try many");
}
