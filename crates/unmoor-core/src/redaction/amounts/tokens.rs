//! A text as numbers, words, signs of currencies and what stands between them.

use super::currencies::{is_code, is_name, is_short, is_sign};
use crate::redaction::letters::{is_format, is_mark};
use crate::redaction::lookup::is_dense;

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits of any script with their separators: `12`, `12,500.00`, `12'500`, `12 500`, `4000,--`.
    Number,
    /// Letters.
    Word,
    /// Letters with digits in them, such as a name of a clause: `A12`.
    Mixed,
    /// The sign of a currency.
    Sign,
    /// White space within a paragraph.
    Space,
    /// White space between two paragraphs.
    Apart,
    /// Anything else, one character.
    Other,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    /// Where it begins, in bytes.
    pub(super) at: usize,
    pub(super) text: &'a str,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Other && self.text.starts_with(sign)
    }
}

/// The pieces of a text, all of it.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (kind, length) = next(rest, rest.chars().next().unwrap_or(' '));
        all.push(Token { kind, at, text: &rest[..length] });
        at += length;
    }
    all
}

fn next(rest: &str, first: char) -> (Kind, usize) {
    if first.is_whitespace() {
        let length = run(rest, char::is_whitespace);
        let lines = rest[..length].matches('\n').count();
        return (if lines > 1 { Kind::Apart } else { Kind::Space }, length);
    }
    if is_sign(first) {
        return (Kind::Sign, first.len_utf8());
    }
    if is_digit(first) {
        return (Kind::Number, number(rest));
    }
    if is_dense(first) {
        return (Kind::Word, first.len_utf8());
    }
    if !first.is_alphabetic() {
        return (Kind::Other, first.len_utf8());
    }
    let letter = |letter: char| (letter.is_alphabetic() || is_mark(letter)) && !is_dense(letter) && !is_sign(letter);
    let letters = run(rest, letter);
    let word = &rest[..letters];
    // "EUR12" is an amount, "A12" is none.
    if !rest[letters..].starts_with(is_digit) || is_code(word) || is_name(word) || is_short(word) {
        return (Kind::Word, letters);
    }
    (Kind::Mixed, run(rest, |sign| letter(sign) || is_digit(sign)))
}

fn run(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !of(letter)).unwrap_or(text.len())
}

/// A digit of any script, also one in a circle or a fraction.
pub(super) fn is_digit(sign: char) -> bool {
    sign.is_numeric() && !is_dense(sign)
}

fn number(text: &str) -> usize {
    let mut at = run(text, is_digit);
    while let Some(separator) = text[at..].chars().next() {
        let after = at + separator.len_utf8();
        let more = run(&text[after..], is_digit);
        let fits = match separator {
            '.' | ',' | '\u{66b}' | '\u{66c}' | '\u{ff0c}' | '\u{ff0e}' => more > 0,
            '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => {
                text[after..after + more].chars().count() == 3
            }
            separator => is_format(separator) && more > 0,
        };
        if !fits {
            break;
        }
        at = after + more;
    }
    at + nothing_behind(&text[at..])
}

/// "No cents": `,-`, `.-`, `,--`.
fn nothing_behind(text: &str) -> usize {
    let Some(rest) = text.strip_prefix([',', '.']) else { return 0 };
    let dashes = run(rest, |sign| matches!(sign, '-' | '\u{2010}'..='\u{2015}'));
    if dashes == 0 || rest[dashes..].starts_with(is_digit) { 0 } else { 1 + dashes }
}
