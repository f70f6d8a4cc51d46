//! The lines a figure was added up from, as they are printed, so that a reader with a calculator gets the same.
//!
//! Every number of the result opens into one of these. They are made from the score itself: nothing is worked out a second
//! time by whoever shows them.

mod advice;
mod caps;
mod dates;
mod findings;
mod opened;
mod score;
mod sureness;

use jiff::civil::Date;

use crate::assessment::Assessment;
use crate::pack::Pack;
use crate::score::Score;

pub use opened::{Opened, UnknownFigure};

/// The arithmetic of a figure: a table whose last lines are the figure as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// What it is the arithmetic of.
    pub title: String,
    /// The heads of the columns; the first has the labels.
    pub columns: Vec<Column>,
    /// The lines, each with as many cells as there are columns.
    pub lines: Vec<Line>,
    /// What else must be known to follow it; may be empty.
    pub note: String,
}

/// A column of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands over it; may be empty.
    pub head: String,
    /// Whether it holds numbers, which stand to the right.
    pub number: bool,
}

/// A line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The label and the numbers; empty where there is none.
    pub cells: Vec<String>,
}

/// What a line of a ledger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Goes into what stands below.
    Entry,
    /// Comes out of what stands above.
    Sum,
    /// The figure as it is printed.
    Printed,
}

/// What a ledger is made from.
pub(crate) struct Source<'a> {
    pub(crate) assessment: &'a Assessment,
    pub(crate) pack: &'a Pack,
    pub(crate) score: &'a Score,
    pub(crate) today: Date,
}

/// The arithmetic of a figure; `None` where the assessment has no such figure (any more).
///
/// `score` is the assessment's own score.
pub fn ledger(opened: &Opened, assessment: &Assessment, pack: &Pack, score: &Score, today: Date) -> Option<Ledger> {
    let source = Source { assessment, pack, score, today };
    Some(match opened {
        Opened::Grade => score::grade(&source),
        Opened::Portability => score::portability(&source),
        Opened::Average => score::average(&source),
        Opened::Section(id) => score::section(&source, id)?,
        Opened::Exposure => score::exposure(&source),
        Opened::LockIn => score::lock_in(&source),
        Opened::Risk => score::risk(&source),
        Opened::Coverage => sureness::coverage(&source),
        Opened::Confidence => sureness::confidence(&source),
        Opened::Proof => sureness::proof(&source),
        Opened::Stability => sureness::stability(&source),
        Opened::Cap(kind, id) => caps::cap(&source, *kind, id)?,
        Opened::Findings => findings::findings(&source),
        Opened::Finding(id) => findings::finding(&source, id)?,
        Opened::Gain(id) => advice::gain(&source, id)?,
        Opened::ProofGain(id) => advice::proof_gain(&source, id)?,
        Opened::Effect(id) => advice::effect(&source, id)?,
        Opened::Swing(id) => advice::swing(&source, id)?,
        Opened::WayStep(number) => advice::way_step(&source, *number)?,
        Opened::Deadline => dates::deadline(&source)?,
    })
}

impl Ledger {
    fn new(title: impl Into<String>, first: &str, numbers: &[&str]) -> Self {
        let column = |head: &str, number| Column { head: head.to_owned(), number };
        let columns = std::iter::once(column(first, false)).chain(numbers.iter().map(|head| column(head, true)));
        Self { title: title.into(), columns: columns.collect(), lines: Vec::new(), note: String::new() }
    }

    /// Makes a column one of words.
    fn words(mut self, column: usize) -> Self {
        if let Some(column) = self.columns.get_mut(column) {
            column.number = false;
        }
        self
    }

    fn entry<const N: usize>(&mut self, label: impl Into<String>, numbers: [String; N]) {
        self.push(LineKind::Entry, label.into(), numbers);
    }

    fn sum<const N: usize>(&mut self, label: impl Into<String>, numbers: [String; N]) {
        self.push(LineKind::Sum, label.into(), numbers);
    }

    fn printed<const N: usize>(&mut self, label: impl Into<String>, numbers: [String; N]) {
        self.push(LineKind::Printed, label.into(), numbers);
    }

    fn push<const N: usize>(&mut self, kind: LineKind, label: String, numbers: [String; N]) {
        debug_assert_eq!(N + 1, self.columns.len(), "{label} has a cell for every column");
        self.lines.push(Line { kind, cells: std::iter::once(label).chain(numbers).collect() });
    }

    /// As text with aligned columns, for a message or a note.
    pub fn text(&self) -> String {
        let heads: Vec<&str> = self.columns.iter().map(|column| column.head.as_str()).collect();
        let headed = heads.iter().any(|head| !head.is_empty());
        let rows = headed.then(|| heads.clone()).into_iter();
        let rows: Vec<Vec<&str>> =
            rows.chain(self.lines.iter().map(|line| line.cells.iter().map(String::as_str).collect())).collect();
        let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..self.columns.len()).map(|at| width(at).unwrap_or(0)).collect();
        let mut text = format!("{}\n\n", self.title);
        for row in &rows {
            let cells = row.iter().zip(&self.columns).zip(&widths).map(|((cell, column), width)| {
                if column.number { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
            });
            text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
            text.push('\n');
        }
        if !self.note.is_empty() {
            text.push_str(&format!("\n{}\n", self.note));
        }
        text
    }

    /// With a tabulator between cells, for a spreadsheet.
    pub fn table(&self) -> String {
        let heads = self.columns.iter().map(|column| column.head.as_str()).collect::<Vec<_>>().join("\t");
        let lines = self.lines.iter().map(|line| line.cells.join("\t"));
        std::iter::once(heads).chain(lines).map(|line| line + "\n").collect()
    }
}

/// An empty cell.
fn none() -> String {
    String::new()
}
