//! The two-axis chart. Nothing is overprinted: labels make way for the range.

use unmoor_core::figure::{FieldMark, TwoAxisChart};

use super::{Sketch, caption};
use crate::canvas::{Path, Segment, rectangle};
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::style::{Colour, FIELD, INK, RULE, SOFT, Type, WHITE};

const LEFT: f32 = 28.0;
const TOP: f32 = 2.0;
/// How much of the figure's height is not the field's side: the figures and the title below it.
const BELOW: f32 = 25.0;
/// The size of the fields' names where there is room.
const NAMES: f32 = 7.75;
/// How far around the range nothing else may stand.
const TABOO: f32 = 7.0;

/// Where values stand: a square of a side.
#[derive(Clone, Copy)]
struct Plane {
    side: f32,
}

impl Plane {
    fn x(self, value: f64) -> f32 {
        LEFT + (value / 100.0) as f32 * self.side
    }

    fn y(self, value: f64) -> f32 {
        TOP + (1.0 - (value / 100.0) as f32) * self.side
    }
}

/// Left, top, right, bottom.
type Frame = [f32; 4];

/// Draws it at a height.
pub(super) fn draw(sketch: &mut Sketch<'_>, chart: &TwoAxisChart, height: f32) {
    let plane = Plane { side: height - BELOW };
    let (x, y) = (|value| plane.x(value), |value| plane.y(value));
    let range = [x(chart.range.left), y(chart.range.top), x(chart.range.right), y(chart.range.bottom)];
    let taboo = [range[0] - TABOO, range[1] - TABOO, range[2] + TABOO, range[3] + TABOO];
    let marked = chart.fields.iter().find(|field| field.marked);
    if let Some(FieldMark { at, .. }) = marked {
        let (left, top) = (x(at.left), y(at.top));
        sketch.rectangle((left, top, x(at.right) - left, y(at.bottom) - top), FIELD);
    }
    sketch.rectangle(
        (range[0], range[1], range[2] - range[0], range[3] - range[1]),
        Colour::level(chart.grade).share(0.32),
    );
    sketch.line((x(50.0), y(100.0)), (x(50.0), y(0.0)), RULE, 0.5);
    sketch.line((x(0.0), y(50.0)), (x(100.0), y(50.0)), RULE, 0.5);
    for contour in &chart.contours {
        let points: Vec<(f32, f32)> = contour.points.iter().map(|[e, l]| (x(*e), y(*l))).collect();
        sketch.dashed(curve(&points), SOFT, 0.5, Some((3.0, 2.0)));
        let baseline = y(contour.risk) + 8.0;
        let label = sketch.label(&contour.label, caption());
        let frame = [x(98.5) - label.width, baseline - 6.0, x(98.5), baseline + 2.0];
        if !meets(frame, taboo) {
            sketch.put(label, (x(98.5), baseline), Stand::End);
        }
    }
    let size = size_of_names(sketch, plane, chart);
    for field in &chart.fields {
        name(sketch, plane, (field, voice(field, size)), (taboo, range), Colour::level(chart.grade).share(0.32));
    }
    sketch.stroke(rectangle(range[0], range[1], range[2] - range[0], range[3] - range[1]), INK, 0.5);
    sketch.stroke(rectangle(x(0.0), y(100.0), plane.side, plane.side), INK, 0.8);
    sketch.dot((range[0], range[3]), 3.0, WHITE, Some((INK, 0.8)));
    sketch.dot((range[2], range[1]), 3.8, INK, Some((WHITE, 0.8)));
    axes(sketch, plane);
}

/// How a field's name is set.
fn voice(field: &FieldMark, size: f32) -> Type {
    if field.marked {
        Type { face: Face::SansSemi, size, colour: INK, ..caption() }
    } else {
        Type { face: Face::SansMedium, size, ..caption() }
    }
}

/// The size at which no name comes near the lines around its field, which is half as wide as the plane.
fn size_of_names(sketch: &mut Sketch<'_>, plane: Plane, chart: &TwoAxisChart) -> f32 {
    let mut width = |field: &FieldMark| sketch.label(field.name, voice(field, NAMES)).width;
    let widest = chart.fields.iter().map(&mut width).fold(0.0, f32::max);
    if widest <= 0.46 * plane.side { NAMES } else { caption().size }
}

/// A field's name in its corner, at the other end of its field, or at the middle line on a patch of its own. Where the range leaves
/// no place for it, it is left out: the caption says in which field the point lies.
fn name(
    sketch: &mut Sketch<'_>,
    plane: Plane,
    (field, set): (&FieldMark, Type),
    around: (Frame, Frame),
    range: Colour,
) {
    let (x, y) = (|value| plane.x(value), |value| plane.y(value));
    let width = sketch.label(field.name, set).width;
    let (right, upper) = (field.at.left >= 50.0, field.at.bottom >= 50.0);
    let baseline = if upper { y(96.0) + 4.0 } else { y(3.0) };
    let corner = if right { (x(98.0), Stand::End) } else { (x(2.0), Stand::Start) };
    let other = if right { (x(52.0), Stand::Start) } else { (x(48.0), Stand::End) };
    let frame = |place: (f32, Stand), baseline: f32| {
        let left = if place.1 == Stand::End { place.0 - width } else { place.0 };
        [left, baseline - 6.0, left + width, baseline + 2.0]
    };
    for place in [corner, other] {
        if !meets(frame(place, baseline), around.0) {
            sketch.write(field.name, set, (place.0, baseline), place.1);
            return;
        }
    }
    let baseline = y(50.0) + if upper { -4.0 } else { 9.0 };
    for place in [corner, other] {
        let [left, top, right, bottom] = frame(place, baseline);
        let patch = [left - 2.0, top - 1.0, right + 2.0, bottom + 1.0];
        let ground = match (inside(around, patch), field.marked) {
            (true, _) => range,
            (false, _) if meets(patch, around.0) => continue,
            (false, true) => FIELD,
            (false, false) => WHITE,
        };
        sketch.rectangle((patch[0], patch[1], patch[2] - patch[0], patch[3] - patch[1]), ground);
        sketch.write(field.name, set, (place.0, baseline), place.1);
        return;
    }
}

fn axes(sketch: &mut Sketch<'_>, plane: Plane) {
    let (x, y) = (|value| plane.x(value), |value| plane.y(value));
    for (value, down) in [(0.0, 0.0), (50.0, 2.6), (100.0, 6.0)] {
        let number = format!("{value:.0}");
        sketch.write(&number, caption(), (24.0, y(value) + down), Stand::End);
        sketch.write(&number, caption(), (x(value), y(0.0) + 10.0), Stand::Middle);
    }
    let title = Type { face: Face::SansMedium, colour: INK, ..caption() };
    sketch.write("Exposure: what it would hurt", title, (x(50.0), y(0.0) + 20.0), Stand::Middle);
    sketch.upright("Lock-in: 100 less portability", title, (9.0, y(50.0)));
}

fn meets(a: Frame, b: Frame) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Whether a patch lies in the range and away from its two points, which stand at its upper right and lower left.
fn inside((taboo, range): (Frame, Frame), patch: Frame) -> bool {
    let near = range[0] - taboo[0];
    let point = |x: f32, y: f32| [x - near, y - near, x + near, y + near];
    let points = [point(range[0], range[3]), point(range[2], range[1])];
    contains(range, patch) && points.into_iter().all(|point| !meets(patch, point))
}

fn contains(outer: Frame, inner: Frame) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}

fn curve(points: &[(f32, f32)]) -> Path {
    let mut path: Path = points.iter().map(|(x, y)| Segment::Line(*x, *y)).collect();
    if let Some((x, y)) = points.first() {
        path[0] = Segment::Move(*x, *y);
    }
    path
}
