//! Ask by file: the form in a real browser, and the answers on their way back.

use serde_json::{Value, json};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};
use unmoor_tests::{bad, place, wait};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

const FORM: &str = "Quaystead.unmoor-questions.html";

/// A workspace with the demo, which asks the vendor three questions by a form.
fn form(folders: &Folders) -> (String, std::path::PathBuf) {
    let data = folders.data();
    let file = folders.chosen().join("demo.unmoor.json");
    place::put(&file, bad::demo().to_string().as_bytes());
    let imported = Cli::on(&data).run_on("import --json", &file).done().json();
    let id = imported["added"][0]["assessment"].as_str().expect("the demo came in").to_owned();
    let page = folders.saved().join(FORM);
    let words = format!("ask {id} --vendor --questions DO-01,DO-07,AL-02 --sender Fennimere -o");
    Cli::on(&data).run_on(&words, &page).done();
    (id, page)
}

fn choose(browser: &Window, question: &str, option: &str) {
    browser.click(&format!("input[name=\"{question}\"][value=\"{option}\"]"));
}

#[test]
fn a_form_is_filled_in_by_a_real_browser_and_comes_back_as_claims() {
    let folders = Folders::fresh();
    let (id, page) = form(&folders);
    let browser = Window::browse(&page, "light");
    assert_eq!(browser.run("return getComputedStyle(document.querySelector('h1')).fontSize"), "34px", "its style runs");
    browser.click("#save");
    browser.wait_text("#trouble", |text| text == "Nothing is answered yet.");
    choose(&browser, "DO-01", "b");
    choose(&browser, "AL-02", "");
    browser.wait_text("#progress", |text| text == "2 of 3 answered.");
    browser.fill("#note-DO-07", "Clause \u{202E}9.1 </script><script>document.title = 'ran'</script>");
    browser.click("#save");
    browser.wait_text("#trouble", |text| text == "Please say who you are.");
    browser.fill("#by", "P. Okoro, Quaystead");
    browser.click("#save");
    browser.wait_text("#trouble", |text| text.contains("DO-07 has a comment and no statement"));
    choose(&browser, "DO-07", "c");
    browser.picture("form-light");
    browser.click("#save");
    browser.wait_text("#saved-as", |text| text.ends_with(".unmoor-response.json"));
    let file = browser.downloads().join(browser.text("#saved-as"));
    wait::until("the browser has saved the answers", || {
        serde_json::from_slice::<Value>(&std::fs::read(&file).ok()?).ok()
    });
    let text = browser.run("return document.querySelector('#text').value");
    assert_eq!(text.as_str().map(str::as_bytes), std::fs::read(&file).ok().as_deref(), "the text is the file");
    assert_ne!(browser.run("return document.title"), "ran");

    let data = folders.data();
    let taken = Cli::on(&data).run_on("import --yes --json", &file).done().json();
    browser.close();
    assert_eq!(taken["taken"][0]["said"], "Three answers of P. Okoro, Quaystead, are in, as claims of the vendor.");
    let answers = Cli::on(&data).run(&format!("show --json {id}")).done().json()["answers"].clone();
    assert_eq!(answers["DO-01"]["claims"][0]["option"], "b");
    assert!(answers["AL-02"]["claims"][0].get("option").is_none());
    let note = answers["DO-07"]["claims"][0]["note"].as_str().unwrap();
    assert!(note.contains('\u{202E}') && note.contains("<script>"), "what was typed stays a text: {note}");
}

#[test]
fn a_form_keeps_what_was_typed_when_its_page_is_lost_and_forgets_it_when_asked() {
    let folders = Folders::fresh();
    let (_, page) = form(&folders);
    let browser = Window::browse(&page, "light");
    choose(&browser, "DO-01", "b");
    browser.fill("#note-DO-01", "Clause 9.1");
    browser.wait_text("#kept", |text| text.contains("Kept in this browser"));
    browser.go(&format!("file://{}", page.display()));
    browser.wait_text("#progress", |text| text == "1 of 3 answered.");
    assert_eq!(browser.run("return document.querySelector('#note-DO-01').value"), "Clause 9.1");
    browser.run("window.confirm = () => true; document.querySelector('#forget').click()");
    browser.go(&format!("file://{}", page.display()));
    browser.wait_text("#progress", |text| text == "0 of 3 answered.");
    browser.close();
}

#[test]
fn a_form_shuts_nobody_out_and_fits_narrow_and_wide_windows() {
    let folders = Folders::fresh();
    let (_, page) = form(&folders);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        let browser = Window::browse(&page, theme);
        choose(&browser, "DO-01", "b");
        for (width, height) in [(1280, 860), (1024, 700), (600, 700)] {
            browser.resize(width, height);
            assert_fits(&browser, "the form");
            browser.picture(&format!("form-{width}-{theme}"));
        }
        shut_out.extend(barriers(&browser, &format!("the form, {theme}")));
        browser.fill("#by", "P. Okoro");
        browser.click("#save");
        browser.wait_for("#saved:not([hidden])");
        browser.picture(&format!("form-saved-{theme}"));
        shut_out.extend(barriers(&browser, &format!("the saved form, {theme}")));
        browser.close();
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
}

/// The one file that was saved last, read and filled in, and put where the next dialog finds it.
fn fill_in(folders: &Folders, by: &str, answers: Value) {
    let saved = std::fs::read_dir(folders.saved()).unwrap().flatten().next().expect("a file was saved").path();
    let mut response: Value = serde_json::from_slice(&std::fs::read(&saved).unwrap()).expect("an empty response");
    response["by"] = json!(by);
    response["answers"] = answers;
    place::put(&folders.chosen().join("back.unmoor-response.json"), response.to_string().as_bytes());
    std::fs::remove_file(saved).unwrap();
}

#[test]
fn questions_go_out_and_the_answers_are_shown_before_they_come_in() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("ask-by-file"));
    let read_back = window.text(&test_id("ask-readback"));
    assert!(read_back.contains("questions for Quaystead"), "{read_back}");
    window.fill(&test_id("ask-sender"), "Fennimere Garden Centres");
    window.click(&test_id("ask-response"));
    window.picture("ask-vendor");
    window.click(&test_id("ask-save"));
    window.wait_gone(&test_id("ask-sheet"));
    window.wait_text(&test_id("toast"), |text| text.contains(".unmoor-response.json") && text.contains("Quaystead"));

    let note = "See <img src=x onerror=alert(1)> \u{202E}clause 9";
    fill_in(
        &folders,
        "P. Okoro, Quaystead",
        json!({ "AL-02": { "state": "answered", "option": "b", "note": note }, "DO-07": { "state": "unknown" } }),
    );
    window.click(&test_id("ask-by-file"));
    window.wait_text(&test_id("request"), |text| text.contains("Quaystead, the vendor") && text.contains("Awaited"));
    window.click(&test_id("bring-in-answers"));
    window.wait_for(&test_id("merge-sheet"));
    let shown = window.text(&test_id("merge-sheet"));
    for words in
        ["Answers of P. Okoro, Quaystead, to two of", "claims of the vendor", "We don\u{2019}t know", "<img src=x"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    window.picture("merge-vendor");
    window.click(&test_id("merge-cancel"));
    window.wait_gone(&test_id("merge-sheet"));
    let data = folders.data();
    let held = || Cli::on(&data).run(&format!("show --json {DEMO}")).done().json();
    assert_eq!(held()["answers"]["AL-02"].get("claims"), None, "nothing was taken in");

    go(&window, "#/");
    window.click(&test_id("import-files"));
    window.wait_for(&test_id("merge-sheet"));
    window.click(&test_id("merge-take"));
    window.wait_gone(&test_id("merge-sheet"));
    window.wait_text(&test_id("toast"), |text| text.contains("Two answers of P. Okoro, Quaystead, are in"));
    window.wait_text(&test_id("question-id"), |id| id == "DO-07");
    go(&window, &format!("#/walk/{DEMO}/AL-02"));
    window.wait_text(&test_id("claims"), |text| text.contains("The vendor says: statement 2, claimed"));
    assert_eq!(held()["answers"]["AL-02"]["state"], "unknown", "the team's answer stands");
    window.picture("claims");

    window.click(&test_id("take-over"));
    window.wait_gone(&test_id("take-over"));
    assert_eq!(held()["answers"]["AL-02"]["option"], "b");
    assert_eq!(held()["answers"]["AL-02"]["evidence"], "claimed");
    window.press("Ctrl+z Ctrl+z");
    window.wait_gone(&test_id("claims"));
    assert_eq!(held()["answers"]["AL-02"].get("claims"), None, "the whole response was one step");
    window.close();
}

#[test]
fn a_participants_answers_become_votes_and_a_withdrawn_request_takes_none() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("assessment-menu"));
    window.click(&test_id("menu-ask"));
    window.wait_for(&test_id("ask-sheet"));
    window.run(&format!(
        "const whom = document.querySelector({:?}); whom.value = 'p1'; whom.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        test_id("ask-to")
    ));
    window.wait_text(&test_id("ask-readback"), |text| text.contains("for Ines Aldana"));
    window.click(&test_id("ask-response"));
    window.click(&test_id("ask-DO-01"));
    window.picture("ask-person");
    window.click(&test_id("ask-save"));
    window.wait_gone(&test_id("ask-sheet"));
    fill_in(&folders, "Ines Aldana", json!({ "DO-01": { "state": "answered", "option": "e" } }));

    let asked = format!("#/walk/{DEMO}/DO-01");
    go(&window, &asked);
    window.wait_for(&test_id("prompt"));
    window.press("Ctrl+k");
    window.fill(&test_id("palette-search"), "Ask by file");
    window.press("Enter");
    window.click(&test_id("withdraw"));
    window.wait_text(&test_id("withdrawn"), |text| text.contains("Ines Aldana"));
    window.click(&test_id("bring-in-answers"));
    window.wait_text(&test_id("fault"), |text| text.contains("has withdrawn the questions"));
    window.press("Escape");
    window.wait_gone(&test_id("fault"));
    window.click(&test_id("put-back"));
    window.wait_for(&test_id("withdraw"));
    window.click(&test_id("bring-in-answers"));
    window.wait_text(&test_id("merge-about"), |text| text.contains("the votes of Ines Aldana"));
    assert!(window.text(&test_id("merge-lines")).contains("statements apart"));
    window.picture("merge-person");
    window.click(&test_id("merge-take"));
    window.click(&format!("{} summary", test_id("votes")));
    window.wait_text(&test_id("votes"), |text| text.contains('5') && text.contains("Ines Aldana"));
    window.press("Ctrl+k");
    window.fill(&test_id("palette-search"), "Ask by file");
    window.press("Enter");
    window.click(&test_id("bring-in-answers"));
    window.wait_text(&test_id("fault"), |text| text.contains("are in already"));
    window.close();
}

#[test]
fn the_sheets_shut_nobody_out_and_fit_the_smallest_window_with_the_longest_names() {
    let folders = Folders::fresh();
    let data = folders.data();
    let mut file = bad::demo();
    let long = "Donaudampfschifffahrtselektrizit\u{e4}tenhauptbetriebswerkbauunterbeamtengesellschaft".to_owned();
    file["vendor"]["name"] = json!(long);
    file["participants"][0]["name"] = json!(long);
    place::put(&folders.chosen().join("demo.unmoor.json"), file.to_string().as_bytes());
    Cli::on(&data).run_on("import", &folders.chosen().join("demo.unmoor.json")).done();
    std::fs::remove_file(folders.chosen().join("demo.unmoor.json")).unwrap();
    let out = folders.saved().join("long.unmoor-response.json");
    Cli::on(&data).run_on(&format!("ask {DEMO} --participant p1 --questions DO-01,AL-02,XR-01 -o"), &out).done();
    let answer = |option: &str| json!({ "state": "answered", "option": option, "note": long.repeat(3) });
    fill_in(&folders, &long, json!({ "DO-01": answer("e"), "AL-02": answer("a"), "XR-01": answer("e") }));

    let window = Window::open(&folders);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        for (width, height) in [(1280, 860), (1024, 700)] {
            window.resize(width, height);
            go(&window, &format!("#/result/{DEMO}"));
            window.click(&test_id("ask-by-file"));
            window.wait_for(&test_id("ask-sheet"));
            window.picture(&format!("ask-{width}-{theme}"));
            assert_fits(&window, "the sheet for asking");
            shut_out.extend(barriers(&window, &format!("the sheet for asking, {theme}")));
            window.click(&test_id("bring-in-answers"));
            window.wait_for(&test_id("merge-sheet"));
            window.picture(&format!("merge-{width}-{theme}"));
            assert_fits(&window, "the sheet for merging");
            shut_out.extend(barriers(&window, &format!("the sheet for merging, {theme}")));
            window.press("Escape");
            window.wait_gone(&test_id("merge-sheet"));
        }
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}
