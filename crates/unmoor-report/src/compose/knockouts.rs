//! The knock-outs of the part on the method: which there are, when they cap, and why one caps only one end.

use unmoor_core::pack::Question;
use unmoor_core::score::{CapKind, End, LineState, QuestionLine};

use super::ReportInput;
use crate::document::{Anchor, Block, Column, Flow, Heading, Paragraph, Row, Setting, Style, Table, Text};

/// Every knock-out that is asked: at which answers it caps, at what, and under which condition.
pub(super) fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let asked = input.score.lines.iter().filter_map(|line| Some((line, input.question(&line.id)?)));
    let row = |(line, question): (&QuestionLine, &Question)| {
        let rule = question.knockout.as_ref()?;
        let fires = question.options.iter().filter(|option| option.level <= rule.trigger_at_or_below);
        let fires: Vec<String> = fires.map(|option| option.key.to_string()).collect();
        let answer = match line.state {
            LineState::Answered { option, .. } => option.to_string(),
            LineState::NotApplicable => "does not apply".to_owned(),
            LineState::Unknown | LineState::Open => "not known".to_owned(),
        };
        let exposure = rule.exposure_at_least.map_or("always".to_owned(), |least| format!("exposure from {least}"));
        let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
        Some(Row {
            cells: vec![
                cell(Text::default().strong(line.id.to_string()).to(Anchor::answer(&line.id))),
                cell(Text::of(input.title(&line.id))),
                cell(Text::of(fires.join(", "))),
                cell(Text::of(answer)),
                cell(Text::of(exposure)),
                cell(Text::of(rule.cap_score.to_string()).tabular()),
            ],
            ..Row::default()
        })
    };
    let rows: Vec<Row> = asked.filter_map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::left("Id", 41.61),
        Column::left("Knock-out", 165.67),
        Column::left("Caps at", 70.0),
        Column::left("Answered", 80.0),
        Column::left("Where", 90.0),
        Column::right("Cap", 40.0),
    ];
    vec![
        Block::Heading(Heading::new(2, "Knock-outs")),
        Block::Table(Table { columns, rows, setting: Setting { above: 2.25, below: 2.25, ..Setting::TABLE }, x: 0.0 }),
        Block::Space(19.5),
    ]
}

/// Why a cap that holds at the other end is none here.
pub(super) fn no_cap(input: &ReportInput<'_>, kind: CapKind, id: &str, end: End) -> String {
    let rule = input.question(&id.into()).and_then(|question| question.knockout.as_ref());
    match rule.and_then(|rule| rule.exposure_at_least) {
        Some(least) if kind == CapKind::Knockout && *input.score.exposure.at(end) < f64::from(least) => {
            format!("exposure below\u{a0}{least}")
        }
        _ => "none".to_owned(),
    }
}
