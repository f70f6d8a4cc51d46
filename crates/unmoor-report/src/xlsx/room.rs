//! How much room the texts of a sheet need: the widths of its columns and the heights of its rows.

use std::collections::BTreeMap;

use super::leaf::LINE;

/// The highest that a row can be, in points; Excel has none that is higher.
const HIGHEST: f64 = 409.0;
/// The widest that a column is made for a long text, in characters.
const WIDEST: f64 = 100.0;

/// Widths and what stands in them.
#[derive(Default)]
pub(super) struct Room {
    /// Of each column, in characters.
    widths: Vec<f64>,
    needs: Vec<Need>,
}

/// A text that needs room.
struct Need {
    row: u32,
    /// The first column and the last.
    columns: (u16, u16),
    /// How long each of its own lines is, in characters.
    lines: Vec<f64>,
    /// How high a line is, in points.
    line: f64,
}

impl Need {
    /// How high it is in a width of so many characters.
    fn height(&self, width: f64) -> f64 {
        let width = (width * LINE / self.line - 1.0).max(1.0);
        self.lines.iter().map(|long| (long / width).ceil().max(1.0)).sum::<f64>() * self.line
    }
}

impl Room {
    /// Sets the widths of the columns.
    pub(super) fn set_widths(&mut self, widths: Vec<f64>) {
        self.widths = widths;
    }

    /// The width of all columns.
    pub(super) fn width(&self) -> f64 {
        self.widths.iter().sum()
    }

    /// Remembers a text in a cell, or across several, in lines of a height.
    pub(super) fn need(&mut self, row: u32, columns: (u16, u16), text: &str, line: f64) {
        if usize::from(columns.1) < self.widths.len() {
            let wide = |letter: char| if u32::from(letter) < 0x1100 { 1.0 } else { 2.0 };
            let lines = text.split('\n').map(|line| line.chars().map(wide).sum()).collect();
            self.needs.push(Need { row, columns, lines, line });
        }
    }

    /// Widens each column whose texts would be higher than a row can be, and says how wide it is now.
    pub(super) fn widen(&mut self) -> Vec<(u16, f64)> {
        let mut widened = BTreeMap::new();
        for need in self.needs.iter().filter(|need| need.columns.0 == need.columns.1) {
            let width = &mut self.widths[usize::from(need.columns.0)];
            while need.height(*width) > HIGHEST && *width < WIDEST {
                *width += 1.0;
                widened.insert(need.columns.0, *width);
            }
        }
        widened.into_iter().collect()
    }

    /// How high each row must be that is higher than one line.
    pub(super) fn heights(&self) -> BTreeMap<u32, f64> {
        let mut heights: BTreeMap<u32, f64> = BTreeMap::new();
        for need in &self.needs {
            let width = self.widths[usize::from(need.columns.0)..=usize::from(need.columns.1)].iter().sum();
            let height = heights.entry(need.row).or_default();
            *height = height.max(need.height(width).min(HIGHEST));
        }
        heights.retain(|_, height| *height > LINE);
        heights
    }
}
