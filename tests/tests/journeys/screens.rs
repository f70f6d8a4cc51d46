//! Every screen, light and dark, as pictures in `target/screens`; none of them blank, none wider than the window.

use unmoor_tests::filled::{self, Words};
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::room::{self, Room};
use crate::scenes::scenes;
use crate::{DEMO, go, open_demo};

#[test]
fn pictures_of_every_screen_in_light_and_dark() {
    let folders = Folders::fresh();
    let mut shut_out = pictures_of_the_first_start();
    filled::workspace(&folders, Words::Plain);
    let window = Window::open(&folders);
    let scenes = scenes();
    for theme in THEMES {
        wear(&window, theme);
        for scene in &scenes {
            scene.enter(&window);
            shut_out.extend(look(&window, scene.name, theme));
            scene.leave(&window);
        }
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

/// Where nothing is yet.
fn pictures_of_the_first_start() -> Vec<String> {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    let mut shut_out = Vec::new();
    for theme in THEMES {
        wear(&window, theme);
        go(&window, "#/");
        window.wait_for(&test_id("first-start"));
        window.park_pointer();
        shut_out.extend(look(&window, "first-start", theme));
    }
    window.close();
    shut_out
}

#[test]
fn pictures_of_the_room_in_light_and_dark() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    let mut shut_out = Vec::new();
    wear(&window, THEMES[0]);
    let room = Room::start(&window);
    for (round, theme) in THEMES.into_iter().enumerate() {
        if round > 0 {
            wear(&window, theme);
            room.start_again();
        }
        window.park_pointer();
        shut_out.extend(look(&window, "workshop-asked", theme));
        let mut covered = Vec::new();
        room.vote(|window| covered = look(window, "workshop-cover", theme));
        shut_out.extend(covered);
        window.press("5");
        window.wait_for(&test_id("dissent"));
        shut_out.extend(look(&window, "workshop-votes", theme));
        room.on_the_wall(|wall| {
            wall.wait_for(&test_id("must-discuss"));
            wall.run(&format!("document.documentElement.dataset.theme = {theme:?}"));
            shut_out.extend(look(wall, "projector", theme));
        });
        for (key, name) in [("g", "chooser"), ("n", "reason"), ("w", "people"), ("p", "parking")] {
            window.press(key);
            window.wait_for("dialog[open]");
            shut_out.extend(barriers(&window, &format!("workshop, {name}, {theme}")));
            window.press("Escape");
            window.wait_gone("dialog[open]");
        }
        room.end();
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

#[test]
fn nobody_is_shut_out_of_a_workshop_that_was_left_or_is_at_its_end() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    room::begin_with_the_disputed(&window);
    window.kill();
    let window = Window::open(&folders);
    let mut shut_out = Vec::new();
    let left = |window: &Window, mark: &str, shut_out: &mut Vec<String>| {
        for theme in THEMES {
            window.run(&format!("document.documentElement.dataset.theme = {theme:?}"));
            window.wait_for(&test_id(mark));
            shut_out.extend(barriers(window, &format!("{mark}, {theme}")));
        }
    };
    go(&window, &format!("#/workshop/{DEMO}"));
    left(&window, "left-open", &mut shut_out);
    window.click(&test_id("continue-workshop"));
    room::decide_all(&window);
    left(&window, "all-decided", &mut shut_out);
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

#[test]
fn every_screen_fits_the_smallest_window() {
    let folders = Folders::fresh();
    filled::workspace(&folders, Words::Plain);
    let window = Window::open(&folders);
    window.resize(1024, 700);
    for scene in scenes() {
        scene.enter(&window);
        window.picture(&format!("{}-small", scene.name));
        assert_fits(&window, scene.name);
        scene.leave(&window);
    }
    window.close();
}

const THEMES: [&str; 2] = ["light", "dark"];

/// Dresses the window, as its settings do.
fn wear(window: &Window, theme: &str) {
    go(window, "#/settings");
    window.click(&test_id(&format!("theme-{theme}")));
}

/// Takes a picture of what stands there, and gives whom it shuts out.
fn look(window: &Window, name: &str, theme: &str) -> Vec<String> {
    window.picture(&format!("{name}-{theme}"));
    assert_fits(window, name);
    barriers(window, &format!("{name}, {theme}"))
}

pub(crate) fn assert_fits(window: &Window, name: &str) {
    let over = window.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{name} is wider than the window");
    let cut = window.run(
        "return [...document.querySelectorAll('button, a.button')].filter((button) => {
            if (button.closest('.sideways')) return false; // scrolls by itself
            const own = button.getBoundingClientRect(), around = button.parentElement.getBoundingClientRect();
            return own.width > 0 && own.right > Math.min(around.right, innerWidth) + 1;
        }).map((button) => button.innerText)",
    );
    assert_eq!(cut, serde_json::json!([]), "buttons of {name} are cut off");
}

/// What axe-core finds serious or critical. It comes from the pages' own packages and is no part of Unmoor.
pub(crate) fn barriers(window: &Window, name: &str) -> Vec<String> {
    let axe = place::root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(axe).expect("`cargo xtask test` installs the packages of the pages");
    window.settle();
    window.run(&axe);
    let found = window.run_async(
        "axe.run(document, { resultTypes: ['violations'] }).then((results) => done(results.violations
            .filter((each) => ['serious', 'critical'].includes(each.impact))
            .map((each) => each.id + ': ' + each.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '))))",
    );
    let found = found.as_array().expect("axe-core answers with a list").iter();
    found.map(|barrier| format!("{name}: {}", barrier.as_str().unwrap_or_default())).collect()
}

#[test]
fn the_tab_key_stays_inside_an_open_dialog_and_focus_comes_back() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/");
    window.wait_for(&test_id("home"));
    window.press("n");
    window.wait_for(&test_id("details-sheet"));
    let inside = format!(
        "return document.activeElement === document.body || document.querySelector({:?}).contains(document.activeElement)",
        test_id("details-sheet")
    );
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..40 {
        window.press("Tab");
        assert_eq!(window.run(&inside), serde_json::json!(true), "the focus left the dialog");
        let at = window.run("return document.activeElement.dataset.testid ?? document.activeElement.tagName");
        seen.insert(at.to_string());
    }
    assert!(seen.len() > 10, "the Tab key reaches the fields of the dialog: {seen:?}");
    window.press("Escape");
    window.wait_gone(&test_id("details-sheet"));
    window.close();
}
