//! The part on what is not known: open questions by what their answers could move, and what to ask the vendor.

use unmoor_core::assessment::QuestionId;
use unmoor_core::rank::{ExposureSwing, Swing};
use unmoor_core::words;

use super::wording::set;
use super::{PartName, ReportInput};
use crate::document::{Anchor, Block, Column, Flow, Paragraph, Part, Row, Setting, Style, Table, Text};

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

const NOTE: &str = "Score at stake: the most that an answer can take off the interval, best against worst; 0.0 where a cap \
                    holds the end, hence the average beside it.";

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
        Column::left("", 20.0).gap(4.0),
        Column::left("Id", 36.0).gap(4.0),
        Column::left("Open question", 163.28),
        Column::left("Usually known by", 80.0),
        Column::left("Ask", 56.0),
        Column::right("Score at stake", 62.0),
        Column::right("Average at stake", 70.0),
    ];
    let open = input.swings.iter().enumerate().map(|(at, swing)| row(input, at + 1, swing));
    let start = input.swings.len() + 1;
    let exposure = input.exposure_swings.iter().enumerate().map(|(at, swing)| exposure(input, start + at, swing));
    let rows = open.chain(exposure).collect();
    Table { columns, rows, setting: Setting { above: 2.25, below: 2.25, ..Setting::TABLE }, x: 0.0 }
}

fn cell(text: Text) -> Vec<Flow> {
    vec![Flow::Paragraph(Paragraph::new(Style::Table, text))]
}

fn row(input: &ReportInput<'_>, number: usize, swing: &Swing) -> Row {
    let id = &swing.id;
    let role = input.question(id).map_or(String::new(), |question| words::role(&question.asked_of));
    let ask = if asks(input, id) { "vendor" } else { "yourselves" };
    Row {
        cells: vec![
            cell(Text::default().soft(number.to_string())),
            cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))),
            cell(Text::of(input.title(id))),
            cell(Text::of(role)),
            cell(Text::of(ask)),
            cell(Text::of(words::plain(swing.width(), 1)).tabular()),
            cell(Text::of(words::plain(swing.average, 1)).tabular()),
        ],
        ..Row::default()
    }
}

/// An exposure question takes the remaining columns in one sentence.
fn exposure(input: &ReportInput<'_>, number: usize, swing: &ExposureSwing) -> Row {
    let id = &swing.id;
    let asked = input.pack.exposure.iter().find(|question| question.id == *id);
    let prompt = asked.map_or(String::new(), |question| set(&question.prompt));
    let moved = words::plain(swing.exposure, 1);
    let text = format!("{prompt} Its answer can move exposure by up to {moved} points, and with it the risk.");
    Row {
        cells: vec![
            cell(Text::default().soft(number.to_string())),
            cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))),
            cell(Text::of(text)),
        ],
        ..Row::default()
    }
}
