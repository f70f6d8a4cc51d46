//! The lines behind every number, so that a reader with a calculator gets the same.

use unmoor_core::assessment::Evidence;
use unmoor_core::score::{End, Ends, LineState, QuestionLine, SectionScore, Share};
use unmoor_core::stability::{REDRAWS, Stability};
use unmoor_core::words;

use crate::assessed::{Assessed, interval, risk_possible};
use crate::view::*;

/// Risk, coverage, confidence, proof and stability, each with its arithmetic.
pub(super) fn facts(assessed: &Assessed, stability: Stability) -> Vec<FactView> {
    let score = &assessed.score;
    let answered = score.lines.iter().filter(|line| matches!(line.state, LineState::Answered { .. })).count();
    let applicable = score.lines.iter().filter(|line| line.state != LineState::NotApplicable).count();
    vec![
        risk(assessed),
        share(
            "Coverage",
            score.coverage,
            format!("{answered} of {applicable} answered"),
            ["Weight answered", "Weight that applies"],
        ),
        share(
            "Confidence",
            score.confidence,
            mostly(assessed).to_owned(),
            ["Weight as it is shown: claimed 0.4, documented 0.7, tested 1", "Weight that applies"],
        ),
        share("Proof", score.proof, "shown by a test".to_owned(), ["Weight tested", "Weight that can be tested"]),
        steadiness(assessed, stability),
    ]
}

fn risk(assessed: &Assessed) -> FactView {
    let score = &assessed.score;
    let down = risk_possible(&assessed.score);
    let number = words::risk_whole(score.risk.assured);
    FactView {
        label: "Risk".to_owned(),
        value: words::capital(words::zone(score.zone.assured)),
        note: if down.is_empty() { number } else { format!("{number}, {down}") },
        arithmetic: [End::Assured, End::Possible]
            .into_iter()
            .flat_map(|end| {
                let word = words::end(end);
                let end = |ends: Ends<f64>| *ends.at(end);
                let (portability, lock_in) = (end(score.portability), end(score.lock_in));
                let (exposure, risk) = (end(score.exposure), end(score.risk));
                [
                    line(
                        &format!("Lock-in, {word}"),
                        &format!("100 − {}", words::two_decimals(portability)),
                        &words::plain(lock_in, 2),
                        false,
                    ),
                    line(&format!("Exposure, {word}"), "", &words::plain(exposure, 2), false),
                    line(
                        &format!("Risk, {word}"),
                        &format!("{} × {} / 100", words::plain(lock_in, 2), words::plain(exposure, 2)),
                        &words::risk_two_decimals(risk),
                        true,
                    ),
                ]
            })
            .collect(),
    }
}

fn share(label: &str, share: Share, note: String, parts: [&str; 2]) -> FactView {
    let part = words::plain(share.part, 1);
    FactView {
        label: label.to_owned(),
        value: words::percent(share.value),
        note,
        arithmetic: vec![
            line(parts[0], "", &part, false),
            line(parts[1], "", &share.whole.to_string(), false),
            line(
                label,
                &format!("{part} / {}", share.whole),
                &format!("{}%", words::plain(share.value * 100.0, 1)),
                true,
            ),
        ],
    }
}

/// How most of the answered weight is shown.
fn mostly(assessed: &Assessed) -> &'static str {
    let weight = |wanted: Evidence| -> u32 {
        let shown = assessed
            .score
            .lines
            .iter()
            .filter(|line| matches!(line.state, LineState::Answered { evidence, .. } if evidence == wanted));
        shown.map(|line| line.weight).sum()
    };
    let (claimed, documented, tested) =
        (weight(Evidence::Claimed), weight(Evidence::Documented), weight(Evidence::Tested));
    match claimed.max(documented).max(tested) {
        0 => "nothing answered yet",
        most if most == tested => "mostly tests",
        most if most == documented => "mostly documents",
        _ => "mostly claims",
    }
}

fn steadiness(assessed: &Assessed, stability: Stability) -> FactView {
    let grade = assessed.score.grade.assured.letter();
    FactView {
        label: "Stability".to_owned(),
        value: words::capital(words::stability(stability.word())),
        note: format!("{grade} in {} of 1,000", words::plain(f64::from(stability.kept), 0)),
        arithmetic: vec![
            line(
                "Redraws of all weights, each by a factor from 0.5 to 1.5",
                "",
                &words::plain(f64::from(REDRAWS), 0),
                false,
            ),
            line(&format!("Redraws that keep {grade}"), "", &words::plain(f64::from(stability.kept), 0), true),
        ],
    }
}

/// Sections as interval bars, each with its questions.
pub(super) fn sections(assessed: &Assessed) -> Vec<SectionResult> {
    assessed.score.sections.iter().map(|section| section_view(assessed, section)).collect()
}

fn section_view(assessed: &Assessed, section: &SectionScore) -> SectionResult {
    let name = section_name(assessed, section);
    let lines = assessed.score.lines.iter().filter(|line| line.section == section.id);
    SectionResult {
        id: section.id.to_string(),
        interval: interval(&name, section.value.assured, section.value.possible),
        name,
        weight: section.weight,
        lines: lines.map(|line| question(assessed, line)).collect(),
        question_weight: section.question_weight,
        product: section.products.assured,
        sum: format!(
            "{} divided by {} is {}, assured; {} divided by {} is {}, possible",
            words::plain(f64::from(section.products.assured), 0),
            section.question_weight,
            words::one_decimal(section.value.assured),
            words::plain(f64::from(section.products.possible), 0),
            section.question_weight,
            words::one_decimal(section.value.possible),
        ),
    }
}

fn section_name(assessed: &Assessed, section: &SectionScore) -> String {
    assessed.pack.section(&section.id).map_or_else(|| section.id.to_string(), |about| about.name.clone())
}

fn question(assessed: &Assessed, line: &QuestionLine) -> QuestionResult {
    let prompt = assessed.pack.question(&line.id).map_or_else(String::new, |q| words::typographic(&q.prompt));
    let applies = line.value.is_some();
    QuestionResult {
        id: line.id.to_string(),
        prompt,
        shown_by: match line.state {
            LineState::Open => "not answered".to_owned(),
            LineState::Unknown => "unknown".to_owned(),
            LineState::NotApplicable => "does not apply".to_owned(),
            LineState::Answered { evidence, .. } => words::evidence(evidence).to_owned(),
        },
        value: line.value.map_or_else(|| "–".to_owned(), range),
        weight: applies.then_some(line.weight),
        product: line.value.map(|value| value.assured * line.weight),
    }
}

fn range(value: Ends<u32>) -> String {
    if value.assured == value.possible {
        value.assured.to_string()
    } else {
        format!("{}–{}", value.assured, value.possible)
    }
}

/// How the average adds up from the sections, at both ends.
pub(super) fn average(assessed: &Assessed) -> Vec<ArithmeticLine> {
    let score = &assessed.score;
    let weight: u32 = score.sections.iter().map(|section| section.weight).sum();
    let mut lines = Vec::new();
    for end in [End::Assured, End::Possible] {
        let word = words::end(end);
        let end = |ends: Ends<f64>| *ends.at(end);
        let mut sum = 0.0;
        for section in &score.sections {
            let product = f64::from(section.weight) * end(section.value);
            sum += product;
            lines.push(line(
                &format!("{}, {word}", section_name(assessed, section)),
                &format!("{} × {}", section.weight, words::two_decimals(end(section.value))),
                &words::plain(product, 2),
                false,
            ));
        }
        lines.push(line(
            &format!("Average, {word}"),
            &format!("{} / {weight}", words::plain(sum, 2)),
            &words::two_decimals(end(score.average)),
            true,
        ));
    }
    lines
}

fn line(label: &str, working: &str, result: &str, sum: bool) -> ArithmeticLine {
    ArithmeticLine { label: label.to_owned(), working: working.to_owned(), result: result.to_owned(), sum }
}
