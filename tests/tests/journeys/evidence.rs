//! Evidence in the window: every kind, a document that is copied in and comes out again, and what is refused.

use std::os::unix::fs::symlink;
use std::path::Path;

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::{DEMO, go, open_demo};

/// Opens the demo at a question that has no evidence yet.
fn at_a_question(window: &Window) {
    open_demo(window);
    go(window, &format!("#/walk/{DEMO}/EX-10"));
    window.wait_text(&test_id("question-id"), |id| id == "EX-10");
}

/// Opens the sheet for this kind of evidence.
fn add(window: &Window, kind: &str) {
    window.press("e");
    window.wait_for(&test_id("evidence-sheet"));
    window.click(&test_id(&format!("kind-{kind}")));
}

/// Fields of the sheet, each with what is typed into it.
type Fields = [(&'static str, &'static str)];

/// Lays something where the dialog finds it.
type Lay = fn(&Path);

fn done(window: &Window) {
    window.click(&test_id("evidence-done"));
    window.wait_gone(&test_id("evidence-sheet"));
}

/// Puts one file where the dialog finds it.
fn choose(folders: &Folders, name: &str, bytes: &[u8]) {
    clear(folders);
    place::put(&folders.chosen().join(name), bytes);
}

fn clear(folders: &Folders) {
    for file in std::fs::read_dir(folders.chosen()).unwrap().flatten() {
        std::fs::remove_file(file.path()).unwrap();
    }
}

#[test]
fn a_document_is_copied_in_shown_by_its_hash_undone_and_saved_again() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    at_a_question(&window);
    let before = window.has(&test_id("evidence-items"));
    choose(&folders, "Allgemeine Geschäftsbedingungen.pdf", b"hello");
    add(&window, "file");
    window.click(&test_id("choose-document"));
    let shown = window.wait_text(&test_id("evidence-document"), |text| text.contains("2cf24dba5fb0"));
    assert!(shown.contains("Allgemeine Geschäftsbedingungen.pdf") && shown.contains("1 kB"), "{shown}");
    window.fill(&test_id("evidence-locator"), "§ 4");
    window.fill(&test_id("evidence-date"), "25.9.2026");
    window.picture("evidence-file");
    done(&window);
    let listed = window.wait_text(&test_id("evidence-items"), |text| text.contains("2cf24dba5fb0"));
    assert!(listed.contains("§ 4") && listed.contains("25 September 2026"), "{listed}");
    let page = window.run("return document.documentElement.outerHTML + location.href");
    let path = folders.chosen().display().to_string();
    assert!(!page.as_str().unwrap().contains(&path), "no path reaches the page");
    window.picture("evidence-list");

    window.click(&test_id("save-document"));
    let told = window.text(&test_id("toast"));
    assert!(told.contains("Saved as Allgemeine Geschäftsbedingungen.pdf in saved."), "{told}");
    assert_eq!(std::fs::read(folders.saved().join("Allgemeine Geschäftsbedingungen.pdf")).unwrap(), b"hello");

    window.press("Ctrl+z");
    window.wait_text(&test_id("toast"), |text| text.contains("Undone: the new evidence item of EX-10."));
    assert_eq!(window.has(&test_id("evidence-items")), before);
    window.press("Ctrl+Shift+z");
    window.wait_text(&test_id("evidence-items"), |text| text.contains("2cf24dba5fb0"));
    window.close();
    let data = folders.data();
    let listed = Cli::on(&data).run(&format!("evidence list {DEMO} EX-10 --json")).done().json();
    assert_eq!(listed["evidence"][0]["document"]["held"], true, "{listed}");
    Cli::on(&data).run("check").done();
}

#[test]
fn every_kind_asks_for_what_it_needs_and_is_changed_and_removed() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    at_a_question(&window);
    let kinds: [(&str, &Fields, &str); 4] = [
        ("link", &[("detail", "https://example.org/terms"), ("title", "Terms online")], "Terms online"),
        (
            "quotation",
            &[("detail", "All customer data is yours."), ("title", "Master agreement"), ("locator", "page 22")],
            "page 22",
        ),
        ("person", &[("title", "Ines Prado"), ("detail", "Account manager: confirmed by mail")], "Ines Prado"),
        ("file", &[("title", "Side letter, in the safe")], "Side letter"),
    ];
    for (kind, fields, shows) in kinds {
        add(&window, kind);
        window.wait_for(&format!("{}:disabled", test_id("evidence-done")));
        for (field, text) in fields {
            window.fill(&test_id(&format!("evidence-{field}")), text);
        }
        window.picture(&format!("evidence-{kind}"));
        done(&window);
        window.wait_text(&test_id("evidence-items"), |text| text.contains(shows));
    }
    let data = folders.data();
    let kept = |words: &str| Cli::on(&data).run(words).done().json();
    window.click(&format!("{} li:nth-child(3) button", test_id("evidence-items")));
    window.fill(&test_id("evidence-title"), "Ines Prado-Okafor");
    window.fill(&test_id("evidence-date"), "2026-10-01");
    done(&window);
    window.wait_text(&test_id("evidence-items"), |text| text.contains("Prado-Okafor"));
    window.click(&format!("{} li:nth-child(1) button", test_id("evidence-items")));
    window.click(&test_id("evidence-remove"));
    window.wait_gone(&test_id("evidence-sheet"));
    window.wait_text(&test_id("evidence-items"), |text| !text.contains("Terms online"));
    window.close();
    let kept = kept(&format!("evidence list {DEMO} EX-10 --json"));
    let kinds: Vec<&str> =
        kept["evidence"].as_array().unwrap().iter().map(|item| item["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["quotation", "person", "file"]);
    assert_eq!(kept["evidence"][0]["detail"], "All customer data is yours.");
    assert_eq!(kept["evidence"][1]["date"], "2026-10-01");
}

#[test]
fn what_is_no_document_is_refused_with_a_sentence_and_the_sheet_keeps_what_was_typed() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    at_a_question(&window);
    add(&window, "file");
    window.fill(&test_id("evidence-title"), "Terms");
    let at = |name: &str| folders.chosen().join(name);
    let lay: [(&str, Lay, &str); 6] = [
        ("empty.pdf", |file| place::put(file, b""), "0 bytes"),
        ("two-gigabytes.bin", |file| std::fs::File::create(file).unwrap().set_len(2 << 30).unwrap(), "2048 MiB"),
        ("zero.pdf", |file| symlink("/dev/zero", file).unwrap(), "a device or a pipe"),
        ("loop.pdf", |file| symlink(file, file).unwrap(), "leads in a circle"),
        ("nul.pdf", |file| place::put(file, b"hello"), "the name of a device"),
        ("folder", |file| std::fs::create_dir(file).unwrap(), "is a folder"),
    ];
    for (name, lay, says) in lay {
        lay(&at(name));
        window.click(&test_id("choose-document"));
        let fault = window.text(&test_id("fault"));
        assert!(fault.contains(says) && fault.contains("Nothing was changed"), "{name}: {fault}");
        window.press("Escape");
        window.wait_gone(&test_id("fault"));
        assert_eq!(
            window.run("return document.querySelector('[data-testid=evidence-title]').value"),
            "Terms",
            "{name}: what was typed stays"
        );
        let gone = if at(name).is_dir() { std::fs::remove_dir(at(name)) } else { std::fs::remove_file(at(name)) };
        gone.unwrap();
    }
    window.close();
    let data = folders.data();
    let sql = rusqlite::Connection::open(data.join("Workspace.unmoor")).unwrap();
    assert_eq!(sql.query_row("SELECT count(*) FROM evidence_file", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn a_document_that_did_not_come_with_its_assessment_is_told_and_taken_in_again() {
    let (here, there) = (Folders::fresh(), Folders::fresh());
    let (here_data, file) = (here.data(), here.chosen().join("terms.pdf"));
    place::put(&file, b"hello");
    let cli = Cli::on(&here_data);
    let id = cli.make("Acme");
    cli.run_on(&format!("evidence add {id} DO-01 --file"), &file).done();
    cli.run_on(&format!("export {id} -o"), &there.chosen().join("acme.unmoor.json")).done();

    let window = Window::open(&there);
    window.click(&test_id("import-files"));
    window.wait_text(&test_id("assessment-menu"), |text| text.contains("Acme"));
    go(&window, &format!("#/walk/{id}/DO-01"));
    window.wait_text(&test_id("evidence-items"), |text| text.contains("not in this workspace"));
    window.picture("evidence-not-held");
    clear(&there);
    place::put(&there.chosen().join("other.pdf"), b"another");
    window.click(&format!("{} li button.small", test_id("evidence-items")));
    window.wait_text(&test_id("evidence-told"), |text| text.contains("does not hold the document"));
    window.click(&test_id("choose-document"));
    window.wait_text(&test_id("evidence-told"), |text| text.contains("Another document than the one named here"));
    clear(&there);
    place::put(&there.chosen().join("terms.pdf"), b"hello");
    window.click(&test_id("choose-document"));
    window.wait_text(&test_id("evidence-told"), |text| text.contains("A copy of it goes into the workspace"));
    done(&window);
    window.wait_for(&test_id("save-document"));
    window.close();
}
