//! The answer sheet as a workbook: written with lists to choose from, read back as text whatever a cell holds.

mod places;

use std::io::{BufReader, Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};
use rust_xlsxwriter::{Color, DataValidation, Format, FormatAlign, Workbook, XlsxError};
use unmoor_core::answer_sheet::{COLUMNS, Column, header};

/// The name of the sheet.
const NAME: &str = "Answers";

/// The most bytes that a workbook may have as a file.
const FILE_LIMIT: usize = 16 << 20;

/// The most parts that a workbook may have.
const PARTS: usize = 1_000;

/// The most bytes that the parts of a workbook may have together, unpacked.
const UNPACKED_LIMIT: u64 = 64 << 20;

/// The most bytes that its cells may say together: a thousand of them may say one and the same long text.
const SAID_LIMIT: usize = 64 << 20;

/// The most rows of an answer sheet that are read.
pub const ROWS: u32 = 20_000;

/// The most columns that are read.
const CELLS: u32 = 64;

/// Why a workbook cannot be read as an answer sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetFault {
    /// It is no workbook, or a broken one.
    #[error(
        "it is no workbook that can be read; nothing was changed; save it as an Excel workbook (.xlsx) and try again"
    )]
    Broken {
        /// What was found.
        details: String,
    },
    /// It is far larger than an answer sheet.
    #[error(
        "it is far larger than an answer sheet, which has at most {ROWS} rows, {PARTS} parts and {} MiB; \
         nothing was changed; choose the sheet that was exported",
        UNPACKED_LIMIT >> 20
    )]
    TooLarge,
}

/// Writes rows as a workbook; the headings come first.
///
/// # Errors
/// Where a cell holds more than a workbook can.
pub fn write(title: &str, rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(NAME)?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let own = wrapped.clone().set_background_color(Color::RGB(0xFF_F7_E6));
    let soft = wrapped.clone().set_font_color(Color::RGB(0x52_61_6C));
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (at, (column, _)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(at, width(column))?;
    }
    for (at, heading) in (0..).zip(header()) {
        sheet.write_string_with_format(0, at, &heading, &bold)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for ((at, cell), (column, _)) in (0..).zip(cells).zip(COLUMNS) {
            let format = match column {
                Column::Answer | Column::ShownBy | Column::Reason | Column::Note => &own,
                Column::Assessment | Column::Stood | Column::Section => &soft,
                _ => &wrapped,
            };
            // Always as a string: what looks like a formula stays what it is.
            sheet.write_string_with_format(row, at, cell, format)?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    for (column, choices) in [
        (Column::Answer, &["1", "2", "3", "4", "5", "unknown", "does not apply"][..]),
        (Column::ShownBy, &["claimed", "documented", "tested"][..]),
    ] {
        if let Some(at) = (0..).zip(COLUMNS).find_map(|(at, (known, _))| (known == column).then_some(at)) {
            let list = DataValidation::new().allow_list_strings(choices)?;
            sheet.add_data_validation(1, at, last, at, &list)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_title(title));
    workbook.save_to_buffer()
}

const fn width(column: Column) -> f64 {
    match column {
        Column::Id | Column::Answer => 10.0,
        Column::Question | Column::Note => 48.0,
        Column::One | Column::Two | Column::Three | Column::Four | Column::Five => 28.0,
        Column::Reason => 28.0,
        Column::Section | Column::ShownBy | Column::Assessment | Column::Stood => 14.0,
    }
}

/// Reads the rows of a workbook's first sheet, or of the one that is called as an answer sheet is. A formula is its text.
///
/// # Errors
/// Where it is no workbook, or far too large for an answer sheet.
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, SheetFault> {
    let broken = |error: calamine::XlsxError| SheetFault::Broken { details: error.to_string() };
    must_unpack_to_little(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = workbook.sheet_names();
    let name = names.iter().find(|name| *name == NAME).or(names.first()).cloned();
    let name = name.ok_or_else(|| SheetFault::Broken { details: "it has no sheet".to_owned() })?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut left = SAID_LIMIT;
    // Cell by cell: one far away cell would else be a table of that size.
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        put(&mut rows, &mut left, cell.get_position(), text(cell.get_value()))?;
    }
    drop(cells);
    let mut formulas = workbook.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = formulas.next_formula().map_err(broken)? {
        if !cell.get_value().is_empty() {
            put(&mut rows, &mut left, cell.get_position(), format!("={}", cell.get_value()))?;
        }
    }
    Ok(rows)
}

fn put(
    rows: &mut Vec<Vec<String>>,
    left: &mut usize,
    (row, column): (u32, u32),
    text: String,
) -> Result<(), SheetFault> {
    if text.is_empty() {
        return Ok(());
    }
    *left = left.checked_sub(text.len()).ok_or(SheetFault::TooLarge)?;
    if row >= ROWS {
        return Err(SheetFault::TooLarge);
    }
    if column >= CELLS {
        return Ok(()); // far to the right of what an answer sheet has
    }
    let (row, column) = (row as usize, column as usize);
    if rows.len() <= row {
        rows.resize(row + 1, Vec::new());
    }
    if let Some(cells) = rows.get_mut(row) {
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
    }
    Ok(())
}

/// What a cell says.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
        other => Data::from(other.clone()).to_string(),
    }
}

/// Refuses a workbook that would fill the memory, and one with places that cannot be: sizes that it names itself are not
/// believed.
fn must_unpack_to_little(bytes: &[u8]) -> Result<(), SheetFault> {
    let broken = |error: &dyn std::fmt::Display| SheetFault::Broken { details: error.to_string() };
    if bytes.len() > FILE_LIMIT {
        return Err(SheetFault::TooLarge);
    }
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if parts.len() > PARTS {
        return Err(SheetFault::TooLarge);
    }
    let mut left = UNPACKED_LIMIT;
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|error| broken(&error))?;
        let mut part = BufReader::new(part.take(left + 1));
        let impossible = places::impossible(&mut part);
        std::io::copy(&mut part, &mut std::io::sink()).map_err(|error| broken(&error))?;
        left = part.into_inner().limit().checked_sub(1).ok_or(SheetFault::TooLarge)?;
        if let Some(place) = impossible {
            return Err(broken(&format!("a cell stands where no cell can be: {place}")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, note: &str) -> Vec<String> {
        let mut row = vec![String::new(); COLUMNS.len()];
        row[0] = id.to_owned();
        row[11] = note.to_owned();
        row
    }

    #[test]
    fn what_is_written_is_read_and_a_formula_is_its_text() {
        let notes = ["=1+1", "+1", "@SUM(A1)", "two\nlines", "007", "TRUE", "2026-11-20", "<b>&amp;</b>", "_x0041_"];
        let rows: Vec<Vec<String>> = notes.iter().map(|note| row("DO-01", note)).collect();
        let read = read(&write("A", &rows).unwrap()).unwrap();
        assert_eq!(read[0], header());
        let back: Vec<&str> = read[1..].iter().map(|row| row[11].as_str()).collect();
        assert_eq!(back, notes);
    }

    #[test]
    fn a_formula_that_somebody_typed_is_its_text_and_not_its_value() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, "Id").unwrap();
        sheet.write_formula(1, 0, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_number(2, 0, 3).unwrap();
        let read = read(&workbook.save_to_buffer().unwrap()).unwrap();
        assert_eq!(read, [["Id"], ["=1+1"], ["3"]]);
    }

    #[test]
    fn what_is_no_workbook_or_far_too_large_is_refused() {
        assert!(matches!(read(b"PK\x03\x04 and no more"), Err(SheetFault::Broken { .. })));
        assert!(matches!(read(b""), Err(SheetFault::Broken { .. })));
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(1_000_000, 0, "far away").unwrap();
        assert!(matches!(read(&workbook.save_to_buffer().unwrap()), Err(SheetFault::TooLarge)));
        let too_large = |archive: &[u8]| matches!(read(archive), Err(SheetFault::TooLarge));
        let mut many = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for part in 0..=PARTS {
            many.start_file(format!("{part}"), zip::write::SimpleFileOptions::default()).unwrap();
        }
        assert!(too_large(&many.finish().unwrap().into_inner()), "parts");
        assert!(too_large(&vec![b' '; FILE_LIMIT + 1]), "the file");
        let mut echo = Workbook::new();
        let sheet = echo.add_worksheet();
        let long = "x".repeat(32_000);
        for row in 0..ROWS / 8 {
            sheet.write_string(row, 0, &long).unwrap();
        }
        let echo = echo.save_to_buffer().unwrap();
        assert!(echo.len() < 1 << 20 && too_large(&echo), "a text that is said {} times", ROWS / 8);
        let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut std::io::repeat(b' ').take(UNPACKED_LIMIT + 1), &mut bomb).unwrap();
        let bomb = bomb.finish().unwrap().into_inner();
        assert!(bomb.len() < 1 << 20);
        assert!(matches!(read(&bomb), Err(SheetFault::TooLarge)));
    }
}
