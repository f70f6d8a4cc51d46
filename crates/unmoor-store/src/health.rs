//! A workspace's health: what SQLite finds, and what the store expects of its own rows.

use rusqlite::Connection;
use unmoor_core::assessment::AssessmentId;

use crate::{StoreFault, Workspace, documents, rows, schema};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// How many assessments could be read; all of them, where it is sound.
    pub assessments: usize,
    /// What is wrong, each as one line; empty where all is well.
    pub problems: Vec<String>,
}

impl Health {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// As many assessments are read together.
const AT_ONCE: usize = 200;

/// Rows that no version of the store writes: what is asked, and what it means to find some.
pub(crate) const NEVER: &[(&str, &str)] = &[
    ("SELECT count(*) FROM assessment WHERE id = '' OR method = ''", "assessments without an id or a method"),
    ("SELECT count(*) FROM pack_ref WHERE pack = '' OR version = ''", "packs without an id or a version"),
    ("SELECT count(*) FROM participant WHERE id = ''", "participants without an id"),
    ("SELECT count(*) FROM evidence_item WHERE id = ''", "evidence items without an id"),
    ("SELECT count(*) FROM answer WHERE question = ''", "answers to no question"),
    ("SELECT count(*) FROM session WHERE id = ''", "workshops without an id"),
    ("SELECT count(*) FROM parked WHERE id = ''", "parked items without an id"),
    ("SELECT count(*) FROM request WHERE id = ''", "requests without an id"),
    ("SELECT count(*) FROM exposure_answer WHERE question = ''", "exposure answers to no question"),
    ("SELECT count(*) FROM snapshot WHERE id = '' OR length(file) = 0", "snapshots without an id or without content"),
    ("SELECT count(*) FROM snapshot WHERE NOT json_valid(score)", "snapshots whose score cannot be read"),
];

impl Workspace {
    /// Looks at every page and every row. Takes about as long as reading the whole file.
    ///
    /// # Errors
    /// Only where the workspace cannot be read at all; what is merely wrong stands in [`Health::problems`].
    pub fn check(&self) -> Result<Health, StoreFault> {
        let mut health = Health::default();
        self.read(|sql| {
            health.problems.extend(integrity(sql)?);
            health.problems.extend(loose_references(sql)?);
            for (count, what) in NEVER {
                let found: u32 = sql.query_row(count, [], |row| row.get(0))?;
                if found > 0 {
                    health.problems.push(format!("{found} {what}"));
                }
            }
            Ok(())
        })?;
        for (assessment, sha256) in self.read(documents::altered)? {
            let line = format!("a document of the assessment {assessment} is not the one that was taken in ({sha256})");
            health.problems.push(line);
        }
        if let Err(fault) = schema::expect_tables(&self.sql, self.path()) {
            health.problems.push(fault.details().unwrap_or_else(|| fault.to_string()));
        }
        for some in self.read(rows::ids)?.into_iter().map(AssessmentId).collect::<Vec<_>>().chunks(AT_ONCE) {
            let (Some(first), Some(last)) = (some.first(), some.last()) else { continue };
            if let Ok(read) = self.read(|sql| rows::between(sql, first.as_str(), last.as_str())) {
                health.assessments += read.len();
                continue;
            }
            // Each by itself, so that one that cannot be read does not hide the others.
            for id in some {
                match self.assessment(id) {
                    Ok(_) => health.assessments += 1,
                    Err(fault) => {
                        let why = fault.details().unwrap_or_else(|| fault.to_string());
                        health.problems.push(format!("the assessment {id} cannot be read: {why}"));
                    }
                }
            }
        }
        if let Err(fault) = self.log(None, u32::MAX) {
            health.problems.push(format!("the change log cannot be read: {}", fault.details().unwrap_or_default()));
        }
        Ok(health)
    }
}

fn integrity(sql: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    sql.pragma(None, "integrity_check", 100, |row| {
        found.push(row.get::<_, String>(0)?);
        Ok(())
    })?;
    found.retain(|line| line != "ok");
    Ok(found)
}

pub(crate) fn loose_references(sql: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    sql.pragma_query(None, "foreign_key_check", |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        found.push(format!("a row of \"{table}\" belongs to no row of \"{parent}\""));
        Ok(())
    })?;
    Ok(found)
}
