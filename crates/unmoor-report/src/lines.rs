//! Breaking text into lines: UAX 14, then after signs inside a long word, then between graphemes.

use std::ops::Range;
use std::sync::Arc;

use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unmoor_core::finding::Severity;
use unmoor_core::score::Grade;

use crate::document::{Anchor, Inline, Text, Words};
use crate::style::Type;
use crate::text::{Shaped, Shaper, Voice};

/// The side of a level's square, in points.
pub(crate) const LEVEL_SIDE: f32 = 10.0;
/// The width of a severity's four bars, in points.
pub(crate) const BARS_WIDTH: f32 = 16.8;

/// A line of pieces.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<Piece>,
    /// In points, without the space at its end.
    pub(crate) width: f32,
    /// Whether its paragraph runs from right to left.
    pub(crate) backwards: bool,
}

/// A piece of a line at its place.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// From the line's left end, in points.
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) sign: Sign,
    /// How deep it is nested in runs of the other direction; odd runs from right to left.
    level: Level,
}

/// What a piece draws.
#[derive(Debug, Clone)]
pub(crate) enum Sign {
    Glyphs { shaped: Arc<Shaped>, set: Type, link: Option<Anchor>, space: bool },
    Level(Option<Grade>),
    Severity(Severity),
    Gap,
}

/// Breaks a text into lines of at most `measure` points.
pub(crate) fn lines(shaper: &mut Shaper, text: &Text, set: Type, measure: f32) -> Vec<Line> {
    Breaker { shaper, set, measure, lines: vec![Line::default()], x: 0.0, order: Order::default() }.run(text)
}

/// Breaks a text so that its lines are as equal as they can be without adding one.
pub(crate) fn balanced(shaper: &mut Shaper, text: &Text, set: Type, measure: f32) -> Vec<Line> {
    let full = lines(shaper, text, set, measure);
    let (mut narrow, mut wide) = (measure / 3.0, measure);
    for _ in 0..12 {
        let middle = (narrow + wide) / 2.0;
        if lines(shaper, text, set, middle).len() <= full.len() {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    lines(shaper, text, set, wide)
}

/// A word of more bytes is not tried as a whole: no line is that long, and its glyphs would all be kept.
const ENDLESS: usize = 4096;

/// Stands for a sign that no line may break around.
const GLUE: char = '\u{a0}';

struct Breaker<'a> {
    shaper: &'a mut Shaper,
    set: Type,
    measure: f32,
    lines: Vec<Line>,
    x: f32,
    order: Order,
}

impl Breaker<'_> {
    fn run(mut self, text: &Text) -> Vec<Line> {
        let (full, starts) = flatten(text);
        self.order = Order::of(&full);
        let mut start = 0;
        for (end, opportunity) in linebreaks(&full) {
            self.token(text, &full, &starts, start, end);
            if opportunity == BreakOpportunity::Mandatory && end < full.len() {
                self.end_line();
            }
            start = end;
        }
        for line in &mut self.lines {
            self.order.arrange(line);
            let visible = line.pieces.iter().rfind(|piece| !piece.is_space());
            line.width = visible.map_or(0.0, |piece| piece.x + piece.width);
        }
        self.lines
    }

    /// Places what stands between two break opportunities.
    fn token(&mut self, text: &Text, full: &str, starts: &[usize], start: usize, end: usize) {
        let token = &full[start..end];
        let visible = start + token.trim_end_matches([' ', '\n', '\r', '\t']).len();
        let parts = self.order.split(split(starts, full.len(), start, visible));
        let endless = visible - start > ENDLESS && self.measure.is_finite();
        let whole = if endless { &parts[..0] } else { &parts[..] };
        let pieces: Vec<Piece> =
            whole.iter().filter_map(|(inline, from, to)| self.piece(&text.0[*inline], full, *from..*to)).collect();
        let width: f32 = if endless { f32::INFINITY } else { pieces.iter().map(|piece| piece.width).sum() };
        if self.x > 0.0 && self.x + width > self.measure + 0.01 {
            self.end_line();
        }
        if width <= self.measure + 0.01 {
            pieces.into_iter().for_each(|piece| self.put(piece));
        } else {
            for (inline, from, to) in parts {
                self.long_word(&text.0[inline], full, from..to);
            }
        }
        if full[visible..end].starts_with([' ', '\t'])
            && let Some((inline, ..)) = split(starts, full.len(), visible, end).first()
            && let Some(space) = self.piece(&text.0[*inline], full, visible..visible + 1)
        {
            self.put(space);
        }
    }

    /// Breaks inside a word that is longer than the measure, without adding a hyphen.
    fn long_word(&mut self, inline: &Inline, full: &str, range: Range<usize>) {
        let mut at = range.start;
        let word = &full[range];
        let scheme = word.find("://").map_or(0, |end| end + 3);
        let (scheme, rest) = word.split_at(scheme);
        let chunks = rest.split_inclusive(['/', '.', '_', '-', '@', '?', '&', '=', ':']);
        for chunk in [scheme].into_iter().filter(|scheme| !scheme.is_empty()).chain(chunks) {
            let start = at;
            at += chunk.len();
            if chunk.len() <= ENDLESS {
                let Some(piece) = self.piece(inline, full, start..at) else { continue };
                if piece.width <= self.measure {
                    if self.x + piece.width > self.measure {
                        self.end_line();
                    }
                    self.put(piece);
                    continue;
                }
            }
            for (offset, grapheme) in chunk.grapheme_indices(true) {
                let from = start + offset;
                let Some(piece) = self.piece(inline, full, from..from + grapheme.len()) else { continue };
                if self.x > 0.0 && self.x + piece.width > self.measure {
                    self.end_line();
                }
                self.put(piece);
            }
        }
    }

    fn piece(&mut self, inline: &Inline, full: &str, range: Range<usize>) -> Option<Piece> {
        let level = self.order.level(range.start);
        let (width, sign) = match inline {
            Inline::Words(Words { weight, tone, tabular, link, .. }) => {
                let text = &full[range];
                let set = self.set.voice(*weight, *tone);
                let voice = Voice { face: set.face, tabular: *tabular, backwards: level.is_rtl() };
                let space = matches!(text, " " | "\t");
                let shaped = self.shaper.shape(voice, if space { " " } else { text });
                let width = shaped.width(set.size, set.tracking);
                (width, Sign::Glyphs { shaped, set, link: link.clone(), space })
            }
            Inline::Level(level) => (LEVEL_SIDE, Sign::Level(*level)),
            Inline::Severity(severity) => (BARS_WIDTH, Sign::Severity(*severity)),
            Inline::Gap(gap) => (*gap, Sign::Gap),
            Inline::PageOf(_) => return None,
        };
        Some(Piece { x: 0.0, width, sign, level })
    }

    fn put(&mut self, mut piece: Piece) {
        piece.x = self.x;
        self.x += piece.width;
        if let Some(line) = self.lines.last_mut() {
            line.pieces.push(piece);
        }
    }

    fn end_line(&mut self) {
        self.lines.push(Line::default());
        self.x = 0.0;
    }
}

impl Piece {
    fn is_space(&self) -> bool {
        matches!(self.sign, Sign::Glyphs { space: true, .. })
    }
}

fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The order in which a text is drawn, where some of it runs from right to left.
#[derive(Default)]
struct Order {
    /// For each byte; empty where all runs from left to right.
    levels: Vec<Level>,
    backwards: bool,
}

impl Order {
    fn of(full: &str) -> Self {
        if !full.chars().any(may_run_backwards) {
            return Self::default();
        }
        let found = BidiInfo::new(full, None);
        let backwards = found.paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl());
        if found.has_rtl() { Self { levels: found.levels, backwards } } else { Self::default() }
    }

    fn level(&self, at: usize) -> Level {
        self.levels.get(at).copied().unwrap_or_else(Level::ltr)
    }

    /// Parts where no piece runs in two directions.
    fn split(&self, parts: Vec<(usize, usize, usize)>) -> Vec<(usize, usize, usize)> {
        if self.levels.is_empty() {
            return parts;
        }
        let mut split = Vec::with_capacity(parts.len());
        for (inline, from, to) in parts {
            let mut start = from;
            for run in self.levels[from..to].chunk_by(|a, b| a == b) {
                split.push((inline, start, start + run.len()));
                start += run.len();
            }
        }
        split
    }

    /// Puts the pieces of a line in the order in which they are seen.
    fn arrange(&self, line: &mut Line) {
        line.backwards = self.backwards;
        if self.levels.is_empty() {
            return;
        }
        // The space at a line's end stays there, whichever way the line runs.
        let tail = line.pieces.iter().rev().take_while(|piece| piece.is_space()).count();
        let trailing = line.pieces.split_off(line.pieces.len() - tail);
        let levels: Vec<Level> = line.pieces.iter().map(|piece| piece.level).collect();
        let order = BidiInfo::reorder_visual(&levels);
        let mut x = 0.0;
        let seen = order.into_iter().map(|at| line.pieces[at].clone()).chain(trailing);
        line.pieces = seen
            .map(|mut piece| {
                piece.x = x;
                x += piece.width;
                piece
            })
            .collect();
    }
}

/// Whether a letter may run from right to left: Hebrew, Arabic and their neighbours, and the marks that say so.
fn may_run_backwards(letter: char) -> bool {
    matches!(u32::from(letter), 0x590..=0x8ff | 0x200f | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

/// The text in one string, and where each inline starts in it.
fn flatten(text: &Text) -> (String, Vec<usize>) {
    let mut full = String::new();
    let mut starts = Vec::with_capacity(text.0.len());
    for inline in &text.0 {
        starts.push(full.len());
        match inline {
            // What would turn the order of all that follows is not obeyed: nothing may read otherwise than it was written.
            Inline::Words(words) => full.extend(words.text.chars().filter(|letter| !turns(*letter))),
            _ => full.push(GLUE),
        }
    }
    (full, starts)
}

/// The inlines between two places, each with its own range.
fn split(starts: &[usize], length: usize, from: usize, to: usize) -> Vec<(usize, usize, usize)> {
    let first = starts.partition_point(|start| *start <= from).saturating_sub(1);
    (first..starts.len())
        .map(|at| (at, starts[at].max(from), starts.get(at + 1).copied().unwrap_or(length).min(to)))
        .take_while(|(_, start, _)| *start < to)
        .filter(|(_, start, end)| start < end)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Style;

    fn broken(text: &str, measure: f32) -> Vec<String> {
        let set = Type::of(Style::Table);
        let broken = lines(&mut Shaper::default(), &Text::of(text), set, measure);
        assert!(broken.iter().all(|line| line.width <= measure + 0.01), "a line of {text:?} is too wide");
        broken.iter().map(read).collect()
    }

    fn read(line: &Line) -> String {
        line.pieces
            .iter()
            .map(|piece| match &piece.sign {
                Sign::Glyphs { shaped, .. } => {
                    shaped.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| &*glyph.text).collect()
                }
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn words_break_at_spaces_and_keep_the_space_at_the_end() {
        assert_eq!(broken("one two three", 35.0), ["one two ", "three"]);
    }

    #[test]
    fn a_long_word_breaks_after_its_signs_where_its_parts_have_room() {
        assert_eq!(broken("the_same_thing_again", 35.0), ["the_", "same_", "thing_", "again"]);
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(broken("see Art\u{a0}25(2)", 40.0), ["see ", "Art 25(2)"]);
    }

    #[test]
    fn an_address_breaks_after_its_signs() {
        let lines = broken("https://wiki.example.com/data/inventory/2026", 90.0);
        assert!(lines.len() > 1 && lines[0].ends_with(['/', '.']), "{lines:?}");
    }

    #[test]
    fn a_word_of_four_thousand_letters_breaks_between_graphemes() {
        let lines = broken(&"e\u{301}x".repeat(2000), 100.0);
        assert_eq!(lines.concat(), "e\u{301}x".repeat(2000));
        assert!(lines.len() > 50);
    }

    #[test]
    fn lines_of_a_note_stay_lines() {
        assert_eq!(broken("first\nsecond\n\nfourth", 200.0).len(), 4);
    }

    #[test]
    fn balancing_adds_no_line_and_evens_them_out() {
        let mut shaper = Shaper::default();
        let text = Text::of("You could leave Meridian only with great effort, as far as you can show today.");
        let set = Type::of(Style::Part);
        let plain = lines(&mut shaper, &text, set, 487.0);
        let even = balanced(&mut shaper, &text, set, 487.0);
        let spread = |lines: &[Line]| lines[0].width - lines[lines.len() - 1].width;
        assert_eq!(plain.len(), even.len());
        assert!(spread(&even).abs() < spread(&plain).abs());
    }

    #[test]
    fn a_line_that_runs_from_right_to_left_keeps_numbers_and_ids_in_their_order() {
        let hebrew = "\u{5e9}\u{5dc}\u{5d5}\u{5dd} DO-04 (12)";
        let lines = lines(&mut Shaper::default(), &Text::of(hebrew), Type::of(Style::Table), 400.0);
        assert!(lines[0].backwards);
        let read = read(&lines[0]);
        assert_eq!(read, "DO-04 (12) \u{5dd}\u{5d5}\u{5dc}\u{5e9}");
        let english = broken("He said \u{5e9}\u{5dc}\u{5d5}\u{5dd} twice.", 400.0).concat();
        assert!(english.starts_with("He said ") && english.ends_with(" twice."));
    }

    #[test]
    fn nothing_turns_the_order_of_what_was_written() {
        let turned = broken("approved \u{202e}ton saw\u{202c} it", 400.0).concat();
        assert_eq!(turned, "approved ton saw it");
    }

    #[test]
    fn signs_take_their_place_in_a_line() {
        let text = Text::default().sign(Inline::Level(Some(Grade::B))).sign(Inline::Gap(6.0)).plain("Ownership");
        let line = &lines(&mut Shaper::default(), &text, Type::of(Style::Table), 200.0)[0];
        assert_eq!(line.pieces[2].x, LEVEL_SIDE + 6.0);
    }
}
