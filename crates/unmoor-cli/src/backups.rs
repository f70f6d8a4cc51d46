//! Backups of a workspace: made, listed, restored; and what can be read of a damaged one.

use std::path::Path;

use serde_json::json;
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::{BackupRequest, BackupView, Nothing};
use unmoor_app::{Access, App, files, health, rescue};

use crate::args::BackupCommand;
use crate::passphrase;
use crate::print::Printed;
use crate::session::Session;

pub(crate) fn run(session: &Session, command: &BackupCommand) -> Result<Printed, Fault> {
    match command {
        BackupCommand::List => list(session),
        BackupCommand::Restore { number, out } => restore(session, *number, out.as_deref()),
    }
}

pub(crate) fn make(session: &Session, out: Option<&Path>) -> Result<Printed, Fault> {
    let mut app = session.app(Access::ReadOnly)?;
    if let Some(out) = out {
        app.backup_to(out)?;
        return Ok(Printed::new(format!("Backup written to {}.", out.display()), json!({ "file": out })));
    }
    let view = app.back_up_and_wait()?;
    let newest = view.backups.first().map_or("", |backup| &backup.size);
    let text = format!("Backed up, {newest}, in {}.", app.backups_folder().display());
    Ok(Printed::new(text, json!({ "folder": app.backups_folder(), "backups": view.backups })))
}

/// Also of a workspace that cannot be opened.
fn list(session: &Session) -> Result<Printed, Fault> {
    let mut app = session.app_in_any_case(Access::ReadOnly)?;
    let view = app.get_backups(Nothing {})?;
    let json = json!({ "folder": app.backups_folder(), "backups": view.backups, "size": view.size });
    if view.backups.is_empty() {
        return Ok(Printed::new("There is no backup of this workspace yet. Make one with: unmoor backup.", json));
    }
    let mut text = format!("In {}, {}:", app.backups_folder().display(), view.size);
    for (BackupView { made, size, .. }, number) in view.backups.iter().zip(1..) {
        text.push_str(&format!("\n{number:>3}  {made:<20}  {size:>9}"));
    }
    Ok(Printed::new(text, json))
}

fn restore(session: &Session, number: u32, out: Option<&Path>) -> Result<Printed, Fault> {
    let mut app = session.app_in_any_case(if out.is_some() { Access::ReadOnly } else { Access::ReadWrite })?;
    let BackupView { id, made, .. } = chosen(&mut app, number)?;
    let req = BackupRequest { backup: id };
    if let Some(out) = out {
        app.restore_backup_to_asking(&req, out, || passphrase::of_workspace(session))?;
        let text = format!("{} made from the backup of {made}.", files::name(out));
        return Ok(Printed::new(text, json!({ "file": out, "made": made })));
    }
    let kept = files::name(&app.restore_backup_asking(&req, || passphrase::of_workspace(session))?);
    let place = app.workspace_path()?.to_owned();
    let text = format!("{} is now as it was on {made}. What stood there is kept as \"{kept}\".", files::name(&place));
    Ok(Printed::new(text, json!({ "file": place, "made": made, "kept": kept })))
}

fn chosen(app: &mut App, number: u32) -> Result<BackupView, Fault> {
    let backups = app.get_backups(Nothing {})?.backups;
    let wanted = usize::try_from(number).unwrap_or_default().checked_sub(1);
    wanted.and_then(|at| backups.get(at)).cloned().ok_or_else(|| {
        let happened = format!("There is no backup number {number}: this workspace has {}.", backups.len());
        Fault::refused(happened, "List them with: unmoor backup list.")
    })
}

pub(crate) fn restore_file(session: &Session, backup: &Path, out: &Path) -> Result<Printed, Fault> {
    health::restore(backup, out, session.clock.now(), || passphrase::of_workspace(session))?;
    let text = format!("{} made from {}.", files::name(out), files::name(backup));
    Ok(Printed::new(text, json!({ "file": out })))
}

pub(crate) fn salvage(session: &Session, damaged: &Path, out: &Path) -> Result<Printed, Fault> {
    let now = session.clock.now();
    let found = match rescue::salvage(damaged, out, now, None) {
        Err(fault) if fault.code == FaultCode::Locked => {
            rescue::salvage(damaged, out, now, Some(&passphrase::of_workspace(session)?))
        }
        found => found,
    }?;
    let mut text = format!("{}: {}", out.display(), found.said);
    if !found.lost.is_empty() {
        text.push_str("\nNot brought over, or filled in:");
    }
    for line in &found.lost {
        text.push_str(&format!("\n  {line}"));
    }
    Ok(Printed::new(text, json!({ "file": out, "said": found.said, "lost": found.lost })))
}
