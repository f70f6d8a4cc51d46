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
mod room;
mod sections;
mod summary;
mod unknowns;

use std::ops::ControlFlow;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::compose::ReportInput;
use crate::document::{About, Document, Paper};
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
    let head = format!("&L&9 {}&R&9 &A", plain(&shortened(&about.title, 80)));
    let foot = format!("&L&8 {}&R&9 Page &P of &N", plain(&in_lines(&shortened(&about.confidentiality, 210), 90)));
    let paper = if about.paper == Paper::Letter { LETTER_PAPER } else { A4 };
    sheet.set_paper_size(paper).set_print_fit_to_pages(1, 0);
    sheet.set_margins(MARGIN, MARGIN, BELOW_HEAD, BELOW_HEAD, MARGIN, MARGIN);
    sheet.set_header(head).set_footer(foot).set_header_footer_scale_with_doc(false).set_screen_gridlines(false);
}

/// A4 and US Letter, as Excel numbers paper.
const A4: u8 = 9;
const LETTER_PAPER: u8 = 1;
/// The margins of a page in inches, and how far the sheet stands from its upper and lower edge.
const MARGIN: f64 = 0.4;
const BELOW_HEAD: f64 = 0.8;

/// The first characters of a text, with an ellipsis where there are more: a header holds 255.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['\u{2026}']).collect()
}

/// A text in lines of about so many characters, so that it does not run into what stands at the right.
fn in_lines(text: &str, most: usize) -> String {
    let mut lines = String::new();
    let mut long = 0;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        let apart = match long {
            0 => "",
            _ if long + 1 + wide > most => "\n",
            _ => " ",
        };
        long = if apart == "\n" { wide } else { long + apart.len() + wide };
        lines.push_str(apart);
        lines.push_str(word);
    }
    lines
}
