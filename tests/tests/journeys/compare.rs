//! Three vendors side by side, one that cannot be compared, and a rescored copy of it that can.

use unmoor_core::assessment::{Assessment, AssessmentId, Vendor};
use unmoor_core::demo;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::vendors::{self, marlow, older, sundial};
use unmoor_tests::window::{Window, test_id};

use crate::go;
use crate::screens::{assert_fits, barriers};

/// A workspace with the demo, its two alternatives, and whoever else.
fn with_vendors(folders: &Folders, more: &[Assessment]) {
    let data = folders.data();
    let cli = Cli::on(&data);
    let all: Vec<Assessment> =
        [demo::assessment(), marlow(), sundial()].into_iter().chain(more.iter().cloned()).collect();
    for file in vendors::put(&folders.chosen(), &all) {
        cli.run_on("import", &file).done();
    }
}

fn headline(window: &Window, says: &str) {
    window.wait_text(&test_id("compare-headline"), |text| text.contains(says));
}

fn add(window: &Window, typed: &str) {
    window.wait_for(&test_id("palette-search"));
    window.type_text(typed);
    window.wait_text(&test_id("goal"), |text| text.contains(typed));
    window.press("Enter");
}

#[test]
fn three_vendors_are_compared_by_keyboard_and_leave_as_a_file() {
    let folders = Folders::fresh();
    with_vendors(&folders, &[]);
    let window = Window::open(&folders);
    window.wait_for(&test_id("home"));
    window.click(&test_id("tab-compare"));
    headline(&window, "Compare two to six vendors");
    window.press("a");
    add(&window, "Quaystead");
    headline(&window, "Add one more vendor to compare with Quaystead.");
    add(&window, "Marlow");
    headline(&window, "there is no clear difference");
    window.press("a");
    add(&window, "Sundial");
    headline(&window, "Sundial is clearly freer; between Quaystead and Marlow there is no clear difference.");
    window.wait_text(&test_id("compare-whole"), |text| text.contains("Sundial"));
    for (size, name) in [((1280, 860), "compare"), ((1024, 700), "compare-small")] {
        window.resize(size.0, size.1);
        window.picture(&format!("{name}-three"));
        assert_fits(&window, "compare");
    }
    let rows = || window.run(&format!("return document.querySelectorAll({:?}).length", test_id("compare-answer")));
    let lead = window.wait_text(&test_id("answers-lead"), |text| text.starts_with("6 of "));
    let all: u64 = lead.split(' ').nth(2).and_then(|all| all.parse().ok()).expect("how many differ");
    assert_eq!(rows(), 6, "the widest are shown first");
    window.press("w");
    window.wait_text(&test_id("answers-lead"), |text| text.starts_with(&format!("{all} answers differ")));
    assert_eq!(rows(), all, "W shows all");
    copies_as_a_table(&window);
    window.click(&format!("{} {}", test_id("compare-whole"), test_id("compare-opens")));
    window.wait_text(&test_id("sum"), |text| text.contains("Quaystead: Portability"));
    window.press("Escape");
    window.wait_gone(&test_id("sum"));

    window.press("s");
    window.wait_for(&test_id("save-formats"));
    window.press("2");
    window.wait_text(&test_id("toast"), |text| text.contains("Saved as Comparison-Quaystead-Marlow-Sundial.csv"));
    let saved = std::fs::read_to_string(folders.saved().join("Comparison-Quaystead-Marlow-Sundial.csv")).unwrap();
    assert!(saved.contains("Portability,41.9,76.9,"), "{saved}");

    window.click(&format!("{} {}", test_id("compare-column"), test_id("remove-column")));
    headline(&window, "Sundial is clearly freer than Marlow.");
    let focused = window.run("return document.activeElement.tagName");
    assert_eq!(focused, "H1", "the focus is not lost with the button that went away");
    window.close();
}

/// What a selection of the table puts on the clipboard: cells with their numbers, not only drawings.
fn copies_as_a_table(window: &Window) {
    let copied = window.run(&format!(
        "const table = document.querySelector({:?});
         getSelection().selectAllChildren(table);
         const rows = getSelection().toString();
         getSelection().removeAllRanges();
         return rows",
        test_id("versus")
    ));
    let copied = copied.as_str().unwrap();
    for part in ["Portability", "42 to 77", "Data ownership", "Risk"] {
        assert!(copied.contains(part), "{part} is copied: {copied}");
    }
}

#[test]
fn an_older_assessment_is_named_as_what_it_is_refused_and_compared_as_a_rescored_copy() {
    let folders = Folders::fresh();
    with_vendors(&folders, &[]);
    vendors::smuggle(&folders.data().join("Workspace.unmoor"), &older());
    let window = Window::open(&folders);
    window.wait_text(&test_id("unscored-row"), |text| text.contains("unmoor-standard 0.9.0"));
    window.run(&format!("document.querySelector({:?}).scrollIntoView()", test_id("unscored-row")));
    window.picture("home-unscored");
    window.click(&format!("{} a", test_id("unscored-row")));
    window.wait_text(&test_id("unscored"), |text| text.contains("cannot be scored here"));

    go(&window, &format!("#/compare/{},{}", sundial().id, older().id));
    headline(&window, "asked from different question packs");
    window.click(&test_id("rescore-chosen"));
    window.wait_text(&test_id("rescore-sheet"), |text| text.contains("answers are carried over"));
    window.press("Enter");
    headline(&window, "Sundial is clearly freer than Marlow.");
    window.press("Ctrl+z");
    headline(&window, "Add one more vendor to compare with Sundial.");
    window.press("Ctrl+Shift+z");
    go(&window, "#/");
    window.wait_text(&test_id("tally"), |text| text.starts_with("4 assessments"));
    window.press("/");
    window.type_text("rescored with unmoor-standard 1.0.0");
    window.wait_text(&test_id("tally"), |text| text.starts_with("1 of 4 assessments"));
    window.wait_text(&test_id("vendor-row"), |text| text.contains("Marlow"));
    window.close();

    let data = folders.data();
    let list = Cli::on(&data).run("list --json").done().json();
    assert_eq!(list["assessments"].as_array().map(Vec::len), Some(4), "the copy is there: {list}");
    assert_eq!(list["unscored"].as_array().map(Vec::len), Some(1), "and so is the original: {list}");
}

#[test]
fn six_vendors_with_long_names_scroll_inside_the_table() {
    let folders = Folders::fresh();
    let long = |index: usize| Assessment {
        id: AssessmentId(format!("0199eeee-0000-7000-8000-00000000000{index}")),
        title: "Vertragsverlängerungsverhandlung".to_owned(),
        vendor: Vendor {
            name: format!("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk {index}"),
            service: "Kundenbeziehungsmanagementanwendung für Gartencenter".to_owned(),
            extra: Default::default(),
        },
        ..marlow()
    };
    with_vendors(&folders, &[long(5), long(6), long(7)]);
    let window = Window::open(&folders);
    window.resize(1024, 700);
    let ids: Vec<String> = [demo::assessment(), marlow(), sundial(), long(5), long(6), long(7)]
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, &format!("#/compare/{}", ids.join(",")));
        window.wait_for(&test_id("versus"));
        window.picture(&format!("compare-six-{theme}"));
        assert_fits(&window, "compare with six");
        shut_out.extend(barriers(&window, &format!("compare, {theme}")));
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    let scrolls = "const box = document.querySelector('.sideways');
        box.scrollLeft = 400;
        const first = box.querySelector('tbody th').getBoundingClientRect();
        return [box.scrollLeft > 0, first.left >= box.getBoundingClientRect().left]";
    assert_eq!(window.run(scrolls), serde_json::json!([true, true]), "the names of the rows stay while it scrolls");
    window.picture("compare-six-scrolled");
    assert_eq!(window.run("return document.querySelector('[data-testid=add-vendor]').disabled"), true);
    window.close();
}
