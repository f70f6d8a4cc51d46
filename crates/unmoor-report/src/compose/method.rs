//! The part on the method: the formula, the weights, the caps, and the arithmetic of this very report.

use unmoor_core::assessment::Evidence;
use unmoor_core::score::{Cap, CapKind, End, Ends, SectionScore};
use unmoor_core::stability::REDRAWS;
use unmoor_core::words;

use super::wording::{V, W, graded, hold};
use super::{PartName, ReportInput, cover, knockouts};
use crate::document::{
    Anchor, Block, Column, Flow, Heading, Paragraph, Part, Row, Rule, Setting, Sign, Style, Table, Text,
};
use crate::style::BESIDE_NUMBER;

/// A name of more characters may not fit where it stands once.
const LONG_NAME: usize = 60;

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let knockouts = knockouts::blocks(input);
    let mut left = vec![Block::Heading(Heading::new(2, "Caps"))];
    left.extend(caps(input));
    let mut right = vec![Block::Heading(Heading::new(2, "Exposure and risk"))];
    right.extend(exposure(input));
    right.push(Block::Space(13.0));
    right.push(Block::Heading(Heading::new(2, "How sure we are")));
    right.extend(sureness(input));
    let mut blocks = vec![
        Block::Table(steps()),
        Block::Space(13.0),
        Block::Heading(Heading::new(2, "Sections and average")),
        Block::Table(sections(input)),
        Block::Space(4.0),
        Block::Paragraph(Paragraph::new(Style::Sum, averages(input))),
        Block::Space(19.5),
        Block::Halves(left, right),
        Block::Space(19.5),
    ];
    blocks.extend(knockouts);
    blocks.extend([
        Block::Heading(Heading { ruled: true, ..Heading::new(2, "What the method does not say") }),
        Block::Halves(silent(&SILENT[..2]), silent(&SILENT[2..])),
        Block::Space(9.75),
        Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note(input)))),
    ]);
    blocks.extend(names_in_full(input));
    Part {
        number: 0,
        title: "Method and arithmetic".to_owned(),
        lead: Text::of(lead(input)),
        follows_above: 0.33,
        blocks,
        signs: vec![W, V, Sign::always("S section, W its weight, M average, P portability, X exposure, R risk")],
    }
}

fn lead(input: &ReportInput<'_>) -> String {
    let answers = match input.wants(PartName::Answers) {
        true => "the answers before it",
        false => "the answers in the file that is attached to the PDF",
    };
    format!(
        "The score, the risk and the weight of every finding can be found again with {answers}, this part and a pocket \
         calculator; only stability needs a program."
    )
}

/// Names that may be longer than the cover and the running heads have room for; at the end of another part where this one is left
/// out.
pub(super) fn names_in_full(input: &ReportInput<'_>) -> Vec<Block> {
    let long = cover::names(input).into_iter().filter(|(_, name)| name.chars().count() > LONG_NAME);
    let line = |(label, name): (String, String)| {
        Block::Paragraph(Paragraph::new(Style::Method, Text::default().strong(format!("{label}: ")).plain(name)))
    };
    let lines: Vec<Block> = long.map(line).collect();
    if lines.is_empty() {
        return lines;
    }
    let heading = Heading { ruled: true, anchor: Some(Anchor::names()), ..Heading::new(2, "Names in full") };
    let heading = Block::Heading(heading);
    [Block::Space(19.5), heading].into_iter().chain(lines).collect()
}

pub(crate) const STEPS: [(&str, &str); 4] = [
    (
        "An answer",
        "counts its level, from 0 (trapped) to 100 (free). At the assured end words count 69 at most, documents 84 (100 \
         where no better proof exists), tests 100; what is not known counts 0. At the possible end claims count in full and \
         what is not known counts 100.",
    ),
    (
        "A section",
        "is the average of its answers, S = \u{3a3} w v / \u{3a3} w; the average of the sections is M = \u{3a3} W S / \u{3a3} W. \
         What does not apply leaves every sum.",
    ),
    (
        "Caps",
        "hold the score where an average would hide the point: a fired knock-out, where the exposure of the same end \
         reaches what the knock-out asks; a knock-out that nobody could answer (assured end only); the weakest core section plus 25; and 84 until half of what can be tested has been tested \
         (assured end only).",
    ),
    (
        "Portability",
        "P is the lowest of M and the caps. A from 85, B from 70, C from 50, D from 30, E below. Risk is (100\u{a0}\u{2212}\u{a0}P)\u{a0}X\u{a0}/\u{a0}100, \
         X being the exposure: moderate from 15, high from 30, severe from 50.",
    ),
];

pub(crate) const SILENT: [&str; 4] = [
    "It does not say that you should leave. Lock-in can be a fair price for real value.",
    "Section weights are a judgement. Stability tells how much hangs on them.",
    "It does not judge law. References show where a question comes from; they are not legal advice.",
    "An answer is as good as those who gave it. Evidence is named here, not audited.",
];

fn steps() -> Table {
    let columns = vec![
        Column::left("", BESIDE_NUMBER).gap(0.0),
        Column::left("", 62.0).gap(4.0),
        Column::left("", 383.67).gap(0.0),
    ];
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Method, text))];
    let row = |(at, (word, text)): (usize, &(&str, &str))| Row {
        cells: vec![
            cell(Text::default().accent((at + 1).to_string())),
            cell(Text::default().strong(*word)),
            cell(Text::of(*text)),
        ],
        ..Row::default()
    };
    let setting = Setting { above: 2.0, below: 2.5, head: false, rows: Rule::None, last: Rule::None };
    Table { columns, rows: STEPS.iter().enumerate().map(row).collect(), setting, x: 0.0 }
}

fn sections(input: &ReportInput<'_>) -> Table {
    let heads = [
        ("\u{3a3} w", 34.0),
        ("\u{3a3} w v\nassured", 50.0),
        ("S\nassured", 48.0),
        ("\u{3a3} w v\npossible", 52.0),
        ("S\npossible", 48.0),
        ("W", 28.0),
        ("W S\nassured", 56.0),
        ("W S\npossible", 56.0),
    ];
    let mut columns = vec![Column::left("Section", 115.28)];
    columns.extend(heads.map(|(head, width)| Column::right(head, width)));
    let mut rows: Vec<Row> = input.score.sections.iter().map(|section| section_row(input, section)).collect();
    rows.push(sum_row(input));
    Table { columns, rows, setting: Setting { above: 2.5, below: 2.5, ..Setting::TABLE }, x: 0.0 }
}

fn numbers(first: Text, numbers: &[String], strong: bool) -> Row {
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
    let number = |number: &String| {
        let text = if strong { Text::default().strong(number) } else { Text::of(number) };
        cell(text.tabular())
    };
    Row { cells: [cell(first)].into_iter().chain(numbers.iter().map(number)).collect(), ..Row::default() }
}

fn whole(number: impl Into<f64>) -> String {
    words::plain(number.into(), 0)
}

/// `W S` before any rounding.
fn weighted(section: &SectionScore, end: End) -> f64 {
    f64::from(section.weight) * section.value.at(end)
}

fn section_row(input: &ReportInput<'_>, section: &SectionScore) -> Row {
    let name = input.pack.section(&section.id).map_or(section.id.as_str(), |section| &section.name);
    let cells = [
        whole(section.question_weight),
        whole(section.products.assured),
        words::two_decimals(section.value.assured),
        whole(section.products.possible),
        words::two_decimals(section.value.possible),
        whole(section.weight),
        words::plain(weighted(section, End::Assured), 2),
        words::plain(weighted(section, End::Possible), 2),
    ];
    numbers(Text::of(words::section_name(name)), &cells, false)
}

/// Sums of `W S` at an end, and of `W`.
fn sums(input: &ReportInput<'_>, end: End) -> (f64, u32) {
    let sections = &input.score.sections;
    (sections.iter().map(|section| weighted(section, end)).sum(), sections.iter().map(|section| section.weight).sum())
}

fn sum_row(input: &ReportInput<'_>) -> Row {
    let weight: u32 = input.score.sections.iter().map(|section| section.question_weight).sum();
    let (assured, all) = sums(input, End::Assured);
    let (possible, _) = sums(input, End::Possible);
    let none = String::new;
    let cells = [
        whole(weight),
        none(),
        none(),
        none(),
        none(),
        whole(all),
        words::plain(assured, 2),
        words::plain(possible, 2),
    ];
    numbers(Text::default().strong("Sum"), &cells, true)
}

fn averages(input: &ReportInput<'_>) -> Text {
    let line = |end: End| {
        let (sum, weight) = sums(input, end);
        let name = words::capital(words::end(end));
        let sum = format!("{name} M = {} / {weight} = ", words::plain(sum, 2));
        (sum, words::two_decimals(*input.score.average.at(end)))
    };
    let ((first, assured), (second, possible)) = (line(End::Assured), line(End::Possible));
    let gap = "\u{2003}\u{2003}".to_owned() + &second;
    Text::of(first).strong(assured).plain(gap).strong(possible).tabular()
}

/// All caps, not only those that bind.
fn caps(input: &ReportInput<'_>) -> Vec<Block> {
    let Ends { assured, possible } = &input.score.caps;
    let mut all: Vec<(CapKind, &str)> = Vec::new();
    for cap in assured.iter().chain(possible) {
        if cap.value < 100.0 && !all.contains(&(cap.kind, cap.id.as_str())) {
            all.push((cap.kind, &cap.id));
        }
    }
    let row = |(kind, id): &(CapKind, &str)| {
        let at = |caps: &[Cap], end: End| {
            let found = caps.iter().find(|cap| cap.kind == *kind && cap.id == *id);
            let lowest = caps.first().map(|cap| cap.value);
            match found {
                None => Text::default().soft(knockouts::no_cap(input, *kind, id, end)),
                // On a scale to 100 such a cap holds nothing.
                Some(cap) if cap.value >= 100.0 => Text::default().soft("none"),
                Some(cap) if cap.binding && lowest == Some(cap.value) => {
                    Text::default().strong(format!("{} binds", cap_value(cap.value)))
                }
                Some(cap) => Text::of(cap_value(cap.value)),
            }
        };
        let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text.tabular()))];
        Row {
            cells: vec![
                cell(Text::of(cap_name(*kind, id, input))),
                cell(at(assured, End::Assured)),
                cell(at(possible, End::Possible)),
            ],
            ..Row::default()
        }
    };
    let columns = vec![
        Column::left("Cap, and what causes it", 133.64).gap(4.0),
        Column::right("Assured", 52.0),
        Column::right("Possible", 52.0),
    ];
    let rows: Vec<Row> = all.iter().map(row).collect();
    let table = Table { columns, rows, setting: Setting { above: 2.5, below: 2.5, ..Setting::TABLE }, x: 0.0 };
    let minimum = |end: End, caps: &[Cap]| {
        let mut of: Vec<String> = vec![words::two_decimals(*input.score.average.at(end))];
        of.extend(caps.iter().filter(|cap| cap.value < 100.0).map(|cap| cap_value(cap.value)));
        let name = words::capital(words::end(end));
        let grade = graded(*input.score.grade.at(end), input.score.provisional.is_some());
        let p = words::two_decimals(*input.score.portability.at(end));
        let text = Text::of(format!("{name} P = min({}) = ", of.join(", "))).strong(p);
        Block::Paragraph(Paragraph::new(Style::Sum, text.plain(format!(", grade\u{a0}{grade}")).tabular()))
    };
    let sums = [Block::Space(4.0), minimum(End::Assured, assured), minimum(End::Possible, possible)];
    let table = (!all.is_empty()).then_some(Block::Table(table));
    table.into_iter().chain(sums).collect()
}

/// The questions that a document shows as well as anything can: the others can be tested.
fn best_by_document(input: &ReportInput<'_>) -> String {
    let applicable = input.score.lines.iter().filter(|line| line.value.is_some());
    let best = applicable
        .filter(|line| input.question(&line.id).is_some_and(|question| question.best_evidence == Evidence::Documented));
    let ids: Vec<String> = best.map(|line| line.id.to_string().replace('-', "\u{2011}")).collect();
    match ids.as_slice() {
        [] => " All of them can be tested.".to_owned(),
        ids => format!(" No better proof than a document exists for {}; all others can be tested.", words::listed(ids)),
    }
}

/// A cap's value: whole where it is.
fn cap_value(value: f64) -> String {
    if value.fract() == 0.0 { words::whole(value) } else { words::two_decimals(value) }
}

fn cap_name(kind: CapKind, id: &str, input: &ReportInput<'_>) -> String {
    match kind {
        CapKind::Knockout => format!("Knock-out fired, {id}"),
        CapKind::KnockoutUnknown => format!("Unknown knock-out, {id}"),
        CapKind::WeakestSection => format!("Weakest core section, {id}, plus\u{a0}25"),
        CapKind::ProofGate => {
            let proof = input.score.proof;
            format!("Proof gate, {} of {} tested", words::plain(proof.part, 0), proof.whole)
        }
    }
}

/// The head line of a block without columns, and sums below it.
fn ruled(head: &str, sums: Vec<Text>) -> Vec<Block> {
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Sum, text.tabular()))];
    let rows = sums.into_iter().map(|sum| Row { cells: vec![cell(sum)], ..Row::default() }).collect();
    let setting = Setting { above: 0.5, below: 0.5, head: true, rows: Rule::None, last: Rule::None };
    let columns = vec![Column::left(head, crate::style::HALF).gap(0.0)];
    vec![Block::Table(Table { columns, rows, setting, x: crate::style::SECOND_HALF })]
}

fn exposure(input: &ReportInput<'_>) -> Vec<Block> {
    let score = &input.score;
    let weight: u32 = score.exposure_lines.iter().map(|line| line.weight).sum();
    let x = |end: End| {
        let sum: u32 = score.exposure_lines.iter().map(|line| line.weight * line.value.at(end)).sum();
        let name = words::capital(words::end(end));
        let sum = format!("{name} X = {} / {weight} = ", whole(sum));
        Text::of(sum).strong(words::plain(*score.exposure.at(end), 2))
    };
    let r = |end: End| {
        let name = words::capital(words::end(end));
        let p = cap_value(*score.portability.at(end));
        let x = words::plain(*score.exposure.at(end), 2);
        let sum = format!("{name} R = (100\u{a0}\u{2212}\u{a0}{p}) \u{d7} {x} / 100 = ");
        let zone = words::zone(*score.zone.at(end));
        Text::of(sum).strong(words::risk_two_decimals(*score.risk.at(end))).plain(format!(", {zone}"))
    };
    let head = "X = \u{3a3} w x / \u{3a3} w; R = (100 \u{2212} P) X / 100";
    ruled(head, vec![x(End::Assured), x(End::Possible), r(End::Assured), r(End::Possible)])
}

fn sureness(input: &ReportInput<'_>) -> Vec<Block> {
    let score = &input.score;
    let share = |name: &str, share: unmoor_core::score::Share, decimals: u8, what: &str| {
        let sum = format!("{name} {} / {} = ", words::plain(share.part, decimals), share.whole);
        Text::of(sum).strong(words::percent_one_decimal(share.value)).plain(what)
    };
    let redraws = words::plain(f64::from(REDRAWS), 0);
    let stable = format!(
        "Stability: {} of {redraws} redraws keep {}, each weight times 0.5 to 1.5",
        words::plain(f64::from(input.stability.kept), 0),
        score.grade.assured.letter(),
    );
    let applicable = score.lines.iter().filter(|line| line.value.is_some()).count();
    let head = format!("Weight out of weight; {} of {} questions apply", whole(applicable as f64), score.lines.len());
    let lines = vec![
        share("Coverage", score.coverage, 0, ", answered"),
        share("Confidence", score.confidence, 1, ""),
        share("Proof", score.proof, 0, ", tested, of what can be tested"),
        Text::of(stable),
    ];
    ruled(&head, lines)
}

fn silent(sentences: &[&str]) -> Vec<Block> {
    let block =
        |sentence: &&str| [Block::Paragraph(Paragraph::new(Style::Method, Text::of(*sentence))), Block::Space(3.0)];
    sentences.iter().flat_map(block).collect()
}

fn note(input: &ReportInput<'_>) -> String {
    let provisional = input.score.provisional.as_ref();
    let provisional =
        provisional.map_or(String::new(), |reasons| format!(" {}", words::provisional(reasons, input.score.coverage)));
    let pack = &input.pack.about;
    hold(&format!(
        "Confidence counts a claim 0.4, a document 0.7 (1 where no better proof exists), a test 1.{}{provisional} The PDF of \
         this report carries the assessment file; \u{201c}unmoor verify\u{201d} makes the report from it again and compares. Method {}, pack \
         {} {}. Assessment {}.",
        best_by_document(input),
        input.assessment.method,
        pack.id,
        pack.version,
        input.assessment.id,
    ))
}
