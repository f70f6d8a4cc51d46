//! Documents kept as evidence, and snapshots.

use unmoor_core::assessment::{EvidenceItem, EvidenceKind, Extra, StoredFile};
use unmoor_store::*;

use crate::some::*;

const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

/// Takes a document in as evidence for DO-01, and gives its hash.
pub(crate) fn with_document(workspace: &mut Workspace, id: &str, bytes: &[u8], n: i64) -> String {
    let changed = workspace.change::<_, StoreFault>(Act::AddEvidenceItem, at(n), |tx| {
        let sha256 = tx.put_document(&id.into(), bytes)?;
        let size = u32::try_from(bytes.len()).unwrap();
        let file = StoredFile { name: "terms.txt".into(), sha256: sha256.clone(), size, extra: Extra::new() };
        tx.edit_answer(&id.into(), &"DO-01".into(), |record| {
            record.evidence_items.push(EvidenceItem {
                id: format!("e{}", record.evidence_items.len() + 1),
                kind: EvidenceKind::File,
                title: "Terms".into(),
                detail: String::new(),
                locator: "page 4".into(),
                file: Some(file),
                date: None,
                extra: Extra::new(),
            });
            Ok::<_, StoreFault>(())
        })?;
        Ok(sha256)
    });
    changed.unwrap().value
}

/// Takes the document "hello" in as evidence for DO-01.
fn keep_hello(workspace: &mut Workspace) {
    assert_eq!(with_document(workspace, "a", b"hello", 1), HELLO);
}

fn hello(workspace: &Workspace) -> Option<Vec<u8>> {
    workspace.document(&"a".into(), HELLO).unwrap()
}

#[test]
fn a_document_lies_in_the_workspace_under_its_hash() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    keep_hello(&mut workspace);
    let workspace = again(workspace);
    assert_eq!(hello(&workspace).as_deref(), Some(&b"hello"[..]));
    assert_eq!(workspace.documents(&"a".into()).unwrap(), [HELLO]);
    assert_eq!(workspace.document(&"b".into(), HELLO).unwrap(), None, "it belongs to one assessment");
    assert!(workspace.check().unwrap().is_sound());
}

#[test]
fn a_document_outlives_undo_and_redo_and_goes_with_the_closing_when_nothing_names_it() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    keep_hello(&mut workspace);
    workspace.undo(None, at(2)).unwrap().unwrap();
    assert!(hello(&workspace).is_some(), "redo will need it");
    workspace.redo(None, at(3)).unwrap().unwrap();
    let mut workspace = again(workspace);
    assert!(hello(&workspace).is_some());
    put(&mut workspace, "a", "DO-01", &answered('b'), 4);
    assert!(hello(&workspace).is_some(), "undo will need it");
    let path = workspace.path().to_owned();
    drop(workspace);
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(5).any(|part| part == b"hello"), "what was removed is not in the file that is sent on");
    assert!(hello(&Workspace::open(path, Access::ReadWrite).unwrap()).is_none());
}

#[test]
fn a_backup_holds_the_documents() {
    let (folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    keep_hello(&mut workspace);
    let copy = folder.path().join("copy.unmoor");
    workspace.backup_to(&copy).unwrap();
    assert!(hello(&Workspace::open(copy, Access::ReadOnly).unwrap()).is_some());
}

#[test]
fn a_document_that_was_altered_is_found() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    keep_hello(&mut workspace);
    let path = workspace.path().to_owned();
    drop(workspace);
    rusqlite::Connection::open(&path).unwrap().execute("UPDATE evidence_file SET bytes = x'68616c6c6f'", []).unwrap();
    let health = Workspace::open(path, Access::ReadOnly).unwrap().check().unwrap();
    assert_eq!(health.problems.len(), 1, "{health:?}");
    assert!(health.problems[0].contains("not the one that was taken in"));
}

#[test]
fn a_snapshot_is_taken_renamed_removed_and_brought_back() {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    let snapshot = Snapshot {
        id: "n1".into(),
        name: "Before the talks".into(),
        at: at(1),
        file: b"{}".to_vec(),
        score: "{\"grade\":\"D\"}".into(),
    };
    let id = "a".into();
    workspace.change::<_, StoreFault>(Act::AddSnapshot, at(1), |tx| tx.add_snapshot(&id, &snapshot)).unwrap();
    assert_eq!(workspace.snapshots(&id).unwrap(), std::slice::from_ref(&snapshot));
    let named =
        workspace.change::<_, StoreFault>(Act::RenameSnapshot, at(2), |tx| tx.rename_snapshot(&id, "n1", "May"));
    assert!(named.unwrap().value);
    let removed = workspace.change::<_, StoreFault>(Act::RemoveSnapshot, at(3), |tx| tx.remove_snapshot(&id, "n1"));
    assert!(removed.unwrap().value);
    assert!(workspace.snapshots(&id).unwrap().is_empty());
    workspace.undo(None, at(4)).unwrap().unwrap();
    workspace.undo(None, at(5)).unwrap().unwrap();
    assert_eq!(workspace.snapshots(&id).unwrap(), [snapshot]);
}
