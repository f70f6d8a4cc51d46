//! What the command palette can reach by typing: assessments, and questions of the one that is open.

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

impl App {
    /// Assessments of the workspace, and questions of the one that is open, which hold every word of a search: best
    /// first, and among equals the assessment that was touched last.
    pub fn get_palette(&mut self, req: PaletteRequest) -> Result<PaletteView, Fault> {
        let search = Search::new(&req.search);
        let workspace = self.workspace.as_mut().map_err(|fault| fault.clone())?;
        let cards = self.portfolio.cards_of(workspace)?;
        let mut found: Vec<(Fit, &Card)> =
            cards.iter().filter_map(|card| Some((search.fit(&card.haystack, "vendor")?, card))).collect();
        found.sort_by_key(|(fit, card)| (*fit, Reverse(card.summary.updated_at)));
        let mut entries: Vec<PaletteEntry> = found.into_iter().take(MOST).map(|(_, card)| vendor(card)).collect();
        if let Some(id) = req.assessment {
            entries.extend(self.questions(&id, &search)?);
        }
        Ok(PaletteView { entries })
    }

    fn questions(&self, id: &str, search: &Search) -> Result<Vec<PaletteEntry>, Fault> {
        let assessment = self.assessment(id)?;
        let Ok(pack) = pack::scoring(&assessment, &self.packs) else { return Ok(Vec::new()) };
        let asked = pack.questions.iter().filter(|question| applies(pack, question, &assessment));
        let entries = asked.map(|question| PaletteEntry {
            kind: PaletteKind::Question,
            assessment: id.to_owned(),
            question: question.id.to_string(),
            label: format!("{} {}", question.id, words::typographic(&question.title)),
            hint: words::typographic(&question.prompt),
        });
        let fit =
            |entry: &PaletteEntry| search.fit(&plain::plain(&format!("{} {}", entry.label, entry.hint)), "question");
        let mut found: Vec<(Fit, PaletteEntry)> = entries.filter_map(|entry| Some((fit(&entry)?, entry))).collect();
        found.sort_by_key(|(fit, _)| *fit);
        Ok(found.into_iter().take(MOST).map(|(_, entry)| entry).collect())
    }
}

fn vendor(card: &Card) -> PaletteEntry {
    let head = &card.summary;
    PaletteEntry {
        kind: PaletteKind::Assessment,
        assessment: head.id.to_string(),
        question: String::new(),
        label: called(&head.vendor, &head.service),
        hint: head.title.clone(),
    }
}

/// The words of a search.
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

    /// How well a plain text fits; `None` where it lacks a word. The word for its kind counts as a part of it.
    fn fit(&self, text: &str, kind: &str) -> Option<Fit> {
        let word = |word: &str| text.starts_with(word) || text.contains(&format!(" {word}"));
        let holds = |word: &String| text.contains(word.as_str()) || kind.contains(word.as_str());
        match self.words.first() {
            _ if !self.words.iter().all(holds) => None,
            Some(first) if !text.starts_with(first.as_str()) => {
                Some(if self.words.iter().all(|each| word(each)) { Fit::Words } else { Fit::Holds })
            }
            _ => Some(Fit::Begins),
        }
    }
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
