//! Salvage: what can be read of a damaged workspace goes into a new one, with a list of what could not.
//!
//! SQLite stops at the first page that is broken. So the file is read page by page and row by row here ([`tables`]); what
//! comes of it is written through the schema, with all its rules, into a new workspace ([`fill`]).

mod cells;
mod fill;
mod pages;
mod sealed;
mod tables;

use std::path::Path;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::fault::{OrFault, file_name};
use crate::key::{self, Key, Passphrase, Salt};
use crate::open::{self, is_there, replace_whole};
use crate::{Access, SCHEMA, StoreFault, Workspace, lock, look, schema, tries};

/// What salvage brought over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// How many assessments are in the new workspace.
    pub assessments: usize,
    /// How many rows of all tables.
    pub rows: usize,
    /// How many documents.
    pub documents: usize,
    /// What could not be read, or was filled in so that the rest can be kept: a sentence each.
    pub lost: Vec<String>,
}

impl Workspace {
    /// Whether the file at `path`, damaged or not, asks for a passphrase.
    pub fn asks_for_passphrase(path: &Path) -> bool {
        pages::Pages::of(path).is_ok_and(|pages| !matches!(pages.salt, Ok(None)))
    }

    /// Makes a new workspace at `into` of everything that can still be read of the file at `damaged`, which is not changed.
    /// `at` is when, for what has to be filled in. Where it has a passphrase, the new one has the same.
    ///
    /// # Errors
    /// [`StoreFault::Locked`] where it has a passphrase and none is given; [`StoreFault::WrongPassphrase`] where no page can be
    /// opened with it, [`StoreFault::TooSoon`] where there were several wrong ones just before;
    /// [`StoreFault::Missing`], [`StoreFault::Folder`], [`StoreFault::Foreign`] and [`StoreFault::TooNew`] as for opening it;
    /// [`StoreFault::InUse`] while somebody holds it; [`StoreFault::Damaged`] where nothing at all can be read;
    /// [`StoreFault::Exists`] where there is a file at `into`.
    pub fn salvage(
        damaged: &Path,
        into: &Path,
        at: Timestamp,
        passphrase: Option<&Passphrase>,
    ) -> Result<Salvaged, StoreFault> {
        if damaged.is_file() && lock::is_held(damaged) {
            return Err(StoreFault::in_use(damaged));
        }
        match look::look(damaged) {
            // Any of these may be what the damage looks like.
            Ok(_) | Err(StoreFault::Damaged { .. } | StoreFault::Foreign { .. } | StoreFault::TooNew { .. }) => {}
            Err(fault) => return Err(fault),
        }
        if is_there(into) {
            return Err(StoreFault::Exists { file: file_name(into) });
        }
        let mut pages = pages::Pages::of(damaged)?;
        let key = unlock(damaged, &mut pages, passphrase, at)?;
        let (schema, tables, found) = most_found(&pages).or_fault("reading", damaged)?;
        if found.count() == 0 {
            // Then it is what it looks like, or nothing is left of it.
            look::look(damaged)?;
            let details = "no row of it can be read".to_owned();
            return Err(StoreFault::Damaged { file: file_name(damaged), details });
        }
        let mut salvaged = None;
        replace_whole(into, |new| {
            let sql = Connection::open(new)?;
            key::apply(key.as_ref(), &sql)?;
            schema::migrate(&sql, 0, &schema::STEPS[..schema as usize])?;
            salvaged = Some(fill::fill(&sql, &tables, found, at)?);
            if schema < SCHEMA {
                schema::migrate(&sql, schema, schema::STEPS)?;
            }
            sql.pragma_update(None, "journal_mode", "WAL")?;
            sql.close().map_err(|(_, error)| error)?;
            let marked = key.as_ref().map_or(Ok(()), |key| key.salt.mark(new));
            marked.map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
        })?;
        drop(open::open(into, Access::ReadOnly, None, key)?);
        Ok(salvaged.unwrap_or_else(|| Salvaged { assessments: 0, rows: 0, documents: 0, lost: Vec::new() }))
    }
}

/// Opens the pages of a file that has a passphrase; gives the key of the new one.
fn unlock(
    damaged: &Path,
    pages: &mut pages::Pages,
    passphrase: Option<&Passphrase>,
    at: Timestamp,
) -> Result<Option<Key>, StoreFault> {
    let file = || file_name(damaged);
    let salt = pages.salt.map_err(|details| StoreFault::Damaged { file: file(), details: details.to_owned() })?;
    let Some(salt) = salt else { return Ok(None) };
    let Some(passphrase) = passphrase else { return Err(StoreFault::Locked { file: file() }) };
    tries::begin(damaged, at)?;
    if !pages.unlock(&Key::derive(passphrase, salt)) {
        return Err(StoreFault::WrongPassphrase { file: file(), seconds: tries::wait(damaged, at) });
    }
    tries::forget(damaged);
    Ok(Some(Key::derive(passphrase, Salt::fresh().or_fault("salvaging", damaged)?)))
}

/// Reads the file as the schema that its header names; where the header is gone, as the one of which most is found.
fn most_found(pages: &pages::Pages) -> rusqlite::Result<(u32, Vec<tables::Table>, tables::Found)> {
    let schemas = match pages.schema {
        Some(schema) => schema..=schema,
        None => 1..=SCHEMA,
    };
    let mut best: Option<(u32, Vec<tables::Table>, tables::Found)> = None;
    for schema in schemas {
        let fresh = Connection::open_in_memory()?;
        schema::migrate(&fresh, 0, &schema::STEPS[..schema as usize])?;
        let tables = tables::of(&fresh)?;
        let found = tables::read(pages, &tables);
        if best.as_ref().is_none_or(|(_, _, so_far)| found.count() >= so_far.count()) {
            best = Some((schema, tables, found));
        }
    }
    Ok(best.unwrap_or_default())
}

#[cfg(test)]
mod tests;
