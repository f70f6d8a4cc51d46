//! Two to six assessments side by side, on the questions that all of them have in scope (SCORING.md, "Comparing").
//!
//! Each is scored again on the common questions. One is called clearly freer than another only where their intervals do not
//! overlap. Nothing is added up over vendors: they are ranked by risk.

mod differ;
mod names;
mod order;
mod refusal;

use std::collections::BTreeSet;

use crate::applies::applies;
use crate::assessment::{Assessment, AssessmentId, QuestionId, SectionId};
use crate::pack::{Pack, Question};
use crate::score::{Ends, Score, score, settled};

pub use differ::Difference;
pub use order::ClearOrder;
pub use refusal::{Refusal, check};

/// The fewest assessments that can be compared.
pub const FEWEST: usize = 2;

/// The most: more columns cannot be read side by side.
pub const MOST: usize = 6;

/// Assessments side by side. Everything that has one entry for each of them is in the order of the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The assessments, in the order given.
    pub columns: Vec<Column>,
    /// The questions that all of them have in scope, in pack order.
    pub common: Vec<QuestionId>,
    /// Portability.
    pub whole: Row,
    /// The sections with a common question, in pack order.
    pub sections: Vec<SectionRow>,
    /// The common questions that are not answered alike, those that lie furthest apart first.
    pub differing: Vec<Difference>,
    /// The columns by risk, highest first: by the assured risk, then by the possible one, then by name.
    pub by_risk: Vec<usize>,
}

/// One of the assessments.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Which assessment.
    pub id: AssessmentId,
    /// The shortest name that no other column has: the vendor, the service, or both with the title.
    pub name: String,
    /// Its score on the common questions.
    pub score: Score,
    /// Its score on all of its own questions.
    pub own: Score,
    /// Its questions that are not common to all.
    pub left_out: Vec<QuestionId>,
}

/// A figure of every column, and which of them is clearly freer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The interval of each column; `None` where nothing of it applies.
    pub ends: Vec<Option<Ends<f64>>>,
    /// Which are clearly freer than which.
    pub order: ClearOrder,
}

/// A section of every column.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionRow {
    /// Which section.
    pub id: SectionId,
    /// Its intervals.
    pub row: Row,
}

/// Compares assessments of one pack.
///
/// A question is common where every assessment asks it. One that an assessment answered "not applicable" is asked, and leaves
/// the sums of that assessment only, as in its own score.
///
/// # Errors
/// [`Refusal`], where they cannot be compared.
pub fn compare(assessments: &[&Assessment], pack: &Pack) -> Result<Comparison, Refusal> {
    check(assessments)?;
    let asked_by_all = |question: &&Question| assessments.iter().all(|one| applies(pack, question, one));
    let common: Vec<QuestionId> =
        pack.questions.iter().filter(asked_by_all).map(|question| question.id.clone()).collect();
    if common.is_empty() {
        return Err(Refusal::NothingInCommon);
    }
    let kept: BTreeSet<&QuestionId> = common.iter().collect();
    let shared = pack.only(|question| kept.contains(&question.id));
    let names = names::distinct(assessments);
    let columns: Vec<Column> =
        assessments.iter().zip(names).map(|(one, name)| Column::new(one, name, &shared, pack)).collect();
    Ok(Comparison {
        whole: Row::new(columns.iter().map(|column| Some(column.score.portability)).collect()),
        sections: sections(&columns, &shared),
        differing: differ::differing(&columns, &common),
        by_risk: by_risk(&columns),
        common,
        columns,
    })
}

impl Column {
    fn new(assessment: &Assessment, name: String, shared: &Pack, pack: &Pack) -> Self {
        let own = score(assessment, pack);
        let left_out = own.asked().filter(|id| shared.question(id).is_none()).cloned().collect();
        Self { id: assessment.id.clone(), name, score: score(assessment, shared), own, left_out }
    }
}

impl Row {
    fn new(ends: Vec<Option<Ends<f64>>>) -> Self {
        Self { order: ClearOrder::of(&ends), ends }
    }
}

fn sections(columns: &[Column], shared: &Pack) -> Vec<SectionRow> {
    let row = |id: &SectionId| {
        let ends: Vec<Option<Ends<f64>>> =
            columns.iter().map(|column| column.score.section(id).map(|section| section.value)).collect();
        ends.iter().any(Option::is_some).then(|| SectionRow { id: id.clone(), row: Row::new(ends) })
    };
    shared.sections.iter().filter_map(|section| row(&section.id)).collect()
}

fn by_risk(columns: &[Column]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    let risk = |at: usize| columns[at].score.risk;
    order.sort_by(|a, b| {
        let (a_risk, b_risk) = (risk(*a), risk(*b));
        let higher = settled(b_risk.assured).total_cmp(&settled(a_risk.assured));
        let higher = higher.then(settled(b_risk.possible).total_cmp(&settled(a_risk.possible)));
        higher.then_with(|| columns[*a].name.cmp(&columns[*b].name))
    });
    order
}
