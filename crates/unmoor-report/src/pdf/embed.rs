//! Fonts inside the file: only the glyphs that are used, with exact widths and measures.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, Pt, TextItem};
use subsetter::GlyphRemapper;

use super::object::number;
use crate::canvas::{Canvas, Mark, Page};
use crate::cores;
use crate::fonts::{Face, UsedFont};
use crate::text::Glyph;

/// The faces that a report uses.
pub(super) struct Fonts(BTreeMap<Face, Embedded>);

/// A face with the glyphs that are used of it.
pub(super) struct Embedded {
    pub(super) id: FontId,
    name: String,
    /// By the glyph's id in the whole face, sorted.
    glyphs: Vec<Coded>,
    parsed: ParsedFont,
}

/// A glyph as it is in the file.
struct Coded {
    id: u16,
    /// Its id in the file.
    code: u16,
    /// How far a viewer moves after it: thousandths of an em, rounded to tenths.
    width: f32,
    /// What it reads as.
    text: String,
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
        let used: Vec<(Face, BTreeMap<u16, String>)> = used.into_iter().collect();
        let cut = |at: usize| Ok((used[at].0, Embedded::of(used[at].0, &used[at].1)?));
        Ok(Self(cores::all(used.len(), cut).into_iter().collect::<Result<_, String>>()?))
    }

    /// Registers them with printpdf.
    pub(super) fn register(&self, pdf: &mut PdfDocument) {
        for font in self.0.values() {
            pdf.resources.fonts.map.insert(font.id.clone(), PdfFont::new(font.parsed.clone()));
        }
    }

    /// Every glyph of every face, shown once with what it reads as.
    pub(super) fn shown(&self) -> Vec<Op> {
        let mut ops = Vec::new();
        for font in self.0.values() {
            let code = |glyph: &Coded| Codepoint { gid: glyph.code, offset: 0.0, cid: Some(glyph.text.clone()) };
            let font_of = PdfFontHandle::External(font.id.clone());
            ops.extend([
                Op::StartTextSection,
                Op::SetFont { font: font_of, size: Pt(1.0) },
                Op::ShowText { items: vec![TextItem::GlyphIds(font.glyphs.iter().map(code).collect())] },
                Op::EndTextSection,
            ]);
        }
        ops
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
    fn of(face: Face, texts: &BTreeMap<u16, String>) -> Result<Self, String> {
        let bundled = face.font();
        let mut remap = GlyphRemapper::new();
        for glyph in texts.keys() {
            remap.remap(*glyph);
        }
        let data = subsetter::subset(bundled.data, bundled.index, &remap).map_err(|fault| fault.to_string())?;
        let mut parsed = ParsedFont::from_bytes(&data, 0, &mut Vec::new()).ok_or("a font could not be cut down")?;
        let name = format!("{}+{}", tag(&data), bundled.post_script);
        parsed.font_name = Some(name.clone());
        let coded = |(&id, text): (&u16, &String)| {
            let units = bundled.shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id)).unwrap_or(0);
            let width = (f32::from(units) * bundled.to_em * 10.0).round() / 10.0;
            Coded { id, code: remap.get(id).unwrap_or(0), width, text: text.clone() }
        };
        let glyphs = texts.iter().map(coded).collect();
        Ok(Self { id: FontId(face.name()), name, glyphs, parsed })
    }

    /// A glyph's id in the file, and how far a viewer moves after it.
    pub(super) fn glyph(&self, id: u16) -> (u16, f32) {
        let found = self.glyphs.binary_search_by_key(&id, |glyph| glyph.id);
        found.map_or((0, 0.0), |at| (self.glyphs[at].code, self.glyphs[at].width))
    }

    fn correct_widths(&self, dictionary: &mut lopdf::Dictionary) {
        let widths: BTreeMap<u16, f32> = self.glyphs.iter().map(|glyph| (glyph.code, glyph.width)).collect();
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
