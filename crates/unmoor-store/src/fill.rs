//! A new workspace from the rows of every table of another: all of it, or nothing.

use std::path::Path;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, ToSql};

use crate::fault::{OrFault, file_name};
use crate::health::{self, NEVER};
use crate::lock::Lock;
use crate::open::replace_whole_with;
use crate::whole::{self, quoted};
use crate::{Access, Cell, Shape, StoreFault, Workspace, documents, schema, wal};

/// A new workspace that is being filled.
pub struct Filling<'w> {
    sql: &'w Connection,
    path: &'w Path,
}

/// One table of it.
pub struct Table<'f> {
    insert: Statement<'f>,
    name: &'f str,
    path: &'f Path,
}

impl Workspace {
    /// Makes the workspace at `path` with the rows that `fill` puts into it; they have the shapes of `schema`, which may be an
    /// older one. A workspace that is there and has never been used is replaced; anything else is not touched. After an error
    /// there is what was there before.
    ///
    /// # Errors
    /// [`StoreFault::Exists`] where there is a file that is no unused workspace; [`StoreFault::Unfit`] where the rows together
    /// are no workspace; what `fill` gives.
    pub fn create_filled<E: From<StoreFault>>(
        path: impl AsRef<Path>,
        schema: u32,
        fill: impl FnOnce(&Filling<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = path.as_ref();
        must_be_unused(path)?;
        if let Some(folder) = path.parent() {
            crate::make_private_folder(folder).or_fault("making", path)?;
        }
        let _lock = Lock::take(path)?;
        if wal::is_left_over(path) {
            return Err(StoreFault::Exists { file: file_name(path) }.into());
        }
        replace_whole_with(path, |new| {
            let sql = Connection::open(new).or_fault("making", path)?;
            begin(&sql, schema).or_fault("making", path)?;
            fill(&Filling { sql: &sql, path })?;
            finish(&sql, schema, new, path)?;
            sql.close().map_err(|(_, error)| error).or_fault("making", path)?;
            Ok(())
        })
    }

    /// Whether nothing was ever put into this workspace.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn is_unused(&self) -> Result<bool, StoreFault> {
        let used = "SELECT EXISTS (SELECT 1 FROM assessment) OR EXISTS (SELECT 1 FROM change)
                    OR EXISTS (SELECT 1 FROM setting)";
        self.read(|sql| sql.query_row(used, [], |row| row.get::<_, bool>(0))).map(|used| !used)
    }
}

impl Filling<'_> {
    /// A table to put rows into.
    ///
    /// # Errors
    /// Where a workspace has no such table.
    pub fn table<'f>(&'f self, shape: &'f Shape) -> Result<Table<'f>, StoreFault> {
        let names: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO {} ({}) VALUES ({marks})", shape.table, quoted(&names));
        let insert = self.sql.prepare(&insert).or_fault("making", self.path)?;
        Ok(Table { insert, name: &shape.table, path: self.path })
    }
}

impl Table<'_> {
    /// Puts a row into the table.
    ///
    /// # Errors
    /// [`StoreFault::Unfit`] where the table cannot hold it; [`StoreFault::DiskFull`].
    pub fn put(&mut self, cells: &[Cell<'_>]) -> Result<(), StoreFault> {
        match self.insert.execute(rusqlite::params_from_iter(cells.iter().copied().map(Value))) {
            Ok(_) => Ok(()),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                Err(unfit(self.path, format!("a row of \"{}\" breaks a rule: {error}", self.name)))
            }
            Err(error) => Err(error).or_fault("making", self.path),
        }
    }
}

/// A new file that nobody else has heard of needs neither a journal nor a sync before it is whole.
fn begin(sql: &Connection, schema: u32) -> rusqlite::Result<()> {
    sql.pragma_update(None, "journal_mode", "OFF")?;
    sql.pragma_update(None, "synchronous", "OFF")?;
    sql.pragma_update(None, "foreign_keys", false)?;
    sql.pragma_update(None, "ignore_check_constraints", true)?;
    schema::migrate(sql, 0, schema::steps_to(schema))?;
    sql.execute_batch("BEGIN")
}

/// What single rows cannot show: references, documents, and that every assessment reads.
fn finish(sql: &Connection, schema: u32, new: &Path, path: &Path) -> Result<(), StoreFault> {
    sql.execute_batch("COMMIT").or_fault("making", path)?;
    sql.pragma_update(None, "ignore_check_constraints", false).or_fault("making", path)?;
    schema::migrate(sql, schema, schema::STEPS).or_fault("making", path)?;
    let mut problems = health::loose_references(sql).or_fault("making", path)?;
    for (count, what) in NEVER {
        let found: u32 = sql.query_row(count, [], |row| row.get(0)).or_fault("making", path)?;
        if found > 0 {
            problems.push(format!("{found} {what}"));
        }
    }
    for (assessment, sha256) in documents::altered(sql).or_fault("making", path)? {
        problems.push(format!("a document of the assessment {assessment} is not the one that was taken in ({sha256})"));
    }
    if let Some(problem) = problems.into_iter().next() {
        return Err(unfit(path, problem));
    }
    let rules = |sql: &Connection| must_keep_rules(sql, path);
    match whole::read_each(sql, new, path, rules) {
        Err(StoreFault::Damaged { details, .. }) => return Err(unfit(path, details)),
        read => read?,
    }
    sql.pragma_update(None, "journal_mode", "WAL").or_fault("making", path)
}

/// Refuses rows that break a rule of their table, which were put in without asking: to ask for each row takes SQLite longer than
/// to put it in.
fn must_keep_rules(sql: &Connection, path: &Path) -> Result<(), StoreFault> {
    let found: String = sql.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).or_fault("making", path)?;
    if found == "ok" { Ok(()) } else { Err(unfit(path, found)) }
}

fn unfit(path: &Path, details: String) -> StoreFault {
    StoreFault::Unfit { file: file_name(path), details }
}

/// Refuses a place where there is more than a workspace that was made and never used.
fn must_be_unused(path: &Path) -> Result<(), StoreFault> {
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Ok(meta) if meta.is_file() && meta.len() == 0 => return Ok(()),
        _ => {}
    }
    let there = Workspace::open(path, Access::ReadWrite)?;
    if there.is_unused()? {
        return there.close().map(drop);
    }
    Err(StoreFault::Exists { file: file_name(path) })
}

/// A cell as SQLite takes it, without copying it.
struct Value<'a>(Cell<'a>);

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Cell::Nothing => ValueRef::Null,
            Cell::Number(number) => ValueRef::Integer(number),
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
