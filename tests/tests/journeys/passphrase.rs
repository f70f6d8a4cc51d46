//! A passphrase in the window: set, locked, unlocked, changed, removed.

use unmoor_tests::cli::Cli;
use unmoor_tests::folders::{self, Folders};
use unmoor_tests::window::{Window, test_id};

use crate::screens::{assert_fits, barriers};
use crate::{DEMO, go, open_demo};

const RIGHT: &str = "four words nobody guesses";
const OTHER: &str = "another four words of ours";

/// Fills in the sheet that sets, changes or removes the passphrase.
fn fill_in(window: &Window, button: &str, fields: &[(&str, &str)]) {
    window.click(&test_id(button));
    window.wait_for(&test_id("passphrase-sheet"));
    for (field, words) in fields {
        window.fill(&test_id(field), words);
    }
    window.press("Enter");
}

fn unlock(window: &Window, words: &str) {
    window.wait_for(&test_id("unlock"));
    window.fill(&test_id("passphrase"), words);
    window.press("Enter");
}

#[test]
fn a_workspace_is_locked_and_unlocked_and_one_goes_on_where_one_was() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/settings");
    window.wait_text(&test_id("protection"), |text| text.contains("can read it"));
    fill_in(&window, "passphrase-set", &[("fresh", "too short"), ("again", "too short")]);
    window.wait_text(&test_id("fresh-problem"), |text| text.contains("at least 12 characters"));
    window.fill(&test_id("fresh"), RIGHT);
    window.fill(&test_id("again"), OTHER);
    window.press("Enter");
    window.wait_text(&test_id("again-problem"), |text| text.contains("differ"));
    window.fill(&test_id("again"), RIGHT);
    window.press("Enter");
    window.wait_gone(&test_id("passphrase-sheet"));
    window.wait_text(&test_id("protection"), |text| text.contains("encrypted"));
    Cli::on(&folders.data()).run("list").refused(3, &["has a passphrase"]);

    go(&window, &format!("#/walk/{DEMO}/AL-02"));
    window.wait_for(&test_id("prompt"));
    window.press("Ctrl+l");
    window.wait_for(&test_id("unlock"));
    assert_eq!(window.run("return document.activeElement.dataset.testid"), "passphrase");
    assert!(!window.text("body").contains("Quaystead"), "nothing of what is locked stands on the screen");
    Cli::on(&folders.data()).run("list").refused(3, &["has a passphrase"]);
    unlock(&window, OTHER);
    window.wait_text(&test_id("passphrase-problem"), |text| text.contains("not the passphrase"));
    assert_eq!(window.run("return document.querySelector('[data-testid=passphrase]').value"), "");
    unlock(&window, RIGHT);
    window.wait_for(&test_id("prompt"));
    window.until_address(&format!("#/walk/{DEMO}/AL-02"));
    window.close();

    let window = Window::open(&folders);
    unlock(&window, RIGHT);
    window.wait_for(&test_id("home"));
    window.click(&test_id("workspace-menu"));
    window.click(&test_id("menu-lock"));
    unlock(&window, RIGHT);
    window.wait_for(&test_id("home"));
    go(&window, "#/settings");
    fill_in(&window, "passphrase-change", &[("former", OTHER), ("fresh", OTHER), ("again", OTHER)]);
    window.wait_text(&test_id("former-problem"), |text| text.contains("not the passphrase"));
    window.fill(&test_id("former"), RIGHT);
    window.press("Enter");
    window.wait_gone(&test_id("passphrase-sheet"));
    fill_in(&window, "passphrase-remove", &[("former", OTHER)]);
    window.wait_gone(&test_id("passphrase-sheet"));
    window.wait_text(&test_id("protection"), |text| text.contains("can read it"));
    window.close();
    Cli::on(&folders.data()).run("list").done();
}

#[test]
fn nothing_that_the_window_writes_gives_a_word_of_a_protected_workspace_away() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/settings");
    fill_in(&window, "passphrase-set", &[("fresh", RIGHT), ("again", RIGHT)]);
    window.wait_gone(&test_id("passphrase-sheet"));
    go(&window, &format!("#/result/{DEMO}"));
    window.wait_for(&test_id("verdict"));
    window.press("Ctrl+l");
    window.wait_for(&test_id("unlock"));
    let mut read = 0;
    for file in [folders.data(), window.downloads()].iter().flat_map(|folder| folders::files_below(folder)) {
        let bytes = std::fs::read(&file).unwrap();
        for word in ["Quaystead", RIGHT] {
            assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} is in {}", file.display());
        }
        read += 1;
    }
    assert!(read >= 3, "only {read} files were read");
    window.close();
}

#[test]
fn another_workspace_that_is_locked_asks_and_leads_back() {
    let elsewhere = Folders::fresh();
    let cli_data = elsewhere.data();
    let cli = Cli::on(&cli_data);
    cli.make("Elsewhere");
    let words = elsewhere.chosen().join("words");
    unmoor_tests::place::put(&words, RIGHT.as_bytes());
    cli.run_on("passphrase set --new-passphrase-file", &words).done();
    let folders = Folders::fresh();
    std::fs::rename(cli_data.join("Workspace.unmoor"), folders.chosen().join("Client.unmoor")).unwrap();
    let window = Window::open(&folders);
    open_demo(&window);
    go(&window, "#/");
    window.click(&test_id("workspace-menu"));
    window.click(&test_id("menu-open-workspace"));
    window.wait_text(&test_id("unlock"), |text| text.contains("Client.unmoor"));
    window.click(&test_id("unlock-back"));
    window.wait_text(&test_id("home"), |text| text.contains("Quaystead"));
    window.click(&test_id("workspace-menu"));
    window.click(&test_id("menu-open-workspace"));
    unlock(&window, RIGHT);
    window.wait_text(&test_id("home"), |text| text.contains("Elsewhere"));
    window.close();
}

#[test]
fn the_sheet_that_sets_a_passphrase_shuts_nobody_out_and_fits() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    open_demo(&window);
    let mut shut_out = Vec::new();
    for theme in ["light", "dark"] {
        go(&window, "#/settings");
        window.click(&test_id(&format!("theme-{theme}")));
        window.click(&test_id("passphrase-set"));
        window.wait_for(&test_id("passphrase-sheet"));
        shut_out.extend(barriers(&window, &format!("passphrase sheet, {theme}")));
        window.picture(&format!("passphrase-set-{theme}"));
        assert_fits(&window, "the passphrase sheet");
        window.press("Escape");
        window.wait_gone(&test_id("passphrase-sheet"));
    }
    assert!(shut_out.is_empty(), "axe-core finds:\n{}", shut_out.join("\n"));
    window.close();
}
