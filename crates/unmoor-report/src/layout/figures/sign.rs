//! The client's logo.

use super::{Sketch, moved};
use crate::canvas::{Mark, Path, Segment};
use crate::logo::{Art, Logo};

/// Draws it as large as its box allows.
pub(super) fn draw(sketch: &mut Sketch<'_>, logo: &Logo) {
    let (x, y) = (sketch.x, sketch.y);
    match &logo.art {
        Art::Pixels(pixels) => {
            let (width, height) = logo.printed();
            let mark = Mark::Image { frame: [x, y, x + width, y + height], pixels: pixels.clone() };
            sketch.pen.canvas.draw(sketch.node, mark);
        }
        Art::Shapes(shapes) => {
            for shape in shapes {
                let (path, colour) = (moved(scaled(&shape.path, logo.scale()), x, y), shape.colour);
                let mark = if shape.even_odd { Mark::EvenOdd { path, colour } } else { Mark::Fill { path, colour } };
                sketch.pen.canvas.draw(sketch.node, mark);
            }
        }
    }
}

fn scaled(path: &Path, scale: f32) -> Path {
    use Segment::{Close, Curve, Line, Move};
    let by = |value: f32| value * scale;
    let segment = |segment: &Segment| match *segment {
        Move(x, y) => Move(by(x), by(y)),
        Line(x, y) => Line(by(x), by(y)),
        Curve(a, b, c, d, x, y) => Curve(by(a), by(b), by(c), by(d), by(x), by(y)),
        Close => Close,
    };
    path.iter().map(segment).collect()
}
