//! The press: pages as they fill, from the first part to the last, then the board page and the cover.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::pen::Pen;
use crate::canvas::{Canvas, ROOT};
use crate::document::{Anchor, Document};
use crate::pdf::Progress;
use crate::style::{Paper, TOP, UNIT};
use crate::text::Shaper;

/// Somebody asked for it to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

/// A document set on pages.
pub(crate) struct Laid {
    /// The pages.
    pub(crate) canvas: Canvas,
    /// Characters that no face draws.
    pub(crate) missing: BTreeMap<char, usize>,
}

/// Pages as they fill.
pub(crate) struct Press<'a> {
    pub(crate) pen: Pen,
    pub(crate) document: &'a Document,
    /// Where the next block starts, in points from the top of the page.
    pub(crate) y: f32,
    /// The parts that stand on each page, by their place in the document.
    pub(crate) parts_on: Vec<Vec<usize>>,
    part: Option<usize>,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

/// Sets a document on pages of a size.
pub(crate) fn lay_out(
    document: &Document,
    paper: Paper,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Laid, Stopped> {
    let pen = Pen { canvas: Canvas::new(paper), shaper: Shaper::default() };
    let mut press = Press { pen, document, y: TOP, parts_on: Vec::new(), part: None, progress };
    // The cover and the board page say on which pages things stand, so they are set last.
    let cover = press.pen.canvas.node(ROOT, "Sect");
    let board = press.pen.canvas.node(ROOT, "Sect");
    press.turn()?;
    press.turn()?;
    press.pen.canvas.current = 0;
    press.pen.canvas.bookmark(0, "Cover", 0.0);
    press.pen.canvas.current = 1;
    press.pen.canvas.bookmark(0, &format!("1 {}", document.board.title), 0.0);
    press.pen.canvas.anchor(Anchor::part(1), 0.0);
    for (at, part) in document.parts.iter().enumerate() {
        press.part(at, part)?;
    }
    press.pen.canvas.current = 1;
    press.board(board);
    press.pen.canvas.current = 0;
    press.cover(cover);
    press.furniture();
    let missing = press.pen.shaper.missing().clone();
    Ok(Laid { canvas: press.pen.canvas, missing })
}

impl Press<'_> {
    /// Turns to a new page.
    pub(crate) fn turn(&mut self) -> Result<(), Stopped> {
        self.ask()?;
        self.pen.canvas.add_page();
        self.parts_on.push(self.part.into_iter().collect());
        self.y = TOP;
        Ok(())
    }

    /// Says how many pages are full, and asks whether to go on.
    pub(crate) fn ask(&mut self) -> Result<(), Stopped> {
        let pages = self.pen.canvas.pages.len();
        if (self.progress)(Progress::LaidOut { pages }).is_break() { Err(Stopped) } else { Ok(()) }
    }

    /// Says that what follows belongs to a part.
    pub(crate) fn enter(&mut self, part: usize) {
        self.part = Some(part);
        if let Some(last) = self.parts_on.last_mut()
            && self.pen.canvas.current > 1
        {
            last.push(part);
        }
    }

    /// Says that the part has ended, so that a new page does not name it.
    pub(crate) fn leave(&mut self) {
        self.part = None;
    }

    /// The left edge of the measure.
    pub(crate) fn left(&self) -> f32 {
        self.pen.canvas.paper.left
    }

    /// The height that is left on the page.
    pub(crate) fn room(&self) -> f32 {
        self.pen.canvas.paper.bottom - self.y
    }

    /// Moves down to the next step of the rhythm.
    pub(crate) fn settle(&mut self) {
        self.y = TOP + ((self.y - TOP) / UNIT - 0.001).ceil() * UNIT;
    }

    /// The page on which an anchor stands, as it is printed.
    pub(crate) fn page_of(&self, anchor: &Anchor) -> Option<usize> {
        self.pen.canvas.anchors.get(anchor).map(|spot| spot.page + 1)
    }
}
