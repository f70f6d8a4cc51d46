//! The first start, and an assessment from its first line to the next morning.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

#[test]
fn the_first_start_offers_a_beginning_the_demo_and_a_file() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    window.wait_for(&test_id("first-start"));
    for way in ["start-assessment", "open-demo", "import-files", "open-workspace"] {
        assert!(window.has(&test_id(way)), "{way} is offered");
    }
    window.press("2");
    window.wait_text(&test_id("portability"), |text| text.contains("42") && text.contains("77"));
    window.click(&test_id("to-home"));
    window.wait_text(&test_id("vendor-row"), |text| text.contains("Quaystead"));
    window.close();
}

#[test]
fn an_assessment_is_made_answered_by_keyboard_undone_and_found_again_after_a_restart() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    make_assessment(&window);
    answer_exposure(&window);
    let places = answer_ten_questions(&window);
    window.wait_text(&test_id("pace"), |text| reached(text) == Some(10));
    window.press("Ctrl+z");
    window.wait_text(&test_id("pace"), |text| reached(text) == Some(9));
    window.press("Ctrl+Shift+z");
    window.wait_text(&test_id("pace"), |text| reached(text) == Some(10));
    window.press("Ctrl+z");
    window.wait_text(&test_id("pace"), |text| reached(text) == Some(9));
    let tally = window.text(&test_id("tally-bar"));
    window.close();

    let window = Window::open(&folders);
    window.wait_text(&test_id("vendor-row"), |text| text.contains("Acme CRM"));
    window.click(&format!("{} a", test_id("vendor-row")));
    window.click(&test_id("tab-walk"));
    window.wait_text(&test_id("pace"), |text| reached(text) == Some(9));
    assert_eq!(window.text(&test_id("tally-bar")), tally);
    window.close();
    found_by_the_command_line(&folders, &places);
}

/// How many questions are reached, from how many are to go: "57 of 67 to go, about 40 minutes".
fn reached(pace: &str) -> Option<u32> {
    let (left, rest) = pace.split_once(" of ")?;
    let all: u32 = rest.split_once(" to go")?.0.parse().ok()?;
    all.checked_sub(left.parse().ok()?)
}

fn make_assessment(window: &Window) {
    window.wait_for(&test_id("first-start"));
    window.press("1");
    window.fill(&test_id("vendor"), "Acme");
    window.fill(&test_id("service"), "Acme CRM");
    window.click(&test_id("depth-standard"));
    window.wait_text(&test_id("readback"), |text| text.contains("questions"));
    window.click(&test_id("details-done"));
    window.wait_for(&test_id("exposure"));
}

fn answer_exposure(window: &Window) {
    for answered in 1..=8 {
        window.press("3");
        window.wait_text(&test_id("exposure"), |text| text.contains(&format!("{answered} of 8 answered")));
    }
    window.click(&test_id("to-walk"));
    window.wait_for(&test_id("prompt"));
}

/// Answers ten questions, each in another way, and gives their ids in order.
fn answer_ten_questions(window: &Window) -> Vec<String> {
    let mut asked = Vec::new();
    for keys in ["1", "2", "3", "4", "5", "u", "d 2", "t 1", "c 4", "m 3"] {
        let question = window.text(&test_id("question-id"));
        window.press(keys);
        window.wait_text(&test_id("question-id"), |text| text != question);
        asked.push(question);
    }
    window.wait_for(&format!("{}[data-state=saved]", test_id("saved")));
    asked
}

fn found_by_the_command_line(folders: &Folders, asked: &[String]) {
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    let file = cli.run(&format!("show --json {id}")).done().json();
    assert_eq!(file["exposure"].as_object().map(serde_json::Map::len), Some(8));
    let (undone, kept) = asked.split_last().expect("ten questions");
    for question in kept {
        assert!(file["answers"][question]["state"].is_string(), "{question} was answered in the window: {file}");
    }
    assert_ne!(file["answers"][undone]["state"], "answered", "{undone} was undone");
    assert_eq!(file["answers"][&asked[5]]["state"], "unknown");
    assert_eq!(file["answers"][&asked[6]]["evidence"], "documented");
    assert_eq!(file["answers"][&asked[7]]["evidence"], "tested");
}
