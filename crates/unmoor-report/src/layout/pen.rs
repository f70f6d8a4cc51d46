//! The pen: lines of text, rules and small signs, drawn where they are told to be.

use std::sync::Arc;

use unmoor_core::score::Grade;

use crate::canvas::{Canvas, Mark, NodeId, Path, Segment, line, rectangle, rounded};
use crate::document::{Inline, Rule, Text, Tone, Weight, Words};
use crate::fonts::Face;
use crate::lines::{LEVEL_SIDE, Line, Piece, Sign, lines};
use crate::style::{ACCENT, Colour, INK, LINE, RULE, SOFT, Type, WHITE};
use crate::text::{Shaped, Shaper};

/// A canvas and what shapes text for it.
pub(crate) struct Pen {
    pub(crate) canvas: Canvas,
    pub(crate) shaper: Shaper,
    /// What is drawn where [`ACCENT`] stands.
    pub(crate) accent: Colour,
}

/// Where a text stands relative to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stand {
    /// It starts there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// A text on one line with its width.
pub(crate) struct Label {
    words: Vec<Arc<Shaped>>,
    set: Type,
    /// In points.
    pub(crate) width: f32,
}

impl Pen {
    /// The colour that is drawn: the client's in place of the accent.
    pub(crate) fn ink(&self, colour: Colour) -> Colour {
        if colour == ACCENT { self.accent } else { colour }
    }

    /// Draws a line whose box has its top left corner at `at`.
    pub(crate) fn line(&mut self, owner: NodeId, at: (f32, f32), line: &Line, set: Type) {
        for together in line.runs() {
            let Some(first) = together.first() else { continue };
            let x = at.0 + first.x;
            match &first.sign {
                Sign::Glyphs { set: voice, link, .. } => {
                    let target = link.as_ref().map(|anchor| (anchor.clone(), self.canvas.node(owner, "Link")));
                    let node = target.as_ref().map_or(owner, |(_, node)| *node);
                    let baseline = at.1 + Type { face: voice.face, ..set }.baseline();
                    let voice = Type { colour: self.ink(voice.colour), ..*voice };
                    self.canvas.draw(node, glyphs(together, voice, (x, baseline)));
                    if let (Some((anchor, node)), Some(last)) = (target, together.last()) {
                        let frame = [x, at.1, at.0 + last.x + last.width, at.1 + set.leading];
                        self.canvas.link(node, frame, anchor, read(together));
                    }
                }
                Sign::Level(level) => {
                    let top = at.1 + (set.leading - LEVEL_SIDE) / 2.0;
                    self.level(owner, (x, top), LEVEL_SIDE, *level);
                }
                Sign::Gap => {}
                Sign::Severity(severity) => self.bars((x, at.1 + set.baseline() - 6.2), *severity as usize + 1),
            }
        }
    }

    /// Draws a line that belongs to the page and not to the report: a screen reader passes over it.
    pub(crate) fn furnish(&mut self, line: &Line, set: Type, at: (f32, f32)) {
        for together in line.runs() {
            if let Some(Piece { x, sign: Sign::Glyphs { set: voice, .. }, .. }) = together.first() {
                let voice = Type { colour: self.ink(voice.colour), ..*voice };
                self.canvas.furnish(glyphs(together, voice, (at.0 + x, at.1 + set.baseline())));
            }
        }
    }

    /// A text on one line.
    pub(crate) fn label(&mut self, text: &str, set: Type, tabular: bool) -> Label {
        let mut words = Words { text: text.to_owned(), weight: Weight::Own, tone: Tone::Own, tabular, link: None };
        words.text.retain(|c| c != '\n');
        let text = Text(vec![Inline::Words(words)]);
        let line = lines(&mut self.shaper, &text, set, f32::INFINITY).into_iter().next().unwrap_or_default();
        let words = line.pieces.iter().filter_map(|piece| match &piece.sign {
            Sign::Glyphs { shaped, .. } => Some(Arc::clone(shaped)),
            _ => None,
        });
        let words = words.collect();
        Label { words, set: Type { colour: self.ink(set.colour), ..set }, width: line.width }
    }

    /// Draws a label at a baseline.
    pub(crate) fn put(&mut self, owner: NodeId, label: Label, at: (f32, f32), stand: Stand) {
        let mark = label.mark(at, stand);
        self.canvas.draw(owner, mark);
    }

    /// Draws a text on one line at a baseline and returns its width.
    pub(crate) fn write(&mut self, owner: NodeId, text: &str, set: Type, at: (f32, f32), stand: Stand) -> f32 {
        let label = self.label(text, set, true);
        let width = label.width;
        self.put(owner, label, at, stand);
        width
    }

    /// A level's letter in its square; `None` is unknown.
    pub(crate) fn level(&mut self, owner: NodeId, at: (f32, f32), side: f32, level: Option<Grade>) {
        let (x, y) = at;
        let (letter, colour) = match level {
            Some(grade) => {
                let path = rounded(x, y, side, side, 1.5);
                self.canvas.ground(Mark::Fill { path, colour: Colour::level(grade) });
                (format!("{grade:?}"), Colour::letter_on(grade))
            }
            None => {
                let path = rounded(x + 0.3, y + 0.3, side - 0.6, side - 0.6, 1.2);
                self.canvas.ground(Mark::Fill { path: path.clone(), colour: WHITE });
                self.canvas.ground(Mark::Stroke { path, colour: SOFT, width: 0.6, dash: None });
                ("?".to_owned(), INK)
            }
        };
        let size = if side > LEVEL_SIDE { 7.25 } else { 7.0 };
        let set = Type { face: Face::SansSemi, size, leading: side, tracking: 0.0, colour };
        let baseline = y + 7.55 + (side - LEVEL_SIDE) / 2.0;
        self.write(owner, &letter, set, (x + side / 2.0, baseline), Stand::Middle);
    }

    /// Four bars, some of them filled.
    fn bars(&mut self, at: (f32, f32), filled: usize) {
        for bar in 0..4 {
            let (stroke, fill) = if bar < filled { (INK, INK) } else { (SOFT, WHITE) };
            let path = rectangle(at.0 + bar as f32 * 4.6, at.1, 3.0, 6.4);
            self.canvas.ground(Mark::Fill { path: path.clone(), colour: fill });
            self.canvas.ground(Mark::Stroke { path, colour: stroke, width: 0.5, dash: None });
        }
    }

    /// The arrow of a recommendation in a box of 7 by 5.6.
    pub(crate) fn arrow(&mut self, x: f32, y: f32) {
        let colour = self.accent;
        self.canvas.ground(Mark::Stroke { path: arrow(x, y), colour, width: 0.9, dash: None });
    }

    /// A rule across.
    pub(crate) fn rule(&mut self, from: f32, to: f32, y: f32, rule: Rule) {
        let (colour, width) = match rule {
            Rule::None => return,
            Rule::Hairline => (RULE, 0.5),
            Rule::Faint => (LINE, 0.5),
            Rule::Strong => (INK, 0.8),
        };
        self.canvas.ground(Mark::Stroke { path: line(from, y, to, y), colour, width, dash: None });
    }
}

impl Label {
    /// The label as a mark at a baseline.
    pub(crate) fn mark(self, at: (f32, f32), stand: Stand) -> Mark {
        let x = match stand {
            Stand::Start => at.0,
            Stand::Middle => at.0 - self.width / 2.0,
            Stand::End => at.0 - self.width,
        };
        let Type { size, tracking, colour, .. } = self.set;
        Mark::Text { x, y: at.1, size, tracking, colour, words: self.words, upright: false }
    }
}

impl Line {
    /// Its pieces, those together that are drawn as one run of text.
    fn runs(&self) -> impl Iterator<Item = &[Piece]> {
        self.pieces.chunk_by(|first, next| next.joins(first))
    }
}

impl Piece {
    /// Whether two pieces are drawn as one run of text.
    fn joins(&self, first: &Self) -> bool {
        match (&self.sign, &first.sign) {
            (Sign::Glyphs { set: a, link: l, .. }, Sign::Glyphs { set: b, link: k, .. }) => a == b && l == k,
            _ => false,
        }
    }
}

fn glyphs(pieces: &[Piece], set: Type, at: (f32, f32)) -> Mark {
    let Type { size, tracking, colour, .. } = set;
    let words = pieces.iter().filter_map(|piece| match &piece.sign {
        Sign::Glyphs { shaped, .. } => Some(Arc::clone(shaped)),
        _ => None,
    });
    Mark::Text { x: at.0, y: at.1, size, tracking, colour, words: words.collect(), upright: false }
}

fn read(pieces: &[Piece]) -> String {
    let words = pieces.iter().filter_map(|piece| match &piece.sign {
        Sign::Glyphs { shaped, .. } => Some(shaped),
        _ => None,
    });
    words.flat_map(|word| &word.runs).flat_map(|run| &run.glyphs).map(|glyph| &*glyph.text).collect()
}

fn arrow(x: f32, y: f32) -> Path {
    use Segment::{Line, Move};
    vec![
        Move(x, y + 2.8),
        Line(x + 6.4, y + 2.8),
        Move(x + 4.0, y + 0.5),
        Line(x + 6.4, y + 2.8),
        Line(x + 4.0, y + 5.1),
    ]
}
