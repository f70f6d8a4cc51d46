//! The result is worked with: findings are filtered and taken on.

use serde_json::json;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

/// How many findings are listed.
fn listed(window: &Window) -> usize {
    let found = window.run(&format!("return document.querySelectorAll({}).length", json!(test_id("finding"))));
    usize::try_from(found.as_u64().unwrap()).unwrap()
}

/// Chooses from a list that the system draws, which no driver can click.
fn choose(window: &Window, list: &str, value: &str) {
    window.run(&format!(
        "const list = document.querySelector({}); list.value = {}; list.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(test_id(list)),
        json!(value)
    ));
}

/// What has the focus, by its name in the tests.
fn focused(window: &Window) -> String {
    window
        .run("return document.activeElement.dataset.testid ?? document.activeElement.tagName")
        .as_str()
        .unwrap()
        .into()
}

#[test]
fn a_finding_is_found_taken_on_by_keyboard_undone_and_printed() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    assert_eq!(window.text(&test_id("taken-on")), "6 taken on (1 done, 1 overdue), 1 accepted.");
    assert_eq!(listed(&window), 7, "the heaviest are shown first");

    window.click(&test_id("acts-vendor"));
    let tally = window.wait_text(&test_id("findings-tally"), |text| !text.starts_with("7 of"));
    assert!(tally.contains("of 57 findings"), "{tally}");
    choose(&window, "filter-far", "overdue");
    window.wait_text(&test_id("findings-tally"), |text| text.starts_with("1 of 57"));
    assert!(window.text(&test_id("finding")).contains("overdue"), "a word says so");
    window.click(&test_id("clear-filters"));
    window.wait_text(&test_id("findings-tally"), |text| text.starts_with("7 of 57"));

    window.run(&format!("document.querySelector({}).focus()", json!(test_id("treat-AL-01"))));
    window.press("Enter");
    window.wait_for(&test_id("treatment-sheet"));
    assert_eq!(focused(&window), "status-open");
    window.press("Right");
    window.fill(&test_id("treatment-owner"), "Ayodele Okonkwo");
    window.fill(&test_id("treatment-due"), "31 Jan 2027");
    window.press("Enter");
    window.wait_gone(&test_id("treatment-sheet"));
    window.wait_text(&test_id("taken-on"), |text| text.starts_with("7 taken on"));
    assert_eq!(focused(&window), "treat-AL-01", "the focus comes back to where one was");
    let row = window.text("[data-question=AL-01]");
    assert!(row.contains("Doing: Ayodele Okonkwo, due 31 January 2027."), "{row}");

    window.press("Ctrl+z");
    window.wait_text(&test_id("taken-on"), |text| text.starts_with("6 taken on"));
    window.press("Ctrl+Shift+z");
    window.wait_text(&test_id("taken-on"), |text| text.starts_with("7 taken on"));
    accept_one(&window);

    go(&window, &format!("#/report/{DEMO}"));
    window.click(&test_id("make-report"));
    window.wait_for(&test_id("report-done"));
    window.close();
    let report = std::fs::read_dir(folders.saved()).unwrap().flatten().next().expect("a report").path();
    let text = std::process::Command::new("pdftotext").arg(&report).arg("-").output().expect("pdftotext runs");
    let text = String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["Doing: Ayodele Okonkwo, due 31 January 2027.", "Accepted by The <i>board</i>: Too dear to change."] {
        assert!(text.contains(said), "the report says {said}");
    }
    let data = folders.data();
    let verified = Cli::on(&data).run_on("verify --json", &report).done().json();
    assert_eq!(verified["differences"], json!([]), "{verified}");
}

/// Accepts a finding, which needs a reason and a name.
fn accept_one(window: &Window) {
    window.click(&test_id("treat-AL-03"));
    window.click(&format!("label:has({})", test_id("status-accepted")));
    window.click(&test_id("treatment-done"));
    window.wait_for(&test_id("problem-reason"));
    assert_eq!(focused(window), "treatment-reason", "the first field that lacks something has the focus");
    window.type_text("Too dear to change");
    window.fill(&test_id("treatment-by"), "The <i>board</i>");
    window.picture("treatment-accepted");
    window.click(&test_id("treatment-done"));
    window.wait_gone(&test_id("treatment-sheet"));
    window.wait_text("[data-question=AL-03]", |text| text.contains("Accepted by The <i>board</i>"));
}

#[test]
fn what_was_decided_stays_when_a_finding_is_answered_away() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, &format!("#/walk/{DEMO}/DO-02"));
    window.wait_for(&test_id("prompt"));
    window.press("t 1");
    window.wait_text(&test_id("question-id"), |text| text != "DO-02");
    go(&window, &format!("#/result/{DEMO}"));
    let left = window.text(&test_id("left-over"));
    assert!(left.contains("DO-02") && left.contains("Helen Marchetti"), "{left}");
    window.run(&format!("document.querySelector({}).scrollIntoView()", json!(test_id("left-over"))));
    window.picture("left-over");
    window.close();
}

#[test]
fn every_number_opens_into_its_lines_by_keyboard_and_ends_in_the_number_shown() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("all-findings"));
    window.wait_text(&test_id("findings-tally"), |text| text.starts_with("57 of 57"));
    let opened = opens_all(&window, "main");
    assert!(opened > 130, "every number is among them: {opened}");
    window.click(&test_id("try-way-up"));
    window.wait_text(&test_id("try-after"), |text| text.contains("C (up to B)"));
    let opened = opens_all(&window, &test_id("try-verdict"));
    assert!(opened >= 30, "and those of what is tried out: {opened}");
    window.close();
}

/// Opens every number in a part of the page, and gives how many there are.
fn opens_all(window: &Window, within: &str) -> usize {
    let all = format!("document.querySelectorAll({})", json!(format!("{within} [data-opens]")));
    let openers = window.run(&format!("return [...{all}].map((each) => each.dataset.opens)"));
    let openers: Vec<String> = serde_json::from_value(openers).expect("a list of figures");
    let mut seen = std::collections::BTreeSet::new();
    for (at, figure) in openers.iter().enumerate() {
        let shown = window.run(&format!(
            "const opener = {all}[{at}]; opener.focus();
             return opener.dataset.shown ?? opener.innerText"
        ));
        // By its key the first of its kind, by a click the others, which is quicker.
        if seen.insert(figure.split(':').next().map(str::to_owned)) {
            window.press("Enter");
        } else {
            window.run("document.activeElement.click()");
        }
        window.wait_for(&test_id("sum"));
        let printed = window.run(&format!(
            "return [...document.querySelectorAll({})].flatMap((cell) => cell.innerText)",
            json!(format!("{} td", test_id("sum-printed")))
        ));
        let printed: Vec<String> = serde_json::from_value(printed).expect("a list of texts");
        for number in numbers(shown.as_str().expect("a text")) {
            assert!(printed.contains(&number), "{figure} shows {number}, and opens into {printed:?}");
        }
        window.press("Escape");
        window.wait_gone(&test_id("sum"));
        let back = window.run(&format!("return document.activeElement === {all}[{at}]"));
        assert_eq!(back, json!(true), "the focus comes back to {figure}");
    }
    openers.len()
}

#[test]
fn an_answered_question_stands_on_the_list_for_the_vendor_without_a_figure() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, &format!("#/walk/{DEMO}/DO-01"));
    window.wait_for(&format!("{}[aria-pressed=false]", test_id("ask-vendor")));
    window.press("a");
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("ask-vendor")));
    go(&window, &format!("#/result/{DEMO}"));
    let list = window.wait_text(&test_id("vendor-questions"), |text| text.contains("DO-01"));
    assert!(list.contains("Answered"), "it says how it stands: {list}");
    let nameless = "return [...document.querySelectorAll('[data-opens]')]
        .filter((each) => !each.textContent.trim() && !each.ariaLabel).length";
    assert_eq!(window.run(nameless), 0, "every opener has a name");
    let shut_out = barriers(&window, "the list with an answered question");
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

#[test]
fn what_is_said_and_shown_over_a_sheet_is_heard_and_can_be_clicked() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("assured"));
    window.click(&test_id("sum-text"));
    let inside = "return ['.toast', '[aria-live]:not(:empty)']
        .map((what) => document.querySelector(`dialog[open] ${what}`)?.innerText.split('\\n')[0] ?? '')";
    let heard = json!(["The text is in the clipboard.", "The text is in the clipboard."]);
    unmoor_tests::wait::until("the sheet says it", || (window.run(inside) == heard).then_some(()));
    window.click("dialog[open] .toast .close");
    window.wait_gone(".toast");
    assert!(window.has(&test_id("sum")), "the sheet stays");
    window.close();
}

/// The figures in what an opener shows: all of it where it is one word, else its last word, else its numbers.
fn numbers(shown: &str) -> Vec<String> {
    let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || ".,%".contains(c));
    let found: Vec<String> = shown.split_whitespace().filter(is_number).map(str::to_owned).collect();
    if shown.contains(" 20") || found.is_empty() { vec![shown.to_owned()] } else { found }
}

#[test]
fn an_opened_number_is_copied_as_text_and_as_a_table() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("assured"));
    for (button, said) in
        [("sum-text", "The text is in the clipboard."), ("sum-table", "The table is in the clipboard.")]
    {
        window.click(&test_id(button));
        window.wait_text(".toast", |text| text.contains(said));
    }
    window.close();
}

#[test]
fn what_if_moves_the_verdict_leaving_keeps_nothing_and_keeping_keeps() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.press("t");
    window.wait_for(&test_id("try-sheet"));
    assert_eq!(focused(&window), "try-choice-AL-02", "the first step of the way up is looked at");
    window.press("1");
    window.wait_text(&test_id("try-changes"), |text| text.contains("AL-02"));
    window.press("t");
    window.wait_text(&test_id("try-after"), |text| text.contains("D (up to B)"));
    window.press("Down");
    window.wait_text(&test_id("try-question"), |text| text.contains("XR-01"));
    window.press("4");
    window.wait_text(&test_id("try-after"), |text| text.contains("C (up to B)"));
    window.picture("try-light");
    window.press("Escape");
    window.wait_gone(&test_id("try-sheet"));
    window.wait_text(".toast", |text| text.contains("Nothing was kept."));
    window.wait_text(&test_id("portability"), |text| text.contains("42"));

    window.click(&test_id("try-way-up"));
    window.wait_text(&test_id("try-after"), |text| text.contains("C (up to B)"));
    window.click(&test_id("try-keep"));
    window.wait_text(&test_id("try-sheet"), |text| text.contains("Overwrites two answers (AL-02 and XR-01)."));
    window.click(&test_id("try-keep-done"));
    window.wait_gone(&test_id("try-sheet"));
    window.wait_text(&test_id("portability"), |text| text.contains("52"));
    window.press("Ctrl+z");
    window.wait_text(&test_id("portability"), |text| text.contains("42"));
    window.close();
}

#[test]
fn the_sheets_of_the_result_shut_nobody_out_and_fit() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, &format!("#/result/{DEMO}"));
        window.click(&test_id("treat-XR-01"));
        window.wait_for(&test_id("treatment-sheet"));
        window.picture(&format!("treatment-{theme}"));
        shut_out.extend(barriers(&window, &format!("treatment, {theme}")));
        assert_fits(&window, "treatment");
        window.press("Escape");
        window.wait_gone(&test_id("treatment-sheet"));
        for (opener, sheet) in [("assured", "sum"), ("fact-coverage", "sum"), ("try-way-up", "try-sheet")] {
            window.click(&test_id(opener));
            window.wait_for(&test_id(sheet));
            window.picture(&format!("{opener}-{theme}"));
            shut_out.extend(barriers(&window, &format!("{opener}, {theme}")));
            assert_fits(&window, opener);
            window.press("Escape");
            window.wait_gone(&test_id(sheet));
        }
    }
    window.resize(1024, 700);
    for (opener, sheet) in
        [("fold-AL", ""), ("assured", "sum"), ("treat-XR-01", "treatment-sheet"), ("try-way-up", "try-sheet")]
    {
        window.click(&test_id(opener));
        if !sheet.is_empty() {
            window.wait_for(&test_id(sheet));
            assert_fits(&window, opener);
            window.picture(&format!("{opener}-small"));
            window.press("Escape");
            window.wait_gone(&test_id(sheet));
        }
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}
