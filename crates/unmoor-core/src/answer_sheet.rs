//! The answer sheet: an assessment's answers as rows for a spreadsheet, and what such rows would change when they come back.
//!
//! A row is told by its question. Its last columns say which assessment it is of and how it stood when it went out, so that a
//! row that nobody touched changes nothing, however old the sheet is.

mod cells;
mod plan;

pub use cells::{COLUMNS, Column, TOO_LONG, forget_where_from, header, rows};
pub use plan::{Problem, SheetLine, Standing, assessment_of, plan};
