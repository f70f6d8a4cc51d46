//! Files that would grow without end once they are read: each is refused with a sentence, and soon. Those of one format alone are
//! tried beside its reader.

use std::time::{Duration, Instant};

use unmoor_tests::readers::{self, Reader};

/// The longest that any of these may take, on a slow machine and without optimisation.
const SOON: Duration = Duration::from_secs(60);

/// The sentence with which a reader refuses a file.
fn refused(read: Reader, bytes: &[u8]) -> String {
    let begun = Instant::now();
    let sentence = readers::attempt(read, bytes).expect_err("a file without end");
    assert!(begun.elapsed() < SOON, "{:?}: {sentence}", begun.elapsed());
    assert!(sentence.len() < 1_000, "a sentence stays a sentence");
    sentence
}

#[test]
fn a_table_of_rows_without_end_is_refused() {
    for rows in [b"\n".repeat(40 << 20), b"a,b,c\n".repeat(20_001)] {
        let sentence = refused(readers::table, &rows);
        assert!(sentence.contains("at most 20000 rows"), "{sentence}");
    }
    assert!(refused(readers::table, &b",".repeat(40 << 20)).contains("cannot be read as a table"));
    assert!(refused(readers::table, &b"\"".repeat(40 << 20)).len() > 10);
}

#[test]
fn a_name_or_a_list_without_end_is_refused_by_every_reader_of_json() {
    let name = "k".repeat(1 << 20);
    for (read, format) in
        [(readers::assessment as Reader, "assessment"), (readers::pack, "pack"), (readers::response, "response")]
    {
        let around = |inside: &str| format!("{{\"format\":\"unmoor.{format}\",\"version\":1,\"{name}\":{inside}}}");
        let twice = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(400_000));
        refused(read, around(&twice).as_bytes());
        let many = format!("[{}0]", "0,".repeat(500_000));
        let sentence = refused(read, around(&many).as_bytes());
        assert!(sentence.contains("more than 500000 values"), "{format}: {sentence}");
        let sentence = refused(read, around(&"[".repeat(1 << 20)).as_bytes());
        assert!(sentence.contains("nested deeper than 127 levels"), "{format}: {sentence}");
    }
}

/// A damaged workspace whose rows all claim the same pages, 20,000 of them a page.
#[test]
fn rows_that_claim_the_same_pages_are_not_read_over_and_over() {
    const PAGE: usize = 65_536;
    const PAGES: usize = 20;
    const ROWS: u16 = 20_000;
    const CELL: u16 = 45_000;
    let mut page = vec![0; PAGE];
    page[0] = 13; // a leaf of a table
    page[3..5].copy_from_slice(&ROWS.to_be_bytes());
    for pointer in page[8..8 + 2 * usize::from(ROWS)].chunks_exact_mut(2) {
        pointer.copy_from_slice(&CELL.to_be_bytes());
    }
    // As long as all pages together; what does not stand here stands on page 3, which is followed by itself.
    let (here, length) = (8_199, 8_199 + 65_532 * (PAGES - 1));
    let cell = usize::from(CELL);
    page[cell..cell + 4].copy_from_slice(&[
        0x80 | u8::try_from(length >> 14).unwrap(),
        0x80 | u8::try_from(length >> 7 & 0x7f).unwrap(),
        u8::try_from(length & 0x7f).unwrap(),
        1,
    ]);
    page[cell + 4 + here..][..4].copy_from_slice(&3_u32.to_be_bytes());
    let mut file = b"SQLite format 3\0\0\x01".to_vec();
    file.resize(PAGE, 0);
    file[100] = 13;
    for _ in 1..PAGES {
        file.extend_from_slice(&page);
    }
    file[2 * PAGE..2 * PAGE + 4].copy_from_slice(&3_u32.to_be_bytes());
    refused(readers::salvage, &file);
}
