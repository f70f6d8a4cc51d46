//! Backups: whole copies of a workspace, taken while it is open.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::fault::{OrFault, file_name};
use crate::key::{self, Key};
use crate::open::{quick_check, replace_whole};
use crate::{Access, StoreFault, Workspace, undo};

impl Workspace {
    /// Copies the whole workspace, as it stands, to a new file, and checks the copy. Undo steps stay behind; the copy has the
    /// passphrase that the workspace has.
    ///
    /// # Errors
    /// [`StoreFault::Exists`] where there is a file; [`StoreFault::ReadOnly`], [`StoreFault::DiskFull`].
    pub fn backup_to(&self, target: impl AsRef<Path>) -> Result<(), StoreFault> {
        let target = target.as_ref();
        if target.try_exists().or_fault("making", target)? {
            return Err(StoreFault::Exists { file: file_name(target) });
        }
        let mut checked = Ok(());
        replace_whole(target, |new| {
            copy_into(&self.sql, self.key.as_ref(), new)?;
            let copy = Connection::open(new)?;
            key::apply(self.key.as_ref(), &copy)?;
            checked = quick_check(&copy, target);
            Ok(())
        })?;
        checked
    }

    /// Makes a new workspace from a backup, which stays as it is.
    ///
    /// # Errors
    /// As opening `backup` to look at it, and as [`Workspace::backup_to`] for `into`.
    pub fn restore(backup: impl AsRef<Path>, into: impl AsRef<Path>) -> Result<(), StoreFault> {
        Self::open(backup, Access::ReadOnly)?.backup_to(into)
    }
}

/// Copies a database page by page into a new file, without its undo steps. The copy of one with a passphrase has the same.
pub(crate) fn copy_into(sql: &Connection, key: Option<&Key>, new: &Path) -> rusqlite::Result<()> {
    let mut copy = Connection::open(new)?;
    key::apply(key, &copy)?;
    Backup::new(sql, &mut copy)?.step(-1)?;
    copy.pragma_update(None, "secure_delete", true)?;
    let tx = copy.unchecked_transaction()?;
    undo::forget(&tx)?;
    tx.commit()?;
    copy.close().map_err(|(_, error)| error)
}
