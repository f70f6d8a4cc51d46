//! Documents kept as evidence: their bytes lie in the workspace under their hash, so that the same document lies there once.

use rusqlite::{Connection, OptionalExtension, Result, params};
use sha2::{Digest, Sha256};
use unmoor_core::assessment::AssessmentId;

use crate::fault::OrFault;
use crate::{StoreFault, Tx, Workspace};

/// The documents that no evidence item of their assessment names: a condition on the rows of `evidence_file`.
pub(crate) const UNNAMED: &str = "NOT EXISTS (SELECT 1 FROM evidence_item WHERE
    evidence_item.assessment = evidence_file.assessment AND evidence_item.file_sha256 = evidence_file.sha256)";

impl Tx<'_> {
    /// Keeps the bytes of a document of this assessment, and gives their SHA-256 as 64 hexadecimal digits.
    ///
    /// Undo takes back the evidence item that names them; the bytes themselves go when the workspace is closed and no
    /// item names them.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`], [`StoreFault::DiskFull`].
    pub fn put_document(&mut self, id: &AssessmentId, bytes: &[u8]) -> std::result::Result<String, StoreFault> {
        self.must_exist(id)?;
        let sha256 = sha256(bytes);
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.sql
            .execute(
                "INSERT INTO evidence_file VALUES (?1, ?2, ?3, ?4) ON CONFLICT (assessment, sha256) DO NOTHING",
                params![id.0, sha256, size, bytes],
            )
            .or_fault("saving in", self.path)?;
        Ok(sha256)
    }

    /// Keeps for `to` the bytes of those documents of `from` that evidence items of `to` name.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`], [`StoreFault::DiskFull`].
    pub fn copy_documents(&mut self, from: &AssessmentId, to: &AssessmentId) -> std::result::Result<(), StoreFault> {
        self.must_exist(to)?;
        let copied = self.sql.execute(
            "INSERT INTO evidence_file (assessment, sha256, size, bytes) SELECT ?2, sha256, size, bytes FROM evidence_file
             WHERE assessment = ?1 AND sha256 IN (SELECT file_sha256 FROM evidence_item WHERE assessment = ?2)
             ON CONFLICT (assessment, sha256) DO NOTHING",
            params![from.0, to.0],
        );
        copied.or_fault("saving in", self.path).map(drop)
    }
}

impl Workspace {
    /// The bytes of a document of this assessment; `None` where the workspace does not have them, as after the import of an
    /// assessment file, which names documents but does not hold them.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn document(&self, id: &AssessmentId, sha256: &str) -> std::result::Result<Option<Vec<u8>>, StoreFault> {
        let find = "SELECT bytes FROM evidence_file WHERE assessment = ?1 AND sha256 = ?2";
        self.read(|sql| sql.query_row(find, [id.as_str(), sha256], |row| row.get(0)).optional())
    }

    /// The hashes of the documents of this assessment that the workspace has.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn documents(&self, id: &AssessmentId) -> std::result::Result<Vec<String>, StoreFault> {
        self.read(|sql| {
            let mut statement =
                sql.prepare("SELECT sha256 FROM evidence_file WHERE assessment = ?1 ORDER BY sha256")?;
            let rows = statement.query_map([id.as_str()], |row| row.get(0))?;
            rows.collect()
        })
    }
}

/// Removes the documents that nothing names any more; a workspace of schema 1 has none.
pub(crate) fn drop_unnamed(sql: &Connection) -> Result<()> {
    let has_some = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'evidence_file')";
    if !sql.query_row(has_some, [], |row| row.get(0))? {
        return Ok(());
    }
    sql.execute(&format!("DELETE FROM evidence_file WHERE {UNNAMED}"), []).map(drop)
}

/// Documents whose bytes are no longer those that were taken in: the assessment of each, and the hash it is named by.
pub(crate) fn altered(sql: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement =
        sql.prepare("SELECT assessment, sha256, bytes FROM evidence_file ORDER BY assessment, sha256")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (assessment, named) = (row.get::<_, String>(0)?, row.get::<_, String>(1)?);
        if sha256(row.get_ref(2)?.as_blob()?) != named {
            found.push((assessment, named));
        }
    }
    Ok(found)
}

/// SHA-256 as 64 hexadecimal digits in lower case: the name under which a document lies in a workspace.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
