//! The sheet Exposure: what it would hurt, question by question.

use rust_xlsxwriter::XlsxError;
use unmoor_core::pack::ExposureQuestion;
use unmoor_core::score::{End, ExposureLine};

use super::answers::{OPTIONS, cell, chosen, option_word};
use super::leaf::{Column, Leaf, Value};
use crate::compose::ReportInput;

const HEADS: [Column; 9] = [
    ("Id", 8.0),
    ("Asked", 50.0),
    ("Option", 8.0),
    ("Answer", 50.0),
    ("w", 6.0),
    ("x assured", 9.0),
    ("x possible", 9.0),
    ("w x assured", 9.0),
    ("w x possible", 9.0),
];
const OPTION: u16 = 2;
const ANSWER: u16 = 3;
const WEIGHT: u16 = 4;
/// The values at both ends, and their products with the weight.
const VALUES: [(u16, u16, End); 2] = [(5, 7, End::Assured), (6, 8, End::Possible)];
/// The first of five levels, and the first of five labels.
const LEVEL: u16 = 9;
const LABEL: u16 = 14;

/// The sum of weights, and the sum of `w x` at an end, as formulas of another sheet.
pub(super) fn sums(input: &ReportInput<'_>, end: End) -> (String, String) {
    let last = input.score.exposure_lines.len().max(1) + 1;
    let letter = if end == End::Assured { "H" } else { "I" };
    (format!("SUM(Exposure!$E$2:$E${last})"), format!("SUM(Exposure!${letter}$2:${letter}${last})"))
}

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    let head = leaf.looks.head.clone();
    for (at, letter) in (0u16..).zip(OPTIONS) {
        leaf.text(0, LEVEL + at, &format!("Exposure {letter}"), &head)?;
        leaf.text(0, LABEL + at, &format!("Answer {letter}"), &head)?;
        leaf.sheet.set_column_width(LABEL + at, 30.0)?;
    }
    for (row, line) in (1u32..).zip(&input.score.exposure_lines) {
        if let Some(question) = input.pack.exposure.iter().find(|question| question.id == line.id) {
            entry(leaf, row, line, question)?;
        }
    }
    let last = u32::try_from(input.score.exposure_lines.len()).unwrap_or(u32::MAX);
    if last > 0 {
        leaf.choice((1, last), OPTION, &OPTIONS)?;
    }
    leaf.sheet.group_columns(LEVEL, LABEL + 4)?;
    leaf.sheet.set_print_area(0, 0, last, VALUES[1].1)?;
    leaf.hold_head(last, usize::from(LABEL) + 5, 1)
}

fn entry(leaf: &mut Leaf<'_>, row: u32, line: &ExposureLine, question: &ExposureQuestion) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    leaf.text(row, 0, question.id.as_str(), &looks.strong)?;
    leaf.text(row, 1, &question.prompt, &looks.text)?;
    leaf.text(row, OPTION, line.option.map_or("", option_word), &looks.input)?;
    leaf.number(row, WEIGHT, f64::from(line.weight), &looks.whole)?;
    for (at, option) in (0u16..).zip(question.options.iter().take(OPTIONS.len())) {
        leaf.number(row, LEVEL + at, f64::from(option.exposure), &looks.whole)?;
        leaf.text(row, LABEL + at, &option.label, &looks.soft)?;
    }
    let five = |first: u16| format!("{}:{}", cell(first, row), cell(first + 4, row));
    // An option that the question does not have, such as the fifth of four, counts as not answered.
    let picked = |first: u16, otherwise: &str| {
        let range = five(first);
        let found = chosen(&range, &cell(OPTION, row), "\"\"");
        format!("=IF({found}=\"\",{otherwise},{found})")
    };
    let label = line.option.and_then(|key| question.options.iter().find(|option| option.key == key));
    let label = label.map_or("Not answered", |option| option.label.as_str());
    leaf.live((row, ANSWER), &picked(LABEL, "\"Not answered\""), Value::Text(label), &looks.text)?;
    for (value, product, end) in VALUES {
        let open = if end == End::Assured { "100" } else { "0" };
        let counted = *line.value.at(end);
        leaf.live((row, value), &picked(LEVEL, open), Value::Number(f64::from(counted)), &looks.whole)?;
        let formula = format!("={}*{}", cell(WEIGHT, row), cell(value, row));
        leaf.live((row, product), &formula, Value::Number(f64::from(counted * line.weight)), &looks.whole)?;
    }
    Ok(())
}
