//! Every screen, light and dark, as pictures in `target/screens`; none of them blank, none wider than the window.

use unmoor_tests::filled::{self, Words};
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::keyboard::focus_goes_on;
use crate::room::{self, Room};
use crate::scenes::{Scene, scenes, seldom, unlock};
use crate::{DEMO, go, open_demo};

#[test]
fn pictures_of_every_screen_in_light_and_dark() {
    let folders = Folders::fresh();
    let mut shut_out = pictures_of_the_first_start();
    filled::workspace(&folders, Words::Plain);
    let window = Window::open(&folders);
    shut_out.extend(pictures_of(&window, &scenes()));
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

#[test]
fn pictures_of_what_is_seldom_met_in_light_and_dark() {
    let folders = Folders::fresh();
    filled::seldom(&folders, Words::Plain);
    let window = Window::open(&folders);
    unlock(&window);
    let shut_out = pictures_of(&window, &seldom());
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

/// Scenes in light and dark; in the first of them also whether the Tab key keeps the focus in sight.
fn pictures_of(window: &Window, scenes: &[Scene]) -> Vec<String> {
    let mut shut_out = Vec::new();
    for theme in THEMES {
        wear(window, theme);
        for scene in scenes {
            scene.enter(window);
            shut_out.extend(look(window, scene.name, theme));
            if theme == THEMES[0] {
                focus_goes_on(window, scene.name);
            }
            scene.leave(window);
        }
    }
    shut_out
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
    focus_goes_on(&window, "first-start");
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
        room.vote(|window, name| {
            shut_out.extend(look(window, name, theme));
            if name == "workshop-cover" {
                room.on_the_wall(|wall| {
                    wall.wait_for(&test_id("projected-votes"));
                    dress(wall, theme);
                    shut_out.extend(look(wall, "projector-waiting", theme));
                });
            }
            focus_goes_on(window, name);
            window.run("document.getElementById('asked').focus()");
        });
        window.press("5");
        window.wait_for(&test_id("dissent"));
        shut_out.extend(look(&window, "workshop-votes", theme));
        focus_goes_on(&window, "workshop-votes");
        room.on_the_wall(|wall| {
            wall.wait_for(&test_id("must-discuss"));
            dress(wall, theme);
            shut_out.extend(look(wall, "projector", theme));
        });
        window.click(&test_id("workshop-menu"));
        window.wait_for("[role=menu]");
        shut_out.extend(barriers(&window, &format!("workshop, menu, {theme}")));
        window.press("Escape");
        window.wait_gone("[role=menu]");
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
fn pictures_of_a_workshop_that_was_left_or_is_at_its_end_in_light_and_dark() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    room::begin_with_the_disputed(&window);
    window.kill();
    let window = Window::open(&folders);
    let mut shut_out = Vec::new();
    go(&window, &format!("#/workshop/{DEMO}"));
    window.wait_for(&test_id("left-open"));
    shut_out.extend(in_both(&window, "workshop-left-open"));
    window.click(&test_id("continue-workshop"));
    room::decide_all(&window);
    window.wait_for(&test_id("all-decided"));
    shut_out.extend(in_both(&window, "workshop-all-decided"));
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

/// Dresses a window from which its settings cannot be reached.
fn dress(window: &Window, theme: &str) {
    window.run(&format!("document.documentElement.dataset.theme = {theme:?}"));
}

/// What stands there in dark and light, where the settings cannot be reached: as pictures, and whom it shuts out.
pub(crate) fn in_both(window: &Window, name: &str) -> Vec<String> {
    let one = |theme: &str| {
        dress(window, theme);
        look(window, name, theme)
    };
    [one("dark"), one("light")].concat()
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
