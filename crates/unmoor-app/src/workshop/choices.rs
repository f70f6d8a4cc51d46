//! Which questions a workshop goes through.

use unmoor_core::applies::applies;
use unmoor_core::assessment::QuestionId;
use unmoor_core::words;

use crate::assessed::Assessed;
use crate::fault::Fault;
use crate::view::*;
use crate::walk::order;

/// The key of the choice of every question.
pub(super) const ALL: &str = "all";

/// The choices that leave a question, in the order in which they are offered.
pub(super) fn all(assessed: &Assessed) -> Vec<QuestionChoice> {
    let pack = assessed.pack;
    let asked: Vec<_> = pack.questions.iter().filter(|q| applies(pack, q, &assessed.assessment)).collect();
    let mut choices = vec![
        choice(ALL, "Every question", ""),
        choice("unanswered", "Unanswered", ""),
        choice("unknown", "Unknown", ""),
        choice("marked", "Marked", ""),
        choice("disputed", "Disputed", ""),
    ];
    for section in pack.sections.iter().filter(|section| asked.iter().any(|q| q.section == section.id)) {
        choices.push(choice(&format!("section/{}", section.id), &words::section_name(&section.name), "Sections"));
    }
    let mut roles: Vec<&str> = Vec::new();
    for question in &asked {
        if !roles.contains(&question.asked_of.as_str()) {
            roles.push(&question.asked_of);
            choices.push(choice(
                &format!("role/{}", question.asked_of),
                &words::role(&question.asked_of),
                "Usually known by",
            ));
        }
    }
    for choice in &mut choices {
        choice.count = questions(assessed, &choice.key).map_or(0, |questions| questions.iter().map(|_| 1).sum());
    }
    choices.retain(|choice| choice.count > 0);
    choices
}

fn choice(key: &str, label: &str, group: &str) -> QuestionChoice {
    QuestionChoice { key: key.to_owned(), label: label.to_owned(), group: group.to_owned(), count: 0 }
}

/// The questions of a choice, in the order of the pack.
pub(super) fn questions(assessed: &Assessed, key: &str) -> Result<Vec<QuestionId>, Fault> {
    let every = order(assessed, None);
    let about = |id: &QuestionId| assessed.pack.question(id);
    Ok(match key.split_once('/') {
        Some(("section", section)) => {
            every.into_iter().filter(|id| about(id).is_some_and(|q| q.section.as_str() == section)).collect()
        }
        Some(("role", role)) => every.into_iter().filter(|id| about(id).is_some_and(|q| q.asked_of == role)).collect(),
        _ => match key {
            ALL => every,
            "unanswered" => order(assessed, Some(WalkFilter::Unanswered)),
            "unknown" => order(assessed, Some(WalkFilter::Unknown)),
            "marked" => order(assessed, Some(WalkFilter::Marked)),
            "disputed" => order(assessed, Some(WalkFilter::Disputed)),
            _ => return Err(Fault::refused(format!("There is no choice \"{key}\"."), "Choose among those offered.")),
        },
    })
}
