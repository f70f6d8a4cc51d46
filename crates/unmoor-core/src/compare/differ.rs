//! The answers that differ, those that lie furthest apart first.

use super::Column;
use crate::assessment::{QuestionId, SectionId};
use crate::score::{Ends, LineState, QuestionLine};

/// A common question that is not answered alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Which question.
    pub question: QuestionId,
    /// Its section.
    pub section: SectionId,
    /// `w`.
    pub weight: u32,
    /// How it stands in each column.
    pub states: Vec<LineState>,
    /// How far the answers lie apart for certain, 0 to 100: from the highest assured value down to the lowest possible one.
    pub apart: u32,
    /// How far the assured values lie apart, 0 to 100: what is unknown counts as its worst.
    pub assured_apart: u32,
}

/// Every question that differs in its answer or in how that is shown. Equally far apart, the heavier comes first.
pub(super) fn differing(columns: &[Column], common: &[QuestionId]) -> Vec<Difference> {
    let mut differing: Vec<Difference> = common.iter().filter_map(|id| difference(columns, id)).collect();
    differing.sort_by(|a, b| {
        let wider = (b.apart, b.assured_apart, b.weight).cmp(&(a.apart, a.assured_apart, a.weight));
        wider.then_with(|| a.question.cmp(&b.question))
    });
    differing
}

fn difference(columns: &[Column], id: &QuestionId) -> Option<Difference> {
    let lines: Vec<&QuestionLine> = columns.iter().filter_map(|column| column.score.line(id)).collect();
    let (first, others) = lines.split_first()?;
    if others.iter().all(|line| same(line.state, first.state)) {
        return None;
    }
    let values: Vec<Ends<u32>> = lines.iter().filter_map(|line| line.value).collect();
    let most = |end: fn(&Ends<u32>) -> u32| values.iter().map(end).max().unwrap_or_default();
    let least = |end: fn(&Ends<u32>) -> u32| values.iter().map(end).min().unwrap_or_default();
    let highest = most(|value| value.assured);
    Some(Difference {
        question: id.clone(),
        section: first.section.clone(),
        weight: first.weight,
        states: lines.iter().map(|line| line.state).collect(),
        apart: highest.saturating_sub(least(|value| value.possible)),
        assured_apart: highest - least(|value| value.assured),
    })
}

/// Nobody knows, or nobody was asked yet: both say nothing.
fn same(a: LineState, b: LineState) -> bool {
    let silent = |state| matches!(state, LineState::Open | LineState::Unknown);
    a == b || silent(a) && silent(b)
}
