//! An answer sheet saved from the window, filled in, and looked at before it is taken in.

use unmoor_report::answer_sheet::{read, write};
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::wait;
use unmoor_tests::window::{Window, test_id};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

#[test]
fn a_sheet_goes_out_comes_back_filled_in_and_is_undone() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    window.click(&test_id("assessment-menu"));
    window.click(&test_id("menu-sheet"));
    window.wait_text(&test_id("export-sheet"), |text| text.contains("Names of people"));
    window.click(&test_id("export-done"));
    let saved = wait::until("the sheet is saved", || std::fs::read_dir(folders.saved()).ok()?.flatten().next());
    let mut rows = read(&std::fs::read(saved.path()).unwrap()).unwrap();
    let row = rows.iter_mut().find(|row| row[0] == "DO-02").unwrap();
    row.resize(14, String::new());
    row[8] = "1".to_owned();
    row[11] = "=cmd|'/C calc'!A0 <b>bold</b>".to_owned();
    place::put(&folders.chosen().join("answers.xlsx"), &write("filled in", &rows[1..]).unwrap());
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        go(&window, "#/");
        window.wait_for(&test_id("home"));
        window.press("Ctrl+k");
        window.wait_for(&test_id("palette"));
        window.type_text("open a file");
        window.press("Enter");
        window.wait_text(&test_id("merge-lines"), |text| text.contains("DO-02") && text.contains("=cmd|"));
        window.wait_text(&test_id("merge-sheet"), |text| text.contains("The sheet says"));
        window.picture(&format!("sheet-merge-{theme}"));
        assert_fits(&window, "the sheet");
        shut_out.extend(barriers(&window, &format!("sheet, {theme}")));
        if theme == "light" {
            window.press("Escape");
            window.wait_gone(&test_id("merge-sheet"));
        }
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.resize(1024, 700);
    window.picture("sheet-merge-small");
    assert_fits(&window, "the sheet, small");
    window.click(&test_id("merge-take"));
    window.until_address(&format!("#/walk/{DEMO}/DO-02"));
    window.press("Ctrl+z");
    window.wait_text("body", |text| text.contains("the answers from the sheet"));
    window.close();
}
