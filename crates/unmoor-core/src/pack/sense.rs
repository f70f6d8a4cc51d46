//! Whether a pack makes sense: ids are unique, references resolve, levels fall, exposure rises.

use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::{Kind, OptionKey};

use super::read::Parts;
use super::{Problem, ReferenceStatus};

/// Adds everything that does not make sense.
pub(super) fn check(parts: &Parts<'_>, problems: &mut Vec<Problem>) {
    let mut report = |path: String, says: String| problems.push(Problem { path, says });
    unique(parts.sections.iter().map(|(at, section)| (format!("sections[{at}].id"), section.id.as_str())), &mut report);
    let exposure = parts.exposure.iter().map(|(at, question)| (format!("exposure[{at}].id"), question.id.as_str()));
    let questions = parts.questions.iter().map(|(at, question)| (format!("questions[{at}].id"), question.id.as_str()));
    unique(exposure.chain(questions), &mut report);
    unique(parts.references.iter().map(|(at, entry)| (format!("references[{at}].id"), entry.id.as_str())), &mut report);
    check_kinds(parts, &mut report);
    check_sections(parts, &mut report);
    check_options(parts, &mut report);
    check_references(parts, &mut report);
}

type Report<'r> = dyn FnMut(String, String) + 'r;

fn unique<'p>(ids: impl Iterator<Item = (String, &'p str)>, report: &mut Report<'_>) {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for (path, id) in ids {
        match seen.get(id) {
            Some(first) => report(path, format!("{id:?} is the id of {first} too")),
            None => drop(seen.insert(id, path.trim_end_matches(".id").to_owned())),
        }
    }
}

fn check_kinds(parts: &Parts<'_>, report: &mut Report<'_>) {
    let sections = parts.sections.iter().map(|(at, section)| (format!("sections[{at}].kinds"), &section.kinds));
    let questions =
        parts.questions.iter().map(|(at, question)| (format!("questions[{at}].applies_to"), &question.applies_to));
    for (path, kinds) in sections.chain(questions) {
        if kinds.iter().collect::<BTreeSet<&Kind>>().len() < kinds.len() {
            report(path, "names a kind twice".to_owned());
        }
    }
}

/// Every question has its section, and the questions stand in the order of the sections.
fn check_sections(parts: &Parts<'_>, report: &mut Report<'_>) {
    let place: BTreeMap<&str, usize> = parts.section_ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    for (at, section) in &parts.sections {
        if section.id.as_str().len() != 2 || !section.id.as_str().chars().all(|letter| letter.is_ascii_uppercase()) {
            report(format!("sections[{at}].id"), format!("{:?} is not two capital letters", section.id.as_str()));
        }
    }
    let mut before = 0;
    for (at, question) in &parts.questions {
        let path = format!("questions[{at}].section");
        match place.get(question.section.as_str()) {
            None => report(path, format!("{:?} is no section of this pack", question.section.as_str())),
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
fn check_options(parts: &Parts<'_>, report: &mut Report<'_>) {
    for (at, question) in &parts.questions {
        let path = format!("questions[{at}].options");
        keys(&path, question.options.iter().map(|option| option.key), report);
        for (index, pair) in question.options.windows(2).enumerate() {
            if let [better, worse] = pair
                && better.level <= worse.level
            {
                let says = format!("is {}, it must be below {}, the level before it", worse.level, better.level);
                report(format!("{path}[{}].level", index + 1), says);
            }
        }
    }
    for (at, question) in &parts.exposure {
        let path = format!("exposure[{at}].options");
        keys(&path, question.options.iter().map(|option| option.key), report);
        for (index, pair) in question.options.windows(2).enumerate() {
            if let [less, more] = pair
                && less.exposure >= more.exposure
            {
                let says = format!("is {}, it must be above {}, the one before it", more.exposure, less.exposure);
                report(format!("{path}[{}].exposure", index + 1), says);
            }
        }
    }
}

fn keys(path: &str, keys: impl Iterator<Item = OptionKey>, report: &mut Report<'_>) {
    for (index, (key, expected)) in keys.zip('a'..='z').enumerate() {
        if key.0 != expected {
            report(format!("{path}[{index}].key"), format!("is {:?}, it must be \"{expected}\"", key.to_string()));
        }
    }
}

fn check_references(parts: &Parts<'_>, report: &mut Report<'_>) {
    let known: BTreeSet<&str> = parts.reference_ids.iter().copied().collect();
    let exposure = parts.exposure.iter().map(|(at, question)| (format!("exposure[{at}]"), &question.references));
    let questions = parts.questions.iter().map(|(at, question)| (format!("questions[{at}]"), &question.references));
    for (at, entry) in &parts.references {
        if entry.status == ReferenceStatus::Verified && entry.source.trim().is_empty() {
            report(format!("references[{at}].source"), "is blank, a verified reference names its source".to_owned());
        }
    }
    for (path, references) in exposure.chain(questions) {
        for (index, reference) in references.iter().enumerate() {
            if !known.contains(reference.as_str()) {
                report(
                    format!("{path}.references[{index}]"),
                    format!("{reference:?} is not in the list of references"),
                );
            }
        }
    }
}
