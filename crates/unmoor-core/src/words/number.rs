//! Printed numbers: a printed number never crosses a floor (SCORING.md, "From answers to the score").

use crate::score::{Grade, Zone, settled};

/// What a printed number must not be lifted onto.
fn grade_floors() -> impl Iterator<Item = f64> {
    Grade::ALL.into_iter().map(Grade::floor)
}

fn zone_floors() -> impl Iterator<Item = f64> {
    Zone::ALL.into_iter().map(Zone::floor)
}

/// Where a finding becomes medium, and where high.
const FINDING_FLOORS: [f64; 2] = [20.0, 40.0];

/// A portability, average, section score or cap without decimals: 49.96 prints as 49, beside its D.
pub fn whole(portability: f64) -> String {
    below_floors(portability, 0, grade_floors())
}

/// A portability, average, section score or cap with one decimal: 49.96 prints as 49.9, beside its D.
pub fn one_decimal(portability: f64) -> String {
    below_floors(portability, 1, grade_floors())
}

/// A portability, average, section score or cap with two decimals.
pub fn two_decimals(portability: f64) -> String {
    below_floors(portability, 2, grade_floors())
}

/// A risk without decimals: 29.7 prints as 29, beside its zone "moderate".
pub fn risk_whole(risk: f64) -> String {
    below_floors(risk, 0, zone_floors())
}

/// A risk with one decimal.
pub fn risk_one_decimal(risk: f64) -> String {
    below_floors(risk, 1, zone_floors())
}

/// A risk with two decimals.
pub fn risk_two_decimals(risk: f64) -> String {
    below_floors(risk, 2, zone_floors())
}

/// The weight of a finding without decimals: 39.7 prints as 39, beside its severity "medium".
pub fn finding_weight(weight: f64) -> String {
    below_floors(weight, 0, FINDING_FLOORS.into_iter())
}

/// The weight of a finding with one decimal.
pub fn finding_weight_one_decimal(weight: f64) -> String {
    below_floors(weight, 1, FINDING_FLOORS.into_iter())
}

/// An exposure or lock-in without decimals: it does not cross the middle of the two-axis chart.
pub fn axis_whole(value: f64) -> String {
    below_floors(value, 0, std::iter::once(50.0))
}

/// An exposure or lock-in with one decimal.
pub fn axis_one_decimal(value: f64) -> String {
    below_floors(value, 1, std::iter::once(50.0))
}

/// A share from 0 to 1 as percent, such as `70%`. It crosses none of 50 (proof), 60 (stability) and 80 (coverage, stability).
pub fn percent(share: f64) -> String {
    format!("{}%", below_floors(share * 100.0, 0, [50.0, 60.0, 80.0].into_iter()))
}

/// [`percent`] with one decimal: `69.9%`.
pub fn percent_one_decimal(share: f64) -> String {
    format!("{}%", below_floors(share * 100.0, 1, [50.0, 60.0, 80.0].into_iter()))
}

/// Any other number with this many decimals, thousands parted by a comma, minus as U+2212.
pub fn plain(value: f64, decimals: u8) -> String {
    spelt(rounded(value, decimals), decimals)
}

/// What a step would gain, in points: `0.5`, `<0.1` for what is more than nothing and would print as nothing, and `0.0`.
pub fn gain(points: f64) -> String {
    if settled(points) > 0.0 && rounded(points, 1) < 0.1 { "<0.1".to_owned() } else { plain(points, 1) }
}

/// A change with its sign and one decimal: `+2.1`, `−0.8`, and `0.0` for what rounds to nothing.
pub fn signed(change: f64) -> String {
    let rounded = rounded(change, 1);
    if rounded > 0.0 { format!("+{}", spelt(rounded, 1)) } else { spelt(rounded, 1) }
}

/// Rounds half up, unless that would lift the number onto a floor that it has not reached.
fn below_floors(value: f64, decimals: u8, mut floors: impl Iterator<Item = f64>) -> String {
    let near = rounded(value, decimals);
    let crosses = floors.any(|floor| settled(value) < floor && near >= floor);
    let scale = 10_f64.powi(i32::from(decimals));
    spelt(if crosses { (value * scale).floor() / scale } else { near }, decimals)
}

fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    (settled(value) * scale).round() / scale
}

fn spelt(value: f64, decimals: u8) -> String {
    let digits = format!("{:.*}", usize::from(decimals), value.abs());
    let (before, after) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{sign}{}{after}", thousands(before))
}

fn thousands(digits: &str) -> String {
    let mut parted = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

const WORDS: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A count of things: words to twelve, digits beyond. Zero is "no".
pub fn count(number: usize) -> String {
    WORDS.get(number).map_or_else(|| thousands(&number.to_string()), |word| (*word).to_owned())
}

/// [`count`] at the start of a sentence.
pub fn count_first(number: usize) -> String {
    super::text::capital(&count(number))
}

/// A count with its noun: "one question", "13 questions".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// [`counted`] at the start of a sentence.
pub fn counted_first(number: usize, one: &str, many: &str) -> String {
    super::text::capital(&counted(number, one, many))
}
