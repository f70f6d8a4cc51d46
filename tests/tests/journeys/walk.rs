//! The walk: its rail, its right column, the list for the vendor, undo, the palette, and the place where one stopped.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::wait;
use unmoor_tests::window::{Window, test_id};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

fn at(window: &Window, question: &str) {
    go(window, &format!("#/walk/{DEMO}/{question}"));
    window.wait_text(&test_id("question-id"), |id| id == question);
}

/// The number at the end of a line of the rail.
fn counted(window: &Window, line: &str) -> usize {
    let text = window.text(&test_id(line));
    text.split_whitespace()
        .last()
        .and_then(|number| number.parse().ok())
        .expect("a line of the rail ends with a number")
}

fn arrives(window: &Window, question: &str) {
    window.wait_text(&test_id("question-id"), |id| id == question);
}

#[test]
fn the_right_column_says_what_holds_the_score_and_leads_to_it() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    at(&window, "DO-01");
    for (part, says) in [("good", "What would show it"), ("references", "References as of 23 November 2026")] {
        window.click(&format!("{} summary", test_id(part)));
        window.wait_text(&test_id(part), |text| text.contains(says));
    }
    assert!(window.text(&test_id("references")).contains("Not legal advice"), "what it bears on is no advice");
    at(&window, "AL-07");
    let holds = window.text(&test_id("holds"));
    assert!(holds.contains("AL holds the assured score to 42; two more would."), "{holds}");
    assert_eq!(counted(&window, "filter-blockers"), 2, "the rail counts the questions behind them");
    window.wait_text(&test_id("steps"), |text| text.contains("Answer 2") && text.contains("+3.2"));
    for (part, title) in [
        ("move-assured", "What this answer does: AL-07"),
        ("holds", "Weakest core section"),
        ("unknowns", "Swing of AL-02"),
    ] {
        window.click(&format!("{} .opens", test_id(part)));
        window.wait_text(&test_id("sum"), |text| text.contains(title));
        window.press("Escape");
        window.wait_gone(&test_id("sum"));
    }
    window.click(&format!("{} a", test_id("unknowns")));
    arrives(&window, "AL-02");
    window.wait_text(&test_id("steps"), |text| text.contains("The worst answer") && text.contains("−27.9"));
    window.close();
}

#[test]
fn a_question_is_put_on_the_list_for_the_vendor_and_the_list_is_copied_and_saved() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    at(&window, "AL-07");
    let before = counted(&window, "vendor-questions");
    window.press("a");
    window.wait_text(&test_id("ask-vendor"), |text| text.contains("On the list"));
    assert_eq!(counted(&window, "vendor-questions"), before + 1);
    window.press("v");
    let list = window.text(&test_id("vendor-list"));
    assert!(list.contains("AL-07") && list.contains("Not known, moves the score by up to"), "{list}");
    window.picture("vendor-list");
    window.click(&test_id("save-ask"));
    window.wait_text(&test_id("vendor-sheet"), |text| text.contains("Saved as"));
    window.press("Escape");
    window.wait_gone(&test_id("vendor-sheet"));
    let letter = std::fs::read_dir(folders.saved()).unwrap().flatten().next().expect("the letter");
    assert!(std::fs::read_to_string(letter.path()).unwrap().contains("Our reference: AL-07"));
    window.press("Ctrl+z");
    window.wait_text(&test_id("toast"), |text| text.contains("Undone: the request to the vendor about AL-07."));
    wait::until("the list is as it was", || (counted(&window, "vendor-questions") == before).then_some(()));
    window.close();
}

#[test]
fn every_filter_shows_as_many_questions_as_it_counts() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    at(&window, "DO-01");
    for filter in ["unanswered", "unknown", "marked", "disputed", "blockers"] {
        let button = test_id(&format!("filter-{filter}"));
        let count = counted(&window, &format!("filter-{filter}"));
        window.click(&button);
        window.wait_for(&format!("{button}[aria-pressed=true]"));
        while window.has(&format!("{}:enabled", test_id("previous"))) {
            let here = window.text(&test_id("question-id"));
            window.press("k");
            window.wait_text(&test_id("question-id"), |id| id != here);
        }
        let mut seen = vec![window.text(&test_id("question-id"))];
        while window.has(&test_id("next")) {
            window.press("j");
            let last = seen.last().unwrap().clone();
            seen.push(window.wait_text(&test_id("question-id"), |id| *id != last));
        }
        assert_eq!(seen.len(), count, "{filter}: {seen:?}");
        window.click(&button);
        window.wait_for(&format!("{button}[aria-pressed=false]"));
    }
    window.close();
}

#[test]
fn a_filter_stays_where_the_question_gone_to_is_under_it_and_else_goes_off_aloud() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    at(&window, "DO-01");
    window.click(&test_id("filter-unknown"));
    let on = format!("{}[aria-pressed=true]", test_id("filter-unknown"));
    window.wait_for(&on);
    window.click(&format!("{} a", test_id("unknowns")));
    arrives(&window, "AL-02");
    assert!(window.has(&on), "it is not known, so the filter shows it");
    go(&window, &format!("#/walk/{DEMO}/AL-07"));
    arrives(&window, "AL-07");
    window.wait_text(&test_id("toast"), |text| text.contains("Filter off: AL-07 is not under “Unknown”."));
    assert!(!window.has(&on));
    window.close();
}

#[test]
fn a_second_click_on_an_exposure_answer_does_not_take_it_back() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, &format!("#/exposure/{DEMO}"));
    let question = test_id("exposure-XP-01");
    let chosen = format!("{question} [aria-pressed=true]");
    let saved = format!("{}[data-state=saved]", test_id("saved"));
    window.click(&format!("{question} .option:last-child"));
    window.wait_for(&format!("{question} .option:last-child[aria-pressed=true]"));
    window.click(&format!("{question} .option:last-child"));
    window.wait_for(&saved);
    assert!(window.has(&chosen), "the second click changes nothing");
    window.click(&test_id("clear-XP-01"));
    window.wait_gone(&chosen);
    window.close();
}

#[test]
fn undo_says_what_it_took_back_and_goes_there_from_any_screen() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    at(&window, "DO-02");
    window.press("5");
    arrives(&window, "DO-03");
    go(&window, &format!("#/exposure/{DEMO}"));
    window.wait_for(&test_id("exposure-XP-01"));
    window.press("1");
    window.wait_for(&format!("{}[data-state=saved]", test_id("saved")));
    for away in [format!("#/result/{DEMO}"), "#/".to_owned()] {
        go(&window, &away);
        window.wait_for("h1");
        let screen = if away == "#/" { test_id("home") } else { test_id("verdict") };
        window.wait_for(&screen);
        window.press("Ctrl+z");
        let (said, there) = if away == "#/" {
            ("Undone: the answer to DO-02.", test_id("question-id"))
        } else {
            ("Undone: the exposure answer to XP-07.", test_id("exposure-XP-07"))
        };
        window.wait_text(&test_id("toast"), |text| text.contains(said));
        window.wait_for(&there);
        let spoken =
            window.run("return [...document.querySelectorAll('[aria-live]')].map((each) => each.textContent).join('')");
        assert!(spoken.as_str().unwrap().contains(said), "{said} is spoken: {spoken}");
    }
    arrives(&window, "DO-02");
    window.press("Ctrl+Shift+z");
    window.wait_text(&test_id("toast"), |text| text.contains("Redone: the answer to DO-02."));
    arrives(&window, "DO-02");
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("option-5")));
    window.close();
}

#[test]
fn the_palette_reaches_every_screen_vendor_and_question_by_typing() {
    let folders = Folders::fresh();
    let data = folders.data();
    let other = Cli::on(&data).make("Borealis");
    Cli::on(&data).make("Acme"); // touched last
    let window = Window::open(&folders);
    let goto = |typed: &str, there: &str| {
        window.press("Ctrl+k");
        window.wait_for(&test_id("palette"));
        window.type_text(typed);
        window.wait_text(&test_id("goal"), |text| !text.is_empty());
        window.press("Enter");
        window.wait_gone(&test_id("palette"));
        window.until_address(there);
    };
    // From a start at which no vendor was open yet: a vendor, and one of its screens or questions.
    window.wait_for(&test_id("home"));
    goto("borealis rep", &format!("#/report/{other}"));
    window.wait_for(&test_id("make-report"));
    goto("vendors", "#/");
    goto("borealis ex-03", &format!("#/walk/{other}/EX-03"));
    goto("vendors", "#/");
    goto("hist borealis", &format!("#/history/{other}"));

    goto("do-02", &format!("#/walk/{other}/DO-02"));
    goto("result", &format!("#/result/{other}"));
    goto("exposure", &format!("#/exposure/{other}"));
    goto("report", &format!("#/report/{other}"));
    goto("workshop", &format!("#/workshop/{other}"));
    goto("history", &format!("#/history/{other}"));
    goto("walk", &format!("#/walk/{other}/DO-02"));
    goto("compare", "#/compare");
    goto("help", "#/help");
    goto("settings", "#/settings");
    for (typed, part) in [("packs", "packs"), ("backups", "backups"), ("passphrase", "protection")] {
        goto(typed, &format!("#/settings/{part}"));
        window.wait_for(&format!("#{part}:focus"));
    }
    goto("borealis", &format!("#/result/{other}"));
    goto("vendors", "#/");
    window.close();
}

#[test]
fn the_palette_the_keys_and_help_are_reached_by_mouse_and_over_an_open_sheet() {
    let folders = Folders::fresh();
    let data = folders.data();
    let id = Cli::on(&data).make("Borealis");
    let window = Window::open(&folders);
    go(&window, &format!("#/walk/{id}/DO-01"));
    window.wait_text(&test_id("question-id"), |id| id == "DO-01");
    for (item, sheet) in [("menu-keys", "keys"), ("menu-goto", "palette")] {
        window.click(&test_id("tools-menu"));
        window.click(&test_id(item));
        window.wait_for(&test_id(sheet));
        window.click(&format!("{} .close", test_id(sheet)));
        window.wait_gone(&test_id(sheet));
    }
    window.press("n");
    window.wait_for(&test_id("reason-sheet"));
    window.type_text("Nothing runs there");
    let to_result = || {
        window.press("Ctrl+k");
        window.wait_for(&test_id("palette"));
        window.type_text("result");
        window.press("Enter");
        window.wait_gone(&test_id("palette"));
    };
    to_result();
    window.wait_for(&test_id("leave-discard"));
    assert!(window.has(&test_id("question-id")), "a sheet with something typed in it is asked first");
    window.click(&test_id("leave-discard"));
    window.wait_gone(&test_id("reason-sheet"));
    window.press("g");
    window.wait_for(&test_id("chooser-sections"));
    to_result();
    window.until_address(&format!("#/result/{id}"));
    window.press("F1");
    window.until_address("#/help/result");
    window.close();
}

#[test]
fn each_assessment_goes_on_where_one_stopped_and_going_back_changes_nothing() {
    let folders = Folders::fresh();
    let data = folders.data();
    let (one, two) = (Cli::on(&data).make("Acme"), Cli::on(&data).make("Borealis"));
    let file = |id: &str| Cli::on(&data).run(&format!("show {id} --json")).done().out;
    let before = (file(&one), file(&two));
    let window = Window::open(&folders);
    for (id, steps) in [(&one, 4), (&two, 5)] {
        go(&window, &format!("#/walk/{id}"));
        window.wait_text(&test_id("question-id"), |text| text == "DO-01");
        for _ in 0..steps {
            window.press("j Right k Down");
        }
        let stands = format!("DO-{:02}", 1 + 2 * steps);
        window.wait_text(&test_id("question-id"), |text| *text == stands);
        go(&window, "#/");
        window.wait_for(&test_id("home"));
    }
    window.close();
    assert_eq!((file(&one), file(&two)), before, "looking changes nothing");
    let window = Window::open(&folders);
    for (id, stands) in [(&one, "DO-09"), (&two, "DO-11")] {
        go(&window, &format!("#/walk/{id}"));
        window.wait_text(&test_id("question-id"), |text| text == stands);
    }
    window.close();
}

#[test]
fn an_answer_stays_where_advancing_is_switched_off() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/settings");
    window.click(&test_id("advance"));
    window.wait_for(&format!("{}:not(:checked)", test_id("advance")));
    at(&window, "DO-02");
    window.press("4");
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("option-4")));
    assert_eq!(window.text(&test_id("question-id")), "DO-02");
    window.press("j");
    arrives(&window, "DO-03");
    window.close();
}

#[test]
fn a_file_that_is_dropped_on_the_window_leaves_no_path() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    at(&window, "DO-01");
    let kept_out = window.run(
        "const data = new DataTransfer();
         data.items.add(new File(['hello'], 'terms.pdf'));
         const note = document.getElementById('note');
         const dropped = ['dragover', 'drop'].map((kind) => {
             const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
             note.dispatchEvent(event);
             return event.defaultPrevented;
         });
         return [...dropped, note.value.includes('terms.pdf')]",
    );
    assert_eq!(kept_out, serde_json::json!([true, true, false]));
    window.close();
}

/// What floats over the walk: its name, the key that opens it, and what stands there then.
const SHEETS: [(&str, &str, &str); 5] = [
    ("walk-evidence", "e", "evidence-sheet"),
    ("walk-reason", "n", "reason-sheet"),
    ("walk-vendor", "v", "vendor-sheet"),
    ("walk-sections", "g", "chooser-sections"),
    ("walk-filters", "f", "chooser-filters"),
];

#[test]
fn the_sheets_of_the_walk_stand_in_light_and_dark_and_in_the_smallest_window() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        at(&window, "AL-07");
        for (name, key, mark) in SHEETS {
            window.press(key);
            window.wait_for(&test_id(mark));
            window.picture(&format!("{name}-{theme}"));
            shut_out.extend(barriers(&window, &format!("{name}, {theme}")));
            window.press("Escape");
            window.wait_gone(&test_id(mark));
        }
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.resize(1024, 700);
    for (name, key, mark) in SHEETS {
        window.press(key);
        window.wait_for(&test_id(mark));
        window.picture(&format!("{name}-small"));
        assert_fits(&window, name);
        window.press("Escape");
        window.wait_gone(&test_id(mark));
    }
    window.close();
}

#[test]
fn long_german_words_and_a_long_note_break_no_layout() {
    let folders = Folders::fresh();
    let data = folders.data();
    let cli = Cli::on(&data);
    let word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunter";
    let made = cli.run_words(["new", "--json", "--vendor", word, "--service", word, "--depth", "full"]).done().json();
    let id = made["id"].as_str().unwrap();
    let note = format!("{word} ").repeat(80);
    cli.run_words(["answer", id, "DO-01", "--unknown", "--note", &note]).done();
    cli.run_words(["evidence", "add", id, "DO-01", "--quotation", &note, "--title", word, "--locator", word]).done();
    let window = Window::open(&folders);
    window.resize(1024, 700);
    go(&window, &format!("#/walk/{id}/DO-01"));
    window.wait_for(&test_id("evidence-items"));
    window.picture("walk-german-small");
    assert_fits(&window, "the walk");
    let wide = window.run(
        "return [...document.querySelectorAll('.walk > *, .matter, .sheet > .body')]
             .filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className)",
    );
    assert_eq!(wide, serde_json::json!([]), "nothing is wider than its column");
    window.run("document.querySelector('[data-testid=evidence-items]').scrollIntoView({ behavior: 'instant' })");
    window.picture("walk-german-evidence-small");
    window.press("v");
    window.wait_for(&test_id("vendor-list"));
    window.picture("walk-german-vendor-small");
    assert_fits(&window, "the list for the vendor");
    window.close();
}
