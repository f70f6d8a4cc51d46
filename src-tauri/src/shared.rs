//! What the commands share: the app, and the report that is being made or was made last.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use unmoor_app::App;
use unmoor_app::long::Long;

/// How long the page has for saving what was typed before a second wish to close is obeyed at once.
const CLOSING_TIME: Duration = Duration::from_secs(3);

/// The state behind every command.
#[derive(Default)]
pub(crate) struct Shared {
    app: OnceLock<Mutex<App>>,
    report: Mutex<Option<PathBuf>>,
    requested: Mutex<Option<PathBuf>>,
    closing: Mutex<Option<Instant>>,
    saved: Mutex<Option<PathBuf>>,
    /// What breaks off the report that is being made.
    pub(crate) reporting: Long,
    /// What breaks off anything else that takes long.
    pub(crate) long: Long,
}

impl Shared {
    /// The app has started: what waits for it goes on.
    pub(crate) fn begin(&self, app: App) {
        self.app.get_or_init(|| Mutex::new(app));
    }

    /// The app once it has started, one command at a time. A command that panicked left a rolled-back transaction, so the app is whole.
    pub(crate) fn app(&self) -> MutexGuard<'_, App> {
        held(self.app.wait())
    }

    /// Remembers the workspace that was asked for from outside.
    pub(crate) fn request(&self, file: PathBuf) {
        *held(&self.requested) = Some(file);
    }

    /// The workspace that was asked for from outside last.
    pub(crate) fn requested(&self) -> Option<PathBuf> {
        held(&self.requested).clone()
    }

    /// Remembers the file that was saved last.
    pub(crate) fn keep_saved(&self, file: &Path) {
        *held(&self.saved) = Some(file.to_owned());
    }

    /// The file that was saved last.
    pub(crate) fn saved(&self) -> Option<PathBuf> {
        held(&self.saved).clone()
    }

    /// Whether the window must wait for its page before it closes. A page that has not answered the last wish in good
    /// time, because it hangs or waits for a person before a fault, is not waited for again.
    pub(crate) fn waits_for_page(&self, now: Instant) -> bool {
        let mut asked = held(&self.closing);
        let since = *asked.get_or_insert(now);
        now.duration_since(since) < CLOSING_TIME
    }

    /// The page could not save what was typed: the window stays open, and the next wish to close is a first one again.
    pub(crate) fn stay_open(&self) {
        *held(&self.closing) = None;
    }

    /// Remembers where the report was written; the path stays on this side.
    pub(crate) fn keep_report(&self, file: PathBuf) {
        *held(&self.report) = Some(file);
    }

    /// The report that was written last since Unmoor was started.
    pub(crate) fn last_report(&self) -> Option<PathBuf> {
        held(&self.report).clone()
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
