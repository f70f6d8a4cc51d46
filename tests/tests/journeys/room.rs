//! A workshop as the room sees it: one question, the votes behind the cover, the votes laid open, and the second window.

use unmoor_tests::wait;
use unmoor_tests::window::{Window, test_id};

use crate::{DEMO, go};

/// One after the other, four people vote with these keys.
const VOTES: [&str; 4] = ["1", "5", "5", "4"];

/// A workshop whose second window stands open.
pub(crate) struct Room<'a> {
    window: &'a Window,
    main: String,
    projector: String,
}

impl<'a> Room<'a> {
    /// Starts a blind vote of the demo's people, on the questions that nobody has answered.
    pub(crate) fn start(window: &'a Window) -> Room<'a> {
        begin(window);
        let main = window.handle();
        window.press("f");
        let projector = window.another_window(&main);
        Room { window, main, projector }
    }

    /// Starts another workshop in the same room.
    pub(crate) fn start_again(&self) {
        begin(self.window);
    }

    /// All vote; gives the machine to `seen` while the cover is down before the first, and while that one votes. Shows
    /// the votes at the end.
    pub(crate) fn vote(&self, mut seen: impl FnMut(&Window, &'static str)) {
        self.window.press("Enter");
        self.window.wait_for(&test_id("cover"));
        seen(self.window, "workshop-cover");
        for (at, key) in VOTES.into_iter().enumerate() {
            self.window.wait_for(&test_id("cover"));
            self.window.press("Enter");
            self.window.wait_for(&test_id("voting"));
            if at == 0 {
                seen(self.window, "workshop-voting");
            }
            self.window.press(key);
            self.window.wait_gone(&test_id("voting"));
        }
        self.window.wait_for("[data-testid=\"stage\"][data-phase=\"all_in\"]");
        self.window.press("Enter");
        self.window.wait_for(&test_id("must-discuss"));
    }

    /// Drives the second window for as long as `look` takes.
    pub(crate) fn on_the_wall(&self, look: impl FnOnce(&Window)) {
        self.window.switch_to(&self.projector);
        look(self.window);
        self.window.switch_to(&self.main);
    }

    /// Ends the workshop; the second window stays.
    pub(crate) fn end(&self) {
        self.window.press("Escape");
        self.window.wait_for(&test_id("leave-sheet"));
        self.window.press("Enter");
        self.window.wait_for(&test_id("workshop-start"));
    }
}

fn begin(window: &Window) {
    go(window, &format!("#/workshop/{DEMO}"));
    window.click(&test_id("start-blind"));
    window.click(&test_id("start-workshop"));
    window.wait_for(&test_id("stage"));
    if window.has("[data-testid=\"stage\"][data-phase=\"revealed\"]") {
        window.press("v");
    }
    window.wait_for("[data-testid=\"stage\"][data-phase=\"asked\"]");
}

/// Starts a workshop in which the room talks and agrees, on the questions that nobody has answered.
pub(crate) fn begin_openly(window: &Window) {
    go(window, &format!("#/workshop/{DEMO}"));
    window.click(&test_id("start-open"));
    window.click(&test_id("start-workshop"));
    window.wait_for("[data-testid=\"stage\"][data-phase=\"asked\"]");
}

/// Starts a workshop on the questions that votes already disagree on.
pub(crate) fn begin_with_the_disputed(window: &Window) {
    go(window, &format!("#/workshop/{DEMO}"));
    window.wait_for(&test_id("start-questions"));
    window.run(&format!(
        "const list = document.querySelector({:?}); list.value = 'disputed';
         list.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        test_id("start-questions")
    ));
    window.click(&test_id("start-blind"));
    window.click(&test_id("start-workshop"));
    window.wait_for(&test_id("stage"));
}

/// Decides question after question until none is left.
pub(crate) fn decide_all(window: &Window) {
    window.wait_for(&test_id("stage"));
    for _ in 0..4 {
        if window.has(&test_id("all-decided")) {
            return;
        }
        let asked = window.run(ASKED);
        window.press("5");
        window.wait_for(&format!("{}:enabled", test_id("record")));
        window.press("Enter");
        wait::until("the room goes on", || (window.run(ASKED) != asked).then_some(()));
    }
}

/// Which question the room is at; nothing where none is left.
const ASKED: &str = "return document.querySelector('[data-testid=asked]')?.dataset.question ?? ''";
