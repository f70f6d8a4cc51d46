//! The texts of a PDF: what is printed, what a screen reader reads, bookmarks, what the file says about itself, attachments.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::{ContentsFault, Piece, inside, plain};
use crate::verify::pages;

const ABOUT: &str = "what the file says about itself";

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Piece>, ContentsFault> {
    let file = File::load_mem(bytes).map_err(|fault| ContentsFault::of(&fault))?;
    let mut pieces = printed(&file)?;
    let mut seen = BTreeSet::new();
    pieces.extend(attachments(&file, &mut seen)?);
    let mut strings = Strings::default();
    strings.dictionary(&file.trailer);
    if let Ok(info) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        strings.about(&file, info);
    }
    for (id, object) in &file.objects {
        strings.object("", object);
        if let Object::Stream(stream) = object
            && !seen.contains(id)
        {
            strings.stream(&file, *id, &stream.dict);
        }
    }
    pieces.extend(strings.0.into_iter().map(|(place, text)| Piece { place: place.to_owned(), text }));
    Ok(pieces)
}

/// Each page twice: with a space between its texts and without, for a word that was set in pieces.
fn printed(file: &File) -> Result<Vec<Piece>, ContentsFault> {
    let printed = pages::read(file).map_err(|fault| ContentsFault { reason: fault.to_string() })?;
    let page = |(at, texts): (usize, &[String])| Piece {
        place: if at == 0 { "the first page".to_owned() } else { format!("page {}", at + 1) },
        text: format!("{}\n{}", texts.join(" "), texts.concat()),
    };
    Ok(printed.page_texts().enumerate().map(page).collect())
}

/// The files that travel in the PDF; `seen` is told their streams.
fn attachments(file: &File, seen: &mut BTreeSet<ObjectId>) -> Result<Vec<Piece>, ContentsFault> {
    let mut pieces = Vec::new();
    for specification in file.objects.values().filter_map(|object| object.as_dict().ok()) {
        let embedded = specification.get(b"EF").ok().and_then(|embedded| file.dereference(embedded).ok());
        let Some(embedded) = embedded.and_then(|(_, embedded)| embedded.as_dict().ok()) else { continue };
        let name = specification.get(b"UF").or_else(|_| specification.get(b"F")).and_then(Object::as_str);
        let place = format!("the attachment {}", name.map(decoded).unwrap_or_default());
        for (_, stream) in embedded.iter() {
            let Ok(id) = stream.as_reference() else { continue };
            if seen.insert(id) {
                let held = unpacked(file, id)
                    .ok_or_else(|| ContentsFault { reason: format!("{place} is packed unlike any other") })?;
                pieces.extend(inside(&place, &held)?);
            }
        }
    }
    Ok(pieces)
}

/// Strings of the file's objects by the place that they are seen at.
#[derive(Default)]
struct Strings(BTreeMap<&'static str, String>);

impl Strings {
    fn add(&mut self, place: &'static str, text: &str) {
        let held = self.0.entry(place).or_default();
        held.push_str(text);
        held.push('\n');
    }

    fn about(&mut self, file: &File, info: ObjectId) {
        let info = file.get_dictionary(info).cloned().unwrap_or_default();
        for (_, value) in info.iter() {
            if let Ok(text) = value.as_str() {
                self.add(ABOUT, &decoded(text));
            }
        }
    }

    fn object(&mut self, key: &str, object: &Object) {
        match object {
            Object::String(bytes, _) => self.add(place(key), &decoded(bytes)),
            // A name of the format, such as `/Li` or `/Table`, is no text: people are called so.
            Object::Name(_) => {}
            Object::Array(values) => values.iter().for_each(|value| self.object(key, value)),
            Object::Dictionary(dictionary) => self.dictionary(dictionary),
            Object::Stream(stream) => self.dictionary(&stream.dict),
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary) {
        for (key, value) in dictionary.iter() {
            self.object(&String::from_utf8_lossy(key), value);
        }
    }

    /// A stream that is no attachment: metadata, the content of a page with its marks, a map of letters. Pictures, colour profiles
    /// and the outlines of letters hold no text.
    fn stream(&mut self, file: &File, id: ObjectId, about: &Dictionary) {
        let named = |key: &[u8], value: &[u8]| about.get(key).and_then(Object::as_name).is_ok_and(|name| name == value);
        if named(b"Subtype", b"Image")
            || about.has(b"N")
            || about.has(b"Length1")
            || named(b"Subtype", b"CIDFontType0C")
        {
            return;
        }
        let Some(held) = unpacked(file, id) else { return };
        if named(b"Type", b"Metadata") {
            self.add(ABOUT, &plain(&held));
        } else if let Ok(content) = Content::decode(&held) {
            let marks = content.operations.iter().flat_map(|operation| &operation.operands);
            marks.filter_map(|operand| operand.as_dict().ok()).for_each(|mark| self.dictionary(mark));
        }
    }
}

/// Where the value of a key is met.
fn place(key: &str) -> &'static str {
    match key {
        "Alt" | "ActualText" | "E" => "what a screen reader reads",
        "Title" => "a bookmark",
        "F" | "UF" | "Desc" => "the name of an attachment",
        "URI" | "Contents" => "a link",
        _ => "the inside of the file",
    }
}

fn unpacked(file: &File, id: ObjectId) -> Option<Vec<u8>> {
    file.get_object(id).ok()?.as_stream().ok()?.get_plain_content().ok()
}

/// A text string of PDF: UTF-16 with its mark, else UTF-8 or Latin-1.
fn decoded(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
