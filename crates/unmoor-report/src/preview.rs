//! The pages of a report as SVG: the same marks that the PDF draws, at any size.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::ControlFlow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use crate::canvas::{Canvas, Mark, Path, Segment};
use crate::document::Document;
use crate::fonts::{Face, Typefaces};
use crate::layout::{self, Kind};
use crate::logo::Pixels;
use crate::pdf::{Progress, ReportFault};
use crate::style::Colour;

/// A report that is set on its pages and not yet written anywhere.
pub struct Preview {
    canvas: Canvas,
    kinds: Vec<Kind>,
    names: Vec<String>,
}

/// Sets a document on its pages.
///
/// # Errors
///
/// As [`crate::pdf::render`].
pub fn of(
    document: &Document,
    typefaces: &Typefaces,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Preview, ReportFault> {
    let laid = layout::lay_out(document, typefaces, progress)?;
    if laid.canvas.pages.is_empty() {
        return Err(ReportFault::Empty);
    }
    if let Some(outside) = laid.canvas.outside {
        return Err(outside.into());
    }
    Ok(Preview { canvas: laid.canvas, kinds: laid.kinds, names: laid.names })
}

impl Preview {
    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.canvas.pages.len()
    }

    /// What stands on a page, such as "3 Findings"; pages count from 0.
    pub fn name(&self, at: usize) -> String {
        match self.kinds.get(at) {
            Some(Kind::Cover) => "Cover".to_owned(),
            Some(Kind::Letter) => "Letter to the vendor".to_owned(),
            Some(Kind::Board | Kind::Parts) => self.names.get(at).cloned().unwrap_or_default(),
            None => String::new(),
        }
    }

    /// A page as SVG; `None` where there is none. Pages count from 0.
    pub fn page(&self, at: usize) -> Option<String> {
        let page = self.canvas.pages.get(at)?;
        let mut drawing = Drawing::default();
        page.marks().for_each(|mark| drawing.mark(mark));
        let (width, height) = (self.canvas.sheet.width, self.canvas.sheet.height);
        let mut definitions = drawing.definitions;
        for ((face, glyph), id) in &drawing.glyphs {
            let outline = outline(*face, *glyph);
            write(&mut definitions, format_args!("<path id=\"g{id}\" d=\"{outline}\"/>"));
        }
        Some(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\
             <defs>{definitions}</defs><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>{}</svg>",
            drawing.body
        ))
    }
}

/// A page as it grows.
#[derive(Default)]
struct Drawing {
    body: String,
    definitions: String,
    /// The glyphs that are drawn, each under a number.
    glyphs: BTreeMap<(Face, u16), usize>,
    blends: usize,
}

/// Adds to a string; that cannot fail.
fn write(to: &mut String, what: std::fmt::Arguments<'_>) {
    to.write_fmt(what).unwrap_or_default();
}

impl Drawing {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { .. } => self.text(mark),
            Mark::Fill { path, colour } => {
                write(&mut self.body, format_args!("<path d=\"{}\" fill=\"{}\"/>", steps(path), hex(*colour)));
            }
            Mark::EvenOdd { path, colour } => {
                let (steps, colour) = (steps(path), hex(*colour));
                write(&mut self.body, format_args!("<path d=\"{steps}\" fill=\"{colour}\" fill-rule=\"evenodd\"/>"));
            }
            Mark::Stroke { path, colour, width, dash } => {
                let (steps, colour) = (steps(path), hex(*colour));
                let dash = dash.map_or(String::new(), |(on, off)| format!(" stroke-dasharray=\"{on} {off}\""));
                let line = format_args!(
                    "<path d=\"{steps}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>"
                );
                write(&mut self.body, line);
            }
            Mark::Blend { frame, from, to } => self.blend(*frame, *from, *to),
            Mark::Image { frame, pixels } => self.image(*frame, pixels),
        }
    }

    fn blend(&mut self, frame: [f32; 4], from: Colour, to: Colour) {
        let id = self.blends;
        self.blends += 1;
        let [left, top, right, bottom] = frame;
        let stops = format!("<stop stop-color=\"{}\"/><stop offset=\"1\" stop-color=\"{}\"/>", hex(from), hex(to));
        write(&mut self.definitions, format_args!("<linearGradient id=\"b{id}\">{stops}</linearGradient>"));
        let (width, height) = (right - left, bottom - top);
        let area =
            format_args!("<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"url(#b{id})\"/>");
        write(&mut self.body, area);
    }

    fn image(&mut self, frame: [f32; 4], pixels: &Pixels) {
        let [left, top, right, bottom] = frame;
        let Some(png) = png_of(pixels) else { return };
        let (width, height, data) = (right - left, bottom - top, STANDARD.encode(png));
        let image = format_args!(
            "<image x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
             href=\"data:image/png;base64,{data}\"/>"
        );
        write(&mut self.body, image);
    }

    /// Text as its glyphs, in thousandths of its size, with the vertical axis pointing up as in the font.
    fn text(&mut self, mark: &Mark) {
        let Mark::Text { x, y, size, tracking, colour, words, upright } = mark else { return };
        let turn = if *upright { " rotate(-90)" } else { "" };
        let scale = size / 1000.0;
        let group = format_args!(
            "<g transform=\"translate({x:.2} {y:.2}){turn} scale({scale} -{scale})\" fill=\"{}\">",
            hex(*colour)
        );
        write(&mut self.body, group);
        let mut pen = 0.0;
        for run in words.iter().flat_map(|word| &word.runs) {
            for glyph in &run.glyphs {
                if !glyph.text.trim().is_empty() || glyph.text.is_empty() {
                    let next = self.glyphs.len();
                    let id = *self.glyphs.entry((run.face, glyph.id)).or_insert(next);
                    let (right, up) = glyph.offset;
                    let place = if up == 0.0 { String::new() } else { format!(" y=\"{up:.0}\"") };
                    write(&mut self.body, format_args!("<use href=\"#g{id}\" x=\"{:.0}\"{place}/>", pen + right));
                }
                pen += glyph.advance + tracking * 1000.0 / size;
            }
        }
        self.body.push_str("</g>");
    }
}

fn hex(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn steps(path: &Path) -> String {
    let mut steps = String::with_capacity(path.len() * 12);
    for segment in path {
        match *segment {
            Segment::Move(x, y) => write(&mut steps, format_args!("M{x:.2} {y:.2}")),
            Segment::Line(x, y) => write(&mut steps, format_args!("L{x:.2} {y:.2}")),
            Segment::Curve(a, b, c, d, x, y) => {
                write(&mut steps, format_args!("C{a:.2} {b:.2} {c:.2} {d:.2} {x:.2} {y:.2}"));
            }
            Segment::Close => steps.push('Z'),
        }
    }
    steps
}

/// A glyph's outline in thousandths of an em.
fn outline(face: Face, glyph: u16) -> String {
    let font = face.font();
    let mut outline = Outline { steps: String::new(), to_em: font.to_em };
    font.shaper.outline_glyph(GlyphId(glyph), &mut outline);
    outline.steps
}

struct Outline {
    steps: String,
    to_em: f32,
}

impl Outline {
    fn step(&mut self, letter: char, points: &[f32]) {
        self.steps.push(letter);
        for point in points {
            write(&mut self.steps, format_args!("{:.0} ", point * self.to_em));
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[x, y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', &[x1, y1, x, y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[x1, y1, x2, y2, x, y]);
    }

    fn close(&mut self) {
        self.steps.push('Z');
    }
}

fn png_of(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels.rgb).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
