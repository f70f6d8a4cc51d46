//! Damaged workspaces with a passphrase: what still bears its code comes over, into one with the same passphrase.

use super::*;

const WORDS: &str = "correct horse battery staple";

fn passphrase() -> Passphrase {
    Passphrase::new(WORDS)
}

/// The workspace of [`filled`] under a passphrase.
fn sealed() -> (TempDir, PathBuf) {
    let (folder, path) = filled();
    let mut workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    workspace.protect(Some(&passphrase())).unwrap();
    drop(workspace);
    (folder, path)
}

fn unlocked(path: &Path) -> Workspace {
    Workspace::unlock(path, Access::ReadWrite, None, &passphrase(), at(9)).unwrap()
}

fn salvaged(damaged: &Path, into: &Path) -> Salvaged {
    Workspace::salvage(damaged, into, at(9), Some(&passphrase())).unwrap()
}

#[test]
fn a_sound_one_comes_over_whole_and_has_its_passphrase_again() {
    let (folder, path) = sealed();
    let into = folder.path().join("new.unmoor");
    let found = salvaged(&path, &into);
    assert_eq!(found.lost, [] as [&str; 0]);
    assert_eq!((found.assessments, found.documents), (ASSESSMENTS, ASSESSMENTS));
    assert!(!std::fs::read(&into).unwrap().windows(7).any(|bytes| bytes == b"Renewal"), "the new one is encrypted");
    assert_eq!(Workspace::open(&into, Access::ReadOnly).unwrap_err().code(), "workspace_locked");
    assert_eq!(unlocked(&path).assessments().unwrap(), unlocked(&into).assessments().unwrap());
}

#[test]
fn pages_that_were_altered_are_not_read_and_what_was_on_them_is_listed() {
    let (_folder, path) = sealed();
    let bytes = std::fs::read(&path).unwrap();
    let before = unlocked(&path);
    let pages = bytes.len() / 4096;
    let mut dice = Dice(17);
    for round in 0..8 {
        let mut spoilt = bytes.clone();
        let page = if round == 0 { 0 } else { 1 + dice.below(pages - 1) };
        // One bit, behind what stays readable of the first page.
        spoilt[page * 4096 + 96 + dice.below(3900)] ^= 1 << dice.below(8);
        let (_elsewhere, damaged) = laid(&spoilt);
        let into = damaged.with_file_name("new.unmoor");
        let found = salvaged(&damaged, &into);
        let new = unlocked(&into);
        assert!(new.check().unwrap().is_sound(), "round {round}");
        let same = before.assessments().unwrap() == new.assessments().unwrap()
            && (0..ASSESSMENTS).all(|n| new.assessment(&id(n)).ok() == before.assessment(&id(n)).ok());
        assert!(same || !found.lost.is_empty(), "round {round}: something differs, and nothing says so");
        assert!(found.assessments + 2 >= ASSESSMENTS, "round {round}: {:?}", found.lost);
        for n in 0..ASSESSMENTS {
            let (Ok(then), Ok(now)) = (before.assessment(&id(n)), new.assessment(&id(n))) else { continue };
            let invented = now.answers.iter().find(|(question, record)| {
                let note = then.answers.get(*question).map(|record| record.note.as_str());
                !record.note.is_empty() && note != Some(record.note.as_str())
            });
            assert!(invented.is_none(), "round {round}: nobody wrote {invented:?}");
        }
    }
}

#[test]
fn another_passphrase_opens_nothing_and_without_one_it_is_locked() {
    let (folder, path) = sealed();
    let into = folder.path().join("new.unmoor");
    let salvage =
        |passphrase: Option<&Passphrase>| Workspace::salvage(&path, &into, at(9), passphrase).unwrap_err().code();
    assert_eq!(salvage(None), "workspace_locked");
    assert_eq!(salvage(Some(&Passphrase::new("incorrect horse battery"))), "wrong_passphrase");
    assert!(Workspace::asks_for_passphrase(&path) && !into.exists());
}
