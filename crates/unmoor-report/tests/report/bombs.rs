//! Files that unpack to more than any memory holds, or are read over and over: each is refused with a sentence, and soon.

use std::io::Write as _;
use std::time::{Duration, Instant};

use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use unmoor_report::verify::{self, Attached, VerifyFault};

/// The longest that any of these may take, on a slow machine and without optimisation.
const SOON: Duration = Duration::from_secs(60);

fn corpus(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/report/");
    std::fs::read(format!("{folder}{name}")).expect("a file of the corpus")
}

const FIRST_PAGE: ObjectId = (3, 0);
const DRAWING: ObjectId = (4, 0);
const ATTACHED: ObjectId = (7, 0);
const MAP: ObjectId = (11, 0);

/// The small report of the corpus with something done to it.
fn with(alter: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut file = Document::load_mem(&corpus("small.pdf")).unwrap();
    alter(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn put(file: &mut Document, id: ObjectId, content: Vec<u8>) {
    let mut stream = Stream::new(dictionary! {}, content);
    stream.compress().unwrap();
    file.set_object(id, stream);
}

fn read(bytes: &[u8]) -> Result<Attached, VerifyFault> {
    let begun = Instant::now();
    let read = verify::read(bytes);
    assert!(begun.elapsed() < SOON, "{:?} for {:?}", begun.elapsed(), read.err());
    read
}

/// What there is too much of.
fn too_large(bytes: &[u8]) -> String {
    match read(bytes) {
        Err(VerifyFault::TooLarge { what }) => what,
        other => panic!("{:?}", other.map(|attached| attached.printed.pages())),
    }
}

fn pages(file: &mut Document, many: usize) {
    let page = file.get_object(FIRST_PAGE).unwrap().clone();
    let kids: Vec<Object> = (0..many).map(|_| file.add_object(page.clone()).into()).collect();
    let tree = file.get_dictionary_mut((2, 0)).unwrap();
    tree.set("Kids", kids);
}

#[test]
fn the_small_report_is_read_however_it_is_packed() {
    for name in ["small.pdf", "object-streams.pdf", "packed.pdf"] {
        let attached = read(&corpus(name)).unwrap();
        assert_eq!(attached.printed.texts().collect::<Vec<_>>(), ["ABCab", "\u{fffd}"], "{name}");
    }
    assert_eq!(read(&corpus("encrypted.pdf")).err(), Some(VerifyFault::Encrypted));
}

#[test]
fn a_file_that_is_too_large_as_it_is_is_not_opened() {
    let mut long = corpus("small.pdf");
    long.resize(verify::MAX_BYTES + 1, b' ');
    assert!(too_large(&long).contains("a report has at most 33554432"));
    let many = [b"%PDF-1.7\n1 0 obj\n[".as_slice(), &b"0 ".repeat(4_000_001)].concat();
    assert_eq!(too_large(&many), "it has more than 4000000 values");
}

#[test]
fn what_unpacks_without_end_is_not_unpacked() {
    let attachment = with(|file| put(file, ATTACHED, vec![b' '; (64 << 20) + 1]));
    assert!(attachment.len() < 1 << 20);
    assert_eq!(too_large(&attachment), "it unpacks to more than 512 MiB");
    assert_eq!(too_large(&with(|file| put(file, DRAWING, vec![b' '; 5 << 20]))), "a page of it has more than 4 MiB");
    let drawn_over_and_over = with(|file| {
        put(file, DRAWING, vec![b' '; (4 << 20) - 16]);
        pages(file, 200);
    });
    assert_eq!(too_large(&drawn_over_and_over), "it unpacks to more than 512 MiB");
    assert_eq!(too_large(&with(|file| pages(file, 5_001))), "it has more than 5000 pages");
}

#[test]
fn codes_that_read_as_everything_are_not_followed() {
    let map = |lines: String| format!("1 beginbfrange\n{lines}endbfrange\n").into_bytes();
    let ranges = with(|file| put(file, MAP, map("<0000> <FFFF> <0041>\n".repeat(1_000))));
    assert_eq!(too_large(&ranges), "a font of it tells what more than 65536 codes read as");
    let book = with(|file| {
        put(file, MAP, map(format!("<0000> <0000> <{}>\n", "0041".repeat(1 << 19))));
        put(file, DRAWING, format!("BT /F1 9 Tf <{}> Tj ET", "0000".repeat(4_000)).into_bytes());
    });
    assert_eq!(too_large(&book), "it unpacks to more than 512 MiB");
}

#[test]
fn a_tree_that_goes_up_without_end_is_not_climbed() {
    let high = with(|file| {
        let mut above: ObjectId = (2, 0);
        for _ in 0..100_000 {
            above = file.add_object(dictionary! { "Parent" => above });
        }
        file.get_dictionary_mut(FIRST_PAGE).unwrap().set("Parent", above);
    });
    assert_eq!(read(&high).unwrap().printed.pages(), 1, "and the stack holds");
}

#[test]
fn objects_that_lie_over_each_other_are_read_once() {
    // A table that says of 1,000 objects that they are the same large one.
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let at = bytes.len();
    write!(bytes, "1 0 obj\n[{}]\nendobj\n", "0 ".repeat(200_000)).unwrap();
    let table = bytes.len();
    write!(bytes, "xref\n0 1001\n0000000000 65535 f \n").unwrap();
    for _ in 0..1_000 {
        writeln!(bytes, "{at:010} 00000 n ").unwrap();
    }
    write!(bytes, "trailer\n<< /Size 1001 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    assert_eq!(too_large(&bytes), "it unpacks to more than 512 MiB");
    // A stream of objects that says the same of what lies in it.
    let over = with(|file| {
        let list = format!("[{}]", "0 ".repeat(200_000));
        let index: String = (100..20_100).map(|id| format!("{id} 0 ")).collect();
        let fields = dictionary! { "Type" => "ObjStm", "N" => 20_000, "First" => i64::try_from(index.len()).unwrap() };
        let mut stream = Stream::new(fields, (index + &list).into_bytes());
        stream.compress().unwrap();
        file.add_object(stream);
    });
    assert_eq!(read(&over).unwrap().printed.pages(), 1);
}
