//! Ways to choose what is asked: of the vendor what it can know, of a participant what their role usually knows first.

use std::collections::BTreeSet;

use unmoor_core::assessment::{Answer, Assessment, Participant};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::words;

use super::asked_questions;
use crate::vendor::is_listed;
use crate::view::AskPick;

/// The list for the vendor (what is not known, and what was put there), what is not answered, everything it can know.
pub(super) fn of_vendor(assessment: &Assessment, pack: &Pack) -> Vec<AskPick> {
    let mut known = asked_questions(assessment, pack);
    known.retain(|question| question.ask_vendor.is_some());
    some([
        pick("unknown", "The list for the vendor", &known, |question| is_listed(question, assessment)),
        pick("unanswered", "Not answered yet", &known, |question| open(assessment, question)),
        pick("all", "Everything that the vendor can know", &known, |_| true),
    ])
}

/// What is open for their role, what is not known, what is not answered, the questions of each role, everything.
pub(super) fn of_person(person: &Participant, assessment: &Assessment, pack: &Pack) -> Vec<AskPick> {
    let asked = asked_questions(assessment, pack);
    let unknown = |question: &Question| *assessment.answer(&question.id) == Answer::Unknown;
    let own =
        |question: &Question| question.asked_of == person.role && (unknown(question) || open(assessment, question));
    let name = |role: &str| words::role(role).to_lowercase();
    let first = [
        pick("own", &format!("Open questions for {}", name(&person.role)), &asked, own),
        pick("unknown", "What we do not know", &asked, unknown),
        pick("unanswered", "Not answered yet", &asked, |question| open(assessment, question)),
    ];
    let roles: BTreeSet<&str> = asked.iter().map(|question| question.asked_of.as_str()).collect();
    let roles = roles.into_iter().map(|role| {
        let label = format!("Questions for {}", name(role));
        pick(&format!("role-{role}"), &label, &asked, |question| question.asked_of == role)
    });
    some(first.into_iter().chain(roles).chain([pick("all", "Every question", &asked, |_| true)]))
}

fn open(assessment: &Assessment, question: &Question) -> bool {
    *assessment.answer(&question.id) == Answer::Open
}

fn pick(key: &str, label: &str, among: &[&Question], chosen: impl Fn(&Question) -> bool) -> AskPick {
    let questions: Vec<String> =
        among.iter().filter(|question| chosen(question)).map(|question| question.id.to_string()).collect();
    AskPick { key: key.to_owned(), label: format!("{label}, {}", questions.len()), questions }
}

fn some(picks: impl IntoIterator<Item = AskPick>) -> Vec<AskPick> {
    picks.into_iter().filter(|pick| !pick.questions.is_empty()).collect()
}
