//! The look on paper: colours, the styles' measures, the page.

use unmoor_core::score::Grade;

use crate::document::{Paper, Style, Tone, Weight};
use crate::fonts::Face;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const WHITE: Colour = Colour(0xff, 0xff, 0xff);
pub(crate) const INK: Colour = Colour(0x14, 0x21, 0x2b);
pub(crate) const SOFT: Colour = Colour(0x52, 0x61, 0x6c);
pub(crate) const RULE: Colour = Colour(0xb9, 0xb3, 0xa7);
pub(crate) const LINE: Colour = Colour(0xe2, 0xde, 0xd5);
pub(crate) const SEA: Colour = Colour(0x0e, 0x60, 0x73);
/// Stands for the accent: text of this colour is drawn in the client's.
pub(crate) const ACCENT: Colour = SEA;
pub(crate) const TRACK: Colour = Colour(0xf1, 0xee, 0xe8);
pub(crate) const FIELD: Colour = Colour(0xf4, 0xf0, 0xe8);
pub(crate) const SPAN_1: Colour = Colour(0xe9, 0xe5, 0xdc);
pub(crate) const SPAN_2: Colour = Colour(0xcf, 0xc9, 0xbc);

impl Colour {
    /// This colour mixed with white: 1 is the colour, 0 is white.
    pub(crate) fn share(self, share: f32) -> Self {
        let mix = |part: u8| (255.0 - (255.0 - f32::from(part)) * share).round() as u8;
        Self(mix(self.0), mix(self.1), mix(self.2))
    }

    /// The level of a grade.
    pub(crate) fn level(grade: Grade) -> Self {
        match grade {
            Grade::A => SEA,
            Grade::B => Self(0x4c, 0x97, 0xa6),
            Grade::C => Self(0xd9, 0xb4, 0x4a),
            Grade::D => Self(0xd0, 0x7a, 0x2d),
            Grade::E => Self(0xa6, 0x3a, 0x24),
        }
    }

    /// The zone of a grade on a scale.
    pub(crate) fn tint(grade: Grade) -> Self {
        match grade {
            Grade::A => Self(0xd4, 0xe2, 0xe6),
            Grade::B => Self(0xdf, 0xec, 0xef),
            Grade::C => Self(0xf8, 0xf2, 0xde),
            Grade::D => Self(0xf7, 0xe7, 0xd9),
            Grade::E => Self(0xef, 0xdb, 0xd8),
        }
    }

    /// What a letter on this level is set in.
    pub(crate) fn letter_on(grade: Grade) -> Self {
        if matches!(grade, Grade::A | Grade::E) { WHITE } else { INK }
    }
}

/// How text is set. Lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) leading: f32,
    pub(crate) tracking: f32,
    pub(crate) colour: Colour,
}

const TRACKING: f32 = -0.09;

const fn set(face: Face, size: f32, leading: f32, colour: Colour) -> Type {
    Type { face, size, leading, tracking: TRACKING, colour }
}

impl Type {
    /// The measures of a style.
    pub(crate) const fn of(style: Style) -> Self {
        use Face::{Sans, SansMedium, SansSemi, Serif, SerifSemi};
        match style {
            Style::Title => Self { tracking: -0.4, ..set(Serif, 42.0, 48.0, INK) },
            Style::TitleSmall => Self { tracking: -0.4, ..set(Serif, 34.0, 40.0, INK) },
            Style::TitleSmaller | Style::Part => Self { tracking: -0.1, ..set(Serif, 25.5, 32.5, INK) },
            Style::TitleSmallest => set(Serif, 18.0, 26.0, INK),
            Style::Sub => set(Serif, 18.0, 26.0, SOFT),
            Style::GradeCover => Self { tracking: -1.0, ..set(SerifSemi, 84.0, 84.0, INK) },
            Style::GradeBoard => set(SerifSemi, 64.0, 66.0, INK),
            Style::Value => set(Serif, 18.0, 22.0, INK),
            Style::ValueSmall => set(Serif, 13.5, 18.0, INK),
            Style::Client | Style::LetterTitle => set(SerifSemi, 13.5, 19.5, INK),
            Style::Lead => set(Serif, 11.25, 16.25, INK),
            Style::H2 => set(SerifSemi, 11.25, 16.25, INK),
            Style::H3 => set(SansSemi, 8.0, 13.0, INK),
            Style::HItem => set(SerifSemi, 10.5, 14.5, INK),
            Style::HGroup => set(SerifSemi, 9.0, 13.0, INK),
            Style::HIndex => set(SerifSemi, 8.0, 11.0, INK),
            Style::Sum => set(Serif, 9.0, 13.0, INK),
            Style::Body => set(Sans, 9.0, 13.0, INK),
            Style::Text => set(Sans, 8.0, 11.5, INK),
            Style::Method => set(Sans, 8.25, 11.5, INK),
            Style::Facts => set(Sans, 8.0, 13.0, INK),
            Style::Table => set(Sans, 7.75, 10.5, INK),
            Style::TableLine => set(Sans, 7.75, 13.0, INK),
            Style::TableHead => set(SansMedium, 7.25, 9.75, SOFT),
            Style::Annex => set(Sans, 7.25, 9.75, INK),
            Style::Index => set(Sans, 7.25, 9.5, INK),
            Style::Caption => set(Sans, 7.25, 9.75, SOFT),
            Style::Kicker => set(SansSemi, 8.0, 13.0, ACCENT),
        }
    }

    /// This setting for words of another weight and tone.
    pub(crate) fn voice(self, weight: Weight, tone: Tone) -> Self {
        let face = match (weight, self.face.is_serif()) {
            (Weight::Own, _) => self.face,
            (Weight::Regular | Weight::Medium, true) => Face::Serif,
            (Weight::Semi, true) => Face::SerifSemi,
            (Weight::Regular, false) => Face::Sans,
            (Weight::Medium, false) => Face::SansMedium,
            (Weight::Semi, false) => Face::SansSemi,
        };
        let colour = match tone {
            Tone::Own => self.colour,
            Tone::Ink => INK,
            Tone::Soft => SOFT,
            Tone::Accent => ACCENT,
        };
        Self { face, colour, ..self }
    }

    /// From the top of a line box to its baseline.
    pub(crate) fn baseline(self) -> f32 {
        self.leading / 2.0 + self.face.baseline() * self.size
    }
}

/// A sheet of paper and its frame. Points, origin top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Left edge of the measure.
    pub(crate) left: f32,
    /// Bottom of the text area.
    pub(crate) bottom: f32,
    /// Top of the foot's text.
    pub(crate) foot: f32,
}

/// The text width on every paper.
pub(crate) const MEASURE: f32 = 487.28;
/// Half the measure, less half a gutter.
pub(crate) const HALF: f32 = 237.64;
/// Left edge of the second half on the measure.
pub(crate) const SECOND_HALF: f32 = 249.64;
/// Left edge of text beside a part's number, on the measure.
pub(crate) const BESIDE_NUMBER: f32 = 41.61;
/// Top of the text area on every paper.
pub(crate) const TOP: f32 = 78.0;
/// Vertical rhythm.
pub(crate) const UNIT: f32 = 6.5;

/// ISO A4.
pub(crate) const A4: Sheet = Sheet { width: 595.28, height: 841.89, left: 54.0, bottom: 780.0, foot: 800.0 };
/// US Letter: wider margins, so that lines break as on A4.
pub(crate) const LETTER: Sheet = Sheet { width: 612.0, height: 792.0, left: 62.36, bottom: 728.0, foot: 750.0 };

impl Sheet {
    /// The sheet of a paper.
    pub(crate) fn of(paper: Paper) -> Self {
        match paper {
            Paper::A4 => A4,
            Paper::Letter => LETTER,
        }
    }

    /// How much lower A4 is.
    pub(crate) fn short(self) -> f32 {
        A4.bottom - self.bottom
    }

    /// Right edge of the measure.
    pub(crate) fn right(self) -> f32 {
        self.left + MEASURE
    }

    /// The box that nothing may leave: left, top, right, bottom. The foot has at most two lines.
    pub(crate) fn frame(self) -> [f32; 4] {
        [self.left, 37.0, self.right(), self.foot + 12.0 + 9.75]
    }
}
