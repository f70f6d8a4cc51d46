//! The one door for changes: transaction, undo step, change-log line and "what was touched" in one place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use unmoor_core::assessment::{AnswerRecord, Assessment, AssessmentId, OptionKey, QuestionId};

use crate::fault::OrFault;
use crate::rows::{self, Table};
use crate::slice::Slice;
use crate::undo::{self, Image, Step};
use crate::{Act, Place, StoreFault, Touch, Workspace};

/// Whether a change is a step of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// It is.
    Never,
    /// It joins the step before, if that was the same act on the same place and nothing came between: a note is typed
    /// in bursts and undone as one.
    WithLast,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed<T> {
    /// What the closure gave.
    pub value: T,
    /// What was touched; empty where everything already stood as wanted, and then there is nothing to undo.
    pub touched: BTreeSet<Touch>,
}

impl Workspace {
    /// Does `work` in one transaction, with its undo step and its line in the change log. It is on the disk when this
    /// returns; after an error nothing of it is.
    ///
    /// A change drops what could have been redone. Where `work` changes nothing, nothing is written at all.
    pub fn change<T, E: From<StoreFault>>(
        &mut self,
        act: Act,
        at: Timestamp,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Changed<T>, E> {
        self.change_merging(act, at, Merge::Never, work)
    }

    /// [`Workspace::change`], which may join the step before.
    pub fn change_merging<T, E: From<StoreFault>>(
        &mut self,
        act: Act,
        at: Timestamp,
        merge: Merge,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Changed<T>, E> {
        self.writable()?;
        let path = self.path();
        let sql = Transaction::new_unchecked(&self.sql, TransactionBehavior::Immediate).or_fault("saving in", path)?;
        let mut tx = Tx { sql: &sql, path, at, touched: BTreeSet::new(), before: Vec::new(), titles: BTreeMap::new() };
        let value = work(&mut tx)?;
        let touched = tx.finish(act, merge)?;
        sql.commit().or_fault("saving in", path)?;
        self.touched.extend(touched.iter().map(|touch| touch.assessment.clone()));
        Ok(Changed { value, touched })
    }
}

/// A change under way. What it reads is what stands, its own writes included.
pub struct Tx<'w> {
    pub(crate) sql: &'w Connection,
    pub(crate) path: &'w Path,
    at: Timestamp,
    touched: BTreeSet<Touch>,
    /// In the order of first touch: a later image may contain what an earlier write did.
    before: Vec<(Slice, String)>,
    titles: BTreeMap<AssessmentId, Option<String>>,
}

impl Tx<'_> {
    /// The assessment as it stands.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`].
    pub fn assessment(&self, id: &AssessmentId) -> Result<Assessment, StoreFault> {
        let held = rows::one(self.sql, id.as_str()).or_fault("reading", self.path)?;
        held.map(|held| held.assessment).ok_or_else(|| no_such(id))
    }

    /// Everything recorded for a question; the blank record where nothing is.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`].
    pub fn answer_record(&self, id: &AssessmentId, question: &QuestionId) -> Result<AnswerRecord, StoreFault> {
        self.must_exist(id)?;
        let record = rows::answer_record(self.sql, id.as_str(), question).or_fault("reading", self.path)?;
        Ok(record.unwrap_or_default())
    }

    /// Adds a whole assessment.
    ///
    /// # Errors
    /// [`StoreFault::Duplicate`] where its id is there already, or where two of its participants or evidence items share an id.
    pub fn add_assessment(&mut self, assessment: &Assessment) -> Result<(), StoreFault> {
        if self.exists(&assessment.id)? {
            return Err(StoreFault::Duplicate { what: format!("the assessment {}", assessment.id) });
        }
        self.touch(&assessment.id, Place::Whole)?;
        rows::insert(self.sql, assessment, self.at).or_fault("saving in", self.path)?;
        self.titles.insert(assessment.id.clone(), Some(assessment.title.clone()));
        Ok(())
    }

    /// Removes an assessment with everything that belongs to it, its snapshots too.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`].
    pub fn remove_assessment(&mut self, id: &AssessmentId) -> Result<(), StoreFault> {
        self.must_exist(id)?;
        self.touch(id, Place::Whole)?;
        for table in rows::tables() {
            Slice::new(table, id.as_str(), None).clear(self.sql).or_fault("saving in", self.path)?;
        }
        Ok(())
    }

    /// Replaces everything but exposure and answers with that of `assessment`.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`]; [`StoreFault::Duplicate`] where two participants share an id.
    pub fn put_details(&mut self, assessment: &Assessment) -> Result<(), StoreFault> {
        self.must_exist(&assessment.id)?;
        self.touch(&assessment.id, Place::Details)?;
        rows::put_details(self.sql, assessment).or_fault("saving in", self.path)?;
        Ok(())
    }

    /// Reads the assessment, lets `edit` change everything but exposure and answers, and puts that back.
    ///
    /// # Errors
    /// As [`Tx::put_details`], and what `edit` gives.
    pub fn edit_details<T, E: From<StoreFault>>(
        &mut self,
        id: &AssessmentId,
        edit: impl FnOnce(&mut Assessment) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut assessment = self.assessment(id)?;
        let value = edit(&mut assessment)?;
        self.put_details(&assessment)?;
        Ok(value)
    }

    /// Answers an exposure question, or leaves it open again with `None`.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`].
    pub fn set_exposure(
        &mut self,
        id: &AssessmentId,
        question: &QuestionId,
        option: Option<OptionKey>,
    ) -> Result<(), StoreFault> {
        self.must_exist(id)?;
        self.touch(id, Place::Exposure(question.clone()))?;
        let written = match option {
            Some(option) => self.sql.execute(
                "INSERT INTO exposure_answer VALUES (?1, ?2, ?3)
                 ON CONFLICT (assessment, question) DO UPDATE SET option = excluded.option",
                params![id.0, question.0, option.0.to_string()],
            ),
            None => self.sql.execute(
                "DELETE FROM exposure_answer WHERE assessment = ?1 AND question = ?2",
                params![id.0, question.0],
            ),
        };
        written.or_fault("saving in", self.path)?;
        Ok(())
    }

    /// Replaces what is recorded for a question. A blank record is not kept.
    ///
    /// # Errors
    /// [`StoreFault::NoSuchAssessment`]; [`StoreFault::Duplicate`] where an evidence item's id is there already.
    pub fn put_answer_record(
        &mut self,
        id: &AssessmentId,
        question: &QuestionId,
        record: &AnswerRecord,
    ) -> Result<(), StoreFault> {
        self.must_exist(id)?;
        self.touch(id, Place::Answer(question.clone()))?;
        let written = if record.is_blank() {
            rows::delete_answer(self.sql, id.as_str(), question)
        } else {
            rows::put_answer(self.sql, id.as_str(), question, record)
        };
        written.or_fault("saving in", self.path)
    }

    /// Reads the record of a question, lets `edit` change it, and puts it back.
    ///
    /// # Errors
    /// As [`Tx::put_answer_record`], and what `edit` gives.
    pub fn edit_answer<T, E: From<StoreFault>>(
        &mut self,
        id: &AssessmentId,
        question: &QuestionId,
        edit: impl FnOnce(&mut AnswerRecord) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut record = self.answer_record(id, question)?;
        let value = edit(&mut record)?;
        self.put_answer_record(id, question, &record)?;
        Ok(value)
    }

    fn exists(&self, id: &AssessmentId) -> Result<bool, StoreFault> {
        Ok(rows::title(self.sql, id.as_str()).or_fault("reading", self.path)?.is_some())
    }

    pub(crate) fn must_exist(&self, id: &AssessmentId) -> Result<(), StoreFault> {
        if self.exists(id)? { Ok(()) } else { Err(no_such(id)) }
    }

    /// Takes the image of the rows at a place before they are first written.
    pub(crate) fn touch(&mut self, id: &AssessmentId, place: Place) -> Result<(), StoreFault> {
        if !self.titles.contains_key(id) {
            let title = rows::title(self.sql, id.as_str()).or_fault("reading", self.path)?;
            self.titles.insert(id.clone(), title);
        }
        let question = place.question().map(QuestionId::as_str);
        let tables: Vec<&Table> = match &place {
            Place::Whole => rows::tables().collect(),
            Place::Details => rows::DETAILS.iter().collect(),
            Place::Exposure(_) => vec![&rows::EXPOSURE],
            Place::Answer(_) => rows::ANSWER.iter().collect(),
            Place::Snapshots => vec![&rows::SNAPSHOT],
        };
        // The assessment's own row always changes with a part of it: it has the time of the last change.
        let slices = tables.into_iter().map(|table| Slice::new(table, id.as_str(), question));
        let own_row = Slice::new(&rows::ASSESSMENT, id.as_str(), None);
        for slice in slices.chain([own_row]) {
            if !self.before.iter().any(|(known, _)| *known == slice) {
                let image = slice.image(self.sql).or_fault("reading", self.path)?;
                self.before.push((slice, image));
            }
        }
        self.touched.insert(Touch { assessment: id.clone(), place });
        Ok(())
    }

    /// Compares before and after, and records what differs; nothing where nothing does.
    fn finish(self, act: Act, merge: Merge) -> Result<BTreeSet<Touch>, StoreFault> {
        let images = self.before.into_iter().map(|(slice, before)| {
            let after = slice.image(self.sql)?;
            Ok(Image { slice, before, after })
        });
        let mut images = images.collect::<rusqlite::Result<Vec<Image>>>().or_fault("reading", self.path)?;
        if images.iter().all(|image| image.before == image.after) {
            return Ok(BTreeSet::new());
        }
        for id in self.titles.keys() {
            let now = params![self.at.to_string(), id.0];
            self.sql
                .execute("UPDATE assessment SET updated_at = ?1 WHERE id = ?2", now)
                .or_fault("saving in", self.path)?;
        }
        for image in images.iter_mut().filter(|image| image.slice.rows_of == rows::ASSESSMENT.name) {
            image.after = image.slice.image(self.sql).or_fault("reading", self.path)?;
        }
        // Images of a whole assessment overlap those of its parts, and then only all of them together lead back.
        if !self.touched.iter().any(|touch| touch.place == Place::Whole) {
            images.retain(|image| image.before != image.after);
        }
        let step = Step { act, at: self.at, touched: self.touched, images, titles: self.titles };
        undo::record(self.sql, &step, merge).or_fault("saving in", self.path)?;
        Ok(step.touched)
    }
}

pub(crate) fn no_such(id: &AssessmentId) -> StoreFault {
    StoreFault::NoSuchAssessment { id: id.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unmoor_core::assessment::{Depth, Extra, PackRef, Scope, Vendor};

    fn full(sql: &Connection) {
        let pages: i64 = sql.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        sql.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    }

    #[test]
    fn on_a_full_disk_nothing_is_half_saved() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut workspace = Workspace::create(folder.path().join("some.unmoor")).unwrap();
        let scope = Scope { depth: Depth::Quick, kinds: vec![], extra: Extra::new() };
        let pack = PackRef::new("unmoor-standard", "1.0.0");
        let mut it = Assessment::new("a".into(), "A".into(), Vendor::default(), pack, scope);
        workspace
            .change::<_, StoreFault>(Act::AddAssessment, Timestamp::UNIX_EPOCH, |tx| tx.add_assessment(&it))
            .unwrap();
        full(&workspace.sql);
        let record = AnswerRecord { note: "word ".repeat(2000), ..AnswerRecord::default() };
        let question = QuestionId::from("DO-01");
        let answer = |workspace: &mut Workspace| {
            workspace.change::<_, StoreFault>(Act::SetNote, Timestamp::UNIX_EPOCH, |tx| {
                tx.put_answer_record(&it.id, &question, &record)
            })
        };
        let fault = answer(&mut workspace).unwrap_err();
        assert_eq!(fault.code(), "disk_full", "{fault:?}");
        assert!(fault.to_string().starts_with("the disk is full, so \"some.unmoor\" could not be saved"));
        assert_eq!(workspace.assessment(&"a".into()).unwrap(), it);
        assert_eq!(workspace.log(None, 9).unwrap().len(), 1);
        workspace.sql.query_row("PRAGMA max_page_count = 100000", [], |_| Ok(())).unwrap();
        answer(&mut workspace).unwrap();
        it.answers.insert(question.clone(), record.clone());
        assert_eq!(workspace.assessment(&"a".into()).unwrap(), it, "once there is room it goes on");
    }
}
