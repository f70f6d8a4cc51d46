//! Two snapshots with an answer between them, what changed, and the trend.

use serde_json::json;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

fn take(window: &Window, name: &str) {
    window.press("s");
    window.fill(&test_id("snapshot-name"), name);
    window.press("Enter");
    window.wait_gone(&test_id("snapshot-sheet"));
    window.wait_text(&test_id("history"), |text| text.contains(name));
}

#[test]
fn snapshots_are_taken_and_tell_what_changed() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("tab-history"));
    window.wait_text(&test_id("history-headline"), |text| text.contains("No snapshot yet"));
    window.picture("history-empty");
    take(&window, "Before the talks");
    window.wait_text(&test_id("history-headline"), |text| text.contains("Nothing changed"));

    go(&window, &format!("#/walk/{DEMO}/AL-04"));
    window.wait_text(&test_id("question-id"), |text| text.contains("AL-04"));
    window.press("t 1");
    window.wait_text(&test_id("question-id"), |text| !text.contains("AL-04"));
    go(&window, &format!("#/history/{DEMO}"));
    window.wait_text(&test_id("history-headline"), |text| text.contains("Portability rose from 42 to"));
    window.wait_text(&test_id("changed-answer"), |text| text.contains("AL-04") && text.contains("tested"));
    let bar = json!(format!("{} .interval", test_id("change-bar")));
    let was = window.run(&format!("return document.querySelector({bar}).dataset.assured"));
    window.click(&test_id("history-opens"));
    let sum = window.wait_text(&test_id("sum"), |text| text.contains("Before the talks: Portability"));
    assert!(sum.contains("The lowest of these"), "the lines of then: {sum}");
    let printed = window.text(&format!("{} td", test_id("sum-printed")));
    assert_eq!((was.as_str(), printed.trim()), (Some("42"), "42"), "and not what it rose to");
    window.press("Escape");
    window.wait_gone(&test_id("sum"));
    take(&window, "Nach der Vertragsverlängerungsverhandlung mit der Rechtsabteilung");
    let marks = window.run(&format!("return document.querySelectorAll('{} tbody tr').length", test_id("trend-table")));
    assert_eq!(marks, 3, "two snapshots and now");

    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, &format!("#/history/{DEMO}"));
        window.wait_for(&test_id("trend"));
        for (size, name) in [((1280, 860), ""), ((1024, 700), "-small")] {
            window.resize(size.0, size.1);
            window.picture(&format!("history-{theme}{name}"));
            assert_fits(&window, "history");
        }
        shut_out.extend(barriers(&window, &format!("history, {theme}")));
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.resize(1280, 860);

    window.click(&test_id("remove-snapshot"));
    window.wait_text(&test_id("toast"), |text| text.contains("is removed"));
    window.wait_text(&test_id("history-headline"), |text| text.contains("Portability rose"));
    window.run(&format!("document.querySelector({:?}).scrollIntoView()", test_id("change")));
    window.picture("history-change");
    window.press("Ctrl+z");
    window.wait_text(&test_id("history"), |text| text.contains("Vertragsverlängerungsverhandlung"));
    assert!(window.text(&test_id("history-headline")).contains("Portability rose"), "since the first of the two");
    window.close();
}
