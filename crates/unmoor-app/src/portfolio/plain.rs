//! Text as it is searched and sorted: without regard to case and accents, and numbers by their value.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters without case and accents, so that `Zurich` finds `Zürich` and `strasse` finds `Straße`.
pub(crate) fn plain(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    letters.collect::<String>().replace('ß', "ss")
}

/// The words of a search, plain.
pub(crate) fn words(search: &str) -> Vec<String> {
    plain(search).split_whitespace().map(str::to_owned).collect()
}

/// The text as it is sorted: plain, and each number with as many zeros before it as make `9` stand before `10`.
pub(super) fn sorted_by(text: &str) -> String {
    const DIGITS: usize = 20;
    let mut key = String::with_capacity(text.len());
    let mut number = String::new();
    for letter in plain(text).chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        if !number.is_empty() {
            let value = number.trim_start_matches('0');
            key.extend(std::iter::repeat_n('0', DIGITS.saturating_sub(value.len())));
            key.push_str(value);
            number.clear();
        }
        key.push(letter);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_sorted_as_a_reader_does() {
        assert_eq!(plain("Straßenbau MÜLLER, Čapek"), "strassenbau muller, capek");
        assert_eq!(words("  2027\u{a0}quay "), ["2027", "quay"]);
        let mut names = ["Vendor 10", "vendor 9", "Älpha", "beta", "Vendor 09a", "\u{202e}evil", "", "007", "7b"];
        names.sort_by_key(|name| sorted_by(name));
        assert_eq!(names, ["", "007", "7b", "Älpha", "beta", "vendor 9", "Vendor 09a", "Vendor 10", "\u{202e}evil"]);
    }
}
