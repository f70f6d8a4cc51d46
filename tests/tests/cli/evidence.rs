//! Evidence from the command line: documents come in whole or not at all, and come out as they went in.

use std::os::unix::fs::symlink;
use std::path::Path;

use serde_json::Value;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;

fn evidence(cli: &Cli<'_>, id: &str) -> Vec<Value> {
    cli.run(&format!("evidence list {id} --json")).done().json()["evidence"].as_array().expect("a list").clone()
}

#[test]
fn every_kind_is_added_listed_and_removed() {
    let folders = Folders::fresh();
    let (data, file) = (folders.data(), folders.chosen().join("Terms of service.pdf"));
    place::put(&file, b"%PDF-1.7 the terms");
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let add = |words: &[&str]| cli.run_words([&["evidence", "add", &id], words].concat()).done().out;
    let said = add(&["do-01", "--file", file.to_str().unwrap(), "--locator", "clause 4", "--date", "2026-09-25"]);
    assert!(said.starts_with("e1 added to DO-01: Terms of service.pdf, 1 kB, SHA-256 "), "{said}");
    add(&["DO-01", "--link", "https://example.org/terms"]);
    add(&["DO-02", "--quotation", "All data is yours.", "--title", "Terms", "--locator", "page 3"]);
    add(&["DO-02", "--person", "Ines Prado", "--detail", "account manager: by mail"]);
    let listed = cli.run(&format!("evidence list {id}")).done().out;
    for part in [
        "e1    DO-01  file       Terms of service.pdf; clause 4; 25 September 2026; Terms of service.pdf, 1 kB, SHA-256 ",
        "e2    DO-01  link       https://example.org/terms",
        "e3    DO-02  quotation  Terms; page 3; All data is yours.",
        "e4    DO-02  person     Ines Prado; account manager: by mail",
    ] {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    assert_eq!(
        cli.run(&format!("evidence list {id} do-02 --json")).done().json()["evidence"].as_array().unwrap().len(),
        2
    );
    cli.run(&format!("evidence remove {id} e2")).done();
    assert_eq!(evidence(&cli, &id).len(), 3);
    cli.run(&format!("evidence remove {id} e2")).refused(3, &["no longer there"]);
    for wrong in ["DO-01", "DO-01 --link a --person b", "DO-01 --quotation words"] {
        assert_eq!(cli.run(&format!("evidence add {id} {wrong}")).code, 2, "{wrong}");
    }
    cli.run(&format!("evidence add {id} ZZ-01 --link a")).refused(3, &["no question ZZ-01"]);
}

#[test]
fn a_document_comes_out_as_it_went_in_also_from_a_backup() {
    let folders = Folders::fresh();
    let data = folders.data();
    let bytes: Vec<u8> = (0..300_000u32).flat_map(u32::to_le_bytes).collect();
    let file = folders.chosen().join("export.bin");
    place::put(&file, &bytes);
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    cli.run_on(&format!("evidence add {id} DO-01 --file"), &file).done();
    std::fs::remove_file(&file).unwrap();
    let out = folders.saved().join("copy.bin");
    cli.run_on(&format!("evidence save {id} e1 -o"), &out).done();
    assert!(std::fs::read(&out).unwrap() == bytes);
    let backup = folders.saved().join("backup.unmoor");
    cli.run_on("backup -o", &backup).done();
    let again = folders.saved().join("again.bin");
    let words = ["--workspace", backup.to_str().unwrap(), "evidence", "save", &id, "e1", "-o", again.to_str().unwrap()];
    cli.run_words(words).done();
    assert!(std::fs::read(&again).unwrap() == bytes);
    cli.run("check").done();
    spoil(&data.join("Workspace.unmoor"));
    cli.run("check").refused(1, &["not the one that was taken in"]);
    cli.run_on(&format!("evidence save {id} e1 -o"), &out).refused(1, &["no longer the one"]);
    assert!(std::fs::read(&out).unwrap() == bytes, "the copy that is there is not replaced");
}

/// Alters the document as a failing disk would.
fn spoil(workspace: &Path) {
    let sql = rusqlite::Connection::open(workspace).expect("a database");
    assert_eq!(sql.execute("UPDATE evidence_file SET bytes = zeroblob(size)", []).expect("a table"), 1);
}

#[test]
fn a_document_does_not_travel_in_an_assessment_file_and_that_is_told() {
    let (here, there) = (Folders::fresh(), Folders::fresh());
    let (here_data, there_data) = (here.data(), there.data());
    let file = here.chosen().join("terms.pdf");
    place::put(&file, b"hello");
    let (cli, other) = (Cli::on(&here_data), Cli::on(&there_data));
    let id = cli.make("Acme");
    cli.run_on(&format!("evidence add {id} DO-01 --file"), &file).done();
    let out = here.saved().join("acme.unmoor.json");
    cli.run_on(&format!("export {id} -o"), &out).done();
    assert!(!std::fs::read_to_string(&out).unwrap().contains("hello"));
    for listed in [other.run_on("evidence list", &out).done().out, {
        other.run_on("import", &out).done();
        other.run(&format!("evidence list {id}")).done().out
    }] {
        assert!(listed.contains("2cf24dba5fb0…, not in this workspace"), "{listed}");
    }
    let target = there.saved().join("terms.pdf");
    other.run_on(&format!("evidence save {id} e1 -o"), &target).refused(3, &["does not hold it", "Ask whoever"]);
    assert!(!target.exists());
    other.run("check").done();
}

#[test]
fn what_is_no_document_is_refused_with_a_sentence_and_leaves_nothing() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let at = |name: &str| folders.chosen().join(name);
    place::put(&at("empty.pdf"), b"");
    std::fs::File::create(at("two gigabytes.bin")).unwrap().set_len(2 << 30).unwrap();
    symlink(at("b.pdf"), at("a.pdf")).unwrap();
    symlink(at("a.pdf"), at("b.pdf")).unwrap();
    symlink("/dev/zero", at("zero.pdf")).unwrap();
    place::put(&at("nul.pdf"), b"hello");
    let pipe = at("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
    let before = cli.run(&format!("show {id} --json")).done().out;
    for (file, says) in [
        (at("empty.pdf"), "0 bytes"),
        (at("two gigabytes.bin"), "2048 MiB"),
        (at("a.pdf"), "leads in a circle"),
        (at("zero.pdf"), "a device or a pipe"),
        ("/dev/zero".into(), "a device or a pipe"),
        ("/dev/full".into(), "a device or a pipe"),
        (pipe, "a device or a pipe"),
        (at("nul.pdf"), "the name of a device"),
        (folders.chosen(), "is a folder"),
        (at("gone.pdf"), "does not exist"),
    ] {
        cli.run_on(&format!("evidence add {id} DO-01 --file"), &file).refused(3, &[says, "Nothing was changed"]);
    }
    assert_eq!(cli.run(&format!("show {id} --json")).done().out, before);
    let sql = rusqlite::Connection::open(data.join("Workspace.unmoor")).unwrap();
    let kept: i64 = sql.query_row("SELECT count(*) FROM evidence_file", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0, "no half of a document stays");
}

#[test]
fn a_document_for_which_the_disk_has_no_room_leaves_nothing() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.make("Acme");
    let file = folders.chosen().join("large.bin");
    place::put(&file, &vec![7; 3 << 20]);
    let words = ["evidence", "add", &id, "DO-01", "--file", file.to_str().unwrap()];
    unmoor_tests::room::run_within(1024, &data, words)
        .refused(1, &["Workspace.unmoor", "Everything saved before is kept"]);
    assert!(evidence(&cli, &id).is_empty());
    cli.run("check").done();
    cli.run_words(words).done();
    assert_eq!(evidence(&cli, &id).len(), 1, "once there is room it goes on");
}

#[test]
fn what_a_terminal_would_obey_is_printed_by_its_code() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let name = "Acme\u{202e}exe.\u{1b}[2J\u{7}";
    let made = cli.run_words(["new", "--json", "--vendor", name, "--service", name]).done().json();
    let id = made["id"].as_str().unwrap();
    for words in [format!("show {id}"), "list".to_owned()] {
        let out = cli.run(&words).done().out;
        assert!(out.contains("Acme[U+202E]exe.[U+001B][2J[U+0007]"), "{out}");
        assert!(!out.contains(['\u{202e}', '\u{1b}', '\u{7}']), "{out}");
    }
    let file = cli.run(&format!("show {id} --json")).done().json();
    assert_eq!(file["vendor"]["name"], name, "it is kept as it was given");
}
