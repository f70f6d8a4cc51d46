//! The sections then and now: two intervals each.

use unmoor_core::figure::{SectionBar, SectionBars};
use unmoor_core::words;

use super::{Sketch, bars, caption};
use crate::canvas::rectangle;
use crate::figure::change_row;
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::style::{Colour, INK, RULE, SOFT, Type};

/// Height of the interval then, of the one now, and the distance between them.
const THEN: f32 = 5.0;
const NOW: f32 = 7.0;
const APART: f32 = 4.0;

/// Draws them at a width.
pub(super) fn draw(sketch: &mut Sketch<'_>, now: &SectionBars, then: &SectionBars, width: f32) {
    let rows: Vec<_> = now.bars.iter().map(|bar| change_row(&mut sketch.pen.shaper, &bar.name)).collect();
    let bottom = bars::HEAD + rows.iter().map(|(_, height)| height).sum::<f32>();
    let x = bars::frame(sketch, width, bottom);
    let mut top = bars::HEAD;
    for (bar, (name, height)) in now.bars.iter().zip(rows) {
        let middle = top + height / 2.0;
        if top > bars::HEAD {
            sketch.line((0.0, top), (width, top), RULE, 0.5);
        }
        top += height;
        bars::names(sketch, &name, &bar.note(), middle);
        let before = then.bars.iter().find(|before| before.id == bar.id);
        row(sketch, bar, before, (middle, width), &x);
    }
}

fn row(
    sketch: &mut Sketch<'_>,
    bar: &SectionBar,
    before: Option<&SectionBar>,
    place: (f32, f32),
    x: &dyn Fn(f64) -> f32,
) {
    let (middle, width) = place;
    let first = middle - (THEN + APART + NOW) / 2.0;
    let second = first + THEN + APART;
    if let Some(before) = before {
        let (from, to) = (x(before.interval.ends.assured), x(before.interval.ends.possible));
        sketch.stroke(rectangle(from, first, (to - from).max(0.8), THEN), SOFT, 0.5);
    }
    let (from, to) = (x(bar.interval.ends.assured), x(bar.interval.ends.possible));
    sketch.interval((from, to), (second, NOW), Colour::level(bar.interval.grade.assured), (2.0, 2.0));
    let strong = Type { face: Face::SansSemi, size: 7.75, colour: INK, ..caption() };
    let number = Type { face: Face::Sans, ..strong };
    let baseline = second + NOW / 2.0 + 2.7;
    sketch.write(&bar.interval.labels.assured, strong, (from - 4.0, baseline), Stand::End);
    if !bar.interval.is_point() {
        sketch.write(&bar.interval.labels.possible, number, (to + 4.0, baseline), Stand::Start);
    }
    let change = before.map_or_else(
        || "new".to_owned(),
        |before| words::signed(bar.interval.ends.assured - before.interval.ends.assured),
    );
    sketch.write(&change, strong, (width, middle + 2.7), Stand::End);
}
