//! Bad input in the window: a sentence, and everything as it was.

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

#[test]
fn another_programs_file_is_not_opened_as_a_workspace() {
    let folders = Folders::fresh();
    place::put(&folders.chosen().join("diary.unmoor"), b"Dear diary");
    let window = Window::open(&folders);
    window.click(&test_id("open-workspace"));
    let fault = window.text(&test_id("fault"));
    assert!(fault.contains("diary.unmoor") && fault.contains("Nothing was changed"), "{fault}");
    window.press("Escape");
    window.wait_for(&test_id("first-start"));
    window.close();
    assert_eq!(std::fs::read(folders.chosen().join("diary.unmoor")).unwrap(), b"Dear diary");
}

#[test]
fn a_damaged_workspace_at_the_start_is_told_and_kept() {
    let folders = Folders::fresh();
    let file = folders.data().join("Workspace.unmoor");
    place::put(&file, b"not a database at all, but somebody may still need it");
    let window = Window::open(&folders);
    let told = window.text(&test_id("start-fault"));
    assert!(told.contains("Workspace.unmoor") && told.contains("Nothing was changed"), "{told}");
    window.picture("start-fault");
    window.close();
    assert_eq!(std::fs::read(&file).unwrap(), b"not a database at all, but somebody may still need it");
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
