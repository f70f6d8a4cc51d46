//! Figures on paper: the core's marks as paths and text.

mod bars;
mod change;
mod chart;
mod headline;
mod radar;
mod sign;
mod timeline;
mod votes;

use super::pen::{Label, Pen, Stand};
use super::press::Press;
use crate::canvas::{Mark, NodeId, Path, circle, line, rectangle};
use crate::document::Style;
use crate::figure::{Drawing, Figure};
use crate::style::{Colour, INK, Type};

/// A figure's own space: its origin is the figure's top left corner.
struct Sketch<'a> {
    pen: &'a mut Pen,
    node: NodeId,
    x: f32,
    y: f32,
}

impl Press<'_> {
    /// Draws a figure with its top left corner at a place.
    pub(crate) fn figure(&mut self, parent: NodeId, figure: &Figure, at: (f32, f32)) {
        self.pen.figure(parent, figure, at);
    }
}

impl Pen {
    /// Draws a figure with its top left corner at a place.
    pub(crate) fn figure(&mut self, parent: NodeId, figure: &Figure, at: (f32, f32)) {
        let node = self.canvas.node(parent, "Figure");
        let (x, y) = at;
        self.canvas.nodes[node.0].alt = Some(figure.alt.clone());
        self.canvas.nodes[node.0].frame = Some([x, y, x + figure.width, y + figure.height]);
        let mut sketch = Sketch { pen: self, node, x, y };
        match &figure.drawing {
            Drawing::Headline { bar, bracket } => headline::draw(&mut sketch, bar, *bracket, figure.width),
            Drawing::Bars(bars) => bars::draw(&mut sketch, bars, figure.width),
            Drawing::Radar(radar) => radar::draw(&mut sketch, radar),
            Drawing::TwoAxis(chart) => chart::draw(&mut sketch, chart, figure.height),
            Drawing::Timeline(timeline) => timeline::draw(&mut sketch, timeline, figure.width),
            Drawing::Change { now, then } => change::draw(&mut sketch, now, then, figure.width),
            Drawing::Votes(votes) => votes::draw(&mut sketch, votes, figure.height),
            Drawing::Logo(logo) => sign::draw(&mut sketch, logo),
        }
    }
}

impl Sketch<'_> {
    fn fill(&mut self, path: Path, colour: Colour) {
        let path = moved(path, self.x, self.y);
        self.pen.canvas.draw(self.node, Mark::Fill { path, colour });
    }

    fn stroke(&mut self, path: Path, colour: Colour, width: f32) {
        self.dashed(path, colour, width, None);
    }

    fn dashed(&mut self, path: Path, colour: Colour, width: f32, dash: Option<(f32, f32)>) {
        let path = moved(path, self.x, self.y);
        self.pen.canvas.draw(self.node, Mark::Stroke { path, colour, width, dash });
    }

    fn rectangle(&mut self, frame: (f32, f32, f32, f32), colour: Colour) {
        self.fill(rectangle(frame.0, frame.1, frame.2, frame.3), colour);
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), colour: Colour, width: f32) {
        self.stroke(line(from.0, from.1, to.0, to.1), colour, width);
    }

    fn dot(&mut self, at: (f32, f32), radius: f32, fill: Colour, line: Option<(Colour, f32)>) {
        let path = circle(at.0, at.1, radius);
        self.fill(path.clone(), fill);
        if let Some((colour, width)) = line {
            self.stroke(path, colour, width);
        }
    }

    fn label(&mut self, text: &str, set: Type) -> Label {
        self.pen.label(text, set, true)
    }

    fn put(&mut self, label: Label, at: (f32, f32), stand: Stand) {
        let at = (self.x + at.0, self.y + at.1);
        self.pen.put(self.node, label, at, stand);
    }

    fn write(&mut self, text: &str, set: Type, at: (f32, f32), stand: Stand) -> f32 {
        let label = self.label(text, set);
        let width = label.width;
        self.put(label, at, stand);
        width
    }

    /// Text that runs upwards, centred at a place.
    fn upright(&mut self, text: &str, set: Type, at: (f32, f32)) {
        let label = self.label(text, set);
        let half = label.width / 2.0;
        let mut mark = label.mark((self.x + at.0, self.y + at.1 + half), Stand::Start);
        if let Mark::Text { upright, .. } = &mut mark {
            *upright = true;
        }
        self.pen.canvas.draw(self.node, mark);
    }

    /// An interval on a bar: from the level of its assured end to a lighter one, both ends marked.
    fn interval(&mut self, span: (f32, f32), bar: (f32, f32), level: Colour, ends: (f32, f32)) {
        let ((from, to), (top, height), (thick, beyond)) = (span, bar, ends);
        let wide = (to - from).max(0.8);
        self.rectangle((from, top, wide, height), crate::style::WHITE);
        let frame = [self.x + from, self.y + top, self.x + from + wide, self.y + top + height];
        self.pen.canvas.draw(self.node, Mark::Blend { frame, from: level, to: level.share(0.28) });
        self.line((from, top), (from + wide, top), INK, 0.5);
        self.line((from, top + height), (from + wide, top + height), INK, 0.5);
        self.rectangle((from - thick / 2.0, top - beyond, thick, height + 2.0 * beyond), INK);
        self.line((to, top - beyond), (to, top + height + beyond), INK, 0.75);
    }
}

/// The second voice of figures: scales and words.
fn caption() -> Type {
    Type::of(Style::Caption)
}

fn moved(mut path: Path, dx: f32, dy: f32) -> Path {
    use crate::canvas::Segment::{Close, Curve, Line, Move};
    for segment in &mut path {
        *segment = match *segment {
            Move(x, y) => Move(x + dx, y + dy),
            Line(x, y) => Line(x + dx, y + dy),
            Curve(a, b, c, d, x, y) => Curve(a + dx, b + dy, c + dx, d + dy, x + dx, y + dy),
            Close => Close,
        };
    }
    path
}
