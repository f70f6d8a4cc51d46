//! A pack as its file.

use serde_json::json;

use super::{FORMAT, Pack, VERSION};

/// The file of a pack; [`super::read()`] gives the same pack back.
pub fn write(pack: &Pack) -> Vec<u8> {
    let file = json!({
        "format": FORMAT,
        "version": VERSION,
        "pack": pack.about,
        "sections": pack.sections,
        "exposure": pack.exposure,
        "references": pack.references,
        "questions": pack.questions,
    });
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{builtin, read};

    #[test]
    fn what_is_written_is_read_back_as_the_same_pack() {
        let own = include_str!("../../packs/unmoor-standard-1.0.0.json").replace("\"unmoor-standard\"", "\"our-own\"");
        let own = read(own.as_bytes()).unwrap();
        for pack in [builtin(), &own] {
            assert!(read(&write(pack)).unwrap() == *pack, "{}", pack.about.id);
        }
    }
}
