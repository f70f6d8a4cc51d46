//! Who holds a workspace for writing: a lock on a file beside it, which the system takes back when the process ends,
//! however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::StoreFault;
use crate::fault::{OrFault, file_name};

/// The one that may write. Dropping it lets go.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

/// A reader's glance ([`is_held`]) takes the lock for an instant, so one refusal is not yet an answer.
const LOOKS: u32 = 4;
const BETWEEN: Duration = Duration::from_millis(2);

impl Lock {
    /// Takes the lock of the workspace at `workspace`, or says at once that somebody has it.
    pub(crate) fn take(workspace: &Path) -> Result<Self, StoreFault> {
        let path = beside(workspace);
        for _ in 0..LOOKS {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            let file = file.or_fault("opening", workspace)?;
            match file.try_lock() {
                Ok(()) => {
                    let lock = Self { file, path: path.clone() };
                    if lock.is_still_there() {
                        return Ok(lock);
                    }
                }
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN),
                Err(TryLockError::Error(error)) => return Err(StoreFault::from_io("opening", workspace, error)),
            }
        }
        Err(StoreFault::InUse { file: file_name(workspace) })
    }

    /// Whether the file that was locked is the one that others will find: its last holder removes it when leaving.
    #[cfg(unix)]
    fn is_still_there(&self) -> bool {
        use std::os::unix::fs::MetadataExt;
        let same =
            |here: std::fs::Metadata, there: std::fs::Metadata| (here.dev(), here.ino()) == (there.dev(), there.ino());
        self.file.metadata().and_then(|here| Ok(same(here, std::fs::metadata(&self.path)?))).unwrap_or(false)
    }

    /// Elsewhere the file stays for good, so it is always the one.
    #[cfg(not(unix))]
    fn is_still_there(&self) -> bool {
        true
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(unix)
            && self.is_still_there()
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::debug!(%error, "the lock file stays behind");
        }
        if let Err(error) = self.file.unlock() {
            tracing::debug!(%error, "the lock goes with the file handle");
        }
    }
}

/// Whether somebody holds the workspace for writing. Makes no file.
pub(crate) fn is_held(workspace: &Path) -> bool {
    let file = match File::open(beside(workspace)) {
        Ok(file) => file,
        // Locked and unreadable by others is how some systems keep a locked file.
        Err(error) => return error.kind() != io::ErrorKind::NotFound && beside(workspace).exists(),
    };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn beside(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push("-lock");
    PathBuf::from(name)
}
