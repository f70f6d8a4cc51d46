//! An assessment becomes a [`Document`](document::Document) of blocks and figures, and the Document becomes a PDF or
//! another format.
//!
//! [`compose::document`] decides what the report says, [`pdf::render`] where it stands on paper, and
//! [`verify::read`] takes a printed report apart again. The same input gives the same bytes on every machine.

pub mod answer_sheet;
pub mod compose;
pub mod contents;
pub mod document;
pub mod figure;
pub mod format;
pub mod json;
pub mod logo;
pub mod pdf;
pub mod preview;
pub mod verify;

pub use layout::fits_foot;

mod canvas;
mod cores;
mod docx;
pub mod fonts;
mod layout;
mod lines;
mod markdown;
mod reading;
mod style;
mod text;
mod xlsx;
