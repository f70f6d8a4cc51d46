//! What can be done about a damaged workspace: what can be read goes into a new one, or the last backup takes its place.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use unmoor_store::{Backups, Workspace};

use crate::App;
use crate::backups::free_beside;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::view::*;

impl App {
    /// What can be done about the workspace that was refused last.
    pub fn get_rescue(&mut self, _: Nothing) -> Result<RescueView, Fault> {
        let place = self.refused_path();
        let newest = self.backups_of(&place).list()?.into_iter().next();
        let backup_locked = newest.as_ref().is_some_and(|backup| self.asks_for_more(&backup.path));
        Ok(RescueView {
            backup_locked,
            file: files::name(&place),
            protected: Workspace::asks_for_passphrase(&place),
            backup: newest.map(|backup| self.backup_view(&backup, &place)),
        })
    }

    /// Takes what can be read of the workspace that was refused last into a new one beside it. Neither is opened yet.
    pub fn salvage(&mut self, req: Salvage) -> Result<SalvageView, Fault> {
        let place = self.refused_path();
        let new = free_beside(&place, "salvaged");
        let view = salvage(&place, &new, self.clock.now(), req.passphrase.as_ref())?;
        self.salvaged = Some(new);
        Ok(SalvageView { keeps: files::name(&self.aside(&place)), ..view })
    }

    /// Opens what was salvaged last: in place of the damaged workspace, which stays beside it, or where it was made.
    pub fn take_salvaged(&mut self, req: TakeSalvaged) -> Result<HomeView, Fault> {
        let Some(new) = self.salvaged.clone().filter(|new| new.exists()) else {
            let happened = "What was salvaged is no longer where it was made.";
            return Err(Fault::new(
                FaultCode::NotFound,
                happened,
                "The damaged file is as it was.",
                "Salvage it again.",
            ));
        };
        if req.in_place {
            let place = self.refused_path();
            self.let_take_place(&new, &place, None)?;
        } else {
            self.open_workspace_at(&new)?;
        }
        self.salvaged = None;
        self.get_home(HomeRequest::first())
    }

    /// Lets the last backup take the place of the workspace that was refused last, which stays beside it. Every page of the
    /// backup is looked through before, so one with a passphrase needs it unless it was given already.
    pub fn restore_last_backup(&mut self, req: RestoreLastBackup) -> Result<HomeView, Fault> {
        let place = self.refused_path();
        let Some(newest) = self.backups_of(&place).list()?.into_iter().next() else {
            let happened = format!("There is no backup of {}.", files::name(&place));
            return Err(Fault::new(
                FaultCode::NotFound,
                happened,
                "Nothing was changed.",
                "Take what can be read of it.",
            ));
        };
        let new = free_beside(&place, "restored");
        let key = match &req.passphrase {
            Some(passphrase) => Workspace::key_to(&newest.path, &passphrase.passphrase(), self.clock.now())?,
            None => self.key_of_damaged.clone(),
        };
        Workspace::restore_with(&newest.path, &new, key.as_ref())?;
        self.let_take_place(&new, &place, key.as_ref())?;
        self.get_home(HomeRequest::first())
    }

    /// Whether a backup has a passphrase whose key is not held.
    fn asks_for_more(&self, backup: &Path) -> bool {
        Workspace::asks_for_passphrase(backup) && !self.key_of_damaged.as_ref().is_some_and(|key| key.opens(backup))
    }

    /// The backups of the workspace at `place`.
    pub(crate) fn backups_of(&self, place: &Path) -> Backups {
        Backups::of(&self.data_folder.join("backups"), place)
    }

    /// The name under which what is at `place` now stays beside it.
    pub(crate) fn aside(&self, place: &Path) -> PathBuf {
        free_beside(place, &format!("until {}", self.clock.stamp(self.clock.now())))
    }
}

/// Takes what can be read of a damaged workspace into a new one at `into`, which has the same passphrase.
pub fn salvage(damaged: &Path, into: &Path, at: Timestamp, passphrase: Option<&Secret>) -> Result<SalvageView, Fault> {
    let passphrase = passphrase.map(Secret::passphrase);
    let found = Workspace::salvage(damaged, into, at, passphrase.as_ref())?;
    let count = |number: usize, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    };
    let said = format!(
        "{} and {} came over.",
        count(found.assessments, "assessment", "assessments"),
        count(found.documents, "document", "documents")
    );
    let lost = found.lost.iter().map(|line| Fault::clause(line)).collect();
    Ok(SalvageView { file: files::name(into), said, lost, keeps: String::new() })
}

#[cfg(test)]
mod tests {
    use unmoor_store::Access;

    use super::*;
    use crate::Start;
    use crate::clock::Clock;

    fn start(folder: &Path) -> App {
        let clock = Clock::Fixed("2026-11-26T09:00:00Z".parse().unwrap());
        let data_folder = Some(folder.to_owned());
        App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock }).unwrap()
    }

    /// A default workspace with the demo and a backup, its third page gone.
    fn damaged(folder: &Path) -> Vec<u8> {
        let mut app = start(folder);
        app.open_demo(Nothing {}).unwrap();
        app.back_up_and_wait().unwrap();
        let path = app.workspace_path().unwrap().to_owned();
        drop(app);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[2 * 4096..3 * 4096].fill(0x5a);
        files::replace(&path, &bytes).unwrap();
        bytes
    }

    #[test]
    fn a_damaged_workspace_is_salvaged_and_stays_beside_what_was_salvaged() {
        let folder = tempfile::tempdir().unwrap();
        let bytes = damaged(folder.path());
        let mut app = start(folder.path());
        assert_eq!(app.start_fault(Nothing {}).unwrap().fault.unwrap().code, FaultCode::Damaged);
        let rescue = app.get_rescue(Nothing {}).unwrap();
        assert_eq!((rescue.file.as_str(), rescue.backup.is_some()), ("Workspace.unmoor", true));
        let view = app.salvage(Salvage { passphrase: None }).unwrap();
        assert_eq!(view.file, "Workspace salvaged.unmoor");
        assert!(view.said.contains("1 assessment") && !view.lost.is_empty(), "{view:?}");
        let home = app.take_salvaged(TakeSalvaged { in_place: true }).unwrap();
        assert_eq!(home.table.total, 1);
        assert!(std::fs::read(folder.path().join(view.keeps)).unwrap() == bytes, "not a byte of it changed");
        drop(app);
        assert!(
            start(folder.path()).start_fault(Nothing {}).unwrap().fault.is_none(),
            "it opens at the next start too"
        );
    }

    #[test]
    fn the_last_backup_takes_the_place_of_a_damaged_workspace() {
        let folder = tempfile::tempdir().unwrap();
        let bytes = damaged(folder.path());
        let mut app = start(folder.path());
        let keeps = app.get_rescue(Nothing {}).unwrap().backup.unwrap().keeps;
        assert_eq!(app.restore_last_backup(RestoreLastBackup { passphrase: None }).unwrap().table.total, 1);
        assert!(std::fs::read(folder.path().join(keeps)).unwrap() == bytes);
    }

    #[test]
    fn a_damaged_workspace_from_elsewhere_is_rescued_while_another_one_is_open() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        damaged(there.path());
        let mut app = start(here.path());
        let path = there.path().join("Workspace.unmoor");
        assert_eq!(app.open_workspace_at(&path).unwrap_err().code, FaultCode::Damaged);
        assert_eq!(app.get_home(HomeRequest::first()).unwrap().table.total, 0, "the open one stays open");
        assert!(app.get_rescue(Nothing {}).unwrap().backup.is_none(), "this computer has no backup of it");
        let refused = app.restore_last_backup(RestoreLastBackup { passphrase: None }).unwrap_err();
        assert_eq!(refused.code, FaultCode::NotFound);
        app.salvage(Salvage { passphrase: None }).unwrap();
        assert_eq!(app.take_salvaged(TakeSalvaged { in_place: false }).unwrap().table.total, 1);
        assert_eq!(app.workspace_path().unwrap(), there.path().join("Workspace salvaged.unmoor"));
    }
}
