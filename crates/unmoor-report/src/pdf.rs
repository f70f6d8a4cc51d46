//! A document as PDF: tagged, archivable, the same bytes every time.

mod attach;
mod content;
mod embed;
mod metadata;
mod navigate;
mod object;
mod squeeze;
mod structure;

use std::ops::ControlFlow;

use thiserror::Error;

pub(crate) use metadata::FONTS_KEY;

use crate::canvas::Outside;
use crate::document::Document;
use crate::fonts::{Typefaces, UsedFont};
use crate::layout::{self, Laid, Stopped};

/// How far a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Pages are being set; this many are full.
    LaidOut {
        /// Full pages.
        pages: usize,
    },
    /// Pages are being drawn, or the steps of a format without pages are done.
    Drawn {
        /// Drawn pages, or steps that are done.
        page: usize,
        /// Of this many.
        of: usize,
    },
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What a reader should know about it.
    pub warnings: Vec<Warning>,
}

/// Something that could not be printed as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Warning {
    /// A font of this computer draws what the bundled ones cannot. Its letters are in the report; to verify it on another
    /// computer, that must have the same font.
    #[error("the font {name} of this computer is used for letters that Unmoor\u{2019}s own fonts do not have")]
    FontOfComputer {
        /// Its PostScript name.
        name: String,
    },
    /// No face draws some characters; an empty square is printed, which reads as U+FFFD. The attached assessment keeps
    /// them.
    #[error("no font here draws {}; an empty square is printed for each", named(.characters))]
    MissingGlyphs {
        /// Each once.
        characters: Vec<char>,
    },
    /// A text is longer than a cell of a workbook can be.
    #[error("a text is longer than a cell can be and was cut on the sheet {place}; the other formats hold it whole")]
    Cut {
        /// The sheet.
        place: &'static str,
    },
}

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReportFault {
    /// Somebody asked to stop.
    #[error("the report was stopped; nothing was written")]
    Cancelled,
    /// Every part was left out, or those that were not have nothing to say.
    #[error("none of the chosen parts has anything to say; nothing was written")]
    Empty,
    /// Something would have been cut off.
    #[error("on page {page}, in \u{201c}{place}\u{201d}, something does not fit on the paper; nothing was written")]
    OutsidePage {
        /// The page, from 1.
        page: usize,
        /// The part and what stood in it.
        place: String,
    },
    /// It was set with fonts that are not here, so it cannot be set again to compare.
    #[error(
        "this report was set with a font that is not on this computer ({names}), so that its pages cannot be set again and \
         compared; nothing was changed"
    )]
    FontsElsewhere {
        /// Their names.
        names: String,
    },
    /// The file could not be put together.
    #[error("the file could not be put together ({reason}); nothing was written")]
    Broken {
        /// What the library said.
        reason: String,
    },
}

impl From<Stopped> for ReportFault {
    fn from(_: Stopped) -> Self {
        Self::Cancelled
    }
}

impl From<Outside> for ReportFault {
    fn from(outside: Outside) -> Self {
        Self::OutsidePage { page: outside.page + 1, place: outside.place }
    }
}

/// Sets a document on its pages and writes them as PDF, with fonts of this computer for what the bundled ones lack.
///
/// `progress` is called while rows are measured and pages are set, with the pages that are full so far, and while pages are
/// drawn, with those that are done; it stops the report by answering `Break`.
///
/// # Errors
///
/// Where it was stopped, or where something would leave the page: a report that cuts text off is not written.
pub fn render(document: &Document, progress: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<Pdf, ReportFault> {
    render_in(document, &Typefaces::Computer, progress)
}

/// [`render`], in faces that may be chosen.
///
/// # Errors
///
/// As [`render`].
pub fn render_in(
    document: &Document,
    typefaces: &Typefaces,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Pdf, ReportFault> {
    let laid = layout::lay_out(document, typefaces, progress)?;
    if laid.canvas.pages.is_empty() {
        return Err(ReportFault::Empty);
    }
    if let Some(outside) = laid.canvas.outside {
        return Err(outside.into());
    }
    let (bytes, used) = write(document, &laid, progress)?;
    let characters: Vec<char> = laid.missing.iter().copied().collect();
    let missing = (!characters.is_empty()).then_some(Warning::MissingGlyphs { characters });
    let borrowed = used.into_iter().map(|font| Warning::FontOfComputer { name: font.name });
    Ok(Pdf { bytes, pages: laid.canvas.pages.len(), warnings: missing.into_iter().chain(borrowed).collect() })
}

/// "数 (U+6570), U+0001": a sign that steers has no look.
fn named(characters: &[char]) -> String {
    let named = |character: &char| {
        let code = format!("U+{:04X}", u32::from(*character));
        if character.is_control() { code } else { format!("{character} ({code})") }
    };
    characters.iter().map(named).collect::<Vec<_>>().join(", ")
}

fn write(
    document: &Document,
    laid: &Laid,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Vec<u8>, Vec<UsedFont>), ReportFault> {
    let broken = |reason: &dyn ToString| ReportFault::Broken { reason: reason.to_string() };
    let canvas = &laid.canvas;
    let fonts = embed::Fonts::of(canvas).map_err(|reason| broken(&reason))?;
    let drawn = content::draw(&document.about.title, canvas, &fonts, progress)?;
    let mut file = drawn.map_err(|reason| broken(&reason))?;
    let pages = file.get_pages().into_values().collect::<Vec<_>>();
    content::size(&mut file, canvas, &pages);
    fonts.correct(&mut file);
    let annotations = navigate::links(&mut file, canvas, &pages);
    structure::write(&mut file, canvas, &pages, &annotations);
    navigate::outline(&mut file, canvas, &pages);
    attach::write(&mut file, document);
    let used = fonts.of_computer();
    metadata::write(&mut file, document, &used).map_err(|reason| broken(&reason))?;
    squeeze::squeeze(&mut file);
    let options =
        lopdf::SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(9).build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options).map_err(|reason| broken(&reason))?;
    Ok((bytes, used))
}
