//! The time line of the contract.

use jiff::civil::Date;
use unmoor_core::contract::days_left;
use unmoor_core::score::Grade;

use super::{Sketch, caption};
use crate::figure::Timeline;
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::style::{Colour, INK, SPAN_1, SPAN_2, Type};

/// How far a label that would meet its left neighbour goes outwards.
const ROW: f32 = 10.0;
/// The least distance between two labels.
const APART: f32 = 8.0;

/// Draws it at a width.
pub(super) fn draw(sketch: &mut Sketch<'_>, timeline: &Timeline, width: f32) {
    let (Some(first), Some(last)) = (timeline.marks.first(), timeline.marks.last()) else { return };
    let whole = days_left(first.day, last.day).max(1) as f32;
    let x = |day: Date| days_left(first.day, day) as f32 / whole * width;
    let rows = rows(sketch, timeline, &x, width);
    let axis = if rows.iter().any(|row| *row > 0) { 32.0 } else { 28.0 };
    for (at, span) in timeline.spans.iter().enumerate() {
        let (from, to) = (x(span.from), x(span.to));
        let colour = if at + 1 == timeline.spans.len() { SPAN_2 } else { SPAN_1 };
        sketch.rectangle((from, axis - 4.5, to - from, 9.0), colour);
        let words = Type { face: Face::SansMedium, colour: INK, ..caption() };
        let label = sketch.label(&span.what, words);
        if label.width + 8.0 <= to - from {
            sketch.put(label, ((from + to) / 2.0, axis + 2.6), Stand::Middle);
        }
    }
    let free = timeline.spans.first().map_or(width, |span| x(span.from));
    sketch.line((0.0, axis), (free, axis), INK, 0.8);
    for (mark, row) in timeline.marks.iter().zip(rows) {
        let at = x(mark.day);
        let out = ROW * row as f32;
        let colour = if mark.passed { Colour::level(Grade::E) } else { INK };
        sketch.line((at, axis - 8.0 - out), (at, axis + 8.0 + out), colour, if mark.strong { 1.6 } else { 0.75 });
        let face = if mark.strong { Face::SansSemi } else { Face::SansMedium };
        let date = Type { face, size: 7.75, colour, ..caption() };
        let stand = stand(at, width);
        sketch.write(&mark.date, date, (at, axis - 12.0 - out), stand);
        sketch.write(&mark.what, caption(), (at, axis + 17.0 + out), stand);
    }
}

fn stand(at: f32, width: f32) -> Stand {
    match at / width {
        share if share < 0.1 => Stand::Start,
        share if share > 0.9 => Stand::End,
        _ => Stand::Middle,
    }
}

/// In which row each mark's labels stand: the first that is free of the neighbours on the left.
fn rows(sketch: &mut Sketch<'_>, timeline: &Timeline, x: &dyn Fn(Date) -> f32, width: f32) -> Vec<usize> {
    let mut ends = [f32::NEG_INFINITY; 3];
    let row = |mark: &crate::figure::TimeMark| {
        let at = x(mark.day);
        let date = Type { face: Face::SansSemi, size: 7.75, ..caption() };
        let long = sketch.label(&mark.date, date).width.max(sketch.label(&mark.what, caption()).width);
        let left = match stand(at, width) {
            Stand::Start => at,
            Stand::Middle => at - long / 2.0,
            Stand::End => at - long,
        };
        let row = ends.iter().position(|end| left >= end + APART).unwrap_or(0);
        ends[row] = left + long;
        row
    };
    timeline.marks.iter().map(row).collect()
}
