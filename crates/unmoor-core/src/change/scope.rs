//! What is asked, before and after.

use std::collections::BTreeSet;

use super::{Both, State};
use crate::applies::applies;
use crate::assessment::{Depth, Kind, QuestionId};
use crate::pack;

/// How what is asked changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeChange {
    /// The pack with its version: `unmoor-standard 1.0.0`.
    pub pack: Both<String>,
    /// How deep.
    pub depth: Both<Depth>,
    /// Kinds of service that were added.
    pub kinds_added: Vec<Kind>,
    /// Kinds of service that were taken away.
    pub kinds_removed: Vec<Kind>,
    /// Questions that are asked now and were not before, in pack order.
    pub asked_more: Vec<QuestionId>,
    /// Questions that were asked and are not any more, in pack order.
    pub asked_less: Vec<QuestionId>,
}

impl ScopeChange {
    pub(super) fn new(before: State<'_>, after: State<'_>) -> Self {
        let (was, is) = (&before.assessment.scope, &after.assessment.scope);
        let (asked_before, asked_after) = (asked(before), asked(after));
        let without = |all: &[QuestionId], others: &[QuestionId]| {
            let others: BTreeSet<&QuestionId> = others.iter().collect();
            all.iter().filter(|id| !others.contains(id)).cloned().collect()
        };
        let more = |all: &[Kind], others: &[Kind]| {
            Kind::ALL.into_iter().filter(|kind| all.contains(kind) && !others.contains(kind)).collect()
        };
        Self {
            pack: Both { before: pack::name(&before.pack.reference()), after: pack::name(&after.pack.reference()) },
            depth: Both { before: was.depth, after: is.depth },
            kinds_added: more(&is.kinds, &was.kinds),
            kinds_removed: more(&was.kinds, &is.kinds),
            asked_more: without(&asked_after, &asked_before),
            asked_less: without(&asked_before, &asked_after),
        }
    }

    /// Whether the same is asked in the same way.
    pub fn is_empty(&self) -> bool {
        self.pack.before == self.pack.after
            && self.depth.before == self.depth.after
            && self.kinds_added.is_empty()
            && self.kinds_removed.is_empty()
            && self.same_questions()
    }

    /// Whether the same questions are asked.
    pub fn same_questions(&self) -> bool {
        self.asked_more.is_empty() && self.asked_less.is_empty()
    }
}

fn asked(state: State<'_>) -> Vec<QuestionId> {
    let State { assessment, pack } = state;
    let asked = pack.questions.iter().filter(|question| applies(pack, question, assessment));
    asked.map(|question| question.id.clone()).collect()
}
