//! A question pack of one's own, brought in through Settings and chosen for an assessment.

use std::path::Path;

use serde_json::Value;
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};
use unmoor_tests::{bad, place};

use crate::go;
use crate::screens::{assert_fits, barriers};

#[test]
fn a_pack_is_brought_in_when_it_is_mended_and_an_assessment_is_asked_from_it() {
    let folders = Folders::fresh();
    let file = folders.chosen().join("our-bank.json");
    let good = bad::pack(&file);
    let window = Window::open(&folders);
    window.wait_for(&test_id("first-start"));
    go(&window, "#/settings");
    window.click(&test_id("bring-in-pack"));
    window.wait_text(&test_id("pack-problems"), |text| text.contains("questions[0].options[1].level"));
    place::put(&file, good.as_bytes());
    window.click(&test_id("bring-in-pack"));
    window.wait_text(&test_id("packs"), |text| text.contains("our-bank 1.0.0") && text.contains("not used yet"));
    window.wait_gone(&test_id("pack-problems"));
    window.click(&test_id("open-pack")); // the standard pack stands first
    window.wait_text(&test_id("pack-sheet"), |text| text.contains("Data ownership") && !text.contains("DO-01"));
    window.click(&format!("{} summary", test_id("pack-section-DO")));
    window.wait_text(&test_id("pack-section-DO"), |text| text.contains("DO-01") && text.contains("Weight 5."));
    window.picture("pack-inside");
    assert!(barriers(&window, "inside a pack").is_empty());
    window.click(&test_id("pack-close"));
    window.wait_gone(&test_id("pack-sheet"));
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
    window.press("Escape");
    window.wait_gone("[role=alertdialog]");

    place::put(&file, good.replacen("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"", 1).as_bytes());
    window.click(&test_id("bring-in-pack"));
    window.wait_text(&test_id("packs"), |text| text.contains("our-bank 1.1.0"));
    let data = folders.data();
    let all = || Cli::on(&data).run("list --json").done().json()["assessments"].clone();
    let id = all()[0]["id"].as_str().unwrap().to_owned();
    go(&window, &format!("#/exposure/{id}"));
    move_a_copy(&window, &id);
    let packs: Vec<String> = all().as_array().unwrap().iter().map(|one| pack_of(&data, one)).collect();
    assert_eq!(packs.len(), 2, "the original stays");
    assert!(packs.contains(&"1.0.0".to_owned()) && packs.contains(&"1.1.0".to_owned()), "{packs:?}");
    window.press("Ctrl+z");
    window.wait_for(&test_id("vendor-row"));
    assert_eq!(all().as_array().map(Vec::len), Some(1), "undo takes the copy away");
    window.close();
}

/// Moves a copy of an assessment to the newer version of its pack by its menu, and comes to the copy.
fn move_a_copy(window: &Window, id: &str) {
    window.click(&test_id("assessment-menu"));
    window.click(&test_id("menu-rescore"));
    window.wait_text(&test_id("rescore-sheet"), |text| text.contains("our-bank 1.1.0"));
    window.click(&test_id("rescore-done"));
    window.wait_gone(&test_id("rescore-sheet"));
    window.wait_for(&test_id("verdict"));
    assert_ne!(window.run("return location.hash"), format!("#/result/{id}"), "the copy is open");
    window.click(&test_id("assessment-menu"));
    window.wait_for(&test_id("menu-details"));
    assert!(!window.has(&test_id("menu-rescore")), "it is at the newest version");
    window.press("Escape");
    window.wait_gone("[role=menu]");
}

/// The version of the pack that an assessment of the list was made with.
fn pack_of(data: &Path, one: &Value) -> String {
    let shown = Cli::on(data).run(&format!("show --json {}", one["id"].as_str().unwrap())).done().json();
    shown["packs"][0]["version"].as_str().unwrap().to_owned()
}
