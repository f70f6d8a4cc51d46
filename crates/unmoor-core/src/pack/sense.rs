//! Whether a pack makes sense: ids are unique, references resolve, levels fall, exposure rises.
//!
//! Looks at the file's values, so that an entry which cannot be read for another reason is looked at too. What is not of its
//! shape is told by `shape` and passed over here.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Problem;

/// Adds everything that does not make sense.
pub(super) fn check(pack: &Value, problems: &mut Vec<Problem>) {
    let mut report = |path: String, says: String| problems.push(Problem { path, says });
    unique(entries(pack, "sections"), &mut report);
    unique(entries(pack, "exposure").chain(entries(pack, "questions")), &mut report);
    unique(entries(pack, "references"), &mut report);
    check_kinds(pack, &mut report);
    check_sections(pack, &mut report);
    check_options(pack, &mut report);
    check_references(pack, &mut report);
}

type Report<'r> = dyn FnMut(String, String) + 'r;

/// The entries of a list of the pack, each with its place: `questions[3]`.
fn entries<'v>(pack: &'v Value, name: &'v str) -> impl Iterator<Item = (String, &'v Value)> {
    list(pack, name).iter().enumerate().map(move |(at, entry)| (format!("{name}[{at}]"), entry))
}

fn list<'v>(entry: &'v Value, name: &str) -> &'v [Value] {
    entry.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'v>(entry: &'v Value, name: &str) -> Option<&'v str> {
    entry.get(name).and_then(Value::as_str)
}

fn unique<'v>(entries: impl Iterator<Item = (String, &'v Value)>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for (path, entry) in entries {
        let Some(id) = text(entry, "id") else { continue };
        match seen.get(id) {
            Some(first) => report(format!("{path}.id"), format!("{id:?} is the id of {first} too")),
            None => drop(seen.insert(id, path)),
        }
    }
}

fn check_kinds(pack: &Value, report: &mut Report<'_>) {
    for (name, field) in [("sections", "kinds"), ("questions", "applies_to")] {
        for (path, entry) in entries(pack, name) {
            let kinds: Vec<&str> = list(entry, field).iter().filter_map(Value::as_str).collect();
            if kinds.iter().collect::<BTreeSet<_>>().len() < kinds.len() {
                report(format!("{path}.{field}"), "names a kind twice".to_owned());
            }
        }
    }
}

/// Every question has its section, and the questions stand in the order of the sections.
fn check_sections(pack: &Value, report: &mut Report<'_>) {
    let mut place: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, (path, section)) in entries(pack, "sections").enumerate() {
        let Some(id) = text(section, "id") else { continue };
        place.insert(id, at);
        if id.len() != 2 || !id.chars().all(|letter| letter.is_ascii_uppercase()) {
            report(format!("{path}.id"), format!("{id:?} is not two capital letters"));
        }
    }
    let mut before = 0;
    for (path, question) in entries(pack, "questions") {
        let Some(section) = text(question, "section") else { continue };
        let path = format!("{path}.section");
        match place.get(section) {
            None => report(path, format!("{section:?} is no section of this pack")),
            Some(section) => {
                if *section < before {
                    report(path, "stands after a question of a later section".to_owned());
                }
                before = *section;
            }
        }
    }
}

/// Options have the keys a, b, c …; levels fall, exposure rises.
fn check_options(pack: &Value, report: &mut Report<'_>) {
    for (path, question) in entries(pack, "questions") {
        keys(&path, question, report);
        pairs(&path, question, "level", report, |better, worse| {
            (better <= worse).then(|| format!("is {worse}, it must be below {better}, the level before it"))
        });
    }
    for (path, question) in entries(pack, "exposure") {
        keys(&path, question, report);
        pairs(&path, question, "exposure", report, |less, more| {
            (less >= more).then(|| format!("is {more}, it must be above {less}, the one before it"))
        });
    }
}

fn keys(path: &str, question: &Value, report: &mut Report<'_>) {
    for ((index, option), expected) in list(question, "options").iter().enumerate().zip('a'..='z') {
        let Some(key) = text(option, "key").filter(|key| key.chars().count() == 1) else { continue };
        if !key.starts_with(expected) {
            report(format!("{path}.options[{index}].key"), format!("is {key:?}, it must be \"{expected}\""));
        }
    }
}

/// Compares a number of each option with that of the option before it.
fn pairs(
    path: &str,
    question: &Value,
    field: &str,
    report: &mut Report<'_>,
    wrong: impl Fn(u64, u64) -> Option<String>,
) {
    let numbers = list(question, "options").iter().map(|option| option.get(field).and_then(Value::as_u64));
    let numbers: Vec<Option<u64>> = numbers.collect();
    for (index, pair) in numbers.windows(2).enumerate() {
        if let [Some(before), Some(after)] = *pair
            && let Some(says) = wrong(before, after)
        {
            report(format!("{path}.options[{}].{field}", index + 1), says);
        }
    }
}

fn check_references(pack: &Value, report: &mut Report<'_>) {
    let known: BTreeSet<&str> = list(pack, "references").iter().filter_map(|entry| text(entry, "id")).collect();
    for (path, entry) in entries(pack, "references") {
        let blank = text(entry, "source").is_some_and(|source| source.trim().is_empty());
        if blank && text(entry, "status") == Some("verified") {
            report(format!("{path}.source"), "is blank, a verified reference names its source".to_owned());
        }
    }
    for (path, entry) in entries(pack, "exposure").chain(entries(pack, "questions")) {
        for (index, reference) in list(entry, "references").iter().enumerate() {
            if let Some(reference) = reference.as_str().filter(|reference| !known.contains(reference)) {
                let says = format!("{reference:?} is not in the list of references");
                report(format!("{path}.references[{index}]"), says);
            }
        }
    }
}
