//! Reading pages back: the texts of each in the order in which they are drawn.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object, ObjectId};

use super::limits::{self, MAX_PAGES, MAX_STREAM, is_limit, spend, too_large};
use super::{Page, Printed, VerifyFault};

/// What two-byte codes of a font read as.
type Reading = BTreeMap<u16, String>;

/// The most codes of a font that are told what they read as.
const MAX_CODES: usize = 65_536;

/// The most levels of the tree of pages that are gone upwards.
const MAX_LEVELS: usize = 64;

/// Reads every page.
pub(crate) fn read(file: &File) -> Result<Printed, VerifyFault> {
    let mut fonts: BTreeMap<ObjectId, Reading> = BTreeMap::new();
    let mut pages = Vec::new();
    for page in file.get_pages().into_values() {
        if pages.len() == MAX_PAGES {
            return Err(too_large(format!("it has more than {MAX_PAGES} pages")));
        }
        pages.push(read_page(file, page, &mut fonts)?);
    }
    Ok(Printed { pages })
}

fn read_page(file: &File, page: ObjectId, known: &mut BTreeMap<ObjectId, Reading>) -> Result<Page, VerifyFault> {
    let broken = |fault: lopdf::Error| match fault {
        limit if is_limit(&limit) => too_large(format!("a page of it has more than {} MiB", MAX_STREAM >> 20)),
        other => VerifyFault::NotPdf { reason: other.to_string() },
    };
    let content = file.get_page_content_with_limit(page, MAX_STREAM).map_err(broken)?;
    spend(content.len())?;
    let mut names: BTreeMap<Vec<u8>, ObjectId> = BTreeMap::new();
    for (name, id) in fonts_of(file, page) {
        spend(name.len() + 1)?;
        if let std::collections::btree_map::Entry::Vacant(new) = known.entry(id) {
            new.insert(reading(file, id)?);
        }
        names.insert(name, id);
    }
    let none = Reading::new();
    let mut reading = &none;
    let mut texts: Vec<String> = Vec::new();
    for operation in Content::decode(&content).map_err(broken)?.operations {
        match operation.operator.as_str() {
            "BT" => texts.push(String::new()),
            "Tf" => {
                let font = operation.operands.first().and_then(|name| name.as_name().ok());
                reading = font.and_then(|name| names.get(name)).and_then(|id| known.get(id)).unwrap_or(&none);
            }
            "Tj" | "TJ" | "'" | "\"" => {
                if texts.is_empty() {
                    texts.push(String::new());
                }
                if let Some(text) = texts.last_mut() {
                    operation.operands.iter().try_for_each(|operand| shown(operand, reading, text))?;
                }
            }
            _ => {}
        }
    }
    Ok(Page { texts, laid_over: laid_over(file, page)? })
}

fn shown(operand: &Object, reading: &Reading, text: &mut String) -> Result<(), VerifyFault> {
    match operand {
        Object::Array(operands) => operands.iter().try_for_each(|operand| shown(operand, reading, text))?,
        Object::String(bytes, _) => {
            for code in bytes.chunks(2) {
                let code = code.iter().fold(0_u16, |code, byte| code << 8 | u16::from(*byte));
                let read = reading.get(&code).map_or("\u{fffd}", String::as_str);
                spend(read.len())?; // a code may read as a whole book
                text.push_str(read);
            }
        }
        _ => {}
    }
    Ok(())
}

/// The fonts of a page by their resource names, those of what it lies in too, the page's own last.
fn fonts_of<'f>(file: &'f File, page: ObjectId) -> Vec<(Vec<u8>, ObjectId)> {
    // The library goes upwards by calling itself, without an end.
    let above = |node: &&'f Dictionary| dictionary(file, node.get(b"Parent").ok()?);
    let upwards = std::iter::successors(file.get_dictionary(page).ok(), above).take(MAX_LEVELS);
    let resources = upwards.filter_map(|node| dictionary(file, node.get(b"Resources").ok()?));
    let fonts: Vec<&Dictionary> =
        resources.filter_map(|resources| dictionary(file, resources.get(b"Font").ok()?)).collect();
    let named = |fonts: &Dictionary| -> Vec<(Vec<u8>, ObjectId)> {
        fonts.iter().filter_map(|(name, font)| Some((name.clone(), font.as_reference().ok()?))).collect()
    };
    fonts.into_iter().rev().flat_map(named).collect()
}

fn dictionary<'f>(file: &'f File, object: &'f Object) -> Option<&'f Dictionary> {
    match object {
        Object::Reference(id) => file.get_dictionary(*id).ok(),
        other => other.as_dict().ok(),
    }
}

fn plain(file: &File, id: ObjectId, most: usize) -> Result<Option<Vec<u8>>, VerifyFault> {
    let stream = file.get_object(id).ok().and_then(|object| object.as_stream().ok());
    stream.map_or(Ok(None), |stream| limits::plain(stream, most))
}

/// What the codes of a font read as, from its ToUnicode map; nothing where it has none.
fn reading(file: &File, font: ObjectId) -> Result<Reading, VerifyFault> {
    let font = file.get_dictionary(font).ok();
    let map = font.and_then(|font| font.get(b"ToUnicode").ok()?.as_reference().ok());
    let map = map.map_or(Ok(None), |map| plain(file, map, MAX_STREAM))?;
    let map = map.and_then(|map| String::from_utf8(map).ok()).unwrap_or_default();
    codes(&map).ok_or_else(|| too_large(format!("a font of it tells what more than {MAX_CODES} codes read as")))
}

/// The codes of a ToUnicode map, each with what it reads as; `None` where there are too many.
fn codes(map: &str) -> Option<Reading> {
    let mut reading = Reading::new();
    let mut noted = 0;
    let mut ranges = None;
    for line in map.lines() {
        match line.trim() {
            line if line.ends_with("beginbfchar") => ranges = Some(false),
            line if line.ends_with("beginbfrange") => ranges = Some(true),
            line if line.starts_with("endbf") => ranges = None,
            line => {
                let codes: Vec<Vec<u16>> = line.split('<').skip(1).map(units).collect();
                match (ranges, codes.as_slice()) {
                    (Some(false), [code, text]) => {
                        noted += 1;
                        note(&mut reading, code, text, 0);
                    }
                    (Some(true), [from, to, text]) => {
                        let (first, last) = match (from.first(), to.first()) {
                            (Some(first), Some(last)) => (*first, *last),
                            _ => continue,
                        };
                        noted += usize::from(last.saturating_sub(first)) + 1;
                        if noted <= MAX_CODES {
                            (first..=last).for_each(|code| note(&mut reading, &[code], text, code - first));
                        }
                    }
                    _ => {}
                }
                if noted > MAX_CODES {
                    return None;
                }
            }
        }
    }
    Some(reading)
}

fn note(reading: &mut Reading, code: &[u16], text: &[u16], further: u16) {
    let mut text = text.to_vec();
    if let Some(last) = text.last_mut() {
        *last = last.wrapping_add(further);
    }
    if let Some(code) = code.first() {
        reading.insert(*code, String::from_utf16_lossy(&text));
    }
}

/// The hexadecimal units before the closing bracket.
fn units(hex: &str) -> Vec<u16> {
    let hex = hex.split('>').next().unwrap_or_default();
    let unit = |digits: &[u8]| u16::from_str_radix(std::str::from_utf8(digits).unwrap_or_default(), 16).unwrap_or(0);
    hex.as_bytes().chunks(4).map(unit).collect()
}

/// How many annotations of a page are not links, also those that stand in the page itself.
fn laid_over(file: &File, page: ObjectId) -> Result<usize, VerifyFault> {
    let annotations = file.get_dictionary(page).and_then(|page| page.get(b"Annots"));
    let Ok((_, Object::Array(annotations))) = annotations.and_then(|object| file.dereference(object)) else {
        return Ok(0);
    };
    spend(annotations.len())?;
    let link = |annotation: &&Object| {
        let annotation = dictionary(file, annotation).and_then(|annotation| annotation.get(b"Subtype").ok());
        annotation.and_then(|subtype| subtype.as_name().ok()) == Some(b"Link")
    };
    Ok(annotations.iter().filter(|annotation| !link(annotation)).count())
}
