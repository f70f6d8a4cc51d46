//! The sentences about what changed between two states of an assessment, and why as far as the arithmetic tells.

use super::names;
use super::number::{counted_first, one_decimal, signed, whole};
use super::text::{capital, listed, section_name_within};
use crate::change::{AnswerChange, Change, ScopeChange};
use crate::pack::Pack;
use crate::score::{Cap, CapKind, End, Score};

/// How many answers are named as those that moved the average most.
const MOVERS: usize = 3;

/// Below this an average does not show that it moved.
const SHOWN: f64 = 0.05;

/// Where portability went: "Portability rose from 42 to 48." Not more than the printed numbers say.
pub fn change_headline(change: &Change) -> String {
    if !change.same_pack {
        return "These two were asked from different question packs, so their scores cannot be set against each other."
            .to_owned();
    }
    if change.is_empty() {
        return "Nothing changed.".to_owned();
    }
    let at = |score: &Score, end| whole(*score.portability.at(end));
    let both = |end| (at(&change.score.before, end), at(&change.score.after, end));
    let verb = |end| {
        let (before, after) = (&change.score.before.portability, &change.score.after.portability);
        if after.at(end) > before.at(end) { "rose" } else { "fell" }
    };
    let ((assured, now), (possible, possible_now)) = (both(End::Assured), both(End::Possible));
    match (assured == now, possible == possible_now) {
        (false, true) => format!("Portability {} from {assured} to {now}.", verb(End::Assured)),
        (false, false) => {
            let also = verb(End::Possible);
            format!(
                "Portability {} from {assured} to {now}; what is possible {also} from {possible} to {possible_now}.",
                verb(End::Assured)
            )
        }
        (true, false) => format!(
            "Portability stays at {now}; what is possible {} from {possible} to {possible_now}.",
            verb(End::Possible)
        ),
        (true, true) => format!("Portability stays at {}.", super::interval(change.score.after.portability)),
    }
}

/// Why assured portability stands where it stands now and not where it stood, from what holds it at both times. Empty where
/// that says nothing.
pub fn change_because(change: &Change, pack: &Pack) -> String {
    if !change.same_pack || change.is_empty() {
        return String::new();
    }
    let (before, after) = (&change.score.before, &change.score.after);
    let rose = after.portability.assured > before.portability.assured;
    let moved = whole(before.portability.assured) != whole(after.portability.assured);
    let name = |cap: &Cap| holder(cap, pack);
    let at = |cap: &Cap| whole(cap.value);
    let sentence = match (held(before), held(after)) {
        (None, None) if !moved => String::new(),
        (None, None) if !change.scope.same_questions() => {
            "Other questions are asked now, and no cap holds it.".to_owned()
        }
        (None, None) => format!("Its answers count for {}, and no cap holds it.", if rose { "more" } else { "less" }),
        (Some(cap), None) if rose => format!("{} no longer holds it to {}; no cap does now.", name(cap), at(cap)),
        (Some(cap), None) => {
            format!(
                "Its answers count for less: the average fell below {}, where {} held it.",
                at(cap),
                within(&name(cap))
            )
        }
        (None, Some(cap)) => format!("{} now holds it to {}.", name(cap), at(cap)),
        (Some(was), Some(is)) if was.kind == is.kind && was.id == is.id => same_cap(was, is, &name(is), change),
        (Some(was), Some(is)) if rose => {
            format!("{} no longer holds it to {}; now {} does, to {}.", name(was), at(was), within(&name(is)), at(is))
        }
        (Some(_), Some(is)) => format!("{} now holds it to {}.", name(is), at(is)),
    };
    capital(&sentence)
}

/// The cap that held it holds it still, perhaps at another place.
fn same_cap(was: &Cap, is: &Cap, name: &str, change: &Change) -> String {
    let section =
        |score: &Score| score.sections.iter().find(|one| one.id.as_str() == is.id).map(|one| one.value.assured);
    match (section(&change.score.before), section(&change.score.after)) {
        (Some(before), Some(after)) if whole(before) != whole(after) && whole(was.value) != whole(is.value) => {
            let went = if after > before { "rose" } else { "fell" };
            format!("{name} {went} from {} to {}, and still holds it.", whole(before), whole(after))
        }
        _ => format!("{name} still holds it to {}.", whole(is.value)),
    }
}

/// What moved the average, where the same questions were asked: "The average went from 63.1 to 66.0, most of all by AL-04
/// (+2.1) and DO-02 (+0.8)." Empty where it did not move.
pub fn change_movers(change: &Change) -> String {
    let (before, after) = (change.score.before.average.assured, change.score.after.average.assured);
    if !change.same_pack || (after - before).abs() < SHOWN {
        return String::new();
    }
    let went = format!("The average before the caps went from {} to {}", one_decimal(before), one_decimal(after));
    let movers = movers(change);
    if movers.is_empty() || !change.scope.same_questions() {
        return format!("{went}.");
    }
    let named: Vec<String> =
        movers.iter().take(MOVERS).map(|(answer, by)| format!("{} ({})", answer.question, signed(*by))).collect();
    let most = if movers.len() > named.len() { ", most of all by " } else { " by " };
    format!("{went}{most}{}.", listed(&named))
}

/// The answers that moved the average, the most first.
fn movers(change: &Change) -> Vec<(&AnswerChange, f64)> {
    let moved = |answer: &&AnswerChange| answer.average.is_some_and(|by| by.abs() >= SHOWN);
    let mut movers: Vec<(&AnswerChange, f64)> =
        change.answers.iter().filter(moved).map(|answer| (answer, answer.average.unwrap_or_default())).collect();
    movers.sort_by(|(a, a_by), (b, b_by)| b_by.abs().total_cmp(&a_by.abs()).then_with(|| a.question.cmp(&b.question)));
    movers
}

/// What is asked otherwise, as sentences; none where nothing is.
pub fn change_scope(scope: &ScopeChange) -> Vec<String> {
    let mut lines = Vec::new();
    if scope.pack.before != scope.pack.after {
        lines.push(format!("Asked from {}, before from {}.", scope.pack.after, scope.pack.before));
    }
    if scope.depth.before != scope.depth.after {
        let (before, after) = (names::depth(scope.depth.before), names::depth(scope.depth.after));
        lines.push(format!("{} depth, before {before}.", capital(after)));
    }
    let kinds = |kinds: &[crate::assessment::Kind]| {
        listed(&kinds.iter().map(|kind| names::kind_full(*kind).to_owned()).collect::<Vec<_>>())
    };
    if !scope.kinds_added.is_empty() {
        lines.push(format!("Also {}.", kinds(&scope.kinds_added)));
    }
    if !scope.kinds_removed.is_empty() {
        lines.push(format!("No longer {}.", kinds(&scope.kinds_removed)));
    }
    if !scope.asked_more.is_empty() {
        lines.push(format!(
            "{} asked.",
            counted_first(scope.asked_more.len(), "more question is", "more questions are")
        ));
    }
    if !scope.asked_less.is_empty() {
        let count = scope.asked_less.len();
        lines.push(format!("{} no longer asked.", counted_first(count, "question is", "questions are")));
    }
    lines
}

/// The lowest cap that holds the assured end.
fn held(score: &Score) -> Option<&Cap> {
    score.binding(End::Assured).next()
}

/// What a cap is called as the subject of a sentence.
fn holder(cap: &Cap, pack: &Pack) -> String {
    match cap.kind {
        CapKind::Knockout => format!("The answer to {}", cap.id),
        CapKind::KnockoutUnknown => format!("{}, which nobody knows,", cap.id),
        CapKind::WeakestSection => {
            let section = pack.section(&cap.id.as_str().into());
            let name = section.map_or_else(|| cap.id.clone(), |section| section_name_within(&section.name));
            format!("{}, the weakest core section,", capital(&name))
        }
        CapKind::ProofGate => "That less than half is tested".to_owned(),
    }
}

/// The subject of a sentence in the middle of one.
fn within(holder: &str) -> String {
    for first in ["The ", "That "] {
        if let Some(rest) = holder.strip_prefix(first) {
            return format!("{}{rest}", first.to_lowercase());
        }
    }
    match holder.split_once(", the weakest core section,") {
        Some((name, _)) => format!("{}, the weakest core section,", section_name_within(name)),
        None => holder.to_owned(),
    }
}
