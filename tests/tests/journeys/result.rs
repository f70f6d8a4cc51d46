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
    assert_eq!(window.text(&test_id("taken-on")), "6 taken on, 1 done, 1 overdue, 1 accepted.");
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
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}
