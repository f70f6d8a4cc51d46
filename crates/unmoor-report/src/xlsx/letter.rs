//! The sheet Questions: what the vendor is asked, where only the letter leaves.

use rust_xlsxwriter::XlsxError;

use super::leaf::{Column, Leaf};
use crate::compose::ReportInput;

const HEADS: [Column; 4] = [("No.", 6.0), ("Our reference", 16.0), ("Question", 80.0), ("Answer", 60.0)];

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    let looks = leaf.looks;
    let asked = input.swings.iter().filter_map(|swing| input.pack.question(&swing.id));
    let mut row = 0;
    for question in asked {
        let Some(words) = &question.ask_vendor else { continue };
        row += 1;
        leaf.number(row, 0, f64::from(row), &looks.whole)?;
        leaf.text(row, 1, question.id.as_str(), &looks.soft)?;
        leaf.text(row, 2, words, &looks.text)?;
        leaf.text(row, 3, "", &looks.input)?;
    }
    leaf.hold_head(row, HEADS.len(), 1)
}
