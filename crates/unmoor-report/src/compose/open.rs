//! The part on what is not known: open questions by what their answers could move, and what to ask the vendor.

use unmoor_core::assessment::QuestionId;
use unmoor_core::rank::{ExposureSwing, Swing};
use unmoor_core::words;

use super::wording::{F, FROM_MEMORY, set};
use super::{PartName, ReportInput, findings};
use crate::document::{Anchor, Block, Column, Flow, Paragraph, Part, Row, Setting, Sign, Style, Table, Text};

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let vendor = for_vendor(input).count();
    let blocks = vec![
        Block::Table(table(input)),
        Block::Space(4.0),
        Block::Paragraph(Paragraph::new(Style::Caption, Text::of(NOTE))),
    ];
    Part {
        number: 0,
        title: "What we do not know".to_owned(),
        lead: lead(input, vendor),
        follows_above: 0.65,
        blocks,
        signs: vec![F, Sign::always("At stake: the most that an answer can take off the interval"), FROM_MEMORY],
    }
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
        Column::left("No., severity, F", 62.0).gap(0.0),
        Column::left("Asked; why it matters; what to do", 241.28),
        Column::left("Who must act", 100.0),
        Column::right("Score at stake", 40.0),
        Column::right("Average at stake", 44.0),
    ];
    let open = input.swings.iter().map(|swing| row(input, swing));
    let exposure = input.exposure_swings.iter().map(|swing| exposure(input, swing));
    let rows = open.chain(exposure).collect();
    Table { columns, rows, setting: Setting { above: 5.0, below: 5.5, ..Setting::TABLE }, x: 0.0 }
}

fn line(text: Text) -> Flow {
    Flow::Paragraph(Paragraph::new(Style::Table, text))
}

fn cell(text: Text) -> Vec<Flow> {
    vec![line(text)]
}

/// The number is the finding's, so that it is found here by those who miss it among the findings. What stands there whole is
/// not said again.
fn row(input: &ReportInput<'_>, swing: &Swing) -> Row {
    let id = &swing.id;
    let stakes = [swing.width(), swing.average].map(|stake| cell(Text::of(words::plain(stake, 1)).tabular()));
    let found = input.findings.iter().enumerate().find(|(_, finding)| finding.id == *id);
    let mut cells = match found {
        Some((at, finding)) if !input.wants(PartName::Findings) || !findings::stands(input, finding) => {
            let mut who = findings::who(input, finding);
            who.push(line(Text::default().soft(if asks(input, id) { "ask the vendor" } else { "ask yourselves" })));
            vec![findings::which(at + 1, finding), findings::what(input, finding), who]
        }
        Some((at, finding)) => {
            let there = Text::of(input.title(id)).soft(". In full among the findings.");
            vec![findings::which(at + 1, finding), cell(there), cell(Text::default())]
        }
        None => {
            let id = Text::default().strong(id.to_string()).to(Anchor::answer(id));
            vec![cell(id), cell(Text::of(input.title(&swing.id))), cell(Text::default())]
        }
    };
    cells.extend(stakes);
    let outline = found.map(|(at, _)| format!("{} {id} {}", at + 1, input.title(id)));
    Row { cells, outline, continued: id.to_string(), ..Row::default() }
}

/// An exposure question takes the remaining columns in one sentence. It is no finding, so it has no number.
fn exposure(input: &ReportInput<'_>, swing: &ExposureSwing) -> Row {
    let id = &swing.id;
    let asked = input.pack.exposure.iter().find(|question| question.id == *id);
    let prompt = asked.map_or(String::new(), |question| set(&question.prompt));
    let moved = words::plain(swing.exposure, 1);
    let text = format!("{prompt} Its answer can move exposure by up to {moved} points, and with it the risk.");
    Row {
        cells: vec![cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))), cell(Text::of(text))],
        ..Row::default()
    }
}
