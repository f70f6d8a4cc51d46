//! A report as a workbook for Excel and LibreOffice, whose formulas compute the score again from its answers.
//!
//! Whoever changes an option, an evidence or a state on the sheet Answers sees the score move. Every formula cell also holds
//! the value that the core computed, so that a program that does not calculate shows the right numbers too.

mod answers;
mod arithmetic;
mod exposure;
mod findings;
mod leaf;
mod letter;
mod method;
mod sections;
mod summary;
mod unknowns;

use std::ops::ControlFlow;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::compose::ReportInput;
use crate::document::{About, Document};
use crate::pdf::{Progress, ReportFault, Warning};
use leaf::{Leaf, Looks};

/// What writes a sheet.
type Writer = fn(&mut Leaf<'_>, &ReportInput<'_>) -> Result<(), XlsxError>;

/// The sheets in their order, each with its name and what writes it.
const SHEETS: [(&str, Writer); 8] = [
    ("Summary", summary::write),
    ("Findings", findings::write),
    ("Answers", answers::write),
    ("Unknowns", unknowns::write),
    ("Exposure", exposure::write),
    ("Sections", sections::write),
    ("Arithmetic", arithmetic::write),
    ("Method", method::write),
];

/// Where only the letter to the vendor leaves: its questions, and nothing of the score.
const LETTER: [(&str, Writer); 1] = [("Questions", letter::write)];

/// Writes a report as a workbook.
pub(crate) fn write(
    input: &ReportInput<'_>,
    document: &Document,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Vec<u8>, Vec<Warning>), ReportFault> {
    let broken = |fault: XlsxError| ReportFault::Broken { reason: fault.to_string() };
    let about = &document.about;
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(about).map_err(broken)?);
    let looks = Looks::new();
    let mut warnings = Vec::new();
    let sheets: &[(&'static str, Writer)] = if document.is_letter_alone() { &LETTER } else { &SHEETS };
    for (at, (name, write)) in sheets.iter().copied().enumerate() {
        if progress(Progress::Drawn { page: at, of: sheets.len() + 1 }).is_break() {
            return Err(ReportFault::Cancelled);
        }
        let mut sheet = Worksheet::new();
        // A formula that comes to nothing shows nothing, also where no program has computed it yet.
        sheet.set_name(name).map_err(broken)?.set_formula_result_default("");
        printed(&mut sheet, about);
        let mut leaf = Leaf::new(&mut sheet, &looks, name, &mut warnings);
        write(&mut leaf, input).and_then(|()| leaf.finish()).map_err(broken)?;
        workbook.push_worksheet(sheet);
    }
    if progress(Progress::Drawn { page: sheets.len(), of: sheets.len() + 1 }).is_break() {
        return Err(ReportFault::Cancelled);
    }
    Ok((workbook.save_to_buffer().map_err(broken)?, warnings))
}

fn properties(about: &About) -> Result<DocProperties, XlsxError> {
    let day = about.made_on;
    let made =
        ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
    Ok(DocProperties::new()
        .set_title(&about.title)
        .set_subject(&about.subject)
        .set_author(&about.author)
        .set_comment(concat!("Made by Unmoor ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&made))
}

/// How a sheet comes out of a printer.
fn printed(sheet: &mut Worksheet, about: &About) {
    // An ampersand begins a command of headers and footers.
    let plain = |text: &str| text.replace('&', "&&");
    let head = format!("&L{}&R&A", shortened(&plain(&about.title), 90));
    let foot = format!("&L{}&RPage &P of &N", shortened(&plain(&about.confidentiality), 90));
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_header(head).set_footer(foot).set_screen_gridlines(false);
}

/// A4, as Excel numbers paper.
const A4: u8 = 9;

/// The first characters of a text: a header holds 255.
fn shortened(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
