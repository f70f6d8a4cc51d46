//! Every screen, light and dark, as pictures in `target/screens`; none of them blank, none wider than the window.

use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::{DEMO, go, open_demo};

/// Each screen of the demo: its name, its address, and what stands on it when it is there.
fn screens() -> [(&'static str, String, &'static str); 6] {
    [
        ("home", "#/".to_owned(), "home"),
        ("exposure", format!("#/exposure/{DEMO}"), "exposure-summary"),
        ("walk", format!("#/walk/{DEMO}/AL-02"), "prompt"),
        ("result", format!("#/result/{DEMO}"), "verdict"),
        ("report", format!("#/report/{DEMO}"), "make-report"),
        ("settings", "#/settings".to_owned(), "settings"),
    ]
}

#[test]
fn every_screen_stands_in_light_and_dark() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        for (name, address, mark) in screens() {
            go(&window, &address);
            window.wait_for(&test_id(mark));
            window.picture(&format!("{name}-{theme}"));
            assert_fits(&window, name);
        }
        parts_of_the_result(&window, theme);
        sheets(&window, theme);
    }
    window.close();
}

#[test]
fn every_screen_fits_the_smallest_window() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.resize(1024, 700);
    for (name, address, mark) in screens() {
        go(&window, &address);
        window.wait_for(&test_id(mark));
        window.picture(&format!("{name}-small"));
        assert_fits(&window, name);
    }
    window.close();
}

/// The result is longer than the window: its further pictures.
fn parts_of_the_result(window: &Window, theme: &str) {
    go(window, &format!("#/result/{DEMO}"));
    window.wait_for(&test_id("verdict"));
    for (number, part) in ["blockers", "findings", "vendor-questions"].into_iter().enumerate() {
        let selector = test_id(part);
        window.run(&format!(
            "document.querySelector({selector:?}).scrollIntoView({{ block: 'start', behavior: 'instant' }})"
        ));
        window.picture(&format!("result-part{}-{theme}", number + 2));
    }
}

/// What opens over a screen: the sheet of a new assessment, the palette, the keys.
fn sheets(window: &Window, theme: &str) {
    go(window, "#/");
    window.wait_for(&test_id("home"));
    for (name, key, mark) in [("new", "n", "details-sheet"), ("palette", "Ctrl+k", "palette"), ("keys", "?", "keys")] {
        window.press(key);
        window.wait_for(&test_id(mark));
        window.picture(&format!("{name}-{theme}"));
        window.press("Escape");
        window.wait_gone(&test_id(mark));
    }
}

fn assert_fits(window: &Window, name: &str) {
    let over = window.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{name} is wider than the window");
    let cut = window.run(
        "return [...document.querySelectorAll('button, a.button')].filter((button) => {
            const own = button.getBoundingClientRect(), around = button.parentElement.getBoundingClientRect();
            return own.width > 0 && own.right > Math.min(around.right, innerWidth) + 1;
        }).map((button) => button.innerText)",
    );
    assert_eq!(cut, serde_json::json!([]), "buttons of {name} are cut off");
}
