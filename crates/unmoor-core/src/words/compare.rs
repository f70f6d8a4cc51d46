//! The sentences of a comparison: who is clearly freer, the order by risk, and how a score here differs from its own.

use super::number::{count, counted, counted_first, risk_whole};
use super::sentence::interval;
use super::text::{listed, section_name_within, typographic};
use crate::compare::{ClearOrder, Column, Comparison};
use crate::pack::Pack;
use crate::score::LineState;

/// More than these are counted in a headline, not named: their columns name them.
const MOST_NAMED: usize = 3;

/// Who is clearly freer, in one sentence: "Sundial is clearly freer; between Quaystead and Marlow there is no clear
/// difference."
pub fn comparison(comparison: &Comparison) -> String {
    headline(&comparison.whole.order, &names(comparison))
}

/// What was compared: "Same method, same pack, on the 95 questions all three have in scope."
pub fn comparison_gist(comparison: &Comparison) -> String {
    let all = match comparison.columns.len() {
        2 => "both have".to_owned(),
        many => format!("all {} have", count(many)),
    };
    match comparison.common.len() {
        1 => format!("Same method, same pack, on the one question {all} in scope."),
        questions => format!("Same method, same pack, on the {questions} questions {all} in scope."),
    }
}

/// The order by risk: "By risk, highest first: Quaystead 37, Marlow 25, Sundial 12."
pub fn risk_ranking(comparison: &Comparison) -> String {
    let one = |at: &usize| {
        let column = &comparison.columns[*at];
        format!("{} {}", typographic(&column.name), risk_whole(column.score.risk.assured))
    };
    let ranked: Vec<String> = comparison.by_risk.iter().map(one).collect();
    format!("By risk, highest first: {}.", ranked.join(", "))
}

/// Who is clearly freer in a row of the table, briefly: "Sundial", "Sundial, only over Marlow", "no clear difference".
pub fn clearly_freer(order: &ClearOrder, names: &[String]) -> String {
    match order.groups.as_slice() {
        [first, _, ..] => listed(&pick(names, first)),
        _ if order.is_clear() => clauses(order, names, |_| ", only over").join("; "),
        _ => "no clear difference".to_owned(),
    }
}

/// How the score here differs from the assessment's own: "On its own 44 to 78, with 15 more questions: serverless functions,
/// AI and machine learning." `None` where every question of its own is common.
pub fn own_score(column: &Column, pack: &Pack) -> Option<String> {
    if column.left_out.is_empty() {
        return None;
    }
    let mut sections: Vec<String> = Vec::new();
    for id in &column.left_out {
        let section = pack.question(id).and_then(|question| pack.section(&question.section));
        let name = section.map(|section| section_name_within(&section.name)).unwrap_or_default();
        if !sections.contains(&name) {
            sections.push(name);
        }
    }
    let more = counted(column.left_out.len(), "more question", "more questions");
    let own = interval(column.own.portability);
    Some(match sections.len() {
        1..=4 => format!("On its own {own}, with {more}: {}.", listed(&sections)),
        many => format!("On its own {own}, with {more} in {} sections.", count(many)),
    })
}

/// How many answers differ: "80 answers differ, the widest first".
pub fn answers_differ(count: usize) -> String {
    match count {
        0 => "Every common question is answered alike.".to_owned(),
        1 => "One answer differs.".to_owned(),
        many => format!("{}, the widest first.", counted_first(many, "answer differs", "answers differ")),
    }
}

/// How a question stands where no option was chosen: "We don't know".
pub fn no_answer(state: LineState) -> &'static str {
    match state {
        LineState::Open => "Not answered",
        LineState::Unknown => "We don\u{2019}t know",
        LineState::NotApplicable => "Does not apply",
        LineState::Answered { .. } => "",
    }
}

fn names(comparison: &Comparison) -> Vec<String> {
    comparison.columns.iter().map(|column| typographic(&column.name)).collect()
}

fn pick(names: &[String], columns: &[usize]) -> Vec<String> {
    columns.iter().map(|at| names[*at].clone()).collect()
}

fn headline(order: &ClearOrder, names: &[String]) -> String {
    match order.groups.as_slice() {
        [] => "Nothing of what is compared applies to any of them.".to_owned(),
        [all] => within_one(order, names, all),
        [upper, lower] => two_groups(order, names, upper, lower),
        [a, b, c] if a.len() == 1 && b.len() == 1 && c.len() == 1 => {
            let (a, b, c) = (&names[a[0]], &names[b[0]], &names[c[0]]);
            format!("{a} is clearly freer than {b}, and {b} than {c}.")
        }
        groups => {
            let each: Vec<String> = groups.iter().map(|group| member(order, names, group)).collect();
            format!("Clearly freer first: {}.", each.join("; then "))
        }
    }
}

/// Columns of which no part is clearly freer than all the rest.
fn within_one(order: &ClearOrder, names: &[String], all: &[usize]) -> String {
    let clauses = clauses(order, names, |who| match who {
        1 => " is clearly freer than",
        _ => " are clearly freer than",
    });
    let between = if all.len() > MOST_NAMED { format!("the {}", count(all.len())) } else { listed(&pick(names, all)) };
    let none = format!("etween {between} there is no clear");
    match clauses.as_slice() {
        [] => format!("B{none} difference."),
        [one] => format!("{one}; otherwise there is no clear difference."),
        _ => format!("B{none} order."), // who is freer than whom stands in the table; a headline cannot hold it
    }
}

fn two_groups(order: &ClearOrder, names: &[String], upper: &[usize], lower: &[usize]) -> String {
    let (first, second) = (listed(&pick(names, upper)), listed(&pick(names, lower)));
    let second = if lower.len() > MOST_NAMED { format!("the other {}", count(lower.len())) } else { second };
    match (upper, lower) {
        ([_], [_]) => format!("{first} is clearly freer than {second}."),
        ([_], _) => format!("{first} is clearly freer; between {second} there is no clear {}.", what(order, lower)),
        (_, [_]) => {
            format!("{first} are clearly freer than {second}; between them there is no clear {}.", what(order, upper))
        }
        _ => {
            let both: Vec<usize> = [upper, lower].into_iter().map(|group| inner(order, group)).collect();
            let what = if both == [0, 0] { "difference" } else { "order" };
            format!("{first} are clearly freer than {second}; within each group there is no clear {what}.")
        }
    }
}

fn member(order: &ClearOrder, names: &[String], group: &[usize]) -> String {
    let all = listed(&pick(names, group));
    match group {
        [_] => all,
        _ => format!("{all}, with no clear {} between them", what(order, group)),
    }
}

/// In a group where nobody is clearly freer than anybody there is no difference; else there is one, but no order.
fn what(order: &ClearOrder, group: &[usize]) -> &'static str {
    if inner(order, group) == 0 { "difference" } else { "order" }
}

/// How many pairs of a group differ clearly.
fn inner(order: &ClearOrder, group: &[usize]) -> usize {
    group.iter().map(|a| order.beats[*a].iter().filter(|b| group.contains(b)).count()).sum()
}

/// "Sundial is clearly freer than Marlow", one clause for those that are freer than the same; `freer` words it for so many.
fn clauses(order: &ClearOrder, names: &[String], freer: fn(usize) -> &'static str) -> Vec<String> {
    let mut by_beaten: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    for (at, beaten) in order.beats.iter().enumerate().filter(|(_, beaten)| !beaten.is_empty()) {
        match by_beaten.iter_mut().find(|(known, _)| known == beaten) {
            Some((_, who)) => who.push(at),
            None => by_beaten.push((beaten.clone(), vec![at])),
        }
    }
    let clause = |(beaten, who): (Vec<usize>, Vec<usize>)| {
        format!("{}{} {}", listed(&pick(names, &who)), freer(who.len()), listed(&pick(names, &beaten)))
    };
    by_beaten.into_iter().map(clause).collect()
}
