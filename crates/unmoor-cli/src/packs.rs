//! Question packs: begin, check, bring in, list, look inside, hand out, remove.

use std::path::Path;

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::packs::{self, Refused};
use unmoor_app::view::{Nothing, PackRequest, PackView};
use unmoor_app::{Access, PackBase, files};

use crate::args::PackCommand;
use crate::print::Printed;
use crate::session::Session;

/// The input was refused.
const REFUSED: u8 = 3;

pub(crate) fn run(session: &Session, command: PackCommand) -> Result<Printed, Fault> {
    match command {
        PackCommand::List => list(session),
        PackCommand::Show { pack } => {
            let shown = session.app(Access::ReadOnly)?.show_pack(&pack)?;
            Ok(Printed::new(shown.text, shown.json))
        }
        PackCommand::Validate { file } => Ok(told(packs::validate(&file)?, "is valid")),
        PackCommand::New { id, title, with_standard, out } => new(session, &id, &title, with_standard, &out),
        PackCommand::Import { file } => {
            Ok(told(session.app(Access::ReadWrite)?.import_pack(&file)?, "is in the workspace"))
        }
        PackCommand::Export { pack, out } => {
            session.app(Access::ReadOnly)?.export_pack_to(&pack, &out)?;
            Ok(Printed::new(format!("{} written.", out.display()), json!({ "file": out })))
        }
        PackCommand::Remove { pack } => {
            let left = session.app(Access::ReadWrite)?.remove_pack(PackRequest { pack: pack.clone() })?;
            Ok(Printed::new(format!("{pack} is removed."), json!(left)))
        }
    }
}

fn list(session: &Session) -> Result<Printed, Fault> {
    let view = session.app(Access::ReadOnly)?.get_packs(Nothing {})?;
    let line = |pack: &PackView| {
        format!("{} {}  {} questions  {}  ({})", pack.id, pack.version, pack.questions, pack.title, pack.used)
    };
    let lines: Vec<String> = view.packs.iter().map(line).collect();
    Ok(Printed::new(lines.join("\n"), json!(view)))
}

fn new(session: &Session, id: &str, title: &str, with_standard: bool, out: &Path) -> Result<Printed, Fault> {
    let base = if with_standard { PackBase::Standard } else { PackBase::Alone };
    let text = packs::template(id, title, base, session.clock.today())?;
    if out.exists() {
        let happened = format!("There is already a file \"{}\".", files::name(out));
        return Err(Fault::refused(happened, "Choose another name."));
    }
    files::replace(out, text.as_bytes())?;
    let text = format!("{} written. Change it, then check it with: unmoor pack validate FILE", out.display());
    Ok(Printed::new(text, json!({ "file": out })))
}

fn told(checked: Result<PackView, Box<Refused>>, is: &str) -> Printed {
    match checked {
        Ok(pack) => {
            let text = format!("{} {} {is}: {} questions.", pack.id, pack.version, pack.questions);
            Printed::new(text, json!({ "valid": true, "pack": pack }))
        }
        Err(refused) => {
            let Refused { problems, fault } = *refused;
            Printed {
                exit: REFUSED,
                refused: vec![fault.to_string()],
                ..Printed::new("", json!({ "valid": false, "problems": problems, "error": fault }))
            }
        }
    }
}
