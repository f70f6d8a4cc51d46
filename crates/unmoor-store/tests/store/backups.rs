//! Backups that are kept, and a workspace that takes the place of another.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use unmoor_store::*;

use crate::some::*;

fn go_on(_: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn backups(folder: &TempDir) -> Backups {
    Backups::of(&folder.path().join("backups"), &folder.path().join("some.unmoor"))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_due_when_something_changed_and_holds_it() {
    let (folder, mut workspace) = workspace();
    let kept = backups(&folder);
    assert_eq!(kept.list().unwrap(), [], "no folder, no backups");
    add(&mut workspace, &assessment("a"), 0);
    assert!(!kept.are_current(&workspace).unwrap());
    kept.make(&workspace, at(10), &mut go_on).unwrap();
    assert!(kept.are_current(&workspace).unwrap());
    put(&mut workspace, "a", "DO-01", &answered('b'), 20);
    assert!(!kept.are_current(&workspace).unwrap(), "an answer is a change");
    kept.make(&workspace, at(30), &mut go_on).unwrap();
    workspace.set_setting("report/a", Some("{}")).unwrap();
    assert!(!kept.are_current(&workspace).unwrap(), "what is said about a report is one too");
    let list = kept.list().unwrap();
    assert_eq!(list.iter().map(|backup| backup.made).collect::<Vec<_>>(), [at(30), at(10)]);
    assert_eq!(list[0].size, fs::metadata(&list[0].path).unwrap().len());
    let restored = folder.path().join("restored.unmoor");
    Workspace::restore(&list[0].path, &restored).unwrap();
    let restored = Workspace::open(&restored, Access::ReadWrite).unwrap();
    assert_eq!(restored.assessment(&"a".into()).unwrap(), workspace.assessment(&"a".into()).unwrap());
    assert!(restored.check().unwrap().is_sound());
}

#[cfg(unix)]
#[test]
fn workspaces_backups_and_their_folders_are_their_owners() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("made/some.unmoor");
    let mut workspace = Workspace::create(&path).unwrap();
    add(&mut workspace, &assessment("a"), 0);
    let kept = Backups::of(&folder.path().join("backups"), &path);
    kept.make(&workspace, at(1), &mut go_on).unwrap();
    let restored = folder.path().join("restored.unmoor");
    Workspace::restore(&kept.list().unwrap()[0].path, &restored).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let log = path.with_file_name("some.unmoor-wal");
    for file in [&path, &log, &kept.list().unwrap()[0].path, &restored] {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    for made in [path.parent().unwrap(), kept.folder(), kept.folder().parent().unwrap()] {
        assert_eq!(mode(made), 0o700, "{}", made.display());
    }
    // What a team shares on purpose stays shared when it is written anew.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    workspace.protect(Some(&Passphrase::new("four words nobody guesses"))).unwrap();
    assert_eq!(mode(&path), 0o660);
}

#[test]
fn documents_come_back_from_a_backup() {
    let (folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    let bytes: Vec<u8> = (0..300_000u32).map(|n| (n % 251) as u8).collect();
    let sha256 = crate::documents::with_document(&mut workspace, "a", &bytes, 1);
    backups(&folder).make(&workspace, at(2), &mut go_on).unwrap();
    let restored = folder.path().join("restored.unmoor");
    Workspace::restore(&backups(&folder).list().unwrap()[0].path, &restored).unwrap();
    let restored = Workspace::open(&restored, Access::ReadWrite).unwrap();
    assert_eq!(restored.document(&"a".into(), &sha256).unwrap(), Some(bytes));
    assert!(restored.check().unwrap().is_sound());
}

#[test]
fn two_in_one_second_are_two_and_foreign_files_stay() {
    let (folder, workspace) = workspace();
    let kept = backups(&folder);
    for _ in 0..2 {
        kept.make(&workspace, at(0), &mut go_on).unwrap();
    }
    fs::copy(workspace.path(), kept.folder().join("mine.unmoor")).unwrap();
    for n in 1..=6 {
        kept.make(&workspace, at(n * 60), &mut go_on).unwrap();
    }
    let made: Vec<_> = kept.list().unwrap().into_iter().map(|backup| backup.made).collect();
    assert_eq!(made, [at(360), at(300), at(240)], "of one day the three newest");
    assert!(kept.folder().join("mine.unmoor").exists());
}

#[test]
fn a_backup_that_is_broken_off_leaves_nothing() {
    let (folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    crate::documents::with_document(&mut workspace, "a", &vec![7; 9 << 20], 1);
    let kept = backups(&folder);
    let mut told = Vec::new();
    let fault = kept.make(&workspace, at(2), &mut |done| {
        told.push(done);
        ControlFlow::Break(())
    });
    assert_eq!(fault.unwrap_err().code(), "cancelled");
    assert!(matches!(told[..], [done] if done > 0.0 && done < 1.0), "{told:?}");
    assert_eq!(names(kept.folder()), [] as [&str; 0]);
    kept.make(&workspace, at(3), &mut go_on).unwrap();
}

#[test]
fn what_is_written_while_a_copy_is_made_waits_for_the_next_one() {
    let (folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    crate::documents::with_document(&mut workspace, "a", &vec![7; 9 << 20], 1);
    let before = workspace.assessment(&"a".into()).unwrap();
    let beside = workspace.twin().unwrap().unwrap();
    let mut n = 0;
    let kept = backups(&folder);
    let answering = |_: f64| {
        n += 1;
        put(&mut workspace, "a", &format!("Q-{n}"), &answered('b'), n);
        ControlFlow::Continue(())
    };
    kept.make(&beside, at(100), &mut { answering }).unwrap();
    assert!(n > 0, "something was written meanwhile");
    let copy = Workspace::open(&kept.list().unwrap()[0].path, Access::ReadOnly).unwrap();
    assert_eq!(copy.assessment(&"a".into()).unwrap(), before, "all of it is of one moment");
}

/// A place with a workspace of "old", a new file with "new", and a name for the old one.
fn two() -> (TempDir, PathBuf, PathBuf, PathBuf) {
    let (folder, mut old) = workspace();
    add(&mut old, &assessment("old"), 0);
    let new = folder.path().join("new.unmoor");
    add(&mut Workspace::create(&new).unwrap(), &assessment("new"), 0);
    let (place, aside) = (old.path().to_owned(), folder.path().join("aside.unmoor"));
    drop(old);
    (folder, place, new, aside)
}

fn holds(path: &Path) -> String {
    Workspace::open(path, Access::ReadWrite).unwrap().list().unwrap()[0].id.to_string()
}

#[test]
fn another_workspace_takes_the_place_and_the_one_that_was_there_stays() {
    let (folder, place, new, aside) = two();
    Workspace::put_in_place(&new, &place, &aside).unwrap();
    assert_eq!((holds(&place).as_str(), holds(&aside).as_str()), ("new", "old"));
    assert_eq!(names(folder.path()), ["aside.unmoor", "some.unmoor"]);
}

#[test]
fn a_damaged_one_is_set_aside_byte_for_byte_with_its_log() {
    let (_folder, place, new, aside) = two();
    let log = place.with_file_name("some.unmoor-wal");
    fs::copy(&new, &log).unwrap(); // any bytes
    let mut bytes = fs::read(&place).unwrap();
    bytes[4096..].fill(0x5a);
    fs::rename(&place, place.with_file_name("x")).unwrap();
    std::io::Write::write_all(&mut fs::File::create(&place).unwrap(), &bytes).unwrap();
    let logged = fs::read(&log).unwrap();
    Workspace::put_in_place(&new, &place, &aside).unwrap();
    assert!(
        fs::read(&aside).unwrap() == bytes && fs::read(aside.with_file_name("aside.unmoor-wal")).unwrap() == logged
    );
    assert!(!log.exists(), "the new one must not meet the log of the old one");
    assert_eq!(holds(&place), "new");
}

#[test]
fn nothing_moves_where_somebody_has_it_open_or_a_name_is_taken() {
    let (_folder, place, new, aside) = two();
    let held = Workspace::open(&place, Access::ReadWrite).unwrap();
    assert_eq!(Workspace::put_in_place(&new, &place, &aside).unwrap_err().code(), "workspace_in_use");
    drop(held);
    fs::copy(&new, &aside).unwrap();
    assert_eq!(Workspace::put_in_place(&new, &place, &aside).unwrap_err().code(), "file_exists");
    fs::remove_file(&aside).unwrap();
    Connection::open(&new).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(Workspace::put_in_place(&new, &place, &aside).unwrap_err().code(), "workspace_too_new");
    assert_eq!(holds(&place), "old");
    assert!(!aside.exists());
}
