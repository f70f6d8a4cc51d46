//! Text as it is set: apostrophes, quotation marks, capitals, lists, dates.

use std::borrow::Cow;

use jiff::civil::Date;

use super::number::count;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The text with typographic apostrophes and quotation marks in place of straight ones.
///
/// Not for the words of a quotation, for ids, paths or code.
pub fn typographic(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for letter in text.chars() {
        let opens = before.is_whitespace()
            || matches!(before, '(' | '[' | '{' | '\u{2013}' | '\u{2014}' | '\u{201c}' | '\u{2018}');
        set.push(match letter {
            '\'' if opens => '\u{2018}',
            '\'' => '\u{2019}',
            '"' if opens => '\u{201c}',
            '"' => '\u{201d}',
            other => other,
        });
        before = letter;
    }
    set
}

/// The text with its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a character is not seen itself but changes what is seen around it: control characters other than line end and
/// tab, and those that turn the direction of writing.
pub fn is_unseen(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with the code of every unseen character in its place, such as `[U+202E]`: for where text is shown, never for
/// where it is kept.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let code = |letter: char| {
        if is_unseen(letter) { format!("[U+{:04X}]", u32::from(letter)) } else { letter.to_string() }
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().map(code).collect())
}

/// A section's name as it stands in a sentence: "Contract and commercial".
pub fn section_name(name: &str) -> String {
    typographic(&name.replace(" & ", " and "))
}

/// A section's name in the middle of a sentence: "contract and commercial", but "SaaS dependencies" and "AI and …".
pub fn section_name_within(name: &str) -> String {
    let name = section_name(name);
    let first = name.split(' ').next().unwrap_or_default();
    if first.chars().filter(|letter| letter.is_uppercase()).count() > 1 {
        return name;
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// "A", "A and B", "A, B and C".
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// [`listed`] for so many at most, and how many there are beside: "A, B and two more". A single one beside is named.
pub fn listed_some(items: &[String], most: usize) -> String {
    match items.len().saturating_sub(most) {
        0 | 1 => listed(items),
        more => listed(&[&items[..most], &[format!("{} more", count(more))]].concat()),
    }
}

/// A statement as the first sentence of a line: with one full stop at its end.
pub fn sentence(text: &str) -> String {
    let text = typographic(text.trim_end());
    if text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}

/// `25 February 2027`.
pub fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// `25 Feb 2027`, for columns.
pub fn date_short(date: Date) -> String {
    let short: String = month(date).chars().take(3).collect();
    format!("{} {short} {}", date.day(), date.year())
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_many_to_list_is_counted_and_a_single_one_is_named() {
        let items: Vec<String> = ["A", "B", "C", "D"].map(str::to_owned).into();
        let some = |many: usize| listed_some(&items[..many], 2);
        assert_eq!([0, 2, 3, 4].map(some), ["", "A and B", "A, B and C", "A, B and two more"]);
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_code_and_what_can_stays() {
        assert_eq!(visible("invoice\u{202e}fdp.exe"), "invoice[U+202E]fdp.exe");
        assert_eq!(visible("bell\u{7} and \u{1b}[31mred\u{9b}"), "bell[U+0007] and [U+001B][31mred[U+009B]");
        assert_eq!(visible("one\r\ntwo\rthree"), "one\ntwo[U+000D]three");
        for plain in ["two\nlines\tand a tab", "\u{5d0}\u{5d1} Ltd", "na\u{ef}ve \u{1f600}"] {
            assert_eq!(visible(plain), plain);
        }
    }
}
