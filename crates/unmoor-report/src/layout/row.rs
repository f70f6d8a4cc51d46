//! A row of a table or an entry of a list: cells side by side, drawn whole or in pieces.

use super::pen::Pen;
use super::stack::Stack;
use crate::canvas::{ARTIFACT, NodeId};
use crate::document::{Align, Anchor, Column, Flow, Paragraph, Row, Setting, Style, Text};
use crate::text::Shaper;

/// What rows and cells are to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tags {
    /// Rows of a table; the first cell names the row.
    Table,
    /// Items of a list; the first cell is the label.
    List,
}

/// Where a row stands: under which node, as what, and its top left corner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) parent: NodeId,
    pub(crate) tags: Tags,
    pub(crate) at: (f32, f32),
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
    width: f32,
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
            cells.push(LaidCell { x, width: width - gap, columns, stack: Stack::of(shaper, &flow, width - gap) });
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
        self.height_to(f32::INFINITY)
    }

    /// The same; no more is added up once it exceeds a limit.
    pub(crate) fn height_to(&self, limit: f32) -> f32 {
        let tallest = self.cells.iter().map(|cell| cell.stack.height_to(limit)).fold(0.0, f32::max);
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

    /// The heights into which the tallest cell may be cut. The other cells go whole with the first piece.
    pub(crate) fn pieces(&self) -> Vec<f32> {
        let tallest = (0..self.cells.len()).max_by(|a, b| self.cell_height(*a).total_cmp(&self.cell_height(*b)));
        let Some(tallest) = tallest else { return Vec::new() };
        let others = (0..self.cells.len()).filter(|at| *at != tallest).map(|at| self.cell_height(at));
        let others = others.fold(0.0, f32::max);
        let mut pieces = self.cells[tallest].stack.cuts(3);
        let mut first = 0.0;
        let joined = pieces.iter().take_while(|piece| {
            let short = first < others;
            first += if short { **piece } else { 0.0 };
            short
        });
        let joined = joined.count();
        if joined > 1 {
            pieces.splice(..joined, [first]);
        }
        pieces
    }

    fn cell_height(&self, at: usize) -> f32 {
        self.cells[at].stack.height()
    }

    /// Draws what fits into a height, with the space around it, and returns the height that was drawn.
    pub(crate) fn draw(&mut self, pen: &mut Pen, place: Place, height: f32) -> f32 {
        let around = (self.above, self.below);
        self.draw_piece(pen, place, height, around, true)
    }

    /// Draws what fits into a height, with some space above and below; `note` lets a row that goes on say so.
    pub(crate) fn draw_piece(
        &mut self,
        pen: &mut Pen,
        place: Place,
        height: f32,
        around: (f32, f32),
        note: bool,
    ) -> f32 {
        let goes_on = !self.nodes.is_empty();
        if !goes_on {
            self.open(pen, place);
        }
        let room = height - around.0 - around.1;
        let mut drawn: f32 = 0.0;
        for (index, cell) in self.cells.iter_mut().enumerate() {
            let at = (place.at.0 + cell.x, place.at.1 + around.0);
            if index == 0 && goes_on && note && cell.stack.is_done() && !self.continued.is_empty() {
                let text = Text::of(format!("{}\ncontinued", self.continued));
                let mut note = Stack::of_paragraph(&mut pen.shaper, &Paragraph::new(Style::Caption, text), cell.width);
                drawn = drawn.max(note.draw_all(pen, ARTIFACT, at));
                continue;
            }
            let count = cell.stack.fit(room, 3);
            let node = self.nodes[index];
            drawn = drawn.max(cell.stack.draw(pen, node, at, count));
        }
        drawn + around.0 + around.1
    }

    fn open(&mut self, pen: &mut Pen, place: Place) {
        let Place { parent, tags, at: (_, y) } = place;
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
