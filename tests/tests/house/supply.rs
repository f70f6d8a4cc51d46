//! What Unmoor is built from: known licences, one source, and lock files that say which bytes.

use std::collections::BTreeSet;

use serde_json::Value;
use unmoor_tests::place;

use crate::arrows::House;
use crate::network::SPEAKS;

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
fn the_packages_of_the_pages_and_of_the_bundle_have_one_version_each() {
    for folder in ["ui", "xtask/bundler"] {
        let read = |name: &str| -> Value {
            let file = std::fs::read(place::root().join(folder).join(name)).expect("a file of the repository");
            serde_json::from_slice(&file).expect("it is JSON")
        };
        let (manifest, lock) = (read("package.json"), read("package-lock.json"));
        for list in ["dependencies", "devDependencies"] {
            for (name, version) in manifest[list].as_object().into_iter().flatten() {
                let version = version.as_str().unwrap_or_default();
                assert!(version.split('.').all(|part| part.parse::<u32>().is_ok()), "{folder}: {name} is {version:?}");
                assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], version, "{folder}: {name}");
            }
        }
        for (name, package) in lock["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()) {
            assert!(package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")), "{folder}: {name}");
        }
    }
}

/// What the pages are made of is a dependency of theirs, or no bill would name it.
#[test]
fn what_the_pages_import_is_handed_on_with_them() {
    let manifest = std::fs::read(place::root().join("ui/package.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let listed = manifest["dependencies"].as_object().unwrap();
    for file in unmoor_tests::folders::files_below(&place::root().join("ui/src")) {
        let name = file.to_string_lossy().into_owned();
        if name.contains(".test.") || !(name.ends_with(".ts") || name.ends_with(".svelte")) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| line.trim_start().starts_with("import ")) {
            let Some(from) = line.rsplit(['"', '\'']).nth(1).filter(|from| !from.starts_with(['.', '$'])) else {
                continue;
            };
            let package: Vec<&str> = from.splitn(3, '/').take(if from.starts_with('@') { 2 } else { 1 }).collect();
            let own = from.starts_with("virtual:");
            assert!(own || listed.contains_key(&package.join("/")), "{name} imports {from}");
        }
    }
}

#[test]
fn the_long_look_into_what_is_built_in_knows_the_same_lists() {
    let deny = std::fs::read_to_string(place::root().join("deny.toml")).unwrap();
    let list = |name: &str| -> BTreeSet<String> {
        let (_, rest) = deny.split_once(&format!("\n{name} = [\n")).expect(name);
        let (list, _) = rest.split_once("\n]").expect("the end of a list");
        list.lines().map(|line| line.trim().trim_matches([',', '"']).to_owned()).collect()
    };
    assert_eq!(list("allow"), FREE.into_iter().map(str::to_owned).collect());
    assert_eq!(list("deny"), SPEAKS.into_iter().map(str::to_owned).collect());
}

/// What makes the bills is there in the long tests only.
#[test]
fn a_bill_names_every_crate_that_is_in_its_program() {
    let Some(folder) = std::env::var_os("UNMOOR_BILLS") else { return };
    let house = House::read();
    for (package, name) in [("unmoor-cli", "unmoor"), ("unmoor-shell", "unmoor-window")] {
        let text = std::fs::read_to_string(std::path::Path::new(&folder).join(format!("{name}.cdx.json"))).unwrap();
        assert!(!text.contains(&*place::root().to_string_lossy()), "{name}: a bill does not say where it was made");
        let bill: Value = serde_json::from_str(&text).unwrap();
        let named: BTreeSet<&str> =
            bill["components"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
        let missing: Vec<String> = house
            .built_from(package)
            .into_iter()
            .filter(|part| part != package && !named.contains(part.as_str()))
            .collect();
        assert_eq!(missing, [] as [&str; 0], "{name}");
    }
    let pages = std::fs::read(std::path::Path::new(&folder).join("pages.cdx.json")).unwrap();
    let pages: Value = serde_json::from_slice(&pages).unwrap();
    assert!(pages["components"].as_array().unwrap().iter().any(|one| one["name"] == "svelte"));
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    assert!(is_met("MIT/Apache-2.0", &["MIT"]) && is_met("(MIT OR GPL-3.0) AND Zlib", &["MIT", "Zlib"]));
    assert!(!is_met("GPL-3.0", &FREE) && !is_met("MIT AND GPL-3.0", &FREE) && !is_met("", &FREE));
}
