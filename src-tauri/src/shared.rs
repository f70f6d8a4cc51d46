//! What the commands share: the app, and the report that is being made or was made last.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use unmoor_app::App;

/// The state behind every command.
pub(crate) struct Shared {
    app: Mutex<App>,
    report: Mutex<LastReport>,
}

#[derive(Default)]
struct LastReport {
    cancel: Arc<AtomicBool>,
    file: Option<PathBuf>,
}

impl Shared {
    pub(crate) fn new(app: App) -> Self {
        Self { app: Mutex::new(app), report: Mutex::default() }
    }

    /// The app, one command at a time. A command that panicked left a rolled-back transaction, so the app is whole.
    pub(crate) fn app(&self) -> MutexGuard<'_, App> {
        self.app.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a report, and gives the flag that breaks it off; one that is still being made is broken off.
    pub(crate) fn begin_report(&self) -> Arc<AtomicBool> {
        let mut report = self.report();
        report.cancel.store(true, Ordering::Relaxed);
        report.cancel = Arc::default();
        report.cancel.clone()
    }

    /// Breaks off the report that is being made, if there is one.
    pub(crate) fn cancel_report(&self) {
        self.report().cancel.store(true, Ordering::Relaxed);
    }

    /// Remembers where the report was written; the path stays on this side.
    pub(crate) fn keep_report(&self, file: PathBuf) {
        self.report().file = Some(file);
    }

    /// The report that was written last since Unmoor was started.
    pub(crate) fn last_report(&self) -> Option<PathBuf> {
        self.report().file.clone()
    }

    fn report(&self) -> MutexGuard<'_, LastReport> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
