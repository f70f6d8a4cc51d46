//! The sheet Method: how the score comes about, and what it does not say.

use rust_xlsxwriter::XlsxError;

use super::leaf::Leaf;
use crate::compose::{METHOD_SILENT, METHOD_STEPS, ReportInput};

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    leaf.head(0, &[("Step", 16.0), ("What it does", 110.0)])?;
    let mut row = 0;
    for (word, text) in METHOD_STEPS {
        row += 1;
        leaf.text(row, 0, word, &looks.strong)?;
        leaf.text(row, 1, text, &looks.text)?;
    }
    row += 2;
    leaf.text(row, 0, "", &looks.head)?;
    leaf.text(row, 1, "What the method does not say", &looks.head)?;
    for sentence in METHOD_SILENT {
        row += 1;
        leaf.text(row, 1, sentence, &looks.text)?;
    }
    let about = &input.pack.about;
    let made = format!(
        "Method {}, pack {} {}, references as of {}. Grade stability (1,000 redraws of the weights) is not computed in this workbook.",
        input.assessment.method, about.id, about.version, about.as_of,
    );
    leaf.text(row + 2, 1, &made, &looks.soft)?;
    leaf.sheet.set_freeze_panes(1, 0)?;
    leaf.sheet.set_repeat_rows(0, 0)?;
    Ok(())
}
