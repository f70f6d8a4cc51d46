//! Workspaces that must be refused: a sentence, an exit code, and the file as it was.

use std::path::Path;
use std::process::Stdio;

use rusqlite::Connection;
use unmoor_tests::bad::{damage, protect, workspace};
use unmoor_tests::cli::{Cli, Ran};
use unmoor_tests::folders::Folders;
use unmoor_tests::place::put;
use unmoor_tests::wait;

fn with(file: &Path, cli: &Cli<'_>, words: &str) -> Ran {
    let words = ["--workspace".as_ref(), file.as_os_str()].into_iter().chain(words.split(' ').map(AsRef::as_ref));
    cli.run_words(words)
}

/// Refused whether one looks or changes, and byte for byte as before.
fn refused_and_untouched(file: &Path, folders: &Folders, code: i32, says: &[&str]) {
    let data = folders.data();
    let cli = Cli::on(&data);
    let before = std::fs::read(file).unwrap();
    for words in ["list", "check", "new --vendor B --service C", "score 0"] {
        with(file, &cli, words).refused(code, says);
    }
    assert_eq!(std::fs::read(file).unwrap(), before, "a refused workspace is not touched");
}

#[test]
fn a_newer_workspace_is_refused_by_its_number() {
    let folders = Folders::fresh();
    let file = workspace(&folders);
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 7).unwrap();
    refused_and_untouched(&file, &folders, 3, &["newer Unmoor", "7"]);
}

#[test]
fn another_programs_database_is_refused() {
    let folders = Folders::fresh();
    let file = folders.chosen().join("other.unmoor");
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE notes (text TEXT); PRAGMA user_version = 1;").unwrap();
    refused_and_untouched(&file, &folders, 3, &["not an Unmoor workspace"]);
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let folders = Folders::fresh();
    for (name, bytes) in [("text.unmoor", &b"Dear diary"[..]), ("empty.unmoor", b""), ("zeros.unmoor", &[0; 8192])] {
        let file = folders.chosen().join(name);
        put(&file, bytes);
        refused_and_untouched(&file, &folders, 3, &["not a"]);
    }
}

#[test]
fn a_damaged_workspace_is_refused_and_kept() {
    let folders = Folders::fresh();
    let file = workspace(&folders);
    damage(&file);
    refused_and_untouched(&file, &folders, 3, &["damaged", "not deleted"]);
}

#[test]
fn a_workspace_that_is_cut_off_is_refused_and_kept() {
    let folders = Folders::fresh();
    let file = workspace(&folders);
    let bytes = std::fs::read(&file).unwrap();
    put(&file, &bytes[..bytes.len() / 2]);
    refused_and_untouched(&file, &folders, 3, &["damaged"]);
}

#[test]
fn a_read_only_workspace_can_be_looked_at_and_not_changed() {
    let folders = Folders::fresh();
    let file = workspace(&folders);
    protect(&file);
    let data = folders.data();
    let cli = Cli::on(&data);
    let before = std::fs::read(&file).unwrap();
    with(&file, &cli, "list").done();
    with(&file, &cli, "new --vendor B --service C").refused(1, &["cannot be changed"]);
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_workspace_that_is_not_there_is_refused_and_not_made() {
    let folders = Folders::fresh();
    let data = folders.data();
    let file = folders.chosen().join("missing.unmoor");
    with(&file, &Cli::on(&data), "list").refused(3, &["missing.unmoor"]);
    assert!(!file.exists());
    with(&folders.chosen(), &Cli::on(&data), "list").refused(3, &["folder"]);
}

#[test]
fn a_workspace_open_elsewhere_is_not_changed() {
    let folders = Folders::fresh();
    let file = workspace(&folders);
    let other = Connection::open(&file).unwrap();
    other
        .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT count(*) FROM sqlite_schema;")
        .unwrap();
    let data = folders.data();
    with(&file, &Cli::on(&data), "new --vendor B --service C").refused(1, &["Workspace.unmoor"]);
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert_eq!(with(&file, &Cli::on(&data), "list --json").done().json()["assessments"].as_array().unwrap().len(), 1);
}

#[test]
fn two_commands_at_once_both_end_and_lose_nothing() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.make("Acme");
    let spawn = |vendor: &str| {
        let mut command = cli.command(["new", "--vendor", vendor, "--service", "Cloud"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut children = [spawn("Borealis"), spawn("Cirrus")];
    let codes = wait::until("both have ended", || {
        let ends: Vec<_> = children.iter_mut().filter_map(|child| child.try_wait().unwrap()?.code()).collect();
        (ends.len() == 2).then_some(ends)
    });
    let made = codes.iter().filter(|code| **code == 0).count();
    assert!(codes.iter().all(|code| [0, 1].contains(code)), "one may be told that the other was first: {codes:?}");
    let listed = cli.run("list --json").done().json()["assessments"].as_array().unwrap().len();
    assert_eq!(listed, 1 + made, "what was said to be made is there");
}
