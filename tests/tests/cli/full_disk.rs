//! A disk without room: told, nothing saved is lost, and nothing half done is left.

use std::path::{Path, PathBuf};

use serde_json::Value;
use unmoor_tests::cli::{Cli, Ran};
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::room::{self, Disk};
use unmoor_tests::writer::{Writer, assert_kept};

/// Bytes of a note of which a few take more room than there is.
const LONG: usize = 60_000;

/// KiB of a disk on which a workspace has room.
const SMALL: u32 = 4096;

fn demo() -> PathBuf {
    place::root().join("crates/unmoor-core/demo/demo.unmoor.json")
}

fn id(ran: Ran) -> String {
    ran.done().json()["id"].as_str().expect("an id").to_owned()
}

fn names_in(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    files.map(|file| file.file_name().to_string_lossy().into_owned()).collect()
}

const NEW: [&str; 8] = ["new", "--json", "--vendor", "Acme", "--service", "Cloud", "--kinds", "saas"];

/// After DO-01, answers one question after the other, each with a long note, until one is refused: what was saved, and
/// the refusal.
fn answer_until_refused(run: impl Fn(&[&str]) -> Ran, id: &str) -> (Vec<String>, Ran) {
    let note = "A word. ".repeat(LONG / 8);
    let mut saved = vec!["DO-01".to_owned()];
    for question in ["DO-02", "DO-03", "DO-04", "DO-05", "DO-06", "DO-07", "DO-08"] {
        let ran = run(&["answer", id, question, "b", "--note", &note]);
        if ran.code != 0 {
            return (saved, ran);
        }
        saved.push(question.to_owned());
    }
    panic!("nothing was refused; there is room for every answer: {saved:?}")
}

fn all_kept(shown: &Value, saved: &[String], refused: &str) {
    for question in saved {
        assert_eq!(shown["answers"][question]["option"], "b", "{question} was saved: {shown}");
    }
    assert_ne!(shown["answers"][refused]["option"], "b", "{refused} was not saved");
}

#[test]
fn an_answer_without_room_is_told_and_those_before_it_are_kept() {
    within_a_limit();
}

fn within_a_limit() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run(&format!("answer {id} DO-01 b")).done();
    let size = std::fs::metadata(data.join("Workspace.unmoor")).unwrap().len();
    let (saved, refused) = answer_until_refused(|words| room::run_within(size / 1024 + 96, &data, words), &id);
    refused.refused(1, &["Workspace.unmoor"]);
    cli.run("check").done();
    all_kept(&cli.run(&format!("show --json {id}")).done().json(), &saved, &format!("DO-0{}", saved.len() + 1));
}

#[test]
fn a_report_without_room_leaves_the_old_one_and_nothing_half_done() {
    let folders = Folders::fresh();
    let demo = demo();
    for name in ["report.pdf", "report.docx", "report.xlsx"] {
        let report = folders.saved().join(name);
        let words = ["report".as_ref(), demo.as_os_str(), "-o".as_ref(), report.as_os_str()];
        room::run_within(16, &folders.data(), words).refused(1, &[name]);
        assert_eq!(names_in(&folders.saved()), [] as [&str; 0], "no report and no part of one");
        let old = format!("the {name} of last month");
        unmoor_app::files::replace(&report, old.as_bytes()).unwrap();
        room::run_within(16, &folders.data(), words).refused(1, &[name]);
        assert_eq!(names_in(&folders.saved()), [name], "no part of a new one");
        assert_eq!(std::fs::read_to_string(&report).unwrap(), old);
        std::fs::remove_file(&report).unwrap();
    }
}

#[test]
fn a_full_disk_is_named_and_costs_nothing_that_was_saved() {
    match Disk::of(SMALL) {
        Some(disk) => on_a_full_disk(&disk),
        None => within_a_limit(), // where the system lets nobody make a disk
    }
}

fn on_a_full_disk(disk: &Disk) {
    let id = id(disk.run(NEW));
    disk.run(["answer", &id, "DO-01", "b"]).done();
    let ballast = disk.fill();
    let (saved, refused) = answer_until_refused(|words| disk.run(words), &id);
    refused.refused(1, &["disk is full", "saved before is kept"]);
    assert_eq!(saved, ["DO-01"], "there was no room for a long note");
    let report = disk.path("report.pdf");
    disk.run(["report".as_ref(), demo().as_os_str(), "-o".as_ref(), report.as_os_str()])
        .refused(1, &["report.pdf", "the disk is full"]);
    let left = names_in(&disk.seen(""));
    assert!(!left.iter().any(|name| name != "data" && name != "ballast"), "no report and no part of one: {left:?}");
    std::fs::remove_file(ballast).unwrap();
    disk.run(["check"]).done();
    assert_eq!(disk.run(["show", "--json", &id]).done().json()["answers"]["DO-01"]["option"], "b");
    disk.run(["answer", &id, "DO-02", "b"]).done();
}

#[test]
fn work_goes_on_once_there_is_room_again() {
    let Some(disk) = Disk::of(SMALL) else { return }; // where the system lets nobody make a disk
    let id = id(disk.run(NEW));
    for through in ["app", "store"] {
        let mut writer = Writer::start(&disk, through, &id);
        // Now and then the writer gives room free itself, when it closes the workspace.
        let refused = loop {
            disk.fill();
            let line = writer.line();
            if line.starts_with("refused") {
                break line;
            }
        };
        assert!(refused.contains("disk is full") && refused.contains("saved before is kept"), "{through}: {refused}");
        std::fs::remove_file(disk.seen("ballast")).expect("room again");
        writer.until_saved();
        let saved = writer.kill();
        disk.run(["check"]).done();
        assert_kept(&disk.run(["show", "--json", &id]).done().json(), &saved);
    }
}

/// What is saved can be read and taken elsewhere, and whoever asks has to know the passphrase. The count of wrong ones stays as it
/// was written: every one of these is a new process.
#[test]
fn a_workspace_with_a_passphrase_opens_on_a_full_disk() {
    let Some(disk) = Disk::of(SMALL) else { return };
    let folder = Folders::fresh();
    let [right, other] = ["four words nobody guesses", "another four words of ours"].map(|words| {
        let file = folder.chosen().join(words.replace(' ', "-"));
        place::put(&file, words.as_bytes());
        file
    });
    let id = id(disk.run(NEW));
    let with = |file: &Path, words: &[&str]| {
        let file = ["--passphrase-file".as_ref(), file.as_os_str()];
        disk.run(file.into_iter().chain(words.iter().map(std::ffi::OsStr::new)))
    };
    with(&right, &["passphrase", "set", "--new-passphrase-file", right.to_str().unwrap()]).done();
    for _ in 0..2 {
        with(&other, &["list"]).refused(3, &["not the passphrase"]);
    }
    let tries = disk.seen("data/Workspace.unmoor-tries");
    let counted = std::fs::read_to_string(&tries).unwrap();
    assert!(counted.starts_with("2 "), "{counted}");
    disk.fill();
    with(&other, &["list"]).refused(3, &["not the passphrase"]);
    assert_eq!(std::fs::read_to_string(&tries).unwrap(), counted, "the count does not begin anew");
    let all = folder.saved();
    with(&right, &["list"]).done();
    let file = all.join("one.unmoor.json");
    with(&right, &["export", &id, "-o", file.to_str().unwrap()]).done();
    assert!(file.exists());
}
