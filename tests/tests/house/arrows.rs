//! The arrows of ARCHITECTURE.md: "may use", and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;
use unmoor_tests::place;

/// Every crate of the workspace with those of its own workspace that it may use.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("unmoor-core", &[]),
    ("unmoor-store", &["unmoor-core"]),
    ("unmoor-report", &["unmoor-core"]),
    ("unmoor-app", &["unmoor-core", "unmoor-store", "unmoor-report"]),
    ("unmoor-cli", &["unmoor-app", "unmoor-core"]),
    ("unmoor-shell", &["unmoor-app"]),
    ("unmoor-tests", &["unmoor-app", "unmoor-core", "unmoor-report", "unmoor-store"]),
    ("unmoor-faulty-disk", &["unmoor-core", "unmoor-store"]),
    ("xtask", &[]),
];

/// Each of these belongs to one crate; no other may name it, not even for its tests or its build. The tests of the whole
/// spoil workspaces, and need the database for that.
const ONLY_USERS: [(&str, &[&str]); 6] = [
    ("rusqlite", &["unmoor-store", "unmoor-tests", "unmoor-faulty-disk"]),
    ("printpdf", &["unmoor-report"]),
    ("tauri", &["unmoor-shell"]),
    ("tauri-plugin-dialog", &["unmoor-shell"]),
    ("tauri-plugin-opener", &["unmoor-shell"]),
    ("tauri-plugin-single-instance", &["unmoor-shell"]),
];

/// What would give the core a clock, a file or another thread of life.
const NOT_IN_CORE: [&str; 8] = ["rusqlite", "tauri", "tokio", "uuid", "tempfile", "directories", "tracing", "printpdf"];

/// What `cargo metadata` says of the workspace and of everything that it is built from.
pub(crate) struct House {
    metadata: Value,
}

impl House {
    /// For this machine's platform: Tauri itself brings a network client along on telephones, where Unmoor does not run.
    pub(crate) fn read() -> House {
        let platform = format!("--filter-platform={}", host());
        let arguments = ["metadata", "--format-version=1", "--locked", "--offline", &platform];
        let output = run(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), &arguments);
        House { metadata: serde_json::from_slice(&output).expect("cargo prints JSON") }
    }

    /// The crates of the workspace, each with what it names as a dependency: of the program, its tests and its build.
    fn members(&self) -> BTreeMap<String, BTreeSet<String>> {
        let members = list(&self.metadata["workspace_members"]);
        let own = list(&self.metadata["packages"]).iter().filter(|package| members.contains(&package["id"]));
        own.map(|package| {
            let named = list(&package["dependencies"]).iter();
            (text(&package["name"]), named.map(|dependency| text(&dependency["name"])).collect())
        })
        .collect()
    }

    /// Everything that a crate is built from, however far down; build scripts and tests are not in the program.
    pub(crate) fn built_from(&self, package: &str) -> BTreeSet<String> {
        let names: BTreeMap<String, String> = list(&self.metadata["packages"])
            .iter()
            .map(|package| (text(&package["id"]), text(&package["name"])))
            .collect();
        let nodes: BTreeMap<String, &Value> =
            list(&self.metadata["resolve"]["nodes"]).iter().map(|node| (text(&node["id"]), node)).collect();
        let start = names.iter().find(|(_, name)| *name == package).map(|(id, _)| id.clone());
        let mut open = vec![start.expect("a crate of the workspace")];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if seen.insert(id.clone()) {
                let normal = list(&nodes[&id]["deps"])
                    .iter()
                    .filter(|dependency| list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()));
                open.extend(normal.map(|dependency| text(&dependency["pkg"])));
            }
        }
        seen.into_iter().map(|id| names[&id].clone()).collect()
    }
}

impl House {
    /// Every crate that is built from: its name, its licence, and where it comes from.
    pub(crate) fn packages(&self) -> Vec<(String, String, String)> {
        let packages = list(&self.metadata["packages"]).iter();
        packages.map(|one| (text(&one["name"]), text(&one["license"]), text(&one["source"]))).collect()
    }

    /// The crates that use a crate, among those that a program is built from.
    pub(crate) fn users_of(&self, program: &str, used: &str) -> Vec<String> {
        let parts = self.built_from(program);
        let names: BTreeMap<String, String> = list(&self.metadata["packages"])
            .iter()
            .map(|package| (text(&package["id"]), text(&package["name"])))
            .collect();
        let nodes = list(&self.metadata["resolve"]["nodes"]).iter();
        let users = nodes.filter(|node| {
            let mut uses = list(&node["deps"]).iter().map(|dependency| &names[&text(&dependency["pkg"])]);
            uses.any(|name| name == used)
        });
        users.map(|node| names[&text(&node["id"])].clone()).filter(|name| parts.contains(name)).collect()
    }
}

fn host() -> String {
    let version = String::from_utf8(run("rustc", &["-vV"])).expect("rustc prints text");
    version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host").to_owned()
}

fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(arguments).current_dir(place::root()).output();
    let output = output.unwrap_or_else(|error| panic!("{program} could not be started: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_crate_uses_only_what_the_arrows_allow() {
    let members = House::read().members();
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(name, _)| *name).collect();
    assert_eq!(members.keys().map(String::as_str).collect::<BTreeSet<_>>(), known, "every crate has its arrows");
    for (name, allowed) in MAY_USE {
        let used: Vec<&String> = members[name].iter().filter(|used| members.contains_key(*used)).collect();
        for used in used {
            assert!(allowed.contains(&used.as_str()), "{name} must not use {used}");
        }
    }
}

#[test]
fn the_database_the_printer_and_the_window_have_one_user_each() {
    for (name, used) in House::read().members() {
        for (part, users) in ONLY_USERS {
            let may = users.contains(&name.as_str());
            assert!(may || !used.contains(part), "{part} belongs to {}, and {name} uses it", users[0]);
        }
    }
}

#[test]
fn the_core_has_no_database_no_window_no_files_and_no_clock() {
    let used = House::read().built_from("unmoor-core");
    for part in NOT_IN_CORE {
        assert!(!used.contains(part), "unmoor-core is pure and is built from {part}");
    }
}
