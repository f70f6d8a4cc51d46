//! Findings are taken on from the command line, and the report says so.

use serde_json::json;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

/// A workspace with the demo in it, and the demo's id.
fn with_demo(cli: &Cli<'_>) -> String {
    cli.run_on("import", &place::root().join("crates/unmoor-core/demo/demo.unmoor.json")).done();
    cli.run("list --json").done().json()["assessments"][0]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_finding_is_taken_on_changed_accepted_and_taken_off() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = with_demo(&cli);
    let treat = |more: &[&str]| cli.run_words(["--json", "treat", &id, "al-01"].iter().chain(more));
    let taken = treat(&["--owner", "Ines Aldana", "--due", "2027-01-31"]).done().json();
    assert_eq!(taken["treatment"]["head"], "Open", "nothing else said, it is not begun");
    let doing = treat(&["--status", "doing"]).done().json();
    assert_eq!(doing["treatment"]["rest"], "Ines Aldana, due 31 January 2027.", "what is not said stays");
    assert_eq!(treat(&["--status", "doing", "--reason", "x"]).code, 3);
    assert_eq!(treat(&["--status", "accepted", "--reason", "It is cheap"]).code, 3, "nobody accepts it");
    assert_eq!(treat(&["--due", "soon"]).code, 3);
    assert_eq!(treat(&[]).code, 2, "something must be said");
    let accepted = treat(&["--status", "accepted", "--reason", "It is cheap", "--by", "The board"]).done().json();
    assert_eq!(accepted["treatment"]["head"], "Accepted by The board");
    let file = cli.run(&format!("show --json {id}")).done().json();
    assert_eq!(file["answers"]["AL-01"]["treatment"]["reason"], "It is cheap");
    assert_eq!(treat(&["--remove"]).done().json()["treatment"], json!(null));
    cli.run(&format!("treat {id} ZZ-99 --owner A")).refused(3, &["There is no question ZZ-99."]);
}

#[test]
fn the_report_of_the_command_line_says_who_sees_to_what_and_verifies() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = with_demo(&cli);
    cli.run_words(["treat", &id, "AL-01", "--owner", "Ayodele Okonkwo", "--due", "2027-01-31"]).done();
    let report = folders.saved().join("report.pdf");
    cli.run_words(["report", &id, "-o", report.to_str().unwrap()]).done();
    let text = std::process::Command::new("pdftotext").arg(&report).arg("-").output().expect("pdftotext runs");
    assert!(String::from_utf8_lossy(&text.stdout).contains("Ayodele Okonkwo"));
    cli.run_on("verify", &report).done();
}
