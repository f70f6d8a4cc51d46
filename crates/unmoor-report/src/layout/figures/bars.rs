//! The sections as interval bars.

use unmoor_core::figure::SectionBars;
use unmoor_core::score::Grade;

use super::{Sketch, caption};
use crate::figure::{bar_name, bar_row};
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::lines::Line;
use crate::style::{Colour, INK, RULE, SOFT, TRACK, Type};

const LABELS: f32 = 122.0;
const COLUMN: f32 = 36.0;
pub(super) const HEAD: f32 = 13.0;

/// Draws them at a width.
pub(super) fn draw(sketch: &mut Sketch<'_>, bars: &SectionBars, width: f32) {
    let span = width - LABELS - COLUMN;
    let rows: Vec<_> = bars.bars.iter().map(|bar| bar_row(&mut sketch.pen.shaper, &bar.name)).collect();
    let bottom = HEAD + rows.iter().map(|(_, height)| height).sum::<f32>();
    let x = frame(sketch, width, bottom);
    let mut top = HEAD;
    for (bar, (name, height)) in bars.bars.iter().zip(rows) {
        let middle = top + height / 2.0;
        if top > HEAD {
            sketch.line((0.0, top), (width, top), RULE, 0.5);
        }
        top += height;
        names(sketch, &name, &bar.note(), middle);
        sketch.rectangle((LABELS, middle - 3.5, span, 7.0), TRACK);
        let (from, to) = (x(bar.interval.ends.assured), x(bar.interval.ends.possible));
        let level = Colour::level(bar.interval.grade.assured);
        sketch.interval((from, to), (middle - 3.5, 7.0), level, (2.0, 2.0));
        let strong = Type { face: Face::SansSemi, size: 7.75, colour: INK, ..caption() };
        let number = Type { face: Face::Sans, ..strong };
        sketch.write(&bar.interval.labels.assured, strong, (from - 4.0, middle + 2.7), Stand::End);
        if !bar.interval.is_point() {
            sketch.write(&bar.interval.labels.possible, number, (to + 4.0, middle + 2.7), Stand::Start);
        }
        let corner = (sketch.x + width - 11.0, sketch.y + middle - 5.5);
        sketch.pen.level(sketch.node, corner, 11.0, Some(bar.interval.grade.assured));
    }
}

/// Draws what all bars share, the grades above and the scale below, and gives where a value stands.
pub(super) fn frame(sketch: &mut Sketch<'_>, width: f32, bottom: f32) -> impl Fn(f64) -> f32 + use<> {
    let span = width - LABELS - COLUMN;
    let x = move |value: f64| LABELS + (value / 100.0) as f32 * span;
    let letter = Type { face: Face::SansSemi, size: 7.25, colour: SOFT, ..caption() };
    for grade in Grade::ALL {
        let to = grade.next().map_or(100.0, Grade::floor);
        let middle = (x(grade.floor()) + x(to)) / 2.0;
        sketch.write(&grade.letter().to_string(), letter, (middle, 7.0), Stand::Middle);
        if grade.floor() > 0.0 {
            sketch.line((x(grade.floor()), 11.0), (x(grade.floor()), bottom), RULE, 0.5);
        }
    }
    sketch.line((0.0, HEAD), (width, HEAD), INK, 0.8);
    sketch.line((0.0, bottom), (width, bottom), INK, 0.8);
    for value in [0.0, 30.0, 50.0, 70.0, 85.0, 100.0] {
        sketch.write(&format!("{value:.0}"), caption(), (x(value), bottom + 10.0), Stand::Middle);
    }
    x
}

/// A section's name in lines, and what stands under it.
pub(super) fn names(sketch: &mut Sketch<'_>, name: &[Line], note: &str, middle: f32) {
    let set = bar_name();
    let up = set.leading / 2.0 * (name.len().max(1) - 1) as f32;
    for (at, line) in name.iter().enumerate() {
        let top = middle - 1.2 - up + set.leading * at as f32 - set.baseline();
        sketch.pen.line(sketch.node, (sketch.x, sketch.y + top), line, set);
    }
    sketch.write(note, caption(), (0.0, middle + 8.6 + up), Stand::Start);
}
