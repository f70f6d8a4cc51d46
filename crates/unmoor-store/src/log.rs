//! The change log: who reads it sees what was done in this workspace, and when.

use jiff::Timestamp;
use rusqlite::{Connection, Result, params};
use unmoor_core::assessment::{AssessmentId, QuestionId};

use crate::fault::OrFault;
use crate::rows::unreadable;
use crate::{StoreFault, Workspace};

/// One line of the change log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When.
    pub at: Timestamp,
    /// Whether it was done, taken back or done again.
    pub way: Way,
    /// The act's word; it may be one of a newer version, so it is text ([`crate::Act::from_word`]).
    pub act: String,
    /// Which assessment; `None` where it was several.
    pub assessment: Option<AssessmentId>,
    /// That assessment's title at the time.
    pub title: Option<String>,
    /// The question, where it was about one.
    pub question: Option<QuestionId>,
}

/// Whether an act was done, taken back or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Done.
    Done,
    /// Taken back.
    Undone,
    /// Done again.
    Redone,
}

impl Workspace {
    /// The newest lines of the change log, newest first, at most `most`; of one assessment where given.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn log(&self, assessment: Option<&AssessmentId>, most: u32) -> std::result::Result<Vec<LogLine>, StoreFault> {
        lines(&self.sql, assessment, most).or_fault("reading", self.path())
    }
}

fn lines(sql: &Connection, assessment: Option<&AssessmentId>, most: u32) -> Result<Vec<LogLine>> {
    let of = if assessment.is_some() { "assessment = ?1" } else { "?1 IS NULL" };
    let mut statement = sql.prepare(&format!(
        "SELECT at, way, act, assessment, title, question FROM change WHERE {of} ORDER BY seq DESC LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![assessment.map(AssessmentId::as_str), most], |row| {
        Ok(LogLine {
            at: row.get_ref(0)?.as_str()?.parse().map_err(|error: jiff::Error| unreadable(error.to_string()))?,
            way: match row.get_ref(1)?.as_str()? {
                "done" => Way::Done,
                "undone" => Way::Undone,
                "redone" => Way::Redone,
                other => return Err(unreadable(format!("\"{other}\" is no way of a change"))),
            },
            act: row.get(2)?,
            assessment: row.get::<_, Option<String>>(3)?.map(AssessmentId),
            title: row.get(4)?,
            question: row.get::<_, Option<String>>(5)?.map(QuestionId),
        })
    })?;
    rows.collect()
}
