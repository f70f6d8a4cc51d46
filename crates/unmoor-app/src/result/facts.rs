//! The figures beside the score, and the sections with their questions.

use unmoor_core::assessment::Evidence;
use unmoor_core::ledger::Opened;
use unmoor_core::score::{Ends, LineState, QuestionLine, SectionScore, Share};
use unmoor_core::stability::Stability;
use unmoor_core::words;

use crate::assessed::{Assessed, interval, risk_possible};
use crate::view::*;

/// Risk, coverage, confidence, proof and stability, each with the name under which its arithmetic opens.
pub(super) fn facts(assessed: &Assessed, stability: Stability) -> Vec<FactView> {
    let score = &assessed.score;
    let percent = |share: Share| words::percent(share.value);
    vec![
        risk(assessed),
        fact("Coverage", percent(score.coverage), coverage(assessed), &Opened::Coverage),
        fact("Confidence", percent(score.confidence), mostly(assessed).to_owned(), &Opened::Confidence),
        fact("Proof", percent(score.proof), "shown by a test".to_owned(), &Opened::Proof),
        steadiness(assessed, stability),
    ]
}

fn fact(label: &str, value: String, note: String, opened: &Opened) -> FactView {
    FactView { label: label.to_owned(), value, note, figure: opened.to_string() }
}

/// What the percentage is a share of, and how the questions stand: "of the weight, in 59 of 92 questions; 17 unknown, 16 not
/// reached, 3 do not apply".
fn coverage(assessed: &Assessed) -> String {
    let count = |counts: fn(&LineState) -> bool| assessed.score.lines.iter().filter(|line| counts(&line.state)).count();
    let answered = count(|state| matches!(state, LineState::Answered { .. }));
    let aside = count(|state| *state == LineState::NotApplicable);
    let applicable = assessed.score.lines.len() - aside;
    let rest = [
        (count(|state| *state == LineState::Unknown), "unknown"),
        (count(|state| *state == LineState::Open), "not reached"),
        (aside, if aside == 1 { "does not apply" } else { "do not apply" }),
    ];
    let rest: Vec<String> =
        rest.iter().filter(|(many, _)| *many > 0).map(|(many, what)| format!("{many} {what}")).collect();
    let answered = format!("of the weight, in {answered} of {applicable} questions");
    if rest.is_empty() { answered } else { format!("{answered}; {}", rest.join(", ")) }
}

fn risk(assessed: &Assessed) -> FactView {
    let score = &assessed.score;
    let down = risk_possible(score.risk, score.zone);
    let number = words::risk_whole(score.risk.assured);
    let note = if down.is_empty() { number } else { format!("{number}, {down}") };
    fact("Risk", words::capital(words::zone(score.zone.assured)), note, &Opened::Risk)
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
    let note = format!("{grade} in {} of 1,000", words::plain(f64::from(stability.kept), 0));
    fact("Stability", words::capital(words::stability(stability.word())), note, &Opened::Stability)
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
    assessed.pack.section(&section.id).map_or_else(|| section.id.to_string(), |about| words::section_name(&about.name))
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
