//! What is replaced inside a text: names of people and of the client, and amounts.

use super::lookup::Lookup;
use super::{Redaction, Removed, Subject, amounts, client};

/// What is replaced inside a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replacements {
    people: Lookup,
    clients: Lookup,
    amounts: bool,
}

impl Replacements {
    /// Nothing is replaced.
    pub(super) fn none() -> Self {
        Self::default()
    }

    pub(super) fn of(redaction: &Redaction, people: &[(String, String)]) -> Self {
        let mut all = Self { amounts: redaction.leaves_out(Subject::Amounts), ..Self::default() };
        if redaction.leaves_out(Subject::Client) {
            redaction.clients().iter().for_each(|name| all.clients.add(name, client::INSTEAD));
        }
        if redaction.leaves_out(Subject::People) {
            let mut names = all.clone();
            // Whoever is called so already was left out before.
            let known = || people.iter().chain(&redaction.others).filter(|(name, instead)| name != instead);
            known().for_each(|(name, _)| names.people.add(name, ""));
            for (name, instead) in known() {
                all.people.add(name, &names.label(instead));
            }
        }
        all
    }

    /// What somebody is called, without a role that says itself what is left out: "Participant 1 (deputy of Ines Aldana)".
    fn label(&self, instead: &str) -> String {
        if self.text(instead) == instead {
            return instead.to_owned();
        }
        instead.split(" (").next().unwrap_or_default().to_owned()
    }

    /// The text with everything replaced; what went is told, people apart: they are told once each.
    pub(super) fn apply(&self, text: &str, removed: &mut Vec<Removed>) -> String {
        // Amounts first: the number of "Person 1" before a currency is none.
        let text = if self.amounts {
            amounts::replaced(text, &mut |found, instead| removed.push(Removed::new(Subject::Amounts, found, instead)))
        } else {
            text.to_owned()
        };
        let text = self.people.replaced(&text, &mut |_, _| {});
        self.clients.replaced(&text, &mut |found, instead| removed.push(Removed::new(Subject::Client, found, instead)))
    }

    /// The same for a text that travels beside the assessment.
    pub fn text(&self, text: &str) -> String {
        self.apply(text, &mut Vec::new())
    }
}
