//! Text of packs and people as it is set: typographic, with what belongs together held together.

use std::collections::BTreeMap;

use jiff::civil::Date;
use unmoor_core::assessment::{AnswerRecord, Evidence, EvidenceItem, EvidenceKind};
use unmoor_core::pack::{Pack, Question, Reference, ReferenceStatus};
use unmoor_core::score::Grade;
use unmoor_core::words;

use super::ReportInput;
use crate::document::Sign;

/// The weight of a finding.
pub(super) const F: Sign = Sign::always("F: weight of the finding");
/// What a question weighs, and what its answer is worth.
pub(super) const W: Sign = Sign::always("w weight");
pub(super) const V: Sign = Sign::always("v value");
/// A reference whose text was not looked at.
pub(super) const FROM_MEMORY: Sign = Sign::of('*', "* cited from memory; the text was not looked up");

const HOLD: char = '\u{a0}';
/// No line breaks after these.
const BEFORE_NUMBER: [&str; 18] = [
    "Art", "Arts", "Article", "p.", "pp.", "page", "pages", "clause", "clauses", "Annex", "annex", "Section",
    "Chapter", "chapter", "schedule", "Schedule", "No.", "paras",
];
/// No line breaks between a number and these.
const AFTER_NUMBER: [&str; 28] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "days",
    "months",
    "hours",
    "years",
    "minutes",
];

/// So many of [`AFTER_NUMBER`] are months, in full or shortened.
const MONTHS: usize = 23;

/// Text of a pack or a person as it is set.
pub(super) fn set(text: &str) -> String {
    hold(&words::typographic(text.trim()))
}

/// "D, provisional".
pub(super) fn graded(grade: Grade, provisional: bool) -> String {
    let provisional = if provisional { ", provisional" } else { "" };
    format!("{}{provisional}", grade.letter())
}

/// A statement as a sentence.
pub(super) fn sentence(text: &str) -> String {
    hold(&words::sentence(text))
}

/// A sentence that goes on after other words.
pub(super) fn within(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Puts spaces that do not break where no line should end.
pub(super) fn hold(text: &str) -> String {
    let mut held = String::with_capacity(text.len());
    let mut before = "";
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            held.push(if together(before, word) { HOLD } else { ' ' });
        }
        held.push_str(word);
        before = word;
    }
    hold_hyphens(&held)
}

fn together(before: &str, word: &str) -> bool {
    let bare = word.trim_end_matches([',', '.', ';', ':', ')']);
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let before = before.trim_start_matches(['(', '\u{201c}']);
    (BEFORE_NUMBER.contains(&before) && word.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '('))
        || (number(before) && before.len() <= 3 && AFTER_NUMBER.contains(&bare))
        || (AFTER_NUMBER[..MONTHS].contains(&before) && number(word) && [1, 2, 4].contains(&bare.len()))
        || (bare == "provisional" && before.ends_with(','))
}

/// A sentence with its dates written month first: "February 25, 2027" for "25 February 2027".
pub(super) fn month_first(text: &str) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let mut at = 0;
    while at + 2 < words.len() {
        let bare = |word: &str| word.trim_start_matches('(').to_owned();
        let (day, month, year) = (bare(&words[at]), words[at + 1].clone(), words[at + 2].clone());
        let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit());
        let is_year = year.len() >= 4 && year.bytes().take(4).all(|byte| byte.is_ascii_digit());
        if is_day && is_year && AFTER_NUMBER[..MONTHS].contains(&month.as_str()) {
            let before = words[at].strip_suffix(&day).unwrap_or_default().to_owned();
            words.splice(at..at + 3, [format!("{before}{month}"), format!("{day},"), year]);
            at += 2;
        }
        at += 1;
    }
    words.join(" ")
}

/// A hyphen between two digits does not break.
fn hold_hyphens(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let hold = |(at, letter): (usize, &char)| {
        if *letter == '-' && digit(at.checked_sub(1)) && digit(Some(at + 1)) { '\u{2011}' } else { *letter }
    };
    letters.iter().enumerate().map(hold).collect()
}

/// Two ends in one decimal: "67.2 to 84.2", or one number where both print the same.
pub(super) fn interval(from: String, to: String) -> String {
    if from == to { from } else { format!("{from} to {to}") }
}

/// How an answer is shown: "Documented: Master agreement, clause 8.1; ...".
pub(super) fn evidence(input: &ReportInput<'_>, evidence: Evidence, record: Option<&AnswerRecord>) -> String {
    let name = words::capital(words::evidence(evidence));
    let items = items(input, record);
    if items.is_empty() { format!("{name}.") } else { ended(format!("{name}: {items}")) }
}

/// With one full stop at its end, inside a closing quotation mark or outside.
fn ended(text: String) -> String {
    let inside = text.strip_suffix('\u{201d}').unwrap_or(&text);
    if inside.ends_with(['.', '?', '!']) { text } else { text + "." }
}

/// What was gathered for something that is not answered: "At hand: Master agreement, clause 8.1."
pub(super) fn at_hand(input: &ReportInput<'_>, record: Option<&AnswerRecord>) -> String {
    let items = items(input, record);
    if items.is_empty() { items } else { ended(format!("At hand: {items}")) }
}

/// What shows an answer: "Master agreement, clause 8.1".
fn items(input: &ReportInput<'_>, record: Option<&AnswerRecord>) -> String {
    let items = record.iter().flat_map(|record| &record.evidence_items);
    let items: Vec<String> = items.map(|evidence| item(input, evidence)).collect();
    items.join("; ")
}

/// One thing that shows an answer. The words of a quotation stand as they were given; the SHA-256 of a document stands in the
/// list of documents.
fn item(input: &ReportInput<'_>, item: &EvidenceItem) -> String {
    let mut text = set(&item.title);
    if let Some(day) = item.date.filter(|day| !says_day(&item.title, *day)) {
        text.push_str(&format!(" ({})", hold(&input.date(day))));
    }
    if !item.locator.trim().is_empty() {
        text.push_str(&format!(", {}", set(item.locator.trim())));
    }
    let detail = item.detail.trim();
    match item.kind {
        _ if detail.is_empty() => {}
        EvidenceKind::Quotation => text.push_str(&format!(": \u{201c}{detail}\u{201d}")),
        EvidenceKind::Link => text.push_str(&format!(", {detail}")),
        EvidenceKind::File | EvidenceKind::Person => text.push_str(&format!(", {}", set(detail))),
    }
    if let Some(file) = item.file.as_ref().filter(|file| !item.title.contains(&file.name)) {
        text.push_str(&format!(" ({})", file.name));
    }
    text
}

/// Whether a text names a day, on whichever way it writes it: "3 February 2025", "3 Feb 2025", "February 3, 2025", "2025-02-03".
fn says_day(text: &str, day: Date) -> bool {
    let (long, short) = (words::date(day), words::date_short(day));
    let ways = [month_first(&long), month_first(&short), day.to_string(), long, short];
    let whole = |at: usize| !text[..at].ends_with(|letter: char| letter.is_ascii_digit());
    ways.iter().any(|way| text.match_indices(way.as_str()).any(|(at, _)| whole(at)))
}

/// What a question bears on: "Bears on EU Data Act Art 25(2)(e), 2(32); DORA Art 28(8). See also ...".
///
/// References whose text was not looked at stand after the others, marked.
pub(crate) fn references(question: &Question, pack: &Pack) -> String {
    let found = |status: ReferenceStatus| {
        let ids = question.references.iter();
        let found = ids.filter_map(|id| pack.references.iter().find(|reference| reference.id == *id));
        by_framework(found.filter(|reference| reference.status == status))
    };
    let (verified, memory) = (found(ReferenceStatus::Verified), found(ReferenceStatus::FromMemory));
    let mut text = String::new();
    if !verified.is_empty() {
        text.push_str(&format!("Bears on {verified}."));
    }
    if !memory.is_empty() {
        let space = if text.is_empty() { "" } else { " " };
        text.push_str(&format!("{space}See also {memory}*."));
    }
    hold(&text)
}

fn by_framework<'p>(references: impl Iterator<Item = &'p Reference>) -> String {
    let mut order: Vec<&str> = Vec::new();
    let mut locators: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for reference in references {
        let framework = reference.framework.as_str();
        if !order.contains(&framework) {
            order.push(framework);
        }
        locators.entry(framework).or_default().push(reference.locator.trim());
    }
    let joined = |framework: &&str| {
        let locators = &locators[framework];
        let short = |(at, locator): (usize, &&str)| {
            let rest = if at > 0 { locator.strip_prefix("Art ") } else { None };
            rest.unwrap_or(locator).to_owned()
        };
        let locators: Vec<String> = locators.iter().enumerate().map(short).collect();
        words::typographic(format!("{framework} {}", locators.join(", ")).trim_end())
    };
    order.iter().map(joined).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_that_ends_a_sentence_gets_no_second_stop() {
        assert_eq!(ended("\u{201c}It is ours.\u{201d}".to_owned()), "\u{201c}It is ours.\u{201d}");
        assert_eq!(ended("\u{201c}ours\u{201d}".to_owned()), "\u{201c}ours\u{201d}.");
        assert_eq!(ended("page 4.".to_owned()), "page 4.");
    }

    #[test]
    fn what_belongs_together_is_held_together() {
        assert_eq!(set("see Art 25(2) and clause 9.1"), "see Art\u{a0}25(2) and clause\u{a0}9.1");
        assert_eq!(set("on 25 February 2027, in 94 days"), "on 25\u{a0}February\u{a0}2027, in 94\u{a0}days");
        assert_eq!(set("grade D, provisional"), "grade D,\u{a0}provisional");
        assert_eq!(set("paras 106-108"), "paras\u{a0}106\u{2011}108");
        assert_eq!(set("it's \"ours\""), "it\u{2019}s \u{201c}ours\u{201d}");
        assert_eq!(set("a copy of data"), "a copy of data");
        assert_eq!(set("on February 25, 2027"), "on February\u{a0}25, 2027");
    }

    #[test]
    fn a_day_is_known_on_whichever_way_it_is_written() {
        let day = Date::constant(2025, 2, 3);
        for text in
            ["signed 3 February 2025", "3 Feb 2025: reply", "February 3, 2025", "of Feb 3, 2025", "mail 2025-02-03"]
        {
            assert!(says_day(text, day), "{text}");
        }
        assert!(!says_day("signed 13 February 2025", day), "another day");
        assert!(!says_day("signed in February 2025", day));
    }

    #[test]
    fn dates_of_a_sentence_can_be_written_month_first() {
        let text = "Last day: 25 February 2027, in 94 days (2 Mar 2027). 3 May have it; 12 March.";
        let turned = "Last day: February 25, 2027, in 94 days (Mar 2, 2027). 3 May have it; 12 March.";
        assert_eq!(month_first(text), turned);
    }
}
