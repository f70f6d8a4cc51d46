//! The part on what is not known: open questions by what their answers could move, and what to ask the vendor.

use unmoor_core::assessment::QuestionId;
use unmoor_core::finding;
use unmoor_core::rank::{ExposureSwing, Swing};
use unmoor_core::words;

use super::findings::treated;
use super::wording::set;
use super::{PartName, ReportInput};
use crate::document::{Anchor, Block, Column, Flow, Inline, Paragraph, Part, Row, Setting, Style, Table, Text};

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let vendor = for_vendor(input).count();
    let blocks = vec![
        Block::Table(table(input)),
        Block::Space(4.0),
        Block::Paragraph(Paragraph::new(Style::Caption, Text::of(NOTE))),
    ];
    Part { number: 0, title: "What we do not know".to_owned(), lead: lead(input, vendor), follows_above: 0.65, blocks }
}

const NOTE: &str = "No.: the number of the finding. Score at stake: the most that an answer can take off the interval, best \
                    against worst; little where a cap holds the end, hence the average beside it, and much where the answer \
                    brings or lifts a cap.";

fn lead(input: &ReportInput<'_>, vendor: usize) -> Text {
    let open = input.swings.len() + input.exposure_swings.len();
    if input.wants(PartName::Letter) {
        return Text::of(words::open_lead(open, vendor));
    }
    let first = words::counted_first(open, "question is open", "questions are open");
    Text::of(match vendor {
        0 => format!("{first}. All are yours to find out."),
        1 => format!("{first}. One can be put to the vendor."),
        many => format!("{first}. {} can be put to the vendor.", words::count_first(many)),
    })
}

/// The open questions that the vendor can answer, those that could move most first.
pub(super) fn for_vendor<'i>(input: &'i ReportInput<'_>) -> impl Iterator<Item = &'i QuestionId> {
    input.swings.iter().map(|swing| &swing.id).filter(|id| asks(input, id))
}

/// Whether the vendor can answer a question.
fn asks(input: &ReportInput<'_>, id: &QuestionId) -> bool {
    input.question(id).is_some_and(|question| question.ask_vendor.is_some())
}

fn table(input: &ReportInput<'_>) -> Table {
    let columns = vec![
        Column::left("No.", 24.0).gap(4.0),
        Column::left("Id", 36.0).gap(4.0),
        Column::left("Open question; what to do", 207.28),
        Column::left("Severity, F", 62.0),
        Column::left("Known by; ask", 74.0),
        Column::right("Score at stake", 40.0),
        Column::right("Average at stake", 44.0),
    ];
    let open = input.swings.iter().map(|swing| row(input, swing));
    let exposure = input.exposure_swings.iter().map(|swing| exposure(input, swing));
    let rows = open.chain(exposure).collect();
    Table { columns, rows, setting: Setting { above: 2.25, below: 2.25, ..Setting::TABLE }, x: 0.0 }
}

fn line(text: Text) -> Flow {
    Flow::Paragraph(Paragraph::new(Style::Table, text))
}

fn cell(text: Text) -> Vec<Flow> {
    vec![line(text)]
}

/// The number is the finding's, so that it is found here by those who miss it among the findings.
fn row(input: &ReportInput<'_>, swing: &Swing) -> Row {
    let id = &swing.id;
    let question = input.question(id);
    let role = question.map_or(String::new(), |question| words::role(&question.asked_of));
    let ask = if asks(input, id) { "vendor" } else { "yourselves" };
    let found = input.findings.iter().enumerate().find(|(_, finding)| finding.id == *id);
    let number = found.map_or(String::new(), |(at, _)| (at + 1).to_string());
    let severity = found.map_or_else(Vec::new, |(_, finding)| {
        let word = Text::default().sign(Inline::Severity(finding.severity)).sign(Inline::Gap(4.5));
        let weight = format!("F {}", words::finding_weight_one_decimal(finding.weight));
        vec![line(word.plain(words::severity(finding.severity))), line(Text::default().soft(weight).tabular())]
    });
    let mut asked = vec![line(Text::of(input.title(id)))];
    let advice = question.map_or(String::new(), |question| set(&question.recommendation));
    asked.extend((!advice.is_empty()).then(|| line(Text::default().soft(advice))));
    asked.extend(finding::treatment(input.assessment, id).map(|treatment| line(treated(input, treatment))));
    Row {
        cells: vec![
            cell(Text::default().soft(number)),
            cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))),
            asked,
            severity,
            vec![line(Text::of(role)), line(Text::default().soft(format!("ask {ask}")))],
            cell(Text::of(words::plain(swing.width(), 1)).tabular()),
            cell(Text::of(words::plain(swing.average, 1)).tabular()),
        ],
        continued: id.to_string(),
        ..Row::default()
    }
}

/// An exposure question takes the remaining columns in one sentence. It is no finding, so it has no number.
fn exposure(input: &ReportInput<'_>, swing: &ExposureSwing) -> Row {
    let id = &swing.id;
    let asked = input.pack.exposure.iter().find(|question| question.id == *id);
    let prompt = asked.map_or(String::new(), |question| set(&question.prompt));
    let moved = words::plain(swing.exposure, 1);
    let text = format!("{prompt} Its answer can move exposure by up to {moved} points, and with it the risk.");
    Row {
        cells: vec![
            cell(Text::default().soft("\u{2013}")),
            cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))),
            cell(Text::of(text)),
        ],
        ..Row::default()
    }
}
