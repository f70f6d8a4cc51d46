//! What the store says and keeps when the disk fails at its first, second, third … write.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::Timestamp;
use tempfile::TempDir;
use unmoor_core::assessment::{AnswerRecord, Assessment};
use unmoor_core::{demo, file, pack};
use unmoor_faulty_disk::{Harm, Turn, fail_after, mend, readable_writes, watch_for};
use unmoor_store::*;

const HARMS: [Harm; 4] = [Harm::Full, Harm::Short, Harm::ReadOnly, Harm::Unsynced];

/// More writes than anything here makes.
const MOST: u64 = 2000;

fn at(n: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + n).unwrap()
}

/// A workspace with the demo in it, closed.
fn filled() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("some.unmoor");
    let mut workspace = Workspace::create(&path).unwrap();
    workspace.change::<_, StoreFault>(Act::AddDemo, at(0), |tx| tx.add_assessment(&demo::assessment())).unwrap();
    drop(workspace);
    (folder, path)
}

fn opened(path: &Path) -> Workspace {
    Workspace::open(path, Access::ReadWrite).unwrap()
}

fn held(workspace: &Workspace) -> Assessment {
    workspace.assessment(&demo::assessment().id).unwrap()
}

/// A note long enough to take several pages.
fn note(workspace: &mut Workspace, n: usize) -> Result<(), StoreFault> {
    let text = format!("{n} ").repeat(6000);
    let changed = workspace.change::<_, StoreFault>(Act::SetNote, at(1), |tx| {
        tx.edit_answer(&demo::assessment().id, &"DO-01".into(), |record: &mut AnswerRecord| {
            record.note = text;
            Ok::<_, StoreFault>(())
        })
    });
    changed.map(drop)
}

/// A failure is told in whole sentences with nothing of SQLite in them, and has a code of its own.
#[track_caller]
fn told(fault: &StoreFault) {
    assert!(["disk_full", "disk_fails", "workspace_read_only"].contains(&fault.code()), "{fault:?}");
    let said = fault.to_string();
    assert!(said.contains("some.unmoor") || said.contains("copy.unmoor") || said.contains("new.unmoor"), "{said}");
    assert!(said.contains("kept") || said.contains("nothing was changed"), "{said}");
    assert!(said.split("; ").count() >= 3, "what happened, what was kept, what to do: {said}");
}

/// The files of a workspace as a crash at this moment would leave them, opened elsewhere.
fn after_a_crash(path: &Path) -> (TempDir, Workspace) {
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("some.unmoor");
    for end in ["", "-wal"] {
        let part = |path: &Path| PathBuf::from(format!("{}{end}", path.display()));
        if part(path).exists() {
            std::fs::copy(part(path), part(&copy)).unwrap();
        }
    }
    let workspace = opened(&copy);
    (folder, workspace)
}

#[test]
fn a_change_that_fails_leaves_the_last_saved_state_and_work_goes_on() {
    let _turn = Turn::take();
    for harm in HARMS {
        let mut failures = 0;
        for good in 0..MOST {
            let (_folder, path) = filled();
            let mut workspace = opened(&path);
            note(&mut workspace, 1).unwrap();
            let before = held(&workspace);
            fail_after(good, harm);
            let outcome = note(&mut workspace, 2);
            let failed = mend();
            match &outcome {
                Ok(()) => assert!(held(&workspace).answers[&"DO-01".into()].note.starts_with("2 "), "{harm:?} {good}"),
                Err(fault) => {
                    told(fault);
                    failures += 1;
                    assert_eq!(held(&workspace), before, "{harm:?} {good}: the last saved state stands");
                    let (_elsewhere, crashed) = after_a_crash(&path);
                    let note = &held(&crashed).answers[&"DO-01".into()].note;
                    assert!(note.starts_with("1 ") || note.starts_with("2 "), "{harm:?} {good}: one of the two, whole");
                    assert!(crashed.check().unwrap().is_sound());
                }
            }
            note(&mut workspace, 3).unwrap();
            drop(workspace);
            let workspace = opened(&path);
            assert!(held(&workspace).answers[&"DO-01".into()].note.starts_with("3 "), "{harm:?} {good}: it went on");
            assert!(workspace.check().unwrap().is_sound());
            if failed == 0 {
                break;
            }
        }
        assert!(failures > 0, "{harm:?} never struck");
    }
}

#[test]
fn a_disk_that_fails_while_opening_or_closing_costs_nothing() {
    let _turn = Turn::take();
    for harm in HARMS {
        for good in 0..MOST {
            let (_folder, path) = filled();
            // An unclean end, so that there is something to write while opening.
            let mut workspace = opened(&path);
            note(&mut workspace, 1).unwrap();
            let before = held(&workspace);
            let (folder, crashed) = after_a_crash(&path);
            drop(crashed);
            drop(workspace);
            let path = folder.path().join("some.unmoor");
            fail_after(good, harm);
            match Workspace::open(&path, Access::ReadWrite) {
                Ok(workspace) => {
                    if let Err(fault) = workspace.close() {
                        told(&fault);
                    }
                }
                Err(fault) => told(&fault),
            }
            let failed = mend();
            let workspace = opened(&path);
            assert_eq!(held(&workspace), before, "{harm:?} {good}");
            assert!(workspace.check().unwrap().is_sound());
            if failed == 0 {
                break;
            }
        }
    }
}

#[test]
fn a_backup_or_a_new_workspace_that_fails_leaves_nothing_behind() {
    let _turn = Turn::take();
    for harm in HARMS {
        for good in (0..MOST).step_by(3) {
            let (folder, path) = filled();
            let workspace = opened(&path);
            fail_after(good, harm);
            let copied =
                workspace.backup_telling(&folder.path().join("copy.unmoor"), &mut |_| ControlFlow::Continue(()));
            let made = Workspace::create(folder.path().join("new.unmoor")).map(drop);
            let failed = mend();
            for (name, outcome) in [("copy.unmoor", copied), ("new.unmoor", made)] {
                match outcome {
                    Ok(()) => assert!(opened(&folder.path().join(name)).check().unwrap().is_sound(), "{harm:?} {good}"),
                    Err(fault) => told(&fault),
                }
            }
            let mut left: Vec<String> =
                folder.path().read_dir().unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
            left.retain(|name| name.contains("-new-"));
            assert_eq!(left, [] as [&str; 0], "{harm:?} {good}: no part of one stays");
            if failed == 0 {
                break;
            }
        }
    }
}

/// Every write of SQLite is looked through: also of what lies beside for a moment and is removed again, and of copies under way.
#[test]
fn no_write_under_a_passphrase_can_be_read() {
    const WORD: &str = "Zanzibar-4711-exit-clause";
    let say = |workspace: &mut Workspace| {
        let said = workspace.change::<_, StoreFault>(Act::SetNote, at(1), |tx| {
            tx.put_document(&demo::assessment().id, WORD.repeat(400).as_bytes())?;
            tx.edit_answer(&demo::assessment().id, &"DO-01".into(), |record: &mut AnswerRecord| {
                record.note.push_str(&WORD.repeat(400));
                Ok::<_, StoreFault>(())
            })
        });
        said.map(drop).unwrap();
    };
    let _turn = Turn::take();
    let (folder, path) = filled();
    let mut workspace = opened(&path);
    watch_for(WORD);
    say(&mut workspace);
    assert!(readable_writes() > 0, "what has no passphrase is written as it is");
    let [first, second] = ["four words nobody guesses", "another four words of ours"].map(Passphrase::new);
    workspace.protect(Some(&first)).unwrap();
    watch_for(WORD);
    say(&mut workspace);
    workspace.backup_telling(&folder.path().join("copy.unmoor"), &mut |_| ControlFlow::Continue(())).unwrap();
    workspace.protect(Some(&second)).unwrap();
    say(&mut workspace);
    workspace.close().unwrap();
    let mut workspace = Workspace::unlock(&path, Access::ReadWrite, None, &second, at(2)).unwrap();
    say(&mut workspace);
    assert!(workspace.check().unwrap().is_sound());
    workspace.close().unwrap();
    assert_eq!(readable_writes(), 0);
}

/// The workspaces of every schema before the newest, as they were shipped.
fn shipped() -> [PathBuf; 2] {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/unmoor-store/tests/fixtures");
    ["schema-1.unmoor", "schema-2.unmoor"].map(|name| fixtures.join(name))
}

/// The assessment that lies in each of them.
fn then() -> Assessment {
    let bytes = include_bytes!("../../../crates/unmoor-store/tests/fixtures/schema-1.unmoor.json");
    file::read(bytes, &[pack::builtin()]).unwrap()
}

#[test]
fn a_migration_that_is_killed_at_any_write_leaves_a_workspace_that_opens() {
    let _turn = Turn::take();
    assert_eq!(shipped().len() + 1, usize::try_from(SCHEMA).unwrap(), "one for every schema before the newest");
    for older in shipped() {
        let (mut deaths, mut as_before) = (0, 0);
        for good in 0..MOST {
            let folder = TempDir::new().unwrap();
            let path = folder.path().join("some.unmoor");
            std::fs::copy(&older, &path).unwrap();
            let ended = Command::new(env!("CARGO_BIN_EXE_open-and-die"))
                .arg(&path)
                .arg(good.to_string())
                .stderr(Stdio::null())
                .status()
                .unwrap();
            let looked = Workspace::open(&path, Access::ReadOnly).unwrap();
            assert_eq!(looked.assessment(&then().id).unwrap(), then(), "killed after {good} writes");
            drop(looked);
            let bytes = std::fs::read(&path).unwrap();
            as_before += u32::from(bytes[60..64] != SCHEMA.to_be_bytes());
            let workspace = opened(&path);
            assert_eq!(workspace.assessment(&then().id).unwrap(), then(), "killed after {good} writes");
            assert!(workspace.check().unwrap().is_sound());
            if ended.success() {
                break;
            }
            deaths += 1;
        }
        assert!(deaths > 20 && as_before > 10, "{deaths} deaths, {as_before} of them before the file itself changed");
    }
}

#[test]
fn a_migration_on_a_disk_that_fails_leaves_the_workspace_as_it_was_or_migrated() {
    let _turn = Turn::take();
    for older in shipped() {
        for harm in HARMS {
            let mut failures = 0;
            for good in 0..MOST {
                let folder = TempDir::new().unwrap();
                let path = folder.path().join("some.unmoor");
                std::fs::copy(&older, &path).unwrap();
                fail_after(good, harm);
                let migrated = Workspace::open(&path, Access::ReadWrite);
                let failed = mend();
                if let Err(fault) = &migrated {
                    told(fault);
                    failures += 1;
                }
                drop(migrated);
                let workspace = opened(&path);
                assert_eq!(workspace.assessment(&then().id).unwrap(), then(), "{harm:?} {good}");
                assert!(workspace.check().unwrap().is_sound());
                if failed == 0 {
                    break;
                }
            }
            assert!(failures > 2, "{harm:?} struck {failures} times");
        }
    }
}
