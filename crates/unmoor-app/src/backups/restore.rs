//! Making a workspace from a backup: beside the one it is of, or in its place. Whatever can be checked is checked before
//! anything moves.

use std::path::{Path, PathBuf};

use unmoor_store::{Access, HeldKey, StoreFault, Workspace};

use crate::App;
use crate::backups::free_beside;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

impl App {
    /// Makes a workspace from a backup, and lets it take the place of the one it is of; that one stays beside it.
    pub fn restore_backup(&mut self, req: BackupRequest) -> Result<HomeView, Fault> {
        let key = self.held_key();
        self.restore_in_place(&req, key.as_ref())?;
        self.get_home(HomeRequest::first())
    }

    /// The same without a window: `ask` gives the passphrase of a backup that has one. Gives the file in which what stood
    /// there is kept.
    pub fn restore_backup_asking(
        &mut self,
        req: &BackupRequest,
        ask: impl FnOnce() -> Result<Secret, Fault>,
    ) -> Result<PathBuf, Fault> {
        let key = self.key_of_backup(req, ask)?;
        self.restore_in_place(req, key.as_ref())
    }

    fn restore_in_place(&mut self, req: &BackupRequest, key: Option<&HeldKey>) -> Result<PathBuf, Fault> {
        if self.workspace.as_ref().is_ok_and(|workspace| workspace.access() == Access::ReadOnly) {
            return Err(Fault::new(
                FaultCode::ReadOnly,
                "This workspace is only looked at, so nothing can take its place.",
                "Nothing was changed.",
                "Restore the backup as a new workspace.",
            ));
        }
        let backup = self.backup(req)?;
        let place = self.place();
        let new = free_beside(&place, "restored");
        Workspace::restore_with(&backup.path, &new, key).map_err(|fault| match fault {
            StoreFault::Locked { .. } => Fault::refused(
                "This backup has another passphrase than the workspace, so it could not be looked through.",
                "Restore it as a new workspace, which asks for that passphrase.",
            ),
            other => other.into(),
        })?;
        self.let_take_place(&new, &place, key)
    }

    /// Makes a new workspace from a backup, and opens it. One that has another passphrase asks for it then.
    pub fn restore_backup_to(&mut self, req: &BackupRequest, target: &Path) -> Result<(), Fault> {
        let key = self.held_key();
        Workspace::restore_as_it_is(&self.backup(req)?.path, target, key.as_ref())?;
        self.open_again_with(target, key.as_ref())
    }

    /// The same without a window: `ask` gives the passphrase of a backup that has one.
    pub fn restore_backup_to_asking(
        &mut self,
        req: &BackupRequest,
        target: &Path,
        ask: impl FnOnce() -> Result<Secret, Fault>,
    ) -> Result<(), Fault> {
        let key = self.key_of_backup(req, ask)?;
        Workspace::restore_with(&self.backup(req)?.path, target, key.as_ref())?;
        self.open_again_with(target, key.as_ref())
    }

    fn key_of_backup(
        &self,
        req: &BackupRequest,
        ask: impl FnOnce() -> Result<Secret, Fault>,
    ) -> Result<Option<HeldKey>, Fault> {
        let path = self.backup(req)?.path;
        if !Workspace::asks_for_passphrase(&path) {
            return Ok(None);
        }
        Ok(Workspace::key_to(&path, &ask()?.passphrase(), self.clock.now())?)
    }

    /// The key of the workspace that is open, or of the damaged one that was refused although its passphrase was right.
    pub(crate) fn held_key(&self) -> Option<HeldKey> {
        match &self.workspace {
            Ok(workspace) => workspace.held_key(),
            Err(_) => self.key_of_damaged.clone(),
        }
    }

    /// Lets the workspace at `new` take the place of what is at `place`, and opens it. What was there stays beside it, in
    /// the file that is given back.
    pub(crate) fn let_take_place(&mut self, new: &Path, place: &Path, key: Option<&HeldKey>) -> Result<PathBuf, Fault> {
        let aside = self.aside(place);
        let former = self.held_key();
        if self.workspace_path().is_ok_and(|open| open == place) {
            self.close();
        }
        match Workspace::put_in_place(new, place, &aside) {
            Ok(()) => self.open_again_with(place, key).map(|()| aside),
            Err(fault) => {
                if let Err(error) = std::fs::remove_file(new) {
                    tracing::debug!(%error, "the workspace that should have moved in stays beside");
                }
                if let Err(fault) = self.open_again_with(place, former.as_ref()) {
                    tracing::debug!(%fault, "what is still there is not open");
                }
                Err(fault.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;

    const RIGHT: &str = "four words nobody guesses";
    const NO_WORDS: RestoreLastBackup = RestoreLastBackup { passphrase: None };

    fn start(folder: &Path) -> App {
        crate::backups::tests::start(folder, "2026-11-26T09:00:00Z")
    }

    fn set(app: &mut App, former: Option<&str>, words: &str) {
        let secret = |words: &str| Secret::new(words.to_owned());
        let req = SetPassphrase { former: former.map(secret), passphrase: Some(secret(words)) };
        app.set_passphrase(req).unwrap();
    }

    /// An app whose workspace holds the demo, with a passphrase and a backup under it; then the demo is removed.
    fn protected(folder: &Path) -> (App, BackupRequest) {
        let mut app = start(folder);
        let demo = app.open_demo(Nothing {}).unwrap();
        set(&mut app, None, RIGHT);
        let backup = app.back_up_and_wait().unwrap().backups[0].id.clone();
        app.remove_assessment(AssessmentRequest { assessment: demo.assessment }).unwrap();
        (app, BackupRequest { backup })
    }

    fn damage(path: &Path) {
        let mut bytes = std::fs::read(path).unwrap();
        for page in 3..bytes.len() / 4096 {
            bytes[page * 4096 + 100] ^= 1;
        }
        files::replace(path, &bytes).unwrap();
    }

    #[test]
    fn a_backup_takes_the_place_and_what_was_there_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path());
        let demo = app.open_demo(Nothing {}).unwrap();
        let view = app.back_up_and_wait().unwrap();
        app.remove_assessment(AssessmentRequest { assessment: demo.assessment.clone() }).unwrap();
        let BackupView { id, keeps, .. } = view.backups[0].clone();
        let home = app.restore_backup(BackupRequest { backup: id.clone() }).unwrap();
        assert_eq!(home.table.total, 1, "the demo is back");
        assert!(app.assessment(&demo.assessment).is_ok());
        let aside = Workspace::open(folder.path().join(keeps), Access::ReadOnly).unwrap();
        assert_eq!(aside.list().unwrap().len(), 0, "and nothing of what stood is lost");
        let request = BackupRequest { backup: id };
        let elsewhere = folder.path().join(app.restored_name(&request).unwrap());
        app.restore_backup_to(&request, &elsewhere).unwrap();
        assert_eq!(app.workspace_path().unwrap(), elsewhere);
        let gone = app.restore_backup(BackupRequest { backup: "../../x.unmoor".to_owned() }).unwrap_err();
        assert_eq!(gone.code, FaultCode::NotFound);
    }

    #[test]
    fn the_key_that_is_held_restores_an_encrypted_backup_and_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let (mut app, backup) = protected(folder.path());
        assert_eq!(app.restore_backup(backup.clone()).unwrap().table.total, 1, "the demo is back");
        assert!(app.is_protected().unwrap());
        // Another workspace has backups of its own, so this one is named before it is left.
        let (new, place) = (folder.path().join("new.unmoor"), app.place());
        app.restore_backup_to(&backup, &new).unwrap();
        assert_eq!(app.get_home(HomeRequest::first()).unwrap().table.total, 1);
        assert!(Workspace::asks_for_passphrase(&new) && place != new);
    }

    #[test]
    fn a_damaged_encrypted_backup_takes_nobodys_place() {
        let folder = tempfile::tempdir().unwrap();
        let (mut app, backup) = protected(folder.path());
        let before = app.get_home(HomeRequest::first()).unwrap();
        damage(&app.backups_folder().join(&backup.backup));
        let new = folder.path().join("new.unmoor");
        assert_eq!(app.restore_backup(backup.clone()).unwrap_err().code, FaultCode::Damaged);
        assert_eq!(app.restore_backup_to(&backup, &new).unwrap_err().code, FaultCode::Damaged);
        assert!(!new.exists());
        assert_eq!(app.get_home(HomeRequest::first()).unwrap(), before, "it is open as it was");
        let there = std::fs::read_dir(folder.path()).unwrap().map(|entry| files::name(&entry.unwrap().path()));
        let beside: Vec<String> = there.filter(|name| name.contains("until") || name.contains("restored")).collect();
        assert_eq!(beside, [] as [String; 0], "nothing was moved");
    }

    #[test]
    fn a_backup_under_another_passphrase_is_refused_in_place_and_unlocked_as_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let (mut app, backup) = protected(folder.path());
        set(&mut app, Some(RIGHT), "another four words of ours");
        let fault = app.restore_backup(backup.clone()).unwrap_err();
        assert!(fault.code == FaultCode::Refused && fault.happened.contains("another passphrase"), "{fault}");
        assert_eq!(app.get_home(HomeRequest::first()).unwrap().table.total, 0, "it is open as it was");
        let new = folder.path().join("new.unmoor");
        assert_eq!(app.restore_backup_to(&backup, &new).unwrap_err().code, FaultCode::Locked);
        app.unlock(&Secret::new(RIGHT.to_owned())).unwrap();
        assert_eq!(app.workspace_path().unwrap(), new);
    }

    #[test]
    fn the_last_backup_of_a_damaged_encrypted_workspace_is_checked_with_the_passphrase_that_was_given() {
        let folder = tempfile::tempdir().unwrap();
        let (app, backup) = protected(folder.path());
        let (place, backups) = (app.place(), app.backups_folder());
        drop(app);
        damage(&place);
        let mut app = start(folder.path());
        assert!(app.get_rescue(Nothing {}).unwrap().backup_locked, "nobody has given the passphrase yet");
        assert_eq!(app.unlock(&Secret::new(RIGHT.to_owned())).unwrap_err().code, FaultCode::Damaged);
        assert!(!app.get_rescue(Nothing {}).unwrap().backup_locked);
        let healthy = std::fs::read(backups.join(&backup.backup)).unwrap();
        damage(&backups.join(&backup.backup));
        let damaged = std::fs::read(&place).unwrap();
        assert_eq!(app.restore_last_backup(NO_WORDS).unwrap_err().code, FaultCode::Damaged);
        assert!(std::fs::read(&place).unwrap() == damaged, "one damaged file does not take the place of another");
        files::replace(&backups.join(&backup.backup), &healthy).unwrap();
        assert_eq!(app.restore_last_backup(NO_WORDS).unwrap().table.total, 1, "and nobody is asked again");
    }

    #[test]
    fn a_backup_that_nobody_has_unlocked_takes_no_place_before_its_passphrase_is_given_and_every_page_was_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let (app, backup) = protected(folder.path());
        let (place, backup) = (app.place(), app.backups_folder().join(&backup.backup));
        drop(app);
        // Not even that there is a passphrase can be read of it any more.
        let damaged = vec![0x5a; 4096 * 3];
        files::replace(&place, &damaged).unwrap();
        let mut app = start(folder.path());
        let view = app.get_rescue(Nothing {}).unwrap();
        assert!(view.backup_locked && view.backup.is_some(), "{view:?}");
        let with = |words: &str| RestoreLastBackup { passphrase: Some(Secret::new(words.to_owned())) };
        let healthy = std::fs::read(&backup).unwrap();
        let mut refused = |req: RestoreLastBackup, code: FaultCode| {
            let fault = app.restore_last_backup(req).unwrap_err();
            assert_eq!(fault.code, code, "{fault}");
            assert!(std::fs::read(&place).unwrap() == damaged, "nothing has taken its place");
        };
        refused(NO_WORDS, FaultCode::Locked);
        refused(with("another four words of ours"), FaultCode::Refused);
        damage(&backup);
        refused(with(RIGHT), FaultCode::Damaged);
        files::replace(&backup, &healthy).unwrap();
        assert_eq!(app.restore_last_backup(with(RIGHT)).unwrap().table.total, 1, "and nobody is asked again");
        assert!(app.is_protected().unwrap());
    }
}
