//! Bad input in the window: a sentence, and everything as it was.

use std::path::Path;

use rusqlite::Connection;
use unmoor_tests::bad::{self, BadFile, bad_files, damage, protect, workspace};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

#[test]
fn a_bad_file_is_refused_with_a_sentence_and_a_way_on() {
    let folders = Folders::fresh();
    place::put(&folders.chosen().join("cut-off.json"), b"{ \"format\": \"unmoor.assessment\", ");
    let window = Window::open(&folders);
    window.click(&test_id("import-files"));
    let fault = window.text(&test_id("fault"));
    for words in ["cut-off.json", "cut off", "Nothing was changed"] {
        assert!(fault.contains(words), "the window says {words:?}: {fault}");
    }
    assert!(window.has(&test_id("copy-details")));
    window.picture("fault");
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    window.wait_for(&test_id("first-start"));
    window.close();
}

/// The first of them comes in; the others are the same and refused, until it is broken off.
#[test]
fn an_import_of_many_files_is_broken_off_and_what_was_refused_is_told_at_once() {
    let folders = Folders::fresh();
    let same = bad::demo().to_string();
    for number in 0..400 {
        place::put(&folders.chosen().join(format!("{number:03}.unmoor.json")), same.as_bytes());
    }
    let window = Window::open(&folders);
    window.click(&test_id("import-files"));
    window.wait_text(&test_id("long-sheet"), |text| text.contains("of 400 files read"));
    window.press("Escape");
    let fault = window.text(&test_id("fault"));
    assert!(fault.contains("files were not brought in") && fault.contains("001.unmoor.json"), "{fault}");
    assert!(!window.has(&test_id("long-sheet")));
    window.press("Escape");
    window.wait_text("body", |text| text.contains("1 assessment brought in") && text.contains("were not read"));
    window.wait_text(&test_id("tally"), |text| text.starts_with("1 assessment"));
    window.close();
}

#[test]
fn an_assessment_that_is_gone_leads_back_to_the_vendors() {
    let folders = Folders::fresh();
    workspace(&folders);
    let window = Window::open(&folders);
    window.wait_for(&test_id("vendor-row"));
    crate::go(&window, "#/result/0199ffff-0000-7000-8000-00000000000f");
    window.wait_text(&test_id("fault"), |text| text.contains("look at the list of vendors"));
    assert!(!window.has(&test_id("tab-result")), "what is not there has no screens");
    window.press("Escape");
    window.until_address("#/");
    window.wait_for(&test_id("vendor-row"));
    window.close();
}

#[test]
fn every_bad_file_is_told_and_the_vendors_stay_as_they_are() {
    let folders = Folders::fresh();
    workspace(&folders);
    let data = folders.data();
    let before = Cli::on(&data).run("list --json").done().out;
    let window = Window::open(&folders);
    let rows = window.text(&test_id("vendor-row"));
    for BadFile { name, bytes, words } in bad_files() {
        let file = folders.chosen().join(format!("{}.unmoor.json", name.replace(' ', "-")));
        place::put(&file, &bytes);
        window.click(&test_id("import-files"));
        let fault = window.text(&test_id("fault")).replace(['\u{201c}', '\u{201d}'], "\""); // as the terminal prints it
        assert!(fault.to_lowercase().contains("nothing was changed"), "{name}: {fault}");
        for words in words {
            assert!(fault.contains(words), "{name}: the window says {words:?}: {fault}");
        }
        window.press("Escape");
        window.wait_gone(&test_id("fault"));
        assert_eq!(window.text(&test_id("vendor-row")), rows, "{name}");
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "{name}");
        std::fs::remove_file(file).unwrap();
    }
    window.close();
    assert_eq!(Cli::on(&data).run("list --json").done().out, before);
}

/// Makes a workspace one that must be refused.
type Spoil = fn(&Path);

/// What is wrong with a workspace, how it comes to that, and a word that the refusal must have.
const BAD_WORKSPACES: [(&str, Spoil, &str); 4] = [
    ("newer", |file| Connection::open(file).unwrap().pragma_update(None, "user_version", 7).unwrap(), "newer Unmoor"),
    ("damaged", damage, "damaged"),
    ("protected", protect, "read-only"),
    ("foreign", |file| place::put(file, b"Dear diary"), "not an Unmoor workspace"),
];

#[test]
fn a_bad_workspace_is_not_opened() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    for (name, spoil, word) in BAD_WORKSPACES {
        let elsewhere = Folders::fresh();
        let file = folders.chosen().join(format!("{name}.unmoor"));
        std::fs::rename(workspace(&elsewhere), &file).unwrap();
        spoil(&file);
        let before = std::fs::read(&file).unwrap();
        window.click(&test_id("open-workspace"));
        let fault = window.text(&test_id("fault"));
        assert!(fault.contains(word) && fault.to_lowercase().contains("was changed"), "{name}: {fault}");
        assert_eq!(std::fs::read(&file).unwrap(), before, "{name}: not touched");
        window.press("Escape");
        window.wait_gone(&test_id("fault"));
        window.wait_for(&test_id("first-start"));
        std::fs::remove_file(file).unwrap();
    }
    window.close();
}

#[test]
fn a_bad_workspace_at_the_start_is_told_and_kept() {
    for (name, spoil, word) in BAD_WORKSPACES {
        let folders = Folders::fresh();
        let file = workspace(&folders);
        spoil(&file);
        let before = std::fs::read(&file).unwrap();
        let window = Window::open(&folders);
        let told = window.text(&test_id("start-fault"));
        assert!(told.contains(word) && told.to_lowercase().contains("was changed"), "{name}: {told}");
        if name == "damaged" {
            window.picture("start-fault");
        }
        window.close();
        assert_eq!(std::fs::read(&file).unwrap(), before, "{name}: not touched");
    }
}

#[test]
fn a_sheet_that_lacks_its_vendor_says_which_field_and_makes_nothing() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    window.click(&test_id("start-assessment"));
    window.fill(&test_id("service"), "Acme CRM");
    window.click(&test_id("details-done"));
    window.wait_text("#problem-vendor", |text| !text.is_empty());
    assert!(window.has(&test_id("details-sheet")), "the sheet stays open with what was typed");
    window.close();
}
