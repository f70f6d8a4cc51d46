//! An open workspace: what is in it, where somebody stopped, and its settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use unmoor_core::assessment::{Assessment, AssessmentId, Contract, Depth, PackRef, QuestionId, Treatment};

use crate::change::no_such;
use crate::fault::{OrFault, file_name};
use crate::key::Key;
use crate::lock::Lock;
use crate::rows::{self, Held};
use crate::{Access, Stamp, StoreFault, documents, undo};

/// One open `.unmoor` file: the assessments of one client or team.
#[derive(Debug)]
pub struct Workspace {
    pub(crate) sql: Connection,
    path: PathBuf,
    access: Access,
    /// How the same file is opened once more; `None` where only this connection has it as it is shown.
    twin: Option<Opening>,
    /// What its pages are read and written with, where it has a passphrase.
    pub(crate) key: Option<Key>,
    /// What was changed since it was asked for last.
    pub(crate) touched: BTreeSet<AssessmentId>,
    /// Let go after the connection: fields are dropped in this order.
    _lock: Option<Lock>,
}

/// A way to open a workspace that has been found good.
pub(crate) type Opening = fn(&Path, Option<&Key>) -> rusqlite::Result<Connection>;

/// What a list shows of an assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Its id.
    pub id: AssessmentId,
    /// What the team calls it.
    pub title: String,
    /// The company.
    pub vendor: String,
    /// The product.
    pub service: String,
    /// How deep the walk goes.
    pub depth: Depth,
    /// When it was added to this workspace.
    pub created_at: Timestamp,
    /// When what now stands was last changed.
    pub updated_at: Timestamp,
    /// The contract's dates, without unknown fields.
    pub contract: Contract,
}

impl Workspace {
    pub(crate) fn new(sql: Connection, path: &Path, access: Access, lock: Option<Lock>, twin: Option<Opening>) -> Self {
        Self { sql, path: path.to_owned(), access, twin, key: None, touched: BTreeSet::new(), _lock: lock }
    }

    /// The same with the key that it was opened with.
    pub(crate) fn with_key(mut self, key: Option<Key>) -> Self {
        self.key = key;
        self
    }

    /// The same workspace once more, for reading on another thread; `None` where there can be no other.
    ///
    /// # Errors
    /// Where the file can no longer be opened.
    pub fn twin(&self) -> Result<Option<Self>, StoreFault> {
        let Some(open) = self.twin else { return Ok(None) };
        let sql = open(&self.path, self.key.as_ref()).or_fault("opening", &self.path)?;
        Ok(Some(Self::new(sql, &self.path, Access::ReadOnly, None, self.twin).with_key(self.key.clone())))
    }

    /// The same workspace once more, for reading on another thread, also where its file is of an older schema.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn again(&self) -> Result<Self, StoreFault> {
        match self.twin()? {
            Some(twin) => Ok(twin),
            None => crate::open::open(&self.path, Access::ReadOnly, None, self.key.clone()),
        }
    }

    /// Whether it is the copy in memory of a file of an older schema.
    pub(crate) const fn is_migrated_in_memory(&self) -> bool {
        self.twin.is_none()
    }

    /// The assessments that this workspace changed, added or removed since this was asked last.
    pub fn take_touched(&mut self) -> BTreeSet<AssessmentId> {
        std::mem::take(&mut self.touched)
    }

    /// A number that is another one once anybody else has changed the file.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn others_version(&self) -> Result<i64, StoreFault> {
        self.sql.pragma_query_value(None, "data_version", |row| row.get(0)).or_fault("reading", &self.path)
    }

    /// Whether nothing was ever done in it.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn is_untouched(&self) -> Result<bool, StoreFault> {
        self.read(|sql| sql.query_row("SELECT NOT EXISTS (SELECT 1 FROM change)", [], |row| row.get(0)))
    }

    /// A word that is another one once anything of the workspace but the place where one stopped has changed.
    pub(crate) fn mark(&self) -> Result<String, StoreFault> {
        let say = self.read(|sql| {
            let last = "SELECT seq || ' ' || at FROM change ORDER BY seq DESC LIMIT 1";
            let mut say: String = sql.query_row(last, [], |row| row.get(0)).optional()?.unwrap_or_default();
            let mut statement = sql.prepare("SELECT key, value FROM setting ORDER BY key")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                say.push_str(&format!(" {:?}={:?}", row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?));
            }
            Ok(say)
        })?;
        Ok(documents::sha256(say.as_bytes())[..8].to_owned())
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it was opened for.
    pub const fn access(&self) -> Access {
        self.access
    }

    /// One assessment, whole, as it stands at one moment.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`]; [`StoreFault::Damaged`] where a row cannot be read.
    pub fn assessment(&self, id: &AssessmentId) -> Result<Assessment, StoreFault> {
        self.held(id).map(|held| held.assessment)
    }

    /// One assessment with when it was added and last changed.
    ///
    /// # Errors
    /// As [`Workspace::assessment`].
    pub fn held(&self, id: &AssessmentId) -> Result<Held, StoreFault> {
        self.read(|sql| rows::one(sql, id.as_str()))?.ok_or_else(|| no_such(id))
    }

    /// The head of every assessment, last changed first.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`] where a row cannot be read.
    pub fn list(&self) -> Result<Vec<Summary>, StoreFault> {
        let mut list = self.read(rows::summaries)?;
        list.sort_by_key(|summary| std::cmp::Reverse(summary.updated_at));
        Ok(list)
    }

    /// Every assessment, whole, by id; all as they stand at one moment.
    ///
    /// # Errors
    /// As [`Workspace::list`].
    pub fn assessments(&self) -> Result<Vec<Held>, StoreFault> {
        self.read(rows::all)
    }

    /// The assessments from one id to another, both included, by id, with what scoring needs: without notes, evidence
    /// items, votes, decisions and participants. Never write one of these back.
    ///
    /// # Errors
    /// As [`Workspace::list`].
    pub fn to_score(&self, first: &AssessmentId, last: &AssessmentId) -> Result<Vec<Held>, StoreFault> {
        self.read(|sql| rows::to_score(sql, first.as_str(), last.as_str()))
    }

    /// What is done about findings, of every assessment, by assessment and question.
    ///
    /// # Errors
    /// As [`Workspace::list`].
    pub fn treatments(&self) -> Result<Vec<(AssessmentId, QuestionId, Treatment)>, StoreFault> {
        self.read(rows::treatments)
    }

    /// The question at which somebody stopped in this assessment.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn last_place(&self, id: &AssessmentId) -> Result<Option<QuestionId>, StoreFault> {
        let find = "SELECT question FROM place WHERE assessment = ?1";
        self.read(|sql| sql.query_row(find, [id.as_str()], |row| row.get(0).map(QuestionId)).optional())
    }

    /// Remembers the question at which somebody stopped. Not a change: nothing to undo, no line in the log.
    ///
    /// # Errors
    /// [`StoreFault::ReadOnly`], [`StoreFault::DiskFull`].
    pub fn set_last_place(&mut self, id: &AssessmentId, question: &QuestionId) -> Result<(), StoreFault> {
        let put =
            "INSERT INTO place VALUES (?1, ?2) ON CONFLICT (assessment) DO UPDATE SET question = excluded.question";
        self.write(|sql| sql.execute(put, params![id.0, question.0]))
    }

    /// The value of a setting of this workspace.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreFault> {
        let find = "SELECT value FROM setting WHERE key = ?1";
        self.read(|sql| sql.query_row(find, [key], |row| row.get(0)).optional())
    }

    /// The settings whose keys begin with `prefix`, by key.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn settings_under(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreFault> {
        self.read(|sql| {
            let find = "SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key";
            let mut statement = sql.prepare(find)?;
            let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        })
    }

    /// How many assessments were made with a pack in this version.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn made_with(&self, pack: &PackRef) -> Result<usize, StoreFault> {
        let count = "SELECT count(*) FROM pack_ref WHERE pack = ?1 AND version = ?2";
        let count = self.read(|sql| sql.query_row(count, [&pack.id, &pack.version], |row| row.get::<_, u32>(0)))?;
        Ok(count as usize)
    }

    /// Sets a setting of this workspace, or removes it with `None`. Not a change either.
    ///
    /// # Errors
    /// [`StoreFault::ReadOnly`], [`StoreFault::DiskFull`].
    pub fn set_setting(&mut self, key: &str, value: Option<&str>) -> Result<(), StoreFault> {
        let put = "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.write(|sql| match value {
            Some(value) => sql.execute(put, [key, value]),
            None => sql.execute("DELETE FROM setting WHERE key = ?1", [key]),
        })
    }

    /// Closes the workspace, and gives what its file looks like now, for [`Workspace::open_known`]; `None` where the last
    /// changes still lie beside it, because somebody else is reading.
    ///
    /// # Errors
    /// Where the last changes cannot be brought into the file; they then lie beside it, and nothing is lost.
    pub fn close(self) -> Result<Option<Stamp>, StoreFault> {
        if self.access == Access::ReadOnly {
            return Ok(None); // what was only looked at is not vouched for
        }
        undo::forget_all(&self.sql).or_fault("closing", &self.path)?;
        let busy: bool = self
            .sql
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .or_fault("closing", &self.path)?;
        // Taken while nobody else may write.
        Ok(if busy { None } else { Stamp::of(&self.path).ok() })
    }

    /// Refuses to change what was opened only to look at it.
    pub(crate) fn writable(&self) -> Result<(), StoreFault> {
        match self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly => Err(StoreFault::ReadOnly {
                file: file_name(&self.path),
                why: "it was opened only to look at it".to_owned(),
            }),
        }
    }

    /// Reads in one transaction, so that all of it is of one moment.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreFault> {
        let tx = self.sql.unchecked_transaction().or_fault("reading", &self.path)?;
        read(&tx).or_fault("reading", &self.path)
    }

    fn write(&mut self, write: impl FnOnce(&Connection) -> rusqlite::Result<usize>) -> Result<(), StoreFault> {
        self.writable()?;
        write(&self.sql).map(drop).or_fault("saving in", &self.path)
    }
}

impl Drop for Workspace {
    /// A closed workspace holds no undo steps: what was removed is not in the file that is sent to somebody.
    fn drop(&mut self) {
        if self.access == Access::ReadWrite
            && let Err(error) = undo::forget_all(&self.sql)
        {
            tracing::debug!(%error, "undo steps stay until the workspace is opened again");
        }
    }
}
