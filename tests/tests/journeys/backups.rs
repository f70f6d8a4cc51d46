//! Backups in the window: made, listed, restored.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::{go, open_demo};

#[test]
fn a_workspace_is_backed_up_and_restored_in_the_window() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    go(&window, "#/settings");
    window.wait_for(&test_id("no-backup"));
    window.picture("backups-empty");
    go(&window, "#/");
    open_demo(&window);
    go(&window, "#/settings");
    window.click(&test_id("back-up"));
    window.wait_text(&test_id("backup"), |text| text.contains("kB") || text.contains("MB"));
    // What says so stays as long as the pointer rests on it.
    window.park_pointer();
    window.wait_gone(&test_id("toast"));

    // By keys alone: the demo is removed, and the backup brings it back.
    let data = folders.data();
    go(&window, "#/");
    window.wait_for(&test_id("vendor-row"));
    go(&window, "#/settings");
    window.click(&test_id("restore"));
    let sheet = window.text(&test_id("restore-sheet"));
    assert!(sheet.contains("Workspace until"), "it says under which name the other one stays: {sheet}");
    window.press("Enter");
    window.wait_gone(&test_id("restore-sheet"));
    window.wait_for(&test_id("vendor-row"));
    let kept = std::fs::read_dir(&data).expect("the data folder").flatten();
    let kept: Vec<_> =
        kept.filter(|entry| entry.file_name().to_string_lossy().starts_with("Workspace until")).collect();
    assert_eq!(kept.len(), 1, "what stood there is kept");

    go(&window, "#/settings");
    window.click(&test_id("restore"));
    window.click(&test_id("restore-aside"));
    window.wait_for(&test_id("vendor-row"));
    let made = std::fs::read_dir(folders.saved()).expect("where dialogs save").flatten();
    let made = made.filter(|file| file.path().extension().is_some_and(|end| end == "unmoor")).count();
    assert_eq!(made, 1, "a new workspace was made from it");
    window.close();
    Cli::on(&data).run("check").done();
}

#[test]
fn a_backup_that_cannot_be_made_is_told() {
    let folders = Folders::fresh();
    unmoor_tests::place::put(&folders.data().join("backups"), b"a file where the folder should be");
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/settings");
    window.wait_for(&test_id("settings"));
    window.wait_for(&test_id("fault"));
    window.picture("backups-fault");
    window.press("Escape");
    window.close();
}
