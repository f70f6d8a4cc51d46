//! Letters as they are compared: without case, accents and signs that are not seen.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::is_unseen;

/// The letters that one letter is compared by: `ß`, `ẞ` and `SS` are `ss`, `É` is `e`, `ﬁ` is `fi`. None for what is not seen.
pub fn folded(letter: char) -> impl Iterator<Item = char> {
    let seen = (!is_format(letter)).then_some(letter);
    let plain = if letter == '\u{2019}' { Some('\'') } else { seen };
    let bare = plain.into_iter().nfkd().filter(|letter| !is_combining_mark(*letter));
    bare.flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

/// A text without accents and what is not seen, in its own large and small letters.
pub fn bare(text: &str) -> String {
    text.chars().filter(|letter| !is_format(*letter)).nfkd().filter(|letter| !is_combining_mark(*letter)).collect()
}

/// A name in the letters of German typewriters and addresses: `ä` as `ae`; `None` where that is the same.
pub(super) fn spelled_out(name: &str) -> Option<String> {
    let mut all = String::with_capacity(name.len() + 4);
    let mut changed = false;
    for letter in name.nfc() {
        let out = match letter {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'Ä' => "Ae",
            'Ö' => "Oe",
            'Ü' => "Ue",
            'ø' => "oe",
            'å' => "aa",
            'æ' => "ae",
            other => {
                all.push(other);
                continue;
            }
        };
        changed = true;
        all.push_str(out);
    }
    changed.then_some(all)
}

/// Whether a sign is not seen: of no width, or one that turns the direction of writing.
pub fn is_format(sign: char) -> bool {
    (is_unseen(sign) && sign != '\r')
        || matches!(sign, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a sign is set on the letter before it.
pub(super) fn is_mark(sign: char) -> bool {
    is_combining_mark(sign)
}
