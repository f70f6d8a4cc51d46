//! Fonts inside the file: only the glyphs that are used, with exact widths and measures.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use super::object::number;
use crate::canvas::{Canvas, Mark, Page};
use crate::fonts::{Face, UsedFont};
use crate::text::Glyph;

/// The faces that a report uses.
pub(super) struct Fonts(BTreeMap<Face, Embedded>);

/// A face with the glyphs that are used of it.
pub(super) struct Embedded {
    pub(super) id: FontId,
    name: String,
    remap: GlyphRemapper,
    texts: BTreeMap<u16, String>,
    /// Thousandths of an em, rounded to tenths, by the glyph's id in the bundled face.
    widths: BTreeMap<u16, f32>,
    parsed: ParsedFont,
}

impl Fonts {
    /// Collects the glyphs of every page and cuts the faces down to them.
    pub(super) fn of(canvas: &Canvas) -> Result<Self, String> {
        let mut used: BTreeMap<Face, BTreeMap<u16, String>> = BTreeMap::new();
        for mark in canvas.pages.iter().flat_map(Page::marks) {
            let Mark::Text { words, .. } = mark else { continue };
            for run in words.iter().flat_map(|word| &word.runs) {
                let glyphs = used.entry(run.face).or_default();
                run.glyphs.iter().for_each(|glyph| note(glyphs, glyph));
            }
        }
        // The further glyphs of a letter that is drawn with several read as nothing, but they must read as something.
        let silent = used.values_mut().flat_map(BTreeMap::values_mut).filter(|text| text.is_empty());
        silent.for_each(|text| text.push('\u{200b}'));
        let embedded = used.into_iter().map(|(face, texts)| Ok((face, Embedded::of(face, texts)?)));
        Ok(Self(embedded.collect::<Result<_, String>>()?))
    }

    /// Registers them with printpdf.
    pub(super) fn register(&self, pdf: &mut PdfDocument) {
        for font in self.0.values() {
            pdf.resources.fonts.map.insert(font.id.clone(), PdfFont::new(font.parsed.clone()));
        }
    }

    /// Those that are of this computer.
    pub(super) fn of_computer(&self) -> Vec<UsedFont> {
        let used = self.0.keys().filter(|face| matches!(face, Face::Computer(_))).map(|face| face.font());
        let mut used: Vec<UsedFont> =
            used.map(|font| UsedFont { name: font.post_script.clone(), digest: font.digest.clone() }).collect();
        used.sort();
        used
    }

    pub(super) fn get(&self, face: Face) -> &Embedded {
        &self.0[&face]
    }

    /// Writes exact widths and measures: printpdf cuts widths to whole numbers.
    pub(super) fn correct(&self, file: &mut lopdf::Document) {
        for object in file.objects.values_mut() {
            let Ok(dictionary) = object.as_dict_mut() else { continue };
            for (face, font) in &self.0 {
                if names(dictionary, b"BaseFont", &font.name) {
                    font.correct_widths(dictionary);
                } else if names(dictionary, b"FontName", &font.name) {
                    let bundled = face.font();
                    let bounds: Vec<Object> =
                        bundled.bounds.iter().map(|v| Object::Integer(v.round() as i64)).collect();
                    dictionary.set("CapHeight", bundled.cap_height.round() as i64);
                    dictionary.set("Flags", 4);
                    dictionary.set("FontBBox", bounds);
                }
            }
        }
    }
}

impl Embedded {
    fn of(face: Face, texts: BTreeMap<u16, String>) -> Result<Self, String> {
        let bundled = face.font();
        let mut remap = GlyphRemapper::new();
        for glyph in texts.keys() {
            remap.remap(*glyph);
        }
        let data = subsetter::subset(bundled.data, bundled.index, &remap).map_err(|fault| fault.to_string())?;
        let mut parsed = ParsedFont::from_bytes(&data, 0, &mut Vec::new()).ok_or("a font could not be cut down")?;
        let name = format!("{}+{}", tag(&data), bundled.post_script);
        parsed.font_name = Some(name.clone());
        let width = |glyph: &u16| {
            let units = bundled.shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(*glyph)).unwrap_or(0);
            (*glyph, (f32::from(units) * bundled.to_em * 10.0).round() / 10.0)
        };
        let widths = texts.keys().map(width).collect();
        Ok(Self { id: FontId(face.name()), name, remap, texts, widths, parsed })
    }

    /// The glyph's id in the file.
    pub(super) fn glyph(&self, glyph: u16) -> u16 {
        self.remap.get(glyph).unwrap_or(0)
    }

    /// How far the viewer moves after the glyph.
    pub(super) fn width(&self, glyph: u16) -> f32 {
        self.widths.get(&glyph).copied().unwrap_or(0.0)
    }

    /// What the glyph reads as.
    pub(super) fn text(&self, glyph: u16) -> Option<String> {
        self.texts.get(&glyph).cloned()
    }

    fn correct_widths(&self, dictionary: &mut lopdf::Dictionary) {
        let widths: BTreeMap<u16, f32> =
            self.widths.iter().map(|(glyph, width)| (self.glyph(*glyph), *width)).collect();
        let mut array: Vec<Object> = Vec::new();
        let mut run: Vec<Object> = Vec::new();
        let mut next = None;
        for (glyph, width) in widths {
            if next != Some(glyph) {
                if !run.is_empty() {
                    array.push(std::mem::take(&mut run).into());
                }
                array.push(i64::from(glyph).into());
            }
            run.push(number(width));
            next = Some(glyph + 1);
        }
        array.push(run.into());
        let descendants = dictionary.get_mut(b"DescendantFonts").and_then(Object::as_array_mut);
        if let Ok(Some(descendant)) = descendants.map(|fonts| fonts.first_mut())
            && let Ok(descendant) = descendant.as_dict_mut()
        {
            descendant.set("W", array);
        }
    }
}

fn note(glyphs: &mut BTreeMap<u16, String>, glyph: &Glyph) {
    let text = glyphs.entry(glyph.id).or_default();
    if text.is_empty() {
        text.push_str(&glyph.text);
    }
}

fn names(dictionary: &lopdf::Dictionary, key: &[u8], name: &str) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name.as_bytes())
}

/// Six letters that differ where the subset differs.
fn tag(data: &[u8]) -> String {
    let mut hash = super::metadata::digest(&[data])[..8].iter().fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
    let mut letter = || {
        let letter = char::from(b'A' + (hash % 26) as u8);
        hash /= 26;
        letter
    };
    std::iter::repeat_with(&mut letter).take(6).collect()
}
