//! Opening and making a workspace. Whatever is refused is refused before anything is written.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use crate::backup::{copy_into, copy_pages, failure};
use crate::fault::{OrFault, file_name};
use crate::key::{self, Key};
use crate::lock::{self, Lock};
use crate::look::{self, Looked, look};
use crate::workspace::Opening;
use crate::{APPLICATION_ID, SCHEMA, Stamp, StoreFault, Workspace, documents, private, protect, schema, undo, wal};

/// What a workspace is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To change it. Only one process at a time can.
    ReadWrite,
    /// To look at it, also while another process changes it.
    ReadOnly,
}

/// How long a change waits for another program that writes without asking for the lock.
const PATIENCE: Duration = Duration::from_millis(500);

impl Workspace {
    /// Opens the workspace at `path`.
    ///
    /// # Errors
    /// In this order, and before anything is written: [`StoreFault::Missing`], [`StoreFault::Folder`],
    /// [`StoreFault::NotReadable`], [`StoreFault::Empty`], [`StoreFault::Foreign`], [`StoreFault::TooNew`],
    /// [`StoreFault::ReadOnly`], [`StoreFault::InUse`], [`StoreFault::Damaged`]. After the last three opening it with
    /// [`Access::ReadOnly`] may still do, except where it is damaged.
    pub fn open(path: impl AsRef<Path>, access: Access) -> Result<Self, StoreFault> {
        Self::open_known(path, access, None)
    }

    /// Opens the workspace at `path`. Its pages are looked through unless the file is as `known` says it was when it was
    /// last found good, and its last session ended well.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn open_known(path: impl AsRef<Path>, access: Access, known: Option<&Stamp>) -> Result<Self, StoreFault> {
        open(path.as_ref(), access, known, None)
    }

    /// Makes a new workspace at `path`, and the folder it is in. A file that is there and empty is taken over.
    ///
    /// # Errors
    /// [`StoreFault::Exists`] where there is a file; [`StoreFault::Leftover`] where the log of a former workspace of
    /// this name is there; [`StoreFault::ReadOnly`], [`StoreFault::DiskFull`].
    pub fn create(path: impl AsRef<Path>) -> Result<Self, StoreFault> {
        let path = path.as_ref();
        must_be_free(path)?;
        if wal::is_left_over(path) {
            let leftover = file_name(&wal::beside(path));
            let advice = "move it away, or put the workspace it belongs to back beside it, and try again".to_owned();
            return Err(StoreFault::Leftover { file: file_name(path), leftover, advice });
        }
        if let Some(folder) = path.parent() {
            private::make_private_folder(folder).or_fault("making", path)?;
        }
        let lock = Lock::take(path)?;
        must_be_free(path)?;
        replace_whole(path, |new| {
            let sql = Connection::open(new)?;
            schema::migrate(&sql, 0, schema::STEPS)?;
            sql.pragma_update(None, "journal_mode", "WAL")?;
            sql.close().map_err(|(_, error)| error)
        })?;
        hold(path, lock, Looked { schema: SCHEMA, left_over: false, salt: None }, None, None)
    }

    /// Opens the workspace at `path` for writing, or makes it where there is none: for the default workspace.
    ///
    /// # Errors
    /// As [`Workspace::open`] and [`Workspace::create`].
    pub fn open_or_create(path: impl AsRef<Path>, known: Option<&Stamp>) -> Result<Self, StoreFault> {
        match Self::open_known(path.as_ref(), Access::ReadWrite, known) {
            Err(StoreFault::Missing { .. }) => Self::create(path),
            opened => opened,
        }
    }
}

/// Opens a workspace with the key that fits it.
pub(crate) fn open(
    path: &Path,
    access: Access,
    known: Option<&Stamp>,
    key: Option<Key>,
) -> Result<Workspace, StoreFault> {
    match access {
        Access::ReadWrite => open_to_write(path, known, key),
        Access::ReadOnly => open_to_read(path, known, key),
    }
}

fn open_to_write(path: &Path, known: Option<&Stamp>, key: Option<Key>) -> Result<Workspace, StoreFault> {
    // Whoever holds it has judged it; and a descriptor closed here would end that holder's own locks, were it this process.
    if path.is_file() && lock::is_held(path) {
        return Err(StoreFault::in_use(path));
    }
    let looked = look(path)?;
    must_have_key(looked, key.as_ref(), path)?;
    if is_write_protected(path) {
        return Err(StoreFault::ReadOnly { file: file_name(path), why: "the file is read-only".to_owned() });
    }
    let lock = Lock::take(path)?;
    hold(path, lock, looked, known, key)
}

/// A workspace with a passphrase is opened with its key only.
fn must_have_key(looked: Looked, key: Option<&Key>, path: &Path) -> Result<(), StoreFault> {
    if looked.salt == key.map(|key| key.salt) { Ok(()) } else { Err(StoreFault::Locked { file: file_name(path) }) }
}

/// Opens what the lock was taken for.
fn hold(
    path: &Path,
    lock: Lock,
    looked: Looked,
    known: Option<&Stamp>,
    key: Option<Key>,
) -> Result<Workspace, StoreFault> {
    examine(path, looked, known, key.as_ref())?;
    let sql = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, "", key.as_ref()).or_fault("opening", path)?;
    if sql.is_readonly("main").or_fault("opening", path)? {
        return Err(StoreFault::ReadOnly { file: file_name(path), why: "the file is read-only".to_owned() });
    }
    settle(&sql).or_fault("opening", path)?;
    if looked.schema < SCHEMA {
        keep_copy(&sql, key.as_ref(), path, looked.schema)?;
        schema::migrate(&sql, looked.schema, schema::STEPS).or_fault("migrating", path)?;
    }
    match begin_session(&sql).or_fault("opening", path) {
        // What is saved can still be read, and so copied elsewhere; old undo steps do no harm.
        Err(StoreFault::DiskFull { source, .. }) => {
            tracing::warn!(%source, "the undo steps of an earlier session stay")
        }
        begun => begun?,
    }
    Ok(Workspace::new(sql, path, Access::ReadWrite, Some(lock), Some(beside_a_writer)).with_key(key))
}

/// Opens a workspace that has just been written and found good.
pub(crate) fn to_write(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    let sql = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, "", key)?;
    settle(&sql)?;
    Ok(sql)
}

/// How an accepted workspace is written: every commit is on the disk when it returns, and what is removed is overwritten.
fn settle(sql: &Connection) -> rusqlite::Result<()> {
    sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    sql.pragma_update(None, "journal_mode", "WAL")?;
    sql.pragma_update(None, "synchronous", "FULL")?;
    sql.pragma_update(None, "secure_delete", true)
}

/// Undo reaches back to the opening; what an earlier session left of it goes. Writes only where there is something.
fn begin_session(sql: &Connection) -> rusqlite::Result<()> {
    let old = format!(
        "SELECT EXISTS (SELECT 1 FROM undo_step)
         OR EXISTS (SELECT 1 FROM place WHERE assessment NOT IN (SELECT id FROM assessment))
         OR EXISTS (SELECT 1 FROM evidence_file WHERE {})",
        documents::UNNAMED
    );
    if !sql.query_row(&old, [], |row| row.get(0))? {
        return Ok(());
    }
    let tx = sql.unchecked_transaction()?;
    undo::forget(&tx)?;
    tx.execute("DELETE FROM place WHERE assessment NOT IN (SELECT id FROM assessment)", [])?;
    tx.commit()
}

fn open_to_read(path: &Path, known: Option<&Stamp>, key: Option<Key>) -> Result<Workspace, StoreFault> {
    let held = path.is_file() && lock::is_held(path);
    let looked = if held { None } else { Some(look(path)?) };
    if let Some(looked) = looked {
        must_have_key(looked, key.as_ref(), path)?;
    }
    let left_over = looked.is_some_and(|looked| looked.left_over);
    let may_stay_shut = looked.is_some() && !left_over;
    if let Some(looked) = looked
        && (may_stay_shut || !is_write_protected(path))
    {
        match examine(path, looked, known, key.as_ref()) {
            // Its folder cannot be written: what follows finds that, and damage too.
            Err(StoreFault::ReadOnly { .. } | StoreFault::Database { .. }) => {}
            examined => examined?,
        }
    }
    let mut way: Opening = if may_stay_shut && is_write_protected(path) { as_it_lies } else { beside_a_writer };
    let sql = match way(path, key.as_ref()) {
        Err(error) if cannot_write_beside(&error) && left_over => {
            let leftover = file_name(&wal::beside(path));
            let advice = "copy both files to a folder that you can write to, and open them there".to_owned();
            return Err(StoreFault::Leftover { file: file_name(path), leftover, advice });
        }
        Err(error) if cannot_write_beside(&error) && may_stay_shut => {
            way = as_it_lies;
            as_it_lies(path, key.as_ref())
        }
        // Whoever holds it found it good, so what cannot be read has a passphrase.
        Err(error) if held && key.is_none() && is_unreadable(&error) => {
            return Err(StoreFault::Locked { file: file_name(path) });
        }
        opened => opened,
    };
    let sql = sql.or_fault("opening", path)?;
    if !may_stay_shut {
        judge(&sql, path)?;
        quick_check(&sql, path)?;
        schema::expect_tables(&sql, path)?;
    }
    // With nobody's changes to guard, SQLite may remove the files beside that it made for reading.
    sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, left_over).or_fault("opening", path)?;
    let schema: u32 = sql.pragma_query_value(None, "user_version", |row| row.get(0)).or_fault("opening", path)?;
    if schema < SCHEMA {
        let sql = migrated_in_memory(&sql, key.as_ref(), schema).or_fault("opening", path)?;
        return Ok(Workspace::new(sql, path, Access::ReadOnly, None, None).with_key(key));
    }
    Ok(Workspace::new(sql, path, Access::ReadOnly, None, Some(way)).with_key(key))
}

/// A workspace of an older schema as this one would have it, for looking at it while the file stays as it is.
fn migrated_in_memory(sql: &Connection, key: Option<&Key>, schema: u32) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    match key {
        None => copy_pages(sql, &mut copy, &mut |_| ControlFlow::Continue(()))?,
        Some(_) => protect::copy_rows(sql, &copy)?, // page by page goes under the same key only, and memory has none
    }
    schema::migrate(&copy, schema, schema::STEPS)?;
    copy.pragma_update(None, "query_only", true)?;
    Ok(copy)
}

/// Looks at the content before the workspace is really opened, so that a damaged one stays exactly as it is.
fn examine(path: &Path, looked: Looked, known: Option<&Stamp>, key: Option<&Key>) -> Result<(), StoreFault> {
    let sql = if looked.left_over { alone_with_its_log(path, key) } else { as_it_lies(path, key) };
    let sql = match sql {
        // Somebody who only looks at it has its log open, so one more look changes nothing beside it.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => beside_a_writer(path, key),
        opened => opened,
    };
    let sql = sql.or_fault("opening", path)?;
    let same = !looked.left_over && known.is_some_and(|known| Stamp::of(path).is_ok_and(|now| now == *known));
    if !same {
        quick_check(&sql, path)?;
    }
    schema::expect_tables(&sql, path)
}

/// Opens the file as it lies: no lock, no files beside it, its log left aside.
fn as_it_lies(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    touch(connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, "?immutable=1", key)?)
}

/// Opens the file together with the log of an unclean end, with the log's index in memory, and leaves both as they are.
fn alone_with_its_log(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    let sql = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, "", key)?;
    sql.busy_timeout(Duration::ZERO)?;
    sql.pragma_update(None, "query_only", true)?;
    sql.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    touch(sql)
}

/// Opens the file for reading while another process may change it.
fn beside_a_writer(path: &Path, key: Option<&Key>) -> rusqlite::Result<Connection> {
    let writable = !is_write_protected(path);
    let flags = if writable { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let sql = connect(path, flags, "", key)?;
    sql.pragma_update(None, "query_only", true)?;
    touch(sql)
}

/// SQLite opens lazily; this makes it say what it has to say.
fn touch(sql: Connection) -> rusqlite::Result<Connection> {
    sql.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(sql)
}

/// A connection with what holds for all: no trust in what the file brings, and nothing written unasked.
pub(crate) fn connect(path: &Path, flags: OpenFlags, query: &str, key: Option<&Key>) -> rusqlite::Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let sql = Connection::open_with_flags(format!("{}{query}", uri(path)), flags)?;
    // First of all, and until the file has been found good: closing must not bring its log into a refused file.
    sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    key::apply(key, &sql)?;
    sql.pragma_update(None, "temp_store", "MEMORY")?; // what is sorted beside would lie there readable
    sql.busy_timeout(PATIENCE)?;
    sql.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    sql.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    sql.pragma_update(None, "foreign_keys", true)?;
    sql.pragma_update(None, "cell_size_check", true)?;
    Ok(sql)
}

/// The path as SQLite's `file:` address, every byte but the plain ones escaped.
fn uri(path: &Path) -> String {
    let absolute = std::path::absolute(path);
    let path = absolute.as_deref().unwrap_or(path);
    let mut uri = if cfg!(windows) { "file:///".to_owned() } else { "file:".to_owned() };
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

fn judge(sql: &Connection, path: &Path) -> Result<(), StoreFault> {
    let header = |name| sql.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).or_fault("opening", path);
    let application = header("application_id")?.cast_unsigned();
    if application != APPLICATION_ID {
        return Err(StoreFault::Foreign { file: file_name(path), what: look::database_of(application) });
    }
    look::accept(header("user_version")?.cast_unsigned(), path).map(drop)
}

pub(crate) fn quick_check(sql: &Connection, path: &Path) -> Result<(), StoreFault> {
    let mut found = Vec::new();
    sql.pragma(None, "quick_check", 5, |row| {
        found.push(row.get::<_, String>(0)?);
        Ok(())
    })
    .or_fault("opening", path)?;
    if found == ["ok"] {
        return Ok(());
    }
    Err(StoreFault::Damaged { file: file_name(path), details: found.join("; ") })
}

/// Whether opening failed because nothing can be written beside the file.
fn cannot_write_beside(error: &rusqlite::Error) -> bool {
    let no_room = error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_SHMSIZE);
    let code = error.sqlite_error_code();
    no_room
        || matches!(
            code,
            Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::DiskFull)
        )
}

fn is_unreadable(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}

fn is_write_protected(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|meta| meta.permissions().readonly())
}

/// Whether anything has this name.
pub(crate) fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

fn must_be_free(path: &Path) -> Result<(), StoreFault> {
    match std::fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() && meta.len() == 0 => Ok(()),
        Ok(_) => Err(StoreFault::Exists { file: file_name(path) }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(StoreFault::from_io("making", path, error)),
    }
}

/// Keeps the workspace of schema `found` beside the one that is about to be migrated.
fn keep_copy(sql: &Connection, key: Option<&Key>, path: &Path, found: u32) -> Result<(), StoreFault> {
    let go_on = &mut |_| ControlFlow::Continue(());
    replace_whole(&part(path, &format!("-schema-{found}")), |new| copy_into(sql, key, new, go_on))
}

/// What SQLite may leave beside a database.
const BESIDE: &[&str] = &["-journal", "-wal", "-shm"];

/// The file whose name is that of `path` and an ending more.
pub(crate) fn part(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Lets `make` write a new database file, and gives it its name when it is whole and on the disk.
pub(crate) fn replace_whole(path: &Path, make: impl FnOnce(&Path) -> rusqlite::Result<()>) -> Result<(), StoreFault> {
    replace_whole_with(path, |new| make(new).or_fault("making", path))
}

/// The same where making it can also fail for reasons of the caller's own.
pub(crate) fn replace_whole_with<E: From<StoreFault>>(
    path: &Path,
    make: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let new = part(path, &format!("-new-{}", std::process::id()));
    let made = private::make_file(&new, path).or_fault("making", path).map_err(E::from);
    let made = made.and_then(|()| make(&new)).and_then(|()| {
        // SQLite may give up a change without a word when the disk fails; what it leaves beside says so.
        if BESIDE.iter().any(|end| part(&new, end).exists()) {
            Err(failure(ffi::SQLITE_IOERR)).or_fault("making", path)?;
        }
        std::fs::File::options().write(true).open(&new).and_then(|file| file.sync_all()).or_fault("making", path)?;
        std::fs::rename(&new, path).or_fault("making", path)?;
        sync_folder(path);
        Ok(())
    });
    if made.is_err() {
        for end in [""].iter().chain(BESIDE) {
            if let Err(error) = std::fs::remove_file(part(&new, end))
                && error.kind() != io::ErrorKind::NotFound
            {
                tracing::warn!(%error, "an unfinished file stays behind");
            }
        }
    }
    made
}

/// A rename lasts once its folder is on the disk, where the system has a way to say so.
pub(crate) fn sync_folder(path: &Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if let Err(error) = std::fs::File::open(folder).and_then(|folder| folder.sync_all()) {
            tracing::debug!(%error, "the folder was not synced");
        }
    }
}
