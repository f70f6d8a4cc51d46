//! One workspace, two processes: the second is told who holds it, and can look at it.

use unmoor_store::{Access, Workspace};
use unmoor_tests::bad::workspace;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

#[test]
fn a_window_is_told_who_holds_its_workspace_and_looks_at_it() {
    let folders = Folders::fresh();
    let file = workspace(&folders);
    let held = Workspace::open(&file, Access::ReadWrite).unwrap();
    let window = Window::open(&folders);
    let told = window.wait_text(&test_id("start-fault"), |text| text.contains("already open"));
    let process = format!("process {}", std::process::id());
    assert!(told.contains(&process) && told.contains("since"), "who, and since when: {told}");
    window.picture("held");
    window.click(&test_id("only-look"));
    window.wait_for(&test_id("vendor-row"));
    window.wait_text(&test_id("read-only"), |text| text.contains("Read only"));
    window.close();
    drop(held);
    let window = Window::open(&folders);
    window.wait_for(&test_id("vendor-row"));
    assert!(!window.has(&test_id("read-only")), "the next start has it for itself");
    window.close();
}
