//! What the command palette can reach by typing: assessments, their screens and their questions.

use std::cmp::Reverse;

use unmoor_core::applies::applies;
use unmoor_core::pack;
use unmoor_core::words;

use crate::App;
use crate::agenda::called;
use crate::fault::Fault;
use crate::portfolio::{Card, plain};
use crate::view::*;

/// As many of each kind as one looks through; typing on narrows them.
const MOST: usize = 50;

/// Among so many assessments that are named in a search the rest of it is looked for.
const MOST_NAMED: usize = 5;

const SCREENS: [(AssessmentScreen, &str); 6] = [
    (AssessmentScreen::Walk, "Walk"),
    (AssessmentScreen::Workshop, "Workshop"),
    (AssessmentScreen::Result, "Result"),
    (AssessmentScreen::History, "History"),
    (AssessmentScreen::Report, "Report"),
    (AssessmentScreen::Exposure, "Exposure"),
];

impl App {
    /// What holds every word of a search, best first, and among equals the assessment that was touched last: assessments;
    /// questions of the open one; and, where some of the words name an assessment, its screens and questions that fit the
    /// other words.
    pub fn get_palette(&mut self, req: PaletteRequest) -> Result<PaletteView, Fault> {
        let search = Search::new(&req.search);
        let workspace = self.workspace.as_mut().map_err(|fault| fault.clone())?;
        let cards = self.portfolio.cards_of(workspace)?;
        let mut found: Vec<(Fit, &Card)> =
            cards.iter().filter_map(|card| Some((search.fit(&card.haystack, "vendor")?, card))).collect();
        found.sort_by_key(|(fit, card)| (*fit, Reverse(card.summary.updated_at)));
        let mut entries: Vec<PaletteEntry> = found.into_iter().take(MOST).map(|(_, card)| vendor(card)).collect();

        let mut named = search.named(cards);
        if req.assessment.is_none() && !search.words.is_empty() {
            let latest = cards.iter().max_by_key(|card| card.summary.updated_at);
            named.extend(latest.map(|card| (vendor(card), search.clone())));
        }
        if let Some(open) = &req.assessment {
            entries.extend(self.questions(open, &search, ""));
        }
        for (assessment, rest) in named {
            let PaletteEntry { assessment: id, label: name, .. } = assessment;
            // the window has the screens of the open one itself
            let screens = screens(&id, &name, &rest).filter(|_| req.assessment.as_ref() != Some(&id));
            let more = screens.chain(self.questions(&id, &rest, &format!("{name}: ")));
            let more: Vec<_> = more.filter(|entry| !entries.iter().any(|known| known.leads_as(entry))).collect();
            entries.extend(more);
        }
        Ok(PaletteView { entries })
    }

    /// Questions of an assessment that fit a search, each with something before its hint; none of one that is gone or cannot
    /// be read, which its own screens tell.
    fn questions(&self, id: &str, search: &Search, before: &str) -> Vec<PaletteEntry> {
        let Ok(assessment) = self.assessment(id) else { return Vec::new() };
        let Ok(pack) = pack::scoring(&assessment, &self.packs) else { return Vec::new() };
        let mut found = Vec::new();
        for question in pack.questions.iter().filter(|question| applies(pack, question, &assessment)) {
            let label = format!("{} {}", question.id, words::typographic(&question.title));
            let prompt = words::typographic(&question.prompt);
            let Some(fit) = search.fit(&plain::plain(&format!("{label} {prompt}")), "question") else { continue };
            let to = PaletteGoal::Question { question: question.id.to_string() };
            found.push((fit, PaletteEntry { to, assessment: id.to_owned(), label, hint: format!("{before}{prompt}") }));
        }
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().take(MOST).map(|(_, entry)| entry).collect()
    }
}

impl PaletteEntry {
    fn leads_as(&self, other: &Self) -> bool {
        (&self.assessment, &self.to) == (&other.assessment, &other.to)
    }
}

fn vendor(card: &Card) -> PaletteEntry {
    let head = &card.summary;
    PaletteEntry {
        to: PaletteGoal::Assessment,
        assessment: head.id.to_string(),
        label: called(&head.vendor, &head.service),
        hint: head.title.clone(),
    }
}

/// The screens of an assessment whose names begin with the words of a search.
fn screens(id: &str, name: &str, search: &Search) -> impl Iterator<Item = PaletteEntry> {
    let fits = |label: &str| search.words.iter().all(|word| plain::plain(label).starts_with(word.as_str()));
    SCREENS.into_iter().filter(move |(_, label)| fits(label)).map(move |(screen, label)| PaletteEntry {
        to: PaletteGoal::Screen { screen },
        assessment: id.to_owned(),
        label: label.to_owned(),
        hint: name.to_owned(),
    })
}

/// The words of a search.
#[derive(Clone)]
struct Search {
    words: Vec<String>,
}

/// How well a text fits a search, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins with what was typed.
    Begins,
    /// Each word begins one of its own.
    Words,
    /// It holds each word somewhere.
    Holds,
}

impl Search {
    fn new(typed: &str) -> Self {
        Self { words: plain::words(typed) }
    }

    /// The assessments whose names hold some of the words, most words first, each with the words that are left.
    fn named(&self, cards: &[Card]) -> Vec<(PaletteEntry, Self)> {
        let mut found = Vec::new();
        for card in cards {
            if !self.words.iter().any(|word| card.haystack.contains(word.as_str())) {
                continue;
            }
            let entry = vendor(card);
            let name = plain::plain(&entry.label);
            let left: Vec<String> = self.words.iter().filter(|word| !begins(&name, word)).cloned().collect();
            if !left.is_empty() && left.len() < self.words.len() {
                found.push((left.len(), Reverse(card.summary.updated_at), entry, Self { words: left }));
            }
        }
        found.sort_by_key(|(left, touched, ..)| (*left, *touched));
        found.into_iter().take(MOST_NAMED).map(|(_, _, entry, left)| (entry, left)).collect()
    }

    /// How well a plain text fits; `None` where it lacks a word. The word for its kind counts as a part of it.
    fn fit(&self, text: &str, kind: &str) -> Option<Fit> {
        let holds = |word: &String| text.contains(word.as_str()) || kind.contains(word.as_str());
        match self.words.first() {
            _ if !self.words.iter().all(holds) => None,
            Some(first) if !text.starts_with(first.as_str()) => {
                Some(if self.words.iter().all(|each| begins(text, each)) { Fit::Words } else { Fit::Holds })
            }
            _ => Some(Fit::Begins),
        }
    }
}

/// Whether a word of a text begins so.
fn begins(text: &str, word: &str) -> bool {
    text.starts_with(word) || text.contains(&format!(" {word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_the_typed_word_fits_best() {
        let fit = |typed: &str, text: &str| Search::new(typed).fit(text, "vendor");
        assert_eq!(fit("", "anything"), Some(Fit::Begins));
        assert_eq!(fit("Quay", "quaystead relate"), Some(Fit::Begins));
        assert_eq!(fit("relate", "quaystead relate"), Some(Fit::Words));
        assert_eq!(fit("stead", "quaystead relate"), Some(Fit::Holds));
        assert_eq!(fit("vendor relate", "quaystead relate"), Some(Fit::Holds));
        assert_eq!(fit("relate marlow", "quaystead relate"), None);
        assert_eq!(fit("Müller", "muller payroll"), Some(Fit::Begins));
    }
}
