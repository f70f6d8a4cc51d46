//! What is looked for in a finished file: every string that went, long ones in pieces, so that a piece of one is found too.

use std::collections::BTreeSet;

use unmoor_core::redaction::{Redaction, Removed, Subject, surname};

use super::words::Words;

/// How many words of a long text make a piece.
const PIECE: usize = 8;

/// As few letters and digits as mean something in a note or a piece of evidence: "see p. 4" could stand anywhere.
const FEWEST: usize = 6;

/// A string that should be left out.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    pub(super) subject: Subject,
    /// As it stood.
    pub(super) text: String,
    pub(super) words: Words,
    /// Whether it is a name of one word of somebody who is no participant, such as an owner "Finance": nobody looks for that in texts.
    pub(super) only_in_its_field: bool,
}

impl Needle {
    /// Whether all its words are among these, or all of them as one.
    pub(super) fn may_stand_in(&self, every_word: &BTreeSet<&str>) -> bool {
        self.words.each().all(|word| every_word.contains(word))
            || (self.is_name() && self.words.in_one().is_some_and(|one| every_word.contains(one.as_str())))
    }

    pub(super) fn stands_in(&self, words: &Words) -> bool {
        self.words.stand_in(words) || (self.is_name() && self.words.stand_as_one_in(words))
    }

    fn is_name(&self) -> bool {
        matches!(self.subject, Subject::People | Subject::Client)
    }
}

/// Everything that is looked for, once each.
pub(super) fn needles(removed: &[Removed], redaction: &Redaction) -> Vec<Needle> {
    let clients = redaction.clients().iter().filter(|_| redaction.leaves_out(Subject::Client));
    let clients = clients.map(|name| (Subject::Client, name.as_str(), false));
    let removed = removed.iter().flat_map(|removed| {
        let alone = removed.subject == Subject::People && !removed.instead.starts_with("Participant ");
        let surnames = removed.strings.iter().filter(|_| removed.subject == Subject::People);
        let surnames = surnames.filter_map(|name| surname(name, &removed.instead));
        removed.strings.iter().map(String::as_str).chain(surnames).map(move |text| (removed.subject, text, alone))
    });
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for (subject, text, alone) in clients.chain(removed) {
        for piece in pieces(subject, text) {
            let words = Words::of(&piece);
            let only_in_its_field = alone && words.each().nth(1).is_none();
            if means_something(subject, &words) && seen.insert((subject, piece.clone())) {
                all.push(Needle { subject, text: piece, words, only_in_its_field });
            }
        }
    }
    all
}

/// A name or an amount is one piece; a note or a piece of evidence as many as it has words for, the last one from its end.
fn pieces(subject: Subject, text: &str) -> Vec<String> {
    if !matches!(subject, Subject::Notes | Subject::Evidence) {
        return vec![text.to_owned()];
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= PIECE {
        return vec![text.to_owned()];
    }
    let last = words[words.len() - PIECE..].join(" ");
    words.chunks_exact(PIECE).map(|piece| piece.join(" ")).chain([last]).collect()
}

fn means_something(subject: Subject, words: &Words) -> bool {
    match subject {
        Subject::People | Subject::Client => words.letters() > 1 && words.has_letter(),
        Subject::Amounts => words.each().nth(1).is_some(),
        Subject::Notes | Subject::Evidence => words.letters() >= FEWEST && words.has_letter(),
    }
}
