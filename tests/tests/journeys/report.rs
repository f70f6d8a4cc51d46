//! A report is made in the window and verified without it.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use unmoor_core::assessment::Assessment;

use crate::{DEMO, go, open_demo};

#[test]
fn a_report_is_exported_from_the_window_and_verifies() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("tab-report"));
    window.fill(&test_id("client"), "Fennimere Garden Centres");
    window.click(&test_id("make-report"));
    let made = window.text(&test_id("report-done"));
    assert!(made.contains("pages") && made.contains(".pdf"), "{made}");
    assert!(!made.contains(&folders.saved().display().to_string()), "a path reached the page: {made}");
    window.picture("report-done");
    window.close();

    let reports: Vec<_> = std::fs::read_dir(folders.saved()).unwrap().flatten().map(|file| file.path()).collect();
    assert_eq!(reports.len(), 1, "one file, and nothing half done beside it: {reports:?}");
    let data = folders.data();
    let verified = Cli::on(&data).run_on("verify --json", &reports[0]).done().json();
    assert_eq!(verified["differences"].as_array().map(Vec::len), Some(0), "{verified}");
}

#[test]
fn every_format_is_made_from_the_window() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("tab-report"));
    window.picture("report-formats");
    for (format, ending) in
        [("word", ".docx"), ("excel", ".xlsx"), ("markdown", ".md"), ("json", ".json"), ("pdf", ".pdf")]
    {
        window.click(&test_id(&format!("format-{format}")));
        window.click(&test_id("make-report"));
        window.wait_text(&test_id("report-done"), |made| made.contains(ending));
    }
    window.close();
    let mut endings: Vec<_> = std::fs::read_dir(folders.saved()).unwrap().flatten().map(|file| file.path()).collect();
    endings.sort();
    let endings: Vec<_> = endings.iter().filter_map(|file| file.extension()?.to_str()).collect();
    assert_eq!(endings, ["docx", "json", "md", "pdf", "xlsx"], "one file a format, and nothing half done beside them");
}

#[test]
fn a_report_that_cannot_be_written_says_so_and_keeps_the_answers() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("tab-report"));
    std::fs::remove_dir(folders.saved()).unwrap();
    window.click(&test_id("make-report"));
    let fault = window.text(&test_id("fault"));
    assert!(fault.contains("could not be written"), "{fault}");
    window.picture("report-fault");
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    std::fs::create_dir(folders.saved()).unwrap();
    window.click(&test_id("make-report"));
    window.wait_for(&test_id("report-done"));
    window.close();
}

/// An assessment whose report has some hundreds of pages.
fn long() -> Assessment {
    let mut long = unmoor_core::demo::assessment();
    for record in long.answers.values_mut() {
        record.note = "A note that goes on and on, as somebody kept minutes. ".repeat(350);
    }
    long
}

#[test]
fn a_long_report_says_how_far_it_is_and_is_cancelled_without_a_trace() {
    let folders = Folders::fresh();
    let file = folders.chosen().join("long.unmoor.json");
    unmoor_tests::place::put(&file, &unmoor_core::file::write(&long()));
    Cli::on(&folders.data()).run_on("import", &file).done();
    let window = Window::open(&folders);
    window.wait_for(&test_id("home"));
    go(&window, &format!("#/report/{DEMO}"));
    let begin_and_cancel = || {
        window.click(&test_id("make-report"));
        window.wait_for(&test_id("progress"));
        window.click(&test_id("cancel-report"));
        window.wait_gone(&test_id("progress"));
        assert!(window.has(&test_id("make-report")), "one can begin again");
        let ended = window.has(&test_id("fault")) || window.has(&test_id("report-done"));
        assert!(!ended, "{}", window.text("body"));
    };
    begin_and_cancel();
    assert_eq!(std::fs::read_dir(folders.saved()).unwrap().count(), 0, "a file was left behind");
    let former = folders.saved().join("Quaystead-Relate.pdf");
    unmoor_tests::place::put(&former, b"of last year");
    begin_and_cancel();
    assert_eq!(std::fs::read(&former).unwrap(), b"of last year");
    assert_eq!(std::fs::read_dir(folders.saved()).unwrap().count(), 1, "a file was left behind");
    window.close();
}

#[test]
fn a_report_is_looked_at_before_it_is_made_and_its_options_are_kept() {
    let folders = Folders::fresh();
    unmoor_tests::place::put(
        &folders.chosen().join("logo.svg"),
        br##"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#0b3d4a"/></svg>"##,
    );
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("tab-report"));
    window.wait_text(&test_id("page-name"), |name| name == "Cover"); // unasked
    window.click(&test_id("page-after"));
    window.wait_text(&test_id("page-name"), |name| name.contains("For the board"));
    window.picture("report-preview");
    window.click(&test_id("part-board"));
    window.wait_text(&test_id("page-name"), |name| name.contains("Sections"));
    window.click(&test_id("choose-logo"));
    window.wait_for(&test_id("logo"));
    window.fill(&test_id("accent"), "#ffcc00");
    window.press("Tab");
    window.wait_text(&test_id("accent-printed"), |text| !text.contains("#0e6073"));
    window.click(&test_id("paper-letter"));
    window.fill(&test_id("letter-signed"), "Ines Aldana");
    window.click(&test_id("tab-result"));
    window.click(&test_id("tab-report"));
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("paper-letter")));
    window.wait_for(&test_id("logo"));
    window.picture("report-options");
    let barriers = crate::screens::barriers(&window, "the report with its pages");
    assert!(barriers.is_empty(), "{barriers:?}");
    window.click(&test_id("make-report"));
    window.wait_for(&test_id("report-done"));
    window.close();
    let made = std::fs::read_dir(folders.saved()).unwrap().flatten().next().unwrap().path();
    let data = folders.data();
    let verified = Cli::on(&data).run_on("verify --json", &made).done().json();
    assert_eq!(verified["differences"].as_array().map(Vec::len), Some(0), "{verified}");
}
