//! The whole workspace, table by table, as it stands at one moment: for taking everything elsewhere.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Transaction};
use unmoor_core::assessment::Assessment;

use crate::fault::OrFault;
use crate::rows::{self, unreadable};
use crate::{StoreFault, Workspace, documents, schema, undo};

/// How many assessments are read at a time.
const AT_A_TIME: usize = 64;

/// How often two connections are asked to see the same moment while others write.
const TRIES: usize = 3;

/// A value in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// `NULL`.
    Nothing,
    /// A whole number.
    Number(i64),
    /// Text, as it was typed.
    Text(&'a str),
    /// The bytes of a document or of a snapshot.
    Bytes(&'a [u8]),
}

/// A table and its columns, in the order in which they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The table's name.
    pub table: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its values are.
    pub kind: ColumnKind,
    /// Whether it may hold nothing.
    pub nullable: bool,
    /// Whether it is part of the primary key.
    pub key: bool,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Whole numbers.
    Number,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// Every table of a workspace of a schema that is known here, by name.
///
/// # Errors
/// Where the database has no memory left to make them in.
pub fn shapes(schema: u32) -> Result<Vec<Shape>, StoreFault> {
    let read = || -> rusqlite::Result<Vec<Shape>> {
        let sql = Connection::open_in_memory()?;
        schema::migrate(&sql, 0, schema::steps_to(schema))?;
        let mut shapes: Vec<Shape> = Vec::new();
        for (table, _) in schema::tables(&sql)? {
            if shapes.last().is_none_or(|shape| shape.table != table) {
                shapes.push(Shape { columns: columns(&sql, &table)?, table });
            }
        }
        Ok(shapes)
    };
    read().or_fault("reading", Path::new("memory"))
}

fn columns(sql: &Connection, table: &str) -> rusqlite::Result<Vec<Column>> {
    let mut statement = sql.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = statement.query_map([table], |row| {
        let key = row.get::<_, i64>(3)? > 0;
        Ok(Column {
            name: row.get(0)?,
            kind: match row.get_ref(1)?.as_str()? {
                "INTEGER" => ColumnKind::Number,
                "BLOB" => ColumnKind::Bytes,
                _ => ColumnKind::Text,
            },
            nullable: !key && !row.get::<_, bool>(2)?,
            key,
        })
    })?;
    rows.collect()
}

/// A workspace that is being read whole.
pub struct Whole<'w> {
    sql: &'w Connection,
    path: &'w Path,
}

/// The same moment of a workspace over a connection of its own, for another thread.
pub struct Beside(Workspace);

impl Beside {
    /// What is read over it.
    pub fn whole(&self) -> Whole<'_> {
        Whole { sql: &self.0.sql, path: self.0.path() }
    }
}

impl Workspace {
    /// Reads everything in one transaction, so that all of it is of one moment, and as closing the workspace would leave it:
    /// without undo steps, and without what belongs to nothing any more. The same moment is given a second time, for another
    /// thread, where it can be had.
    ///
    /// # Errors
    /// Where the workspace cannot be read, and what `work` gives.
    pub fn whole<T, E: From<StoreFault>>(
        &self,
        work: impl FnOnce(&Whole<'_>, Option<Beside>) -> Result<T, E>,
    ) -> Result<T, E> {
        for _ in 0..TRIES {
            let Some(twin) = self.twin()? else { break };
            // Nobody has written between the first look of the one and the last of the other: what this one saw between them
            // is what both see.
            let before = twin.others_version()?;
            let tx = self.begin()?;
            twin.sql.execute_batch("BEGIN").or_fault("reading", self.path())?;
            if twin.others_version()? == before {
                return work(&Whole { sql: &tx, path: self.path() }, Some(Beside(twin)));
            }
        }
        let tx = self.begin()?;
        work(&Whole { sql: &tx, path: self.path() }, None)
    }

    /// A transaction that sees the file as it is now.
    fn begin(&self) -> Result<Transaction<'_>, StoreFault> {
        let tx = self.sql.unchecked_transaction().or_fault("reading", self.path())?;
        tx.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).or_fault("reading", self.path())?;
        Ok(tx)
    }
}

impl Whole<'_> {
    /// How many rows a table has.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn count(&self, shape: &Shape) -> Result<u64, StoreFault> {
        let count = format!("SELECT count(*) FROM {}{}", shape.table, kept(&shape.table));
        let count: i64 = self.sql.query_row(&count, [], |row| row.get(0)).or_fault("reading", self.path)?;
        Ok(count.unsigned_abs())
    }

    /// Gives every row of a table to `each`, in the order of its primary key.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`] where a value is not what its column holds; what `each` gives.
    pub fn rows<E: From<StoreFault>>(
        &self,
        shape: &Shape,
        mut each: impl FnMut(&[Cell<'_>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let names: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
        let key: Vec<&str> =
            shape.columns.iter().filter(|column| column.key).map(|column| column.name.as_str()).collect();
        let select =
            format!("SELECT {} FROM {}{} ORDER BY {}", quoted(&names), shape.table, kept(&shape.table), quoted(&key));
        let mut statement = self.sql.prepare(&select).or_fault("reading", self.path)?;
        let mut rows = statement.query([]).or_fault("reading", self.path)?;
        while let Some(row) = rows.next().or_fault("reading", self.path)? {
            let cells = (0..names.len()).map(|at| cell(row, at)).collect::<rusqlite::Result<Vec<Cell<'_>>>>();
            each(&cells.or_fault("reading", self.path)?)?;
        }
        Ok(())
    }

    /// The assessments from one id to another, by id.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`] where a row cannot be read.
    pub fn assessments(&self, first: &str, last: &str) -> Result<Vec<Assessment>, StoreFault> {
        let held = rows::between(self.sql, first, last).or_fault("reading", self.path)?;
        Ok(held.into_iter().map(|held| held.assessment).collect())
    }
}

/// Reads every assessment of a file that nobody writes to. `also` is done meanwhile over a second connection, which then helps.
pub(crate) fn read_each(
    sql: &Connection,
    file: &Path,
    path: &Path,
    also: impl FnOnce(&Connection) -> Result<(), StoreFault> + Send,
) -> Result<(), StoreFault> {
    let ids = rows::ids(sql).or_fault("reading", path)?;
    let next = AtomicUsize::new(0);
    let read = |sql: &Connection| {
        let whole = Whole { sql, path };
        let mut left = std::iter::from_fn(|| ids.chunks(AT_A_TIME).nth(next.fetch_add(1, Relaxed)));
        left.try_for_each(|some| match some {
            [first, .., last] => whole.assessments(first, last).map(drop),
            [one] => whole.assessments(one, one).map(drop),
            [] => Ok(()),
        })
    };
    thread::scope(|scope| {
        let second = scope.spawn(|| {
            let sql = Connection::open(file).or_fault("reading", path)?;
            also(&sql)?;
            read(&sql)
        });
        let first = read(sql);
        second.join().unwrap_or_else(|panic| resume_unwind(panic)).and(first)
    })
}

/// Which rows of a table are more than the running session's: a condition, or nothing.
fn kept(table: &str) -> String {
    match table {
        "undo_step" | "undo_touch" | "undo_slice" => " WHERE 0".to_owned(),
        "place" => " WHERE assessment IN (SELECT id FROM assessment)".to_owned(),
        "setting" => format!(" WHERE NOT ({})", undo::LEFT_SETTING),
        "evidence_file" => format!(" WHERE NOT ({})", documents::UNNAMED),
        _ => String::new(),
    }
}

fn cell<'r>(row: &'r Row<'_>, at: usize) -> rusqlite::Result<Cell<'r>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Cell::Nothing,
        ValueRef::Integer(number) => Cell::Number(number),
        text @ ValueRef::Text(_) => Cell::Text(text.as_str()?),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes),
        ValueRef::Real(number) => return Err(unreadable(format!("{number} is no whole number"))),
    })
}

/// Names of columns, some of which are words of SQL.
pub(crate) fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    names.join(", ")
}
