//! Undo and redo: every change of the running session leaves the rows it touched as they stood before and after.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use unmoor_core::assessment::{AssessmentId, QuestionId};

use crate::change::Merge;
use crate::fault::OrFault;
use crate::rows::unreadable;
use crate::slice::Slice;
use crate::{Act, Place, StoreFault, Touch, Workspace, documents};

/// A step that was taken back, or done again, or would be next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// What it was.
    pub act: Act,
    /// When it was done first.
    pub done_at: Timestamp,
    /// Which assessment; `None` where it was several.
    pub assessment: Option<AssessmentId>,
    /// That assessment's title, also where it is gone.
    pub title: Option<String>,
    /// The question, where it was about one.
    pub question: Option<QuestionId>,
    /// What it touched, and what must be drawn again.
    pub touched: BTreeSet<Touch>,
}

impl Workspace {
    /// Takes back the newest step that stands, of one assessment or of the whole workspace; `None` where there is none.
    ///
    /// The former rows are put back exactly, the time of the last change included. A step that touched several
    /// assessments is only taken back for the whole workspace.
    ///
    /// # Errors
    /// [`StoreFault::CannotUndo`] where another program changed those rows meanwhile; nothing is changed then.
    pub fn undo(&mut self, assessment: Option<&AssessmentId>, at: Timestamp) -> Result<Option<Undone>, StoreFault> {
        self.step_over(Over::Back, assessment, at)
    }

    /// Does again what was taken back last, of one assessment or of the whole workspace; `None` where there is nothing.
    ///
    /// # Errors
    /// As [`Workspace::undo`].
    pub fn redo(&mut self, assessment: Option<&AssessmentId>, at: Timestamp) -> Result<Option<Undone>, StoreFault> {
        self.step_over(Over::Again, assessment, at)
    }

    /// What [`Workspace::undo`] would take back.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn next_undo(&self, assessment: Option<&AssessmentId>) -> Result<Option<Undone>, StoreFault> {
        let next = next(&self.sql, Over::Back, assessment).or_fault("reading", self.path())?;
        Ok(next.map(|(_, undone)| undone))
    }

    /// What [`Workspace::redo`] would do again.
    ///
    /// # Errors
    /// Where the workspace cannot be read.
    pub fn next_redo(&self, assessment: Option<&AssessmentId>) -> Result<Option<Undone>, StoreFault> {
        let next = next(&self.sql, Over::Again, assessment).or_fault("reading", self.path())?;
        Ok(next.map(|(_, undone)| undone))
    }

    fn step_over(
        &mut self,
        over: Over,
        assessment: Option<&AssessmentId>,
        at: Timestamp,
    ) -> Result<Option<Undone>, StoreFault> {
        self.writable()?;
        let path = self.path();
        let sql = Transaction::new_unchecked(&self.sql, TransactionBehavior::Immediate).or_fault("saving in", path)?;
        let Some((seq, undone)) = next(&sql, over, assessment).or_fault("reading", path)? else { return Ok(None) };
        let images = images(&sql, seq).or_fault("reading", path)?;
        match over {
            Over::Back => {
                for image in &images {
                    if image.slice.image(&sql).or_fault("reading", path)? != image.after {
                        let details = format!("the rows of \"{}\" are not as the step left them", image.slice.rows_of);
                        return Err(StoreFault::CannotUndo { details });
                    }
                }
                replace(&sql, images.iter().rev().map(|image| (&image.slice, &image.before)))
                    .or_fault("saving in", path)?;
            }
            Over::Again => {
                replace(&sql, images.iter().map(|image| (&image.slice, &image.after))).or_fault("saving in", path)?;
            }
        }
        mark(&sql, seq, over, at, &undone).or_fault("saving in", path)?;
        sql.commit().or_fault("saving in", path)?;
        self.touched.extend(undone.touched.iter().map(|touch| touch.assessment.clone()));
        Ok(Some(undone))
    }
}

/// A change to be recorded.
pub(crate) struct Step {
    pub(crate) act: Act,
    pub(crate) at: Timestamp,
    pub(crate) touched: BTreeSet<Touch>,
    pub(crate) images: Vec<Image>,
    /// Title of every assessment touched; `None` where it was not there before nor added since.
    pub(crate) titles: BTreeMap<AssessmentId, Option<String>>,
}

/// Rows before and after a change.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Image {
    pub(crate) slice: Slice,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// Which way a step is gone over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Back,
    Again,
}

type SqlResult<T> = rusqlite::Result<T>;

/// Writes a change's line and its undo step, or joins the step before.
pub(crate) fn record(sql: &Connection, step: &Step, merge: Merge) -> SqlResult<()> {
    drop_steps(sql, "WHERE undone IS NOT NULL")?;
    if merge == Merge::WithLast
        && let Some(seq) = joinable(sql, step)?
    {
        return join(sql, seq, step);
    }
    let (assessment, title, question) = subject(step);
    sql.execute(
        "INSERT INTO change (at, way, act, assessment, title, question) VALUES (?1, 'done', ?2, ?3, ?4, ?5)",
        params![step.at.to_string(), step.act.word(), assessment, title, question],
    )?;
    sql.execute("INSERT INTO undo_step (change) VALUES (?1)", [sql.last_insert_rowid()])?;
    let seq = sql.last_insert_rowid();
    for (touch, position) in step.touched.iter().zip(0i64..) {
        let question = touch.place.question().map(QuestionId::as_str);
        sql.execute(
            "INSERT INTO undo_touch VALUES (?1, ?2, ?3, ?4, ?5)",
            params![seq, position, touch.assessment.0, touch.place.word(), question],
        )?;
    }
    for (image, position) in step.images.iter().zip(0i64..) {
        insert_image(sql, seq, position, image)?;
    }
    Ok(())
}

/// A setting of an assessment that was removed: `report/` or `walk/` and its id.
pub(crate) const LEFT_SETTING: &str = "substr(key, 1, instr(key, '/')) IN ('report/', 'walk/')
    AND substr(key, instr(key, '/') + 1) NOT IN (SELECT id FROM assessment)";

/// [`forget`] in a transaction of its own, for the end of a session.
pub(crate) fn forget_all(sql: &Connection) -> SqlResult<()> {
    let tx = sql.unchecked_transaction()?;
    forget(&tx)?;
    tx.commit()
}

/// Forgets every step: undo reaches back to the opening of the workspace, and what was removed stays in the file no longer,
/// documents, what was said about its reports and how it was walked through included.
pub(crate) fn forget(sql: &Connection) -> SqlResult<()> {
    drop_steps(sql, "")?;
    sql.execute(&format!("DELETE FROM setting WHERE {LEFT_SETTING}"), [])?;
    documents::drop_unnamed(sql)
}

fn insert_image(sql: &Connection, seq: i64, position: i64, image: &Image) -> SqlResult<()> {
    let Image { slice, before, after } = image;
    sql.execute(
        "INSERT INTO undo_slice VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![seq, position, slice.rows_of, slice.assessment, slice.question, before, after],
    )?;
    Ok(())
}

/// The one assessment and the one question that a step is about.
fn subject(step: &Step) -> (Option<&str>, Option<&str>, Option<&str>) {
    let mut questions: Vec<&str> =
        step.touched.iter().filter_map(|touch| touch.place.question()).map(QuestionId::as_str).collect();
    questions.dedup();
    let question = match questions[..] {
        [one] if step.touched.len() == 1 => Some(one),
        _ => None,
    };
    let mut titles = step.titles.iter();
    match (titles.next(), titles.next()) {
        (Some((id, title)), None) => (Some(id.as_str()), title.as_deref(), question),
        _ => (None, None, None),
    }
}

/// The newest step, if `step` may join it: the same act on the same places, and nothing since.
fn joinable(sql: &Connection, step: &Step) -> SqlResult<Option<i64>> {
    let last = sql
        .query_row(
            "SELECT undo_step.seq, change.act FROM undo_step JOIN change ON change.seq = undo_step.change
             WHERE change.seq = (SELECT max(seq) FROM change)",
            [],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )
        .optional()?;
    let Some((seq, act)) = last else { return Ok(None) };
    Ok((act == step.act.word() && touched(sql, seq)? == step.touched).then_some(seq))
}

/// Lets the step `seq` end where `step` ends; together they may come to nothing.
fn join(sql: &Connection, seq: i64, step: &Step) -> SqlResult<()> {
    let mut joined = images(sql, seq)?;
    for image in &step.images {
        match joined.iter_mut().find(|known| known.slice == image.slice) {
            Some(known) => known.after.clone_from(&image.after),
            None => joined.push(image.clone()),
        }
    }
    let at_own_row = |image: &Image| image.slice.rows_of == crate::rows::ASSESSMENT.name;
    let change: i64 = sql.query_row("SELECT change FROM undo_step WHERE seq = ?1", [seq], |row| row.get(0))?;
    if joined.iter().all(|image| at_own_row(image) || image.before == image.after) && touches_no_details(step) {
        // Typed and taken away again: the time of the last change goes back too.
        replace(sql, joined.iter().rev().map(|image| (&image.slice, &image.before)))?;
        drop_steps(sql, &format!("WHERE seq = {seq}"))?;
        sql.execute("DELETE FROM change WHERE seq = ?1", [change])?;
        return Ok(());
    }
    sql.execute("DELETE FROM undo_slice WHERE step = ?1", [seq])?;
    for (image, position) in joined.iter().zip(0i64..) {
        insert_image(sql, seq, position, image)?;
    }
    sql.execute("UPDATE change SET at = ?1 WHERE seq = ?2", params![step.at.to_string(), change])?;
    Ok(())
}

fn touches_no_details(step: &Step) -> bool {
    step.touched.iter().all(|touch| touch.place.question().is_some())
}

/// The step to go over next. Changes are taken back newest first, and done again in the reverse order of taking back.
fn next(sql: &Connection, over: Over, assessment: Option<&AssessmentId>) -> SqlResult<Option<(i64, Undone)>> {
    let (state, order) = match over {
        Over::Back => ("undone IS NULL", "undo_step.seq DESC"),
        Over::Again => ("undone IS NOT NULL", "undone DESC"),
    };
    let of = if assessment.is_some() {
        "AND ?1 IN (SELECT assessment FROM undo_touch WHERE step = undo_step.seq)"
    } else {
        "AND ?1 IS NULL"
    };
    let statement = format!(
        "SELECT undo_step.seq, act, at, assessment, title, question FROM undo_step
         JOIN change ON change.seq = undo_step.change WHERE {state} {of} ORDER BY {order} LIMIT 1"
    );
    let found = sql
        .query_row(&statement, [assessment.map(AssessmentId::as_str)], |row| {
            let act: String = row.get(1)?;
            let at: String = row.get(2)?;
            let undone = Undone {
                act: Act::from_word(&act).ok_or_else(|| unreadable(format!("no act is called \"{act}\"")))?,
                done_at: at.parse().map_err(|error: jiff::Error| unreadable(error.to_string()))?,
                assessment: row.get::<_, Option<String>>(3)?.map(AssessmentId),
                title: row.get(4)?,
                question: row.get::<_, Option<String>>(5)?.map(QuestionId),
                touched: BTreeSet::new(),
            };
            Ok((row.get::<_, i64>(0)?, undone))
        })
        .optional()?;
    let Some((seq, mut undone)) = found else { return Ok(None) };
    undone.touched = touched(sql, seq)?;
    let several = undone.touched.iter().any(|touch| Some(&touch.assessment) != assessment);
    Ok((assessment.is_none() || !several).then_some((seq, undone)))
}

fn touched(sql: &Connection, seq: i64) -> SqlResult<BTreeSet<Touch>> {
    let mut statement = sql.prepare("SELECT assessment, place, question FROM undo_touch WHERE step = ?1")?;
    let rows = statement.query_map([seq], |row| {
        let question = row.get::<_, Option<String>>(2)?.map(QuestionId);
        let place = match (row.get_ref(1)?.as_str()?, question) {
            ("whole", None) => Place::Whole,
            ("details", None) => Place::Details,
            ("snapshots", None) => Place::Snapshots,
            ("exposure", Some(question)) => Place::Exposure(question),
            ("answer", Some(question)) => Place::Answer(question),
            (other, _) => return Err(unreadable(format!("no place is called \"{other}\""))),
        };
        Ok(Touch { assessment: AssessmentId(row.get(0)?), place })
    })?;
    rows.collect()
}

fn images(sql: &Connection, seq: i64) -> SqlResult<Vec<Image>> {
    let mut statement = sql.prepare(
        "SELECT rows_of, assessment, question, before, after FROM undo_slice WHERE step = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([seq], |row| {
        let slice = Slice { rows_of: row.get(0)?, assessment: row.get(1)?, question: row.get(2)? };
        Ok(Image { slice, before: row.get(3)?, after: row.get(4)? })
    })?;
    rows.collect()
}

/// Puts images in place of what stands. All slices are cleared first, so that what moved from one to another is never
/// there twice; each is cleared again before it is filled, because a wider one may have filled it.
fn replace<'a>(sql: &Connection, to: impl Iterator<Item = (&'a Slice, &'a String)> + Clone) -> SqlResult<()> {
    for (slice, _) in to.clone() {
        slice.clear(sql)?;
    }
    for (slice, image) in to {
        slice.clear(sql)?;
        slice.fill(sql, image)?;
    }
    Ok(())
}

fn mark(sql: &Connection, seq: i64, over: Over, at: Timestamp, undone: &Undone) -> SqlResult<()> {
    let word = match over {
        Over::Back => {
            let mark =
                "UPDATE undo_step SET undone = (SELECT coalesce(max(undone), 0) + 1 FROM undo_step) WHERE seq = ?1";
            sql.execute(mark, [seq])?;
            "undone"
        }
        Over::Again => {
            sql.execute("UPDATE undo_step SET undone = NULL WHERE seq = ?1", [seq])?;
            "redone"
        }
    };
    let (assessment, question) = (&undone.assessment, &undone.question);
    sql.execute(
        "INSERT INTO change (at, way, act, assessment, title, question) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            at.to_string(),
            word,
            undone.act.word(),
            assessment.as_ref().map(AssessmentId::as_str),
            undone.title,
            question.as_ref().map(QuestionId::as_str),
        ],
    )?;
    Ok(())
}

fn drop_steps(sql: &Connection, which: &str) -> SqlResult<()> {
    for table in ["undo_slice", "undo_touch"] {
        sql.execute(&format!("DELETE FROM {table} WHERE step IN (SELECT seq FROM undo_step {which})"), [])?;
    }
    sql.execute(&format!("DELETE FROM undo_step {which}"), [])?;
    Ok(())
}
