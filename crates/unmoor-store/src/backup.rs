//! Backups: whole copies of a workspace, taken while it is open.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ffi};

use crate::fault::{OrFault, file_name};
use crate::key::{self, Key};
use crate::open::{is_there, quick_check, replace_whole};
use crate::{Access, HeldKey, StoreFault, Workspace, protect, undo};

/// How far a copy is, 0 to 1; what it answers decides whether it goes on.
pub type Progress<'a> = dyn FnMut(f64) -> ControlFlow<()> + 'a;

/// Pages copied between two looks at whether to go on: 4 MiB.
const AT_ONCE: i32 = 1024;

impl Workspace {
    /// Copies the whole workspace, as it stands, to a new file, and checks the copy. Undo steps stay behind; the copy has the
    /// passphrase that the workspace has.
    ///
    /// # Errors
    /// [`StoreFault::Exists`] where there is a file; [`StoreFault::ReadOnly`], [`StoreFault::DiskFull`].
    pub fn backup_to(&self, target: impl AsRef<Path>) -> Result<(), StoreFault> {
        self.backup_telling(target.as_ref(), &mut |_| ControlFlow::Continue(()))
    }

    /// [`Workspace::backup_to`], which tells how far it is and can be broken off.
    ///
    /// # Errors
    /// As [`Workspace::backup_to`], and [`StoreFault::Cancelled`]; nothing is left of it then.
    pub fn backup_telling(&self, target: &Path, progress: &mut Progress<'_>) -> Result<(), StoreFault> {
        if target.try_exists().or_fault("making", target)? {
            return Err(StoreFault::Exists { file: file_name(target) });
        }
        let mut checked = Ok(());
        replace_whole(target, |new| {
            if self.is_migrated_in_memory() && self.key.is_some() {
                // Memory has no key, so its pages are not those of the copy.
                checked = protect::write_under(&self.sql, self.key.as_ref(), new, target)?;
                return checked.as_ref().map_or_else(|_| Err(failure(ffi::SQLITE_CORRUPT)), |()| Ok(()));
            }
            copy_into(&self.sql, self.key.as_ref(), new, progress)?;
            let copy = Connection::open(new)?;
            key::apply(self.key.as_ref(), &copy)?;
            checked = quick_check(&copy, target);
            match checked {
                Ok(()) => Ok(()),
                // Damaged on the way: it must not get the name.
                Err(_) => Err(failure(ffi::SQLITE_CORRUPT)),
            }
        })
        .or_else(|fault| checked.and(Err(fault)))
    }

    /// Makes a new workspace from a backup, which stays as it is.
    ///
    /// # Errors
    /// As opening `backup` to look at it, and as [`Workspace::backup_to`] for `into`.
    pub fn restore(backup: impl AsRef<Path>, into: impl AsRef<Path>) -> Result<(), StoreFault> {
        Self::open(backup, Access::ReadOnly)?.backup_to(into)
    }

    /// [`Workspace::restore`] of a backup that may have a passphrase: the new workspace then has the same.
    ///
    /// # Errors
    /// As [`Workspace::restore`], and [`StoreFault::Locked`] where the key is not that of the backup. A backup that is damaged
    /// in any page makes no workspace.
    pub fn restore_with(backup: &Path, into: &Path, key: Option<&HeldKey>) -> Result<(), StoreFault> {
        if is_there(into) {
            return Err(StoreFault::Exists { file: file_name(into) });
        }
        Self::open_with(backup, Access::ReadOnly, None, key)?.backup_to(into)
    }

    /// [`Workspace::restore_with`] where nobody can be asked for the passphrase: a backup that the key does not open is copied
    /// as it lies. Only whoever unlocks the new workspace looks through it.
    ///
    /// # Errors
    /// As [`Workspace::restore`].
    pub fn restore_as_it_is(backup: &Path, into: &Path, key: Option<&HeldKey>) -> Result<(), StoreFault> {
        match Self::restore_with(backup, into, key) {
            Err(StoreFault::Locked { .. }) => replace_whole(into, |new| {
                let copied = File::open(backup).and_then(|mut from| {
                    std::io::copy(&mut from, &mut File::options().write(true).open(new)?) // with the permissions of a new one
                });
                copied.map(drop).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
            }),
            restored => restored,
        }
    }
}

/// Copies a database page by page into a new file, without its undo steps. The copy of one with a passphrase has the same.
pub(crate) fn copy_into(
    sql: &Connection,
    key: Option<&Key>,
    new: &Path,
    progress: &mut Progress<'_>,
) -> rusqlite::Result<()> {
    let mut copy = Connection::open(new)?;
    key::apply(key, &copy)?;
    copy_pages(sql, &mut copy, progress)?;
    copy.pragma_update(None, "secure_delete", true)?;
    let tx = copy.unchecked_transaction()?;
    undo::forget(&tx)?;
    tx.commit()?;
    copy.close().map_err(|(_, error)| error)
}

/// Every copy of a database is made here, page by page, all pages of one moment.
pub(crate) fn copy_pages(from: &Connection, to: &mut Connection, progress: &mut Progress<'_>) -> rusqlite::Result<()> {
    // Held until the end, so that what is written meanwhile neither comes in nor makes the copy begin again.
    let moment = from.unchecked_transaction()?;
    moment.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let backup = Backup::new(from, to)?;
    loop {
        let step = backup.step(AT_ONCE)?;
        let far = backup.progress();
        let done = f64::from(far.pagecount - far.remaining) / f64::from(far.pagecount.max(1));
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More if progress(done).is_continue() => {}
            StepResult::More => return Err(failure(ffi::SQLITE_INTERRUPT)),
            _ => return Err(failure(ffi::SQLITE_BUSY)),
        }
    }
}

/// What SQLite would say with this code.
pub(crate) fn failure(code: i32) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)
}
