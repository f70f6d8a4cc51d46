//! A figure as a picture: the marks that the PDF prints, as SVG, and the SVG as PNG for programs that read none.

use std::fmt::Write as _;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use crate::canvas::{Canvas, Mark, Path, ROOT, Segment};
use crate::document::Document;
use crate::figure::{Drawing, Figure};
use crate::layout::Pen;
use crate::logo::{Art, Logo, Pixels};
use crate::style::{Colour, Sheet};
use crate::text::{Run, Shaped, Shaper};

/// Pixels of a point: three of them are 216 dots an inch.
const SCALE: f32 = 3.0;

/// Around a figure, so that no letter and no line at its edge is cut in half.
const EDGE: f32 = 1.0;

/// A figure as a picture.
pub(super) struct Picture {
    /// `None` where it is pixels from the start.
    pub(super) svg: Option<String>,
    pub(super) png: Vec<u8>,
}

/// Whether a figure is made of shapes.
pub(super) fn has_shapes(figure: &Figure) -> bool {
    !matches!(&figure.drawing, Drawing::Logo(Logo { art: Art::Pixels(_), .. }))
}

impl Picture {
    pub(super) fn of(figure: &Figure, document: &Document) -> Result<Self, String> {
        if let Drawing::Logo(logo) = &figure.drawing
            && let Art::Pixels(pixels) = &logo.art
        {
            return Ok(Self { svg: None, png: encoded(pixels)? });
        }
        let svg = svg(figure, document);
        Ok(Self { png: png(&svg, figure)?, svg: Some(svg) })
    }
}

/// The figure's marks as SVG.
fn svg(figure: &Figure, document: &Document) -> String {
    let [red, green, blue] = document.about.accent.0;
    let mut canvas = Canvas::new(Sheet::of(document.about.paper));
    canvas.add_page();
    let mut pen = Pen { canvas, shaper: Shaper::default(), accent: Colour(red, green, blue) };
    pen.figure(ROOT, figure, (0.0, 0.0));
    let page = &pen.canvas.pages[0];
    let meant = page.sequences.iter().flat_map(|sequence| &sequence.marks);
    let mut svg = open(figure);
    for (at, mark) in page.ground.iter().chain(meant).enumerate() {
        draw(&mut svg, mark, at);
    }
    svg.push_str("</svg>\n");
    svg
}

fn open(figure: &Figure) -> String {
    let (width, height) = (figure.width, figure.height);
    let (wide, high) = (width + 2.0 * EDGE, height + 2.0 * EDGE);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
         viewBox=\"-{EDGE} -{EDGE} {wide} {high}\">\n"
    )
}

fn draw(svg: &mut String, mark: &Mark, at: usize) {
    let shape = |svg: &mut String, path: &str, look: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(svg, "<path d=\"{path}\" {look}/>");
    };
    match mark {
        Mark::Text { x, y, size, tracking, colour, words, upright } => {
            let mut glyphs = Glyphs { path: String::new(), at: (*x, *y), along: 0.0, scale: 1.0, upright: *upright };
            words.iter().for_each(|word| glyphs.word(word, *size, *tracking));
            shape(svg, &glyphs.path, &format!("fill=\"{}\"", hex(*colour)));
        }
        Mark::Fill { path, colour } => shape(svg, &data(path), &format!("fill=\"{}\"", hex(*colour))),
        Mark::EvenOdd { path, colour } => {
            shape(svg, &data(path), &format!("fill=\"{}\" fill-rule=\"evenodd\"", hex(*colour)));
        }
        Mark::Stroke { path, colour, width, dash } => {
            let dash = dash.map_or(String::new(), |(on, off)| format!(" stroke-dasharray=\"{on} {off}\""));
            let look = format!("fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{dash}", hex(*colour));
            shape(svg, &data(path), &look);
        }
        Mark::Blend { frame: [left, top, right, bottom], from, to } => {
            let _ = writeln!(
                svg,
                "<linearGradient id=\"b{at}\"><stop offset=\"0\" stop-color=\"{}\"/><stop offset=\"1\" stop-color=\"{}\"/>\
                 </linearGradient>",
                hex(*from),
                hex(*to)
            );
            let path = format!("M{left} {top}H{right}V{bottom}H{left}Z");
            shape(svg, &path, &format!("fill=\"url(#b{at})\""));
        }
        Mark::Image { .. } => {}
    }
}

fn hex(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Hundredths of a point are finer than any printer.
fn number(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn data(path: &Path) -> String {
    let mut data = String::new();
    for segment in path {
        let _ = match *segment {
            Segment::Move(x, y) => write!(data, "M{} {}", number(x), number(y)),
            Segment::Line(x, y) => write!(data, "L{} {}", number(x), number(y)),
            Segment::Curve(a, b, c, d, x, y) => {
                let [a, b, c, d, x, y] = [a, b, c, d, x, y].map(number);
                write!(data, "C{a} {b} {c} {d} {x} {y}")
            }
            Segment::Close => write!(data, "Z"),
        };
    }
    data
}

/// Letters as outlines, so that the picture looks the same without the fonts.
struct Glyphs {
    path: String,
    /// Where the text begins.
    at: (f32, f32),
    /// How far along it is.
    along: f32,
    scale: f32,
    upright: bool,
}

impl Glyphs {
    fn word(&mut self, word: &Shaped, size: f32, tracking: f32) {
        for Run { face, glyphs } in &word.runs {
            let font = face.font();
            self.scale = size * font.to_em / 1000.0;
            for glyph in glyphs {
                font.shaper.outline_glyph(GlyphId(glyph.id), self);
                self.along += glyph.advance * size / 1000.0 + tracking;
            }
        }
    }

    /// A point of a glyph on the picture.
    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let (along, above) = (self.along + x * self.scale, y * self.scale);
        let (x, y) = if self.upright { (-above, -along) } else { (along, -above) };
        (number(self.at.0 + x), number(self.at.1 + y))
    }

    fn add(&mut self, letter: char, points: &[(f32, f32)]) {
        self.path.push(letter);
        for (at, (x, y)) in points.iter().enumerate() {
            let (x, y) = self.point(*x, *y);
            let _ = write!(self.path, "{}{x} {y}", if at > 0 { " " } else { "" });
        }
    }
}

impl OutlineBuilder for Glyphs {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }

    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        self.add('Q', &[(a, b), (x, y)]);
    }

    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        self.add('C', &[(a, b), (c, d), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}

/// The picture in pixels, on white.
fn png(svg: &str, figure: &Figure) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(|fault| fault.to_string())?;
    let pixels = |points: f32| (points * SCALE).ceil() as u32;
    let mut pixmap = Pixmap::new(pixels(figure.width), pixels(figure.height)).ok_or("a figure without extent")?;
    pixmap.fill(Color::WHITE);
    let scale = pixmap.width() as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let rgb = pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    encoded(&Pixels { width: pixmap.width(), height: pixmap.height(), rgb })
}

fn encoded(pixels: &Pixels) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().map_err(|fault| fault.to_string())?;
    writer.write_image_data(&pixels.rgb).map_err(|fault| fault.to_string())?;
    writer.finish().map_err(|fault| fault.to_string())?;
    Ok(bytes)
}
