//! The health of a workspace, its backups, and making one from a backup.

use std::path::Path;

use serde_json::json;
use unmoor_app::fault::Fault;
use unmoor_app::{Access, files, health};

use crate::passphrase;
use crate::print::Printed;
use crate::session::Session;

pub(crate) fn check(session: &Session) -> Result<Printed, Fault> {
    let app = session.app(Access::ReadOnly)?;
    let health = app.check()?;
    if health.problems.is_empty() {
        let text = format!("The workspace is healthy: {} assessments.", health.assessments);
        return Ok(Printed::new(text, json!(health)));
    }
    let told = health::fault(&health);
    Ok(Printed { exit: told.exit_code(), refused: vec![told.to_string()], ..Printed::new("", json!(health)) })
}

pub(crate) fn backup(session: &Session, out: &Path) -> Result<Printed, Fault> {
    let app = session.app(Access::ReadOnly)?;
    app.backup_to(out)?;
    Ok(Printed::new(format!("Backup written to {}.", out.display()), json!({ "file": out })))
}

pub(crate) fn restore(session: &Session, backup: &Path, out: &Path) -> Result<Printed, Fault> {
    health::restore(backup, out, session.clock.now(), || passphrase::of_workspace(session))?;
    let text = format!("{} made from {}.", files::name(out), files::name(backup));
    Ok(Printed::new(text, json!({ "file": out })))
}
