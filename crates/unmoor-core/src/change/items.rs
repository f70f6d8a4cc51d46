//! What happened to the evidence items of a question.

use crate::assessment::EvidenceItem;

/// How many evidence items came, went and read otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ItemsChange {
    /// Added.
    pub added: usize,
    /// Removed.
    pub removed: usize,
    /// Edited.
    pub edited: usize,
}

impl ItemsChange {
    pub(super) fn new(before: &[EvidenceItem], after: &[EvidenceItem]) -> Self {
        let find = |all: &'_ [EvidenceItem], id: &str| all.iter().position(|item| item.id == id);
        Self {
            added: after.iter().filter(|item| find(before, &item.id).is_none()).count(),
            removed: before.iter().filter(|item| find(after, &item.id).is_none()).count(),
            edited: after.iter().filter(|item| find(before, &item.id).is_some_and(|at| before[at] != **item)).count(),
        }
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
