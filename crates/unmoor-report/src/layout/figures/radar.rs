//! The sections as a shape.

use unmoor_core::figure::Radar;
use unmoor_core::words;

use super::{Sketch, caption};
use crate::canvas::{Path, Segment};
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::style::{INK, RULE, SEA, SOFT, Type};

const CENTRE: (f32, f32) = (98.02, 108.0);
/// The radius where the labels leave room for it.
const RADIUS: f32 = 74.0;
/// An axis that leans less to a side has its label above or below.
const MIDDLE: f64 = 12.0;
/// Between the outer ring and a label beside it.
const BESIDE: f32 = 5.0;

/// Draws it.
pub(super) fn draw(sketch: &mut Sketch<'_>, radar: &Radar) {
    let radius = radius(sketch, radar);
    let at =
        |point: [f64; 2]| (CENTRE.0 + point[0] as f32 / 100.0 * radius, CENTRE.1 + point[1] as f32 / 100.0 * radius);
    let shape = |points: &mut dyn Iterator<Item = [f64; 2]>| polygon(&points.map(at).collect::<Vec<_>>());
    let possible = shape(&mut radar.axes.iter().map(|axis| axis.possible));
    let assured = shape(&mut radar.axes.iter().map(|axis| axis.assured));
    sketch.fill(possible.clone(), SEA.share(0.09));
    sketch.fill(assured.clone(), SEA.share(0.32));
    for ring in &radar.rings {
        let ends = radar.axes.iter().map(|axis| [axis.end[0] * ring / 100.0, axis.end[1] * ring / 100.0]);
        let colour = if *ring < 100.0 { RULE } else { SOFT };
        sketch.stroke(shape(&mut ends.into_iter()), colour, 0.5);
    }
    for axis in &radar.axes {
        sketch.line(CENTRE, at(axis.end), RULE, 0.5);
    }
    sketch.dashed(possible, SEA, 0.75, Some((2.5, 1.8)));
    sketch.stroke(assured, SEA, 1.2);
    for axis in &radar.axes {
        sketch.dot(at(axis.assured), 1.7, SEA, None);
        label(sketch, axis.id.as_str(), &words::interval(axis.interval.ends), (axis.end, at(axis.end)));
    }
}

/// The largest radius at which every label stays inside the box.
fn radius(sketch: &mut Sketch<'_>, radar: &Radar) -> f32 {
    let mut largest = RADIUS;
    for axis in radar.axes.iter().filter(|axis| axis.end[0].abs() >= MIDDLE) {
        let label = sketch.label(&words::interval(axis.interval.ends), caption());
        let room = CENTRE.0 - BESIDE - label.width;
        largest = largest.min(room / (axis.end[0].abs() / 100.0) as f32);
    }
    largest
}

fn label(sketch: &mut Sketch<'_>, code: &str, numbers: &str, end: ([f64; 2], (f32, f32))) {
    let ([across, down], (x, y)) = end;
    // Above the shape a label stands higher, below it lower, so that it keeps clear of the ring.
    let beside = match down {
        d if d < -40.0 => -9.0,
        d if d > 40.0 => 6.0,
        _ => -1.0,
    };
    let (dx, dy, stand) = match across {
        a if a.abs() < MIDDLE => (0.0, if down < 0.0 { -13.0 } else { 11.0 }, Stand::Middle),
        a if a > 0.0 => (BESIDE, beside, Stand::Start),
        _ => (-BESIDE, beside, Stand::End),
    };
    let strong = Type { face: Face::SansSemi, size: 8.0, colour: INK, ..caption() };
    sketch.write(code, strong, (x + dx, y + dy), stand);
    sketch.write(numbers, caption(), (x + dx, y + dy + 9.2), stand);
}

fn polygon(points: &[(f32, f32)]) -> Path {
    let mut path: Path = points.iter().map(|(x, y)| Segment::Line(*x, *y)).collect();
    if let Some((x, y)) = points.first() {
        path[0] = Segment::Move(*x, *y);
        path.push(Segment::Close);
    }
    path
}
