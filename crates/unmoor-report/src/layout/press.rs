//! The press: pages as they fill, from the first part to the last, then the board page and the cover.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::pen::Pen;
use super::row::LaidRow;
use crate::canvas::{Canvas, NodeId, ROOT};
use crate::cores;
use crate::document::{Anchor, Column, Document, Row, Setting};
use crate::fonts::Typefaces;
use crate::pdf::Progress;
use crate::style::{Colour, Sheet, TOP, UNIT};
use crate::text::Shaper;

/// Fewer rows than this are set before other threads have begun.
const MANY: usize = 8;

/// Somebody asked for it to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

/// A document set on pages.
pub(crate) struct Laid {
    /// The pages.
    pub(crate) canvas: Canvas,
    /// Characters that no face draws.
    pub(crate) missing: BTreeSet<char>,
    /// What each page is.
    pub(crate) kinds: Vec<Kind>,
    /// What stands on each page, as its head says.
    pub(crate) names: Vec<String>,
}

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Cover,
    Board,
    Parts,
    Letter,
}

/// Pages as they fill.
pub(crate) struct Press<'a> {
    pub(crate) pen: Pen,
    pub(crate) document: &'a Document,
    /// Where the next block starts, in points from the top of the page.
    pub(crate) y: f32,
    /// The parts that stand on each page, by their place in the document.
    pub(crate) parts_on: Vec<Vec<usize>>,
    /// What each page is.
    pub(crate) kinds: Vec<Kind>,
    part: Option<usize>,
    /// What shapes text on the other cores.
    shapers: Vec<Shaper>,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

/// Sets a document on its pages.
pub(crate) fn lay_out(
    document: &Document,
    typefaces: &Typefaces,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Laid, Stopped> {
    let [red, green, blue] = document.about.accent.0;
    let canvas = Canvas::new(Sheet::of(document.about.paper));
    let pen = Pen { canvas, shaper: Shaper::new(typefaces.clone()), accent: Colour(red, green, blue) };
    let shapers = (1..cores::count()).map(|_| Shaper::new(typefaces.clone())).collect();
    let (parts_on, kinds) = (Vec::new(), Vec::new());
    let mut press = Press { pen, document, y: TOP, parts_on, kinds, part: None, shapers, progress };
    // The cover and the board page say on which pages things stand, so their pages are kept free and set last.
    let cover = document.cover.as_ref().map(|cover| Ok((cover, press.keep(Kind::Cover, "Cover")?))).transpose()?;
    let board = document.board.as_ref().map(|board| {
        let kept = press.keep(Kind::Board, &format!("1 {}", board.title))?;
        press.pen.canvas.anchor(Anchor::part(1), 0.0);
        Ok((board, kept))
    });
    let board = board.transpose()?;
    for (at, part) in document.parts.iter().enumerate() {
        press.letter_before(at)?;
        press.part(at, part)?;
    }
    press.letter_before(document.parts.len())?;
    if let Some((board, (page, node))) = board {
        press.pen.canvas.current = page;
        press.board(node, board);
    }
    if let Some((cover, (page, node))) = cover {
        press.pen.canvas.current = page;
        press.cover(node, cover);
    }
    press.pen.canvas.covered = document.cover.is_some();
    press.furniture();
    let shapers = press.shapers.iter().chain([&press.pen.shaper]);
    let missing = shapers.flat_map(Shaper::missing).copied().collect();
    let names = (0..press.kinds.len()).map(|page| press.parts_named(page)).collect();
    Ok(Laid { canvas: press.pen.canvas, missing, kinds: press.kinds, names })
}

impl Press<'_> {
    /// Keeps a page free that is set when all others are, with its place in the outline and in the order of reading.
    fn keep(&mut self, kind: Kind, title: &str) -> Result<(usize, NodeId), Stopped> {
        let node = self.pen.canvas.node(ROOT, "Sect");
        self.turn_to(kind)?;
        self.pen.canvas.bookmark(0, title, 0.0);
        Ok((self.pen.canvas.current, node))
    }

    /// Turns to a new page of parts.
    pub(crate) fn turn(&mut self) -> Result<(), Stopped> {
        self.turn_to(Kind::Parts)
    }

    /// Turns to a new page.
    pub(crate) fn turn_to(&mut self, kind: Kind) -> Result<(), Stopped> {
        self.ask()?;
        self.pen.canvas.add_page();
        self.kinds.push(kind);
        self.parts_on.push(self.part.into_iter().collect());
        self.y = TOP;
        Ok(())
    }

    /// Whether the page that is open is one of parts.
    pub(crate) fn among_parts(&self) -> bool {
        self.kinds.last() == Some(&Kind::Parts)
    }

    /// Says how many pages are full, and asks whether to go on.
    pub(crate) fn ask(&mut self) -> Result<(), Stopped> {
        let pages = self.pen.canvas.pages.len();
        if (self.progress)(Progress::LaidOut { pages }).is_break() { Err(Stopped) } else { Ok(()) }
    }

    /// Sets rows, on every core there is where they are many.
    pub(crate) fn rows<'r>(
        &mut self,
        rows: impl Iterator<Item = &'r Row>,
        columns: &[Column],
        setting: Setting,
    ) -> Result<Vec<LaidRow>, Stopped> {
        let rows: Vec<&Row> = rows.collect();
        let pages = self.pen.canvas.pages.len();
        let others = if rows.len() < MANY { &mut [] } else { &mut self.shapers[..] };
        let mut shapers: Vec<&mut Shaper> = std::iter::once(&mut self.pen.shaper).chain(others).collect();
        let row = |shaper: &mut &mut Shaper, at: usize| LaidRow::of(shaper, rows[at], columns, setting);
        match cores::each(&mut shapers, rows.len(), row, |_| (self.progress)(Progress::LaidOut { pages })) {
            ControlFlow::Continue(rows) => Ok(rows),
            ControlFlow::Break(()) => Err(Stopped),
        }
    }

    /// Says that what follows belongs to a part.
    pub(crate) fn enter(&mut self, part: usize) {
        self.part = Some(part);
        if let Some(last) = self.parts_on.last_mut() {
            last.push(part);
        }
    }

    /// Says that the part has ended, so that a new page does not name it.
    pub(crate) fn leave(&mut self) {
        self.part = None;
    }

    /// The left edge of the measure.
    pub(crate) fn left(&self) -> f32 {
        self.pen.canvas.sheet.left
    }

    /// The height that is left on the page.
    pub(crate) fn room(&self) -> f32 {
        self.pen.canvas.sheet.bottom - self.y
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
