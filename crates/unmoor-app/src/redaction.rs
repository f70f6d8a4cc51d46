//! What is left out of what leaves: the choice, what went, and the check that nothing of it is in the finished bytes.

mod check;
mod kept;
mod look;
mod needle;
mod said;
mod words;

pub use look::look;
pub use unmoor_core::redaction::{Redaction, Subject};
use unmoor_core::redaction::{Removed, Replacements, redact};

use crate::App;
use crate::assessed::Assessed;
use crate::fault::Fault;
use crate::view::*;

pub(crate) use check::{Checked, check};
pub(crate) use said::settings;

/// What went from an assessment that leaves.
#[derive(Debug, Clone, Default)]
pub struct Gone {
    /// What was to be left out.
    pub redaction: Redaction,
    /// Every string that went.
    pub removed: Vec<Removed>,
    /// Names of people, and what they are called instead.
    pub people: Vec<(String, String)>,
    /// The same replacements for what travels beside the assessment.
    pub(crate) replacements: Replacements,
}

impl Assessed {
    /// The same with something left out; the score does not change with it.
    pub fn leaving_out(self, redaction: &Redaction) -> Self {
        if redaction.is_none() {
            return self;
        }
        let told = redact(&self.assessment, redaction);
        let gone = Gone {
            redaction: redaction.clone(),
            removed: self.gone.removed.into_iter().chain(told.removed).collect(),
            people: self.gone.people.into_iter().chain(told.people).collect(),
            replacements: told.replacements,
        };
        Self { assessment: told.assessment, gone, ..self }
    }
}

impl App {
    /// What would be left out of what leaves, with examples; nothing is written.
    pub fn look_at_redaction(&mut self, req: LookAtRedaction) -> Result<RedactionView, Fault> {
        let redaction = self.knowing_client(&req.assessment, of(&req.redact).knowing_client(&req.client))?;
        Ok(look(&self.assessment(&req.assessment)?, &redaction))
    }

    /// A redaction that knows the client by the name that its reports bear.
    pub fn knowing_client(&self, id: &str, redaction: Redaction) -> Result<Redaction, Fault> {
        Ok(if redaction.leaves_out(Subject::Client) {
            redaction.knowing_client(&self.report_client(id)?)
        } else {
            redaction
        })
    }
}

impl ReportOptions {
    /// What is left out of a report. Whoever made it and whom it is made for are known by name.
    pub fn redaction(&self) -> Redaction {
        let author = Some(self.author.trim()).filter(|name| name.contains(char::is_whitespace));
        let author: Vec<_> = author.map(|name| (name.to_owned(), said::AUTHOR.to_owned())).into_iter().collect();
        of(&self.redact).knowing_client(&self.client).knowing_people(&author)
    }
}

/// The redaction that leaves these out.
pub fn of(subjects: &[RedactionSubject]) -> Redaction {
    Redaction::of(subjects.iter().map(|subject| Subject::from(*subject)))
}

impl From<RedactionSubject> for Subject {
    fn from(subject: RedactionSubject) -> Self {
        match subject {
            RedactionSubject::People => Self::People,
            RedactionSubject::Client => Self::Client,
            RedactionSubject::Amounts => Self::Amounts,
            RedactionSubject::Notes => Self::Notes,
            RedactionSubject::Evidence => Self::Evidence,
        }
    }
}

impl From<Subject> for RedactionSubject {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::People => Self::People,
            Subject::Client => Self::Client,
            Subject::Amounts => Self::Amounts,
            Subject::Notes => Self::Notes,
            Subject::Evidence => Self::Evidence,
        }
    }
}
