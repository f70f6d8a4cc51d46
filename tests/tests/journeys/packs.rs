//! A question pack of one's own, brought in through Settings and chosen for an assessment.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::go;
use crate::screens::{assert_fits, barriers};

#[test]
fn a_pack_is_brought_in_when_it_is_mended_and_an_assessment_is_asked_from_it() {
    let folders = Folders::fresh();
    let file = folders.chosen().join("our-bank.json");
    Cli::on(&folders.saved()).run_on("pack new our-bank --title Bank -o", &file).done();
    let good = std::fs::read_to_string(&file).unwrap();
    place::put(&file, good.replacen("\"level\": 75", "\"level\": 175", 1).as_bytes());
    let window = Window::open(&folders);
    window.wait_for(&test_id("first-start"));
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        window.click(&test_id("bring-in-pack"));
        window.wait_text(&test_id("pack-problems"), |text| text.contains("questions[0].options[1].level"));
        window.picture(&format!("packs-refused-{theme}"));
        assert_fits(&window, "settings with problems");
        shut_out.extend(barriers(&window, &format!("packs, {theme}")));
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    place::put(&file, good.as_bytes());
    window.click(&test_id("bring-in-pack"));
    window.wait_text(&test_id("packs"), |text| text.contains("our-bank 1.0.0") && text.contains("not used yet"));
    window.wait_gone(&test_id("pack-problems"));
    window.resize(1024, 700);
    window.picture("packs-small");
    assert_fits(&window, "settings, small");

    go(&window, "#/");
    window.wait_for(&test_id("first-start"));
    window.press("n");
    window.wait_for(&test_id("details-sheet"));
    window.fill(&test_id("vendor"), "Acme");
    window.fill(&test_id("service"), "Acme CRM");
    window.run(&format!(
        "const choice = document.querySelector({:?}); choice.value = 'our-bank@1.0.0';
         choice.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        test_id("pack")
    ));
    window.click(&test_id("depth-standard")); // the first assessment is offered short
    window.wait_text(&test_id("readback"), |text| text.contains("2 questions"));
    window.picture("packs-chosen");
    window.click(&test_id("details-done"));
    window.wait_gone(&test_id("details-sheet"));
    go(&window, "#/settings");
    window.wait_text(&test_id("packs"), |text| text.contains("one assessment"));
    window.click(&test_id("remove-pack"));
    window.wait_text("[role=alertdialog]", |text| text.contains("made with our-bank 1.0.0"));
    window.close();
}
