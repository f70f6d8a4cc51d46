//! A row of a table or an entry of a list: cells side by side, drawn whole or in pieces.

use super::pen::Pen;
use super::stack::Stack;
use crate::canvas::{ARTIFACT, NodeId};
use crate::document::{Align, Anchor, Column, Flow, Row, Setting, Style};
use crate::style::Type;
use crate::text::Shaper;

/// What rows and cells are to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tags {
    /// Rows of a table; the first cell names the row.
    Table,
    /// Items of a list; the first cell is the label.
    List,
}

/// A row that is set but not yet drawn, or drawn in part.
pub(crate) struct LaidRow {
    cells: Vec<LaidCell>,
    above: f32,
    below: f32,
    anchor: Option<Anchor>,
    outline: Option<String>,
    continued: String,
    nodes: Vec<NodeId>,
}

struct LaidCell {
    x: f32,
    stack: Stack,
    /// How many columns it spans.
    columns: usize,
}

impl LaidRow {
    /// Sets a row in its columns. The last cell spans the columns that are left.
    pub(crate) fn of(shaper: &mut Shaper, row: &Row, columns: &[Column], setting: Setting) -> Self {
        let mut x = 0.0;
        let mut cells = Vec::with_capacity(row.cells.len());
        for (at, cell) in row.cells.iter().enumerate() {
            let last = at + 1 == row.cells.len();
            let end = if last { columns.len() } else { at + 1 };
            let span = &columns[at.min(columns.len() - 1)..end.max(at + 1).min(columns.len())];
            let width: f32 = span.iter().map(|column| column.width).sum();
            let gap = span.last().map_or(0.0, |column| column.gap);
            let align = if span.len() == 1 { span[0].align } else { Align::Left };
            let flow: Vec<Flow> = cell.iter().cloned().map(|flow| aligned(flow, align)).collect();
            let columns = span.len();
            cells.push(LaidCell { x, columns, stack: Stack::of(shaper, &flow, width - gap) });
            x += width;
        }
        Self {
            cells,
            above: setting.above,
            below: setting.below,
            anchor: row.anchor.clone(),
            outline: row.outline.clone(),
            continued: row.continued.clone(),
            nodes: Vec::new(),
        }
    }

    /// The height of what is left, with the space around it.
    pub(crate) fn height(&self) -> f32 {
        let tallest = self.cells.iter().map(|cell| cell.stack.height()).fold(0.0, f32::max);
        tallest + self.above + self.below
    }

    /// Whether everything is drawn.
    pub(crate) fn is_done(&self) -> bool {
        self.cells.iter().all(|cell| cell.stack.is_done())
    }

    /// The least height that lets something of the row be drawn.
    pub(crate) fn least(&self) -> f32 {
        let least = |cell: &LaidCell| cell.stack.height_of(cell.stack.least(3));
        self.cells.iter().map(least).fold(0.0, f32::max) + self.above + self.below
    }

    /// The heights into which the tallest cell may be cut, when it is drawn from here.
    pub(crate) fn pieces(&self) -> Vec<f32> {
        let tallest = self.cells.iter().max_by(|a, b| a.stack.height().total_cmp(&b.stack.height()));
        tallest.map(|cell| cell.stack.cuts(3)).unwrap_or_default()
    }

    /// Draws what fits into a height and returns the height that was drawn.
    pub(crate) fn draw(&mut self, pen: &mut Pen, parent: NodeId, tags: Tags, at: (f32, f32), height: f32) -> f32 {
        let goes_on = !self.nodes.is_empty();
        if !goes_on {
            self.open(pen, parent, tags, at.1);
        }
        let room = height - self.above - self.below;
        let mut drawn: f32 = 0.0;
        for (index, cell) in self.cells.iter_mut().enumerate() {
            let place = (at.0 + cell.x, at.1 + self.above);
            if index == 0 && goes_on && cell.stack.is_done() && !self.continued.is_empty() {
                let mut note =
                    Stack::of_lines(continued(&mut pen.shaper, &self.continued), Type::of(Style::Caption), 60.0);
                drawn = drawn.max(note.draw_all(pen, ARTIFACT, place));
                continue;
            }
            let count = cell.stack.fit(room, 3);
            let node = self.nodes[index];
            drawn = drawn.max(cell.stack.draw(pen, node, place, count));
        }
        drawn + self.above + self.below
    }

    fn open(&mut self, pen: &mut Pen, parent: NodeId, tags: Tags, y: f32) {
        let canvas = &mut pen.canvas;
        let row = canvas.node(parent, if tags == Tags::Table { "TR" } else { "LI" });
        for (at, cell) in self.cells.iter().enumerate() {
            let role = match (tags, at) {
                (Tags::Table, 0) => "TH",
                (Tags::Table, _) => "TD",
                (Tags::List, 0) => "Lbl",
                (Tags::List, _) => "LBody",
            };
            let node = canvas.node(row, role);
            if role == "TH" {
                canvas.nodes[node.0].scope = Some("Row");
            }
            canvas.nodes[node.0].columns = (cell.columns > 1 && tags == Tags::Table).then_some(cell.columns);
            self.nodes.push(node);
        }
        if let Some(anchor) = self.anchor.take() {
            canvas.anchor(anchor, y);
        }
        if let Some(title) = self.outline.take() {
            canvas.bookmark(1, &title, y);
        }
    }
}

/// A cell's paragraphs stand as its column does unless they say otherwise.
fn aligned(flow: Flow, align: Align) -> Flow {
    match flow {
        Flow::Paragraph(mut paragraph) if align == Align::Right => {
            paragraph.align = Align::Right;
            Flow::Paragraph(paragraph)
        }
        other => other,
    }
}

fn continued(shaper: &mut Shaper, words: &str) -> Vec<crate::lines::Line> {
    let text = crate::document::Text::of(words).plain(" continued");
    crate::lines::lines(shaper, &text, Type::of(Style::Caption), 60.0)
}
