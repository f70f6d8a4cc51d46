//! What counts otherwise under another version of a pack, whatever was answered: weights, caps, and what is asked.

use crate::applies::applies;
use crate::assessment::{Assessment, Evidence};
use crate::pack::{Knockout, Pack, Question, Tier};
use crate::words;

/// A section, an exposure question or a question that counts otherwise now.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Its id.
    pub id: String,
    /// In what, at least one.
    pub changes: Vec<CountChange>,
}

/// In what something counts otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum CountChange {
    /// Its weight.
    Weight {
        /// Before.
        before: u32,
        /// Now.
        now: u32,
    },
    /// Whether a section is core.
    Core {
        /// Whether it is now.
        now: bool,
    },
    /// Whether it is asked of this service at this depth.
    Asked {
        /// Whether it is now.
        now: bool,
    },
    /// When it caps the score.
    Knockout {
        /// Before.
        before: Option<Knockout>,
        /// Now.
        now: Option<Knockout>,
    },
    /// The evidence that it takes to count in full.
    Proof {
        /// Now.
        now: Evidence,
    },
    /// When it does not apply.
    NotApplicable {
        /// Before.
        before: Option<String>,
        /// Now.
        now: Option<String>,
    },
}

/// What counts otherwise in the copy: sections first, then exposure questions, then questions, in the order of the pack.
pub(super) fn counted(original: &Assessment, from: &Pack, copy: &Assessment, to: &Pack) -> Vec<Counted> {
    let asked = |question: &Question| applies(to, question, copy);
    let sections = to.sections.iter().filter_map(|now| {
        let before = from.section(&now.id)?;
        let counts = to.questions.iter().any(|question| question.section == now.id && asked(question));
        let core = |tier| tier == Tier::Core;
        let tier = (before.tier != now.tier).then_some(CountChange::Core { now: core(now.tier) });
        let changes = weight(before.weight, now.weight).into_iter().chain(tier).filter(|_| counts);
        some(now.id.as_str(), changes.collect())
    });
    let exposure = to.exposure.iter().filter_map(|now| {
        let before = from.exposure.iter().find(|before| before.id == now.id)?;
        some(now.id.as_str(), weight(before.weight, now.weight).into_iter().collect())
    });
    let questions = to.questions.iter().filter_map(|now| {
        let before = from.question(&now.id)?;
        let changes = match (applies(from, before, original), asked(now)) {
            (false, false) => Vec::new(),
            (true, true) => changes(before, now),
            (_, now) => vec![CountChange::Asked { now }],
        };
        some(now.id.as_str(), changes)
    });
    sections.chain(exposure).chain(questions).collect()
}

fn some(id: &str, changes: Vec<CountChange>) -> Option<Counted> {
    (!changes.is_empty()).then(|| Counted { id: id.to_owned(), changes })
}

fn weight(before: u32, now: u32) -> Option<CountChange> {
    (before != now).then_some(CountChange::Weight { before, now })
}

fn changes(before: &Question, now: &Question) -> Vec<CountChange> {
    let mut changes = Vec::from_iter(weight(before.weight, now.weight));
    if before.knockout != now.knockout {
        changes.push(CountChange::Knockout { before: before.knockout.clone(), now: now.knockout.clone() });
    }
    if before.best_evidence != now.best_evidence {
        changes.push(CountChange::Proof { now: now.best_evidence });
    }
    let (old, new) = (&before.not_applicable_when, &now.not_applicable_when);
    if old != new {
        changes.push(CountChange::NotApplicable { before: old.clone(), now: new.clone() });
    }
    changes
}

impl Counted {
    /// What changed, a sentence each.
    pub fn sentences(&self) -> String {
        self.changes.iter().map(CountChange::sentence).collect::<Vec<_>>().join(" ")
    }
}

impl CountChange {
    fn sentence(&self) -> String {
        let quoted = |text: &str| format!("\u{201c}{}\u{201d}", words::typographic(text));
        match self {
            Self::Weight { before, now } => format!("It weighed {before} and weighs {now} now."),
            Self::Core { now: true } => "It is a core section now: the weakest of those can cap the score.".to_owned(),
            Self::Core { now: false } => "It is no longer a core section, and cannot cap the score.".to_owned(),
            Self::Asked { now: true } => "It is asked of this service now, and was not before.".to_owned(),
            Self::Asked { now: false } => {
                "It is no longer asked of this service; an answer is kept and does not count.".to_owned()
            }
            Self::Knockout { before: None, now: Some(now) } => format!("It caps the score {} now.", words::caps(now)),
            Self::Knockout { before: Some(_), now: None } => "It no longer caps the score.".to_owned(),
            Self::Knockout { before, now } => {
                let said = |cap_of: &Option<Knockout>| cap_of.as_ref().map(words::caps).unwrap_or_default();
                format!("It capped the score {} and caps it {} now.", said(before), said(now))
            }
            Self::Proof { now } => {
                format!("To count in full it has to be shown by {} now.", words::shown_by(*now))
            }
            Self::NotApplicable { now: Some(now), before: None } => {
                format!("It may be said not to apply now: {}.", quoted(now))
            }
            Self::NotApplicable { now: None, .. } => "No reason is named any more why it would not apply.".to_owned(),
            Self::NotApplicable { now: Some(now), before: Some(before) } => {
                format!("The reason why it would not apply read {} and reads {} now.", quoted(before), quoted(now))
            }
        }
    }
}
