//! A folder that turns read-only: told, what is saved stays and can be read, and work goes on once it can be written again.

use unmoor_tests::room::{Disk, FailingDisk};
use unmoor_tests::writer::{Writer, assert_kept};

/// KiB of a disk on which a workspace has room.
const SMALL: u32 = 4096;

const NEW: [&str; 8] = ["new", "--json", "--vendor", "Acme", "--service", "Cloud", "--kinds", "saas"];

fn make(disk: &Disk) -> String {
    let made = disk.run(NEW).done().json();
    made["id"].as_str().expect("an id").to_owned()
}

/// It is said which file cannot be written, and why.
fn told(refused: &str) -> bool {
    ["refused ", "Workspace.unmoor", "read-only"].iter().all(|words| refused.contains(words))
}

#[test]
fn a_folder_that_turns_read_only_is_told_and_costs_nothing() {
    let Some(disk) = Disk::of(SMALL) else { return }; // where the system lets nobody make a disk
    let id = make(&disk);
    disk.run(["answer", &id, "DO-01", "b"]).done();
    disk.protect(true);
    disk.run(["answer", &id, "DO-02", "c"])
        .refused(1, &["Workspace.unmoor", "cannot be changed", "Nothing was changed"]);
    let shown = disk.run(["show", "--json", &id]).done().json();
    assert_eq!(shown["answers"]["DO-01"]["option"], "b", "what is saved can be read");
    disk.run(["check"]).done();
    disk.protect(false);
    disk.run(["answer", &id, "DO-02", "c"]).done();
    assert_eq!(disk.run(["show", "--json", &id]).done().json()["answers"]["DO-02"]["option"], "c");
}

/// The program runs all the time; between two sittings it has nothing open, and then the disk is changed over.
#[test]
fn a_running_program_is_told_and_goes_on_once_the_folder_can_be_written_again() {
    let Some(disk) = Disk::of(SMALL) else { return };
    let id = make(&disk);
    for through in ["app", "store"] {
        let mut writer = Writer::start(&disk, through, &id);
        writer.until_saved();
        disk.protect(true);
        let refused = writer.until_refused();
        assert!(told(&refused), "{through}: {refused}");
        disk.run(["check"]).done();
        disk.run(["show", &id]).done();
        disk.protect(false);
        writer.until_saved();
        let saved = writer.kill();
        disk.run(["check"]).done();
        assert_kept(&disk.run(["show", "--json", &id]).done().json(), &saved);
    }
}

/// In the middle of the work, with the workspace and its log open for writing.
#[test]
fn a_disk_that_the_system_makes_read_only_under_an_open_workspace_is_told_and_costs_nothing() {
    let Some(failing) = FailingDisk::of(16_384) else { return }; // only root can make one
    let disk = &failing.disk;
    let id = make(disk);
    for through in ["app", "store"] {
        let mut writer = Writer::start(disk, through, &id);
        writer.until_saved();
        failing.fail();
        let refused = writer.until_refused();
        let first = refused.contains("did not take what was to be saved") || refused.contains("read-only");
        assert!(first && refused.contains("Workspace.unmoor"), "{through}: {refused}");
        // It has given the workspace up and tries to open it again.
        writer.until(told);
        failing.mend();
        writer.until_saved();
        let saved = writer.kill();
        disk.run(["check"]).done();
        assert_kept(&disk.run(["show", "--json", &id]).done().json(), &saved);
    }
}
