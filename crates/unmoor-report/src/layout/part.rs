//! A part: its heading, its lead, and its blocks one below the other.

use super::columns::LaidColumns;
use super::press::{Kind, Press, Stopped};
use super::stack::Stack;
use super::table::LaidTable;
use crate::canvas::{NodeId, ROOT};
use crate::document::{Anchor, Block, Heading, Paragraph, Part, Placed, Rule, Style, Text, Tone, Weight};
use crate::style::{BESIDE_NUMBER, HALF, MEASURE, SECOND_HALF, TOP};

/// So much of a part's first table is enough to start it below another part, even where it is fewer than three rows.
const ENOUGH: f32 = 234.0;
/// Between two parts on one page.
const BETWEEN_PARTS: f32 = 26.0;
/// How far a part's heading rises above the text area on a new page.
const RISE: f32 = 6.0;
/// Between a part's lead and its first block.
const BELOW_LEAD: f32 = 9.75;

/// A block that is set but not yet placed.
enum Laid<'a> {
    Heading(&'a Heading, Stack),
    Paragraph(Stack),
    Table(LaidTable<'a>),
    Columns(LaidColumns<'a>),
    Figures(&'a [Placed], f32),
    Halves(&'a [Block], &'a [Block], f32),
    Space(f32),
}

impl Press<'_> {
    /// Sets a part, on a new page unless it may follow on this one.
    pub(crate) fn part(&mut self, at: usize, part: &Part) -> Result<(), Stopped> {
        let heading = self.heading_height(part);
        let blocks: Vec<Laid<'_>> =
            part.blocks.iter().map(|block| self.set(block, MEASURE)).collect::<Result<_, Stopped>>()?;
        let whole: f32 = heading + blocks.iter().map(Laid::height).sum::<f32>();
        let rows = |rows| least(&mut blocks.iter(), rows);
        let start = heading + rows(3).min(rows(2).max(ENOUGH));
        let used = (self.y - TOP) / (self.pen.canvas.sheet.bottom - TOP);
        let room = self.room() - BETWEEN_PARTS;
        let follows = at > 0 && self.among_parts() && used < part.follows_above && (whole <= room || start <= room);
        if follows {
            self.y += BETWEEN_PARTS;
            self.enter(at);
        } else {
            self.leave();
            self.turn()?;
            self.enter(at);
            self.y = TOP - RISE;
        }
        self.pen.canvas.place.clone_from(&part.title);
        let section = self.pen.canvas.node(ROOT, "Sect");
        self.heading(section, part);
        self.blocks(section, blocks)?;
        self.leave();
        Ok(())
    }

    fn heading_height(&mut self, part: &Part) -> f32 {
        let beside = MEASURE - BESIDE_NUMBER;
        let title = Stack::of_paragraph(&mut self.pen.shaper, &title(part), beside).height();
        let lead = Paragraph::new(Style::Lead, part.lead.clone());
        title + 4.0 + Stack::of_paragraph(&mut self.pen.shaper, &lead, beside).height() + BELOW_LEAD
    }

    fn heading(&mut self, section: NodeId, part: &Part) {
        let anchor = Anchor::part(part.number);
        self.pen.canvas.anchor(anchor, self.y);
        self.pen.canvas.bookmark(0, &format!("{} {}", part.number, part.title), self.y);
        let node = self.pen.canvas.node(section, "H1");
        self.pen.canvas.nodes[node.0].spoken = Some(format!("{} {}", part.number, part.title));
        let number = Text::default().words(part.number.to_string(), Weight::Own, Tone::Accent);
        let (left, y) = (self.left(), self.y);
        let mut number = Stack::of_paragraph(&mut self.pen.shaper, &Paragraph::new(Style::Part, number), 40.0);
        number.draw_all(&mut self.pen, node, (left, y));
        let beside = MEASURE - BESIDE_NUMBER;
        let mut title = Stack::of_paragraph(&mut self.pen.shaper, &title(part), beside);
        self.y += title.draw_all(&mut self.pen, node, (left + BESIDE_NUMBER, y)) + 4.0;
        let lead = Paragraph::new(Style::Lead, part.lead.clone());
        let mut lead = Stack::of_paragraph(&mut self.pen.shaper, &lead, beside);
        let node = self.pen.canvas.node(section, "P");
        self.y += lead.draw_all(&mut self.pen, node, (left + BESIDE_NUMBER, self.y)) + BELOW_LEAD;
    }

    fn set<'b>(&mut self, block: &'b Block, width: f32) -> Result<Laid<'b>, Stopped> {
        let shaper = &mut self.pen.shaper;
        Ok(match block {
            Block::Heading(heading) => {
                Laid::Heading(heading, Stack::of_paragraph(shaper, &heading_text(heading), width))
            }
            Block::Paragraph(paragraph) => Laid::Paragraph(Stack::of_paragraph(shaper, paragraph, width)),
            Block::Table(table) => Laid::Table(LaidTable::of(self, table)?),
            Block::Columns(columns) => Laid::Columns(LaidColumns::of(self, columns)?),
            Block::Space(space) => Laid::Space(*space),
            Block::Figures(figures) => {
                let caption = |placed: &Placed| {
                    let caption = Paragraph::new(Style::Caption, placed.caption.clone());
                    let stack = Stack::of_paragraph(shaper, &caption, placed.figure.width);
                    placed.figure.height + CAPTION_GAP + stack.height()
                };
                let height = figures.iter().map(caption).fold(0.0, f32::max);
                Laid::Figures(figures, height)
            }
            Block::Halves(left, right) => {
                let mut height = |blocks: &'b [Block]| -> Result<f32, Stopped> {
                    blocks.iter().map(|block| self.set(block, HALF).map(|laid| laid.height())).sum()
                };
                let height = height(left)?.max(height(right)?);
                Laid::Halves(left, right, height)
            }
        })
    }

    fn blocks(&mut self, parent: NodeId, blocks: Vec<Laid<'_>>) -> Result<(), Stopped> {
        let mut blocks = blocks.into_iter();
        while let Some(block) = blocks.next() {
            let left = self.left();
            match block {
                Laid::Heading(heading, stack) => {
                    let next = least(&mut blocks.as_slice().iter(), 3);
                    let whole =
                        blocks.as_slice().split_first().map_or(0.0, |(next, rest)| with_note(next.height(), rest));
                    let whole = if self.room() > LARGEST_HOLE { next } else { next.max(whole) };
                    let needed = stack.height() + 4.0 + whole;
                    self.ensure(needed)?;
                    self.block_heading(parent, heading, stack, left);
                }
                Laid::Paragraph(stack) => self.paragraph(parent, stack)?,
                Laid::Table(table) => {
                    let whole = with_note(table.height(), blocks.as_slice());
                    self.ensure(if self.room() > LARGEST_HOLE { whole.min(table.least(3)) } else { whole })?;
                    table.place(self, parent, note(blocks.as_slice()))?;
                }
                Laid::Columns(columns) => {
                    self.ensure(with_note(columns.height(), blocks.as_slice()))?;
                    columns.place(self, parent, note(blocks.as_slice()))?;
                }
                Laid::Figures(figures, height) => {
                    self.ensure(height)?;
                    self.settle();
                    self.figures(parent, figures);
                }
                Laid::Halves(left_blocks, right_blocks, height) => {
                    self.ensure(height)?;
                    let top = self.y;
                    self.half(parent, left_blocks, left)?;
                    let bottom = std::mem::replace(&mut self.y, top);
                    self.half(parent, right_blocks, left + SECOND_HALF)?;
                    self.y = self.y.max(bottom);
                }
                Laid::Space(space) => {
                    if self.y > TOP {
                        self.y += space;
                    }
                }
            }
        }
        Ok(())
    }

    /// Turns the page where a height does not fit.
    fn ensure(&mut self, height: f32) -> Result<(), Stopped> {
        if height > self.room() && self.y > TOP { self.turn() } else { Ok(()) }
    }

    fn block_heading(&mut self, parent: NodeId, heading: &Heading, mut stack: Stack, left: f32) {
        let node = self.pen.canvas.node(parent, if heading.level == 2 { "H2" } else { "H3" });
        let y = self.y;
        if let Some(anchor) = &heading.anchor {
            self.pen.canvas.anchor(anchor.clone(), y);
        }
        self.y += stack.draw_all(&mut self.pen, node, (left, y)) + 3.0;
        if heading.ruled {
            self.pen.rule(left, left + MEASURE, self.y, Rule::Strong);
            self.y += 3.0;
        }
    }

    fn paragraph(&mut self, parent: NodeId, stack: Stack) -> Result<(), Stopped> {
        let node = self.pen.canvas.node(parent, "P");
        self.run(node, stack, self.left(), Kind::Parts)
    }

    /// Draws a paragraph from where the press stands, over as many pages as it needs.
    pub(crate) fn run(&mut self, node: NodeId, mut stack: Stack, x: f32, kind: Kind) -> Result<(), Stopped> {
        while !stack.is_done() {
            let mut count = stack.fit(self.room(), 2);
            if count == 0 {
                if self.y > TOP {
                    self.turn_to(kind)?;
                    continue;
                }
                count = stack.least(1);
            }
            self.y += stack.draw(&mut self.pen, node, (x, self.y), count);
        }
        Ok(())
    }

    fn figures(&mut self, parent: NodeId, figures: &[Placed]) {
        let top = self.y;
        for placed in figures {
            let x = self.left() + placed.x;
            self.figure(parent, &placed.figure, (x, top));
            let node = self.pen.canvas.node(parent, "Caption");
            let caption = Paragraph::new(Style::Caption, placed.caption.clone());
            let mut stack = Stack::of_paragraph(&mut self.pen.shaper, &caption, placed.figure.width);
            let y = top + placed.figure.height + CAPTION_GAP;
            let height = stack.draw_all(&mut self.pen, node, (x, y));
            self.y = self.y.max(y + height);
        }
        self.settle();
    }

    /// Sets one half of a pair; it fits, so no page is turned.
    fn half(&mut self, parent: NodeId, blocks: &[Block], x: f32) -> Result<(), Stopped> {
        for block in blocks {
            match self.set(block, HALF)? {
                Laid::Heading(heading, stack) => self.block_heading(parent, heading, stack, x),
                Laid::Paragraph(mut stack) => {
                    let node = self.pen.canvas.node(parent, "P");
                    let y = self.y;
                    self.y += stack.draw_all(&mut self.pen, node, (x, y));
                }
                Laid::Space(space) => self.y += space,
                Laid::Table(table) => table.place(self, parent, 0.0)?,
                _ => {}
            }
        }
        Ok(())
    }
}

/// Between a figure and its caption.
const CAPTION_GAP: f32 = 7.0;

impl Laid<'_> {
    fn height(&self) -> f32 {
        match self {
            Self::Heading(_, stack) => stack.height() + 6.0,
            Self::Paragraph(stack) => stack.height(),
            Self::Table(table) => table.height(),
            Self::Columns(columns) => columns.height(),
            Self::Figures(_, height) | Self::Halves(_, _, height) | Self::Space(height) => *height,
        }
    }

    /// The height that must stand with what comes before; `None` where the next block decides.
    fn least(&self, rows: usize) -> Option<f32> {
        match self {
            Self::Heading(..) | Self::Space(_) => None,
            Self::Paragraph(stack) => Some(stack.height_of(stack.len().min(3))),
            Self::Table(table) => Some(table.least(rows)),
            Self::Columns(columns) => Some(columns.least()),
            Self::Figures(_, height) | Self::Halves(_, _, height) => Some(*height),
        }
    }
}

/// A small table is not carried to the next page whole where it would leave more than this empty.
const LARGEST_HOLE: f32 = 160.0;

/// The height of a small block with the note below it, which stay on one page; nothing for a block that is not small.
fn with_note(height: f32, rest: &[Laid<'_>]) -> f32 {
    const SMALL: f32 = 234.0;
    if height > SMALL { 0.0 } else { height + note(rest) }
}

/// The height of a note that follows, with the space above it; nothing where there is none.
fn note(rest: &[Laid<'_>]) -> f32 {
    match rest {
        [space @ Laid::Space(_), note @ Laid::Paragraph(_), ..] => space.height() + note.height(),
        _ => 0.0,
    }
}

/// The height that the next blocks need at least, up to and with the first that is not a heading.
fn least(blocks: &mut dyn Iterator<Item = &Laid<'_>>, rows: usize) -> f32 {
    let mut height = 0.0;
    for block in blocks {
        match block.least(rows) {
            Some(least) => return height + least,
            None => height += block.height(),
        }
    }
    height
}

fn title(part: &Part) -> Paragraph {
    Paragraph::new(Style::Part, Text::of(&part.title))
}

fn heading_text(heading: &Heading) -> Paragraph {
    let style = if heading.level == 2 { Style::H2 } else { Style::H3 };
    Paragraph::new(style, Text::of(&heading.text))
}
