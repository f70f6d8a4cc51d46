//! What Unmoor is built from: known licences, one source, and lock files that say which bytes.

use std::collections::BTreeSet;

use serde_json::Value;
use unmoor_tests::place;

use crate::arrows::House;

/// Licences under which anybody may use and hand on what is built in.
const FREE: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "WTFPL",
    "Zlib",
    "blessing", // SQLite's own
];

/// Licences of what only builds and tests the pages; none of it is in the program but the fonts.
const ALSO_IN_THE_PAGES: [&str; 2] = ["BlueOak-1.0.0", "OFL-1.1"];

/// Whether a licence expression can be met with these licences: every part of an AND, one part of an OR.
fn is_met(expression: &str, by: &[&str]) -> bool {
    let either = expression.replace(" / ", "/").replace('/', " OR ");
    either.split(" AND ").all(|part| part.trim_matches(['(', ')']).split(" OR ").any(|one| by.contains(&one)))
}

#[test]
fn every_crate_has_a_licence_that_lets_it_be_handed_on_and_comes_from_one_source() {
    let packages = House::read().packages();
    assert!(packages.len() > 300, "{} packages are not all of them", packages.len());
    for (name, licence, source) in packages {
        assert!(is_met(&licence, &FREE), "{name} is under \"{licence}\"");
        if !name.starts_with("unmoor-") && name != "xtask" {
            assert_eq!(source, "registry+https://github.com/rust-lang/crates.io-index", "{name}");
        }
    }
}

#[test]
fn the_lock_files_say_which_bytes_are_built_in() {
    let lock = std::fs::read_to_string(place::root().join("Cargo.lock")).unwrap();
    for package in lock.split("[[package]]").skip(1).filter(|package| package.contains("\nsource = ")) {
        assert!(package.contains("\nchecksum = \""), "{package}");
    }
    let lock = std::fs::read(place::root().join("ui/package-lock.json")).unwrap();
    let lock: Value = serde_json::from_slice(&lock).unwrap();
    let may: BTreeSet<&str> = FREE.iter().chain(&ALSO_IN_THE_PAGES).copied().collect();
    let may: Vec<&str> = may.into_iter().collect();
    for (name, package) in lock["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()) {
        assert!(package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")), "{name}");
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_met(licence, &may), "{name} is under \"{licence}\"");
    }
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    assert!(is_met("MIT/Apache-2.0", &["MIT"]) && is_met("(MIT OR GPL-3.0) AND Zlib", &["MIT", "Zlib"]));
    assert!(!is_met("GPL-3.0", &FREE) && !is_met("MIT AND GPL-3.0", &FREE) && !is_met("", &FREE));
}
