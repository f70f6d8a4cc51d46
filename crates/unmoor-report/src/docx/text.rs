//! Text as runs: words with their weight and tone, levels in their colour, links to other places.

use std::io;

use unmoor_core::score::Grade;

use super::xml::{Xml, clean, element, empty, text, value};
use crate::document::{Anchor, Inline, Text, Tone, Weight, Words};
use crate::style::{Colour, INK, SOFT, WHITE};

/// How runs look where nothing else is said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'v> {
    /// The client's colour, as `0E6073`.
    pub(super) accent: &'v str,
}

/// A colour as Word writes it.
pub(super) fn hex(Colour(red, green, blue): Colour) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// The name of a bookmark: letters, digits and underscores.
pub(super) fn bookmark(anchor: &Anchor) -> String {
    anchor.0.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}

/// Whether a text is read from right to left.
pub(super) fn is_backwards(text: &str) -> bool {
    unicode_bidi::get_base_direction(text) == unicode_bidi::Direction::Rtl
}

impl Voice<'_> {
    /// Writes a text.
    pub(super) fn runs(self, xml: &mut Xml, text: &Text) -> io::Result<()> {
        for inline in &text.0 {
            match inline {
                Inline::Words(words) => match &words.link {
                    Some(anchor) => {
                        let to = bookmark(anchor);
                        element(xml, "w:hyperlink", &[("w:anchor", &to), ("w:history", "1")], |xml| {
                            self.words(xml, words)
                        })?;
                    }
                    None => self.words(xml, words)?,
                },
                Inline::Level(level) => self.level(xml, *level)?,
                Inline::Severity(_) | Inline::Gap(_) | Inline::PageOf(_) => {}
            }
        }
        Ok(())
    }

    fn words(self, xml: &mut Xml, words: &Words) -> io::Result<()> {
        let colour = match words.tone {
            Tone::Own => None,
            Tone::Ink => Some(hex(INK)),
            Tone::Soft => Some(hex(SOFT)),
            Tone::Accent => Some(self.accent.to_owned()),
        };
        let strong = words.weight == Weight::Semi;
        run(xml, &words.text, |xml| {
            if strong {
                empty(xml, "w:b", &[])?;
                empty(xml, "w:bCs", &[])?;
            }
            if let Some(colour) = &colour {
                value(xml, "w:color", colour)?;
            }
            if is_backwards(&words.text) {
                empty(xml, "w:rtl", &[])?;
            }
            Ok(())
        })
    }

    /// A level's letter on its colour; `?` for unknown.
    fn level(self, xml: &mut Xml, level: Option<Grade>) -> io::Result<()> {
        let letter = level.map_or("?".to_owned(), |grade| grade.letter().to_string());
        let (ground, ink) = match level {
            Some(grade) => (Colour::level(grade), Colour::letter_on(grade)),
            None => (WHITE, INK),
        };
        run(xml, &format!("\u{a0}{letter}\u{a0}"), |xml| {
            empty(xml, "w:b", &[])?;
            value(xml, "w:color", &hex(ink))?;
            empty(xml, "w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &hex(ground))])
        })
    }
}

/// A run of text with its properties.
pub(super) fn run(xml: &mut Xml, words: &str, properties: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    element(xml, "w:r", &[], |xml| {
        element(xml, "w:rPr", &[], properties)?;
        content(xml, words)
    })
}

/// Words with line ends, tabs and hyphens that do not break.
fn content(xml: &mut Xml, words: &str) -> io::Result<()> {
    let words = words.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let mut plain = String::new();
    for letter in words.chars() {
        let sign = match letter {
            '\n' => "w:br",
            '\t' => "w:tab",
            '\u{2011}' => "w:noBreakHyphen",
            _ => {
                plain.push(letter);
                continue;
            }
        };
        flush(xml, &mut plain)?;
        empty(xml, sign, &[])?;
    }
    flush(xml, &mut plain)
}

fn flush(xml: &mut Xml, plain: &mut String) -> io::Result<()> {
    if plain.is_empty() {
        return Ok(());
    }
    let words = clean(&std::mem::take(plain));
    text(xml, "w:t", &[("xml:space", "preserve")], &words)
}

/// A field that a program computes, with what it came to last.
pub(super) fn field(xml: &mut Xml, instruction: &str, last: &str) -> io::Result<()> {
    let sign =
        |xml: &mut Xml, kind: &str| element(xml, "w:r", &[], |xml| empty(xml, "w:fldChar", &[("w:fldCharType", kind)]));
    // What it held is out of date, so that Word fills it when the document is opened.
    let begin = [("w:fldCharType", "begin"), ("w:dirty", "true")];
    element(xml, "w:r", &[], |xml| empty(xml, "w:fldChar", &begin))?;
    element(xml, "w:r", &[], |xml| text(xml, "w:instrText", &[("xml:space", "preserve")], instruction))?;
    sign(xml, "separate")?;
    run(xml, last, |_| Ok(()))?;
    sign(xml, "end")
}
