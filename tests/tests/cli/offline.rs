//! The main job where there is no network: in a namespace of its own, with no interface that is up.

use std::path::Path;
use std::process::{Command, Output};

use unmoor_tests::folders::Folders;
use unmoor_tests::place;

/// Runs a program where no network exists. `None` where this system lets nobody make such a place: most containers do not.
fn offline(folders: &Folders, program: &Path, words: &[&str]) -> Option<Output> {
    let alone = Command::new("unshare").args(["--map-root-user", "--net", "true"]).status();
    if !alone.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("UNMOOR_LONG").is_none(), "the long run needs a system that can be without a network");
        eprintln!("this system lets nobody be without a network, so the test was left out");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["--map-root-user", "--net", "--"]).arg(program).args(words);
    command.env("UNMOOR_DATA_DIR", folders.data()).env_remove("UNMOOR_WORKSPACE").current_dir(folders.saved());
    Some(command.output().expect("unshare was there just now"))
}

#[test]
fn every_command_of_the_main_job_works_without_a_network() {
    let folders = Folders::fresh();
    let Some(interfaces) = offline(&folders, Path::new("cat"), &["/proc/net/dev"]) else { return };
    let up: Vec<String> = String::from_utf8_lossy(&interfaces.stdout)
        .lines()
        .filter_map(|line| line.split_once(':').map(|(name, _)| name.trim().to_owned()))
        .collect();
    assert_eq!(up, ["lo"], "there is nothing but the loopback, and that is down");
    let unmoor = place::program("unmoor");
    let run = |words: &[&str]| {
        let ran = offline(&folders, &unmoor, words).expect("it went before");
        assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8_lossy(&ran.stdout).into_owned()
    };
    run(&["demo", "--out", "."]);
    run(&["import", "demo.unmoor.json"]);
    let made = run(&["new", "--json", "--vendor", "Acme", "--service", "Acme CRM"]);
    let id = serde_json::from_str::<serde_json::Value>(&made).unwrap()["id"].as_str().unwrap().to_owned();
    run(&["answer", &id, "DO-01", "b", "--evidence", "documented"]);
    run(&["evidence", "add", &id, "DO-01", "--link", "https://example.org/terms"]);
    run(&["score", &id]);
    for file in ["report.pdf", "report.docx", "report.xlsx", "report.md", "report.json"] {
        run(&["report", &id, "-o", file]);
    }
    run(&["verify", "report.pdf"]);
    run(&["ask", &id, "--vendor", "--unanswered", "-o", "questions.html"]);
    run(&["dates", "-o", "dates.ics"]);
    run(&["export", "--all", "all"]);
    run(&["check"]);
    run(&["backup", "-o", "backup.unmoor"]);
    run(&["restore", "backup.unmoor", "-o", "restored.unmoor"]);
}
