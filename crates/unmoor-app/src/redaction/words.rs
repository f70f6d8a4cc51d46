//! Texts as rows of words, so that it does not matter how they were set: quotation marks, dashes, spaces, lines and case.

use unicode_normalization::UnicodeNormalization;
use unmoor_core::redaction::{bare, folded, is_dense, is_format, is_money_sign};

/// A text as words with a space around each.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// In the large and small letters of the text, without accents.
    exact: String,
    /// Without case either.
    small: String,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let exact = row(text);
        let small = exact.chars().flat_map(folded).collect();
        Self { exact, small }
    }

    /// The words in small letters.
    pub(super) fn each(&self) -> impl Iterator<Item = &str> {
        self.small.split(' ').filter(|word| !word.is_empty())
    }

    /// How many letters and digits there are.
    pub(super) fn letters(&self) -> usize {
        self.small.chars().filter(|letter| *letter != ' ').count()
    }

    /// Whether there is anything but digits.
    pub(super) fn has_letter(&self) -> bool {
        self.small.chars().any(char::is_alphabetic)
    }

    /// All words as one, where there are several.
    pub(super) fn in_one(&self) -> Option<String> {
        let whole: String = self.each().collect();
        (self.each().nth(1).is_some()).then_some(whole)
    }

    /// Whether these words stand in others as one: "AdaQuist".
    pub(super) fn stand_as_one_in(&self, others: &Self) -> bool {
        self.in_one().is_some_and(|one| others.small.contains(&format!(" {one} ")))
    }

    /// Whether these words stand in a row in others. Several words are found in large and small letters alike; a single one in just
    /// its letters, or in capitals.
    pub(super) fn stand_in(&self, others: &Self) -> bool {
        if self.each().nth(1).is_some() {
            return others.small.contains(&self.small);
        }
        others.exact.contains(&self.exact) || others.exact.contains(&self.exact.to_uppercase())
    }
}

/// Letters and digits, with a space around every word, every letter of a script without spaces and every sign of a currency.
fn row(text: &str) -> String {
    let mut row = String::with_capacity(text.len() + 2);
    row.push(' ');
    let part = |row: &mut String| {
        if !row.ends_with(' ') {
            row.push(' ');
        }
    };
    for letter in bare(&without_codes(text)).nfkc().filter(|letter| !is_nothing(*letter)) {
        if is_dense(letter) || is_money_sign(letter) {
            part(&mut row);
            row.push(letter);
            row.push(' ');
        } else if letter.is_alphanumeric() {
            row.push(letter);
        } else {
            part(&mut row);
        }
    }
    part(&mut row);
    row
}

/// Signs that are not seen, and what stands for a sign that a format cannot hold.
fn is_nothing(letter: char) -> bool {
    is_format(letter) || letter == '\u{fffd}'
}

/// The text without the codes that stand for unseen signs where it is shown, such as `[U+202E]`.
fn without_codes(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[U+") {
        all.push_str(&rest[..at]);
        let digits = &rest[at + 3..];
        let end = digits.bytes().take_while(u8::is_ascii_hexdigit).count();
        let code = (4..=6).contains(&end) && digits[end..].starts_with(']');
        rest = if code { &digits[end + 1..] } else { digits };
    }
    all + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(needle: &str, text: &str) -> bool {
        Words::of(needle).stand_in(&Words::of(text))
    }

    #[test]
    fn it_does_not_matter_how_a_text_is_set() {
        for (needle, text) in [
            ("Zoë O'Neill-Größe", "asked zoë o\u{2019}neill\u{2011}größe."),
            ("Ines Aldana", "Ines\u{a0}\n Aldana, INES"),
            ("$12,500.00", "pays \\$ 12\u{202f}500.00 a year"),
            ("ab\u{202e}cd ef", "ab[U+202E]cd\\_ef"),
            ("Will", "WILL"),
            ("\u{7530}\u{4e2d}", "\u{7530}\u{4e2d}\u{3055}\u{3093}"),
            ("caf\u{e9} noir", "cafe\u{301} noir"),
            ("Zo\u{eb} Gr\u{f6}\u{df}e", "ZOE GR\u{d6}SSE"),
        ] {
            assert!(stands(needle, text), "{needle} in {text}");
        }
        for (needle, text) in
            [("Will", "will"), ("Ines", "Inesita"), ("Ines Aldana", "Aldana, Ines"), ("$ 5", "5"), ("EUR 5", "EUR 50")]
        {
            assert!(!stands(needle, text), "{needle} in {text}");
        }
    }
}
