//! Marks become the operators of a page, through printpdf.

use std::ops::ControlFlow;

use lopdf::ObjectId;
use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, GradientStop, LineDashPattern, LinePoint, Op,
    PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfResources, PdfSaveOptions, PdfWarnMsg, Point, Polygon,
    PolygonRing, Pt, Rgb, Shading, ShadingGeometry, ShadingId, TextMatrix, WindingOrder, XObject, XObjectId,
    XObjectTransform,
};

use super::Progress;
use super::embed::Fonts;
use super::object::{hundredths, number};
use crate::canvas::{Canvas, Mark, Page, Path, Segment, rectangle};
use crate::cores;
use crate::fonts::Face;
use crate::layout::Stopped;
use crate::logo::Pixels;
use crate::style::Colour;
use crate::text::Glyph;

/// Draws every page, on every core there is.
///
/// printpdf writes the pages one after the other, so each is given to it alone, and then put into the file that has the fonts
/// and all else that pages share. That file has one page more at first, which shows every glyph: printpdf embeds what it is
/// shown one by one.
pub(super) fn draw(
    title: &str,
    canvas: &Canvas,
    fonts: &Fonts,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Result<lopdf::Document, String>, Stopped> {
    let of = canvas.pages.len();
    let ask = |page| progress(Progress::Drawn { page, of });
    let one = |_: &mut (), at| drawn(canvas, at, fonts);
    let ControlFlow::Continue(drawn) = cores::each(&mut cores::stateless(), of, one, ask) else {
        return Err(Stopped);
    };
    Ok(drawn.into_iter().collect::<Result<_, String>>().and_then(|drawn| bound(title, canvas, fonts, drawn)))
}

/// A page that is drawn.
struct Drawn {
    content: Vec<u8>,
    /// What it shows beside text and paths.
    resources: PdfResources,
}

fn drawn(canvas: &Canvas, at: usize, fonts: &Fonts) -> Result<Drawn, String> {
    let mut pdf = PdfDocument::new("");
    let mut writer = Writer::new(canvas.sheet.height, fonts, &mut pdf, at);
    writer.page(canvas, &canvas.pages[at]);
    let page = sheet(canvas, writer.ops);
    pdf.with_pages(vec![page]);
    let mut file = lopdf_of(&pdf)?;
    let id = *contents(&file).first().ok_or("a page has no content")?;
    Ok(Drawn { content: std::mem::take(&mut stream(&mut file, id)?.content), resources: pdf.resources })
}

/// The pages in one file.
fn bound(title: &str, canvas: &Canvas, fonts: &Fonts, mut drawn: Vec<Drawn>) -> Result<lopdf::Document, String> {
    let mut pdf = PdfDocument::new(title);
    fonts.register(&mut pdf);
    for page in &mut drawn {
        pdf.resources.shadings.map.append(&mut page.resources.shadings.map);
        pdf.resources.xobjects.map.append(&mut page.resources.xobjects.map);
    }
    let mut pages: Vec<PdfPage> = drawn.iter().map(|_| sheet(canvas, Vec::new())).collect();
    pages.push(sheet(canvas, fonts.shown()));
    let last = pages.len() as u32;
    pdf.with_pages(pages);
    let mut file = lopdf_of(&pdf)?;
    let contents = contents(&file);
    if let Some(glyphs) = contents.get(drawn.len()) {
        file.objects.remove(glyphs);
    }
    file.delete_pages(&[last]);
    for (page, id) in drawn.into_iter().zip(contents) {
        stream(&mut file, id)?.set_content(page.content);
    }
    Ok(file)
}

fn sheet(canvas: &Canvas, ops: Vec<Op>) -> PdfPage {
    PdfPage::new(Pt(canvas.sheet.width).into(), Pt(canvas.sheet.height).into(), ops)
}

fn lopdf_of(pdf: &PdfDocument) -> Result<lopdf::Document, String> {
    // "Secure" leaves out the operators that printpdf has no word for, which are those with our strings.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut warnings: Vec<PdfWarnMsg> = Vec::new();
    let file = pdf.to_lopdf_document(&options, &mut warnings);
    let error = warnings.into_iter().find(|warning| warning.severity == printpdf::PdfParseErrorSeverity::Error);
    error.map_or(Ok(file), |error| Err(error.msg))
}

/// The content of each page.
fn contents(file: &lopdf::Document) -> Vec<ObjectId> {
    file.get_pages().into_values().flat_map(|page| file.get_page_contents(page)).collect()
}

fn stream(file: &mut lopdf::Document, id: ObjectId) -> Result<&mut lopdf::Stream, String> {
    file.get_object_mut(id).and_then(lopdf::Object::as_stream_mut).map_err(|fault| fault.to_string())
}

/// Writes marks as operators and leaves out those that change nothing.
struct Writer<'a> {
    height: f32,
    fonts: &'a Fonts,
    pdf: &'a mut PdfDocument,
    ops: Vec<Op>,
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: Option<f32>,
    dash: Option<(f32, f32)>,
    font: Option<(Face, f32)>,
    tracking: f32,
    /// The page, from 0: what it shows has a name of its own.
    at: usize,
}

impl<'a> Writer<'a> {
    fn new(height: f32, fonts: &'a Fonts, pdf: &'a mut PdfDocument, at: usize) -> Self {
        let (fill, stroke, width, dash, font) = (None, None, None, None, None);
        Self { height, fonts, pdf, ops: Vec::new(), fill, stroke, width, dash, font, tracking: 0.0, at }
    }

    fn page(&mut self, canvas: &Canvas, page: &Page) {
        self.artifact(&page.ground, None);
        for (id, sequence) in page.sequences.iter().enumerate() {
            let tag = canvas.nodes[sequence.owner.0].role.to_owned();
            let id = DictItem::Int(i64::try_from(id).unwrap_or_default());
            let properties = DictItem::Dict { map: [("MCID".to_owned(), id)].into() };
            self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
            sequence.marks.iter().for_each(|mark| self.mark(mark));
            self.ops.push(Op::EndMarkedContent);
        }
        self.artifact(&page.furniture, Some("Pagination"));
    }

    fn artifact(&mut self, marks: &[Mark], kind: Option<&str>) {
        if marks.is_empty() {
            return;
        }
        let tag = "Artifact".to_owned();
        self.ops.push(match kind {
            Some(kind) => {
                let kind = DictItem::Name(kind.as_bytes().to_vec());
                let properties = DictItem::Dict { map: [("Type".to_owned(), kind)].into() };
                Op::BeginMarkedContentWithProperties { tag, properties }
            }
            None => Op::BeginMarkedContent { tag },
        });
        marks.iter().for_each(|mark| self.mark(mark));
        self.ops.push(Op::EndMarkedContent);
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Text { .. } => self.text(mark),
            Mark::Fill { path, colour } => {
                self.fill(*colour);
                self.polygon(path, PaintMode::Fill);
            }
            Mark::EvenOdd { path, colour } => {
                self.fill(*colour);
                let polygon =
                    Polygon { rings: self.rings(path), mode: PaintMode::Fill, winding_order: WindingOrder::EvenOdd };
                self.ops.push(Op::DrawPolygon { polygon });
            }
            Mark::Image { frame, pixels } => self.image(*frame, pixels),
            Mark::Stroke { path, colour, width, dash } => self.line(path, *colour, *width, *dash),
            Mark::Blend { frame, from, to } => self.blend(*frame, *from, *to),
        }
    }

    fn line(&mut self, path: &Path, colour: Colour, width: f32, dash: Option<(f32, f32)>) {
        if self.stroke.replace(colour) != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        }
        if self.width.replace(width) != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
        if self.dash != dash {
            self.dash = dash;
            let dash = dash.map_or_else(LineDashPattern::solid, |(on, off)| LineDashPattern::new(0.0, &[on, off]));
            self.ops.push(Op::SetLineDashPattern { dash });
        }
        let closed = path.last() == Some(&Segment::Close);
        for ring in self.rings(path) {
            self.ops.push(Op::DrawLine { line: printpdf::Line { points: ring.points, is_closed: closed } });
        }
    }

    fn blend(&mut self, frame: [f32; 4], from: Colour, to: Colour) {
        let id = ShadingId(format!("S{}-{}", self.at, self.pdf.resources.shadings.map.len()));
        let stop = |offset: f32, colour: Colour| GradientStop { offset, color: components(colour) };
        let y = self.height - frame[1];
        let shading = Shading {
            geometry: ShadingGeometry::Axial { coords: [frame[0], y, frame[2], y] },
            stops: vec![stop(0.0, from), stop(1.0, to)],
            extend: (true, true),
        };
        self.pdf.resources.shadings.map.insert(id.clone(), shading);
        self.ops.push(Op::SaveGraphicsState);
        let path = rectangle(frame[0], frame[1], frame[2] - frame[0], frame[3] - frame[1]);
        self.polygon(&path, PaintMode::Clip);
        self.ops.push(Op::PaintShading { id });
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// Draws pixels in a frame. The same pixels are in the file once.
    fn image(&mut self, frame: [f32; 4], pixels: &Pixels) {
        let name = format!("I{}", &super::metadata::hexadecimal(&[&pixels.rgb])[..12]);
        let id = XObjectId(name);
        let number = |value: u32| DictItem::Int(i64::from(value));
        let named = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let entries = [
            ("Type", named("XObject")),
            ("Subtype", named("Image")),
            ("Width", number(pixels.width)),
            ("Height", number(pixels.height)),
            ("ColorSpace", named("DeviceRGB")),
            ("BitsPerComponent", number(8)),
            ("Interpolate", DictItem::Bool(false)),
        ];
        let stream = ExternalStream {
            dict: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
            content: pixels.rgb.clone(),
            compress: true,
        };
        let object = ExternalXObject { stream, width: None, height: None, dpi: None };
        self.pdf.resources.xobjects.map.insert(id.clone(), XObject::External(object));
        let [left, top, right, bottom] = frame;
        let matrix = [right - left, 0.0, 0.0, bottom - top, left, self.height - bottom].map(hundredths);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.push(Op::UseXobject { id, transform });
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn text(&mut self, mark: &Mark) {
        let Mark::Text { x, y, size, tracking, colour, words, upright } = mark else { return };
        self.fill(*colour);
        if self.tracking != *tracking {
            self.tracking = *tracking;
            self.ops.push(Op::SetCharacterSpacing { multiplier: *tracking });
        }
        let (mut pen, y) = (*x, *y);
        let runs: Vec<_> = words.iter().flat_map(|word| &word.runs).collect();
        for run in runs.chunk_by(|a, b| a.face == b.face) {
            let face = run[0].face;
            let glyphs: Vec<&Glyph> = run.iter().flat_map(|run| &run.glyphs).collect();
            // A mark that stands above or below its letter is drawn on its own, at its place.
            for glyphs in glyphs.chunk_by(|a, b| a.offset == (0.0, 0.0) && b.offset == (0.0, 0.0)) {
                let (right, up) = glyphs[0].offset;
                self.start_text(face, *size);
                let at = (pen + right * size / 1000.0, y - up * size / 1000.0);
                if *upright {
                    let (x, y) = (hundredths(at.0), hundredths(self.height - at.1));
                    self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([0.0, 1.0, -1.0, 0.0, x, y]) });
                } else {
                    self.ops.push(Op::SetTextCursor { pos: self.point(at.0, at.1) });
                }
                pen += self.show(face, glyphs) * size / 1000.0 + tracking * glyphs.len() as f32;
                self.ops.push(Op::EndTextSection);
            }
        }
    }

    fn start_text(&mut self, face: Face, size: f32) {
        self.ops.push(Op::StartTextSection);
        if self.font.replace((face, size)) != Some((face, size)) {
            let font = PdfFontHandle::External(self.fonts.get(face).id.clone());
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
    }

    /// Shows glyphs, with corrections where kerning moves the pen by a thousandth of an em or more; gives how far the pen
    /// goes, in thousandths of an em.
    fn show(&mut self, face: Face, glyphs: &[&Glyph]) -> f32 {
        let font = self.fonts.get(face);
        let (mut error, mut total) = (0.0_f32, 0.0);
        let mut items = Vec::new();
        let mut codes = Vec::with_capacity(glyphs.len() * 2);
        for (at, glyph) in glyphs.iter().enumerate() {
            let (code, width) = font.glyph(glyph.id);
            codes.extend_from_slice(&code.to_be_bytes());
            total += glyph.advance;
            error += width - glyph.advance;
            if error.abs() >= 1.0 && at + 1 < glyphs.len() {
                let offset = error.round();
                error -= offset;
                items.extend([DictItem::Bytes(std::mem::take(&mut codes)), DictItem::Real(offset)]);
            }
        }
        items.push(DictItem::Bytes(codes));
        self.ops.push(Op::Unknown { key: "TJ".to_owned(), value: vec![DictItem::Array(items)] });
        total
    }

    fn fill(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn polygon(&mut self, path: &Path, mode: PaintMode) {
        let polygon = Polygon { rings: self.rings(path), mode, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn rings(&self, path: &Path) -> Vec<PolygonRing> {
        let mut rings: Vec<PolygonRing> = Vec::new();
        let point = |x: f32, y: f32, bezier: bool| LinePoint { p: self.point(x, y), bezier };
        for segment in path {
            let points = match *segment {
                Segment::Move(x, y) => {
                    rings.push(PolygonRing { points: vec![point(x, y, false)] });
                    continue;
                }
                Segment::Line(x, y) => vec![point(x, y, false)],
                Segment::Curve(a, b, c, d, x, y) => vec![point(a, b, true), point(c, d, true), point(x, y, false)],
                Segment::Close => continue,
            };
            if let Some(ring) = rings.last_mut() {
                ring.points.extend(points);
            }
        }
        rings
    }

    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: Pt(hundredths(x)), y: Pt(hundredths(self.height - y)) }
    }
}

fn components(colour: Colour) -> [f32; 3] {
    [colour.0, colour.1, colour.2].map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
}

fn rgb(colour: Colour) -> Color {
    let [r, g, b] = components(colour);
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

/// Writes the exact size of the sheet: printpdf reckons in millimetres, and rounds.
pub(super) fn size(file: &mut lopdf::Document, canvas: &Canvas, pages: &[ObjectId]) {
    let sheet = canvas.sheet;
    for page in pages {
        let Ok(page) = file.get_dictionary_mut(*page) else { continue };
        for name in ["MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox"] {
            if page.has(name.as_bytes()) {
                page.set(name, vec![0.into(), 0.into(), number(sheet.width), number(sheet.height)]);
            }
        }
    }
}
