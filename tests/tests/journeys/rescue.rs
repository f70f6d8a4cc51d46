//! A damaged workspace in the window: what can be read is taken over, or the last backup restored.

use std::path::PathBuf;

use unmoor_tests::bad::workspace;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::keyboard::focus_goes_on;
use crate::screens::in_both;
use crate::sizes::cut_off_when_small;

/// A default workspace with two vendors and a backup, one of its pages gone.
fn damaged(folders: &Folders) -> (PathBuf, Vec<u8>) {
    let file = workspace(folders);
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Borealis");
    cli.run(&format!("answer {id} DO-01 b")).done();
    cli.run("backup").done();
    let mut bytes = std::fs::read(&file).unwrap();
    // The page with the list of tables stands; one behind it is garbage.
    let page = bytes.len() / 4096 / 2 * 4096;
    bytes[page..page + 4096].fill(0x5a);
    bytes[2 * 4096..3 * 4096].fill(0x5a);
    place::put(&file, &bytes);
    (file, bytes)
}

/// The files that stay beside the workspace because another one took its place.
fn set_aside(folders: &Folders) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folders.data()).unwrap().flatten().map(|entry| entry.path());
    files.filter(|file| file.file_name().is_some_and(|name| name.to_string_lossy().contains(" until "))).collect()
}

#[test]
fn pictures_of_a_damaged_workspace_whose_readable_part_is_taken_over() {
    let folders = Folders::fresh();
    let (file, bytes) = damaged(&folders);
    let window = Window::open(&folders);
    window.wait_text(&test_id("start-fault"), |text| text.contains("damaged"));
    focus_goes_on(&window, "start-fault");
    let mut shut_out = in_both(&window, "start-fault");
    let mut cut = cut_off_when_small(&window, "start-fault");
    window.click(&test_id("rescue"));
    window.wait_text(&test_id("last-backup"), |text| text.contains("kB"));
    shut_out.extend(in_both(&window, "rescue"));
    cut.extend(cut_off_when_small(&window, "rescue"));
    window.click(&test_id("salvage"));
    let said = window.wait_text(&test_id("salvaged"), |text| text.contains("came over"));
    assert!(said.contains("Workspace salvaged.unmoor"), "{said}");
    assert!(window.text(&test_id("lost")).contains("cannot be read"));
    assert!(std::fs::read(&file).unwrap() == bytes, "the damaged file is as it was");
    shut_out.extend(in_both(&window, "rescue-salvaged"));
    cut.extend(cut_off_when_small(&window, "rescue-salvaged"));
    window.click(&test_id("take-salvaged"));
    window.wait_gone(&test_id("rescue-sheet"));
    window.wait_for(&test_id("vendor-row"));
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    window.close();
    let [aside] = set_aside(&folders).try_into().expect("the damaged one stays beside it");
    assert!(std::fs::read(aside).unwrap() == bytes);
    Cli::on(&folders.data()).run("check").done();
}

#[test]
fn the_last_backup_takes_the_place_of_a_damaged_workspace() {
    let folders = Folders::fresh();
    let (_, bytes) = damaged(&folders);
    let window = Window::open(&folders);
    window.click(&test_id("rescue"));
    window.click(&test_id("restore-last"));
    window.wait_gone(&test_id("rescue-sheet"));
    window.wait_for(&test_id("vendor-row"));
    window.close();
    let [aside] = set_aside(&folders).try_into().expect("the damaged one stays beside it");
    assert!(std::fs::read(aside).unwrap() == bytes);
    let data = folders.data();
    assert_eq!(Cli::on(&data).run("list --json").done().json()["assessments"].as_array().map(Vec::len), Some(2));
    Cli::on(&data).run("check").done();
}

#[test]
fn a_damaged_workspace_that_is_chosen_is_rescued_too() {
    let (folders, elsewhere) = (Folders::fresh(), Folders::fresh());
    let (file, _) = damaged(&elsewhere);
    std::fs::rename(file, folders.chosen().join("client.unmoor")).unwrap();
    let window = Window::open(&folders);
    window.click(&test_id("open-workspace"));
    window.click(&test_id("rescue"));
    window.wait_text(&test_id("last-backup"), |text| text.contains("no backup"));
    let shut_out = in_both(&window, "rescue-no-backup");
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.press("Escape");
    window.wait_gone(&test_id("rescue-sheet"));
    window.wait_for(&test_id("first-start"));
    window.close();
}

const WORDS: &str = "four words nobody guesses";

/// A default workspace with one vendor under a passphrase, and its file.
fn protected(folders: &Folders) -> PathBuf {
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Borealis");
    let words = folders.chosen().join("words");
    place::put(&words, WORDS.as_bytes());
    let set = ["passphrase".as_ref(), "set".as_ref(), "--new-passphrase-file".as_ref(), words.as_os_str()];
    cli.run(&format!("answer {id} DO-01 b")).done();
    cli.run_words(set).done();
    data.join("Workspace.unmoor")
}

#[test]
fn a_damaged_workspace_with_a_passphrase_is_taken_over_and_unlocked_again() {
    let folders = Folders::fresh();
    let file = protected(&folders);
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[2 * 4096 + 200] ^= 1;
    place::put(&file, &bytes);
    let window = Window::open(&folders);
    window.wait_for(&test_id("unlock"));
    window.fill(&test_id("passphrase"), WORDS);
    window.press("Enter");
    window.click(&test_id("rescue"));
    window.wait_for(&test_id("salvage-passphrase"));
    let mut shut_out = in_both(&window, "rescue-passphrase");
    window.fill(&test_id("salvage-passphrase"), "not these words at all");
    window.press("Enter");
    window.wait_text(&test_id("salvage-passphrase-problem"), |text| text.contains("not the passphrase"));
    window.fill(&test_id("salvage-passphrase"), WORDS);
    window.press("Enter");
    window.wait_text(&test_id("salvaged"), |text| text.contains("1 assessment"));
    shut_out.extend(in_both(&window, "rescue-salvaged-passphrase"));
    window.click(&test_id("take-salvaged"));
    window.wait_for(&test_id("unlock"));
    window.fill(&test_id("passphrase"), WORDS);
    window.press("Enter");
    window.wait_for(&test_id("vendor-row"));
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
}

#[test]
fn the_last_backup_asks_for_its_passphrase_before_it_takes_a_place() {
    let folders = Folders::fresh();
    let file = protected(&folders);
    let data = folders.data();
    let words = folders.chosen().join("words");
    Cli::on(&data).run_on("backup --passphrase-file", &words).done();
    // Whatever passphrase is typed, no key can be made of it any more.
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[80] ^= 1;
    place::put(&file, &bytes);
    let window = Window::open(&folders);
    window.click(&test_id("rescue"));
    window.wait_for(&test_id("backup-passphrase"));
    let shut_out = in_both(&window, "rescue-backup-passphrase");
    let cut = cut_off_when_small(&window, "rescue-backup-passphrase");
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    window.fill(&test_id("backup-passphrase"), "not these words at all");
    window.press("Enter");
    window.wait_text(&test_id("backup-passphrase-problem"), |text| text.contains("not the passphrase"));
    assert!(set_aside(&folders).is_empty() && std::fs::read(&file).unwrap() == bytes, "nothing took the place");
    window.fill(&test_id("backup-passphrase"), WORDS);
    window.press("Enter");
    window.wait_gone(&test_id("rescue-sheet"));
    window.wait_for(&test_id("vendor-row"));
    window.close();
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    let [aside] = set_aside(&folders).try_into().expect("the damaged one stays beside it");
    assert!(std::fs::read(aside).unwrap() == bytes);
    Cli::on(&data).run_on("check --passphrase-file", &words).done();
}
