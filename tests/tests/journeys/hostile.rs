//! Text that is meant to do harm: markup in every field, names that turn the line, a pasted megabyte. It is shown as
//! text, refused with a sentence, or kept; nothing of it runs and nothing is lost.

use serde_json::{Value, json};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::go;
use crate::scenes::screens_of;

const MARKUP: &str = "<img src=x onerror=\"window.ran=1\"><script>window.ran=2</script><b onclick=window.ran=3>B</b>";

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
