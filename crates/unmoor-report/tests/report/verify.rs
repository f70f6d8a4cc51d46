//! Altered reports are found out.

use crate::support::{DEMO, comparison, run, verified};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use unmoor_report::verify::{self, Extent, VerifyFault};

fn altered(alter: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut file = Document::load_mem(&DEMO.bytes).unwrap();
    alter(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_report_as_it_was_made_is_the_same_to_the_last_byte() {
    let found = comparison(&DEMO.bytes);
    assert_eq!((found.extent, found.differences), (Extent::Bytes, Vec::new()));
}

#[test]
fn a_report_that_qpdf_wrote_again_has_no_differences() {
    let qdf = "--qdf";
    for way in [
        &[qdf, "--object-streams=disable"] as &[&str],
        &[qdf, "--object-streams=disable", "--normalize-content=n"],
        &["--object-streams=disable"],
        &["--linearize"],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("again.pdf");
        let arguments = [way, &["FILE", out.to_str().unwrap()]].concat();
        run("qpdf", &arguments, &DEMO.bytes);
        let found = comparison(&std::fs::read(&out).unwrap());
        assert_eq!((found.extent, found.differences), (Extent::Everything, Vec::new()), "{way:?}");
    }
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

/// What is told of an alteration: place and thing.
fn told(alter: impl FnOnce(&mut Document)) -> Vec<(String, String)> {
    verified(&altered(alter))
        .into_iter()
        .map(|found| (found.place, format!("{}|{}", found.printed, found.expected)))
        .collect()
}

/// That an alteration is told at its place, and as what.
fn is_told(place: &str, what: &str, alter: impl FnOnce(&mut Document)) {
    let told = told(alter);
    assert!(told.iter().any(|(at, thing)| at == place && thing.contains(what)), "{place}, {what}: {told:?}");
}

fn page(file: &mut Document, number: u32) -> &mut Dictionary {
    let id = file.get_pages()[&number];
    file.get_dictionary_mut(id).unwrap()
}

/// The objects of a kind.
fn of_type(file: &Document, kind: &[u8]) -> Vec<ObjectId> {
    let is = |object: &Object| object.as_dict().is_ok_and(|fields| fields.has_type(kind));
    file.objects.iter().filter(|(_, object)| is(object)).map(|(id, _)| *id).collect()
}

/// The first font that stands within another.
fn descendant(file: &mut Document) -> &mut Dictionary {
    let has = |id: &ObjectId| file.get_dictionary(*id).is_ok_and(|font| font.has(b"DescendantFonts"));
    let font = of_type(file, b"Font").into_iter().find(has).unwrap();
    let fonts = file.get_dictionary_mut(font).unwrap().get_mut(b"DescendantFonts").and_then(Object::as_array_mut);
    fonts.unwrap()[0].as_dict_mut().unwrap()
}

const ALTERED: &str = "altered";

#[test]
fn digits_drawn_as_others_by_a_map_of_the_font_are_found() {
    is_told("the cover", "the letters and pictures", |file| {
        let map = file.add_object(Stream::new(dictionary! {}, vec![0, 0, 0, 1, 0, 3, 0, 2]));
        descendant(file).set("CIDToGIDMap", map);
    });
}

#[test]
fn letters_of_another_width_are_found() {
    is_told("the cover", "the letters and pictures", |file| {
        descendant(file).set("W", vec![0.into(), Object::Array(vec![0.into(); 9])]);
    });
}

#[test]
fn a_note_that_stands_in_the_page_itself_is_found() {
    let frame = vec![400.into(), 600.into(), 450.into(), 640.into()];
    let note = dictionary! { "Type" => "Annot", "Subtype" => "FreeText", "Rect" => frame, "Contents" => Object::string_literal("92, grade A") };
    is_told("page 2", "1 notes or marks laid over the page", |file| {
        page(file, 2).get_mut(b"Annots").and_then(Object::as_array_mut).unwrap().push(note.clone().into());
    });
    let drawn =
        Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form" }, b"1 0 0 rg 0 0 50 40 re f".to_vec());
    is_told("page 2", "the links and notes", |file| {
        let drawn = file.add_object(drawn);
        let link = page(file, 2).get(b"Annots").and_then(Object::as_array).unwrap()[0].as_reference().unwrap();
        file.get_dictionary_mut(link).unwrap().set("AP", dictionary! { "N" => drawn });
    });
}

#[test]
fn a_page_that_is_cut_turned_or_blown_up_is_found() {
    for (key, value) in [
        ("CropBox", Object::Array(vec![0.into(), 0.into(), 300.into(), 300.into()])),
        ("MediaBox", Object::Array(vec![0.into(), 0.into(), 300.into(), 300.into()])),
        ("Rotate", 180.into()),
        ("UserUnit", 2.into()),
    ] {
        is_told("page 3", &format!("({key})"), |file| page(file, 3).set(key, value));
    }
    is_told("the cover", "(Rotate)", |file| {
        let above = page(file, 1).get(b"Parent").and_then(Object::as_reference).unwrap();
        file.get_dictionary_mut(above).unwrap().set("Rotate", 90);
    });
}

#[test]
fn what_a_screen_reader_would_be_told_otherwise_is_found() {
    for key in ["Alt", "ActualText", "Lang"] {
        is_told("the report", "what a screen reader reads", |file| {
            let has = |id: &ObjectId| file.get_dictionary(*id).is_ok_and(|element| element.has(key.as_bytes()));
            let elements = of_type(file, b"StructElem");
            let element = *elements.iter().find(|id| has(id)).unwrap_or(&elements[0]);
            file.get_dictionary_mut(element).unwrap().set(key, Object::string_literal("assured 92, grade A"));
        });
    }
}

#[test]
fn what_the_file_says_of_itself_is_found_altered() {
    is_told("the report", "the bookmarks", |file| {
        let outlines = file.catalog().unwrap().get(b"Outlines").and_then(Object::as_reference).unwrap();
        let first = file.get_dictionary(outlines).unwrap().get(b"First").and_then(Object::as_reference).unwrap();
        file.get_dictionary_mut(first).unwrap().set("Title", Object::string_literal("Grade A"));
    });
    is_told("the report", "the numbers of the pages", |file| {
        let label = dictionary! { "P" => Object::string_literal("92") };
        file.catalog_mut().unwrap().set("PageLabels", dictionary! { "Nums" => vec![0.into(), label.into()] });
    });
    is_told("the report", "what the file says about itself (Title)", |file| {
        let info = file.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        file.get_dictionary_mut(info).unwrap().set("Title", Object::string_literal("Grade A"));
    });
    is_told("the report", "what the file says about itself", |file| {
        let metadata = file.catalog().unwrap().get(b"Metadata").and_then(Object::as_reference).unwrap();
        let stream = file.get_object_mut(metadata).and_then(Object::as_stream_mut).unwrap();
        stream.set_plain_content(b"<x:xmpmeta/>".to_vec());
    });
}

#[test]
fn what_would_run_or_travel_with_the_file_is_found() {
    let script = || dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert('A')") };
    for key in ["OpenAction", "AA", "AcroForm", "URI"] {
        is_told("the report", key, |file| file.catalog_mut().unwrap().set(key, script()));
    }
    is_told("page 2", "AA", |file| page(file, 2).set("AA", dictionary! { "O" => script() }));
    is_told("the report", "the attached files", |file| {
        let names = file.catalog_mut().unwrap().get_mut(b"Names").and_then(Object::as_dict_mut).unwrap();
        names.set("JavaScript", dictionary! { "Names" => vec![Object::string_literal("a"), script().into()] });
    });
    is_told("the report", "the order of the pages", |file| {
        let above = page(file, 1).get(b"Parent").and_then(Object::as_reference).unwrap();
        let stranger = file.add_object(dictionary! { "Type" => "Template" });
        let kids = file.get_dictionary_mut(above).unwrap().get_mut(b"Kids").and_then(Object::as_array_mut).unwrap();
        kids.push(stranger.into());
    });
}

#[test]
fn a_stream_that_is_packed_on_another_way_is_not_taken_on_trust() {
    let told = told(|file| {
        let contents = page(file, 2).get(b"Contents").unwrap().clone();
        let contents = contents.as_reference().or_else(|_| contents.as_array().unwrap()[0].as_reference()).unwrap();
        let stream = file.get_object_mut(contents).and_then(Object::as_stream_mut).unwrap();
        stream.dict.set("DecodeParms", dictionary! { "Predictor" => 1 });
    });
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.contains("the drawing of the page") && told[0].1.contains(ALTERED));
}

/// Writes another version into what the report says about itself.
fn say_another_version(file: &mut Document) {
    let about = b"\"made_by\"";
    let stream = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok()).find(|stream| {
        stream.dict.has_type(b"EmbeddedFile")
            && stream.get_plain_content().is_ok_and(|text| text.windows(about.len()).any(|part| part == about))
    });
    let stream = stream.unwrap();
    let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
    stream.set_plain_content(text.replacen(env!("CARGO_PKG_VERSION"), "99.0.0", 1).into_bytes());
}

#[test]
fn a_report_that_says_it_is_of_another_version_is_compared_by_its_words_and_says_so() {
    let found = comparison(&altered(say_another_version));
    assert_eq!((found.extent, found.differences), (Extent::Words, Vec::new()));
    let found = comparison(&altered(|file| {
        say_another_version(file);
        exchange_digits(file, 2);
    }));
    assert_eq!((found.extent, found.differences.len()), (Extent::Words, 1));
}
