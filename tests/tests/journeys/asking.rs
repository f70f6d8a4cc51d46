//! Ask by file: the form in a real browser, and the answers on their way back.

use serde_json::Value;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::Window;
use unmoor_tests::{bad, place, wait};

use crate::screens::{assert_fits, barriers};

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
    assert_eq!(taken["taken"][0]["said"], "Three answers of P. Okoro, Quaystead are in, as claims of the vendor.");
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
