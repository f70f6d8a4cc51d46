//! A workshop in the real window: three people, votes behind a cover, the reveal, a decision with dissent, the second
//! window in step, and a crash in the middle of a vote.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

/// Opens the demo and starts a blind vote of three on the questions that nobody has answered.
fn start(window: &Window) {
    open_demo(window);
    window.click(&test_id("tab-workshop"));
    window.wait_for(&test_id("workshop-start"));
    window.click(&test_id("there-p4"));
    window.click(&test_id("start-blind"));
    window.click(&test_id("start-workshop"));
    window.wait_for(&test_id("stage"));
}

fn question(window: &Window) -> String {
    let id = window.run(&format!("return document.querySelector({:?})?.dataset.question ?? ''", test_id("asked")));
    id.as_str().unwrap_or_default().to_owned()
}

fn wait_phase(window: &Window, phase: &str) {
    window.wait_for(&format!("[data-testid=\"stage\"][data-phase=\"{phase}\"]"));
}

/// The next person takes the machine, and votes by one key.
fn vote(window: &Window, name: &str, key: &str) {
    window.wait_text("h1", |text| text.contains(&format!("Hand over to {name}")));
    window.press("Enter");
    window.wait_for(&test_id("voting"));
    window.press(key);
    window.wait_gone(&test_id("voting"));
}

#[test]
fn three_people_vote_behind_a_cover_discuss_decide_and_park() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    start(&window);
    let first = question(&window);
    window.wait_text(&test_id("left"), |text| text == "16");
    window.press("Enter");
    window.wait_for(&format!("{}:disabled", test_id("reveal-now")));
    vote(&window, "Ines", "1");
    vote(&window, "Tobias", "5");
    window.wait_text("h1", |text| text.contains("Hand over to Helen"));
    window.click(&test_id("reveal-now"));
    window.wait_text(&test_id("reveal-sheet"), |text| text.contains("Two of three have voted."));
    window.press("Enter"); // not yet
    window.wait_gone(&test_id("reveal-sheet"));
    window.press("r Ctrl+z Ctrl+k F1 ?");
    assert!(window.has(&test_id("cover")), "whoever sits there neither reveals nor leads elsewhere");
    assert!(!window.has("dialog[open]"), "nor lays anything over the cover");
    window.wait_text(&test_id("votes-in"), |text| text == "2 of 3 votes are in");
    let heard = window.run("return [...document.querySelectorAll('[aria-live]')].map((live) => live.innerText).join()");
    let heard = heard.as_str().unwrap();
    assert!(heard.contains("Hand over to Helen") && !heard.contains('5'), "a screen reader hears no vote: {heard}");
    vote(&window, "Helen", "5");
    wait_phase(&window, "all_in");
    assert_eq!(window.run("return document.querySelectorAll('.votes').length"), 0, "nothing is seen before the reveal");
    window.press("Enter");
    wait_phase(&window, "revealed");
    window.wait_for(&test_id("must-discuss"));
    assert!(window.text(&test_id("line-1")).contains("Ines Aldana"));
    assert!(
        window.text(&test_id("line-5")).contains("Tobias Renn") && window.text(&test_id("line-5")).contains("Helen")
    );

    window.press("Ctrl+z");
    wait_phase(&window, "all_in");
    assert_eq!(window.run("return document.querySelectorAll('.votes').length"), 0, "an undone reveal shows no vote");
    window.press("Enter");
    wait_phase(&window, "revealed");
    window.press("5");
    window.wait_text(&test_id("dissent"), |text| text == "Dissent: Ines Aldana");
    window.press("/");
    window.type_text("Nobody has done it yet");
    window.press("Enter p");
    window.type_text("Who does it, and by when?");
    window.press("Enter");
    window.wait_text(&test_id("parked-items"), |text| {
        text.contains("Who does it, and by when?") && text.contains(&first)
    });
    window.press("Escape");
    window.wait_gone(&test_id("parking-sheet"));
    window.wait_text(&test_id("parked"), |text| text == "3");
    window.press("Enter");
    window.wait_text(&test_id("left"), |text| text == "15");
    assert_ne!(question(&window), first, "the room goes on");

    window.press("Escape");
    window.wait_for(&test_id("leave-sheet"));
    window.press("Enter");
    window.wait_for(&test_id("workshop-start"));
    assert!(window.text(&test_id("sessions-before")).contains("three people, one question decided"));
    go(&window, &format!("#/walk/{DEMO}/{first}"));
    window.wait_text(&test_id("decision"), |text| {
        text.contains("Nobody has done it yet") && text.contains("Ines Aldana")
    });
    window.close();

    let data = folders.data();
    let file = Cli::on(&data).run(&format!("show --json {DEMO}")).done().json();
    let record = &file["answers"][&first];
    assert_eq!((&record["option"], &record["evidence"]), (&"e".into(), &"claimed".into()), "{record}");
    assert_eq!((&record["decision"]["option"], &record["decision"]["evidence"]), (&"e".into(), &"claimed".into()));
    assert_eq!(record["decision"]["dissent"], serde_json::json!(["p1"]));
    assert_eq!(record["decision"]["present"], serde_json::json!(["p1", "p2", "p3"]));
    assert_eq!(record["votes"].as_array().map(Vec::len), Some(3));
    assert!(file["sessions"][2]["ended"].is_string(), "{}", file["sessions"]);
}

#[test]
fn the_second_window_is_in_step_and_never_has_a_vote_before_the_reveal() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    start(&window);
    let first = question(&window);
    window.press("f");
    let main = window.handle();
    let projector = window.another_window(&main);
    let on_wall = |test: &dyn Fn(&Window)| {
        window.switch_to(&projector);
        test(&window);
        window.switch_to(&main);
    };
    on_wall(&|wall| {
        wall.wait_for(&format!("[data-testid=\"projected\"][data-question=\"{first}\"]"));
        assert!(!wall.has(&test_id("park")) && !wall.has(&test_id("record")), "no private control is on the wall");
        let refused = wall.run_async(
            "window.__TAURI_INTERNALS__.invoke('get_home', { req: {} }).then(() => done('allowed'), () => done('refused'))",
        );
        assert_eq!(refused, "refused", "the second window may ask for its own view only");
        wall.picture("projector-asked-light");
        assert_fits(wall, "projector");
    });
    window.press("Enter");
    vote(&window, "Ines", "1");
    vote(&window, "Tobias", "5");
    on_wall(&|wall| {
        wall.wait_text(&test_id("projected-votes"), |text| text == "2 of 3 votes are in");
        let page = wall.run("return document.documentElement.outerHTML");
        let page = page.as_str().unwrap();
        assert!(!page.contains("Tobias") && !page.contains("class=\"votes"), "a vote is on the wall before the reveal");
    });
    vote(&window, "Helen", "4");
    wait_phase(&window, "all_in");
    window.press("Enter");
    wait_phase(&window, "revealed");
    window.press("4");
    on_wall(&|wall| {
        wall.wait_for(&test_id("must-discuss"));
        assert!(wall.text(&test_id("line-5")).contains("Tobias Renn"));
        wall.wait_for("[data-testid=\"line-4\"][aria-current]");
        wall.wait_text(&test_id("projected-decides"), |text| text.starts_with("Proposed: 4"));
        wall.wait_text(&test_id("projected-dissent"), |text| text == "Dissent: Ines Aldana and Tobias Renn");
    });
    window.press("Enter");
    window.wait_text(&test_id("left"), |text| text == "15");
    let next = question(&window);
    on_wall(&|wall| wall.wait_for(&format!("[data-testid=\"projected\"][data-question=\"{next}\"]")));
    window.press("Escape");
    window.wait_for(&test_id("leave-sheet"));
    window.press("Enter");
    window.wait_for(&test_id("workshop-start"));
    on_wall(&|wall| {
        wall.wait_text(&test_id("projected-note"), |text| text == "No workshop is on.");
    });
    window.close();
}

#[test]
fn the_facilitator_leads_by_mouse_alone() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    start(&window);
    let at = |question: &str| {
        window.wait_for(&format!("[data-testid=\"asked\"][data-question=\"{question}\"]"));
    };
    let choose = |item: &str| {
        window.click(&test_id("workshop-menu"));
        window.click(&test_id(item));
    };
    let first = question(&window);
    window.click(&test_id("next"));
    window.wait_for(&format!("[data-testid=\"asked\"]:not([data-question=\"{first}\"])"));
    let second = question(&window);
    window.click(&test_id("previous"));
    at(&first);
    window.click(&test_id("go-to-question"));
    window.wait_for(&test_id("chooser-search"));
    window.click(&test_id(&format!("choice-{second}")));
    at(&second);
    window.click(&test_id("turn-clock"));
    window.wait_for(&format!("{}[data-stands=true]", test_id("clock")));
    choose("menu-restart");
    window.wait_for(&format!("{}[data-stands=false]", test_id("clock")));

    window.click(&test_id("mode-open"));
    window.click(&test_id("dissent"));
    window.click(&test_id("tick-p2"));
    window.click(&test_id("people-done"));
    window.wait_text(&test_id("dissent"), |text| text == "Dissent: Tobias Renn");
    window.click(&test_id("decide-2"));
    window.wait_text(&test_id("dissent"), |text| text == "Dissent: Tobias Renn");
    window.click(&test_id("record"));
    window.wait_text(&test_id("left"), |text| text == "15");
    choose("menu-undo");
    window.wait_text(&test_id("left"), |text| text == "16");
    at(&second);
    choose("menu-room");
    window.wait_for(&test_id("role-p1"));
    window.click(&test_id("people-done"));
    window.wait_gone(&test_id("people-sheet"));
    choose("menu-keys");
    window.click(&format!("{} .close", test_id("keys")));
    window.wait_gone(&test_id("keys"));
    choose("menu-goto");
    window.click(&format!("{} .close", test_id("palette")));
    window.wait_gone(&test_id("palette"));
    choose("menu-help");
    window.until_address("#/help/workshop");
    window.close();
}

#[test]
fn a_crash_in_the_middle_of_a_vote_loses_no_vote_and_shows_none() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    start(&window);
    let first = question(&window);
    window.press("Enter");
    vote(&window, "Ines", "1");
    vote(&window, "Tobias", "5");
    window.wait_text("h1", |text| text.contains("Hand over to Helen"));
    window.kill();

    let data = folders.data();
    let shown = Cli::on(&data).run(&format!("show --json {DEMO}")).done().json();
    assert!(
        shown["answers"][&first].is_null(),
        "the command line shows no sealed vote either: {}",
        shown["answers"][&first]
    );
    let window = Window::open(&folders);
    go(&window, &format!("#/walk/{DEMO}/{first}"));
    window.wait_text(&test_id("sealed"), |text| text.contains("2 votes are in and not revealed yet"));
    assert!(!window.has(".voters"));
    go(&window, &format!("#/workshop/{DEMO}"));
    window.wait_text(&test_id("left-open"), |text| text.contains("2 votes are in and not revealed"));
    window.picture("workshop-left-open");
    window.click(&test_id("continue-workshop"));
    wait_phase(&window, "asked");
    assert_eq!(question(&window), first);
    window.wait_text(&test_id("votes-in"), |text| text == "2 of 3 votes are in");
    window.press("Enter");
    vote(&window, "Helen", "u");
    wait_phase(&window, "all_in");
    window.press("r");
    wait_phase(&window, "revealed");
    assert!(window.text(&test_id("line-1")).contains("Ines") && window.text(&test_id("line-u")).contains("Helen"));
    window.close();
}

#[test]
fn the_workshop_and_its_projector_stand_in_light_dark_small_and_large_and_with_long_words() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    let mut shut_out = Vec::new();
    open_demo(&window);
    go(&window, &format!("#/workshop/{DEMO}"));
    window.wait_for(&test_id("workshop-start"));
    window.fill(&test_id("add-name"), LONG_NAME);
    window.click(&test_id("add-person"));
    window.wait_text(&test_id("workshop-start"), |text| text.contains(LONG_NAME));
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, &format!("#/workshop/{DEMO}"));
        look(&window, "workshop-start", theme, &test_id("workshop-start"), &mut shut_out);
    }
    window.run("document.querySelector('[data-testid=\"start-questions\"]').value = 'disputed'");
    window.run("document.querySelector('[data-testid=\"start-questions\"]').dispatchEvent(new Event('change', { bubbles: true }))");
    window.click(&test_id("start-blind"));
    window.click(&test_id("start-workshop"));
    window.wait_for(&test_id("stage"));
    window.press("f");
    let main = window.handle();
    let projector = window.another_window(&main);
    window.press("j");
    window.wait_for("[data-testid=\"asked\"][data-question=\"XR-01\"]");
    wait_phase(&window, "revealed"); // the demo's people have voted on it
    window.press("v");
    wait_phase(&window, "asked");
    for theme in ["dark", "light"] {
        set_theme(&window, theme);
        look(&window, "workshop-asked", theme, &test_id("take-votes"), &mut shut_out);
        window.press("Enter");
        look(&window, "workshop-cover", theme, &test_id("cover"), &mut shut_out);
        window.press("Enter");
        look(&window, "workshop-voting", theme, &test_id("voting"), &mut shut_out);
        window.press("4");
        window.wait_for(&test_id("cover"));
        window.press("Enter");
        window.wait_for(&test_id("voting"));
        window.press("1");
        window.wait_for(&test_id("cover"));
        reveal_before_all_have_voted(&window);
        look(&window, "workshop-revealed", theme, &test_id("must-discuss"), &mut shut_out);
        for (key, sheet) in
            [("p", "parking-sheet"), ("w", "people-sheet"), ("x", "people-sheet"), ("Escape", "leave-sheet")]
        {
            window.press(key);
            look(&window, &format!("workshop-{sheet}-{}", key.to_lowercase()), theme, &test_id(sheet), &mut shut_out);
            window.press("Escape");
            window.wait_gone(&test_id(sheet));
        }
        window.switch_to(&projector);
        look(&window, "projector-revealed", theme, &test_id("must-discuss"), &mut shut_out);
        window.switch_to(&main);
        window.press("v");
        wait_phase(&window, "asked");
    }
    window.press("Enter");
    for key in ["4", "1"] {
        window.wait_for(&test_id("cover"));
        window.press("Enter");
        window.wait_for(&test_id("voting"));
        window.press(key);
    }
    window.wait_for(&test_id("cover"));
    reveal_before_all_have_voted(&window);
    window.wait_for(&test_id("must-discuss"));
    for (name, width, height) in [("small", 1024, 700), ("large", 3840, 2160)] {
        window.resize(width, height);
        window.picture(&format!("workshop-{name}"));
        assert_fits(&window, &format!("workshop, {name}"));
        window.switch_to(&projector);
        window.resize(width, height);
        window.picture(&format!("projector-{name}"));
        assert_fits(&window, &format!("projector, {name}"));
        window.switch_to(&main);
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}

fn reveal_before_all_have_voted(window: &Window) {
    window.click(&test_id("reveal-now"));
    window.click(&test_id("reveal-anyway"));
}

/// Sixty letters without a place to break.
const LONG_NAME: &str = "Rechtsschutzversicherungsgesellschaftenvorstandsvorsitzende!";

fn set_theme(window: &Window, theme: &str) {
    let set = format!(
        "window.__TAURI_INTERNALS__.invoke('set_settings', {{ req: {{ theme: '{theme}', text_size: 100, advance: true }} }})
            .then(() => {{ document.documentElement.dataset.theme = '{theme}'; done(true) }})"
    );
    window.run_async(&set);
}

fn look(window: &Window, name: &str, theme: &str, mark: &str, shut_out: &mut Vec<String>) {
    window.wait_for(mark);
    window.picture(&format!("{name}-{theme}"));
    assert_fits(window, name);
    shut_out.extend(barriers(window, &format!("{name}, {theme}")));
}
