//! An assessment with something left out of it, to hand on: people, the client, amounts of money, notes, evidence.
//!
//! What is left out is replaced or emptied so that the rest stays an assessment that scores the same. Every string that went is
//! told, so that a finished file can be searched for it. Fields that this version does not know go with whatever is left out,
//! because nobody can say what is in them.

mod amounts;
mod bare;
mod client;
mod ids;
mod letters;
mod lookup;
mod people;
mod replacements;
mod subject;
mod texts;

use std::collections::BTreeSet;

use crate::assessment::{Assessment, QuestionId};

pub use letters::{bare, folded, is_format};
pub use lookup::{is_dense, is_money_sign};
pub use replacements::{Replacements, surname};
pub use subject::{Profile, Subject};

use people::People;

/// What stands in place of a text that the format wants and that is left out.
pub const LEFT_OUT: &str = "[left out]";

/// What is left out of what is handed on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redaction {
    subjects: BTreeSet<Subject>,
    /// Names under which the client is known.
    clients: Vec<String>,
    /// People whom the assessment need not know, and what they are called instead.
    others: Vec<(String, String)>,
}

impl Redaction {
    /// Nothing is left out.
    pub fn none() -> Self {
        Self::default()
    }

    /// Some of the five are left out.
    pub fn of(subjects: impl IntoIterator<Item = Subject>) -> Self {
        Self { subjects: subjects.into_iter().collect(), ..Self::default() }
    }

    /// The names of people are left out.
    pub fn people() -> Self {
        Self::of([Subject::People])
    }

    /// The same, with a name under which the client is known; an empty one changes nothing.
    pub fn knowing_client(mut self, name: &str) -> Self {
        let name = name.trim();
        if name.chars().any(char::is_alphanumeric) && !self.clients.iter().any(|known| known == name) {
            self.clients.push(name.to_owned());
        }
        self
    }

    /// The same, with people who may be named although the assessment does not know them, and what they are called instead: those of
    /// another state of it, or whoever made its report.
    pub fn knowing_people(mut self, people: &[(String, String)]) -> Self {
        self.others.extend(people.iter().filter(|(name, _)| !name.trim().is_empty()).cloned());
        self
    }

    /// Whether one of the five is left out.
    pub fn leaves_out(&self, subject: Subject) -> bool {
        self.subjects.contains(&subject)
    }

    /// Whether nothing is left out.
    pub fn is_none(&self) -> bool {
        self.subjects.is_empty()
    }

    /// What is left out, in the order in which it is told.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        self.subjects.iter().copied()
    }

    /// Names under which the client is known.
    pub fn clients(&self) -> &[String] {
        &self.clients
    }
}

/// Something that went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Which of the five it is.
    pub subject: Subject,
    /// As it stood: one string, or those of a piece of evidence.
    pub strings: Vec<String>,
    /// What stands there now; empty where nothing does.
    pub instead: String,
}

impl Removed {
    pub(crate) fn new(subject: Subject, text: &str, instead: &str) -> Self {
        Self { subject, strings: vec![text.to_owned()], instead: instead.to_owned() }
    }
}

/// An assessment after a redaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Redacted {
    /// The assessment; it scores the same.
    pub assessment: Assessment,
    /// Everything that went: people once each, everything else as often as it stood there.
    pub removed: Vec<Removed>,
    /// The same replacements, for texts that travel beside the assessment.
    pub replacements: Replacements,
    /// Names of people that were looked for in texts, and what they are called instead.
    pub people: Vec<(String, String)>,
}

/// Leaves out of an assessment what a redaction says.
pub fn redact(assessment: &Assessment, redaction: &Redaction) -> Redacted {
    let mut it = assessment.clone();
    if redaction.is_none() {
        return Redacted {
            assessment: it,
            removed: Vec::new(),
            replacements: Replacements::none(),
            people: Vec::new(),
        };
    }
    let mut removed = Vec::new();
    let mut known = Vec::new();
    if redaction.leaves_out(Subject::People) {
        let mut people = People::of(&it);
        people.rename_all(&mut it);
        removed = people.removed();
        known = people.known();
    }
    if redaction.leaves_out(Subject::Evidence) {
        bare::evidence(assessment, &mut it, &mut removed);
    }
    if redaction.leaves_out(Subject::Notes) {
        bare::notes(assessment, &mut it, &mut removed);
    }
    let replacements = Replacements::of(redaction, &known);
    texts::each(&mut it, &mut |text, length| length.fit(text, replacements.apply(text, &mut removed)));
    ids::renumber(&mut it);
    texts::forget_unknown(&mut it);
    Redacted { assessment: it, removed, replacements, people: known }
}

/// Words of a text that may be an amount of money which nobody could read as one: a number close to a currency, the first of them.
/// They still stand there after amounts were left out, so somebody must look.
pub fn doubtful_amount(text: &str) -> Option<String> {
    amounts::doubtful(text).map(str::to_owned)
}

/// Every free text of an assessment, with the question that it was written to.
pub fn free_texts(assessment: &Assessment) -> Vec<(Option<QuestionId>, String)> {
    let (mut found, mut rest) = (Vec::new(), assessment.clone());
    for (question, mut record) in std::mem::take(&mut rest.answers) {
        texts::in_record(&mut record, &mut |text, _| found.push((Some(question.clone()), text.clone())));
    }
    texts::each(&mut rest, &mut |text, _| found.push((None, text.clone())));
    found
}

/// The same assessment with what a redaction says left out of it.
pub fn redacted(assessment: &Assessment, redaction: &Redaction) -> Assessment {
    redact(assessment, redaction).assessment
}
