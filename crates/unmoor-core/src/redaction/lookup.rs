//! Looking for known names in a text: as whole words, also where they stand in an address or in other letters.
//!
//! Case, accents and signs that are not seen make no difference to a name of several words; between its words may be a dot, a
//! hyphen, a line end, or nothing. A name of one word is found in just its letters, in capitals, and inside an address: "Will" is no
//! "will".

use std::collections::BTreeMap;

use super::letters::{bare, folded, is_format, is_mark};

/// Names by their first letter, the longest first, with what stands in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lookup {
    names: BTreeMap<char, Vec<Name>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    /// Its letters without accents, in large and small letters.
    bare: String,
    several: bool,
    letters: Vec<Letter>,
    instead: String,
}

/// What a name is compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    Is(char),
    /// Between two words.
    Gap,
}

impl Lookup {
    /// Adds a name, unless it is known. A single letter or sign is no name that could be looked for.
    pub(super) fn add(&mut self, name: &str, instead: &str) {
        let name = name.trim();
        let dense = name.chars().any(is_dense);
        if name.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 && !dense {
            return;
        }
        let letters = letters(name);
        let Some(Letter::Is(first)) = letters.first() else { return };
        let known = self.names.entry(*first).or_default();
        let bare = bare(name);
        if known.iter().all(|other| other.bare != bare) {
            let several = letters.contains(&Letter::Gap);
            known.push(Name { bare, several, letters, instead: instead.to_owned() });
            known.sort_by_key(|name| std::cmp::Reverse(name.letters.len()));
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
            before = taken.chars().rfind(|letter| !is_format(*letter)).or(before);
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
        let names = self.names.get(&folded(first).next()?)?;
        names.iter().find_map(|name| Some((length_at(before, text, name)?, name.instead.as_str())))
    }
}

/// The letters of a name; white space between two of them is one gap.
fn letters(name: &str) -> Vec<Letter> {
    let mut all: Vec<Letter> = Vec::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_whitespace() {
            if all.last().is_some_and(|last| *last != Letter::Gap) {
                all.push(Letter::Gap);
            }
        } else {
            all.extend(folded(letter).map(Letter::Is));
        }
    }
    all
}

/// How many bytes of a text a name takes at its beginning.
fn length_at(before: Option<char>, text: &str, name: &Name) -> Option<usize> {
    let length = begins(text, &name.letters)?;
    let (found, rest) = text.split_at(length);
    let (last, next) =
        (found.chars().rfind(|letter| !is_format(*letter))?, rest.chars().find(|next| !is_format(*next)));
    if next.is_some_and(|next| joined(last, next)) {
        return None;
    }
    let bare = bare(found);
    let same = name.several || bare == name.bare || (bare.chars().count() > 2 && bare == name.bare.to_uppercase());
    (same || in_address(before, rest)).then_some(length)
}

/// Whether a word stands inside an address, such as "@acme.example", "acme.example" or "/acme/".
fn in_address(before: Option<char>, rest: &str) -> bool {
    let mut next = rest.chars();
    let goes_on = next.next().is_some_and(|sign| matches!(sign, '@' | '.'));
    matches!(before, Some('@' | '/')) || (goes_on && next.next().is_some_and(char::is_alphanumeric))
}

/// How many bytes a text begins with that are the letters of a name; between words may be any white space, one dot, hyphen or low
/// line, or nothing.
fn begins(text: &str, name: &[Letter]) -> Option<usize> {
    let mut rest = text;
    let mut at = 0;
    while let Some(letter) = name.get(at) {
        if *letter == Letter::Gap {
            rest = rest.trim_start_matches(is_mark);
            let trimmed = rest.trim_start_matches(|sign: char| sign.is_whitespace() || is_format(sign));
            rest =
                if trimmed.len() < rest.len() { trimmed } else { rest.strip_prefix(['.', '-', '_']).unwrap_or(rest) };
            at += 1;
            continue;
        }
        let found = rest.chars().next()?;
        for part in folded(found) {
            if name.get(at) != Some(&Letter::Is(part)) {
                return None;
            }
            at += 1;
        }
        rest = &rest[found.len_utf8()..];
    }
    // Accents that were typed by themselves belong to the last letter.
    let rest = rest.trim_start_matches(is_mark);
    Some(text.len() - rest.len())
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
            ("Ines Aldana", "Ines Aldanas, Aldana Ines, TinesAldana", "Ines Aldanas, Aldana Ines, TinesAldana"),
            ("Ines Aldana", "InesAldana, www.inesaldana.example; Ines\u{200b}Aldana", "X, www.X.example; X"),
            ("Zoë Müller-Größe", "ZOË MÜLLER-GRÖSSE, Zoe Muller-Grosse, Zoe\u{308} Mu\u{308}ller-Größe", "X, X, X"),
            ("Zoë Müller-Größe", "Z\u{200b}oë M\u{ad}üller-Größe", "X"),
            ("Größe", "größe, GRÖSSE, Größe", "größe, X, X"),
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
