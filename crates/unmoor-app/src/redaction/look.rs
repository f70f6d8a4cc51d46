//! What would be left out, as it is told before anything leaves.

use unmoor_core::assessment::Assessment;
use unmoor_core::redaction::{Profile, Redaction, Removed, Subject, redact};
use unmoor_core::{votes, words};

use crate::view::*;

/// How many examples of each are shown.
const EXAMPLES: usize = 3;

/// How many letters of an example are shown.
const LETTERS: usize = 90;

/// What a redaction would leave out of an assessment.
pub fn look(assessment: &Assessment, redaction: &Redaction) -> RedactionView {
    let mut assessment = assessment.clone();
    votes::take_sealed(&mut assessment);
    let removed = redact(&assessment, redaction).removed;
    let subjects: Vec<RedactionLine> = Subject::ALL.into_iter().map(|one| line(one, redaction, &removed)).collect();
    let counts: Vec<String> =
        subjects.iter().map(|line| line.count.clone()).filter(|count| !count.is_empty()).collect();
    RedactionView {
        gist: gist(redaction, &counts),
        subjects,
        profiles: Profile::ALL.into_iter().map(profile).collect(),
    }
}

fn gist(redaction: &Redaction, counts: &[String]) -> String {
    match (redaction.is_none(), counts) {
        (true, _) => "Nothing is left out.".to_owned(),
        (false, []) => "There is nothing of that kind to leave out.".to_owned(),
        (false, counts) => format!("Left out: {}.", words::listed(counts)),
    }
}

fn profile(profile: Profile) -> RedactionProfile {
    RedactionProfile {
        name: profile.name().to_owned(),
        redact: profile.subjects().iter().map(|subject| (*subject).into()).collect(),
    }
}

fn line(subject: Subject, redaction: &Redaction, removed: &[Removed]) -> RedactionLine {
    let of_it: Vec<&Removed> = removed.iter().filter(|removed| removed.subject == subject).collect();
    let chosen = redaction.leaves_out(subject);
    let unknown = chosen && subject == Subject::Client && redaction.clients().is_empty();
    let mut examples: Vec<RedactionExample> = Vec::new();
    for removed in &of_it {
        let example = RedactionExample { before: shown(&removed.strings.join(", ")), after: removed.instead.clone() };
        if examples.len() < EXAMPLES && !examples.contains(&example) {
            examples.push(example);
        }
    }
    RedactionLine {
        subject: subject.into(),
        name: name(subject).to_owned(),
        what: what(subject).to_owned(),
        count: if chosen { count(subject, of_it.len()) } else { String::new() },
        examples,
        note: if unknown { NO_CLIENT.to_owned() } else { String::new() },
    }
}

const NO_CLIENT: &str =
    "No name of the client is known. Say whom the report is made for, so that the name can be looked for.";

fn name(subject: Subject) -> &'static str {
    match subject {
        Subject::People => "Names of people",
        Subject::Client => "The client",
        Subject::Amounts => "Amounts of money",
        Subject::Notes => "Notes",
        Subject::Evidence => "Evidence",
    }
}

fn what(subject: Subject) -> &'static str {
    match subject {
        Subject::People => {
            "People become \u{201c}Participant 1 (legal)\u{201d} or \u{201c}Person 1\u{201d}; the author and the letter\u{2019}s \
             addresses go. Given names and initials alone are not looked for in notes."
        }
        Subject::Client => {
            "Whom the report is made for, with logo, colour and signature. In texts it becomes \u{201c}the client\u{201d}."
        }
        Subject::Amounts => "A number with a currency beside it becomes \u{201c}[amount]\u{201d}.",
        Subject::Notes => "What was written to answers, votes, decisions and claims, reasons, and the parking list.",
        Subject::Evidence => "Titles, words, places, file names and hashes. How an answer is shown stays.",
    }
}

fn count(subject: Subject, many: usize) -> String {
    let (one, several) = match subject {
        Subject::People => ("name", "names"),
        Subject::Client => ("mention of the client", "mentions of the client"),
        Subject::Amounts => ("amount", "amounts"),
        Subject::Notes => ("note", "notes"),
        Subject::Evidence => ("piece of evidence", "pieces of evidence"),
    };
    if many == 0 { String::new() } else { format!("{many} {}", if many == 1 { one } else { several }) }
}

/// A text on one line, cut where it is long.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = words::visible(&line).into_owned();
    if line.chars().count() <= LETTERS { line } else { line.chars().take(LETTERS).chain(['\u{2026}']).collect() }
}
