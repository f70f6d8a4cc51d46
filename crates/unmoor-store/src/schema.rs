//! The tables, and the way from an older schema to this one.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreFault;
use crate::fault::{OrFault, file_name};

/// "UNMR", in the header of every workspace.
pub const APPLICATION_ID: u32 = 0x554E_4D52;

/// The newest schema known here; stands as `user_version` in the header.
pub const SCHEMA: u32 = 3;

/// The step that leads to each schema: the first makes the tables, each later one changes those of the schema before.
/// A step that has been released never changes.
pub(crate) const STEPS: &[&str] =
    &[include_str!("schema1.sql"), include_str!("schema2.sql"), include_str!("schema3.sql")];

/// The steps that lead to a schema that is known here.
pub(crate) fn steps_to(schema: u32) -> &'static [&'static str] {
    STEPS.get(..usize::try_from(schema).unwrap_or_default()).unwrap_or(STEPS)
}

/// Takes the `steps` that `found` still lacks, all in one transaction.
pub(crate) fn migrate(sql: &Connection, found: u32, steps: &[&str]) -> rusqlite::Result<()> {
    let tx = Transaction::new_unchecked(sql, TransactionBehavior::Immediate)?;
    let done = usize::try_from(found).unwrap_or(usize::MAX);
    for step in steps.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", i64::try_from(steps.len()).unwrap_or(i64::MAX))?;
    tx.commit()
}

/// Every table with its columns, as in the file.
pub(crate) fn tables(sql: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = sql.prepare(
        "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Refuses a file whose tables are not those of the schema it names, or that brings triggers or views: the store has none, and
/// what they do would happen unasked with every change.
pub(crate) fn expect_tables(sql: &Connection, path: &Path) -> Result<(), StoreFault> {
    let damaged = |details: String| StoreFault::Damaged { file: file_name(path), details };
    let unasked = "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')";
    let unasked: u32 = sql.query_row(unasked, [], |row| row.get(0)).or_fault("opening", path)?;
    if unasked > 0 {
        return Err(damaged(format!("it has {unasked} triggers or views; a workspace has none")));
    }
    let named: u32 = sql.pragma_query_value(None, "user_version", |row| row.get(0)).or_fault("opening", path)?;
    let fresh = Connection::open_in_memory().or_fault("opening", path)?;
    migrate(&fresh, 0, steps_to(named)).or_fault("opening", path)?;
    let found = tables(sql).or_fault("opening", path)?;
    let missing = tables(&fresh).or_fault("opening", path)?.into_iter().find(|column| !found.contains(column));
    match missing {
        Some((table, column)) => Err(damaged(format!("the column \"{column}\" of the table \"{table}\" is missing"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(sql: &Connection) -> u32 {
        sql.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn steps_that_are_missing_are_taken_all_or_none() {
        let sql = Connection::open_in_memory().unwrap();
        let steps = [STEPS[0], "ALTER TABLE setting ADD COLUMN since TEXT;", "INSERT INTO setting (key) VALUES ('x');"];
        migrate(&sql, 0, &steps[..1]).unwrap();
        assert_eq!(version(&sql), 1);
        assert!(migrate(&sql, 1, &steps).is_err(), "the third step breaks a rule of the table");
        assert_eq!(version(&sql), 1);
        assert!(!tables(&sql).unwrap().contains(&("setting".to_owned(), "since".to_owned())));
        migrate(&sql, 1, &steps[..2]).unwrap();
        assert_eq!(version(&sql), 2);
        assert!(tables(&sql).unwrap().contains(&("setting".to_owned(), "since".to_owned())));
    }

    #[test]
    fn the_schema_is_the_number_of_steps() {
        assert_eq!(usize::try_from(SCHEMA).unwrap(), STEPS.len());
    }
}
