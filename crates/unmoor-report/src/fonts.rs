//! The five bundled faces, those of this computer, and their measures.

mod machine;

use std::sync::OnceLock;

use rustybuzz::ttf_parser::name_id;

/// Which faces a report may be set in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Typefaces {
    /// Those that Unmoor brings, and for characters that none of them draws the fonts of this computer.
    #[default]
    Computer,
    /// Those that Unmoor brings.
    Bundled,
    /// Those that Unmoor brings, and fonts of this computer with these digests.
    These(Vec<String>),
}

/// A font of this computer that a report is set in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UsedFont {
    /// Its PostScript name.
    pub name: String,
    /// SHA-256 of its file.
    pub digest: String,
}

impl UsedFont {
    /// Whether this computer has it.
    pub fn is_here(&self) -> bool {
        machine::has(&self.name, &self.digest)
    }
}

/// A face: one of the bundled ones, or one of this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Serif,
    SerifSemi,
    Sans,
    SansMedium,
    SansSemi,
    /// A font of this computer, by its number among them.
    Computer(u16),
}

impl Face {
    /// Every bundled face, in the order in which they are numbered in the file.
    pub(crate) const ALL: [Self; 5] = [Self::Serif, Self::SerifSemi, Self::Sans, Self::SansMedium, Self::SansSemi];

    /// Whether it is one of the serif faces.
    pub(crate) fn is_serif(self) -> bool {
        matches!(self, Self::Serif | Self::SerifSemi)
    }

    /// Where a character is looked for, in order: here, then in the other family at the same weight.
    pub(crate) fn chain(self) -> [Self; 2] {
        let other = match self {
            Self::Serif => Self::Sans,
            Self::SerifSemi => Self::SansSemi,
            Self::Sans | Self::SansMedium | Self::Computer(_) => Self::Serif,
            Self::SansSemi => Self::SerifSemi,
        };
        [self, other]
    }

    /// The face of this computer that draws a character, if one may be taken.
    pub(crate) fn of_computer(character: char, typefaces: &Typefaces) -> Option<Self> {
        let found = match typefaces {
            Typefaces::Bundled => None,
            Typefaces::Computer => machine::that_draws(character, None),
            Typefaces::These(digests) => machine::that_draws(character, Some(digests)),
        };
        found.map(Self::Computer)
    }

    /// Its name in the file.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Computer(at) => format!("C{at}"),
            bundled => format!("T{}", Self::ALL.iter().position(|face| *face == bundled).unwrap_or_default()),
        }
    }

    /// How far the baseline lies below the middle of a line box, in em.
    pub(crate) fn baseline(self) -> f32 {
        if self.is_serif() { 0.3505 } else { 0.3638 }
    }

    /// The face's data and measures.
    pub(crate) fn font(self) -> &'static Font {
        static FONTS: OnceLock<[Font; 5]> = OnceLock::new();
        let bundled = |at: usize| &FONTS.get_or_init(|| Self::ALL.map(Self::load))[at];
        match self {
            Self::Serif => bundled(0),
            Self::SerifSemi => bundled(1),
            Self::Sans => bundled(2),
            Self::SansMedium => bundled(3),
            Self::SansSemi => bundled(4),
            Self::Computer(at) => machine::font(at),
        }
    }

    fn load(self) -> Font {
        let data: &'static [u8] = match self {
            Self::Serif => include_bytes!("../fonts/SourceSerif4_400Regular.ttf"),
            Self::SerifSemi => include_bytes!("../fonts/SourceSerif4_600SemiBold.ttf"),
            Self::Sans => include_bytes!("../fonts/Inter_400Regular.ttf"),
            Self::SansMedium => include_bytes!("../fonts/Inter_500Medium.ttf"),
            Self::SansSemi => include_bytes!("../fonts/Inter_600SemiBold.ttf"),
            Self::Computer(at) => machine::font(at).data,
        };
        Font::parse(data, 0, String::new()).expect("a bundled face parses")
    }
}

/// A parsed face. Lengths are thousandths of an em.
pub(crate) struct Font {
    pub(crate) data: &'static [u8],
    /// Which font of its file it is.
    pub(crate) index: u32,
    /// SHA-256 of its file; empty for bundled faces.
    pub(crate) digest: String,
    pub(crate) shaper: rustybuzz::Face<'static>,
    pub(crate) post_script: String,
    pub(crate) to_em: f32,
    pub(crate) cap_height: f32,
    pub(crate) bounds: [f32; 4],
}

impl Font {
    fn parse(data: &'static [u8], index: u32, digest: String) -> Option<Self> {
        let shaper = rustybuzz::Face::from_slice(data, index)?;
        let to_em = 1000.0 / shaper.units_per_em() as f32;
        let named = |name: &rustybuzz::ttf_parser::name::Name<'_>| {
            name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode()
        };
        let post_script = shaper.names().into_iter().find(named)?.to_string()?;
        let bounds = shaper.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|v| f32::from(v) * to_em);
        let cap_height = f32::from(shaper.capital_height().unwrap_or(shaper.ascender())) * to_em;
        Some(Self { data, index, digest, post_script, to_em, cap_height, bounds, shaper })
    }

    /// Whether the face draws this character.
    pub(crate) fn has(&self, character: char) -> bool {
        self.shaper.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_draws_the_scripts_it_is_bundled_for() {
        for face in Face::ALL {
            for character in "Aéł€“”–−†ΣЖя□".chars() {
                assert!(face.chain().iter().any(|f| f.font().has(character)), "{face:?} {character}");
            }
        }
    }
}
