//! Which of several intervals are clearly freer than which.

use crate::score::{Ends, settled};

/// Who is clearly freer than whom: only where the intervals do not overlap. Two that touch do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClearOrder {
    /// For each column, the columns that it is clearly freer than, in their order.
    pub beats: Vec<Vec<usize>>,
    /// The columns that have an interval, in groups: every member of a group is clearly freer than every member of the
    /// groups after it, and no group can be parted further. Within a group they keep their order.
    pub groups: Vec<Vec<usize>>,
}

impl ClearOrder {
    pub(super) fn of(ends: &[Option<Ends<f64>>]) -> Self {
        let freer = |a: usize, b: usize| match (ends[a], ends[b]) {
            (Some(a), Some(b)) => settled(a.assured) > settled(b.possible),
            _ => false,
        };
        let all = 0..ends.len();
        let beats = all.clone().map(|a| all.clone().filter(|b| freer(a, *b)).collect()).collect();
        Self { beats, groups: groups(all.filter(|at| ends[*at].is_some()).collect(), &freer) }
    }

    /// Whether any is clearly freer than any other.
    pub fn is_clear(&self) -> bool {
        self.beats.iter().any(|beaten| !beaten.is_empty())
    }
}

/// Parts the columns wherever everything before is clearly freer than everything after.
fn groups(mut columns: Vec<usize>, freer: &impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let beaten = |by: usize, all: &[usize]| all.iter().filter(|at| freer(by, **at)).count();
    let all = columns.clone();
    columns.sort_by_key(|at| std::cmp::Reverse(beaten(*at, &all)));
    let mut groups = Vec::new();
    let mut from = 0;
    for to in 1..=columns.len() {
        let (before, after) = columns.split_at(to);
        if before[from..].iter().all(|a| after.iter().all(|b| freer(*a, *b))) {
            let mut group = before[from..].to_vec();
            group.sort_unstable();
            groups.push(group);
            from = to;
        }
    }
    groups
}
