//! Snapshots without a window.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;

#[test]
fn a_snapshot_is_taken_listed_and_set_against_now() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run_words(["snapshot", "take", &id, "--name", "Before the talks"]).done();
    cli.run(&format!("answer {id} DO-01 a --evidence tested")).done();
    cli.run(&format!("snapshot take {id}")).done();
    let list = cli.run(&format!("snapshot list {id} --json")).done().json();
    let names: Vec<_> = list["snapshots"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names[1]), (2, "Before the talks"), "newest first: {names:?}");
    let diff = cli.run_words(["snapshot", "diff", &id, "Before the talks"]).done().out;
    assert!(diff.starts_with("From Before the talks to now.") && diff.contains("DO-01"), "{diff}");
    let json = cli.run_words(["snapshot", "diff", "--json", &id, "Before the talks", names[0]]).done().json();
    assert_eq!(json["change"]["answers"][0]["id"], "DO-01", "{json}");
    cli.run_words(["snapshot", "diff", &id, "Nobody"]).refused(3, &["There is no snapshot \"Nobody\""]);
    cli.run_words(["snapshot", "take", &id, "--name", " "]).refused(3, &["A snapshot needs a name."]);
    assert_eq!(cli.run("snapshot").code, 2);
}
