//! The numbers of a figure, for formats that cannot draw and for readers who cannot see.

use unmoor_core::figure::{SectionBar, SectionBars, Table};
use unmoor_core::words;

use crate::figure::{Drawing, Figure, Timeline, VoteCell, Votes};

/// A figure's numbers as a table; a logo has none.
pub(crate) fn numbers(figure: &Figure) -> Table {
    match &figure.drawing {
        Drawing::Headline { bar, .. } => bar.table(),
        Drawing::Bars(bars) => bars.table(),
        Drawing::Radar(radar) => radar.table(),
        Drawing::TwoAxis(chart) => chart.table(),
        Drawing::Timeline(line) => dates(line),
        Drawing::Change { now, then } => change(now, then),
        Drawing::Votes(votes) => ballot(votes),
        Drawing::Logo(_) => Table::default(),
    }
}

fn change(now: &SectionBars, then: &SectionBars) -> Table {
    let ends = |bar: Option<&SectionBar>| bar.map_or(String::new(), |bar| words::interval(bar.interval.ends));
    let row = |bar: &SectionBar| {
        let before = then.bars.iter().find(|before| before.id == bar.id);
        vec![bar.name.clone(), ends(before), ends(Some(bar))]
    };
    let head = ["Section", "Then", "Now"].map(str::to_owned).to_vec();
    Table { head, rows: now.bars.iter().map(row).collect() }
}

fn ballot(votes: &Votes) -> Table {
    let row = |cell: &VoteCell| {
        let chosen = if cell.chosen { "decided" } else { "" };
        vec![cell.option.clone(), cell.voters.join(", "), chosen.to_owned()]
    };
    let head = ["Option", "Votes", ""].map(str::to_owned).to_vec();
    Table { head, rows: votes.cells.iter().map(row).collect() }
}

fn dates(line: &Timeline) -> Table {
    let row = |date: &str, what: &str| vec![date.to_owned(), what.to_owned()];
    Table { head: row("Date", "What"), rows: line.marks.iter().map(|mark| row(&mark.date, &mark.what)).collect() }
}
