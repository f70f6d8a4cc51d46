//! Text that is meant to do harm: markup in every field, names that turn the line, a pasted megabyte. It is shown as
//! text, refused with a sentence, or kept; nothing of it runs and nothing is lost.

use serde_json::{Value, json};
use unmoor_tests::cli::Cli;
use unmoor_tests::filled::{self, MARKUP, Words};
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::room::begin_openly;
use crate::scenes::{scenes, screens_of};
use crate::{DEMO, go, open_demo};

/// Puts a text into a field as a paste does, and gives whether it could.
fn paste(window: &Window, selector: &str, text: &str) {
    window.wait_for(selector);
    window.run(&format!(
        "const field = document.querySelector({});
         const prototype = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
         field.focus();
         Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, {});
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
        json!(selector),
        json!(text)
    ));
}

/// Pastes a text into every field for text that is on the page, those of an open sheet only where one is open.
fn paste_everywhere(window: &Window, text: &str) -> u64 {
    let filled = window.run(&format!(
        "const page = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
         const fields = [...page.querySelectorAll('textarea, input:not([type=radio], [type=checkbox], [type=date])')]
             .filter((field) => !field.disabled && !field.readOnly);
         for (const field of fields) {{
             const prototype = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
             Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, {});
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             field.dispatchEvent(new Event('change', {{ bubbles: true }}));
         }}
         return fields.length",
        json!(text)
    ));
    window.settle();
    filled.as_u64().expect("a count")
}

/// Nothing that was typed has become a part of the page, and nothing of it has run.
#[track_caller]
fn is_only_text(window: &Window, place: &str) {
    window.settle();
    let made = window.run(
        "return [window.ran ?? null, document.querySelectorAll('img[src=x], script:not([src]), b[onclick], [onerror]').length]",
    );
    assert_eq!(made, json!([null, 0]), "{place}: markup became a part of the page");
}

#[track_caller]
fn shows(window: &Window, what: &str, text: &str) {
    let shown = window.wait_text(what, |shown| shown.contains(text));
    assert!(shown.contains(text), "{what} shows it as text: {shown}");
}

#[test]
fn markup_in_every_field_of_every_screen_is_shown_as_text_and_nothing_runs() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    window.click(&test_id("start-assessment"));
    window.wait_for(&test_id("details-sheet"));
    assert!(paste_everywhere(&window, MARKUP) >= 8, "the sheet has fields");
    is_only_text(&window, "the sheet");
    for field in ["starts", "ends", "notice-days", "months-to-leave"] {
        paste(&window, &test_id(field), "");
    }
    window.click(&test_id("details-done"));
    window.wait_for(&test_id("exposure-XP-01"));
    shows(&window, &test_id("assessment-menu"), MARKUP);
    let id = window.run("return location.hash.split('/')[2]").as_str().unwrap().to_owned();

    go(&window, &format!("#/walk/{id}/DO-01"));
    window.wait_for(&test_id("prompt"));
    window.press("2");
    window.wait_text(&test_id("question-id"), |id| id == "DO-02");
    for kind in ["file", "link", "quotation", "person"] {
        window.press("e");
        window.click(&test_id(&format!("kind-{kind}")));
        assert!(paste_everywhere(&window, MARKUP) >= 2, "{kind}");
        paste(&window, &test_id("evidence-date"), "");
        window.click(&test_id("evidence-done"));
        window.wait_gone(&test_id("evidence-sheet"));
        shows(&window, &test_id("evidence-items"), MARKUP);
        is_only_text(&window, kind);
    }
    window.press("n");
    window.wait_for(&test_id("reason-sheet"));
    assert_eq!(paste_everywhere(&window, MARKUP), 1);
    window.click(&test_id("reason-done"));
    window.wait_gone(&test_id("reason-sheet"));
    go(&window, &format!("#/walk/{id}/DO-02"));
    shows(&window, &test_id("option-n"), MARKUP);
    paste(&window, "#note", MARKUP);
    window.wait_for("#note[data-open=false]");
    window.press("Ctrl+k");
    window.wait_for(&test_id("palette"));
    assert_eq!(paste_everywhere(&window, MARKUP), 1);
    shows(&window, &test_id("palette"), "<img src=x");
    is_only_text(&window, "the palette");
    window.press("Escape");
    window.wait_gone(&test_id("palette"));

    for (name, address, mark) in screens_of(&id) {
        go(&window, &address);
        window.wait_for(&test_id(mark));
        is_only_text(&window, name);
        paste_everywhere(&window, MARKUP);
        is_only_text(&window, name);
    }
    go(&window, "#/");
    window.wait_for(&test_id("home"));
    paste(&window, &test_id("search"), "");
    shows(&window, &test_id("vendor-row"), "<img src=x");
    window.close();
    let data = folders.data();
    let file = Cli::on(&data).run(&format!("show {id} --json")).done().json();
    assert_eq!(file["vendor"]["name"], MARKUP, "it is kept as it was typed");
    assert_eq!(file["answers"]["DO-02"]["note"], MARKUP);
}

#[test]
fn names_that_turn_the_line_or_ring_the_bell_are_seen_for_what_they_are() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let (vendor, service) = ("Acme\u{202e}dessecorp", "CRM\u{7}\u{1b}[2J \u{5d0}\u{5d1}\u{5d2}");
    let made = cli.run_words(["new", "--json", "--vendor", vendor, "--service", service]).done().json();
    let id = made["id"].as_str().unwrap();
    cli.run_words(["evidence", "add", id, "DO-01", "--person", vendor, "--detail", service]).done();
    let (vendor_seen, service_seen) = ("Acme[U+202E]dessecorp", "CRM[U+0007][U+001B][2J \u{5d0}\u{5d1}\u{5d2}");
    let window = Window::open(&folders);
    let row = window.text(&test_id("vendor-row"));
    assert!(row.contains(vendor_seen) && row.contains(service_seen), "{row}");
    window.picture("names-turned");
    go(&window, &format!("#/walk/{id}/DO-01"));
    shows(&window, &test_id("evidence-items"), vendor_seen);
    shows(&window, &test_id("assessment-menu"), service_seen);
    for (name, address, mark) in screens_of(id) {
        go(&window, &address);
        window.wait_for(&test_id(mark));
        window.settle();
        let unseen = window.run("return /[\\u0007\\u001b\\u202e]/.test(document.body.innerText)");
        assert_eq!(unseen, false, "{name} shows every character");
    }
    // What is edited keeps every character of it.
    go(&window, &format!("#/walk/{id}/DO-01"));
    window.click(&format!("{} button", test_id("evidence-items")));
    let field = "return document.querySelector('[data-testid=evidence-title]').value";
    assert_eq!(window.run(field), vendor);
    window.fill(&test_id("evidence-date"), "2026-10-01");
    window.click(&test_id("evidence-done"));
    window.wait_gone(&test_id("evidence-sheet"));
    window.close();
    let item = cli.run(&format!("show {id} --json")).done().json()["answers"]["DO-01"]["evidence_items"][0].clone();
    assert_eq!((&item["title"], &item["detail"]), (&Value::from(vendor), &Value::from(service)));
}

#[test]
fn a_pasted_megabyte_is_kept_or_refused_with_a_sentence_and_stays_in_its_field() {
    let folders = Folders::fresh();
    let data = folders.data();
    let id = Cli::on(&data).make("Acme");
    let window = Window::open(&folders);
    go(&window, &format!("#/walk/{id}/DO-01"));
    window.wait_for(&test_id("prompt"));
    let most = "word ".repeat((1 << 20) / 5);
    paste(&window, "#note", &most);
    window.wait_for("#note[data-open=false]");
    window.picture("note-megabyte");
    let over = format!("{most}and more than that");
    paste(&window, "#note", &over);
    let fault = window.text(&test_id("fault"));
    assert!(fault.contains("longer than a megabyte") && fault.contains("as a file of its own"), "{fault}");
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    window.press("Escape"); // out of the field, and on: the note holds the question
    window.press("j");
    window.wait_for(&test_id("fault"));
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    assert_eq!(window.text(&test_id("question-id")), "DO-01");
    assert_eq!(window.run("return document.getElementById('note').value.length"), over.len());
    paste(&window, "#note", "short again");
    window.wait_for("#note[data-open=false]");

    window.press("Escape");
    window.press("e");
    window.click(&test_id("kind-quotation"));
    paste(&window, &test_id("evidence-title"), &most);
    paste(&window, &test_id("evidence-detail"), &most);
    window.click(&test_id("evidence-done"));
    let fault = window.text(&test_id("fault"));
    assert!(fault.contains("longer than 1000 characters"), "{fault}");
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    assert_eq!(window.run("return document.querySelector('[data-testid=evidence-detail]').value.length"), most.len());
    paste(&window, &test_id("evidence-title"), "Master agreement");
    window.click(&test_id("evidence-done"));
    window.wait_gone(&test_id("evidence-sheet"));
    window.picture("quotation-megabyte");

    window.press("Ctrl+k");
    paste(&window, &test_id("palette-search"), &most);
    window.wait_text(&test_id("palette"), |text| text.contains("Nothing is called") && text.len() < 1000);
    window.press("Escape");
    window.wait_gone(&test_id("palette"));
    go(&window, "#/");
    window.wait_for(&test_id("home"));
    window.press("n");
    paste(&window, &test_id("vendor"), &most);
    paste(&window, &test_id("service"), "Acme CRM");
    window.click(&test_id("details-done"));
    window.wait_text("#problem-vendor", |text| text.contains("At most 200 characters"));
    window.close();
    let file = Cli::on(&data).run(&format!("show {id} --json")).done().json();
    let record = &file["answers"]["DO-01"];
    assert_eq!(record["note"], "short again");
    assert_eq!(record["evidence_items"][0]["detail"].as_str().map(str::len), Some(most.trim_end().len()));
}

#[test]
fn a_workspace_full_of_markup_is_only_text_in_every_scene() {
    let folders = Folders::fresh();
    filled::workspace(&folders, Words::Hostile);
    let window = Window::open(&folders);
    shows(&window, &test_id("home"), MARKUP);
    for scene in scenes() {
        scene.enter(&window);
        is_only_text(&window, scene.name);
        scene.leave(&window);
    }
    window.close();
}

/// Markup is kept as text where it was typed and shown.
fn is_kept(window: &Window, field: &str, done: &str, shown: &str) {
    paste(window, &test_id(field), MARKUP);
    window.click(&test_id(done));
    shows(window, shown, MARKUP);
    is_only_text(window, field);
}

/// What is too long for a field is refused with a sentence, and stays in it.
fn is_refused(window: &Window, field: &str, done: &str) {
    let over = too_long();
    paste(window, &test_id(field), &over);
    window.click(&test_id(done));
    stays_refused(window, field, &over);
}

/// A sentence says what was refused; once it is read, the text still stands in its field.
fn stays_refused(window: &Window, field: &str, text: &str) {
    let fault = window.text(&test_id("fault"));
    let says = ["longer than", "at most", "no colour"].iter().any(|words| fault.contains(words));
    assert!(says && fault.len() < text.len() + 1000, "{field}: {}", fault.chars().take(500).collect::<String>());
    is_only_text(window, field);
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    let field = window.run(&format!(
        "const field = document.querySelector({}); return [field.tagName, field.value.length]",
        json!(test_id(field))
    ));
    let most = if field[0] == "INPUT" { MOST_ON_A_LINE } else { usize::MAX };
    assert_eq!(field[1], text.len().min(most), "what was typed is kept: {field}");
}

/// No browser takes more into a field of one line.
const MOST_ON_A_LINE: usize = 1 << 19;

/// More than any field takes.
fn too_long() -> String {
    "word ".repeat((1 << 20) / 5 + 100)
}

/// Closes a sheet whose text is not to be kept.
fn give_up(window: &Window, sheet: &str) {
    window.press("Escape");
    window.click(&test_id("leave-discard"));
    window.wait_gone(&test_id(sheet));
}

#[test]
fn what_is_typed_into_a_sheet_is_only_text_and_stays_there_when_it_is_refused() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, &format!("#/history/{DEMO}"));
    for refused in [false, true] {
        window.click(&test_id("take-snapshot"));
        window.wait_for(&test_id("snapshot-sheet"));
        if refused {
            is_refused(&window, "snapshot-name", "snapshot-done");
            window.press("Escape");
            window.settle();
            window.run("document.querySelector('[data-testid=leave-discard]')?.click()");
        } else {
            is_kept(&window, "snapshot-name", "snapshot-done", &test_id("history"));
        }
        window.wait_gone(&test_id("snapshot-sheet"));
    }

    window.click(&test_id("assessment-menu"));
    window.click(&test_id("menu-parking"));
    is_kept(&window, "park-text", "park-done", &test_id("parked-items"));
    is_refused(&window, "park-text", "park-done");
    give_up(&window, "parking-sheet");

    go(&window, &format!("#/walk/{DEMO}/DO-02"));
    window.wait_text(&test_id("question-id"), |id| id == "DO-02");
    window.press("n");
    is_refused(&window, "reason", "reason-done");
    give_up(&window, "reason-sheet");

    go(&window, &format!("#/result/{DEMO}"));
    window.click(&test_id("treat-AL-01"));
    window.wait_for(&test_id("treatment-sheet"));
    is_refused(&window, "treatment-owner", "treatment-done");
    paste(&window, &test_id("treatment-owner"), MARKUP);
    window.click(&format!("label:has({})", test_id("status-accepted")));
    paste(&window, &test_id("treatment-by"), MARKUP);
    is_refused(&window, "treatment-reason", "treatment-done");
    paste(&window, &test_id("treatment-reason"), MARKUP);
    window.click(&test_id("treatment-done"));
    window.wait_gone(&test_id("treatment-sheet"));
    is_only_text(&window, "the finding that is accepted");

    window.click(&test_id("ask-by-file"));
    is_refused(&window, "ask-sender", "ask-save");
    paste(&window, &test_id("ask-sender"), MARKUP);
    window.click(&test_id("ask-save"));
    window.wait_gone(&test_id("ask-sheet"));
    is_only_text(&window, "what was asked");
    let form = std::fs::read_dir(folders.saved()).unwrap().flatten().next().expect("the questions").path();
    assert!(!std::fs::read_to_string(form).unwrap().contains("<img src=x"), "nor is it markup in the file");
    window.close();

    let data = folders.data();
    let file = Cli::on(&data).run(&format!("show {DEMO} --json")).done().json();
    assert!(file["parking"].as_array().unwrap().iter().any(|one| one["text"] == MARKUP), "{}", file["parking"]);
    let treatment = &file["answers"]["AL-01"]["treatment"];
    for field in ["owner", "by", "reason"] {
        assert_eq!(treatment[field], MARKUP, "{field} is kept as it was typed");
    }
}

#[test]
fn what_is_typed_in_a_running_workshop_is_only_text_and_stays_there_when_it_is_refused() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    begin_openly(&window);
    let asked = window.run("return document.querySelector('[data-testid=asked]').dataset.question");
    let asked = asked.as_str().unwrap().to_owned();
    window.press("w");
    is_kept(&window, "add-name", "add-person", &test_id("people-sheet"));
    is_refused(&window, "add-name", "add-person");
    window.press("Escape");
    window.wait_gone(&test_id("people-sheet"));

    paste(&window, &test_id("because"), &too_long());
    window.settle(); // as much as a line takes is less than a note may have
    is_only_text(&window, "a reason of half a megabyte");
    paste(&window, &test_id("because"), MARKUP);
    window.click(&test_id("decide-2"));
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("decide-2")));
    is_only_text(&window, "the workshop");
    window.click(&test_id("record"));
    window.wait_for(&format!("{}:not([data-question={asked:?}])", test_id("asked")));
    go(&window, &format!("#/walk/{DEMO}/{asked}"));
    shows(&window, &test_id("decision"), MARKUP);
    is_only_text(&window, "the decision");
    window.close();
    let data = folders.data();
    let file = Cli::on(&data).run(&format!("show {DEMO} --json")).done().json();
    assert_eq!(file["answers"][&asked]["decision"]["note"], MARKUP);
    assert!(file["participants"].as_array().unwrap().iter().any(|one| one["name"] == MARKUP));
}

/// Pastes into a field, and leaves it as a person does.
fn put(window: &Window, field: &str, text: &str) {
    paste(window, &test_id(field), text);
    window.run("document.activeElement.dispatchEvent(new Event('change', { bubbles: true }))");
}

#[test]
fn what_is_typed_for_a_report_is_printed_as_text_and_stays_there_when_it_is_refused() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, &format!("#/report/{DEMO}"));
    window.wait_for(&test_id("client"));
    let over = too_long();
    for (field, refused) in [("client", over.as_str()), ("confidentiality", over.as_str()), ("accent", MARKUP)] {
        put(&window, field, refused);
        stays_refused(&window, field, refused);
        put(&window, field, "");
    }
    let fields =
        ["client", "author", "confidentiality", "letter-place", "letter-address", "letter-signed", "letter-reply-to"];
    for field in fields {
        put(&window, field, MARKUP);
    }
    window.click(&test_id("make-report"));
    window.wait_for(&test_id("report-done"));
    is_only_text(&window, "the report");
    window.close();
    let made = std::fs::read_dir(folders.saved()).unwrap().flatten().next().expect("the report").path();
    let data = folders.data();
    Cli::on(&data).run_on("verify", &made).done();
}

#[test]
fn a_passphrase_of_markup_locks_and_unlocks_and_one_that_is_too_short_stays_in_its_field() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/settings");
    window.click(&test_id("passphrase-set"));
    for field in ["fresh", "again"] {
        paste(&window, &test_id(field), "<b>short");
    }
    window.click(&test_id("passphrase-done"));
    window.wait_for(&test_id("fresh-problem"));
    assert_eq!(window.run("return document.querySelector('[data-testid=fresh]').value"), "<b>short");
    for field in ["fresh", "again"] {
        paste(&window, &test_id(field), MARKUP);
    }
    window.click(&test_id("passphrase-done"));
    window.wait_gone(&test_id("passphrase-sheet"));
    is_only_text(&window, "the settings");
    window.press("Ctrl+l");
    paste(&window, &test_id("passphrase"), &too_long());
    window.click(&test_id("unlock-done"));
    window.wait_for(&test_id("passphrase-problem"));
    paste(&window, &test_id("passphrase"), MARKUP);
    window.click(&test_id("unlock-done"));
    window.wait_gone(&test_id("unlock"));
    is_only_text(&window, "the unlocked workspace");
    window.close();
}
