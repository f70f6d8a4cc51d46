//! Everything in a workspace as a folder of plain files, and a workspace from such a folder: the two are the same thing twice.
//!
//! `docs/format/export.md` describes the folder. What comes in goes out again byte for byte.

mod fill;
mod manifest;
mod write;

use std::ops::ControlFlow;
use std::path::Path;

use unmoor_core::words;
use unmoor_store::Workspace;

use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::view::{LongProgress, WholeDone};

pub use self::manifest::schema_file;

/// What is told on the way; it says whether to go on.
pub type Told<'t> = dyn FnMut(LongProgress) -> ControlFlow<()> + 't;

/// After how many rows somebody is told.
const ROWS_A_STEP: u64 = 4096;

/// A workspace that is about to be written whole, on any thread.
pub struct Everything(Workspace);

impl Everything {
    /// Writes everything into a new folder. After an error, or when it is broken off, nothing of it is there.
    ///
    /// # Errors
    /// Where there is something at `target` already, where it cannot be written, where the workspace cannot be read;
    /// [`FaultCode::Cancelled`].
    pub fn write_to(&self, target: &Path, told: &mut Told<'_>) -> Result<WholeDone, Fault> {
        write::everything(&self.0, target, told)
    }
}

impl App {
    /// The open workspace, to be written whole while it stays in use.
    ///
    /// # Errors
    /// Where it cannot be opened for reading once more.
    pub fn everything(&self) -> Result<Everything, Fault> {
        Ok(Everything(self.workspace()?.again()?))
    }

    /// Copies the workspace into a new file, and says how far it is.
    ///
    /// # Errors
    /// As [`App::backup_to`], and [`FaultCode::Cancelled`]: nothing of the copy is there then.
    pub fn copy_to(&self, target: &Path, told: &mut Told<'_>) -> Result<(), Fault> {
        let mut progress = |part: f64| {
            let at = LongProgress { done: (part * 100.0) as u32, of: 100, doing: "Copying the workspace".to_owned() };
            if part < 1.0 { told(at) } else { ControlFlow::Continue(()) }
        };
        Ok(self.workspace()?.backup_telling(target, &mut progress)?)
    }
}

/// Makes the workspace at `into` from a folder that [`Everything::write_to`] wrote. One that was never used is replaced.
///
/// # Errors
/// [`FaultCode::Refused`] with the file's name where the folder is incomplete or altered; where the workspace cannot be made;
/// [`FaultCode::Cancelled`]. Nothing is changed then.
pub fn bring_in(folder: &Path, into: &Path, told: &mut Told<'_>) -> Result<WholeDone, Fault> {
    fill::workspace(folder, into, told)
}

/// Something that was broken off is nothing that failed: nothing was made, as when a dialog is closed.
pub fn or_nothing(done: Result<WholeDone, Fault>) -> Result<WholeDone, Fault> {
    match done {
        Err(fault) if fault.code == FaultCode::Cancelled => Ok(WholeDone::default()),
        done => done,
    }
}

/// Whether a folder is an export of a whole workspace, or the rest of one.
pub fn is_export(folder: &Path) -> bool {
    folder.join(manifest::NAME).is_file() || folder.join("tables").is_dir()
}

/// A name for the folder of everything in a workspace.
pub fn folder_name(workspace: &str) -> String {
    format!("{workspace} export")
}

/// How far one is, in steps of which the number is known from the start.
struct Steps<'s, 't> {
    told: &'s mut Told<'t>,
    doing: &'static str,
    done: u64,
    of: u64,
}

impl Steps<'_, '_> {
    /// Goes on, or breaks off where that was asked for.
    fn on(&mut self, steps: u64) -> Result<(), Fault> {
        self.done += steps;
        let at = |steps: u64| u32::try_from(steps).unwrap_or(u32::MAX);
        let progress = LongProgress { done: at(self.done), of: at(self.of), doing: self.doing.to_owned() };
        match (self.told)(progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Fault::new(
                FaultCode::Cancelled,
                "It was broken off.",
                "Nothing was changed, and nothing was left behind.",
                "Begin again when you like.",
            )),
        }
    }
}

/// `12 assessments, 3 documents and 2 snapshots`.
fn counted(list: &manifest::Manifest) -> String {
    let count = |many: u64, one: &str, several: &str| match many {
        1 => format!("1 {one}"),
        many => format!("{} {several}", words::plain(many as f64, 0)),
    };
    words::listed(&[
        count(list.assessments, "assessment", "assessments"),
        count(list.documents, "document", "documents"),
        count(list.snapshots, "snapshot", "snapshots"),
    ])
}

/// A thread that helped came to an end before its work did.
fn stopped() -> Fault {
    let remedy = "Try again, and send us the details if it happens again.";
    Fault::new(FaultCode::Internal, "A part of Unmoor stopped.", "Nothing was changed.", remedy)
}

/// A folder that is not what was written.
fn altered(folder: &Path, what: impl std::fmt::Display) -> Fault {
    Fault::refused(
        format!("The export \"{}\" is not as it was written: {what}.", files::name(folder)),
        "Take the folder from a copy that is whole, or export the workspace again.",
    )
}
