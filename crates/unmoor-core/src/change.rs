//! What changed between two states of one assessment: two snapshots of it, or a snapshot and now.
//!
//! [`change`] takes both states and gives everything that can be said: answers, evidence, findings, caps, sections, scope.
//! The window's History, `unmoor snapshot diff` and the report's "change since" take it from here; the sentences are in
//! [`crate::words`]: `change_headline`, `change_because`, `change_movers`.

mod items;
mod scope;

use std::collections::BTreeSet;

use crate::assessment::{Answer, AnswerRecord, Assessment, OptionKey, QuestionId, SectionId};
use crate::finding::{Finding, findings};
use crate::pack::Pack;
use crate::score::{Blocker, Ends, Score, score};

pub use items::ItemsChange;
pub use scope::ScopeChange;

/// An assessment as it stood, with the pack that it is scored with.
#[derive(Debug, Clone, Copy)]
pub struct State<'s> {
    /// The assessment.
    pub assessment: &'s Assessment,
    /// Its pack.
    pub pack: &'s Pack,
}

/// What changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The score before and after.
    pub score: Both<Score>,
    /// Whether both are scored by the same version of the same pack. Where they are not, their numbers mean different
    /// things: sections, findings and caps are then empty.
    pub same_pack: bool,
    /// What is asked.
    pub scope: ScopeChange,
    /// Questions whose answer or evidence changed, in pack order; those that are asked neither before nor after are left out.
    pub answers: Vec<AnswerChange>,
    /// Exposure questions that are answered otherwise, in pack order.
    pub exposure: Vec<ExposureChange>,
    /// Every section that is in scope before or after, in pack order.
    pub sections: Vec<SectionChange>,
    /// Findings that were not there before, the heaviest first.
    pub new_findings: Vec<Finding>,
    /// Findings that are gone, the heaviest first.
    pub gone_findings: Vec<Finding>,
    /// Caps that bind and did not before.
    pub came: Vec<Blocker>,
    /// Caps that bound and do not any more.
    pub went: Vec<Blocker>,
}

/// A thing before and after.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Both<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

/// A question whose answer or evidence changed.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChange {
    /// Which question.
    pub question: QuestionId,
    /// What is said.
    pub answer: Both<Answer>,
    /// Whether the answer itself changed: another option, or no longer unknown.
    pub answered: bool,
    /// Whether it is shown otherwise: claimed, documented, tested.
    pub shown: bool,
    /// What happened to its evidence items.
    pub items: ItemsChange,
    /// By how many points it moves the assured average: without this change that would stand so much lower. `None` where
    /// the two states are scored by different packs.
    pub average: Option<f64>,
}

/// An exposure question that is answered otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExposureChange {
    /// Which question.
    pub question: QuestionId,
    /// The option; `None` while open.
    pub option: Both<Option<OptionKey>>,
}

/// A section before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionChange {
    /// Which section.
    pub id: SectionId,
    /// Its interval; `None` where it is not in scope.
    pub value: Both<Option<Ends<f64>>>,
}

/// What changed from one state of an assessment to a later one.
pub fn change(before: State<'_>, after: State<'_>) -> Change {
    let same_pack = before.pack.reference().same(&after.pack.reference());
    let score = Both { before: score(before.assessment, before.pack), after: score(after.assessment, after.pack) };
    let mut change = Change {
        scope: ScopeChange::new(before, after),
        answers: answers(before, after, &score, same_pack),
        exposure: exposure(before, after),
        sections: Vec::new(),
        new_findings: Vec::new(),
        gone_findings: Vec::new(),
        came: Vec::new(),
        went: Vec::new(),
        same_pack,
        score,
    };
    if same_pack {
        change.sections = sections(&change.score, after.pack);
        change.compare_findings(before, after);
        change.compare_caps();
    }
    change
}

impl Change {
    /// Whether nothing that can be said changed.
    pub fn is_empty(&self) -> bool {
        self.same_pack
            && self.answers.is_empty()
            && self.exposure.is_empty()
            && self.scope.is_empty()
            && self.score.before == self.score.after
    }

    fn compare_findings(&mut self, before: State<'_>, after: State<'_>) {
        let was = findings(before.assessment, before.pack, &self.score.before);
        let is = findings(after.assessment, after.pack, &self.score.after);
        let ids = |all: &[Finding]| all.iter().map(|one| one.id.clone()).collect::<BTreeSet<QuestionId>>();
        let (were, are) = (ids(&was), ids(&is));
        self.new_findings = is.into_iter().filter(|one| !were.contains(&one.id)).collect();
        self.gone_findings = was.into_iter().filter(|one| !are.contains(&one.id)).collect();
    }

    fn compare_caps(&mut self) {
        let (was, is) = (self.score.before.blockers(), self.score.after.blockers());
        let in_other =
            |one: &Blocker, others: &[Blocker]| others.iter().any(|other| other.kind == one.kind && other.id == one.id);
        self.came = is.iter().filter(|one| !in_other(one, &was)).cloned().collect();
        self.went = was.iter().filter(|one| !in_other(one, &is)).cloned().collect();
    }
}

/// Every question that is asked before or after: those of the later pack first, in its order.
fn asked(before: State<'_>, after: State<'_>, score: &Both<Score>) -> Vec<QuestionId> {
    let asked: BTreeSet<&QuestionId> = score.before.asked().chain(score.after.asked()).collect();
    let later = after.pack.questions.iter().map(|question| &question.id);
    let gone = before.pack.questions.iter().map(|question| &question.id);
    let gone = gone.filter(|id| after.pack.question(id).is_none());
    later.chain(gone).filter(|id| asked.contains(id)).cloned().collect()
}

fn answers(before: State<'_>, after: State<'_>, score: &Both<Score>, same_pack: bool) -> Vec<AnswerChange> {
    let blank = AnswerRecord::default();
    let one = |question: QuestionId| {
        let was = before.assessment.answers.get(&question).unwrap_or(&blank);
        let is = after.assessment.answers.get(&question).unwrap_or(&blank);
        let change = AnswerChange {
            answered: said(&was.answer) != said(&is.answer),
            shown: shown(&was.answer) != shown(&is.answer),
            items: ItemsChange::new(&was.evidence_items, &is.evidence_items),
            answer: Both { before: was.answer.clone(), after: is.answer.clone() },
            average: same_pack.then(|| effect(&question, was, after, score)),
            question,
        };
        (change.answered || change.shown || !change.items.is_empty()).then_some(change)
    };
    asked(before, after, score).into_iter().filter_map(one).collect()
}

/// What is said, without how it is shown and why it does not apply. Not yet reached and not known are different here:
/// somebody said the second.
fn said(answer: &Answer) -> (u8, Option<OptionKey>) {
    match answer {
        Answer::Open => (0, None),
        Answer::Unknown => (1, None),
        Answer::NotApplicable { .. } => (2, None),
        Answer::Answered { option, .. } => (3, Some(*option)),
    }
}

fn shown(answer: &Answer) -> Option<crate::assessment::Evidence> {
    match answer {
        Answer::Answered { evidence, .. } => Some(*evidence),
        _ => None,
    }
}

/// How much lower the assured average would stand with the former record of this question.
fn effect(question: &QuestionId, was: &AnswerRecord, after: State<'_>, score: &Both<Score>) -> f64 {
    let mut without = after.assessment.clone();
    without.answers.entry(question.clone()).or_default().answer = was.answer.clone();
    score.after.average.assured - crate::score::score(&without, after.pack).average.assured
}

fn exposure(before: State<'_>, after: State<'_>) -> Vec<ExposureChange> {
    let option = |state: State<'_>, id: &QuestionId| state.assessment.exposure.get(id).copied();
    let later = after.pack.exposure.iter().map(|question| &question.id);
    let gone = before.pack.exposure.iter().map(|question| &question.id);
    let gone = gone.filter(|id| !after.pack.exposure.iter().any(|question| question.id == **id));
    let one = |id: &QuestionId| ExposureChange {
        question: id.clone(),
        option: Both { before: option(before, id), after: option(after, id) },
    };
    later.chain(gone).map(one).filter(|change| change.option.before != change.option.after).collect()
}

fn sections(score: &Both<Score>, pack: &Pack) -> Vec<SectionChange> {
    let value = |score: &Score, id: &SectionId| score.section(id).map(|section| section.value);
    let one = |id: &SectionId| SectionChange {
        id: id.clone(),
        value: Both { before: value(&score.before, id), after: value(&score.after, id) },
    };
    let all = pack.sections.iter().map(|section| one(&section.id));
    all.filter(|change| change.value.before.is_some() || change.value.after.is_some()).collect()
}
