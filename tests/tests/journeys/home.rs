//! Home as a portfolio: searched, sorted, filtered and walked through by keys, with few vendors and with ten thousand.

use serde_json::json;
use unmoor_tests::filled::{self, Words};
use unmoor_tests::folders::Folders;
use unmoor_tests::many::{Filled, vendors};
use unmoor_tests::window::{Window, test_id};

use crate::go;
use crate::screens::{assert_fits, barriers};

/// Opens a workspace with so many vendors, and waits until they are scored.
fn open(count: usize) -> (Folders, Window) {
    let folders = Folders::fresh();
    vendors(&folders.data().join("Workspace.unmoor"), count, Filled::Answers);
    let window = Window::open(&folders);
    window.wait_text(&test_id("tally"), |text| text.contains("highest risk first"));
    (folders, window)
}

/// The number of the row that has the focus, as a screen reader hears it.
fn row(window: &Window) -> Option<u64> {
    window.run("return Number(document.activeElement.closest('tr')?.ariaRowIndex ?? 0)").as_u64()
}

fn wait_row(window: &Window, number: u64) {
    unmoor_tests::wait::until(&format!("the focus is on row {number}"), || (row(window) == Some(number)).then_some(()));
}

fn tally(window: &Window, says: &str) {
    window.wait_text(&test_id("tally"), |text| text.contains(says));
}

#[test]
fn vendors_are_searched_sorted_and_filtered_by_keys_and_one_comes_back_to_where_one_was() {
    let (_folders, window) = open(300);
    window.press("/");
    window.type_text("pellan cloud");
    tally(&window, "3 of 300 assessments");
    window.press("Down");
    wait_row(&window, 2);
    window.press("Down j k End");
    wait_row(&window, 4);
    assert_eq!(window.run("return document.querySelector('table.vendors').ariaRowCount"), "4");
    let vendor = window.run("return document.activeElement.innerText");
    window.press("Enter");
    window.wait_for(&test_id("verdict"));
    window.click(&test_id("to-home"));
    wait_row(&window, 4);
    assert_eq!(
        window.run("return document.activeElement.innerText"),
        vendor,
        "the row that was opened has the focus again"
    );

    window.press("/ Escape");
    tally(&window, "300 assessments, highest risk first");
    window.press("Tab Tab Tab Tab");
    for (column, says) in [
        ("vendor", "A to Z"),
        ("grade", "weakest grade first"),
        ("portability", "least portable first"),
        ("risk", "highest risk first"),
        ("coverage", "least answered first"),
        ("contract", "next contract date first"),
        ("safe_day", "earliest last safe day first"),
        ("touched", "last touched first"),
    ] {
        window.press("Tab");
        assert_eq!(window.run("return document.activeElement.dataset.testid"), format!("sort-{column}"));
        window.press("Enter");
        tally(&window, says);
        let sorted = format!("return document.querySelector('[data-testid=sort-{column}]').closest('th').ariaSort");
        assert_ne!(window.run(&sorted), json!(null), "{column} says which way it runs");
    }

    window.press("f");
    window.wait_for(&test_id("filters"));
    window.wait_for("#filters input:focus");
    window.press("Space");
    window.wait_text(&test_id("filter"), |text| text.contains('1'));
    window.click(&test_id("filter-date_passed"));
    window.wait_text(&test_id("filter"), |text| text.contains('2'));
    window.wait_text(&test_id("vendor-row"), |text| text.contains("Severe") && text.contains("passed"));
    window.picture("home-filtered");
    window.press("/");
    window.type_text("nobody");
    window.wait_text(&test_id("nothing"), |text| text.contains("“nobody” with these filters"));
    window.picture("home-nothing");
    window.click(&test_id("show-all"));
    tally(&window, "300 assessments");
    window.close();
}

#[test]
fn vendors_are_chosen_by_keys_and_set_side_by_side() {
    let (_folders, window) = open(30);
    window.press("/ Down");
    wait_row(&window, 2);
    assert!(!window.has(&test_id("choose-none")), "nothing is in the way until something is chosen");
    assert_eq!(window.text(&test_id("compare-chosen")), "Compare");
    window.press("Space");
    window.wait_for(&test_id("choose-none"));
    window.press("j j Space");
    window.wait_text(&test_id("compare-chosen"), |text| text == "Compare 2");
    window.picture("home-chosen");
    assert_fits(&window, "Home with two chosen");
    let shut_out = barriers(&window, "Home with two chosen");
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    wait_row(&window, 4);
    let ticked = "return [...document.querySelectorAll('tr:has([data-testid=tick]:checked)')]
        .map((row) => row.dataset.assessment)";
    let ticked: Vec<String> = serde_json::from_value(window.run(ticked)).unwrap();
    window.press("c");
    window.wait_for(&test_id("versus"));
    window.until_address(&format!("#/compare/{}", ticked.join(",")));
    let columns = format!("return document.querySelectorAll({:?}).length", test_id("compare-column"));
    assert_eq!(window.run(&columns), 2, "the two that were ticked stand side by side");
    window.close();
}

#[test]
fn the_numbers_of_a_row_and_its_last_safe_day_open_into_their_sums_by_keys() {
    let folders = Folders::fresh();
    filled::workspace(&folders, Words::Plain);
    let window = Window::open(&folders);
    window.wait_text(&test_id("tally"), |text| text.starts_with("11 assessments"));
    window.press("/");
    window.type_text("halvard");
    tally(&window, "1 of 11 assessments");
    window.press("Down");
    wait_row(&window, 2);
    for (number, said) in
        [("portability", "The lowest of these"), ("risk", "Lock-in × exposure / 100"), ("coverage", "Weight answered")]
    {
        window.press("Tab Enter");
        window.wait_text(&test_id("sum"), |text| text.contains(said));
        window.press("Escape");
        window.wait_gone(&test_id("sum"));
        assert_eq!(window.run("return document.activeElement.dataset.testid"), format!("{number}-sum"));
    }
    window.press("Tab Enter");
    let sum = window.wait_text(&test_id("sum"), |text| text.contains("Last safe day"));
    for part in ["31 December 2027", "180 days", "9 months"] {
        assert!(sum.contains(part), "{part} is in the sum: {sum}");
    }
    window.press("Escape");
    window.wait_gone(&test_id("sum"));
    assert_eq!(window.run("return document.activeElement.dataset.testid"), "safe-day-sum");

    window.fill(&test_id("search"), "stannard");
    tally(&window, "1 of 11 assessments");
    window.wait_for(&test_id("safe-day-lacks"));
    window.press("Down");
    wait_row(&window, 2);
    window.press("Tab Tab Tab Tab Enter");
    window.wait_for(&test_id("details-sheet"));
    assert_eq!(window.run("return document.activeElement.dataset.testid"), "ends", "what it lacks has the cursor");
    window.press("Escape");
    window.wait_gone(&test_id("details-sheet"));
    window.close();
}

#[test]
fn dates_are_saved_as_a_calendar_for_all_vendors_and_for_one() {
    let (folders, window) = open(30);
    window.click(&test_id("save-dates"));
    window.click(&test_id("dates-done"));
    let said = window.wait_text("body", |text| text.contains("Saved as Workspace-dates.ics"));
    assert!(!said.contains(&folders.saved().display().to_string()), "a path reached the page");
    let all = std::fs::read_to_string(folders.saved().join("Workspace-dates.ics")).unwrap();
    assert!(all.starts_with("BEGIN:VCALENDAR\r\n") && all.ends_with("END:VCALENDAR\r\n"));
    let assessments: std::collections::BTreeSet<&str> =
        all.lines().filter_map(|line| line.strip_prefix("UID:")?.get(..36)).collect();
    assert!(assessments.len() > 20, "vendors with a contract are in it: {}", assessments.len());

    window.press("/ Down Enter");
    window.wait_for(&test_id("verdict"));
    window.click(&test_id("assessment-menu"));
    window.click(&test_id("menu-save-dates"));
    window.click(&test_id("dates-done"));
    window.wait_text("body", |text| text.contains("Saved as") && !text.contains("Workspace-dates"));
    let mut files: Vec<_> = std::fs::read_dir(folders.saved()).unwrap().flatten().map(|file| file.path()).collect();
    files.retain(|file| !file.ends_with("Workspace-dates.ics"));
    let one = std::fs::read_to_string(&files[0]).unwrap();
    let uids: std::collections::BTreeSet<&str> =
        one.lines().filter_map(|line| line.strip_prefix("UID:")?.get(..36)).collect();
    assert_eq!(uids.len(), 1, "nothing of another vendor is in it: {one}");
    window.close();
}

#[test]
fn the_table_is_copied_as_a_table_and_pasted() {
    let (_folders, window) = open(3);
    window.press("/ Down");
    wait_row(&window, 2);
    let heard = "document.addEventListener('copy', (event) => setTimeout(() => {
        window.copied = event.clipboardData.types.join() ; }), { once: true });";
    window.run(heard);
    window.press("Ctrl+c");
    window.wait_text("body", |text| text.contains("Copied as a table: 3 rows."));
    wait_row(&window, 2);
    window.press("/ Ctrl+v");
    let pasted = window.run(&format!("return document.querySelector({:?}).value", test_id("search")));
    assert!(pasted.as_str().is_some_and(|text| text.starts_with("Vendor\tService")), "{pasted}");
    window.close();
}

#[test]
fn ten_thousand_vendors_are_walked_through_and_drawn() {
    let (_folders, window) = open(10_000);
    window.wait_text(&test_id("portfolio-note"), |text| text.contains("24 highest risks"));
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, "#/");
        tally(&window, "10,000 assessments");
        window.picture(&format!("home-many-{theme}"));
        shut_out.extend(barriers(&window, &format!("10,000 vendors, {theme}")));
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.press("/ Down");
    wait_row(&window, 2);
    window.press("PageDown End");
    wait_row(&window, 10_001);
    window.press("Up");
    wait_row(&window, 10_000);
    assert_eq!(
        window.run("return document.querySelectorAll('[data-row]').length < 60"),
        json!(true),
        "few rows are drawn"
    );
    window.run("document.querySelector('.screen').scrollTop = 260000");
    window.picture("home-many-middle");
    let seen =
        "const at = document.activeElement.getBoundingClientRect(); return at.top > 0 && at.bottom < innerHeight";
    assert_eq!(window.run(seen), json!(true), "the focus goes along when one scrolls");
    window.press("Home");
    wait_row(&window, 2);
    window.press("/");
    window.type_text("verwaltung mbh 7");
    tally(&window, "of 10,000 assessments");
    window.resize(1024, 700);
    window.picture("home-many-small");
    assert_fits(&window, "Home with many vendors");
    window.press("f");
    window.picture("home-many-filter-small");
    assert_fits(&window, "Home with its filters");
    window.close();
}
