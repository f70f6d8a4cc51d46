//! Head and foot of each page but the cover.

use unicode_segmentation::UnicodeSegmentation;

use super::pen::Stand;
use super::press::{Kind, Press};
use crate::canvas::{Mark, line};
use crate::document::{Style, Text};
use crate::fonts::{Face, Typefaces};
use crate::lines::{Line, lines};
use crate::style::{INK, MEASURE, RULE, Type};
use crate::text::Shaper;

const HEAD: f32 = 37.0;
const HEAD_RULE: f32 = 54.0;
/// The widest that the service's name may be.
const SERVICE: f32 = 200.0;
/// The widest that the confidentiality line may be, and how many lines of it there may be.
const CONFIDENTIALITY: f32 = 400.0;
const FOOT_LINES: usize = 2;
/// Between the signs of a page and its foot.
const ABOVE_FOOT: f32 = 5.0;
const EN_SPACE: &str = "\u{2002}";
const EM_SPACE: &str = "\u{2003}";

/// Whether a confidentiality line has room at the foot of a page. One that has not is refused, so that none is ever cut.
pub fn fits_foot(confidentiality: &str) -> bool {
    foot_lines(&mut Shaper::new(Typefaces::Computer), confidentiality).len() <= FOOT_LINES
}

fn foot_lines(shaper: &mut Shaper, confidentiality: &str) -> Vec<Line> {
    lines(shaper, &Text::of(confidentiality), Type::of(Style::Caption), CONFIDENTIALITY)
}

impl Press<'_> {
    /// Draws head and foot on every page but the cover; a page of the letter has its own foot alone.
    pub(crate) fn furniture(&mut self) {
        let kinds = self.kinds.clone();
        let of = kinds.len();
        let letter = kinds.iter().filter(|kind| **kind == Kind::Letter).count();
        let mut letter_page = 0;
        self.pen.canvas.place = "running head".to_owned();
        for (page, kind) in kinds.into_iter().enumerate() {
            self.pen.canvas.current = page;
            match kind {
                Kind::Cover => {}
                Kind::Letter => {
                    letter_page += 1;
                    self.foot_right(&format!("Letter, page {letter_page} of {letter}"));
                }
                Kind::Board | Kind::Parts => {
                    self.head(page);
                    self.signs(page);
                    self.foot(page, of);
                }
            }
        }
    }

    fn head(&mut self, page: usize) {
        let sheet = self.pen.canvas.sheet;
        let set = Type::of(Style::Caption);
        let baseline = HEAD + set.baseline();
        let name = Type { face: Face::SansMedium, colour: INK, ..set };
        let service = self.cut(&self.document.about.service, name, SERVICE);
        let width = self.furnish(&service, name, (sheet.left, baseline), Stand::Start);
        let rest = format!("{EN_SPACE}Lock-in and portability");
        self.furnish(&rest, set, (sheet.left + width, baseline), Stand::Start);
        let parts = self.parts_named(page);
        self.furnish(&parts, set, (sheet.right(), baseline), Stand::End);
        let path = line(sheet.left, HEAD_RULE, sheet.right(), HEAD_RULE);
        self.pen.canvas.furnish(Mark::Stroke { path, colour: RULE, width: 0.5, dash: None });
    }

    /// The parts on a page: at most the first and the last.
    pub(crate) fn parts_named(&self, page: usize) -> String {
        if let (Kind::Board, Some(board)) = (self.kinds[page], &self.document.board) {
            return format!("1{EN_SPACE}{}", board.title);
        }
        let on = &self.parts_on[page];
        let mut named: Vec<usize> = on.first().into_iter().chain(on.last()).copied().collect();
        named.dedup();
        let parts = named.iter().map(|at| &self.document.parts[*at]);
        parts.map(|part| format!("{}{EN_SPACE}{}", part.number, part.title)).collect::<Vec<_>>().join(EM_SPACE)
    }

    /// Explains the signs of a page above its foot. They stand in the captions of their parts too, for those who hear the report.
    fn signs(&mut self, page: usize) {
        let marked = self.pen.canvas.pages[page].letters();
        let parts = self.parts_on[page].iter().flat_map(|at| &self.document.parts[*at].signs);
        let mut said: Vec<&str> = Vec::new();
        for sign in parts.filter(|sign| sign.mark.is_none_or(|mark| marked.contains(&mark))) {
            if !said.contains(&sign.says) {
                said.push(sign.says);
            }
        }
        if said.is_empty() {
            return;
        }
        let (sheet, set) = (self.pen.canvas.sheet, Type::of(Style::Caption));
        let said = lines(&mut self.pen.shaper, &Text::of(said.join(EM_SPACE)), set, MEASURE);
        let top = sheet.foot - ABOVE_FOOT - set.leading * said.len() as f32;
        for (at, line) in said.iter().enumerate() {
            self.pen.furnish(line, set, (sheet.left, top + at as f32 * set.leading));
        }
    }

    fn foot(&mut self, page: usize, of: usize) {
        let sheet = self.pen.canvas.sheet;
        let set = Type::of(Style::Caption);
        let confidentiality = foot_lines(&mut self.pen.shaper, &self.document.about.confidentiality);
        for (at, line) in confidentiality.iter().take(FOOT_LINES).enumerate() {
            self.pen.furnish(line, set, (sheet.left, sheet.foot + at as f32 * set.leading));
        }
        self.foot_right(&format!("Page {} of {of}", page + 1));
    }

    fn foot_right(&mut self, text: &str) {
        let sheet = self.pen.canvas.sheet;
        let set = Type::of(Style::Caption);
        self.furnish(text, set, (sheet.right(), sheet.foot + set.baseline()), Stand::End);
    }

    fn furnish(&mut self, text: &str, set: Type, at: (f32, f32), stand: Stand) -> f32 {
        let label = self.pen.label(text, set, true);
        let width = label.width;
        if !text.is_empty() {
            self.pen.canvas.furnish(label.mark(at, stand));
        }
        width
    }

    /// Cuts a text at a grapheme, with an ellipsis, where it is wider than it may be.
    fn cut(&mut self, text: &str, set: Type, widest: f32) -> String {
        if self.pen.label(text, set, true).width <= widest {
            return text.to_owned();
        }
        let mut graphemes: Vec<&str> = text.graphemes(true).take(120).collect();
        while self.pen.label(&format!("{}…", graphemes.concat()), set, true).width > widest {
            graphemes.pop();
        }
        format!("{}…", graphemes.concat().trim_end())
    }
}
