//! The numbers of a figure, for formats that cannot draw and for readers who cannot see.

use unmoor_core::figure::Table;

use crate::figure::{Drawing, Figure, Timeline};

/// A figure's numbers as a table; a logo has none.
pub(crate) fn numbers(figure: &Figure) -> Table {
    match &figure.drawing {
        Drawing::Headline { bar, .. } => bar.table(),
        Drawing::Bars(bars) => bars.table(),
        Drawing::Radar(radar) => radar.table(),
        Drawing::TwoAxis(chart) => chart.table(),
        Drawing::Timeline(line) => dates(line),
        Drawing::Logo(_) => Table::default(),
    }
}

fn dates(line: &Timeline) -> Table {
    let row = |date: &str, what: &str| vec![date.to_owned(), what.to_owned()];
    Table { head: row("Date", "What"), rows: line.marks.iter().map(|mark| row(&mark.date, &mark.what)).collect() }
}
