//! Backups on the command line: made, listed, restored, and never over the only copy.

use unmoor_tests::bad::damage;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;

#[test]
fn a_backup_is_made_listed_and_restored_in_place_and_what_stood_there_is_kept() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let none = cli.run("backup list").done();
    assert!(none.out.contains("no backup"), "{none:?}");
    let id = cli.make("Acme");
    cli.run(&format!("answer {id} DO-01 b")).done();
    cli.run("backup").done();
    cli.run(&format!("answer {id} DO-01 d")).done();
    let list = cli.run("backup list").done();
    assert!(list.out.contains("  1  ") && list.out.contains(" kB"), "{list:?}");
    let restored = cli.run("backup restore --json").done().json();
    let kept = data.join(restored["kept"].as_str().expect("the name under which the other one stays"));
    let option = |words: Vec<String>| cli.run_words(words).done().json()["answers"]["DO-01"]["option"].clone();
    let show = ["show", "--json", &id].map(str::to_owned);
    assert_eq!(option(show.to_vec()), "b", "as it was");
    let elsewhere = ["--workspace".to_owned(), kept.display().to_string()].into_iter().chain(show);
    assert_eq!(option(elsewhere.collect()), "d", "what stood there is kept");
    cli.run("check").done();
}

#[test]
fn a_damaged_workspace_is_replaced_by_its_backup_and_kept_byte_for_byte() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run("backup").done();
    let file = data.join("Workspace.unmoor");
    damage(&file);
    let damaged = std::fs::read(&file).expect("the damaged file");
    cli.run("list").refused(3, &["damaged"]);
    cli.run("backup").refused(3, &["damaged"]);
    let new = folders.saved().join("new.unmoor");
    cli.run_on("backup restore 1 -o", &new).done();
    cli.run_on("backup restore 1 -o", &new).refused(1, &["already a file"]);
    cli.run("backup restore 2").refused(3, &["no backup number 2"]);
    assert!(std::fs::read(&file).expect("it is there") == damaged, "nothing has touched it yet");
    let kept = cli.run("backup restore --json").done().json()["kept"].as_str().map(|name| data.join(name));
    assert!(std::fs::read(kept.expect("a name")).expect("it is kept") == damaged);
    assert_eq!(cli.run("list --json").done().json()["assessments"][0]["id"], id);
}

#[test]
fn changes_of_the_command_line_are_backed_up_by_themselves() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run(&format!("answer {id} DO-01 b")).done();
    let backups = cli.run("backup list --json").done().json()["backups"].as_array().map(Vec::len);
    assert_eq!(backups, Some(1), "before the answer; the next one comes half an hour later");
    cli.run(&format!("answer {id} DO-02 b")).done();
    assert_eq!(cli.run("backup list --json").done().json()["backups"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_can_be_read_of_a_damaged_workspace_is_taken_into_a_new_one() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run(&format!("answer {id} DO-01 b")).done();
    let file = data.join("Workspace.unmoor");
    let mut bytes = std::fs::read(&file).expect("a workspace");
    bytes[2 * 4096..3 * 4096].fill(0x5a);
    unmoor_tests::place::put(&file, &bytes);
    cli.run("list").refused(3, &["damaged", "Take what can be read"]);
    let new = folders.saved().join("new.unmoor");
    let words = ["salvage".as_ref(), file.as_os_str(), "-o".as_ref(), new.as_os_str(), "--json".as_ref()];
    let said = cli.run_words(words).done().json();
    assert!(said["lost"].as_array().is_some_and(|lost| !lost.is_empty()), "{said}");
    assert!(std::fs::read(&file).expect("it is there") == bytes, "the damaged one is as it was");
    cli.run_words(words.into_iter().take(4)).refused(1, &["already a file"]);
    let shown = ["--workspace".as_ref(), new.as_os_str(), "show".as_ref(), id.as_ref(), "--json".as_ref()];
    assert_eq!(cli.run_words(shown).done().json()["answers"]["DO-01"]["option"], "b");
    cli.run_words(["--workspace".as_ref(), new.as_os_str(), "check".as_ref()]).done();
    let noise = folders.saved().join("noise.unmoor");
    unmoor_tests::place::put(&noise, &[7; 9000]);
    let none = folders.saved().join("none.unmoor");
    let words = ["salvage".as_ref(), noise.as_os_str(), "-o".as_ref(), none.as_os_str()];
    cli.run_words(words).refused(3, &["noise.unmoor"]);
}

#[test]
fn the_second_process_is_told_who_holds_the_workspace() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let held = unmoor_store::Workspace::open(data.join("Workspace.unmoor"), unmoor_store::Access::ReadWrite);
    let process = format!("process {}", std::process::id());
    cli.run(&format!("answer {id} DO-01 b")).refused(1, &["already open", &process, "since"]);
    cli.run("list").done();
    drop(held.expect("nobody else has it"));
    cli.run(&format!("answer {id} DO-01 b")).done();
}
