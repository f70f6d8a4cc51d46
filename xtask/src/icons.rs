//! The icon sizes, drawn from `icons/unmoor.svg`.

use std::path::Path;

use crate::place;
use crate::step::{self, Outcome};

const SIZES: [u32; 6] = [16, 32, 48, 128, 256, 512];
const ICO_SIZES: [u32; 4] = [16, 32, 48, 256];
/// The names that macOS gives to the PNG pictures inside an `.icns` file.
const ICNS_SIZES: [(&[u8; 4], u32); 5] = [(b"icp4", 16), (b"icp5", 32), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512)];

/// Draws every size with rsvg-convert and packs the Windows and macOS files from them.
pub(crate) fn draw() -> Outcome {
    if place::on_path("rsvg-convert").is_none() {
        return Err("The icons are drawn with rsvg-convert (Debian: librsvg2-bin), which is not installed.".to_owned());
    }
    let folder = place::root().join("icons");
    for size in SIZES {
        let size_text = size.to_string();
        let file = folder.join(format!("{size}x{size}.png"));
        let arguments = ["-w", &size_text, "-h", &size_text, "icons/unmoor.svg", "-o", &file.to_string_lossy()];
        step::go(&mut step::program("rsvg-convert", arguments))?;
    }
    let pngs =
        |sizes: &[u32]| sizes.iter().map(|size| Ok((*size, png(&folder, *size)?))).collect::<Result<Vec<_>, String>>();
    save(&folder.join("unmoor.ico"), &ico(&pngs(&ICO_SIZES)?))?;
    save(&folder.join("unmoor.icns"), &icns(&pngs(&ICNS_SIZES.map(|(_, size)| size))?))
}

fn png(folder: &Path, size: u32) -> Result<Vec<u8>, String> {
    let file = folder.join(format!("{size}x{size}.png"));
    std::fs::read(&file).map_err(|error| format!("{} could not be read: {error}.", file.display()))
}

#[expect(clippy::disallowed_methods, reason = "a drawing that can be made again; nobody's data")]
fn save(file: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(file, bytes).map_err(|error| format!("{} could not be written: {error}.", file.display()))
}

/// A Windows icon: a directory of 16-byte entries, then the PNG pictures themselves.
fn ico(pngs: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut directory = vec![0, 0, 1, 0, pngs.len() as u8, 0];
    let mut pictures = Vec::new();
    let start = 6 + 16 * pngs.len();
    for (size, bytes) in pngs {
        let edge = if *size == 256 { 0 } else { *size as u8 }; // 0 stands for 256
        directory.extend([edge, edge, 0, 0, 1, 0, 32, 0]);
        directory.extend((bytes.len() as u32).to_le_bytes());
        directory.extend(((start + pictures.len()) as u32).to_le_bytes());
        pictures.extend(bytes);
    }
    [directory, pictures].concat()
}

/// A macOS icon: chunks of a name, a length that counts its own header, and a PNG picture.
fn icns(pngs: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut chunks = Vec::new();
    for ((name, _), (_, bytes)) in ICNS_SIZES.iter().zip(pngs) {
        chunks.extend(*name);
        chunks.extend((bytes.len() as u32 + 8).to_be_bytes());
        chunks.extend(bytes);
    }
    let mut file = b"icns".to_vec();
    file.extend((chunks.len() as u32 + 8).to_be_bytes());
    file.extend(chunks);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ico_points_at_each_of_its_pictures() {
        let file = ico(&[(16, vec![1, 2, 3]), (256, vec![4, 5])]);
        let entry = |index: usize| &file[6 + 16 * index..][..16];
        let at = |entry: &[u8]| u32::from_le_bytes([entry[12], entry[13], entry[14], entry[15]]) as usize;
        assert_eq!(&file[at(entry(0))..][..3], [1, 2, 3]);
        assert_eq!(&file[at(entry(1))..][..2], [4, 5]);
        assert_eq!(entry(1)[0], 0, "256 does not fit in a byte and is written as 0");
    }

    #[test]
    fn an_icns_counts_its_own_length() {
        let file = icns(&[(16, vec![7; 5])]);
        assert_eq!(u32::from_be_bytes([file[4], file[5], file[6], file[7]]) as usize, file.len());
    }
}
