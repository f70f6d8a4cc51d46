//! What an answer does and what advice would bring: gain, proof gain, swing, and every step of the shortest way up.

use super::score::{both, section_name};
use super::{Ledger, Source, caps, none};
use crate::assessment::{Answer, Assessment, QuestionId};
use crate::pack::{AnswerOption, Question};
use crate::rank::{self, Gain, Step};
use crate::score::{End, Ends, Score, score};
use crate::sheet::{best_option, worst_option};
use crate::what_if::{Trial, scratch};
use crate::words;

pub(super) fn gain(source: &Source<'_>, id: &QuestionId) -> Option<Ledger> {
    let gain = rank::gains(source.assessment, source.pack).into_iter().find(|gain| gain.id == *id)?;
    single_step(source, &gain, "What one answer up brings")
}

pub(super) fn proof_gain(source: &Source<'_>, id: &QuestionId) -> Option<Ledger> {
    let gain = rank::proof_gains(source.assessment, source.pack).into_iter().find(|gain| gain.id == *id)?;
    single_step(source, &gain, "What one step of proof brings")
}

fn single_step(source: &Source<'_>, gain: &Gain, title: &str) -> Option<Ledger> {
    let question = source.pack.question(&gain.id)?;
    let after = after(source, source.assessment, &gain.id, gain.step).1;
    let named = format!("{title}: {} {}", gain.id, words::typographic(&question.title));
    let mut ledger = Ledger::new(named, "At the assured end", &["Today", "After", "Change"]);
    let mut line = |label: String, get: &dyn Fn(&Score) -> Option<f64>| {
        if let (Some(before), Some(after)) = (get(source.score), get(&after)) {
            let cells = [words::plain(before, 2), words::plain(after, 2), words::plain(after - before, 2)];
            ledger.entry(label, cells);
        }
    };
    line(format!("{} counts", gain.id), &|score| Some(f64::from(score.line(&gain.id)?.value?.assured)));
    line(section_name(source, &question.section), &|score| Some(score.section(&question.section)?.value.assured));
    line("Average".to_owned(), &|score| Some(score.average.assured));
    line("Lowest cap".to_owned(), &|score| score.caps.assured.first().map(|cap| cap.value));
    line("Score: the lower of both".to_owned(), &|score| Some(score.portability.assured));
    ledger.printed("Gain of the average", [none(), none(), words::gain(gain.average)]);
    ledger.printed("Gain of the score", [none(), none(), words::gain(gain.portability)]);
    ledger.note = step_in_words(question, gain.step);
    Some(ledger)
}

/// The assessment and its score after a step.
fn after(source: &Source<'_>, assessment: &Assessment, id: &QuestionId, step: Step) -> (Assessment, Score) {
    let trial = Trial::of_step(assessment, id, step);
    let assessment = scratch(assessment, &[trial]);
    let score = score(&assessment, source.pack);
    (assessment, score)
}

fn step_in_words(question: &Question, step: Step) -> String {
    let label = |key| {
        let label = question.option(key).map_or("", |option| &option.label);
        format!("\u{201c}{}\u{201d}", words::typographic(label))
    };
    match step {
        Step::Option { from, to } => format!("From {} to {}, shown as it is today.", label(from), label(to)),
        Step::Evidence { from, to } => {
            format!("The same answer, shown by {} instead of {}.", words::shown_by(to), words::shown_by(from))
        }
        Step::Answer { to, evidence } => {
            format!("Answered with {}, shown by {}.", label(to), words::shown_by(evidence))
        }
    }
}

pub(super) fn swing(source: &Source<'_>, id: &QuestionId) -> Option<Ledger> {
    let swing = rank::swings(source.assessment, source.pack).into_iter().find(|swing| swing.id == *id)?;
    let question = source.pack.question(id)?;
    let title = format!("Swing of {id}, {}", words::typographic(&question.title));
    let mut ledger = Ledger::new(title, "", &["Today", "With the answer", "Off the interval"]);
    let now = source.score.portability;
    let cells = |today: f64, then: f64, off: f64| [today, then, off].map(|value| words::plain(value, 2));
    let rise = cells(now.assured, now.assured + swing.rise, swing.rise);
    ledger.entry("Assured score, if the answer is the best and fully shown", rise);
    let fall = cells(now.possible, now.possible - swing.fall, swing.fall);
    ledger.entry("Possible score, if the answer is the worst", fall);
    ledger.printed("Swing: the larger of the two", [none(), none(), words::plain(swing.width(), 0)]);
    let named = |option: Option<&AnswerOption>| {
        format!("\u{201c}{}\u{201d}", words::typographic(option.map_or("", |option| &option.label)))
    };
    let [best, worst] = [best_option(question), worst_option(question)].map(named);
    ledger.note = format!("The best answer is {best}, the worst {worst}. Everything else stays as it is.");
    Some(ledger)
}

/// `None` where the way has no such step.
pub(super) fn way_step(source: &Source<'_>, number: usize) -> Option<Ledger> {
    let way = rank::way_up(source.assessment, source.pack)?;
    let at = number.checked_sub(1)?;
    let step = way.steps.get(at)?;
    let question = source.pack.question(&step.id)?;
    let mut assessment = source.assessment.clone();
    let mut before = source.score.clone();
    for taken in &way.steps[..at] {
        (assessment, before) = after(source, &assessment, &taken.id, taken.step);
    }
    let (_, after) = after(source, &assessment, &step.id, step.step);
    let title = format!("Step {number}: {}", words::way_step(step, source.pack));
    let heads = ["Assured before", "Assured after", "Possible before", "Possible after"];
    let mut ledger = Ledger::new(title, "", &heads);
    both_sides(source, &mut ledger, question, &before, &after);
    Some(ledger)
}

/// `None` where the question is not answered: then it moves nothing.
pub(super) fn effect(source: &Source<'_>, id: &QuestionId) -> Option<Ledger> {
    let question = source.pack.question(id)?;
    source.score.line(id)?;
    let Answer::Answered { .. } = source.assessment.answer(id) else { return None };
    let open = Trial::Answer { question: id.clone(), answer: Answer::Open };
    let without = score(&scratch(source.assessment, &[open]), source.pack);
    let title = format!("What this answer does: {id} {}", words::typographic(&question.title));
    let heads = ["Assured without", "Assured with", "Possible without", "Possible with"];
    let mut ledger = Ledger::new(title, "", &heads);
    both_sides(source, &mut ledger, question, &without, source.score);
    let (was, is) = (without.portability, source.score.portability);
    let [assured, possible] = [End::Assured, End::Possible].map(|end| words::signed(is.at(end) - was.at(end)));
    ledger.printed("Moved by", [none(), assured, none(), possible]);
    ledger.note = "Without it the question is open. Everything else stays as it is.".to_owned();
    Some(ledger)
}

/// Both ends on two sides, from the value of one question to the score.
fn both_sides(source: &Source<'_>, ledger: &mut Ledger, question: &Question, before: &Score, after: &Score) {
    let cells = |before: [String; 2], after: [String; 2]| {
        let ([a, c], [b, d]) = (before, after);
        [a, b, c, d]
    };
    let whole = |score: &Score| {
        let value = score.line(&question.id).and_then(|line| line.value).unwrap_or_default();
        [value.assured, value.possible].map(|value| value.to_string())
    };
    ledger.entry(format!("{} counts", question.id), cells(whole(before), whole(after)));
    let section = |score: &Score| {
        let value = score.section(&question.section).map(|section| section.value).unwrap_or_default();
        both(value, words::two_decimals)
    };
    ledger.entry(section_name(source, &question.section), cells(section(before), section(after)));
    let average = |score: &Score| both(score.average, words::two_decimals);
    ledger.entry("Average", cells(average(before), average(after)));
    for (name, [was, is]) in caps_of(source, before, after) {
        ledger.entry(name, cells(cap_cells(was), cap_cells(is)));
    }
    let score = |score: &Score| both(score.portability, words::two_decimals);
    ledger.sum("The lowest of average and caps", cells(score(before), score(after)));
    let printed = |score: &Score| both(score.portability, words::whole);
    ledger.printed("Portability", cells(printed(before), printed(after)));
}

type Caps = Ends<Option<f64>>;

/// Every cap before or after, with what it holds the ends to then.
fn caps_of(source: &Source<'_>, before: &Score, after: &Score) -> Vec<(String, [Caps; 2])> {
    let of = |score| caps::all(&Source { score, ..*source });
    let (before, after) = (of(before), of(after));
    let find = |caps: &[(String, Caps)], name: &str| {
        caps.iter().find(|(known, _)| known == name).map_or(Ends { assured: None, possible: None }, |(_, ends)| *ends)
    };
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in before.iter().chain(&after) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| (name.clone(), [find(&before, name), find(&after, name)])).collect()
}

fn cap_cells(caps: Caps) -> [String; 2] {
    [End::Assured, End::Possible].map(|end| caps.at(end).map_or_else(|| "no cap".to_owned(), words::two_decimals))
}
