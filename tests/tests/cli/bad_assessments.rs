//! Assessment files that must be refused: exit code 3, a sentence, and nothing changed.

use std::path::PathBuf;

use unmoor_tests::bad::{BadFile, bad_files, demo};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

fn put(folders: &Folders, name: &str, bytes: &[u8]) -> PathBuf {
    let file = folders.chosen().join(format!("{}.unmoor.json", name.replace(' ', "-")));
    place::put(&file, bytes);
    file
}

#[test]
fn every_bad_file_is_refused_with_a_sentence_wherever_it_is_given() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    for BadFile { name, bytes, words } in bad_files() {
        let file = put(&folders, name, &bytes);
        for command in ["score", "show", "import"] {
            let ran = cli.run_on(command, &file).refused(3, &words);
            let said = ran.err.to_lowercase();
            assert_eq!(said.matches("nothing was changed").count(), 1, "{name}: what was kept is said once: {ran:?}");
        }
        let report = folders.saved().join("report.pdf");
        let words = [std::ffi::OsStr::new("report"), file.as_os_str(), "-o".as_ref(), report.as_os_str()];
        cli.run_words(words).refused(3, &[]);
        assert!(!report.exists(), "{name}: no report of a refused file");
    }
}

#[test]
fn a_refused_file_changes_nothing_in_the_workspace_and_leaves_the_file_as_it_was() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let before = (cli.run("list --json").done().out, cli.run(&format!("show --json {id}")).done().out);
    for BadFile { name, bytes, .. } in bad_files() {
        let file = put(&folders, name, &bytes);
        cli.run_on("import", &file).refused(3, &[]);
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{name}");
    }
    assert_eq!((cli.run("list --json").done().out, cli.run(&format!("show --json {id}")).done().out), before);
}

#[test]
fn one_bad_file_among_good_ones_does_not_hold_up_the_others() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let bad = put(&folders, "bad", b"{}");
    let good = put(&folders, "good", demo().to_string().as_bytes());
    let ran = cli.run_words(["import".as_ref(), bad.as_os_str(), good.as_os_str()]);
    assert_eq!(ran.code, 3, "one was refused: {ran:?}");
    assert!(ran.err.contains("bad.unmoor.json"), "{ran:?}");
    assert_eq!(cli.run("list --json").done().json()["assessments"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_is_refused() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    cli.run_on("score", &folders.chosen().join("missing.unmoor.json")).refused(3, &["missing.unmoor.json"]);
    cli.run_on("score", &folders.chosen()).refused(3, &[]);
}

#[test]
fn an_answer_that_the_pack_does_not_know_is_refused() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let before = cli.run(&format!("show --json {id}")).done().out;
    cli.run(&format!("answer {id} DO-99 a")).refused(3, &["DO-99"]);
    cli.run(&format!("answer {id} DO-01 z")).refused(3, &["z"]);
    cli.run(&format!("answer {id} XP-99 a")).refused(3, &["XP-99"]);
    cli.run("answer nobody DO-01 a").refused(3, &["nobody"]);
    cli.run_words(["answer", &id, "DO-01", "--not-applicable", "  "]).refused(3, &["reason"]);
    assert_eq!(cli.run(&format!("show --json {id}")).done().out, before);
}
