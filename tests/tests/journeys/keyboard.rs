//! The whole main job by keyboard alone; after every step the focus is on something that is seen.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

/// Presses keys, lets the page take them up, and looks where the focus is.
fn press(window: &Window, keys: &str) {
    window.press(keys);
    focus_is_seen(window, keys);
}

/// Types into what has the focus, which must be a field.
fn write(window: &Window, text: &str) {
    let field = window.run("return document.activeElement.matches('input, textarea')");
    assert_eq!(field, true, "{text:?} is typed into a field");
    window.type_text(text);
    focus_is_seen(window, text);
}

#[track_caller]
fn focus_is_seen(window: &Window, after: &str) {
    window.settle();
    let lost = window.run(
        "const at = document.activeElement;
         if (!at || at === document.body) return 'nothing has the focus';
         const box = at.getBoundingClientRect();
         if (box.width === 0 || box.height === 0) return 'what has the focus has no size: ' + at.outerHTML;
         if (box.bottom < 0 || box.top > innerHeight) return 'what has the focus is out of sight: ' + at.outerHTML;
         const ring = (element) => {
             const { outlineStyle, outlineWidth } = getComputedStyle(element);
             return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
         };
         const label = at.closest('label'), dot = at.querySelector(':scope > .dot');
         const shown = ring(at) || (label && ring(label)) || (dot && parseFloat(getComputedStyle(dot).strokeWidth) >= 2)
             || (at.matches('h1, h2') && getComputedStyle(at).boxShadow !== 'none');
         if (!shown) return 'nothing shows that this has the focus: ' + at.outerHTML;
         const open = [...document.querySelectorAll('dialog[open]')].at(-1);
         return open && !open.contains(at) ? 'the focus is behind the sheet' : ''",
    );
    assert_eq!(lost, "", "after {after}");
}

/// How often the Tab key is pressed on a screen that is only looked at.
const LOOKS: usize = 6;

/// Presses the Tab key as often as something follows, at most a few times: the focus stays where it can be seen. Behind the
/// last there is only the window's own frame.
pub(crate) fn focus_goes_on(window: &Window, place: &str) {
    let follows = "const at = document.activeElement;
        const page = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
        return [...page.querySelectorAll('a[href], button, input, select, textarea, summary')].some((next) =>
            !next.disabled && next.tabIndex >= 0 && next.getClientRects().length > 0 && (next.type !== 'radio' || next.checked)
            && (at.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)";
    for time in 1..=LOOKS {
        if window.run(follows) != true {
            return;
        }
        window.press("Tab");
        focus_is_seen(window, &format!("Tab {time} on {place}"));
    }
}

/// Goes on with the Tab key until this has the focus.
fn tab_to(window: &Window, what: &str) {
    let at = format!("return document.activeElement.matches({:?})", test_id(what));
    for _ in 0..60 {
        if window.run(&at) == true {
            return;
        }
        press(window, "Tab");
    }
    panic!("the Tab key does not reach {what}");
}

/// Goes to a screen by the palette.
fn go_by_palette(window: &Window, typed: &str, arrived: &str) {
    press(window, "Ctrl+k");
    write(window, typed);
    window.wait_for(&test_id("goal"));
    window.press("Enter");
    window.wait_for(&test_id(arrived));
    focus_is_seen(window, typed);
}

#[test]
fn the_whole_main_job_is_done_by_keyboard_alone() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    window.wait_for(&test_id("first-start"));
    focus_is_seen(&window, "the start");
    make_the_assessment(&window);
    answer_exposure(&window);
    answer_questions(&window);
    let asked = leave_one_out_with_a_reason_and_undo_it(&window);
    look_round(&window);
    make_the_report(&window);
    window.close();
    kept(&folders, &asked);
}

fn make_the_assessment(window: &Window) {
    window.press("1");
    window.wait_for(&test_id("details-sheet"));
    focus_is_seen(window, "the sheet opens");
    write(window, "Acme");
    tab_to(window, "service");
    write(window, "Acme CRM");
    tab_to(window, "depth-quick"); // the first assessment is offered short
    window.press("Down");
    window.press("Enter");
    window.wait_for(&test_id("exposure-XP-01"));
    focus_is_seen(window, "the sheet is sent");
}

fn answer_exposure(window: &Window) {
    for answered in 1..=8 {
        press(window, "3");
        window.wait_text(&test_id("exposure"), |text| text.contains(&format!("{answered} of 8 answered")));
    }
    tab_to(window, "to-walk");
    window.press("Enter");
    window.wait_for(&test_id("prompt"));
    focus_is_seen(window, "the walk");
}

fn answer_questions(window: &Window) {
    for (keys, next) in [("2", "DO-02"), ("u", "DO-03"), ("d 1", "DO-04")] {
        press(window, keys);
        window.wait_text(&test_id("question-id"), |id| id == next);
        focus_is_seen(window, keys);
    }
    // Back to the first: a quotation that shows it, a note, a mark.
    press(window, "k k k");
    window.wait_text(&test_id("question-id"), |id| id == "DO-01");
    press(window, "t");
    press(window, "e");
    window.wait_for(&test_id("evidence-sheet"));
    press(window, "Right Right");
    tab_to(window, "evidence-detail");
    write(window, "All customer data is yours.");
    tab_to(window, "evidence-title");
    write(window, "Master agreement");
    press(window, "Tab");
    write(window, "clause 4");
    window.press("Enter");
    window.wait_gone(&test_id("evidence-sheet"));
    focus_is_seen(window, "the evidence is kept");
    window.wait_text(&test_id("evidence-items"), |text| text.contains("Master agreement") && text.contains("clause 4"));
    press(window, "/");
    write(window, "Legal has the signed copy");
    press(window, "Escape");
    press(window, "m a");
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("mark")));
    press(window, "g 2");
    window.wait_text(&test_id("question-id"), |id| id == "AL-01");
    focus_is_seen(window, "the section is chosen");
}

/// Leaves a question out, takes that back, leaves it out again; gives its id.
fn leave_one_out_with_a_reason_and_undo_it(window: &Window) -> String {
    let asked = window.text(&test_id("question-id"));
    for round in 0..2 {
        press(window, "n");
        window.wait_for(&test_id("reason-sheet"));
        write(window, "No rules of our own run there");
        window.press("Enter");
        window.wait_gone(&test_id("reason-sheet"));
        window.wait_text(&test_id("question-id"), |id| *id != asked);
        focus_is_seen(window, "the reason is given");
        if round == 0 {
            press(window, "Ctrl+z");
            window.wait_text(&test_id("question-id"), |id| *id == asked);
            window.wait_for(&format!("{}[aria-pressed=false]", test_id("option-n")));
            focus_is_seen(window, "it is undone");
        }
    }
    asked
}

/// Opens and closes everything that floats, and leaves a question for an emptied filter and back.
fn look_round(window: &Window) {
    for (key, sheet) in [
        ("?", "keys"),
        ("v", "vendor-sheet"),
        ("f", "chooser-filters"),
        ("g", "chooser-sections"),
        ("e", "evidence-sheet"),
        ("n", "reason-sheet"),
        ("Ctrl+k", "palette"),
    ] {
        window.press(key);
        window.wait_for(&test_id(sheet));
        focus_is_seen(window, key);
        window.press("Escape");
        window.wait_gone(&test_id(sheet));
        focus_is_seen(window, &format!("{key} is closed"));
    }
    press(window, "f 4"); // marked
    window.wait_text(&test_id("question-id"), |id| id == "DO-01");
    press(window, "m"); // no longer; the question stays until one goes on
    window.wait_for(&format!("{}[aria-pressed=false]", test_id("mark")));
    press(window, "Delete");
    window.wait_for(&format!("{}[aria-pressed=false]", test_id("option-2")));
    press(window, "2");
    press(window, "Ctrl+z Ctrl+z Ctrl+z"); // the answer, the emptying, the mark
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("mark")));
    window.wait_for(&format!("{}[aria-pressed=true]", test_id("option-2")));
    focus_is_seen(window, "three steps are undone");
}

fn make_the_report(window: &Window) {
    go_by_palette(window, "result", "verdict");
    go_by_palette(window, "report", "make-report");
    tab_to(window, "client");
    write(window, "Fennimere Garden Centres");
    tab_to(window, "make-report");
    window.press("Enter");
    window.wait_for(&test_id("report-done"));
    focus_is_seen(window, "the report is made");
}

fn kept(folders: &Folders, left_out: &str) {
    let data = folders.data();
    let cli = Cli::on(&data);
    let id = cli.run("list --json").done().json()["assessments"][0]["id"].as_str().unwrap().to_owned();
    let file = cli.run(&format!("show --json {id}")).done().json();
    let first = &file["answers"]["DO-01"];
    assert_eq!((&first["option"], &first["evidence"]), (&"b".into(), &"tested".into()), "{first}");
    assert_eq!(first["note"], "Legal has the signed copy");
    assert_eq!((&first["marked"], &first["ask_vendor"]), (&true.into(), &true.into()));
    assert_eq!(first["evidence_items"][0]["locator"], "clause 4");
    assert_eq!(file["answers"]["DO-02"]["state"], "unknown");
    assert_eq!(file["answers"]["DO-03"]["evidence"], "documented");
    assert_eq!(file["answers"][left_out]["reason"], "No rules of our own run there");
    let report = std::fs::read_dir(folders.saved()).unwrap().flatten().next().expect("the report").path();
    cli.run_on("verify", &report).done();
}
