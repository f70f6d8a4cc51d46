//! A PNG as pixels on white.

use png::{ColorType, Decoder, Transformations};

use super::{LogoFault, Pixels};

/// The most pixels: beyond it a file of a few kilobytes could fill the memory.
const MOST_PIXELS: u64 = 4_000_000;

/// Reads a PNG.
pub(super) fn read(file: &[u8]) -> Result<Pixels, LogoFault> {
    let broken = |fault: png::DecodingError| LogoFault::Broken(fault.to_string());
    let mut decoder = Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(broken)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(LogoFault::TooLarge);
    }
    let size = reader.output_buffer_size().ok_or(LogoFault::TooLarge)?;
    let mut buffer = vec![0; size];
    let frame = reader.next_frame(&mut buffer).map_err(broken)?;
    let bytes = &buffer[..frame.buffer_size()];
    let rgb = match frame.color_type {
        ColorType::GrayscaleAlpha => bytes.chunks_exact(2).flat_map(|p| [on_white(p[0], p[1]); 3]).collect(),
        ColorType::Rgba => {
            bytes.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]].map(|part| on_white(part, p[3]))).collect()
        }
        other => return Err(LogoFault::Unsupported(format!("pixels of the kind {other:?}"))),
    };
    Ok(Pixels { width, height, rgb })
}

/// A part of a colour on white paper, as far as it covers it.
pub(super) fn on_white(part: u8, alpha: u8) -> u8 {
    let alpha = u32::from(alpha);
    ((u32::from(part) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}
