//! What the sources must keep to: the shell is thin, and one folder of the pages knows the window.

use std::path::{Path, PathBuf};

use unmoor_tests::place;

const SHELL_LIMIT: usize = 1000;

/// Every Rust file below a folder, with its text.
pub(crate) fn rust_files(folder: &Path) -> Vec<(PathBuf, String)> {
    files(folder, &["rs"])
}

/// Every file below a folder that has one of these endings, with its text.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository").flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("target") {
                open.push(path);
            } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
                let text = std::fs::read_to_string(&path).expect("a source is text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{} holds no sources", folder.display());
    found
}

#[test]
fn the_shell_stays_thin() {
    let lines: usize =
        rust_files(&place::root().join("src-tauri/src")).iter().map(|(_, text)| text.lines().count()).sum();
    assert!(lines < SHELL_LIMIT, "src-tauri has {lines} lines; logic belongs into unmoor-app");
}

/// What would make the same answers score differently tomorrow or on another machine.
const NOT_IN_CORE: [&str; 9] = [
    "std::fs",
    "std::time",
    "std::env",
    "std::net",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
];

#[test]
fn the_core_reads_no_file_no_clock_and_no_variable_of_the_system() {
    for (file, text) in rust_files(&place::root().join("crates/unmoor-core/src")) {
        for named in NOT_IN_CORE {
            assert!(!crate::named::names(&text, named), "{} names {named}", file.display());
        }
    }
}

#[test]
fn only_the_host_folder_of_the_pages_knows_the_window() {
    let ui = place::root().join("ui/src");
    for (file, text) in files(&ui, &["ts", "svelte"]) {
        let is_host = file.starts_with(ui.join("host"));
        assert!(is_host || !text.contains("@tauri-apps/"), "{} imports Tauri; only ui/src/host may", file.display());
    }
}

#[test]
fn the_pages_have_no_inline_style_or_script_that_the_policy_would_block() {
    let index = std::fs::read_to_string(place::root().join("ui/index.html")).expect("the page");
    assert!(!index.contains("<style"), "a style in the page is blocked by the content security policy");
    for script in index.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains("src="), "a script in the page itself is blocked by the content security policy");
    }
}

#[test]
fn every_module_begins_with_what_it_is() {
    for folder in ["crates", "src-tauri/src", "tests", "xtask/src"] {
        for (file, text) in rust_files(&place::root().join(folder)) {
            assert!(text.starts_with("//! "), "{} does not begin with a sentence that says what it is", file.display());
        }
    }
}
