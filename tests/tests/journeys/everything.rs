//! Everything out of the window into a folder, and from the folder into a workspace that opens.

use unmoor_tests::export::{assert_same, files};
use unmoor_tests::folders::Folders;
use unmoor_tests::many::{Filled, vendors};
use unmoor_tests::wait;
use unmoor_tests::window::{Window, test_id};

use crate::screens::barriers;
use crate::{go, open_demo};

fn menu(window: &Window, item: &str) {
    window.click(&test_id("workspace-menu"));
    window.click(&test_id(item));
}

#[test]
fn everything_is_exported_and_brought_into_a_workspace_of_its_own() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/");
    window.wait_for(&test_id("home"));
    menu(&window, "menu-export-all");
    let out = folders.saved().join("Workspace export");
    wait::until("the folder is whole", || out.join("manifest.json").exists().then_some(()));
    let chosen = folders.chosen().join("Workspace export");
    std::fs::rename(&out, &chosen).unwrap();
    menu(&window, "menu-import-all");
    window.wait_text(&test_id("workspace-menu"), |text| text.contains("Workspace export"));
    window.wait_for(&test_id("home"));
    menu(&window, "menu-export-all");
    let again = folders.saved().join("Workspace export export");
    wait::until("the second folder is whole", || again.join("manifest.json").exists().then_some(()));
    assert_same(&chosen, &again);
    window.close();
}

#[test]
fn a_long_export_shows_how_far_it_is_and_cancelled_leaves_nothing() {
    let folders = Folders::fresh();
    vendors(&folders.data().join("Workspace.unmoor"), 8_000, Filled::Answers);
    let window = Window::open(&folders);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, "#/");
        window.wait_for(&test_id("home"));
        menu(&window, "menu-export-all");
        window.wait_for(&test_id("long-sheet"));
        window.picture(&format!("everything-{theme}"));
        shut_out.extend(barriers(&window, &format!("everything, {theme}")));
        window.press("Escape");
        window.wait_gone(&test_id("long-sheet"));
    }
    // While it was looked at, an export may have come to its end; this one is cancelled at once.
    std::fs::remove_dir_all(folders.saved()).expect("the folder of what was saved");
    std::fs::create_dir(folders.saved()).expect("a folder");
    menu(&window, "menu-export-all");
    window.wait_for(&test_id("long-sheet"));
    window.press("Escape");
    window.wait_gone(&test_id("long-sheet"));
    assert_eq!(files(&folders.saved()).len(), 0, "nothing was left behind");
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}
