//! The window is killed in the middle of a walk; what it had shown as saved is there.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

#[test]
fn a_killed_window_loses_no_answer_that_it_had_shown_as_saved() {
    let folders = Folders::fresh();
    let data = folders.data();
    let id = Cli::on(&data).make("Acme");
    let mut answered = Vec::new();
    for keys in ["1 2", "3 u 4", "5"] {
        let window = Window::open(&folders);
        crate::go(&window, &format!("#/walk/{id}"));
        for key in keys.split(' ') {
            let question = window.text(&test_id("question-id"));
            window.press(key);
            window.wait_text(&test_id("question-id"), |text| text != question);
            window.wait_for(&format!("{}[data-state=saved]", test_id("saved")));
            answered.push((question, key));
        }
        window.kill();
        let file = Cli::on(&data).run(&format!("show --json {id}")).done().json();
        for (question, key) in &answered {
            let record = &file["answers"][question];
            let state = if *key == "u" { "unknown" } else { "answered" };
            assert_eq!(record["state"], state, "{question}, answered with {key}: {file}");
        }
    }
    assert_eq!(answered.len(), 6);
    Cli::on(&data).run("check").done();
}
