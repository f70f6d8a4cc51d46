//! Wrong passphrases: how many there were, and how long the next one has to wait.
//!
//! Kept in a small file beside the workspace, so that starting anew does not shorten the wait. It is removed by the right
//! passphrase. Where it cannot be written the count is kept as long as the program runs.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::StoreFault;
use crate::fault::{OrFault, file_name};
use crate::open::part;

/// So many may be wrong without a wait: fingers slip.
const FREE: u32 = 3;

/// The longest wait, in seconds.
const LONGEST: i64 = 900;

/// The tries since the right passphrase was last given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tries {
    count: u32,
    last: Timestamp,
}

impl Tries {
    fn read(workspace: &Path, now: Timestamp) -> Self {
        let read = || {
            let text = std::fs::read_to_string(beside(workspace)).ok()?;
            let (count, last) = text.trim().split_once(' ')?;
            Some(Self { count: count.parse().ok()?, last: last.parse().ok()? })
        };
        let unwritten = unwritten().get(&place_of(workspace)).copied();
        match read().into_iter().chain(unwritten).max_by_key(|tries| tries.count) {
            // A clock that was set back does not lengthen the wait beyond what it was.
            Some(tries) => Self { last: tries.last.min(now), ..tries },
            None => Self { count: 0, last: now },
        }
    }

    fn wait(self, now: Timestamp) -> u32 {
        let over = now.duration_since(self.last);
        let left = SignedDuration::from_secs(wait_after(self.count)).saturating_sub(over);
        let seconds = left.as_secs() + i64::from(left.subsec_nanos() > 0);
        u32::try_from(seconds.max(0)).unwrap_or_default()
    }
}

/// How many seconds lie between this many wrong passphrases and the next try: none at first, then twice as many each time.
fn wait_after(count: u32) -> i64 {
    match count.checked_sub(FREE) {
        None => 0,
        Some(over) => 2_i64.checked_pow(over + 1).unwrap_or(LONGEST).min(LONGEST),
    }
}

/// Counts a try before it is made, so that breaking it off does not help.
///
/// # Errors
/// [`StoreFault::TooSoon`] where the wait is not over.
pub(crate) fn begin(workspace: &Path, now: Timestamp) -> Result<(), StoreFault> {
    let before = Tries::read(workspace, now);
    let seconds = before.wait(now);
    if seconds > 0 {
        return Err(StoreFault::TooSoon { file: file_name(workspace), tries: before.count, seconds });
    }
    let count = before.count.saturating_add(1);
    match keep(workspace, &format!("{count} {now}\n")) {
        // What is saved can still be read, and taken elsewhere, where nothing can be written.
        Err(error) if cannot_be_written(&error) => {
            unwritten().insert(place_of(workspace), Tries { count, last: now });
            Ok(())
        }
        kept => {
            kept.or_fault("unlocking", workspace)?;
            unwritten().remove(&place_of(workspace));
            Ok(())
        }
    }
}

/// How long the next try has to wait now.
pub(crate) fn wait(workspace: &Path, now: Timestamp) -> u32 {
    Tries::read(workspace, now).wait(now)
}

/// The right passphrase was given.
pub(crate) fn forget(workspace: &Path) {
    unwritten().remove(&place_of(workspace));
    if let Err(error) = std::fs::remove_file(beside(workspace))
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::debug!(%error, "the count of wrong passphrases stays behind");
    }
}

/// The tries that could not be written, by workspace.
fn unwritten() -> MutexGuard<'static, BTreeMap<PathBuf, Tries>> {
    static UNWRITTEN: Mutex<BTreeMap<PathBuf, Tries>> = Mutex::new(BTreeMap::new());
    UNWRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The same for every way of naming one file.
fn place_of(workspace: &Path) -> PathBuf {
    workspace.canonicalize().unwrap_or_else(|_| workspace.to_owned())
}

fn cannot_be_written(error: &io::Error) -> bool {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), ReadOnlyFilesystem | PermissionDenied | StorageFull | QuotaExceeded)
}

/// The count takes the place of the former one when it is whole, so that a full disk does not begin it anew.
fn keep(workspace: &Path, text: &str) -> io::Result<()> {
    use std::io::Write;
    let place = beside(workspace);
    let new = part(&place, "-new");
    let written = std::fs::File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let kept = written.and_then(|()| std::fs::rename(&new, &place));
    if kept.is_err() {
        drop(std::fs::remove_file(&new)); // it may not be there
    }
    kept
}

fn beside(workspace: &Path) -> PathBuf {
    part(workspace, "-tries")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_has_an_end() {
        assert_eq!((0..9).map(wait_after).collect::<Vec<_>>(), [0, 0, 0, 2, 4, 8, 16, 32, 64]);
        assert_eq!((wait_after(12), wait_after(13), wait_after(u32::MAX)), (900, 900, 900));
    }

    #[test]
    fn a_clock_set_back_waits_no_longer_than_the_wait() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("some.unmoor");
        let at = |second| Timestamp::from_second(second).unwrap();
        for second in [1_000, 1_001, 1_002] {
            begin(&workspace, at(second)).unwrap();
        }
        assert_eq!((wait(&workspace, at(1_002)), wait(&workspace, at(1_003)), wait(&workspace, at(1_004))), (2, 1, 0));
        assert_eq!(wait(&workspace, at(10)), 2);
        assert!(matches!(begin(&workspace, at(1_003)), Err(StoreFault::TooSoon { tries: 3, seconds: 1, .. })));
        forget(&workspace);
        assert_eq!(wait(&workspace, at(1_003)), 0);
    }

    /// Linux has a place on which every write finds a full disk.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_wait_grows_where_the_count_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("some.unmoor");
        let full = part(&beside(&workspace), "-new");
        let at = |second| Timestamp::from_second(second).unwrap();
        let wrong_on_a_full_disk = |second| {
            std::os::unix::fs::symlink("/dev/full", &full).unwrap();
            let begun = begin(&workspace, at(second));
            drop(std::fs::remove_file(&full)); // a try that was too soon did not come so far
            begun
        };
        begin(&workspace, at(1_000)).unwrap();
        for second in [1_001, 1_002] {
            wrong_on_a_full_disk(second).unwrap();
        }
        assert!(std::fs::read_to_string(beside(&workspace)).unwrap().starts_with("1 "), "no more could be written");
        assert!(matches!(wrong_on_a_full_disk(1_003), Err(StoreFault::TooSoon { tries: 3, seconds: 1, .. })));
        wrong_on_a_full_disk(1_004).unwrap();
        assert_eq!(wait(&workspace, at(1_004)), 4);
        begin(&workspace, at(1_008)).unwrap();
        assert!(std::fs::read_to_string(beside(&workspace)).unwrap().starts_with("5 "), "once there is room");
        forget(&workspace);
        wrong_on_a_full_disk(1_016).unwrap();
        forget(&workspace);
        assert_eq!(wait(&workspace, at(1_016)), 0, "the right passphrase ends both");
    }
}
