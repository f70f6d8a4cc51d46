//! Two processes: the lock, and what is left when one is killed.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use unmoor_core::assessment::QuestionId;
use unmoor_store::*;

use crate::some::*;

const HELD: &str = "UNMOOR_TEST_HOLD";

/// Answers question after question, and says each number once it is saved.
#[test]
fn answers_saved_one_by_one_are_all_there() {
    let told = std::env::var_os(HELD);
    let (_folder, mut workspace) = match &told {
        Some(path) => (None, Workspace::create(path).unwrap()),
        None => {
            let (folder, workspace) = workspace();
            (Some(folder), workspace)
        }
    };
    add(&mut workspace, &assessment("a"), 0);
    let most = if told.is_some() { i64::MAX } else { 20 };
    for n in 1..=most {
        put(&mut workspace, "a", &format!("Q-{n}"), &answered('b'), n);
        if told.is_some() {
            println!("saved {n}");
        }
    }
    assert_eq!(again(workspace).assessment(&"a".into()).unwrap().answers.len(), 20);
}

/// This test program once more, as another process that holds `path` and goes on answering.
fn another(path: &std::path::Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "process::answers_saved_one_by_one_are_all_there", "--nocapture"])
        .env(HELD, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn a_killed_process_lets_go_and_loses_nothing_it_showed_as_saved() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("some.unmoor");
    let mut other = another(&path);
    let mut lines = BufReader::new(other.stdout.take().unwrap()).lines();
    let mut next = || loop {
        let line = lines.next().unwrap().unwrap();
        if let Some((_, n)) = line.split_once("saved ") {
            return n.parse::<usize>().unwrap();
        }
    };
    while next() < 25 {}
    let fault = Workspace::open(&path, Access::ReadWrite).unwrap_err();
    assert_eq!(fault.code(), "workspace_in_use");
    let StoreFault::InUse { by: Some(holder), .. } = fault else { panic!("nobody says who holds it: {fault:?}") };
    assert_eq!(holder.process, other.id());
    let this = std::env::current_exe().unwrap();
    assert_eq!(Some(holder.program.as_ref()), this.file_stem(), "it is this test once more");
    assert!(holder.since.is_some() && (cfg!(not(unix)) || !holder.host.is_empty()), "{holder:?}");
    let looking = Workspace::open(&path, Access::ReadOnly).unwrap();
    assert!(looking.assessment(&"a".into()).unwrap().answers.len() >= 25);
    drop(looking);
    let saved = next();
    other.kill().unwrap();
    other.wait().unwrap();
    let workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    let answers = workspace.assessment(&"a".into()).unwrap().answers;
    for n in 1..=saved {
        assert_eq!(answers.get(&QuestionId(format!("Q-{n}"))), Some(&answered('b')), "{n} was shown as saved");
    }
    assert!(workspace.check().unwrap().is_sound());
}
