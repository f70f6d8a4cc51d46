//! Tables, and lists in columns, as rows of cells.

use super::{Heading, Piece, without_pages};
use crate::document::{
    Align, Anchor, Column, Columns, Flow, Group, GroupHeading, Marker, Paragraph, Role, Row, Style, Table, Text,
};
use crate::figure::Figure;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    /// What stands above the columns; `None` where they have no heads.
    pub(crate) head: Option<Vec<Text>>,
    /// The share of the width that each column takes, 0 to 1.
    pub(crate) widths: Vec<f32>,
    /// Where the words of each column stand.
    pub(crate) aligns: Vec<Align>,
    pub(crate) rows: Vec<GridRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GridRow {
    pub(crate) cells: Vec<Cell>,
    pub(crate) anchor: Option<Anchor>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    /// How many columns it takes.
    pub(crate) span: usize,
    pub(crate) said: Vec<Said>,
}

/// A paragraph in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) style: Style,
    pub(crate) text: Text,
    /// Whether it heads what follows.
    pub(crate) heading: bool,
    /// Whether it says what to do.
    pub(crate) arrow: bool,
    /// A figure in place of the words.
    pub(crate) figure: Option<Figure>,
    /// Whether it is one of several lines with columns of their own.
    pub(crate) row: bool,
}

impl Grid {
    pub(super) fn of_table(table: &Table) -> Self {
        let head = table.setting.head.then(|| table.columns.iter().map(head).collect());
        Self { head, ..Self::of_rows(&table.columns, &table.rows) }
    }

    /// Rows with one text a cell.
    pub(super) fn of_texts(columns: &[Column], heads: bool, rows: impl Iterator<Item = Vec<Text>>) -> Self {
        let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
        let rows: Vec<Row> =
            rows.map(|row| Row { cells: row.into_iter().map(cell).collect(), ..Row::default() }).collect();
        Self { head: heads.then(|| columns.iter().map(head).collect()), ..Self::of_rows(columns, &rows) }
    }

    /// The numbers of a figure.
    pub(crate) fn of_numbers(numbers: &unmoor_core::figure::Table) -> Self {
        let columns: Vec<Column> = numbers.head.iter().map(|head| Column::left(head, 1.0)).collect();
        let row = |row: &Vec<String>| row.iter().map(Text::of).collect();
        Self::of_texts(&columns, true, numbers.rows.iter().map(row))
    }

    /// Whether every cell says one thing.
    pub(crate) fn is_plain(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.said.len() <= 1)
    }

    fn of_rows(columns: &[Column], rows: &[Row]) -> Self {
        let whole: f32 = columns.iter().map(|column| column.width).sum();
        Self {
            head: None,
            widths: columns.iter().map(|column| column.width / whole).collect(),
            aligns: columns.iter().map(|column| column.align).collect(),
            rows: rows.iter().map(|one| row(one, columns.len())).collect(),
        }
    }
}

impl Cell {
    /// All that it says, one after the other.
    pub(crate) fn text(&self) -> Text {
        self.joined(" ")
    }

    /// The same with something between.
    pub(crate) fn joined(&self, between: &str) -> Text {
        let mut text = Text::default();
        for said in &self.said {
            if !text.0.is_empty() {
                text = text.plain(between);
            }
            text.0.extend(said.text.0.iter().cloned());
        }
        text
    }
}

/// What something is called, and what it is.
pub(super) fn fact_rows(columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> Grid {
    let texts = |row: Vec<String>| {
        let text = |(at, words): (usize, String)| match at {
            1 => Text::default().medium(words),
            _ => Text::default().soft(words),
        };
        row.into_iter().enumerate().map(text).collect()
    };
    Grid::of_texts(columns, false, rows.map(texts))
}

/// A group of a list in columns: its heading, and its entries as a table.
pub(super) fn group<'d>(columns: &Columns, group: &Group) -> Vec<Piece<'d>> {
    let heading = group.heading.as_ref().map(|GroupHeading { text, aside, .. }| {
        Piece::Heading(Heading { level: 2, text: text.clone(), aside: aside.clone(), anchor: None })
    });
    heading.into_iter().chain([Piece::Table(Grid::of_rows(&columns.columns, &group.rows))]).collect()
}

/// A head, with what stands at its right.
fn head(column: &Column) -> Text {
    match column.aside.as_str() {
        "" => column.head.clone(),
        aside => column.head.clone().plain(format!(" ({aside})")),
    }
}

/// The last cell of a short row takes the columns that are left.
fn row(row: &Row, columns: usize) -> GridRow {
    let last = row.cells.len().saturating_sub(1);
    let cell = |(at, flow): (usize, &Vec<Flow>)| Cell {
        span: if at == last { columns.saturating_sub(last).max(1) } else { 1 },
        said: flow.iter().map(said).collect(),
    };
    GridRow { cells: row.cells.iter().enumerate().map(cell).collect(), anchor: row.anchor.clone() }
}

fn said(flow: &Flow) -> Said {
    match flow {
        Flow::Paragraph(paragraph) => Said {
            style: paragraph.style,
            text: without_pages(&paragraph.text),
            heading: paragraph.role == Role::Heading2,
            arrow: paragraph.marker == Marker::Arrow,
            figure: None,
            row: false,
        },
        Flow::Grid(cells) => {
            let mut text = Text::default();
            for cell in cells {
                if !text.0.is_empty() {
                    text = text.plain(" ");
                }
                text.0.extend(cell.text.0.iter().cloned());
            }
            let style = cells.first().map_or(Style::Table, |cell| cell.style);
            Said { style, text, heading: false, arrow: false, figure: None, row: true }
        }
        Flow::Figure(figure) => Said {
            style: Style::Table,
            text: Text::of(&figure.alt),
            heading: false,
            arrow: false,
            figure: Some(figure.clone()),
            row: false,
        },
    }
}
