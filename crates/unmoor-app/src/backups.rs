//! Backups: made at the start and every half hour while something changes, and listed.

mod encrypt;
mod restore;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::{self, JoinHandle};

use jiff::{SignedDuration, Timestamp};
use unmoor_store::{Access, Backup, Backups, StoreFault};

use crate::App;
use crate::background::give_way;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::report::size;
use crate::view::*;

/// Between two backups that are made unasked.
const EVERY: SignedDuration = SignedDuration::from_mins(30);

/// What is under way, and what came of it last.
#[derive(Default)]
pub(crate) struct Keeping {
    running: Option<Running>,
    /// When it was looked last whether one is due.
    looked: Option<Timestamp>,
    pub(crate) fault: Option<Fault>,
}

/// A backup that is being made, on a thread of its own.
struct Running {
    thread: JoinHandle<Result<(), StoreFault>>,
    /// 0 to 100.
    done: Arc<AtomicU32>,
    stop: Arc<AtomicBool>,
}

impl App {
    /// The backups there are, and what is being done about one.
    pub fn get_backups(&mut self, _: Nothing) -> Result<BackupsView, Fault> {
        self.take_up_backup();
        let list = self.backups().list()?;
        let bytes: u64 = list.iter().map(|backup| backup.size).sum();
        let refused = match &self.workspace {
            Ok(workspace) if workspace.access() == Access::ReadWrite => "",
            Ok(_) => "This workspace is only looked at, so no backup is made of it here.",
            Err(_) => "The workspace could not be opened, so no backup can be made of it.",
        };
        let running = self.keeping.running.as_ref();
        Ok(BackupsView {
            backups: list.iter().map(|backup| self.backup_view(backup, &self.place())).collect(),
            folder: folder_below(&self.data_folder, self.backups().folder()),
            size: if list.is_empty() { String::new() } else { size(usize::try_from(bytes).unwrap_or(usize::MAX)) },
            running: running.map(|running| running.done.load(Ordering::Relaxed)),
            fault: self.keeping.fault.clone(),
            refused: refused.to_owned(),
        })
    }

    /// Begins a backup of what stands now.
    pub fn back_up(&mut self, req: Nothing) -> Result<BackupsView, Fault> {
        self.begin_backup()?;
        self.get_backups(req)
    }

    /// Breaks off the backup that is being made; nothing is left of it.
    pub fn cancel_backup(&mut self, req: Nothing) -> Result<BackupsView, Fault> {
        if let Some(running) = &self.keeping.running {
            running.stop.store(true, Ordering::Relaxed);
        }
        self.finish_backup();
        self.get_backups(req)
    }

    /// Makes a backup now, and waits for it.
    pub fn back_up_and_wait(&mut self) -> Result<BackupsView, Fault> {
        if self.workspace()?.access() == Access::ReadOnly {
            // Somebody else may be writing in it; what stands at this moment is copied all the same.
            let at = self.clock.now();
            self.backups().make(self.workspace()?, at, &mut |_| ControlFlow::Continue(()))?;
        } else {
            self.begin_backup()?;
            self.finish_backup();
            if let Some(fault) = self.keeping.fault.clone() {
                return Err(fault);
            }
        }
        self.get_backups(Nothing {})
    }

    /// At the start: begins a backup if something changed since the last one.
    pub fn back_up_at_start(&mut self) {
        self.keeping.looked = Some(self.clock.now());
        self.back_up_changes();
    }

    /// In use: begins a backup if the last one is half an hour old and something changed since. Called with every command, so
    /// it costs nothing when none is due.
    pub fn back_up_when_due(&mut self) {
        self.take_up_backup();
        let now = self.clock.now();
        let last = match self.keeping.looked {
            Some(looked) => Some(looked),
            None => self.backups().list().ok().and_then(|list| list.first().map(|newest| newest.made)),
        };
        // A clock that was set back makes one due as well.
        if last.is_some_and(|last| now.duration_since(last).abs() < EVERY) {
            self.keeping.looked = last;
            return;
        }
        self.keeping.looked = Some(now);
        self.back_up_changes();
    }

    fn back_up_changes(&mut self) {
        let homeless = self.data_folder.as_os_str().is_empty();
        if homeless || !self.kept.settings.backups || self.keeping.running.is_some() {
            return;
        }
        let Ok(workspace) = &self.workspace else { return };
        if workspace.access() == Access::ReadOnly {
            return;
        }
        let due = || Ok::<_, StoreFault>(!workspace.is_untouched()? && !self.backups().are_current(workspace)?);
        let begun = due().map_err(Fault::from).and_then(|due| if due { self.begin_backup() } else { Ok(()) });
        if let Err(fault) = begun {
            tracing::warn!("no backup was made: {fault}");
            self.keeping.fault = Some(fault);
        }
    }

    fn begin_backup(&mut self) -> Result<(), Fault> {
        self.finish_backup();
        let workspace = self.workspace()?;
        let beside = workspace.twin()?.ok_or_else(|| {
            let happened = "A workspace of an older Unmoor that is only looked at cannot be backed up here.";
            Fault::new(FaultCode::ReadOnly, happened, "Nothing was changed.", "Open it to change it, or copy its file.")
        })?;
        let (backups, at) = (self.backups(), self.clock.now());
        let (done, stop) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
        let (tell, obey) = (done.clone(), stop.clone());
        let thread = thread::spawn(move || {
            give_way();
            backups.make(&beside, at, &mut |part| {
                tell.store((part * 100.0) as u32, Ordering::Relaxed);
                if obey.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        });
        self.keeping.running = Some(Running { thread, done, stop });
        self.keeping.looked = Some(at);
        Ok(())
    }

    /// Takes up what came of a backup that has ended.
    fn take_up_backup(&mut self) {
        if self.keeping.running.as_ref().is_some_and(|running| running.thread.is_finished()) {
            self.finish_backup();
        }
    }

    /// Waits for the backup that is being made.
    pub(crate) fn finish_backup(&mut self) {
        let Some(running) = self.keeping.running.take() else { return };
        self.keeping.fault = match running.thread.join() {
            Ok(Ok(()) | Err(StoreFault::Cancelled { .. })) => None,
            Ok(Err(fault)) => Some(fault.into()),
            Err(_) => {
                let remedy = "Back up again, and save a copy elsewhere if it happens again.";
                let happened = "The backup stopped in the middle.";
                Some(Fault::new(FaultCode::Internal, happened, "The workspace is as it was.", remedy))
            }
        };
        if let Some(fault) = &self.keeping.fault {
            tracing::warn!("no backup was made: {fault}");
        }
    }

    /// The name that is proposed for a new workspace made from a backup.
    pub fn restored_name(&self, req: &BackupRequest) -> Result<String, Fault> {
        let made = self.backup(req)?.made;
        Ok(format!("{} of {}.unmoor", files::stem(&self.place()), self.clock.stamp(made)))
    }

    /// Where the backups of this workspace lie; the folder is there once the first is made.
    pub fn backups_folder(&self) -> PathBuf {
        self.backups().folder().to_owned()
    }

    pub(crate) fn backup(&self, req: &BackupRequest) -> Result<Backup, Fault> {
        let found = self.backups().list()?.into_iter().find(|backup| files::name(&backup.path) == req.backup);
        found.ok_or_else(|| {
            let happened = format!("There is no backup {} any more.", req.backup);
            Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Choose one of those that are listed.")
        })
    }

    /// A backup of what is at `place`.
    pub(crate) fn backup_view(&self, backup: &Backup, place: &Path) -> BackupView {
        BackupView {
            id: files::name(&backup.path),
            made: self.clock.moment(backup.made),
            size: size(usize::try_from(backup.size).unwrap_or(usize::MAX)),
            keeps: files::name(&self.aside(place)),
        }
    }

    pub(crate) fn backups(&self) -> Backups {
        self.backups_of(&self.place())
    }
}

/// A name beside `place` that nothing has yet: `Workspace until 2026-11-26 14.05.unmoor`.
pub(crate) fn free_beside(place: &Path, what: &str) -> PathBuf {
    let stem = files::stem(place);
    let named = |number: &str| place.with_file_name(format!("{stem} {what}{number}.unmoor"));
    let mut free = named("");
    let mut number = 2;
    while std::fs::symlink_metadata(&free).is_ok() {
        free = named(&format!(" {number}"));
        number += 1;
    }
    free
}

/// The names of the data folder and of those below it on the way to `folder`.
fn folder_below(data_folder: &Path, folder: &Path) -> String {
    let below = folder.strip_prefix(data_folder).unwrap_or(folder);
    format!("{}/{}", files::name(data_folder), below.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Start;
    use crate::clock::Clock;

    pub(super) fn start(folder: &Path, at: &str) -> App {
        let clock = Clock::Fixed(at.parse().unwrap());
        let data_folder = Some(folder.to_owned());
        App::start(Start { data_folder, workspace: None, access: Access::ReadWrite, clock }).unwrap()
    }

    fn made(app: &mut App) -> Vec<String> {
        app.finish_backup();
        let view = app.get_backups(Nothing {}).unwrap();
        assert_eq!(view.fault, None);
        view.backups.into_iter().map(|backup| backup.made).collect()
    }

    #[test]
    fn backups_are_made_at_the_start_and_every_half_hour_when_something_changed() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path(), "2026-11-26T09:00:00Z");
        app.back_up_at_start();
        assert_eq!(made(&mut app), [] as [&str; 0], "there is nothing in it yet");
        app.open_demo(Nothing {}).unwrap();
        app.back_up_when_due();
        assert_eq!(made(&mut app), [] as [&str; 0], "not yet half an hour");
        app.clock = Clock::Fixed("2026-11-26T09:30:00Z".parse().unwrap());
        app.back_up_when_due();
        assert_eq!(made(&mut app), ["26 Nov 2026, 09:30"]);
        app.clock = Clock::Fixed("2026-11-26T10:30:00Z".parse().unwrap());
        app.back_up_when_due();
        assert_eq!(made(&mut app).len(), 1, "nothing changed since");
        drop(app);
        let mut app = start(folder.path(), "2026-11-26T11:00:00Z");
        app.back_up_at_start();
        assert_eq!(made(&mut app).len(), 1, "nothing changed since, at the start either");
        app.remove_assessment(AssessmentRequest { assessment: unmoor_core::demo::assessment().id.to_string() })
            .unwrap();
        drop(app);
        let mut app = start(folder.path(), "2026-11-26T11:01:00Z");
        app.back_up_at_start();
        assert_eq!(made(&mut app), ["26 Nov 2026, 11:01", "26 Nov 2026, 09:30"]);
    }

    #[test]
    fn whoever_wants_none_gets_none_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path(), "2026-11-26T09:00:00Z");
        app.open_demo(Nothing {}).unwrap();
        app.set_settings(Settings { backups: false, ..Settings::default() }).unwrap();
        app.back_up_at_start();
        assert_eq!(made(&mut app), [] as [&str; 0]);
        app.back_up(Nothing {}).unwrap();
        assert_eq!(made(&mut app).len(), 1);
    }

    #[test]
    fn a_backup_that_cannot_be_made_is_told_until_one_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path(), "2026-11-26T09:00:00Z");
        app.open_demo(Nothing {}).unwrap();
        files::replace(&folder.path().join("backups"), b"a file where the folder should be").unwrap();
        app.back_up_at_start();
        app.finish_backup();
        let fault = app.get_backups(Nothing {}).map(|view| view.fault);
        assert!(matches!(fault, Ok(Some(_)) | Err(_)), "{fault:?}");
        std::fs::remove_file(folder.path().join("backups")).unwrap();
        app.back_up_and_wait().unwrap();
        assert_eq!(made(&mut app).len(), 1);
    }
}
