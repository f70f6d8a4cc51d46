//! What is done about findings, in words.

use jiff::civil::Date;

use super::names::treatment_status;
use super::number::count;
use super::text::{capital, date, sentence, typographic};
use crate::assessment::{Treatment, TreatmentStatus};
use crate::finding::TakenOn;

/// How a finding is treated, as a head and what follows it: "Doing" and "Helen Marchetti, due 20 November 2026, overdue."
pub fn treatment(treatment: &Treatment, today: Date) -> (String, String) {
    let seen_to = seen_to(treatment, today);
    match &treatment.status {
        TreatmentStatus::Accepted { reason, by } => {
            let head = format!("Accepted by {}", typographic(by.as_str().trim()));
            let reason = sentence(reason.as_str().trim());
            let nobody = treatment.owner.trim().is_empty();
            let seen_to = if nobody { capital(&seen_to) } else { seen_to };
            let rest = if seen_to.is_empty() { reason } else { format!("{reason} {}", sentence(&seen_to)) };
            (head, rest)
        }
        status => {
            let head = treatment_status(status.word()).to_owned();
            let rest = if seen_to.is_empty() { "nobody named, no date".to_owned() } else { seen_to };
            (head, sentence(&rest))
        }
    }
}

/// Who sees to it and by when: "Helen Marchetti, due 20 November 2026, overdue"; empty where neither is known.
fn seen_to(treatment: &Treatment, today: Date) -> String {
    let owner = typographic(treatment.owner.trim());
    let due = treatment.due.map(|due| format!("due {}", date(due)));
    let overdue = treatment.overdue(today).then(|| "overdue".to_owned());
    let parts = [Some(owner).filter(|owner| !owner.is_empty()), due, overdue];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "12 taken on (4 done, 3 overdue), 1 accepted"; empty where nothing is.
pub fn taken_on(counts: TakenOn) -> String {
    let TakenOn { taken_on, done, overdue, accepted } = counts;
    let named = |all: [(usize, &str); 2]| {
        let named = all.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
        named.collect::<Vec<_>>().join(", ")
    };
    let of_them = named([(done, "done"), (overdue, "overdue")]);
    let begun = if of_them.is_empty() { "taken on".to_owned() } else { format!("taken on ({of_them})") };
    named([(taken_on, &begun), (accepted, "accepted")])
}

/// "Six are taken on (one done, one overdue) and one is accepted."; empty where nothing is. A number and what it counts stay on
/// one line.
pub fn taken_on_sentence(counts: TakenOn) -> String {
    let TakenOn { taken_on, done, overdue, accepted } = counts;
    let of = |many: usize, word: &str| (many > 0).then(|| format!("{}\u{a0}{word}", count(many)));
    let of_them: Vec<String> = [of(done, "done"), of(overdue, "overdue")].into_iter().flatten().collect();
    let of_them = if of_them.is_empty() { String::new() } else { format!(" ({})", of_them.join(", ")) };
    let are = |many: usize| if many == 1 { "is" } else { "are" };
    let begun =
        (taken_on > 0).then(|| format!("{}\u{a0}{}\u{a0}taken\u{a0}on{of_them}", count(taken_on), are(taken_on)));
    let taken = (accepted > 0).then(|| format!("{}\u{a0}{}\u{a0}accepted", count(accepted), are(accepted)));
    match [begun, taken].into_iter().flatten().collect::<Vec<_>>().join(" and ") {
        nothing if nothing.is_empty() => nothing,
        sentence => format!("{}.", capital(&sentence)),
    }
}
