//! The screens as somebody sees them in the middle of their work: what the pictures show, what must fit every size, and
//! what must shut nobody out.

use unmoor_tests::filled::PASSPHRASE;
use unmoor_tests::vendors::{marlow, older, sundial};
use unmoor_tests::window::{Window, test_id};

use crate::{DEMO, go};

/// A screen, and what is done on it until it stands as it is shown.
pub(crate) struct Scene {
    /// What its picture is called.
    pub(crate) name: &'static str,
    address: String,
    /// What stands on the screen when it is there.
    mark: &'static str,
    then: Then,
}

/// What is done on a screen once it is there.
enum Then {
    Nothing,
    /// Presses keys; then this stands there.
    Press(&'static str, &'static str),
    /// Clicks what is called so; then this stands there.
    Click(&'static str, &'static str),
    /// Chooses from the menu of the assessment; then a sheet stands there.
    Menu(&'static str),
    /// Scrolls to the part under this heading.
    Scroll(&'static str),
    Do(fn(&Window)),
}

impl Scene {
    /// Goes there.
    pub(crate) fn enter(&self, window: &Window) {
        go(window, &self.address);
        window.wait_for(&test_id(self.mark));
        match self.then {
            Then::Nothing => {}
            Then::Press(keys, stands) => {
                window.press(keys);
                window.wait_for(&test_id(stands));
            }
            Then::Click(what, stands) => {
                window.click(&test_id(what));
                window.wait_for(&test_id(stands));
            }
            Then::Menu(item) => {
                window.click(&test_id("assessment-menu"));
                window.click(&test_id(item));
                window.wait_for("dialog[open]");
            }
            Then::Scroll(heading) => {
                window.run(&format!(
                    "document.getElementById({heading:?}).closest('.part').scrollIntoView({{ behavior: 'instant' }})"
                ));
            }
            Then::Do(deed) => deed(window),
        }
        window.park_pointer();
    }

    /// Closes what lies over it, also where one is asked for text that was typed there, and the toast that this leaves; takes
    /// a filter away.
    pub(crate) fn leave(&self, window: &Window) {
        if window.has(&test_id("unlock")) {
            unlock(window);
        }
        if window.has("[role=menu]") {
            window.press("Escape");
            window.wait_gone("[role=menu]");
        }
        for _ in 0..3 {
            if window.has("dialog[open]") {
                window.press("Escape");
                window.settle();
            }
            window.run("document.querySelector('[data-testid=leave-discard]')?.click()");
            window.settle();
        }
        window.wait_gone("dialog[open]");
        window.run("document.querySelector('.toast .close')?.click()");
        window.run("document.querySelector('[data-testid=filters-clear]')?.click()");
    }
}

/// Every scene of the workspace that `filled::workspace` makes, except the room, which a workshop must be started for.
pub(crate) fn scenes() -> Vec<Scene> {
    let of = |screen: &str| format!("#/{screen}/{DEMO}");
    let asked = |id: &str| format!("#/walk/{DEMO}/{id}");
    let three = format!("#/compare/{DEMO},{},{}", marlow().id, sundial().id);
    let (home, result) = ("#/".to_owned(), of("result"));
    vec![
        scene("home", &home, "home", Then::Nothing),
        scene("menu-workspace", &home, "home", Then::Click("workspace-menu", "menu-open-workspace")),
        scene("menu-tools", &home, "home", Then::Click("tools-menu", "menu-keys")),
        scene("new", &home, "home", Then::Do(fill_in_a_new_one)),
        scene("palette", &home, "home", Then::Press("Ctrl+k", "palette")),
        scene("home-filtered", &home, "home", Then::Do(set_a_filter)),
        scene("exposure", &of("exposure"), "exposure-summary", Then::Do(stands_at_its_top)),
        scene("menu-assessment", &of("exposure"), "exposure-summary", Then::Click("assessment-menu", "menu-details")),
        scene("walk", &asked("AL-07"), "prompt", Then::Do(answer)),
        scene("keys", &asked("AL-07"), "prompt", Then::Press("?", "keys")),
        scene("evidence", &asked("AL-07"), "prompt", Then::Press("e", "evidence-sheet")),
        scene("reason", &asked("AL-07"), "prompt", Then::Press("n", "reason-sheet")),
        scene("vendor-list", &asked("AL-02"), "prompt", Then::Press("v", "vendor-sheet")),
        // The last one of the walk: what is opened there stays open at the next question.
        scene("walk-open", &asked("AL-01"), "prompt", Then::Do(open_the_background)),
        scene("result", &result, "verdict", Then::Nothing),
        scene("result-chart", &result, "verdict", Then::Scroll("stands")),
        scene("result-blockers", &result, "verdict", Then::Scroll("way")),
        scene("result-findings", &result, "verdict", Then::Scroll("findings")),
        scene("result-questions", &result, "verdict", Then::Scroll("ask")),
        scene("result-tests", &result, "verdict", Then::Scroll("tests")),
        scene("sum", &result, "verdict", Then::Click("assured", "sum")),
        scene("treatment", &result, "verdict", Then::Click("treat-XR-01", "treatment-sheet")),
        scene("try", &result, "verdict", Then::Click("try-way-up", "try-changes")),
        scene("ask", &result, "verdict", Then::Click("ask-by-file", "ask-sheet")),
        scene("merge", &result, "verdict", Then::Do(bring_answers_in)),
        scene("compare", &three, "versus", Then::Nothing),
        scene("compare-sum", &three, "versus", Then::Click("compare-opens", "sum")),
        scene("history", &of("history"), "trend", Then::Nothing),
        scene("history-changed", &of("history"), "change", Then::Scroll("moved")),
        scene("snapshot", &of("history"), "trend", Then::Click("take-snapshot", "snapshot-sheet")),
        scene("workshop", &of("workshop"), "workshop-start", Then::Nothing),
        scene("report", &of("report"), "page-name", Then::Nothing),
        scene("details", &of("report"), "make-report", Then::Menu("menu-details")),
        scene("export", &of("report"), "make-report", Then::Menu("menu-export")),
        scene("dates", &of("report"), "make-report", Then::Menu("menu-save-dates")),
        scene("remove", &of("report"), "make-report", Then::Menu("menu-remove")),
        scene("fault", "#/result/0199ffff-0000-7000-8000-00000000000f", "fault", Then::Nothing),
        scene("settings", "#/settings", "settings", Then::Nothing),
        scene("help", "#/help/walk", "help-page", Then::Nothing),
    ]
}

/// Every scene of the workspace that `filled::seldom` makes.
pub(crate) fn seldom() -> Vec<Scene> {
    let of = |screen: &str| format!("#/{screen}/{DEMO}");
    let (asked, settings) = (format!("#/walk/{DEMO}/AL-07"), "#/settings".to_owned());
    let unscored = format!("#/result/{}", older().id);
    let refused = format!("#/compare/{DEMO},{}", older().id);
    vec![
        scene("unscored", &unscored, "unscored", Then::Nothing),
        scene("rescore", &unscored, "unscored", Then::Click("rescore", "rescore-sheet")),
        scene("compare-refused", &refused, "compare-refused", Then::Nothing),
        scene("chooser-sections", &asked, "prompt", Then::Press("g", "chooser-sections")),
        scene("chooser-filters", &asked, "prompt", Then::Press("f", "chooser-filters")),
        scene("parking", &of("exposure"), "exposure-summary", Then::Menu("menu-parking")),
        scene("packs", &settings, "packs", Then::Scroll("packs")),
        scene("pack-inside", &settings, "packs", Then::Click("open-pack", "pack-sheet")),
        scene("protected", &settings, "protection", Then::Scroll("protection")),
        scene("passphrase", &settings, "protection", Then::Click("passphrase-change", "passphrase-sheet")),
        scene("backups", &settings, "backup", Then::Scroll("backups")),
        scene("restore", &settings, "backup", Then::Click("restore", "restore-sheet")),
        // What is wrong with the pack stands there until one leaves the settings, and to lock the workspace does.
        scene("packs-refused", &settings, "packs", Then::Do(bring_in_a_pack)),
        scene("unlock", &settings, "protection", Then::Press("Ctrl+l", "unlock")),
        // From here on the report has its pages, which are set anew whenever one comes back to it.
        scene("report-preview", &of("report"), "make-report", Then::Do(show_the_second_page)),
        scene("report-done", &of("report"), "make-report", Then::Do(make_the_report)),
    ]
}

fn scene(name: &'static str, address: &str, mark: &'static str, then: Then) -> Scene {
    Scene { name, address: address.to_owned(), mark, then }
}

/// Types the passphrase that `filled::seldom` sets.
pub(crate) fn unlock(window: &Window) {
    window.wait_for(&test_id("unlock"));
    window.fill(&test_id("passphrase"), PASSPHRASE);
    window.press("Enter");
    window.wait_gone(&test_id("unlock"));
}

/// Each screen of an assessment and those beside it, as one comes to it: its name, its address, and what stands on it when
/// it is there.
pub(crate) fn screens_of(assessment: &str) -> [(&'static str, String, &'static str); 10] {
    [
        ("home", "#/".to_owned(), "home"),
        ("exposure", format!("#/exposure/{assessment}"), "exposure-summary"),
        ("walk", format!("#/walk/{assessment}/AL-02"), "prompt"),
        ("result", format!("#/result/{assessment}"), "verdict"),
        ("workshop", format!("#/workshop/{assessment}"), "workshop-start"),
        ("history", format!("#/history/{assessment}"), "history-headline"),
        ("compare", format!("#/compare/{assessment}"), "compare"),
        ("report", format!("#/report/{assessment}"), "make-report"),
        ("settings", "#/settings".to_owned(), "settings"),
        ("help", "#/help/walk".to_owned(), "help-page"),
    ]
}

/// A page that is opened begins with its heading, wherever its first open question is.
fn stands_at_its_top(window: &Window) {
    window.settle();
    assert_eq!(window.run("return document.querySelector('main.screen').scrollTop"), 0, "the page is not scrolled");
}

/// An answer just given, at the question it was given to: the same as before, so that every theme shows the same score.
fn answer(window: &Window) {
    window.press("3");
    window.wait_text(&test_id("question-id"), |id| id != "AL-07");
    window.press("k");
    window.wait_text(&test_id("question-id"), |id| id == "AL-07");
    window.wait_for(&format!("{}[data-state=saved]", test_id("saved")));
}

fn fill_in_a_new_one(window: &Window) {
    window.press("n");
    window.fill(&test_id("vendor"), "Brae");
    window.fill(&test_id("service"), "Brae Analytics");
    window.click(&test_id("kind-analytics"));
    window.wait_text(".depths", |text| text.contains("95 questions")); // both kinds in full depth
}

/// Home with every filter in sight, and one of them set.
fn set_a_filter(window: &Window) {
    window.press("f");
    window.click(&test_id("filter-provisional"));
    window.wait_text(&test_id("filter"), |text| text.contains('1'));
}

/// A question with its evidence, its note and everything that can be opened below them.
fn open_the_background(window: &Window) {
    window.wait_text(&test_id("question-id"), |id| id == "AL-01");
    window.run("for (const each of document.querySelectorAll('.background details')) each.open = true");
    for part in ["evidence-items", "good", "references", "votes"] {
        window.wait_for(&test_id(part));
    }
    window.run("document.getElementById('evidence').scrollIntoView({ behavior: 'instant' })");
}

/// What the vendor answered, before anything of it is taken in.
fn bring_answers_in(window: &Window) {
    window.click(&test_id("ask-by-file"));
    window.click(&test_id("bring-in-answers"));
    window.wait_for(&test_id("merge-sheet"));
}

/// A pack with a mistake, and where it is.
fn bring_in_a_pack(window: &Window) {
    window.click(&test_id("bring-in-pack"));
    window.wait_for(&test_id("pack-problems"));
    window.run("document.querySelector('[data-testid=pack-problems]').scrollIntoView({ block: 'center', behavior: 'instant' })");
}

/// The page behind the cover, as it will be printed.
fn show_the_second_page(window: &Window) {
    window.run("document.querySelector('[data-testid=show-pages]')?.click()");
    window.wait_for(&test_id("page-before"));
    if window.has(&format!("{}:disabled", test_id("page-before"))) {
        window.click(&test_id("page-after"));
    }
    window.wait_for(&format!("{}:enabled", test_id("page-before")));
    window.wait_for(&format!("{}[aria-busy=false]", test_id("preview")));
    window.run("document.querySelector('[data-testid=preview]').scrollIntoView({ behavior: 'instant' })");
}

/// A report that was made, and where it lies.
fn make_the_report(window: &Window) {
    if !window.has(&test_id("report-done")) {
        window.click(&test_id("make-report"));
    }
    window.wait_for(&test_id("report-done"));
    window.run(
        "document.querySelector('[data-testid=report-done]').scrollIntoView({ block: 'center', behavior: 'instant' })",
    );
}
