//! Setting, changing and removing the passphrase of a workspace, and unlocking one.
//!
//! A passphrase is set by writing the whole workspace anew under its key; the new file takes the place of the old one in one
//! rename. Until then nothing has changed.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi, params_from_iter};

use crate::backup::failure;
use crate::fault::{OrFault, file_name};
use crate::key::{self, Key, Passphrase, Salt};
use crate::lock::Lock;
use crate::look::look;
use crate::open::{self, quick_check, replace_whole};
use crate::{APPLICATION_ID, Access, Stamp, StoreFault, Workspace, tries, wal};

/// The key of a workspace that was unlocked: it opens the workspace again and the backups made of it since, so that nobody is
/// asked twice. Overwritten when it is dropped.
#[derive(Debug, Clone)]
pub struct HeldKey(Key);

impl HeldKey {
    /// Whether the file at `path` was encrypted with this key.
    pub fn opens(&self, path: &Path) -> bool {
        look(path).is_ok_and(|looked| looked.salt == Some(self.0.salt))
    }
}

impl Workspace {
    /// The key that this workspace is open with; `None` where it has no passphrase.
    pub fn held_key(&self) -> Option<HeldKey> {
        self.key.clone().map(HeldKey)
    }

    /// The key that a passphrase gives for the file at `path`, which need not be healthy; `None` where it has no passphrase.
    ///
    /// # Errors
    /// What looking at the file says; [`StoreFault::WrongPassphrase`], [`StoreFault::TooSoon`].
    pub fn key_to(path: &Path, passphrase: &Passphrase, now: Timestamp) -> Result<Option<HeldKey>, StoreFault> {
        let Some(salt) = look(path)?.salt else { return Ok(None) };
        tries::begin(path, now)?;
        let key = Key::derive(passphrase, salt);
        must_fit(path, &key, now)?;
        tries::forget(path);
        Ok(Some(HeldKey(key)))
    }

    /// Opens the workspace at `path`, with a key if it has a passphrase that the key is of.
    ///
    /// # Errors
    /// As [`Workspace::open_known`]; [`StoreFault::Locked`] where the key is not the one of this file.
    pub fn open_with(
        path: impl AsRef<Path>,
        access: Access,
        known: Option<&Stamp>,
        key: Option<&HeldKey>,
    ) -> Result<Self, StoreFault> {
        let path = path.as_ref();
        let Some(HeldKey(key)) = key else { return Self::open_known(path, access, known) };
        let fits = look(path)?.salt == Some(key.salt);
        open::open(path, access, known, fits.then(|| key.clone()))
    }

    /// Opens the workspace at `path` with its passphrase. One without a passphrase is opened as it is.
    ///
    /// # Errors
    /// As [`Workspace::open`]; [`StoreFault::WrongPassphrase`], and [`StoreFault::TooSoon`] where there were several wrong
    /// ones just before. A file that the passphrase fits and whose content is broken is [`StoreFault::Damaged`].
    pub fn unlock(
        path: impl AsRef<Path>,
        access: Access,
        known: Option<&Stamp>,
        passphrase: &Passphrase,
        now: Timestamp,
    ) -> Result<Self, StoreFault> {
        let path = path.as_ref();
        Self::open_with(path, access, known, Self::key_to(path, passphrase, now)?.as_ref())
    }

    /// Whether it has a passphrase.
    pub fn is_protected(&self) -> bool {
        self.key.is_some()
    }

    /// Whether this is the passphrase that the workspace has.
    ///
    /// # Errors
    /// [`StoreFault::WrongPassphrase`], [`StoreFault::TooSoon`]; a workspace without one takes any.
    pub fn must_know(&self, passphrase: &Passphrase, now: Timestamp) -> Result<(), StoreFault> {
        let Some(key) = &self.key else { return Ok(()) };
        tries::begin(self.path(), now)?;
        if !Key::derive(passphrase, key.salt).is(key) {
            return Err(wrong(self.path(), now));
        }
        tries::forget(self.path());
        Ok(())
    }

    /// Writes the workspace anew under another passphrase, or under none. Undo steps stay. Backups made before keep what
    /// they had.
    ///
    /// # Errors
    /// [`StoreFault::WeakPassphrase`], [`StoreFault::ReadOnly`], [`StoreFault::DiskFull`]; [`StoreFault::InUse`] where
    /// somebody else looks at it. The workspace is then as it was.
    pub fn protect(&mut self, passphrase: Option<&Passphrase>) -> Result<(), StoreFault> {
        self.writable()?;
        passphrase.map_or(Ok(()), Passphrase::must_do)?;
        let path = self.path().to_owned();
        let key = match passphrase {
            Some(passphrase) => Some(Key::derive(passphrase, Salt::fresh().or_fault("protecting", &path)?)),
            None => None,
        };
        let readable =
            if self.key.is_none() && key.is_some() { File::options().write(true).open(&path).ok() } else { None };
        let written = self.write_anew(&path, key.as_ref());
        if written.is_ok() {
            self.key = key;
        }
        // Whichever file now lies there, under the key it has.
        let sql = open::to_write(&path, self.key.as_ref()).or_fault("opening", &path)?;
        self.sql = sql;
        if written.is_ok()
            && let Some(file) = readable
        {
            blank(file);
        }
        written
    }

    /// Writes a copy of this workspace that lies at `file` and can be read anew under this workspace's key; its schema stays. One
    /// that has a passphrase stays as it is.
    ///
    /// # Errors
    /// What looking at the file says, [`StoreFault::InUse`], [`StoreFault::Damaged`]; [`StoreFault::Leftover`] where changes lie
    /// beside it. The file is then as it was.
    pub fn encrypt_copy(&self, file: &Path) -> Result<(), StoreFault> {
        let Some(key) = &self.key else { return Ok(()) };
        let looked = look(file)?;
        if looked.salt.is_some() {
            return Ok(());
        }
        if looked.left_over {
            let (leftover, advice) = (file_name(&wal::beside(file)), "open it once, and close it".to_owned());
            return Err(StoreFault::Leftover { file: file_name(file), leftover, advice });
        }
        let _lock = Lock::take(file)?;
        let readable = File::options().write(true).open(file).ok();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let sql = open::connect(file, flags, "?immutable=1", None).or_fault("opening", file)?;
        quick_check(&sql, file)?;
        let mut checked = Ok(());
        replace_whole(file, |new| {
            checked = write_under(&sql, Some(key), new, file)?;
            if checked.is_ok() { Ok(()) } else { Err(failure(ffi::SQLITE_CORRUPT)) }
        })
        .or_else(|fault| std::mem::replace(&mut checked, Ok(())).and(Err(fault)))?;
        readable.into_iter().for_each(blank);
        Ok(())
    }

    fn write_anew(&mut self, path: &Path, key: Option<&Key>) -> Result<(), StoreFault> {
        be_alone(&self.sql, path)?;
        let mut checked = Ok(());
        replace_whole(path, |new| {
            checked = write_under(&self.sql, key, new, path)?;
            if checked.is_ok() {
                // Some systems replace no file that is open.
                self.sql = Connection::open_in_memory()?;
            }
            Ok(())
        })?;
        checked
    }
}

/// Writes every row of a database into a new file under a key; the answer within says whether the new file is sound.
pub(crate) fn write_under(
    from: &Connection,
    key: Option<&Key>,
    new: &Path,
    path: &Path,
) -> rusqlite::Result<Result<(), StoreFault>> {
    let copy = Connection::open(new)?;
    key::apply(key, &copy)?;
    copy_rows(from, &copy)?;
    copy.pragma_update(None, "journal_mode", "WAL")?;
    let checked = quick_check(&copy, path);
    copy.close().map_err(|(_, error)| error)?;
    if let Some(key) = key {
        key.salt.mark(new).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    }
    Ok(checked)
}

/// Takes the workspace out of the mode in which others can look at it, which shows whether somebody does.
fn be_alone(sql: &Connection, path: &Path) -> Result<(), StoreFault> {
    match sql.pragma_update(None, "journal_mode", "DELETE") {
        Err(error)
            if matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) =>
        {
            Err(StoreFault::in_use(path))
        }
        done => done.or_fault("protecting", path),
    }
}

/// Every table with its rows, and every index, from one database into another that is empty.
pub(crate) fn copy_rows(from: &Connection, to: &Connection) -> rusqlite::Result<()> {
    let (from, to) = (from.unchecked_transaction()?, to.unchecked_transaction()?);
    let schema: i64 = from.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let made = |kind: &str| -> rusqlite::Result<Vec<(String, String)>> {
        let mut made =
            from.prepare("SELECT name, sql FROM sqlite_schema WHERE type = ?1 AND sql IS NOT NULL ORDER BY rowid")?;
        made.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let tables = made("table")?;
    for (_, sql) in &tables {
        to.execute_batch(sql)?;
    }
    // References are looked at when all rows are there.
    to.pragma_update(None, "defer_foreign_keys", true)?;
    for (name, _) in &tables {
        let mut rows = from.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let columns = rows.column_count();
        let places = vec!["?"; columns].join(", ");
        let mut put = to.prepare(&format!("INSERT INTO \"{name}\" VALUES ({places})"))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<Value> = (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
            put.execute(params_from_iter(values))?;
        }
    }
    for (_, sql) in made("index")? {
        to.execute_batch(&sql)?;
    }
    to.pragma_update(None, "application_id", APPLICATION_ID)?;
    to.pragma_update(None, "user_version", schema)?;
    to.commit()
}

/// Tells a passphrase that is wrong from a file that is broken: under the right one at least one page is what was written.
fn must_fit(path: &Path, key: &Key, now: Timestamp) -> Result<(), StoreFault> {
    let sql =
        open::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, "?immutable=1", Some(key)).or_fault("opening", path)?;
    if sql.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok() {
        return Ok(());
    }
    // A connection that could not read its first page reads no other.
    let sql =
        open::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, "?immutable=1", Some(key)).or_fault("opening", path)?;
    let bytes = std::fs::metadata(path).or_fault("opening", path)?.len();
    let (strange, pages) = key::strange_pages(&sql, bytes).or_fault("opening", path)?;
    if strange >= pages { Err(wrong(path, now)) } else { Ok(()) }
}

fn wrong(path: &Path, now: Timestamp) -> StoreFault {
    StoreFault::WrongPassphrase { file: file_name(path), seconds: tries::wait(path, now) }
}

/// Overwrites a file that lost its name: what could be read without a passphrase. Where it has another name, that is
/// somebody's copy. Disks that write elsewhere than they are told keep the old bytes for a while all the same.
fn blank(mut file: File) {
    if let Err(error) = has_no_name(&file).and_then(|gone| if gone { overwrite(&mut file) } else { Ok(()) }) {
        tracing::debug!(%error, "the former file was not overwritten");
    }
}

fn overwrite(file: &mut File) -> io::Result<()> {
    let zeros = vec![0; 1 << 16];
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    while left > 0 {
        let part = left.min(zeros.len() as u64);
        file.write_all(&zeros[..usize::try_from(part).unwrap_or(zeros.len())])?;
        left -= part;
    }
    file.sync_all()
}

#[cfg(unix)]
fn has_no_name(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(file.metadata()?.nlink() == 0)
}

#[cfg(not(unix))]
fn has_no_name(_: &File) -> io::Result<bool> {
    Ok(false)
}
