//! The passphrase of a workspace: unlocking it, locking it, and setting, changing and removing it.

use std::path::Path;

use unmoor_store::{Access, HeldKey, StoreFault, Workspace};

use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::known::Known;
use crate::portfolio::Portfolio;
use crate::view::*;

impl App {
    /// Opens the workspace that was refused last because it has a passphrase.
    pub fn unlock_workspace(&mut self, req: Unlock) -> Result<HomeView, Fault> {
        self.unlock(&req.passphrase)?;
        self.get_home(HomeRequest::first())
    }

    /// The same without looking at what is in it.
    pub fn unlock(&mut self, passphrase: &Secret) -> Result<(), Fault> {
        let path = self.refused_path();
        // A wrong passphrase leaves everything as it is: the workspace is still the one that is asked for.
        let key = Workspace::key_to(&path, &passphrase.passphrase(), self.clock.now())?;
        self.unlock_with(key)
    }

    /// The same with the key that a passphrase gave before.
    pub fn unlock_with(&mut self, key: Option<HeldKey>) -> Result<(), Fault> {
        let path = self.refused_path();
        let known = Known::read(&self.data_folder).stamp(&path);
        let opened = Workspace::open_with(&path, self.wanted, known.as_ref(), key.as_ref());
        if let Err(StoreFault::Damaged { .. }) = opened {
            self.key_of_damaged = key;
        }
        let workspace = opened.map_err(Fault::from)?;
        let to_write = workspace.access() == Access::ReadWrite;
        self.hold(workspace);
        if to_write {
            self.remember_open();
        }
        Ok(())
    }

    /// The key of the open workspace, for opening it once more without asking again.
    pub fn key(&self) -> Option<HeldKey> {
        self.workspace.as_ref().ok().and_then(Workspace::held_key)
    }

    /// Whether the open workspace has a passphrase.
    pub fn is_protected(&self) -> Result<bool, Fault> {
        Ok(self.workspace()?.is_protected())
    }

    /// Closes the open workspace until its passphrase is given again; nothing of it stays in memory.
    pub fn lock_workspace(&mut self, _: Nothing) -> Result<StartFault, Fault> {
        let workspace = self.workspace()?;
        if !workspace.is_protected() {
            return Err(Fault::refused(
                "This workspace has no passphrase, so it cannot be locked.",
                "Set one under Settings.",
            ));
        }
        let (path, access) = (workspace.path().to_owned(), workspace.access());
        self.close();
        self.live = None;
        self.shown.clear();
        self.chosen = None;
        let locked = Fault::from(StoreFault::Locked { file: files::name(&path) });
        self.refuse(&path, access, &locked);
        Ok(StartFault { fault: Some(locked) })
    }

    /// Sets the passphrase of the open workspace, changes it, or removes it. Whoever changes it must know it.
    pub fn set_passphrase(&mut self, req: SetPassphrase) -> Result<WorkspaceView, Fault> {
        let now = self.clock.now();
        let workspace = self.workspace_mut()?;
        match (&req.former, workspace.is_protected()) {
            (Some(former), true) => workspace.must_know(&former.passphrase(), now)?,
            (None, true) => {
                let happened = "This workspace has a passphrase already.";
                return Err(Fault::refused(happened, "Give it to change or to remove it."));
            }
            (_, false) => {}
        }
        let first = !workspace.is_protected() && req.passphrase.is_some();
        self.finish_backup();
        // Its readers on other threads must be gone: nobody may look while it is written anew.
        self.portfolio = Portfolio::default();
        let passphrase = req.passphrase.as_ref().map(Secret::passphrase);
        self.workspace_mut()?.protect(passphrase.as_ref())?;
        if let Ok(workspace) = &self.workspace {
            self.vouch(workspace);
        }
        if first {
            self.encrypt_what_lies_open();
        }
        self.workspace_view()
    }
}

/// Makes a workspace from a backup, which may have a passphrase; the new one then has the same.
pub(crate) fn restore(backup: &Path, into: &Path, passphrase: &Secret, now: jiff::Timestamp) -> Result<(), Fault> {
    let backup = Workspace::unlock(backup, Access::ReadOnly, None, &passphrase.passphrase(), now)?;
    Ok(backup.backup_to(into)?)
}

impl Fault {
    /// Whether a passphrase is what is missing.
    pub fn is_locked(&self) -> bool {
        self.code == FaultCode::Locked
    }
}
