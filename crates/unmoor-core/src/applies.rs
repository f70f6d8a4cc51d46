//! What is asked: the one function that the walk, the scorer, the report and the exports share.

use crate::assessment::{Assessment, Depth, Kind, Scope};
use crate::pack::{Pack, Question, Section};

/// Whether a question is asked in an assessment: its depth reaches it, and both its section and the question itself
/// are for one of the assessment's kinds.
///
/// A question answered "not applicable" is still asked; it only leaves the sums. One whose section the pack does not
/// have is never asked.
pub fn applies(pack: &Pack, question: &Question, assessment: &Assessment) -> bool {
    pack.section(&question.section).is_some_and(|section| asked_in(section, question, &assessment.scope))
}

/// [`applies`], with the section at hand.
pub(crate) fn asked_in(section: &Section, question: &Question, scope: &Scope) -> bool {
    reaches(scope.depth, section, question)
        && meet(&section.kinds, &scope.kinds)
        && meet(&question.applies_to, &scope.kinds)
}

fn reaches(depth: Depth, section: &Section, question: &Question) -> bool {
    match depth {
        Depth::Quick => question.quick_screen,
        Depth::Standard | Depth::Full => section.from_depth <= depth,
    }
}

fn meet(ours: &[Kind], theirs: &[Kind]) -> bool {
    ours.iter().any(|kind| theirs.contains(kind))
}
