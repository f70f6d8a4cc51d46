//! Reading pages back: the texts of each in the order in which they are drawn.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as File, Object, ObjectId};
use sha2::{Digest, Sha256};

use super::{Page, Printed};

/// What two-byte codes of a font read as.
type Reading = BTreeMap<u16, String>;

/// Reads every page.
pub(crate) fn read(file: &File) -> Result<Printed, String> {
    let mut fonts: BTreeMap<ObjectId, Reading> = BTreeMap::new();
    let mut pages = Vec::new();
    for page in file.get_pages().into_values() {
        pages.push(read_page(file, page, &mut fonts).map_err(|fault| fault.to_string())?);
    }
    let programs = file.objects.values().filter_map(|object| object.as_dict().ok());
    let program = |descriptor: &Dictionary| {
        descriptor.get(b"FontFile2").or_else(|_| descriptor.get(b"FontFile3")).ok()?.as_reference().ok()
    };
    let programs = programs.filter_map(program);
    let digest = |id| Some(Sha256::digest(plain(file, id)?).into());
    let mut fonts: Vec<[u8; 32]> = programs.filter_map(digest).collect();
    fonts.sort_unstable();
    Ok(Printed { pages, fonts })
}

fn read_page(file: &File, page: ObjectId, known: &mut BTreeMap<ObjectId, Reading>) -> Result<Page, lopdf::Error> {
    let content = file.get_page_content(page);
    let mut names: BTreeMap<Vec<u8>, ObjectId> = BTreeMap::new();
    for (name, id) in fonts_of(file, page) {
        known.entry(id).or_insert_with(|| reading(file, id).unwrap_or_default());
        names.insert(name, id);
    }
    let none = Reading::new();
    let mut reading = &none;
    let mut texts: Vec<String> = Vec::new();
    for operation in Content::decode(&content)?.operations {
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
                    operation.operands.iter().for_each(|operand| shown(operand, reading, text));
                }
            }
            _ => {}
        }
    }
    Ok(Page { texts, drawing: Sha256::digest(&content).into(), laid_over: laid_over(file, page) })
}

fn shown(operand: &Object, reading: &Reading, text: &mut String) {
    match operand {
        Object::Array(operands) => operands.iter().for_each(|operand| shown(operand, reading, text)),
        Object::String(bytes, _) => {
            for code in bytes.chunks(2) {
                let code = code.iter().fold(0_u16, |code, byte| code << 8 | u16::from(*byte));
                text.push_str(reading.get(&code).map_or("\u{fffd}", String::as_str));
            }
        }
        _ => {}
    }
}

/// The fonts of a page by their resource names.
fn fonts_of(file: &File, page: ObjectId) -> Vec<(Vec<u8>, ObjectId)> {
    let Ok((own, inherited)) = file.get_page_resources(page) else { return Vec::new() };
    let inherited = inherited.into_iter().filter_map(|id| file.get_dictionary(id).ok());
    let resources = own.into_iter().chain(inherited);
    let fonts = resources.filter_map(|resources| dictionary(file, resources.get(b"Font").ok()?));
    let named = |fonts: &Dictionary| -> Vec<(Vec<u8>, ObjectId)> {
        fonts.iter().filter_map(|(name, font)| Some((name.clone(), font.as_reference().ok()?))).collect()
    };
    fonts.flat_map(named).collect()
}

fn dictionary<'f>(file: &'f File, object: &'f Object) -> Option<&'f Dictionary> {
    match object {
        Object::Reference(id) => file.get_dictionary(*id).ok(),
        other => other.as_dict().ok(),
    }
}

fn plain(file: &File, id: ObjectId) -> Option<Vec<u8>> {
    file.get_object(id).ok()?.as_stream().ok()?.get_plain_content().ok()
}

/// What the codes of a font read as, from its ToUnicode map.
fn reading(file: &File, font: ObjectId) -> Option<Reading> {
    let map = file.get_dictionary(font).ok()?.get(b"ToUnicode").ok()?.as_reference().ok()?;
    let map = String::from_utf8(plain(file, map)?).ok()?;
    let mut reading = Reading::new();
    let mut ranges = None;
    for line in map.lines() {
        match line.trim() {
            line if line.ends_with("beginbfchar") => ranges = Some(false),
            line if line.ends_with("beginbfrange") => ranges = Some(true),
            line if line.starts_with("endbf") => ranges = None,
            line => {
                let codes: Vec<Vec<u16>> = line.split('<').skip(1).map(units).collect();
                match (ranges, codes.as_slice()) {
                    (Some(false), [code, text]) => note(&mut reading, code, text, 0),
                    (Some(true), [from, to, text]) => {
                        let (first, last) = (from.first().copied()?, to.first().copied()?);
                        (first..=last).for_each(|code| note(&mut reading, &[code], text, code - first));
                    }
                    _ => {}
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

/// How many annotations of a page are not links.
fn laid_over(file: &File, page: ObjectId) -> usize {
    let Ok(annotations) = file.get_page_annotations(page) else { return 0 };
    let link = |annotation: &&Dictionary| {
        annotation.get(b"Subtype").and_then(Object::as_name).is_ok_and(|subtype| subtype == b"Link")
    };
    annotations.iter().filter(|annotation| !link(annotation)).count()
}
