//! The sheet Unknowns: open questions by what their answers could move, as they stood when the report was made.

use rust_xlsxwriter::XlsxError;
use unmoor_core::rank::{ExposureSwing, Swing};
use unmoor_core::score::LineState;
use unmoor_core::words;

use super::answers::section_name;
use super::leaf::{Column, Leaf};
use crate::compose::ReportInput;

const HEADS: [Column; 12] = [
    ("No.", 6.0),
    ("Id", 8.0),
    ("Section", 22.0),
    ("Question", 26.0),
    ("State", 13.0),
    ("Usually known by", 16.0),
    ("Ask", 11.0),
    ("Score at stake", 10.0),
    ("Assured can rise", 10.0),
    ("Possible can fall", 10.0),
    ("Average or exposure at stake", 12.0),
    ("Question to the vendor", 60.0),
];

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    let mut row = 0;
    for swing in &input.swings {
        row += 1;
        question(leaf, input, row, swing)?;
    }
    for swing in &input.exposure_swings {
        row += 1;
        exposure(leaf, input, row, swing)?;
    }
    leaf.hold_head(row, HEADS.len(), 4)
}

fn question(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, row: u32, swing: &Swing) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let state = input.score.line(&swing.id).map(|line| line.state);
    let state = if state == Some(LineState::Unknown) { "unknown" } else { "not answered" };
    leaf.text(row, 4, state, &looks.text)?;
    numbers(leaf, row, swing.id.as_str(), [swing.width(), swing.rise, swing.fall, swing.average])?;
    let Some(question) = input.pack.question(&swing.id) else { return Ok(()) };
    leaf.text(row, 2, &section_name(input.pack, question), &looks.soft)?;
    leaf.text(row, 3, &question.title, &looks.text)?;
    leaf.text(row, 5, &words::role(&question.asked_of), &looks.text)?;
    leaf.text(row, 6, if question.ask_vendor.is_some() { "vendor" } else { "yourselves" }, &looks.text)?;
    leaf.text(row, 11, question.ask_vendor.as_deref().unwrap_or_default(), &looks.text)
}

fn exposure(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, row: u32, swing: &ExposureSwing) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let asked = input.pack.exposure.iter().find(|question| question.id == swing.id);
    leaf.text(row, 2, "Exposure", &looks.soft)?;
    leaf.text(row, 3, asked.map_or("", |question| &question.prompt), &looks.text)?;
    leaf.text(row, 4, "not answered", &looks.text)?;
    leaf.text(row, 5, "", &looks.text)?;
    leaf.text(row, 6, "yourselves", &looks.text)?;
    leaf.text(row, 11, "", &looks.text)?;
    numbers(leaf, row, swing.id.as_str(), [swing.width(), swing.rise, swing.fall, swing.exposure])
}

fn numbers(leaf: &mut Leaf<'_>, row: u32, id: &str, numbers: [f64; 4]) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    leaf.number(row, 0, f64::from(row), &looks.whole)?;
    leaf.text(row, 1, id, &looks.strong)?;
    for (column, number) in (7u16..).zip(numbers) {
        leaf.number(row, column, number, &looks.one)?;
    }
    Ok(())
}
