//! The part on the sections: intervals, shape, and what holds each down or carries it.

use unmoor_core::figure::{Radar, SectionBars};
use unmoor_core::score::{Grade, LineState, QuestionLine, SectionScore};
use unmoor_core::words;

use super::ReportInput;
use super::wording::interval;
use crate::document::{
    Align, Anchor, Block, Column, Flow, GridCell, Inline, Paragraph, Part, Placed, Row, Setting, Sign, Style, Table,
    Text,
};
use crate::figure::Figure;
use crate::style::MEASURE;

/// The bars beside a radar, and the radar's left edge.
const BARS: f32 = 279.25;
const RADAR: f32 = 291.25;
/// How many questions are named for each section and side.
const NAMED: usize = 3;
/// From here on an answer carries its section.
const CARRIES: u32 = 70;

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let note = "Points of the section\u{2019}s 100, at the assured end; points lost and points earned over all its \
                questions add up to 100. The letter is the level the answer counts for, ? not known.";
    Part {
        number: 0,
        title: "Sections".to_owned(),
        lead: Text::of(words::sections_lead(&input.score, input.pack)),
        follows_above: 0.0,
        blocks: vec![
            Block::Figures(figures(input)),
            Block::Space(13.0),
            Block::Table(table(input)),
            Block::Space(4.0),
            Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note))),
        ],
        signs: vec![Sign::always("Letter: the level that the answer counts for; ? not known")],
    }
}

fn figures(input: &ReportInput<'_>) -> Vec<Placed> {
    let bars = SectionBars::new(&input.score, input.pack);
    let caption = |lead: &str, rest: &str| Text::default().strong(lead).plain(rest);
    let intervals = caption(
        "Sections as intervals.",
        " From assured, the thick end, to possible, the thin end. The letter is the grade of the assured end.",
    );
    let shape = caption("Sections as a shape.", " Assured filled, possible dashed. Rings at 30, 50, 70, 85, 100.");
    let Some(radar) = Radar::new(&bars) else {
        return vec![Placed { x: 0.0, figure: Figure::bars(bars, MEASURE), caption: intervals }];
    };
    let bars = Figure::bars(bars, BARS);
    let radar = Figure::radar(radar, bars.height);
    vec![Placed { x: 0.0, figure: bars, caption: intervals }, Placed { x: RADAR, figure: radar, caption: shape }]
}

fn table(input: &ReportInput<'_>) -> Table {
    let aside = |column: Column, aside: &str| Column { aside: aside.to_owned(), ..column };
    let columns = vec![
        Column::left("Section", 95.6).gap(7.0),
        aside(Column::left("What holds it down", 195.8), "points lost"),
        aside(Column::left("What carries it", 195.88).gap(0.0), "points earned"),
    ];
    let rows = input.score.sections.iter().map(|section| row(input, section)).collect();
    Table { columns, rows, setting: Setting::TABLE, x: 0.0 }
}

fn row(input: &ReportInput<'_>, section: &SectionScore) -> Row {
    let name = input.pack.section(&section.id).map_or(section.id.as_str(), |section| &section.name);
    let name = words::section_name(name);
    let interval = interval(words::one_decimal(section.value.assured), words::one_decimal(section.value.possible));
    let first = vec![
        Flow::Paragraph(Paragraph::new(Style::HGroup, Text::of(&name))),
        Flow::Paragraph(Paragraph::new(Style::TableLine, Text::default().soft(interval).tabular())),
    ];
    let lines: Vec<&QuestionLine> = input.score.lines.iter().filter(|line| line.section == section.id).collect();
    let (lost, earned) = (lost(&lines, section), earned(&lines, section));
    let cell = |points: &[(&QuestionLine, f64)], width: f32| -> Vec<Flow> {
        if points.is_empty() {
            return vec![Flow::Paragraph(Paragraph::new(Style::TableLine, Text::default().soft("nothing yet")))];
        }
        points.iter().map(|(line, points)| named(input, line, *points, width)).collect()
    };
    Row {
        cells: vec![first, if lost.is_empty() { Vec::new() } else { cell(&lost, 185.8) }, cell(&earned, 195.88)],
        outline: Some(name),
        ..Row::default()
    }
}

/// The questions that lose most of the section's 100 points. Ties stand in pack order.
fn lost<'s>(lines: &[&'s QuestionLine], section: &SectionScore) -> Vec<(&'s QuestionLine, f64)> {
    most(lines, |line| Some(-points(line, section, 100 - line.value?.assured)))
}

/// The questions that earn most of them.
fn earned<'s>(lines: &[&'s QuestionLine], section: &SectionScore) -> Vec<(&'s QuestionLine, f64)> {
    most(lines, |line| {
        let value = line.value?.assured;
        (value >= CARRIES).then(|| points(line, section, value))
    })
}

fn points(line: &QuestionLine, section: &SectionScore, value: u32) -> f64 {
    f64::from(line.weight * value) / f64::from(section.question_weight)
}

fn most<'s>(lines: &[&'s QuestionLine], points: impl Fn(&QuestionLine) -> Option<f64>) -> Vec<(&'s QuestionLine, f64)> {
    let mut found: Vec<(&QuestionLine, f64)> =
        lines.iter().filter_map(|line| Some((*line, points(line)?))).filter(|(_, points)| *points != 0.0).collect();
    found.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    found.truncate(NAMED);
    found
}

fn named(input: &ReportInput<'_>, line: &QuestionLine, points: f64, width: f32) -> Flow {
    let cell =
        |x: f32, width: f32, align: Align, text: Text| GridCell { x, width, align, style: Style::TableLine, text };
    let id = Text::default().strong(line.id.to_string()).to(Anchor::answer(&line.id));
    Flow::Grid(vec![
        cell(0.0, 30.0, Align::Left, id),
        cell(31.0, 12.0, Align::Left, Text::default().sign(Inline::Level(level(line)))),
        cell(46.0, width - 73.0, Align::Left, Text::of(input.title(&line.id))),
        cell(width - 27.0, 27.0, Align::Right, Text::of(words::plain(points, 1)).tabular()),
    ])
}

/// The level that an answer counts for at the assured end; `None` where it is not known.
fn level(line: &QuestionLine) -> Option<Grade> {
    match line.state {
        LineState::Answered { .. } => line.value.map(|value| Grade::of(f64::from(value.assured))),
        _ => None,
    }
}
