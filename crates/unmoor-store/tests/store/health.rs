//! Health, backups and restoring.

use rusqlite::Connection;
use unmoor_store::*;

use crate::some::*;

/// What a check finds after `harm` was done with the constraints off.
fn found_after(harm: &str) -> Health {
    let (_folder, mut workspace) = workspace();
    add(&mut workspace, &assessment("a"), 0);
    add(&mut workspace, &assessment("b"), 1);
    put(&mut workspace, "a", "DO-01", &answered('b'), 2);
    assert_eq!(workspace.check().unwrap(), Health { assessments: 2, problems: vec![] });
    let sql = Connection::open(workspace.path()).unwrap();
    sql.execute_batch(&format!("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {harm}")).unwrap();
    workspace.check().unwrap()
}

#[test]
fn a_check_names_what_it_finds() {
    for (harm, finding) in [
        (
            "DELETE FROM answer; INSERT INTO vote VALUES ('a', 'DO-01', 0, 'p1', 'b', '', '2026-01-01T00:00:00Z', 0, NULL)",
            "\"vote\"",
        ),
        ("UPDATE answer SET option = 'bb'", "assessment a cannot be read"),
        ("UPDATE answer SET option = NULL", "CHECK constraint"),
        ("UPDATE answer SET extra = '{'", "assessment a cannot be read"),
        ("UPDATE answer SET question = ''", "answers to no question"),
        ("UPDATE change SET at = 'yesterday'", "change log"),
        (
            "INSERT INTO snapshot VALUES ('s1', 'a', 'Before', '2026-01-01T00:00:00Z', x'7b7d', '{')",
            "score cannot be read",
        ),
        ("CREATE VIEW spy AS SELECT * FROM answer", "triggers or views"),
    ] {
        let health = found_after(harm);
        assert!(!health.is_sound(), "{harm}");
        assert!(health.problems.iter().any(|line| line.contains(finding)), "{harm}: {:?}", health.problems);
    }
}

#[test]
fn one_unreadable_assessment_does_not_hide_the_others() {
    let health = found_after("UPDATE answer SET option = 'bb'");
    assert_eq!(health.assessments, 1);
}

#[test]
fn a_time_that_cannot_be_read_is_found_too() {
    let health = found_after("UPDATE assessment SET updated_at = 'yesterday' WHERE id = 'b'");
    assert!(health.problems.iter().any(|line| line.contains("assessment b cannot be read")), "{:?}", health.problems);
    assert_eq!(health.assessments, 1);
}

#[test]
fn a_backup_overwrites_nothing() {
    let (folder, workspace) = workspace();
    let target = folder.path().join("backup.unmoor");
    workspace.backup_to(&target).unwrap();
    assert_eq!(workspace.backup_to(&target).unwrap_err().code(), "file_exists");
    assert_eq!(Workspace::restore(&target, workspace.path()).unwrap_err().code(), "file_exists");
}

#[test]
fn a_backup_into_a_folder_that_is_not_there_leaves_nothing() {
    let (folder, workspace) = workspace();
    let fault = workspace.backup_to(folder.path().join("gone/backup.unmoor")).unwrap_err();
    assert!(fault.to_string().contains("\"backup.unmoor\""), "{fault}");
    assert!(!folder.path().join("gone").exists());
}

#[test]
fn only_a_workspace_is_restored() {
    let (folder, workspace) = workspace();
    drop(workspace);
    let letter = folder.path().join("letter.txt");
    std::io::Write::write_all(&mut std::fs::File::create(&letter).unwrap(), b"Dear all,").unwrap();
    let into = folder.path().join("restored.unmoor");
    assert_eq!(Workspace::restore(&letter, &into).unwrap_err().code(), "workspace_foreign");
    assert!(!into.exists());
}
