//! The test plan: good answers that could be shown better, by what showing them would bring.

use unmoor_core::assessment::Evidence;
use unmoor_core::rank::Gain;
use unmoor_core::score::{CapKind, LineState};
use unmoor_core::words;

use super::ReportInput;
use super::wording::{sentence, set};
use crate::document::{Anchor, Block, Column, Flow, Paragraph, Part, Row, Setting, Sign, Style, Table, Text};

/// A gain of the average that prints as less than this is not worth a test.
const LEAST: f64 = 0.1;
/// The lead adds up the tests of this many.
const FIRST: usize = 4;

/// What showing an answer would bring.
struct Claim<'a> {
    gain: &'a Gain,
    /// The gain with the best evidence at once.
    full: f64,
    /// How it is shown today.
    shown: Evidence,
}

/// Whether anything is worth a test.
pub(super) fn stands(input: &ReportInput<'_>) -> bool {
    !claims(input).0.is_empty()
}

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let (claims, small) = claims(input);
    let columns = vec![
        Column::left("", 16.0).gap(4.0),
        Column::left("Id", 36.0).gap(4.0),
        Column::left("Answered", 150.0),
        Column::left("What would show it", 176.0),
        Column::left("Who", 60.0).gap(6.0),
        Column::right("Gain", 49.28),
    ];
    let rows = claims.iter().enumerate().map(|(at, claim)| row(input, at + 1, claim)).collect();
    let note = match small {
        0 => String::new(),
        many => {
            format!(
                " Left out: {} that {} less than 0.1.",
                words::counted(many, "answer", "answers"),
                if many == 1 { "gains" } else { "gain" }
            )
        }
    };
    let note =
        format!("Gain of the assured average, in points, with the next better evidence and with the best.{note}");
    Part {
        number: 0,
        title: "Test plan".to_owned(),
        lead: Text::of(lead(input, &claims, small)),
        follows_above: 0.65,
        blocks: vec![
            Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 }),
            Block::Space(4.0),
            Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note))),
        ],
        signs: vec![Sign::always(
            "Gain: points of the assured average, with the next better evidence and with the best",
        )],
    }
}

/// Claims worth a test, the most first, and how many are not.
fn claims<'i>(input: &'i ReportInput<'_>) -> (Vec<Claim<'i>>, usize) {
    let (next, best) = &input.proof_gains;
    let claim = |gain: &'i Gain| {
        let full = best.iter().find(|best| best.id == gain.id).map_or(gain.average, |best| best.average);
        Some(Claim { gain, full, shown: shown(input, gain)? })
    };
    let mut all: Vec<Claim<'_>> = next.iter().filter_map(claim).collect();
    let whole = all.len();
    all.retain(|claim| claim.full + 1e-9 >= LEAST);
    all.sort_by(|a, b| b.full.total_cmp(&a.full).then_with(|| a.gain.id.cmp(&b.gain.id)));
    let small = whole - all.len();
    (all, small)
}

/// How an answer is shown today.
fn shown(input: &ReportInput<'_>, gain: &Gain) -> Option<Evidence> {
    match input.score.line(&gain.id)?.state {
        LineState::Answered { evidence, .. } => Some(evidence),
        _ => None,
    }
}

fn lead(input: &ReportInput<'_>, claims: &[Claim<'_>], small: usize) -> String {
    let first = claims.len().min(FIRST);
    let lift = claims[..first].iter().map(|claim| claim.full).sum();
    let unknown = input.score.caps.assured.iter().filter(|cap| cap.binding && cap.kind == CapKind::KnockoutUnknown);
    let held: Vec<String> = unknown.map(|cap| cap.id.clone()).collect();
    let said = claims.iter().filter(|claim| claim.shown == Evidence::Claimed).count();
    if said == claims.len() {
        return words::test_lead(said + small, first, lift, &held);
    }
    let all = words::counted_first(claims.len() + small, "good answer", "good answers");
    let tests = if first == 1 { "first".to_owned() } else { format!("first {}", words::count(first)) };
    let but = match held.as_slice() {
        [] => String::new(),
        [one] => format!(", but not the score while {one} is open"),
        many => format!(", but not the score while {} are open", words::listed(many)),
    };
    format!(
        "{all} could be shown better. The best proof for the {tests} would lift the average by {} points{but}.",
        words::plain(lift, 1)
    )
}

fn answered(label: &str, shown: Evidence) -> Text {
    Text::of(sentence(label)).soft(format!(" {}.", words::capital(words::evidence(shown))))
}

fn row(input: &ReportInput<'_>, number: usize, claim: &Claim<'_>) -> Row {
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
    let id = &claim.gain.id;
    let question = input.question(id);
    let option = match input.score.line(id).map(|line| line.state) {
        Some(LineState::Answered { option, .. }) => question.and_then(|question| question.option(option)),
        _ => None,
    };
    let shows = question.map(|question| question.evidence.iter().map(|item| set(item)).collect::<Vec<_>>().join("; "));
    let (next, full) = (words::plain(claim.gain.average, 1), words::plain(claim.full, 1));
    let gain = if next == full { full } else { format!("{next} to {full}") };
    Row {
        cells: vec![
            cell(Text::default().soft(number.to_string())),
            cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))),
            cell(answered(option.map_or("", |option| &option.label), claim.shown)),
            cell(Text::of(shows.unwrap_or_default())),
            cell(Text::of(question.map_or(String::new(), |question| words::role(&question.asked_of)))),
            cell(Text::of(gain).tabular()),
        ],
        ..Row::default()
    }
}
