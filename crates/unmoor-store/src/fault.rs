//! What can go wrong with a workspace, each as a sentence: what happened, what was kept, what to do.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi;

use crate::lock::{self, Holder};

/// Something went wrong with a workspace. Files are named without their folder: paths do not travel to the window.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreFault {
    /// There is no such file.
    #[error("there is no workspace \"{file}\"; check the name, or make a new workspace")]
    Missing {
        /// The file's name.
        file: String,
    },
    /// The path is a folder.
    #[error("\"{file}\" is a folder, not a workspace; choose a .unmoor file in it")]
    Folder {
        /// The folder's name.
        file: String,
    },
    /// The file cannot be read.
    #[error("\"{file}\" cannot be read; nothing was changed; ask whoever owns the file to let you read it")]
    NotReadable {
        /// The file's name.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The file has no content at all.
    #[error(
        "\"{file}\" is empty, so it is not a workspace; nothing was changed; make a new workspace, or find a copy of the one \
         you expected"
    )]
    Empty {
        /// The file's name.
        file: String,
    },
    /// The file is something else.
    #[error("\"{file}\" is not an Unmoor workspace: it is {what}; nothing was changed; open a .unmoor file")]
    Foreign {
        /// The file's name.
        file: String,
        /// What it is instead.
        what: String,
    },
    /// A newer version wrote it.
    #[error(
        "this workspace was written by a newer Unmoor (schema {found}, this one knows {known}); nothing was changed; open it \
         with the newer Unmoor"
    )]
    TooNew {
        /// The schema of the file.
        found: u32,
        /// The newest schema known here.
        known: u32,
    },
    /// The file is an Unmoor workspace whose content is broken.
    #[error(
        "the workspace \"{file}\" is damaged; nothing in it was changed and it was not deleted; take what can be read into a new \
         workspace, or restore the last backup"
    )]
    Damaged {
        /// The file's name.
        file: String,
        /// What was found.
        details: String,
    },
    /// It has a passphrase, and none was given.
    #[error("the workspace \"{file}\" has a passphrase; nothing was changed; unlock it with its passphrase")]
    Locked {
        /// The file's name.
        file: String,
    },
    /// Another passphrase than that of the workspace was given.
    #[error("this is not the passphrase of \"{file}\"; nothing was changed; {}", try_again(*.seconds))]
    WrongPassphrase {
        /// The file's name.
        file: String,
        /// How long the next try has to wait.
        seconds: u32,
    },
    /// The wait after several wrong passphrases is not over.
    #[error("{tries} passphrases for \"{file}\" were wrong, so this one was not looked at; nothing was changed; {}", try_again(*.seconds))]
    TooSoon {
        /// The file's name.
        file: String,
        /// How many were wrong.
        tries: u32,
        /// How long the next try has to wait.
        seconds: u32,
    },
    /// A passphrase that is too short was to be set.
    #[error(
        "this passphrase is too short: it needs at least {least} characters; nothing was changed; take four words or more that \
         nobody would guess together"
    )]
    WeakPassphrase {
        /// How many characters it needs.
        least: usize,
    },
    /// Another process holds it.
    #[error(
        "the workspace \"{file}\" is already open in another Unmoor; nothing was changed; close it there, or only look at it here"
    )]
    InUse {
        /// The file's name.
        file: String,
        /// Who holds it, where they say so.
        by: Option<Box<Holder>>,
    },
    /// Another program is writing in it right now.
    #[error(
        "another program is writing in the workspace \"{file}\"; nothing was changed; close that program and try again"
    )]
    Busy {
        /// The file's name.
        file: String,
        /// What the database said.
        source: rusqlite::Error,
    },
    /// The file or its folder cannot be written, or it was opened only to look at it.
    #[error(
        "the workspace \"{file}\" cannot be changed: {why}; nothing was changed; you can look at it, or save a copy elsewhere"
    )]
    ReadOnly {
        /// The file's name.
        file: String,
        /// Why: the file, the folder, or how it was opened.
        why: String,
    },
    /// No room on the disk.
    #[error(
        "the disk is full, so \"{file}\" could not be saved; everything saved before is kept; free some space and try again"
    )]
    DiskFull {
        /// The file's name.
        file: String,
        /// What the system said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The disk, or the way to it, does not do what it should.
    #[error(
        "the disk did not take what was to be saved in \"{file}\"; everything saved before is kept; see that the disk is connected \
         and sound, try again, and save a copy on another one"
    )]
    DiskFails {
        /// The file's name.
        file: String,
        /// What the database said.
        source: rusqlite::Error,
    },
    /// There is a file where a new one should go.
    #[error("there is already a file \"{file}\"; it was not touched; choose another name")]
    Exists {
        /// The file's name.
        file: String,
    },
    /// Rows that together are no workspace.
    #[error(
        "what is there does not fit together, so \"{file}\" was not made; nothing was changed; export the workspace again"
    )]
    Unfit {
        /// The name of the workspace that was to be made.
        file: String,
        /// What does not fit.
        details: String,
    },
    /// Changes of an unclean end lie beside the file and cannot be taken up here.
    #[error("the last changes of a workspace lie in \"{leftover}\" beside \"{file}\"; nothing was changed; {advice}")]
    Leftover {
        /// The workspace's name.
        file: String,
        /// The name of the file beside it.
        leftover: String,
        /// What to do.
        advice: String,
    },
    /// No assessment has this id.
    #[error(
        "this workspace has no assessment {id}; nothing was changed; it may have been removed: look at the list of vendors"
    )]
    NoSuchAssessment {
        /// The id asked for.
        id: String,
    },
    /// Somebody broke a copy off.
    #[error(
        "the copy \"{file}\" was broken off; nothing is left of it, and the workspace is as it was; make it again when there is time"
    )]
    Cancelled {
        /// The name the copy would have got.
        file: String,
    },
    /// Something that must be unique is there already.
    #[error("{what} is already there; nothing was changed; use another id")]
    Duplicate {
        /// What is there already.
        what: String,
    },
    /// The undo steps do not fit the tables, so nothing was undone.
    #[error("this step can no longer be taken back; nothing was changed; the change log still names it")]
    CannotUndo {
        /// What did not fit.
        details: String,
    },
    /// The system refused something else.
    #[error("{doing} \"{file}\" did not work; what was saved before is kept; try again, or save a copy elsewhere")]
    Io {
        /// What was being done, such as `opening`.
        doing: &'static str,
        /// The file's name.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The database refused something else.
    #[error(
        "{doing} \"{file}\" did not work; nothing was changed; try again, and check the workspace if it happens again"
    )]
    Database {
        /// What was being done, such as `saving in`.
        doing: &'static str,
        /// The file's name.
        file: String,
        /// What the database said.
        source: rusqlite::Error,
    },
}

impl StoreFault {
    /// A stable word for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "workspace_missing",
            Self::Folder { .. } => "workspace_is_folder",
            Self::NotReadable { .. } => "workspace_not_readable",
            Self::Empty { .. } => "workspace_empty",
            Self::Foreign { .. } => "workspace_foreign",
            Self::TooNew { .. } => "workspace_too_new",
            Self::Damaged { .. } => "workspace_damaged",
            Self::Locked { .. } => "workspace_locked",
            Self::WrongPassphrase { .. } => "wrong_passphrase",
            Self::TooSoon { .. } => "too_soon",
            Self::WeakPassphrase { .. } => "weak_passphrase",
            Self::InUse { .. } => "workspace_in_use",
            Self::Busy { .. } => "workspace_busy",
            Self::ReadOnly { .. } => "workspace_read_only",
            Self::DiskFull { .. } => "disk_full",
            Self::DiskFails { .. } => "disk_fails",
            Self::Exists { .. } => "file_exists",
            Self::Unfit { .. } => "workspace_unfit",
            Self::Leftover { .. } => "workspace_leftover",
            Self::NoSuchAssessment { .. } => "no_such_assessment",
            Self::Cancelled { .. } => "cancelled",
            Self::Duplicate { .. } => "duplicate",
            Self::CannotUndo { .. } => "cannot_undo",
            Self::Io { .. } => "workspace_io",
            Self::Database { .. } => "workspace_database",
        }
    }

    /// Whether the file itself was refused as input: exit code 3 of the CLI.
    pub const fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::Folder { .. }
                | Self::Empty { .. }
                | Self::Foreign { .. }
                | Self::TooNew { .. }
                | Self::Damaged { .. }
                | Self::Leftover { .. }
                | Self::WrongPassphrase { .. }
                | Self::TooSoon { .. }
                | Self::WeakPassphrase { .. }
                | Self::Unfit { .. }
        )
    }

    /// What the system or the database said, for "Copy details"; `None` where the sentence says it all.
    pub fn details(&self) -> Option<String> {
        match self {
            Self::Damaged { details, .. } | Self::Unfit { details, .. } | Self::CannotUndo { details } => {
                Some(details.clone())
            }
            Self::NotReadable { source, .. } | Self::Io { source, .. } => Some(source.to_string()),
            Self::Busy { source, .. } | Self::Database { source, .. } | Self::DiskFails { source, .. } => {
                Some(source.to_string())
            }
            Self::DiskFull { source, .. } => Some(source.to_string()),
            _ => None,
        }
    }

    /// The fault for a workspace that somebody holds.
    pub(crate) fn in_use(path: &Path) -> Self {
        Self::InUse { file: file_name(path), by: lock::holder(path).map(Box::new) }
    }

    /// The fault for something that the system refused while `doing` something with the file at `path`.
    pub(crate) fn from_io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        let file = file_name(path);
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull { file, source: Box::new(source) }
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { file, why: "its folder is read-only".to_owned() }
            }
            _ => Self::Io { doing, file, source },
        }
    }

    /// The fault for something that the database refused while `doing` something with the file at `path`.
    pub(crate) fn from_sql(doing: &'static str, path: &Path, source: rusqlite::Error) -> Self {
        let file = file_name(path);
        let unreadable = matches!(
            source,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..)
        );
        if unreadable {
            return Self::Damaged { file, details: source.to_string() };
        }
        let Some(error) = source.sqlite_error().copied() else { return Self::Database { doing, file, source } };
        match (error.code, error.extended_code) {
            (ErrorCode::OperationInterrupted, _) => Self::Cancelled { file },
            (ErrorCode::DiskFull, _) | (_, ffi::SQLITE_IOERR_SHMSIZE) => {
                Self::DiskFull { file, source: Box::new(source) }
            }
            (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _) => {
                Self::Damaged { file, details: source.to_string() }
            }
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy { file, source },
            (ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _) => {
                Self::ReadOnly { file, why: "the file is read-only".to_owned() }
            }
            (ErrorCode::SystemIoFailure, _) => Self::DiskFails { file, source },
            (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
                Self::Duplicate { what: duplicate(&source.to_string()).to_owned() }
            }
            _ => Self::Database { doing, file, source },
        }
    }
}

/// When a passphrase can be tried again.
fn try_again(seconds: u32) -> String {
    match seconds {
        0 => "check the keyboard and type it again".to_owned(),
        1 => "try again in a second".to_owned(),
        seconds => format!("try again in {seconds} seconds"),
    }
}

/// What is there twice, told from the table that SQLite names.
fn duplicate(message: &str) -> &'static str {
    if message.contains("evidence_item") {
        "an evidence item with this id"
    } else if message.contains("participant") {
        "a participant with this id"
    } else {
        "an entry with this id"
    }
}

/// The name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Gives a result of the database or the system its sentence.
pub(crate) trait OrFault<T> {
    /// The fault names the file at `path` and what was being done with it.
    fn or_fault(self, doing: &'static str, path: &Path) -> Result<T, StoreFault>;
}

impl<T> OrFault<T> for rusqlite::Result<T> {
    fn or_fault(self, doing: &'static str, path: &Path) -> Result<T, StoreFault> {
        self.map_err(|source| StoreFault::from_sql(doing, path, source))
    }
}

impl<T> OrFault<T> for io::Result<T> {
    fn or_fault(self, doing: &'static str, path: &Path) -> Result<T, StoreFault> {
        self.map_err(|source| StoreFault::from_io(doing, path, source))
    }
}
