//! A sheet as it is written: text that stays text, and formulas with the value they come to.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Worksheet, XlsxError,
};
use unmoor_core::score::Grade;

use super::room::Room;
use crate::pdf::Warning;
use crate::style::{Colour, FIELD, INK, RULE, SEA, SOFT, WHITE};

/// The height of a line of text, of a lead and of a title, in points.
pub(super) const LINE: f64 = 15.0;
pub(super) const LEAD_LINE: f64 = 17.0;
pub(super) const TITLE_LINE: f64 = 26.0;
/// Up to so many characters in all the columns of a sheet stand upright on a page.
const UPRIGHT: f64 = 155.0;

/// What a cell holds at most, in the units that Excel counts.
const MOST: usize = 32_767;

/// A sheet that is being written.
pub(super) struct Leaf<'w> {
    pub(super) sheet: &'w mut Worksheet,
    pub(super) looks: &'w Looks,
    pub(super) name: &'static str,
    warnings: &'w mut Vec<Warning>,
    room: Room,
}

/// How cells look.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) lead: Format,
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) soft: Format,
    pub(super) strong: Format,
    /// A cell that is there to be changed.
    pub(super) input: Format,
    pub(super) whole: Format,
    pub(super) one: Format,
    pub(super) two: Format,
    pub(super) percent: Format,
    pub(super) date: Format,
}

/// What a formula comes to.
pub(super) enum Value<'v> {
    Number(f64),
    Text(&'v str),
    /// An empty text.
    Nothing,
}

/// A column of a table: its head and its width in characters.
pub(super) type Column = (&'static str, f64);

fn colour(colour: Colour) -> Color {
    let Colour(red, green, blue) = colour;
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

impl Looks {
    pub(super) fn new() -> Self {
        let base = Format::new().set_align(FormatAlign::Top).set_font_color(colour(INK));
        let text = base.clone().set_text_wrap();
        let lined = |format: Format| format.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(colour(RULE));
        // A number keeps its distance from the words at its right.
        let number =
            |pattern: &str| lined(base.clone().set_num_format(pattern).set_align(FormatAlign::Right).set_indent(1));
        Self {
            title: text.clone().set_font_size(18).set_bold(),
            lead: text.clone().set_font_size(12),
            head: text.clone().set_bold().set_background_color(colour(FIELD)).set_border_bottom(FormatBorder::Thin),
            soft: lined(text.clone().set_font_color(colour(SOFT))),
            strong: lined(text.clone().set_bold()),
            input: lined(text.clone().set_background_color(colour(Colour::tint(Grade::C)))),
            text: lined(text),
            whole: number("#,##0"),
            one: number("0.0"),
            two: number("#,##0.00"),
            percent: number("0.0%"),
            date: lined(base.clone().set_num_format("d mmm yyyy").set_align(FormatAlign::Left)),
        }
    }
}

impl<'w> Leaf<'w> {
    /// A sheet with nothing on it.
    pub(super) fn new(
        sheet: &'w mut Worksheet,
        looks: &'w Looks,
        name: &'static str,
        warnings: &'w mut Vec<Warning>,
    ) -> Self {
        Self { sheet, looks, name, warnings, room: Room::default() }
    }

    /// Makes every row as high as its texts need, and a column wider whose texts need more: not every program does so by
    /// itself. Then turns the paper as the sheet needs it.
    pub(super) fn finish(mut self) -> Result<(), XlsxError> {
        for (column, width) in self.room.widen() {
            self.sheet.set_column_width(column, width)?;
        }
        for (row, height) in self.room.heights() {
            self.sheet.set_row_height(row, height)?;
        }
        if self.room.width() <= UPRIGHT {
            self.sheet.set_portrait();
        } else {
            self.sheet.set_landscape();
        }
        Ok(())
    }

    /// Sets the widths of the columns.
    pub(super) fn set_widths(&mut self, widths: impl IntoIterator<Item = f64>) -> Result<(), XlsxError> {
        let widths: Vec<f64> = widths.into_iter().collect();
        for (at, width) in (0u16..).zip(&widths) {
            self.sheet.set_column_width(at, *width)?;
        }
        self.room.set_widths(widths);
        Ok(())
    }

    /// Writes a text across columns, in lines of a height.
    pub(super) fn across(
        &mut self,
        row: u32,
        columns: (u16, u16),
        text: &str,
        look: &Format,
        line: f64,
    ) -> Result<(), XlsxError> {
        self.sheet.merge_range(row, columns.0, row, columns.1, "", look)?;
        self.write(row, columns.0, text, look)?;
        self.room.need(row, columns, text, line);
        Ok(())
    }

    /// Writes the head of a table in a row, and sets the widths of its columns.
    pub(super) fn head(&mut self, row: u32, columns: &[Column]) -> Result<(), XlsxError> {
        self.set_widths(columns.iter().map(|(_, width)| *width))?;
        for (at, (head, _)) in (0u16..).zip(columns) {
            self.text(row, at, head, &self.looks.head)?;
        }
        Ok(())
    }

    /// Lets the first row stay in sight and on every printed page, and its columns be filtered.
    pub(super) fn hold_head(&mut self, rows: u32, columns: usize, fixed: u16) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(1, fixed)?;
        self.sheet.set_repeat_rows(0, 0)?;
        if let Some(last) = u16::try_from(columns).ok().and_then(|columns| columns.checked_sub(1)) {
            self.sheet.autofilter(0, 0, rows, last)?;
        }
        Ok(())
    }

    /// Writes a text. It stays a text, whatever it begins with, also when somebody opens the cell and leaves it again.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        self.room.need(row, (column, column), text, LINE);
        self.write(row, column, text, look)
    }

    fn write(&mut self, row: u32, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        let text = self.fitting(text);
        let quoted = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        let quoted = quoted.then(|| look.clone().set_quote_prefix());
        self.sheet.write_string_with_format(row, column, text, quoted.as_ref().unwrap_or(look))?;
        Ok(())
    }

    /// Cut to what a cell holds, with a warning.
    fn fitting(&mut self, text: &str) -> String {
        if text.encode_utf16().count() <= MOST {
            return text.to_owned();
        }
        let warning = Warning::Cut { place: self.name };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
        let mut room = MOST - 1;
        let fits = |letter: &char| {
            let left = room.checked_sub(letter.len_utf16());
            room = left.unwrap_or(0);
            left.is_some()
        };
        text.chars().take_while(fits).chain(['\u{2026}']).collect()
    }

    /// Writes a number.
    pub(super) fn number(&mut self, row: u32, column: u16, number: f64, look: &Format) -> Result<(), XlsxError> {
        self.sheet.write_number_with_format(row, column, number, look)?;
        Ok(())
    }

    /// Writes a day as a real date.
    pub(super) fn date(&mut self, row: u32, column: u16, day: Date) -> Result<(), XlsxError> {
        let parts = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
        match ExcelDateTime::from_ymd(parts.0, parts.1, parts.2) {
            Ok(date) => self.sheet.write_datetime_with_format(row, column, &date, &self.looks.date).map(|_| ()),
            // Excel knows no day before 1900.
            Err(_) => self.text(row, column, &day.to_string(), &self.looks.text),
        }
    }

    /// Writes a formula with the value that the core computed for it.
    pub(super) fn live(
        &mut self,
        at: (u32, u16),
        formula: &str,
        value: Value<'_>,
        look: &Format,
    ) -> Result<(), XlsxError> {
        let result = match value {
            Value::Number(number) => number.to_string(),
            Value::Text(text) => {
                self.room.need(at.0, (at.1, at.1), text, LINE);
                self.fitting(text)
            }
            Value::Nothing => String::new(),
        };
        let formula = Formula::new(formula).set_result(result);
        self.sheet.write_formula_with_format(at.0, at.1, formula, look)?;
        Ok(())
    }

    /// Lets a column of cells take the words of a list only.
    pub(super) fn choice(&mut self, rows: (u32, u32), column: u16, words: &[&str]) -> Result<(), XlsxError> {
        let list = words.join(", ");
        let validation = DataValidation::new()
            .allow_list_strings(words)?
            .set_error_title("Unmoor")?
            .set_error_message(format!("One of these: {list}."))?;
        self.sheet.add_data_validation(rows.0, column, rows.1, column, &validation)?;
        Ok(())
    }

    /// Colours the letters of grades as everywhere in Unmoor.
    pub(super) fn grades(&mut self, rows: (u32, u32), columns: (u16, u16)) -> Result<(), XlsxError> {
        for grade in Grade::ALL {
            let ink = if Colour::letter_on(grade) == WHITE { WHITE } else { INK };
            let look =
                Format::new().set_background_color(colour(Colour::level(grade))).set_font_color(colour(ink)).set_bold();
            let rule = ConditionalFormatCellRule::EqualTo(grade.letter().to_string());
            let format = ConditionalFormatCell::new().set_rule(rule).set_format(look);
            self.sheet.add_conditional_format(rows.0, columns.0, rows.1, columns.1, &format)?;
        }
        Ok(())
    }

    /// Colours the sheet's tab: it is the one to begin with.
    pub(super) fn tab(&mut self) {
        self.sheet.set_tab_color(colour(SEA));
    }
}
