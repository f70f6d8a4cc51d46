//! The client's logo: an SVG or a PNG, looked at before it is trusted.

mod drawn;
mod effort;
mod painted;
mod raster;
mod vector;

use std::sync::Arc;

use thiserror::Error;

use crate::canvas::Path;
use crate::style::Colour;

/// The largest file that is read as a logo.
pub const MOST_BYTES: usize = 1 << 20;
/// The box that it fits into, in points, and how far it is scaled up at most.
const BOX: (f32, f32) = (150.0, 40.0);
const MOST_SCALE: f32 = 1.5;

/// A logo that can be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// The file as it was given.
    pub file: Vec<u8>,
    /// What it is.
    pub kind: LogoKind,
    /// Width and height in its own points.
    size: (f32, f32),
    pub(crate) art: Art,
}

/// What a logo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// Shapes; painted as pixels where they are more than plain areas.
    Svg,
    /// Pixels.
    Png,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Art {
    Shapes(Vec<Shape>),
    Pixels(Arc<Pixels>),
}

/// An area in the logo's own points.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    pub(crate) path: Path,
    pub(crate) colour: Colour,
    pub(crate) even_odd: bool,
}

/// Red, green and blue, row by row, on white.
#[derive(Debug, PartialEq)]
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
}

/// Why a file is no logo.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LogoFault {
    /// It is too large.
    #[error(
        "the logo is larger than 1 MB, 4,000,000 pixels, 20,000 elements in 256 levels or 200,000 points, or too elaborate to be painted in a moment; nothing was changed"
    )]
    TooLarge,
    /// It is neither an SVG nor a PNG.
    #[error("the logo is neither an SVG nor a PNG; nothing was changed")]
    Unknown,
    /// It cannot be read.
    #[error("the logo cannot be read ({0}); nothing was changed")]
    Broken(String),
    /// It could do something, or would have to be fetched from elsewhere.
    #[error("the logo holds {0}, which a picture for print must not; nothing was changed")]
    Unsafe(String),
    /// It is drawn with something that is not printed.
    #[error("the logo is drawn with {0}, which the report cannot print; nothing was changed")]
    Unsupported(String),
    /// It has text.
    #[error(
        "the logo holds text, which would look different with the fonts of each machine; save it with its text as outlines; nothing was changed"
    )]
    Text,
    /// Nothing is in it.
    #[error("the logo is empty; nothing was changed")]
    Empty,
}

impl LogoFault {
    fn picture() -> Self {
        Self::Unsupported("a picture of pixels inside an SVG (save the whole logo as a PNG)".to_owned())
    }
}

impl Logo {
    /// Reads a logo.
    ///
    /// # Errors
    ///
    /// Where it is no SVG and no PNG; where it holds scripts or text, fetches anything, or is too large.
    pub fn read(file: &[u8]) -> Result<Self, LogoFault> {
        if file.len() > MOST_BYTES {
            return Err(LogoFault::TooLarge);
        }
        let ((width, height), kind, art) = if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            let pixels = raster::read(file)?;
            // A pixel is three quarters of a point, as on screen.
            let size = (pixels.width as f32 * 0.75, pixels.height as f32 * 0.75);
            (size, LogoKind::Png, Art::Pixels(Arc::new(pixels)))
        } else {
            let text = std::str::from_utf8(file).map_err(|_| LogoFault::Unknown)?;
            if !text.contains("<svg") {
                return Err(LogoFault::Unknown);
            }
            let (size, art) = vector::read(text)?;
            (size, LogoKind::Svg, art)
        };
        Ok(Self { file: file.to_vec(), kind, size: (width, height), art })
    }

    /// The name under which it travels in a report.
    pub fn name(&self) -> &'static str {
        match self.kind {
            LogoKind::Svg => "logo.svg",
            LogoKind::Png => "logo.png",
        }
    }

    /// Width and height as it is printed: inside its box, and not scaled up beyond what it bears.
    pub fn printed(&self) -> (f32, f32) {
        let scale = self.scale();
        (self.size.0 * scale, self.size.1 * scale)
    }

    pub(crate) fn scale(&self) -> f32 {
        scale(self.size)
    }
}

/// By how much a logo of this size is scaled.
fn scale((width, height): (f32, f32)) -> f32 {
    (BOX.0 / width).min(BOX.1 / height).min(MOST_SCALE)
}
