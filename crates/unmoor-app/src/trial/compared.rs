//! Two scores of one assessment side by side: as it stands, and with what is tried out.

use unmoor_core::ledger::Opened;
use unmoor_core::score::{CapKind, End, Ends, Score};
use unmoor_core::words;

use crate::assessed::{Assessed, interval};
use crate::view::*;

/// The verdict on one side.
pub(super) fn end(assessed: &Assessed) -> TryEnd {
    let average = assessed.score.average;
    TryEnd {
        grade: assessed.grade(),
        portability: assessed.portability(),
        average: interval("Average", average.assured, average.possible),
    }
}

/// Risk, exposure, coverage, confidence and proof on both sides.
pub(super) fn figures(before: &Assessed, after: &Assessed) -> Vec<TryLine> {
    let figure = |label: &str, opened: Opened, print: &dyn Fn(&Score) -> String| {
        let side = |score: &Score| TryCell { text: print(score), figure: Some(opened.to_string()) };
        line(label.to_owned(), side(&before.score), side(&after.score))
    };
    let risk = |score: &Score| {
        let numbers = range(score.risk, words::risk_whole);
        let Ends { assured, possible } = score.zone;
        match assured == possible {
            true => format!("{numbers}, {}", words::zone(assured)),
            false => format!("{numbers}, {} to {}", words::zone(assured), words::zone(possible)),
        }
    };
    vec![
        figure("Risk", Opened::Risk, &risk),
        figure("Exposure", Opened::Exposure, &|score| range(score.exposure, words::axis_one_decimal)),
        figure("Coverage", Opened::Coverage, &|score| words::percent(score.coverage.value)),
        figure("Confidence", Opened::Confidence, &|score| words::percent(score.confidence.value)),
        figure("Proof", Opened::Proof, &|score| words::percent(score.proof.value)),
    ]
}

fn line(label: String, before: TryCell, after: TryCell) -> TryLine {
    TryLine { label, moved: before.text != after.text, before, after }
}

/// Both ends as "37 to 12", or one number where both print the same.
fn range(ends: Ends<f64>, print: fn(f64) -> String) -> String {
    let (assured, possible) = (print(ends.assured), print(ends.possible));
    if assured == possible { assured } else { format!("{assured} to {possible}") }
}

/// Every cap that binds at either end of either side.
pub(super) fn caps(before: &Assessed, after: &Assessed) -> Vec<TryLine> {
    let mut known: Vec<(CapKind, String)> = Vec::new();
    for score in [&before.score, &after.score] {
        for blocker in score.blockers() {
            if !known.contains(&(blocker.kind, blocker.id.clone())) {
                known.push((blocker.kind, blocker.id));
            }
        }
    }
    let cap = |(kind, id): (CapKind, String)| {
        let label = format!("{} {id}", words::capital(words::cap(kind))).trim_end().to_owned();
        line(label, held(&before.score, kind, &id), held(&after.score, kind, &id))
    };
    known.into_iter().map(cap).collect()
}

/// What a cap holds the score to: "49, both ends", "49, possible" where only that is held, "does not bind".
fn held(score: &Score, kind: CapKind, id: &str) -> TryCell {
    let at = |end: End| score.binding(end).find(|cap| cap.kind == kind && cap.id == id).map(|cap| cap.value);
    let (value, ends) = match (at(End::Assured), at(End::Possible)) {
        (Some(value), Some(_)) => (value, "both ends"),
        (Some(value), None) => (value, "assured"),
        (None, Some(value)) => (value, "possible"),
        (None, None) => return TryCell { text: "does not bind".to_owned(), figure: None },
    };
    let figure = Opened::Cap(kind, id.to_owned()).to_string();
    TryCell { text: format!("{}, {ends}", words::whole(value)), figure: Some(figure) }
}

/// Every section in scope on either side, in the order of the pack.
pub(super) fn sections(before: &Assessed, after: &Assessed) -> Vec<TrySection> {
    let section = |section: &unmoor_core::pack::Section| {
        let of = |score: &Score| score.section(&section.id).map(|found| found.value);
        let (was, is) = (of(&before.score), of(&after.score));
        was.or(is)?;
        let name = words::section_name(&section.name);
        let bar = |value: Option<Ends<f64>>| value.map(|ends| interval(&name, ends.assured, ends.possible));
        Some(TrySection { id: section.id.to_string(), moved: was != is, before: bar(was), after: bar(is), name })
    };
    before.pack.sections.iter().filter_map(section).collect()
}

/// What a person hears after a change: "D to C. Assured 42 to 52, possible stays 77."
pub(super) fn said(before: &Assessed, after: &Assessed) -> String {
    let moved = |before: String, after: String| {
        if before == after { format!("stays {after}") } else { format!("{before} to {after}") }
    };
    let (was, is) = (&before.score, &after.score);
    let grade = moved(was.grade.assured.letter().to_string(), is.grade.assured.letter().to_string());
    let end = |end: End| moved(words::whole(*was.portability.at(end)), words::whole(*is.portability.at(end)));
    format!("Grade {grade}. Assured {}, possible {}.", end(End::Assured), end(End::Possible))
}
