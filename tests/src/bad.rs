//! Bad input that every door of Unmoor must refuse, built once for the command line and the window.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::Cli;
use crate::folders::Folders;
use crate::place;

/// An assessment file that must be refused.
pub struct BadFile {
    /// What is wrong with it, in a word or two.
    pub name: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Words that the refusal must have.
    pub words: Vec<&'static str>,
}

/// The demo, as it lies in the repository.
///
/// # Panics
/// If it is not there.
pub fn demo() -> Value {
    let file = place::root().join("crates/unmoor-core/demo/demo.unmoor.json");
    serde_json::from_slice(&std::fs::read(file).expect("the demo")).expect("it is JSON")
}

/// Every bad file of the contract.
///
/// # Panics
/// If the demo or the pack is not in the repository.
pub fn bad_files() -> Vec<BadFile> {
    let whole = demo().to_string();
    let with = |edit: fn(&mut Value)| {
        let mut file = demo();
        edit(&mut file);
        file.to_string().into_bytes()
    };
    let second = whole.replacen("\"DO-01\":", "\"DO-01\":{\"state\":\"unknown\"},\"DO-01\":", 1);
    let pack = std::fs::read(place::root().join("crates/unmoor-core/packs/unmoor-standard-1.0.0.json"));
    vec![
        bad("empty", Vec::new(), &["is empty"]),
        bad("cut off", whole.as_bytes()[..whole.len() / 2].to_vec(), &["cut off"]),
        bad("newer", with(|file| file["version"] = json!(2)), &["newer Unmoor", "2"]),
        bad(
            "another format",
            with(|file| file["format"] = json!("other.survey")),
            &["not an assessment", "other.survey"],
        ),
        bad("no format", b"{}".to_vec(), &["not an assessment"]),
        bad("a pack", pack.expect("the pack"), &["pack of questions"]),
        bad("not JSON", b"vendor: Acme".to_vec(), &["line 1"]),
        bad("a picture", vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3], &["not an assessment"]),
        bad("unknown pack", with(|file| file["packs"][0]["id"] = json!("house-rules")), &["pack", "house-rules"]),
        bad("unknown pack version", with(|file| file["packs"][0]["version"] = json!("9.0.0")), &["9.0.0", "1.0.0"]),
        bad("unknown question", with(|file| file["answers"]["DO-99"] = json!({ "state": "unknown" })), &["DO-99"]),
        bad("unknown option", with(|file| file["answers"]["DO-01"]["option"] = json!("z")), &["\"z\"", "DO-01"]),
        bad("second answer", second.into_bytes(), &["DO-01", "twice"]),
    ]
}

fn bad(name: &'static str, bytes: Vec<u8>, words: &[&'static str]) -> BadFile {
    BadFile { name, bytes, words: words.to_vec() }
}

/// A pack of one's own, `our-bank 1.0.0`, in which one number is too large; gives it as it is when it is mended.
///
/// # Panics
/// If the command line makes none.
pub fn pack(file: &Path) -> String {
    let nowhere = tempfile::tempdir().expect("a temporary folder");
    Cli::on(nowhere.path()).run_on("pack new our-bank --title Bank -o", file).done();
    let good = std::fs::read_to_string(file).expect("a pack");
    place::put(file, good.replacen("\"level\": 75", "\"level\": 175", 1).as_bytes());
    good
}

/// A workspace with one assessment of Acme in the data folder of these folders, closed.
pub fn workspace(folders: &Folders) -> PathBuf {
    let data = folders.data();
    Cli::on(&data).make("Acme");
    data.join("Workspace.unmoor")
}

/// Damages a workspace as a failing disk would: its first page, by which it is known, stands, and the others are garbage.
///
/// # Panics
/// If it is not there.
pub fn damage(workspace: &Path) {
    let mut bytes = std::fs::read(workspace).expect("a workspace");
    bytes[4096..].fill(0x5A);
    place::put(workspace, &bytes);
}

/// Makes a workspace one that nobody may write, whoever asks.
///
/// # Panics
/// If it is not there.
pub fn protect(workspace: &Path) {
    let mut permissions = std::fs::metadata(workspace).expect("a workspace").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(workspace, permissions).expect("our own file");
}
