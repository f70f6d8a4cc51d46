//! The texts of a ZIP archive: those of each member, and the members' names.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{ContentsFault, Piece, inside};

/// The most that a member may hold unpacked; what Unmoor makes is far below it.
const MOST: u64 = 512 << 20;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Piece>, ContentsFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|fault| ContentsFault::of(&fault))?;
    let mut pieces = vec![Piece {
        place: "the archive\u{2019}s own words".to_owned(),
        text: String::from_utf8_lossy(archive.comment()).into_owned(),
    }];
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).map_err(|fault| ContentsFault::of(&fault))?;
        let name = member.name().map_err(|fault| ContentsFault::of(&fault))?.into_owned();
        let comment = member.comment().to_owned();
        let mut held = Vec::new();
        let read = member.by_ref().take(MOST).read_to_end(&mut held).map_err(|fault| ContentsFault::of(&fault))?;
        if read as u64 == MOST {
            return Err(ContentsFault { reason: format!("{name} is too large") });
        }
        let place = place(&name);
        pieces.push(Piece { place: place.clone(), text: format!("{name}\n{comment}") });
        pieces.extend(inside(&place, &held)?);
    }
    Ok(pieces)
}

/// What a member is to a person.
fn place(name: &str) -> String {
    match name {
        "word/document.xml" => "the text of the document".to_owned(),
        "xl/sharedStrings.xml" => "a cell of the workbook".to_owned(),
        name if name.starts_with("docProps/") => "what the file says about itself".to_owned(),
        name => format!("its part {name}"),
    }
}
