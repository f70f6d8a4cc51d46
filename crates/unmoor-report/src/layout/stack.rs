//! Paragraphs one below the other in a column, cut into strips that a page can break between.

use super::pen::Pen;
use crate::canvas::{Canvas, NodeId};
use crate::document::{Align, Flow, GridCell, Marker, Paragraph, Role};
use crate::figure::Figure;
use crate::lines::{Line, lines};
use crate::style::Type;
use crate::text::Shaper;

/// How far an arrow moves the text behind it.
const ARROW_INDENT: f32 = 11.0;

/// Strips of a column, and how many of them are drawn.
pub(crate) struct Stack {
    strips: Vec<Strip>,
    pieces: Vec<Meaning>,
    drawn: usize,
}

/// A line, or texts side by side.
struct Strip {
    before: f32,
    height: f32,
    /// Which paragraph, which line of it, and of how many.
    piece: usize,
    line: usize,
    of: usize,
    body: Vec<Column>,
    figure: Option<Figure>,
    arrow: bool,
}

/// Lines at a place in a strip.
struct Column {
    x: f32,
    lines: Vec<Line>,
    set: Type,
    align: Align,
    width: f32,
}

/// What a paragraph is to a reader, and its node once it is drawn.
struct Meaning {
    role: Role,
    spoken: Option<String>,
    node: Option<NodeId>,
    with_next: bool,
}

impl Meaning {
    fn of(paragraph: &Paragraph) -> Self {
        let Paragraph { role, spoken, with_next, .. } = paragraph;
        Self { role: *role, spoken: spoken.clone(), node: None, with_next: *with_next }
    }

    /// A paragraph that only stands where it was put.
    const PLAIN: Self = Self { role: Role::Text, spoken: None, node: None, with_next: false };
}

impl Stack {
    /// Sets a cell in a column of a width.
    pub(crate) fn of(shaper: &mut Shaper, flow: &[Flow], width: f32) -> Self {
        let mut stack = Self { strips: Vec::new(), pieces: Vec::new(), drawn: 0 };
        for piece in flow {
            match piece {
                Flow::Paragraph(paragraph) => stack.paragraph(shaper, paragraph, width),
                Flow::Grid(cells) => stack.grid(shaper, cells),
                Flow::Figure(figure) => stack.figure(figure),
            }
        }
        stack
    }

    /// Sets one paragraph.
    pub(crate) fn of_paragraph(shaper: &mut Shaper, paragraph: &Paragraph, width: f32) -> Self {
        let mut stack = Self { strips: Vec::new(), pieces: Vec::new(), drawn: 0 };
        stack.paragraph(shaper, paragraph, width);
        stack
    }

    /// Takes lines that are broken already.
    pub(crate) fn of_lines(lines: Vec<Line>, set: Type, width: f32) -> Self {
        let mut stack = Self { strips: Vec::new(), pieces: Vec::new(), drawn: 0 };
        stack.lines(lines, set, (0.0, width, Align::Left), 0.0, false);
        stack.pieces.push(Meaning::PLAIN);
        stack
    }

    fn paragraph(&mut self, shaper: &mut Shaper, paragraph: &Paragraph, width: f32) {
        let set = Type::of(paragraph.style);
        let arrow = paragraph.marker == Marker::Arrow;
        let x = if arrow { ARROW_INDENT } else { 0.0 };
        let broken = lines(shaper, &paragraph.text, set, width - x);
        self.lines(broken, set, (x, width - x, paragraph.align), paragraph.before, arrow);
        self.pieces.push(Meaning::of(paragraph));
    }

    fn lines(&mut self, broken: Vec<Line>, set: Type, place: (f32, f32, Align), before: f32, arrow: bool) {
        let of = broken.len();
        let (x, width, align) = place;
        self.strips.extend(broken.into_iter().enumerate().map(|(line, broken)| Strip {
            before: if line == 0 { before } else { 0.0 },
            height: set.leading,
            piece: self.pieces.len(),
            line,
            of,
            body: vec![Column { x, lines: vec![broken], set, align, width }],
            figure: None,
            arrow: arrow && line == 0,
        }));
    }

    fn grid(&mut self, shaper: &mut Shaper, cells: &[GridCell]) {
        let column = |cell: &GridCell| {
            let set = Type::of(cell.style);
            let lines = lines(shaper, &cell.text, set, cell.width);
            Column { x: cell.x, lines, set, align: cell.align, width: cell.width }
        };
        let body: Vec<Column> = cells.iter().map(column).collect();
        let height = body.iter().map(|c| c.lines.len() as f32 * c.set.leading).fold(0.0, f32::max);
        self.alone(height, body, None);
    }

    fn figure(&mut self, figure: &Figure) {
        self.alone(figure.height, Vec::new(), Some(figure.clone()));
    }

    /// Adds a strip that is a piece of its own.
    fn alone(&mut self, height: f32, body: Vec<Column>, figure: Option<Figure>) {
        let piece = self.pieces.len();
        self.strips.push(Strip { before: 0.0, height, piece, line: 0, of: 1, body, figure, arrow: false });
        self.pieces.push(Meaning::PLAIN);
    }

    /// Whether everything is drawn.
    pub(crate) fn is_done(&self) -> bool {
        self.drawn == self.strips.len()
    }

    /// The height of what is not drawn yet.
    pub(crate) fn height(&self) -> f32 {
        self.height_of(self.strips.len() - self.drawn)
    }

    /// The height of what is not drawn yet; no more is added up once it exceeds a limit.
    pub(crate) fn height_to(&self, limit: f32) -> f32 {
        let mut height = 0.0;
        for next in self.heights() {
            height = next as f32;
            if height > limit {
                break;
            }
        }
        height
    }

    /// The height of the next strips.
    pub(crate) fn height_of(&self, count: usize) -> f32 {
        self.heights().take(count).last().unwrap_or(0.0) as f32
    }

    /// The height of the next strip, of the next two, and so on to all that are left. In 64 bits, because what is
    /// lost in adding up tens of thousands of lines would be a line that does not fit its own piece.
    fn heights(&self) -> impl Iterator<Item = f64> {
        let mut height = 0.0;
        self.strips[self.drawn..].iter().enumerate().map(move |(at, strip)| {
            let before = if at == 0 && self.drawn > 0 { 0.0 } else { strip.before };
            height += f64::from(before) + f64::from(strip.height);
            height
        })
    }

    /// How many of the next strips fit into a height, leaving at least `keep` lines of a paragraph on each side.
    pub(crate) fn fit(&self, height: f32, keep: usize) -> usize {
        let left = self.strips.len() - self.drawn;
        let mut count = self.heights().take_while(|needed| *needed <= f64::from(height) + 0.01).count();
        while count > 0 && count < left && !self.may_break_after(count, keep) {
            count -= 1;
        }
        count
    }

    fn may_break_after(&self, count: usize, keep: usize) -> bool {
        let (last, next) = (&self.strips[self.drawn + count - 1], &self.strips[self.drawn + count]);
        if last.piece != next.piece {
            return !self.pieces[last.piece].with_next;
        }
        next.line >= keep && next.of - next.line >= keep
    }

    /// The heights of the pieces into which what is left may be cut. The space above a paragraph belongs to the piece before it: a
    /// piece is drawn without it.
    pub(crate) fn cuts(&self, keep: usize) -> Vec<f32> {
        let left = self.strips.len() - self.drawn;
        let mut top = 0.0;
        let mut cuts = Vec::new();
        for (at, bottom) in self.heights().enumerate() {
            let count = at + 1;
            let bottom = bottom + self.strips.get(self.drawn + count).map_or(0.0, |next| f64::from(next.before));
            if count == left || self.may_break_after(count, keep) {
                cuts.push((bottom - top) as f32);
                top = bottom;
            }
        }
        cuts
    }

    /// How many strips make up the smallest piece that can be drawn.
    pub(crate) fn least(&self, keep: usize) -> usize {
        let left = self.strips.len() - self.drawn;
        (1..=left).find(|count| *count == left || self.may_break_after(*count, keep)).unwrap_or(0)
    }

    /// Draws the next strips and returns their height. Paragraphs become children of `parent`; the only one
    /// of a cell is the cell itself.
    pub(crate) fn draw(&mut self, pen: &mut Pen, parent: NodeId, at: (f32, f32), count: usize) -> f32 {
        let height = self.height_of(count);
        let (x, mut y) = at;
        let alone = self.pieces.len() == 1 && self.pieces[0].role == Role::Text && self.pieces[0].spoken.is_none();
        for index in self.drawn..self.drawn + count {
            let strip = &self.strips[index];
            if index > self.drawn || self.drawn == 0 {
                y += strip.before;
            }
            let meaning = &mut self.pieces[strip.piece];
            let owner = *meaning.node.get_or_insert_with(|| {
                if alone { parent } else { meaning_node(&mut pen.canvas, parent, meaning.role, meaning.spoken.take()) }
            });
            if strip.arrow {
                pen.arrow(x, y + 2.4);
            }
            if let Some(figure) = &strip.figure {
                pen.figure(owner, figure, (x, y));
            }
            for column in &strip.body {
                let mut top = y;
                for line in &column.lines {
                    let left = match column.align {
                        Align::Left if line.backwards => x + column.x + column.width - line.width,
                        Align::Left => x + column.x,
                        Align::Right => x + column.x + column.width - line.width,
                    };
                    pen.line(owner, (left, top), line, column.set);
                    top += column.set.leading;
                }
            }
            y += strip.height;
        }
        self.drawn += count;
        height
    }

    /// Draws everything that is left.
    pub(crate) fn draw_all(&mut self, pen: &mut Pen, parent: NodeId, at: (f32, f32)) -> f32 {
        let left = self.strips.len() - self.drawn;
        self.draw(pen, parent, at, left)
    }

    /// How many strips there are in all.
    pub(crate) fn len(&self) -> usize {
        self.strips.len()
    }
}

fn meaning_node(canvas: &mut Canvas, parent: NodeId, role: Role, spoken: Option<String>) -> NodeId {
    let node = canvas.node(parent, if role == Role::Heading2 { "H2" } else { "P" });
    canvas.nodes[node.0].spoken = spoken;
    node
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Text;

    /// What a piece leaves free below its lines is the space above the paragraph that follows it, and nothing else.
    #[test]
    fn a_piece_ends_where_the_next_begins() {
        let long = "It goes on and on. ".repeat(20);
        let paragraph = || Paragraph::new(crate::document::Style::Annex, Text::of(&long));
        let flow = [paragraph(), paragraph().below(3.0), paragraph().below(3.0)].map(Flow::Paragraph);
        let mut stack = Stack::of(&mut Shaper::default(), &flow, 200.0);
        let mut apart = 0;
        for cut in stack.cuts(3) {
            let count = stack.fit(cut + 0.02, 3);
            let free = cut - stack.height_of(count);
            stack.drawn += count;
            let next = stack.strips.get(stack.drawn).map_or(0.0, |next| next.before);
            assert!((free - next).abs() < 0.01, "{free} below a piece, {next} above the next");
            apart += usize::from(next > 0.0);
        }
        assert!(stack.is_done() && apart == 2);
    }
}
