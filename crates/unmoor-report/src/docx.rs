//! A report as a text document for Word and LibreOffice: real headings, tables and figures, there to be edited.
//!
//! quick-xml writes the parts and zip packs them, both without a clock, so that the same report is the same bytes. Why no
//! library for whole documents is used stands in ADR 0010.

mod body;
mod package;
mod picture;
mod styles;
mod table;
mod text;
mod xml;

use std::io;
use std::ops::ControlFlow;

use crate::document::Document;
use crate::pdf::{Progress, ReportFault};
use crate::reading;
use body::Body;

/// Writes a report as a text document.
pub(crate) fn write(
    document: &Document,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<u8>, ReportFault> {
    let broken = |fault: io::Error| ReportFault::Broken { reason: fault.to_string() };
    let pieces = reading::read(document);
    let steps = pieces.len() + 1;
    let mut body = Body::new(document, &pieces).map_err(broken)?;
    for (at, piece) in pieces.iter().enumerate() {
        if progress(Progress::Drawn { page: at, of: steps }).is_break() {
            return Err(ReportFault::Cancelled);
        }
        body.piece(piece).map_err(broken)?;
    }
    if progress(Progress::Drawn { page: pieces.len(), of: steps }).is_break() {
        return Err(ReportFault::Cancelled);
    }
    let (text, pictures) = body.finish().map_err(broken)?;
    package::pack(document, text, &pictures).map_err(|reason| ReportFault::Broken { reason })
}
