//! Looking for known names in a text: as whole words, also where they stand in an address or in other letters.
//!
//! A name of several words is found in large and small letters alike, with a dot, a hyphen or a line end between its words. A name
//! of one word is found in just its letters, in capitals, and inside an address: "Will" is no "will".

use std::collections::BTreeMap;

/// Names by their first letter, the longest first, with what stands in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lookup {
    names: BTreeMap<char, Vec<(String, String)>>,
}

impl Lookup {
    /// Adds a name, unless it is known. A single letter or sign is no name that could be looked for.
    pub(super) fn add(&mut self, name: &str, instead: &str) {
        let name = name.trim();
        let Some(first) = name.chars().next() else { return };
        let dense = name.chars().any(is_dense);
        if name.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 && !dense {
            return;
        }
        let known = self.names.entry(small(first)).or_default();
        if known.iter().all(|(other, _)| other != name) {
            known.push((name.to_owned(), instead.to_owned()));
            known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
    }

    /// The text with every name in it replaced; `found` is told each as it stood there, and what took its place.
    pub(super) fn replaced(&self, text: &str, found: &mut dyn FnMut(&str, &str)) -> String {
        let mut out = String::with_capacity(text.len());
        let (mut rest, mut before) = (text, None);
        while let Some(letter) = rest.chars().next() {
            let hit = self.at(before, rest);
            let length = hit.map_or(letter.len_utf8(), |(length, _)| length);
            let (taken, left) = rest.split_at(length);
            match hit {
                Some((_, instead)) => {
                    found(taken, instead);
                    out.push_str(instead);
                }
                None => out.push(letter),
            }
            before = taken.chars().next_back();
            rest = left;
        }
        out
    }

    /// How many bytes of the name that a text begins with, and what stands in its place.
    fn at(&self, before: Option<char>, text: &str) -> Option<(usize, &str)> {
        let first = text.chars().next()?;
        let within = before.is_some_and(|before| joined(before, first));
        if within {
            return None;
        }
        let names = self.names.get(&small(first))?;
        names.iter().find_map(|(name, instead)| Some((length_at(before, text, name)?, instead.as_str())))
    }
}

/// How many bytes of a text a name takes at its beginning.
fn length_at(before: Option<char>, text: &str, name: &str) -> Option<usize> {
    let length = begins(text, name)?;
    let (found, rest) = text.split_at(length);
    let (last, next) = (found.chars().next_back()?, rest.chars().next());
    if next.is_some_and(|next| joined(last, next)) {
        return None;
    }
    let several = name.contains(char::is_whitespace);
    let same = several || found == name || (found.chars().count() > 2 && found == name.to_uppercase());
    (same || in_address(before, rest)).then_some(length)
}

/// Whether a word stands inside an address, such as "@acme.example", "acme.example" or "/acme/".
fn in_address(before: Option<char>, rest: &str) -> bool {
    let mut next = rest.chars();
    let goes_on = next.next().is_some_and(|sign| matches!(sign, '@' | '.'));
    matches!(before, Some('@' | '/')) || (goes_on && next.next().is_some_and(char::is_alphanumeric))
}

/// How many bytes a text begins with that are the letters of a name, large or small; between words may be any white space or one
/// dot, hyphen or low line.
fn begins(text: &str, name: &str) -> Option<usize> {
    let mut rest = text;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            while letters.next_if(|next| next.is_whitespace()).is_some() {}
            let trimmed = rest.trim_start();
            rest = if trimmed.len() < rest.len() { trimmed } else { rest.strip_prefix(['.', '-', '_'])? };
            continue;
        }
        let found = rest.chars().next()?;
        if !alike(letter, found) {
            return None;
        }
        rest = &rest[found.len_utf8()..];
    }
    Some(text.len() - rest.len())
}

fn alike(one: char, other: char) -> bool {
    let plain = |letter| if letter == '\u{2019}' { '\'' } else { letter };
    let (one, other) = (plain(one), plain(other));
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Whether two letters side by side belong to one word.
fn joined(before: char, after: char) -> bool {
    before.is_alphanumeric() && after.is_alphanumeric() && !is_dense(before) && !is_dense(after)
}

/// Whether a letter belongs to a script that writes words without a space between them.
pub fn is_dense(letter: char) -> bool {
    matches!(u32::from(letter), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x2e80..=0x9fff | 0xac00..=0xd7af
        | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// Whether a sign stands for a currency.
pub fn is_money_sign(sign: char) -> bool {
    matches!(sign, '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{9f2}' | '\u{9f3}' | '\u{e3f}' | '\u{17db}'
        | '\u{20a0}'..='\u{20cf}' | '\u{fdfc}' | '\u{fe69}' | '\u{ff04}' | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(name: &str, text: &str) -> String {
        let mut lookup = Lookup::default();
        lookup.add(name, "X");
        lookup.replaced(text, &mut |_, _| {})
    }

    #[test]
    fn a_name_is_found_as_a_whole_word_and_nowhere_else() {
        for (name, text, then) in [
            ("Ines Aldana", "Ines Aldana's, INES ALDANA; ines.aldana@x and Ines\n  Aldana", "X's, X; X@x and X"),
            ("Ines Aldana", "InesAldana, Ines Aldanas, Aldana Ines", "InesAldana, Ines Aldanas, Aldana Ines"),
            ("Zoë O'Neill", "Zoë O\u{2019}Neill and ZOË O'NEILL", "X and X"),
            ("Will", "Will will, as WILL does. Willing.", "X will, as X does. Willing."),
            (
                "Fennimere",
                "https://www.fennimere.example/a and me@fennimere.example",
                "https://www.X.example/a and me@X.example",
            ),
            ("Target", "the target. On target.", "the target. On target."),
            ("\u{7530}\u{4e2d}", "\u{7530}\u{4e2d}\u{3055}\u{3093}", "X\u{3055}\u{3093}"),
            ("e", "e and e", "e and e"),
        ] {
            assert_eq!(replaced(name, text), then, "{name} in {text}");
        }
    }
}
