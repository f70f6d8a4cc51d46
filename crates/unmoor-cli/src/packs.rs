//! Look at question packs.

use std::path::Path;

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::packs;

use crate::args::PackCommand;
use crate::print::Printed;

pub(crate) fn run(command: PackCommand) -> Result<Printed, Fault> {
    match command {
        PackCommand::List => list(),
        PackCommand::Show { pack } => show(&pack),
        PackCommand::Validate { file } => validate(&file),
    }
}

fn list() -> Result<Printed, Fault> {
    let packs = packs::list();
    let lines: Vec<String> = packs
        .iter()
        .map(|pack| format!("{} {}  {} questions  {}", pack.id, pack.version, pack.questions, pack.title))
        .collect();
    Ok(Printed::new(lines.join("\n"), json!({ "packs": packs })))
}

fn show(id: &str) -> Result<Printed, Fault> {
    let shown = packs::show(id)?;
    Ok(Printed::new(shown.text, shown.json))
}

fn validate(file: &Path) -> Result<Printed, Fault> {
    let valid = packs::validate(file)?;
    let text = format!("{} {} is valid: {} questions.", valid.id, valid.version, valid.questions);
    Ok(Printed::new(text, json!({ "valid": true, "pack": valid })))
}
