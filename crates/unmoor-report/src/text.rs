//! Text as glyphs: shaping, replacement of what no face draws, tabular digits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{BufferClusterLevel, Direction, Feature, Script, ShapePlan, UnicodeBuffer};

use crate::fonts::{Face, Typefaces};

/// A glyph and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// Thousandths of an em.
    pub(crate) advance: f32,
    /// The characters it stands for; empty for all but the first glyph of a cluster.
    pub(crate) text: Box<str>,
    /// How far from the pen it is drawn, to the right and up, in thousandths of an em.
    pub(crate) offset: (f32, f32),
}

/// Glyphs of one face in a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) face: Face,
    pub(crate) glyphs: Vec<Glyph>,
}

/// Shaped text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shaped {
    pub(crate) runs: Vec<Run>,
    /// Thousandths of an em, without tracking.
    pub(crate) advance: f32,
    pub(crate) glyphs: usize,
}

impl Shaped {
    /// Width in points.
    pub(crate) fn width(&self, size: f32, tracking: f32) -> f32 {
        self.advance * size / 1000.0 + tracking * self.glyphs as f32
    }
}

/// Shapes text, remembers what it shaped, and keeps account of characters that no face draws.
#[derive(Default)]
pub(crate) struct Shaper {
    seen: BTreeMap<Voice, BTreeMap<Box<str>, Arc<Shaped>>>,
    missing: BTreeSet<char>,
    plans: BTreeMap<(Face, bool, Script, bool), ShapePlan>,
    typefaces: Typefaces,
}

/// What text is shaped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Voice {
    pub(crate) face: Face,
    /// Whether digits are as wide as each other.
    pub(crate) tabular: bool,
    /// Whether it runs from right to left.
    pub(crate) backwards: bool,
}

/// Whether what a character means is a matter of the font alone. PDF/A refuses it.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

impl Shaper {
    /// A shaper that takes faces from where it may.
    pub(crate) fn new(typefaces: Typefaces) -> Self {
        Self { typefaces, ..Self::default() }
    }

    /// The characters that no face draws.
    pub(crate) fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Shapes text without line ends.
    pub(crate) fn shape(&mut self, voice: Voice, text: &str) -> Arc<Shaped> {
        if let Some(shaped) = self.seen.get(&voice).and_then(|seen| seen.get(text)) {
            return Arc::clone(shaped);
        }
        let mut shaped = Shaped::default();
        let mut items = self.itemise(voice, text);
        if voice.backwards {
            items.reverse();
        }
        for item in items {
            let mut run = self.shape_run(&item, voice.backwards);
            if item.replaced {
                run.glyphs.iter_mut().for_each(|glyph| glyph.text = REPLACED.into());
            }
            shaped.advance += run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
            shaped.glyphs += run.glyphs.len();
            shaped.runs.push(run);
        }
        let shaped = Arc::new(shaped);
        self.seen.entry(voice).or_default().insert(text.into(), Arc::clone(&shaped));
        shaped
    }

    /// Splits text by the face that draws it, and tabular text into digits and the rest.
    fn itemise(&mut self, voice: Voice, text: &str) -> Vec<Item> {
        let Voice { face, tabular, .. } = voice;
        let mut items: Vec<Item> = Vec::new();
        for character in text.chars().filter_map(drawn) {
            // A mark goes with the letter that it stands on, where that letter's face draws it.
            let before = items.last().map(|item| item.face).filter(|_| is_mark(character));
            let chain = before.into_iter().chain(face.chain());
            let found = chain.into_iter().find(|face| face.font().has(character));
            let found = found.or_else(|| Face::of_computer(character, &self.typefaces));
            // Fonts draw something for signs that mean nothing on paper, or nothing to anybody else.
            let found = found.filter(|_| !character.is_control() && !is_private(character));
            let replaced = found.is_none();
            if replaced {
                self.missing.insert(character);
            }
            let (face, character) = found.map_or((Face::stand_in(face), STAND_IN), |face| (face, character));
            let digits = tabular && character.is_ascii_digit();
            match items.last_mut() {
                Some(last) if (last.face, last.replaced, last.digits) == (face, replaced, digits) => {
                    last.text.push(character);
                }
                _ => items.push(Item { face, text: character.to_string(), replaced, digits }),
            }
        }
        items
    }

    fn shape_run(&mut self, item: &Item, backwards: bool) -> Run {
        let Item { face, text, digits, .. } = item;
        let font = face.font();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let direction = if backwards { Direction::RightToLeft } else { Direction::LeftToRight };
        buffer.set_direction(direction);
        // So that a mark reads as itself, and not as nothing beside its letter.
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let script = buffer.script();
        let plan = || ShapePlan::new(&font.shaper, direction, Some(script), None, &features(*face, *digits));
        let plan = self.plans.entry((*face, *digits, script, backwards)).or_insert_with(plan);
        let shaped = rustybuzz::shape_with_plan(&font.shaper, plan, buffer);
        let infos = shaped.glyph_infos();
        // Clusters run backwards where the text does, so the end of each is looked up among all of them.
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let end = |start: usize| {
            let later = starts.partition_point(|other| *other <= start);
            starts.get(later).copied().unwrap_or(text.len())
        };
        let glyphs = infos.iter().zip(shaped.glyph_positions()).enumerate().map(|(at, (info, position))| {
            let first = at == 0 || infos[at - 1].cluster != info.cluster;
            let start = info.cluster as usize;
            let text = if first { &text[start..end(start)] } else { "" };
            let em = |units: i32| units as f32 * font.to_em;
            Glyph {
                id: info.glyph_id as u16,
                advance: em(position.x_advance),
                text: text.into(),
                offset: (em(position.x_offset), em(position.y_offset)),
            }
        });
        Run { face: *face, glyphs: glyphs.collect() }
    }
}

/// Whether a character is a mark that combines with the letter before it.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
        | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0x3099..=0x309a | 0xfe20..=0xfe2f)
}

/// Text that one face draws.
struct Item {
    face: Face,
    text: String,
    /// Whether it stands in for characters that no face draws.
    replaced: bool,
    /// Whether it is digits that are as wide as each other.
    digits: bool,
}

/// What is drawn for a character that no face draws, and what it reads as.
const STAND_IN: char = '\u{25a1}';
const REPLACED: &str = "\u{fffd}";

impl Face {
    fn stand_in(self) -> Self {
        self.chain().into_iter().find(|face| face.font().has(STAND_IN)).unwrap_or(self)
    }
}

/// What is drawn for a character; `None` for those that only steer.
fn drawn(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{2011}' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => None,
        other => Some(other),
    }
}

/// `calt` is off because Inter turns `->` into an arrow; `tnum` is for digits alone because Inter's widens
/// hyphen, comma, point and space too.
fn features(face: Face, digits: bool) -> Vec<Feature> {
    let feature = |tag, value| Feature::new(Tag::from_bytes(tag), value, ..);
    let mut features = vec![feature(b"calt", 0)];
    if !face.is_serif() {
        features.push(feature(b"liga", 0));
    }
    if digits {
        features.extend([feature(b"tnum", 1), feature(b"lnum", 1)]);
    }
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(face: Face, tabular: bool) -> Voice {
        Voice { face, tabular, backwards: false }
    }

    fn read(shaped: &Shaped) -> String {
        shaped.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| &*glyph.text).collect()
    }

    #[test]
    fn glyphs_read_back_as_the_text_they_stand_for() {
        for text in ["office affinity", "Łódź “quoted” €5", "Жизнь ΣΩ", "e\u{301}t\u{e9}", "a->b", "DO-04"]
        {
            assert_eq!(read(&Shaper::default().shape(voice(Face::Serif, false), text)), text);
            assert_eq!(read(&Shaper::default().shape(voice(Face::Sans, true), text)), text);
        }
    }

    #[test]
    fn what_no_face_draws_is_replaced_and_named() {
        let mut shaper = Shaper::new(Typefaces::Bundled);
        assert_eq!(read(&shaper.shape(voice(Face::Sans, false), "a\u{1F600}b\u{1}")), "a\u{fffd}b\u{fffd}");
        assert_eq!(shaper.missing(), &BTreeSet::from(['\u{1}', '\u{1F600}']));
    }

    #[test]
    fn what_the_bundled_faces_lack_is_drawn_by_a_font_of_the_computer_and_backwards_where_it_runs_so() {
        let mut shaper = Shaper::default();
        let shaped =
            shaper.shape(Voice { backwards: true, ..voice(Face::Sans, false) }, "\u{5e9}\u{5dc}\u{5d5}\u{5dd}");
        if shaper.missing().is_empty() {
            assert_eq!(read(&shaped), "\u{5dd}\u{5d5}\u{5dc}\u{5e9}", "as it is drawn, from the left");
            assert!(matches!(shaped.runs[0].face, Face::Computer(_)));
        }
    }

    #[test]
    fn tabular_digits_are_equally_wide_and_an_id_keeps_its_hyphen() {
        let mut shaper = Shaper::default();
        let mut wide = |text: &str, tabular| shaper.shape(voice(Face::Sans, tabular), text).advance;
        assert_eq!(wide("11", true), wide("80", true));
        assert!(wide("11", false) < wide("80", false));
        assert_eq!(wide("-", true), wide("-", false));
    }
}
