//! Altered reports are found out.

use crate::support::{DEMO, verified};
use lopdf::content::Content;
use lopdf::{Document, Object, dictionary};
use unmoor_report::verify::{self, VerifyFault};

fn altered(alter: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut file = Document::load_mem(&DEMO.bytes).unwrap();
    alter(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_report_as_it_was_made_has_no_differences() {
    assert_eq!(verified(&DEMO.bytes), []);
}

#[test]
fn a_report_that_another_program_saved_again_has_none_either() {
    assert_eq!(verified(&altered(|_| {})), []);
}

/// Exchanges the two digits of the first number of two digits on a page.
fn exchange_digits(file: &mut Document, page: u32) {
    let page = file.get_pages()[&page];
    let mut content = Content::decode(&file.get_page_content(page)).unwrap();
    let number = content.operations.iter_mut().find_map(|operation| match operation.operands.first_mut() {
        Some(Object::Array(array)) if operation.operator == "TJ" => match array.as_mut_slice() {
            [Object::String(bytes, _)] if bytes.len() == 4 && bytes[..2] != bytes[2..] => Some(bytes),
            _ => None,
        },
        _ => None,
    });
    number.unwrap().rotate_left(2);
    file.change_page_content(page, content.encode().unwrap()).unwrap();
}

#[test]
fn one_altered_number_is_found() {
    let differences = verified(&altered(|file| exchange_digits(file, 2)));
    let found: Vec<_> =
        differences.iter().map(|d| (d.place.as_str(), d.printed.as_str(), d.expected.as_str())).collect();
    assert_eq!(found, [("page 2", "24", "42")]);
}

#[test]
fn something_laid_over_a_page_is_found() {
    let differences = verified(&altered(|file| {
        let page = file.get_pages()[&2];
        let frame = vec![400.into(), 600.into(), 450.into(), 640.into()];
        let note = dictionary! { "Type" => "Annot", "Subtype" => "FreeText", "Rect" => frame, "Contents" => Object::string_literal("91") };
        let note = file.add_object(note);
        let annotations = file.get_dictionary_mut(page).unwrap().get_mut(b"Annots").unwrap();
        annotations.as_array_mut().unwrap().push(note.into());
    }));
    assert_eq!(differences.len(), 1, "{differences:?}");
    assert_eq!(differences[0].place, "page 2");
}

#[test]
fn a_patch_over_a_number_is_found() {
    let differences = verified(&altered(|file| {
        let page = file.get_pages()[&1];
        let mut content = file.get_page_content(page);
        content.extend_from_slice(b"\nq 1 1 1 rg 240 270 40 40 re f Q\n");
        file.change_page_content(page, content).unwrap();
    }));
    assert_eq!(differences.len(), 1, "{differences:?}");
    assert_eq!(differences[0].place, "the cover");
}

#[test]
fn an_altered_assessment_is_found() {
    let differences = verified(&altered(|file| {
        let answer = b"\"option\": \"d\"";
        let stream = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()).find(|stream| {
            stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|kind| kind == b"EmbeddedFile")
                && stream.get_plain_content().is_ok_and(|text| text.windows(answer.len()).any(|part| part == answer))
        });
        let stream = stream.unwrap();
        let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
        stream.set_plain_content(text.replacen("\"option\": \"d\"", "\"option\": \"a\"", 1).into_bytes());
    }));
    assert!(differences.len() > 3, "{differences:?}");
    assert!(differences.iter().any(|difference| difference.place == "the cover" || difference.place == "page 2"));
}

#[test]
fn a_missing_page_is_found() {
    let differences = verified(&altered(|file| file.delete_pages(&[5])));
    assert_eq!(differences[0].place, "the report");
}

#[test]
fn what_is_no_report_is_refused_in_a_sentence() {
    assert!(matches!(verify::read(b"not a pdf"), Err(VerifyFault::NotPdf { .. })));
    assert!(matches!(verify::read(&DEMO.bytes[..DEMO.bytes.len() / 2]), Err(VerifyFault::NotPdf { .. })));
    let bare = altered(|file| {
        file.catalog_mut().unwrap().remove(b"Names");
    });
    assert_eq!(verify::read(&bare).unwrap_err(), VerifyFault::Missing { name: "assessment.unmoor.json" });
}
