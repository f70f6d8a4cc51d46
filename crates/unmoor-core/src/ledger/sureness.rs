//! How sure we are: coverage, confidence, proof and stability.

use super::score::section_name;
use super::{Ledger, Source, none};
use crate::assessment::Evidence;
use crate::score::{LineState, QuestionLine, SectionScore, Share};
use crate::stability::{self, REDRAWS};
use crate::words;

/// The lines of a section that count.
fn counting<'s>(source: &'s Source<'_>, section: &'s SectionScore) -> impl Iterator<Item = &'s QuestionLine> {
    source.score.lines.iter().filter(|line| line.section == section.id && line.value.is_some())
}

fn share(ledger: &mut Ledger, title: &str, share: Share, decimals: u8) -> String {
    ledger.title = title.to_owned();
    format!("{} / {} = {}", words::plain(share.part, decimals), share.whole, words::percent_one_decimal(share.value))
}

pub(super) fn coverage(source: &Source<'_>) -> Ledger {
    let heads = ["Questions that apply", "Answered", "Weight that applies", "Weight answered"];
    let mut ledger = Ledger::new("", "Section", &heads);
    let mut sums = [0_u32; 4];
    for section in &source.score.sections {
        let answered = |line: &&QuestionLine| matches!(line.state, LineState::Answered { .. });
        let one = |_: &QuestionLine| 1;
        let weight = |line: &QuestionLine| line.weight;
        let cells = [
            counting(source, section).map(one).sum(),
            counting(source, section).filter(answered).map(one).sum(),
            counting(source, section).map(weight).sum(),
            counting(source, section).filter(answered).map(weight).sum(),
        ];
        sums = add(sums, cells);
        ledger.entry(section_name(source, &section.id), cells.map(|cell| cell.to_string()));
    }
    ledger.sum("Sums", sums.map(|cell| cell.to_string()));
    let quotient = share(&mut ledger, "Coverage", source.score.coverage, 0);
    ledger.sum("Weight answered by weight that applies", [none(), none(), none(), quotient]);
    ledger.printed("Coverage", [none(), none(), none(), words::percent(source.score.coverage.value)]);
    ledger.note = "Below 80% a grade is provisional.".to_owned();
    ledger
}

fn add<const N: usize>(mut sums: [u32; N], cells: [u32; N]) -> [u32; N] {
    sums.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += cell);
    sums
}

pub(super) fn confidence(source: &Source<'_>) -> Ledger {
    let mut ledger = Ledger::new("", "How it is shown", &["Weight w", "Counts c", "w \u{d7} c"]);
    let best = |line: &QuestionLine| {
        let question = source.pack.question(&line.id);
        question.is_some_and(|question| question.best_evidence == Evidence::Documented)
    };
    let kind = |line: &QuestionLine| match line.state {
        LineState::Answered { evidence: Evidence::Tested, .. } => 0,
        LineState::Answered { evidence: Evidence::Documented, .. } if best(line) => 1,
        LineState::Answered { evidence: Evidence::Documented, .. } => 2,
        LineState::Answered { evidence: Evidence::Claimed, .. } => 3,
        _ => 4,
    };
    let kinds = [
        ("Tested", 10_u32),
        ("Documented, where there is no better proof", 10),
        ("Documented", 7),
        ("Claimed", 4),
        ("Not known or not answered", 0),
    ];
    for (at, (label, tenths)) in kinds.into_iter().enumerate() {
        let lines = source.score.lines.iter().filter(|line| line.value.is_some() && kind(line) == at);
        let weight: u32 = lines.map(|line| line.weight).sum();
        let counts = words::plain(f64::from(tenths) / 10.0, 1);
        ledger.entry(label, [weight.to_string(), counts, words::plain(f64::from(weight * tenths) / 10.0, 1)]);
    }
    let confidence = source.score.confidence;
    ledger.sum("Sums", [confidence.whole.to_string(), none(), words::plain(confidence.part, 1)]);
    let quotient = share(&mut ledger, "Confidence", confidence, 1);
    ledger.sum("Sum of w \u{d7} c by sum of w", [none(), none(), quotient]);
    ledger.printed("Confidence", [none(), none(), words::percent(confidence.value)]);
    ledger
}

pub(super) fn proof(source: &Source<'_>) -> Ledger {
    let mut ledger = Ledger::new("", "Section", &["Weight that can be tested", "Weight tested"]);
    let mut sums = [0_u32; 2];
    for section in &source.score.sections {
        let testable = |line: &&QuestionLine| {
            let question = source.pack.question(&line.id);
            question.is_some_and(|question| question.best_evidence == Evidence::Tested)
        };
        let tested =
            |line: &&QuestionLine| matches!(line.state, LineState::Answered { evidence: Evidence::Tested, .. });
        let cells = [
            counting(source, section).filter(testable).map(|line| line.weight).sum(),
            counting(source, section).filter(testable).filter(tested).map(|line| line.weight).sum(),
        ];
        sums = add(sums, cells);
        ledger.entry(section_name(source, &section.id), cells.map(|cell| cell.to_string()));
    }
    ledger.sum("Sums", sums.map(|cell| cell.to_string()));
    let quotient = share(&mut ledger, "Proof", source.score.proof, 0);
    ledger.sum("Weight tested by weight that can be tested", [none(), quotient]);
    ledger.printed("Proof", [none(), words::percent(source.score.proof.value)]);
    ledger.note = "While less than half is tested, no assured score lies above 84.".to_owned();
    ledger
}

pub(super) fn stability(source: &Source<'_>) -> Ledger {
    let grade = source.score.grade.assured;
    let redrawn = stability::redrawn(source.assessment, source.pack);
    let count = |count: u32| words::plain(f64::from(count), 0);
    let mut ledger = Ledger::new("Stability", "Grade after a redraw", &["Redraws"]);
    for (drawn, redraws) in redrawn.into_iter().rev() {
        let same = if drawn == grade { ", the grade as it is printed" } else { "" };
        ledger.entry(format!("{}{same}", drawn.letter()), [count(redraws)]);
    }
    ledger.sum("Redraws", [count(REDRAWS)]);
    let kept = redrawn.into_iter().find(|(drawn, _)| *drawn == grade).map_or(0, |(_, redraws)| redraws);
    let stability = stability::Stability { kept };
    ledger.printed(format!("Redraws that keep {}", grade.letter()), [count(kept)]);
    ledger.printed("In a word", [words::capital(words::stability(stability.word()))]);
    ledger.note = format!(
        "Every redraw multiplies each weight by its own factor from 0.5 to 1.5, drawn evenly; the same assessment gives the \
         same {} draws. 80% and more is stable, 60% and more borderline, below sensitive to weights.",
        count(REDRAWS)
    );
    ledger
}
