//! The headline interval.

use unmoor_core::figure::IntervalBar;

use super::{Sketch, caption};
use crate::document::Style;
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::style::{Colour, INK, SOFT, Type};

const BAR: (f32, f32) = (35.4, 14.0);
const NUMBER: f32 = 18.4;
const WORDS: f32 = 29.4;
const SCALE: f32 = 59.9;
const BRACKET: f32 = 70.9;
/// Between an end and its label.
const BESIDE: f32 = 5.0;
const ASSURED: &str = "assured, as shown";
const POSSIBLE: &str = "possible, as claimed";

/// Draws it at a width.
pub(super) fn draw(sketch: &mut Sketch<'_>, bar: &IntervalBar, bracket: bool, width: f32) {
    let x = |value: f64| (value / 100.0) as f32 * width;
    zones(sketch, bar, &x);
    let (from, to) = (x(bar.interval.ends.assured), x(bar.interval.ends.possible));
    sketch.interval((from, to), BAR, Colour::level(bar.interval.grade.assured), (2.4, 3.0));
    sketch.line((from, 2.0), (from, 32.4), INK, 0.6);
    sketch.line((to, 2.0), (to, 32.4), INK, 0.6);
    labels(sketch, bar, (from, to), width);
    scale(sketch, bar, &x);
    if bracket {
        draw_bracket(sketch, bar, &x);
    }
}

fn zones(sketch: &mut Sketch<'_>, bar: &IntervalBar, x: &dyn Fn(f64) -> f32) {
    for zone in &bar.grades {
        let left = x(zone.from) + if zone.from > 0.0 { 0.5 } else { 0.0 };
        let right = x(zone.to) - if zone.to < 100.0 { 0.5 } else { 0.0 };
        sketch.rectangle((left, BAR.0, right - left, BAR.1), Colour::tint(zone.grade));
    }
}

/// Where a label stands: outside its end, inside it, or with the other in one run.
fn labels(sketch: &mut Sketch<'_>, bar: &IntervalBar, span: (f32, f32), width: f32) {
    let (from, to) = span;
    let number = Type { tracking: -0.09, ..Type::of(Style::Part) };
    let number = Type { colour: INK, ..number };
    let words = Type { size: 7.75, ..caption() };
    let labels = &bar.interval.labels;
    let mut wide =
        |number_text: &str, word: &str| sketch.label(number_text, number).width.max(sketch.label(word, words).width);
    if bar.interval.is_point() {
        let point = "assured and possible";
        let long = wide(&labels.assured, point);
        let right = to + BESIDE + long <= width;
        let (at, stand) = if right { (to + BESIDE, Stand::Start) } else { (from - BESIDE, Stand::End) };
        return pair(sketch, (&labels.assured, number), (point, words), at, stand);
    }
    let (left, right) = (wide(&labels.assured, ASSURED), wide(&labels.possible, POSSIBLE));
    let (left_fits, right_fits) = (from - BESIDE - left >= 0.0, to + BESIDE + right <= width);
    let inner = |needed: f32| to - from >= needed + 20.0 + BESIDE;
    let inside = match (left_fits, right_fits) {
        (true, true) => 0.0,
        (false, true) => left,
        (true, false) => right,
        (false, false) => left + right + BESIDE,
    };
    if inside > 0.0 && !inner(inside) {
        let run = format!("{} to {}", labels.assured, labels.possible);
        let both = format!("{ASSURED}, to {POSSIBLE}");
        let long = wide(&run, &both);
        let fits = to + BESIDE + long <= width;
        let (at, stand) = if fits { (to + BESIDE, Stand::Start) } else { (from - BESIDE, Stand::End) };
        return pair(sketch, (&run, number), (&both, words), at, stand);
    }
    let (at, stand) = if left_fits { (from - BESIDE, Stand::End) } else { (from + BESIDE, Stand::Start) };
    pair(sketch, (&labels.assured, number), (ASSURED, words), at, stand);
    let (at, stand) = if right_fits { (to + BESIDE, Stand::Start) } else { (to - BESIDE, Stand::End) };
    pair(sketch, (&labels.possible, number), (POSSIBLE, words), at, stand);
}

fn pair(sketch: &mut Sketch<'_>, number: (&str, Type), words: (&str, Type), at: f32, stand: Stand) {
    sketch.write(number.0, number.1, (at, NUMBER), stand);
    sketch.write(words.0, words.1, (at, WORDS), stand);
}

fn scale(sketch: &mut Sketch<'_>, bar: &IntervalBar, x: &dyn Fn(f64) -> f32) {
    for zone in &bar.grades {
        let stand = if zone.from > 0.0 { Stand::Middle } else { Stand::Start };
        sketch.write(&format!("{:.0}", zone.from), caption(), (x(zone.from), SCALE), stand);
        let letter = Type { size: 7.75, ..caption() };
        let letter = if zone.touched { Type { face: Face::SansSemi, colour: INK, ..letter } } else { letter };
        let middle = (x(zone.from) + x(zone.to)) / 2.0;
        sketch.write(&zone.grade.letter().to_string(), letter, (middle, SCALE), Stand::Middle);
    }
    sketch.write("100", caption(), (x(100.0), SCALE), Stand::End);
}

fn draw_bracket(sketch: &mut Sketch<'_>, bar: &IntervalBar, x: &dyn Fn(f64) -> f32) {
    let (Some(average), Some(words)) = (&bar.average, bar.bracket()) else { return };
    let (from, to) = (x(average.ends.assured), x(average.ends.possible));
    sketch.line((from, BRACKET), (to, BRACKET), SOFT, 0.75);
    for end in [from, to] {
        sketch.line((end, BRACKET - 2.5), (end, BRACKET + 2.5), SOFT, 0.75);
    }
    let long = sketch.label(&words, caption()).width;
    let (at, stand) =
        if from - BESIDE - long >= 0.0 { (from - BESIDE, Stand::End) } else { (to + BESIDE, Stand::Start) };
    sketch.write(&words, caption(), (at, BRACKET + 2.6), stand);
}
