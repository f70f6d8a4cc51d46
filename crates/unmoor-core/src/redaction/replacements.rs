//! What is replaced inside a text: names of people and of the client, and amounts.

use super::lookup::Lookup;
use super::{Redaction, Removed, Subject, amounts, client, letters, people};

/// A surname of fewer letters could be any word.
const SHORTEST_SURNAME: usize = 3;

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
            redaction.clients().iter().for_each(|name| add(&mut all.clients, name, client::INSTEAD));
        }
        if redaction.leaves_out(Subject::People) {
            let mut names = all.clone();
            // Whoever is called so already was left out before.
            let known = || people.iter().chain(&redaction.others).filter(|(name, instead)| name != instead);
            let surnames = Surnames::of(known());
            for (name, _) in known() {
                written(name).iter().for_each(|name| add(&mut names.people, name, ""));
            }
            surnames.0.iter().for_each(|(name, _)| add(&mut names.people, name, ""));
            for (name, instead) in known() {
                let label = names.label(instead);
                written(name).iter().for_each(|name| add(&mut all.people, name, &label));
            }
            for (name, instead) in &surnames.0 {
                add(&mut all.people, name, &names.label(instead));
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

/// A name as it is written, and in the letters of an address.
fn add(lookup: &mut Lookup, name: &str, instead: &str) {
    lookup.add(name, instead);
    if let Some(name) = letters::spelled_out(name) {
        lookup.add(&name, instead);
    }
}

/// The ways in which a full name is written: "Ines Aldana", "Aldana, Ines".
fn written(name: &str) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    match name.split_once(',') {
        Some((surname, given)) => all.push(format!("{} {}", given.trim(), surname.trim())),
        None => all.extend(
            name.rsplit_once(char::is_whitespace).map(|(given, surname)| format!("{surname}, {}", given.trim())),
        ),
    }
    all
}

/// The last word of a participant's full name, with what stands in its place.
struct Surnames(Vec<(String, String)>);

impl Surnames {
    fn of<'a>(known: impl Iterator<Item = &'a (String, String)>) -> Self {
        let mut all: Vec<(String, String)> = Vec::new();
        for (name, instead) in known {
            let Some(surname) = surname(name, instead) else { continue };
            match all.iter_mut().find(|(other, _)| letters::bare(other) == letters::bare(surname)) {
                // Nobody knows which of them is meant.
                Some((_, of)) if *of != *instead => *of = "a participant".to_owned(),
                Some(_) => {}
                None => all.push((surname.to_owned(), instead.clone())),
            }
        }
        Self(all)
    }
}

/// The surname of somebody who is called a participant; `None` where it is too short to be looked for.
pub fn surname<'a>(name: &'a str, instead: &str) -> Option<&'a str> {
    let full = name.trim();
    if !full.contains(char::is_whitespace) || !instead.starts_with("Participant ") || people::is_given(full) {
        return None;
    }
    let last = full.split(',').next()?.split_whitespace().next_back()?;
    (last.chars().filter(|letter| letter.is_alphabetic()).count() >= SHORTEST_SURNAME).then_some(last)
}
