//! Text as it is set: apostrophes, quotation marks, capitals, lists, dates.

use jiff::civil::Date;

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
