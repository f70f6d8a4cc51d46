//! The files that are written from the code and committed: TypeScript, JSON Schemas, and what the window may call.

use std::path::PathBuf;

use serde_json::json;

use crate::place;

/// Where the window's generated types are.
const TYPESCRIPT: &str = "ui/src/generated";

/// What the window needs of Tauri itself: to hear how far a report is, and to stop listening.
const OF_TAURI: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

/// Every generated file: its path from the root of the repository, and the text it must have.
pub fn files() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for (name, text) in unmoor_app::codegen::typescript() {
        files.push((PathBuf::from(TYPESCRIPT).join(name), text));
    }
    for (path, text) in unmoor_core::schema::files() {
        files.push((PathBuf::from(path), text));
    }
    let (path, text) = unmoor_report::json::schema_file();
    files.push((PathBuf::from(path), text));
    let (path, text) = unmoor_app::whole::schema_file();
    files.push((PathBuf::from(path), text));
    let (path, text) = unmoor_store::dictionary::page().expect("the tables can be made in memory");
    files.push((PathBuf::from(path), text));
    let commands = unmoor_app::commands::names();
    files.push((PathBuf::from("src-tauri/permissions/commands.toml"), permissions(&commands)));
    let (wall, own): (Vec<&str>, Vec<&str>) =
        commands.iter().copied().partition(|name| unmoor_app::commands::OF_PROJECTOR.contains(name));
    files.push((PathBuf::from("src-tauri/capabilities/main.json"), capability("main", &own)));
    files.push((PathBuf::from("src-tauri/capabilities/projector.json"), capability("projector", &wall)));
    files
}

/// The files whose committed text is not what the code would write now.
pub fn stale() -> Vec<PathBuf> {
    let fresh = |(path, text): &(PathBuf, String)| {
        std::fs::read_to_string(place::root().join(path)).is_ok_and(|committed| committed == *text)
    };
    files().into_iter().filter(|file| !fresh(file)).map(|(path, _)| path).collect()
}

fn permissions(commands: &[&str]) -> String {
    let mut text = "# Made by `cargo xtask codegen` from the command table of unmoor-app. Do not edit.\n".to_owned();
    for command in commands {
        text.push_str(&format!(
            "\n[[permission]]\nidentifier = \"{}\"\ndescription = \"Lets the window call `{command}`.\"\ncommands.allow = [\"{command}\"]\n",
            identifier(command)
        ));
    }
    text
}

fn capability(window: &str, commands: &[&str]) -> String {
    let own = commands.iter().map(|command| identifier(command));
    let granted: Vec<String> = OF_TAURI.iter().map(|name| (*name).to_owned()).chain(own).collect();
    let capability = json!({
        "identifier": window,
        "description": "Made by `cargo xtask codegen`: what this window may call, command by command.",
        "local": true,
        "windows": [window],
        "permissions": granted,
    });
    format!("{capability:#}\n")
}

/// Tauri's names for permissions have no underscores.
fn identifier(command: &str) -> String {
    format!("allow-{}", command.replace('_', "-"))
}
