//! The health of the workspace, its backups, and making one from a backup.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;
use unmoor_store::{StoreFault, Workspace};

use crate::fault::{Fault, FaultCode};
use crate::view::Secret;
use crate::{App, passphrase};

/// How a workspace is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HealthView {
    /// How many assessments it holds.
    pub assessments: usize,
    /// What is wrong with it; empty when it is sound.
    pub problems: Vec<String>,
}

impl App {
    /// Checks the workspace: the file, its relations, and that every assessment reads back.
    pub fn check(&self) -> Result<HealthView, Fault> {
        let health = self.workspace()?.check()?;
        Ok(HealthView { assessments: health.assessments, problems: health.problems })
    }

    /// Writes a copy of the workspace, also while it is in use.
    pub fn backup_to(&self, target: &Path) -> Result<(), Fault> {
        Ok(self.workspace()?.backup_to(target)?)
    }
}

/// Makes a workspace from a backup; never over a file that is there. `unlock` is asked for the passphrase of a backup that
/// has one.
pub fn restore(
    backup: &Path,
    into: &Path,
    now: Timestamp,
    unlock: impl FnOnce() -> Result<Secret, Fault>,
) -> Result<(), Fault> {
    match Workspace::restore(backup, into) {
        Err(StoreFault::Locked { .. }) => passphrase::restore(backup, into, &unlock()?, now),
        restored => Ok(restored?),
    }
}

/// The fault for a workspace that is not sound.
pub fn fault(health: &HealthView) -> Fault {
    Fault::new(
        FaultCode::Io,
        format!("The workspace is not sound: {}.", health.problems.join("; ")),
        "Nothing was changed.",
        "Make a copy of the file, then restore the last backup into a new workspace.",
    )
}
