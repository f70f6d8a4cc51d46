//! Every screen, light and dark, as pictures in `target/screens`; none of them blank, none wider than the window.

use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::{DEMO, go, open_demo};

/// Each screen of an assessment and those beside it: its name, its address, and what stands on it when it is there.
pub(crate) fn screens_of(assessment: &str) -> [(&'static str, String, &'static str); 10] {
    [
        ("home", "#/".to_owned(), "home"),
        ("exposure", format!("#/exposure/{assessment}"), "exposure-summary"),
        ("walk", format!("#/walk/{assessment}/AL-02"), "prompt"),
        ("result", format!("#/result/{assessment}"), "verdict"),
        ("workshop", format!("#/workshop/{assessment}"), "workshop-start"),
        ("history", format!("#/history/{assessment}"), "history-headline"),
        ("compare", format!("#/compare/{assessment}"), "compare"),
        ("report", format!("#/report/{assessment}"), "make-report"),
        ("settings", "#/settings".to_owned(), "settings"),
        ("help", "#/help/walk".to_owned(), "help-page"),
    ]
}

#[test]
fn pictures_of_every_screen_in_light_and_dark() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        for (name, address, mark) in screens_of(DEMO) {
            go(&window, &address);
            window.wait_for(&test_id(mark));
            window.picture(&format!("{name}-{theme}"));
            assert_fits(&window, name);
            shut_out.extend(barriers(&window, &format!("{name}, {theme}")));
        }
        parts_of_the_result(&window, theme);
        shut_out.extend(sheets(&window, theme));
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

#[test]
fn every_screen_fits_the_smallest_window() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.resize(1024, 700);
    for (name, address, mark) in screens_of(DEMO) {
        go(&window, &address);
        window.wait_for(&test_id(mark));
        window.picture(&format!("{name}-small"));
        assert_fits(&window, name);
    }
    window.close();
}

/// The result is longer than the window: its further pictures.
fn parts_of_the_result(window: &Window, theme: &str) {
    go(window, &format!("#/result/{DEMO}"));
    window.wait_for(&test_id("verdict"));
    for (number, part) in ["blockers", "findings", "vendor-questions"].into_iter().enumerate() {
        let selector = test_id(part);
        window.run(&format!(
            "document.querySelector({selector:?}).scrollIntoView({{ block: 'start', behavior: 'instant' }})"
        ));
        window.picture(&format!("result-part{}-{theme}", number + 2));
    }
}

/// What opens over a screen: the sheet of a new assessment, the palette, the keys.
fn sheets(window: &Window, theme: &str) -> Vec<String> {
    let mut shut_out = Vec::new();
    go(window, "#/");
    window.wait_for(&test_id("home"));
    for (name, key, mark) in [("new", "n", "details-sheet"), ("palette", "Ctrl+k", "palette"), ("keys", "?", "keys")] {
        window.press(key);
        window.wait_for(&test_id(mark));
        window.picture(&format!("{name}-{theme}"));
        shut_out.extend(barriers(window, &format!("{name}, {theme}")));
        window.press("Escape");
        window.wait_gone(&test_id(mark));
    }
    shut_out
}

pub(crate) fn assert_fits(window: &Window, name: &str) {
    let over = window.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{name} is wider than the window");
    let cut = window.run(
        "return [...document.querySelectorAll('button, a.button')].filter((button) => {
            if (button.closest('.sideways')) return false; // scrolls by itself
            const own = button.getBoundingClientRect(), around = button.parentElement.getBoundingClientRect();
            return own.width > 0 && own.right > Math.min(around.right, innerWidth) + 1;
        }).map((button) => button.innerText)",
    );
    assert_eq!(cut, serde_json::json!([]), "buttons of {name} are cut off");
}

/// What axe-core finds serious or critical. It comes from the pages' own packages and is no part of Unmoor.
pub(crate) fn barriers(window: &Window, name: &str) -> Vec<String> {
    let axe = place::root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("`cargo xtask test` installs the packages of the pages");
    window.settle();
    window.run(&axe);
    let found = window.run_async(
        "axe.run(document, { resultTypes: ['violations'] }).then((results) => done(results.violations
            .filter((each) => ['serious', 'critical'].includes(each.impact))
            .map((each) => each.id + ': ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '))))",
    );
    let found = found.as_array().expect("axe-core answers with a list").iter();
    found.map(|barrier| format!("{name}: {}", barrier.as_str().unwrap_or_default())).collect()
}

#[test]
fn the_tab_key_stays_inside_an_open_dialog_and_focus_comes_back() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/");
    window.wait_for(&test_id("home"));
    window.press("n");
    window.wait_for(&test_id("details-sheet"));
    let inside = format!(
        "return document.activeElement === document.body || document.querySelector({:?}).contains(document.activeElement)",
        test_id("details-sheet")
    );
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..40 {
        window.press("Tab");
        assert_eq!(window.run(&inside), serde_json::json!(true), "the focus left the dialog");
        let at = window.run("return document.activeElement.dataset.testid ?? document.activeElement.tagName");
        seen.insert(at.to_string());
    }
    assert!(seen.len() > 10, "the Tab key reaches the fields of the dialog: {seen:?}");
    window.press("Escape");
    window.wait_gone(&test_id("details-sheet"));
    window.close();
}
