//! Whether the cells of a workbook have places that can be: the reader of workbooks reckons with them unlooked.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most rows and columns that a workbook can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;

/// Looks through a part of a workbook; says what place cannot be. A part that is no XML has none.
pub(super) fn impossible(part: impl BufRead) -> Option<String> {
    let mut reader = Reader::from_reader(part);
    let config = reader.config_mut();
    (config.check_end_names, config.allow_unmatched_ends) = (false, true);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                if let Some(place) = impossible_of(&element) {
                    return Some(place);
                }
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

fn impossible_of(element: &BytesStart<'_>) -> Option<String> {
    let has_places =
        ["c", "row", "f", "dimension", "mergeCell", "table", "autoFilter"].contains(&element.local_name().as_ref());
    let mut attributes = element.attributes();
    let attributes = attributes.with_checks(false).flatten().filter(|_| has_places);
    let places = attributes.filter(|attribute| ["r", "ref"].contains(&attribute.key.local_name().as_ref()));
    places.map(|attribute| attribute.value.into_owned()).find(|place| !is_possible(place))
}

/// `A1`, `7` for a row, or `A1:C7`.
fn is_possible(place: &str) -> bool {
    let mut least = (0, 0);
    place.split(':').all(|one| match row_and_column(one) {
        Some((row, column)) if row >= least.0 && column >= least.1 => {
            least = (row, column);
            true
        }
        _ => false,
    })
}

fn row_and_column(place: &str) -> Option<(u32, u32)> {
    let digits = place.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = place.strip_suffix(digits)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        Some(column * 26 + letter).filter(|column| *column <= COLUMNS)
    })?;
    let row = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    (row <= ROWS).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_that_a_workbook_has() {
        for place in ["A1", "XFD1048576", "7", "A1:B2", "B2:B2", "aa10", "A"] {
            assert!(is_possible(place), "{place}");
        }
        for place in
            ["A99999999999", "AAAAAAAAA1", "XFE1", "A1048577", "B2:A1", "A2:A1", "A-1", "A1B", "\u{e9}1", "A2:"]
        {
            assert!(!is_possible(place), "{place}");
        }
    }

    #[test]
    fn the_first_place_that_cannot_be_is_told() {
        let part = r#"<worksheet><sheetData><row r="1"><c r="A1"/><c r='N40000000000' t="s"><v>1</v></c></row>"#;
        assert_eq!(impossible(part.as_bytes()), Some("N40000000000".to_owned()));
        assert_eq!(impossible(r#"<a:fillToRect r="50000000000"/><c r="A1"/>"#.as_bytes()), None);
        assert_eq!(impossible(&b"\xff\x00 no XML <"[..]), None);
    }
}
