//! Who holds a workspace for writing: a lock on a file beside it, which the system takes back when the process ends,
//! however it ends. The file says who that is.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::StoreFault;
use crate::fault::OrFault;
use crate::open::part;

/// The one that may write. Dropping it lets go.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    path: PathBuf,
}

/// The process that holds a workspace for writing, as it said itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The program: `unmoor-window` or `unmoor`.
    pub program: String,
    /// Its number.
    pub process: u32,
    /// Who started it; empty where the system does not tell.
    pub user: String,
    /// On which computer; empty where the system does not tell.
    pub host: String,
    /// Since when, by the clock of the disk.
    pub since: Option<Timestamp>,
}

/// More than any holder says of itself.
const MOST: u64 = 4096;

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
                        lock.say_who();
                        return Ok(lock);
                    }
                }
                Err(TryLockError::WouldBlock) => thread::sleep(BETWEEN),
                Err(TryLockError::Error(error)) => return Err(StoreFault::from_io("opening", workspace, error)),
            }
        }
        Err(StoreFault::in_use(workspace))
    }

    /// Writes into the file who holds it. Where that does not work the lock holds all the same.
    fn say_who(&self) {
        let me = me();
        let text =
            json!({ "program": me.program, "process": me.process, "user": me.user, "host": me.host }).to_string();
        let mut file = &self.file;
        if let Err(error) = file.set_len(0).and_then(|()| file.write_all(text.as_bytes())) {
            tracing::debug!(%error, "the lock does not say who holds it");
        }
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

/// Who holds the workspace; `None` where nobody says so, as a program without manners.
pub(crate) fn holder(workspace: &Path) -> Option<Holder> {
    let file = File::open(beside(workspace)).ok()?;
    let since = file.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| Timestamp::try_from(at).ok());
    let mut text = String::new();
    file.take(MOST).read_to_string(&mut text).ok()?;
    let said: Value = serde_json::from_str(&text).ok()?;
    let word = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
    let process = said["process"].as_u64().and_then(|number| u32::try_from(number).ok())?;
    Some(Holder { program: word("program"), process, user: word("user"), host: word("host"), since })
}

/// This process, as it says of itself.
fn me() -> Holder {
    let program = std::env::current_exe().ok();
    let program = program.as_deref().and_then(Path::file_stem).unwrap_or_default();
    let named = |names: &[&str]| names.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
    Holder {
        program: program.to_string_lossy().into_owned(),
        process: std::process::id(),
        user: named(&["USER", "LOGNAME", "USERNAME"]),
        host: host().unwrap_or_else(|| named(&["COMPUTERNAME", "HOSTNAME"])),
        since: None,
    }
}

#[cfg(unix)]
fn host() -> Option<String> {
    Some(rustix::system::uname().nodename().to_string_lossy().into_owned())
}

#[cfg(not(unix))]
fn host() -> Option<String> {
    None
}

fn beside(workspace: &Path) -> PathBuf {
    part(workspace, "-lock")
}
