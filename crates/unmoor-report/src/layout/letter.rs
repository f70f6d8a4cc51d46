//! The letter: pages of its own that can be sent as they stand, without running head and without a word on the score.

use super::press::{Kind, Press, Stopped};
use super::stack::Stack;
use crate::canvas::{NodeId, ROOT};
use crate::document::{Align, Asked, Letter, Paragraph, Style, Text};
use crate::style::{BESIDE_NUMBER, HALF, MEASURE, Type};

/// Top of the sender's sign.
const SIGN: f32 = 54.0;
/// The least height of the sign, so that the address stands where it is expected.
const SIGN_HEIGHT: f32 = 30.0;
const BELOW_SIGN: f32 = 39.0;
/// From a logo to the name of whose it is.
const BELOW_LOGO: f32 = 4.0;
const ABOVE_SUBJECT: f32 = 26.0;
const LINE: f32 = 13.0;
const BETWEEN_QUESTIONS: f32 = 9.75;
/// Room for a signature.
const SIGNATURE: f32 = 32.0;
/// A line to sign on, where nobody is named.
const SIGN_LINE: f32 = 180.0;
/// Width of place and day, at the right.
const DATED: f32 = 190.0;
/// Width of the text.
const WIDTH: f32 = MEASURE - BESIDE_NUMBER;

impl Press<'_> {
    /// Sets the letter where it stands before a part.
    pub(crate) fn letter_before(&mut self, part: usize) -> Result<(), Stopped> {
        match &self.document.letter {
            Some(letter) if letter.after == part => self.letter(letter),
            _ => Ok(()),
        }
    }

    fn letter(&mut self, letter: &Letter) -> Result<(), Stopped> {
        self.leave();
        self.turn_to(Kind::Letter)?;
        self.pen.canvas.place.clone_from(&letter.subject);
        self.pen.canvas.bookmark(1, &letter.subject, 0.0);
        let node = self.pen.canvas.node(ROOT, "Sect");
        self.letter_head(node, letter)?;
        self.y += ABOVE_SUBJECT;
        let subject = self.pen.canvas.node(node, "H1");
        self.subject(subject, &letter.subject)?;
        self.y += LINE;
        for text in [&letter.salutation].into_iter().chain(&letter.opening) {
            self.letter_paragraph(node, text)?;
            self.y += LINE;
        }
        let list = self.pen.canvas.node(node, "L");
        let end = self.end_height(letter);
        for (at, question) in letter.questions.iter().enumerate() {
            // The end does not stand on a page of its own.
            let below = if at > 0 && at + 1 == letter.questions.len() { LINE + end } else { 0.0 };
            self.asked(list, at + 1, question, below)?;
        }
        self.letter_end(node, letter, end)
    }

    /// The sender, the day, and to whom it goes.
    fn letter_head(&mut self, node: NodeId, letter: &Letter) -> Result<(), Stopped> {
        let (x, right) = (self.left() + BESIDE_NUMBER, self.left() + MEASURE);
        let dated = self.shortened(&letter.dated, Type::of(Style::Body), DATED, 3);
        let dated = Paragraph { align: Align::Right, ..Paragraph::new(Style::Body, Text::default().soft(dated)) };
        let mut dated = Stack::of_paragraph(&mut self.pen.shaper, &dated, DATED);
        self.y = SIGN;
        match &letter.logo {
            Some(logo) => {
                self.figure(node, logo, (x, SIGN));
                self.y += logo.height + BELOW_LOGO;
                let sender = self.pen.canvas.node(node, "P");
                self.letter_lines(sender, Style::Caption, &letter.sender, HALF)?;
            }
            None => {
                let sender = self.pen.canvas.node(node, "P");
                self.letter_lines(sender, Style::Client, &letter.sender, HALF)?;
            }
        }
        let place = self.pen.canvas.node(node, "P");
        dated.draw_all(&mut self.pen, place, (right - DATED, SIGN));
        self.y = self.y.max(SIGN + SIGN_HEIGHT) + BELOW_SIGN;
        let address = self.pen.canvas.node(node, "P");
        letter.address.iter().try_for_each(|line| self.letter_lines(address, Style::Body, line, HALF))
    }

    /// A question, on a page with room for it and for what must follow below.
    fn asked(&mut self, list: NodeId, number: usize, question: &Asked, below: f32) -> Result<(), Stopped> {
        let text = Paragraph::new(Style::Body, Text::of(&question.text));
        let stack = Stack::of_paragraph(&mut self.pen.shaper, &text, WIDTH - BESIDE_NUMBER);
        let caption = Type::of(Style::Caption).leading;
        if stack.height() + caption + below > self.room() {
            self.turn_to(Kind::Letter)?;
        }
        let x = self.left() + BESIDE_NUMBER;
        let item = self.pen.canvas.node(list, "LI");
        let label = self.pen.canvas.node(item, "Lbl");
        self.lay(label, Style::Body, Text::default().strong(number.to_string()), (x, self.y, BESIDE_NUMBER));
        let body = self.pen.canvas.node(item, "LBody");
        let words = self.pen.canvas.node(body, "P");
        self.run(words, stack, x + BESIDE_NUMBER, Kind::Letter)?;
        let reference = self.pen.canvas.node(body, "P");
        let text = Text::of(format!("Our reference {}", question.reference));
        self.y += self.lay(reference, Style::Caption, text, (x + BESIDE_NUMBER, self.y, WIDTH - BESIDE_NUMBER));
        self.y += BETWEEN_QUESTIONS;
        Ok(())
    }

    fn end_height(&mut self, letter: &Letter) -> f32 {
        let reply = Paragraph::new(Style::Body, Text::of(&letter.reply));
        let reply = Stack::of_paragraph(&mut self.pen.shaper, &reply, WIDTH);
        let signed = letter.signed.len().max(1) as f32;
        reply.height() + 3.0 * LINE + SIGNATURE + signed * LINE
    }

    /// Until when, the end and who signs; they stay together.
    fn letter_end(&mut self, node: NodeId, letter: &Letter, whole: f32) -> Result<(), Stopped> {
        self.y += LINE - BETWEEN_QUESTIONS;
        if whole > self.room() {
            self.turn_to(Kind::Letter)?;
        }
        self.letter_paragraph(node, &letter.reply)?;
        self.y += LINE;
        self.letter_paragraph(node, &letter.close)?;
        self.y += SIGNATURE;
        let x = self.left() + BESIDE_NUMBER;
        if letter.signed.is_empty() {
            self.hairline(x, SIGN_LINE, self.y);
            let node = self.pen.canvas.node(node, "P");
            self.lay(node, Style::Caption, Text::of("Name and role"), (x, self.y + 3.0, WIDTH));
        }
        for line in &letter.signed {
            self.letter_paragraph(node, line)?;
        }
        Ok(())
    }

    /// The subject; a word that needs several lines is broken evenly.
    fn subject(&mut self, node: NodeId, subject: &str) -> Result<(), Stopped> {
        let set = Type::of(Style::LetterTitle);
        if self.widest_word(subject, set) <= WIDTH {
            return self.letter_lines(node, Style::LetterTitle, subject, WIDTH);
        }
        let lines = self.balanced(subject, set, WIDTH);
        let x = self.left() + BESIDE_NUMBER;
        self.run(node, Stack::of_lines(lines, set, WIDTH), x, Kind::Letter)
    }

    fn letter_paragraph(&mut self, parent: NodeId, text: &str) -> Result<(), Stopped> {
        let node = self.pen.canvas.node(parent, "P");
        self.letter_lines(node, Style::Body, text, WIDTH)
    }

    fn letter_lines(&mut self, node: NodeId, style: Style, text: &str, width: f32) -> Result<(), Stopped> {
        let paragraph = Paragraph::new(style, Text::of(text));
        let stack = Stack::of_paragraph(&mut self.pen.shaper, &paragraph, width);
        let x = self.left() + BESIDE_NUMBER;
        self.run(node, stack, x, Kind::Letter)
    }
}
