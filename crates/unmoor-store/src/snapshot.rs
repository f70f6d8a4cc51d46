//! Snapshots: frozen, named copies of an assessment, each with the score it came to.

use jiff::Timestamp;
use rusqlite::{Connection, Result, Row, params};
use unmoor_core::assessment::AssessmentId;

use crate::fault::OrFault;
use crate::rows::unreadable;
use crate::{Place, StoreFault, Tx, Workspace};

/// A frozen, named copy of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Unique within the workspace.
    pub id: String,
    /// What the team calls it.
    pub name: String,
    /// When it was taken.
    pub at: Timestamp,
    /// The bytes of the assessment file.
    pub file: Vec<u8>,
    /// The score as JSON, computed from `file`.
    pub score: String,
}

impl Tx<'_> {
    /// Keeps a snapshot of an assessment.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`]; [`StoreFault::Duplicate`] where its id is there already.
    pub fn add_snapshot(&mut self, id: &AssessmentId, snapshot: &Snapshot) -> std::result::Result<(), StoreFault> {
        self.must_exist(id)?;
        self.touch(id, Place::Snapshots)?;
        let Snapshot { id: own, name, at, file, score } = snapshot;
        self.sql
            .execute(
                "INSERT INTO snapshot (id, assessment, name, at, file, score) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![own, id.0, name, at.to_string(), file, score],
            )
            .or_fault("saving in", self.path)
            .map(drop)
    }

    /// Gives a snapshot another name; `false` where the assessment has none with this id.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`].
    pub fn rename_snapshot(
        &mut self,
        id: &AssessmentId,
        snapshot: &str,
        name: &str,
    ) -> std::result::Result<bool, StoreFault> {
        self.must_exist(id)?;
        self.touch(id, Place::Snapshots)?;
        let rename = "UPDATE snapshot SET name = ?3 WHERE assessment = ?1 AND id = ?2";
        let changed = self.sql.execute(rename, params![id.0, snapshot, name]).or_fault("saving in", self.path)?;
        Ok(changed > 0)
    }

    /// Removes a snapshot; `false` where the assessment has none with this id.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`].
    pub fn remove_snapshot(&mut self, id: &AssessmentId, snapshot: &str) -> std::result::Result<bool, StoreFault> {
        self.must_exist(id)?;
        self.touch(id, Place::Snapshots)?;
        let remove = "DELETE FROM snapshot WHERE assessment = ?1 AND id = ?2";
        let changed = self.sql.execute(remove, params![id.0, snapshot]).or_fault("saving in", self.path)?;
        Ok(changed > 0)
    }
}

impl Workspace {
    /// The snapshots of an assessment, oldest first.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`] where a row cannot be read.
    pub fn snapshots(&self, id: &AssessmentId) -> std::result::Result<Vec<Snapshot>, StoreFault> {
        let mut found = self.read(|sql| of(sql, id))?;
        found.sort_by_key(|snapshot| snapshot.at);
        Ok(found)
    }
}

fn of(sql: &Connection, id: &AssessmentId) -> Result<Vec<Snapshot>> {
    let mut statement =
        sql.prepare("SELECT id, name, at, file, score FROM snapshot WHERE assessment = ?1 ORDER BY rowid")?;
    let rows = statement.query_map([id.as_str()], snapshot)?;
    rows.collect()
}

fn snapshot(row: &Row<'_>) -> Result<Snapshot> {
    Ok(Snapshot {
        id: row.get(0)?,
        name: row.get(1)?,
        at: row.get_ref(2)?.as_str()?.parse().map_err(|error: jiff::Error| unreadable(error.to_string()))?,
        file: row.get(3)?,
        score: row.get(4)?,
    })
}
