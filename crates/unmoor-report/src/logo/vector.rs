//! An SVG as filled areas, or as pixels where it is drawn with more than shapes: refused where it could do or fetch something.

use std::sync::Arc;

use usvg::tiny_skia_path::{Path as Outline, PathSegment, Transform};
use usvg::{BlendMode, FillRule, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Tree, roxmltree};

use super::drawn::Drawn;
use super::{Art, LogoFault, Shape, painted};
use crate::canvas::{Path, Segment};
use crate::style::Colour;

/// The most elements that a logo may have, how deep they may stand in each other, and the most points that its outlines may have.
const MOST_ELEMENTS: usize = 20_000;
const MOST_LEVELS: usize = 256;
const MOST_SEGMENTS: usize = 200_000;
/// The most bytes of attributes that may be drawn, those that are used again counted again.
const MOST_DRAWN: usize = 8 << 20;
/// The largest number that an outline may name: an arc is divided into the more curves the larger it is.
const FARTHEST: f64 = 1e6;
/// Elements that can run or show what is not a drawing.
const UNSAFE: [&str; 9] =
    ["script", "foreignObject", "iframe", "a", "animate", "animateTransform", "animateMotion", "set", "handler"];

/// Reads an SVG: its size in points and what is drawn.
pub(super) fn read(text: &str) -> Result<((f32, f32), Art), LogoFault> {
    let plain = without_doctype(text)?;
    let document = roxmltree::Document::parse(&plain).map_err(|fault| LogoFault::Broken(fault.to_string()))?;
    vet(&document)?;
    let drawn = Drawn::of(&document);
    if drawn.elements > MOST_ELEMENTS || drawn.bytes > MOST_DRAWN {
        return Err(LogoFault::TooLarge);
    }
    let tree = Tree::from_xmltree(&document, &closed()).map_err(|fault| LogoFault::Broken(fault.to_string()))?;
    let size = (tree.size().width() * 0.75, tree.size().height() * 0.75);
    let mut areas = Areas { shapes: Vec::new(), segments: 0 };
    let art = match areas.group(tree.root(), 1.0) {
        Ok(()) if areas.shapes.is_empty() => return Err(LogoFault::Empty),
        Ok(()) => Art::Shapes(areas.shapes),
        Err(NotPlain::Painted) => Art::Pixels(Arc::new(painted::paint(&tree)?)),
        Err(NotPlain::Fault(fault)) => return Err(fault),
    };
    Ok((size, art))
}

/// Nothing is looked up outside the file, whatever it names.
fn closed() -> Options<'static> {
    let resolve_data = Box::new(|_: &str, _: Arc<Vec<u8>>, _: &Options<'_>| None);
    let resolve_string = Box::new(|_: &str, _: &Options<'_>| None);
    Options { image_href_resolver: ImageHrefResolver { resolve_data, resolve_string }, ..Options::default() }
}

/// Why a drawing is not filled areas alone.
enum NotPlain {
    /// It has to be painted as pixels.
    Painted,
    Fault(LogoFault),
}

/// Takes a document type away that only names one; one that defines anything is refused.
fn without_doctype(text: &str) -> Result<String, LogoFault> {
    let Some(start) = text.find("<!DOCTYPE") else { return Ok(text.to_owned()) };
    let end = text[start..].find('>').map(|end| start + end + 1);
    match end {
        Some(end) if !text[start..end].contains('[') => Ok(format!("{}{}", &text[..start], &text[end..])),
        _ => Err(LogoFault::Unsafe("definitions of its own (a DOCTYPE)".to_owned())),
    }
}

/// Refuses what could run or be fetched.
fn vet(document: &roxmltree::Document<'_>) -> Result<(), LogoFault> {
    let unsafe_ = |what: String| Err(LogoFault::Unsafe(what));
    for (count, node) in document.descendants().filter(roxmltree::Node::is_element).enumerate() {
        let name = node.tag_name().name();
        if count > MOST_ELEMENTS || node.ancestors().nth(MOST_LEVELS).is_some() {
            return Err(LogoFault::TooLarge);
        }
        if UNSAFE.contains(&name) {
            return unsafe_(format!("<{name}>"));
        }
        if matches!(name, "text" | "tspan" | "textPath") {
            return Err(LogoFault::Text);
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            if attribute.name().starts_with("on") {
                return unsafe_(format!("the script {:?}", attribute.name()));
            }
            if attribute.name() == "d" && goes_too_far(value) {
                return Err(LogoFault::TooLarge);
            }
            if attribute.name() == "href" && value.trim_start().starts_with("data:") && pictures(name) {
                return Err(LogoFault::picture());
            }
            if attribute.name() == "href" && !value.trim_start().starts_with('#') {
                return unsafe_("a reference to something outside it".to_owned());
            }
            if fetches(value) {
                return unsafe_("a reference to something outside it".to_owned());
            }
        }
        if name == "style" && node.text().is_some_and(|style| style.contains("@import") || fetches(style)) {
            return unsafe_("a style sheet from elsewhere".to_owned());
        }
    }
    Ok(())
}

/// Whether an element shows a picture.
fn pictures(name: &str) -> bool {
    matches!(name, "image" | "feImage")
}

/// Whether an outline names a number that is too large, as far as it can be read: no more of it is drawn.
fn goes_too_far(outline: &str) -> bool {
    use svgtypes::PathSegment::*;
    let numbers = |segment| match segment {
        MoveTo { x, y, .. } | LineTo { x, y, .. } | SmoothQuadratic { x, y, .. } => vec![x, y],
        HorizontalLineTo { x, .. } => vec![x],
        VerticalLineTo { y, .. } => vec![y],
        CurveTo { x1, y1, x2, y2, x, y, .. } => vec![x1, y1, x2, y2, x, y],
        SmoothCurveTo { x2, y2, x, y, .. } => vec![x2, y2, x, y],
        Quadratic { x1, y1, x, y, .. } => vec![x1, y1, x, y],
        EllipticalArc { rx, ry, x, y, .. } => vec![rx, ry, x, y],
        ClosePath { .. } => Vec::new(),
    };
    let segments = svgtypes::PathParser::from(outline).map_while(Result::ok);
    segments.flat_map(numbers).any(|number| number.abs() > FARTHEST)
}

/// Whether a value names anything but a part of the same file.
fn fetches(value: &str) -> bool {
    let outside = |rest: &str| !rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    value.to_ascii_lowercase().split("url(").skip(1).any(outside)
}

struct Areas {
    shapes: Vec<Shape>,
    segments: usize,
}

impl Areas {
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), NotPlain> {
        if group.mask().is_some() || !group.filters().is_empty() || group.blend_mode() != BlendMode::Normal {
            return Err(NotPlain::Painted);
        }
        if let Some(clip) = group.clip_path() {
            let frame =
                clip.root().abs_bounding_box().transform(group.abs_transform()).unwrap_or(group.abs_bounding_box());
            let inside = group.abs_stroke_bounding_box();
            let slack = 0.5;
            let cuts = inside.left() < frame.left() - slack
                || inside.top() < frame.top() - slack
                || inside.right() > frame.right() + slack
                || inside.bottom() > frame.bottom() + slack;
            if cuts {
                return Err(NotPlain::Painted);
            }
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity)?,
                Node::Path(_) => {}
                Node::Image(_) => return Err(NotPlain::Fault(LogoFault::picture())),
                Node::Text(_) => return Err(NotPlain::Fault(LogoFault::Text)),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), NotPlain> {
        let fill = |areas: &mut Self| match path.fill() {
            Some(fill) => {
                let even_odd = fill.rule() == FillRule::EvenOdd;
                areas.area(path.data(), path.abs_transform(), (fill.paint(), opacity * fill.opacity().get()), even_odd)
            }
            None => Ok(()),
        };
        let stroke = |areas: &mut Self| {
            let Some(stroke) = path.stroke() else { return Ok(()) };
            let settings = stroke.to_tiny_skia();
            let dashed = settings.dash.as_ref().and_then(|dash| path.data().dash(dash, 1.0));
            if dashed.as_ref().is_some_and(|dashed| dashed.len() > MOST_SEGMENTS) {
                return Err(NotPlain::Fault(LogoFault::TooLarge)); // before an outline is drawn around every dash
            }
            let outline = dashed.as_ref().unwrap_or(path.data()).stroke(&settings, 1.0);
            match outline {
                Some(outline) => {
                    let paint = (stroke.paint(), opacity * stroke.opacity().get());
                    areas.area(&outline, path.abs_transform(), paint, false)
                }
                None => Ok(()),
            }
        };
        match path.paint_order() {
            PaintOrder::FillAndStroke => fill(self).and_then(|()| stroke(self)),
            PaintOrder::StrokeAndFill => stroke(self).and_then(|()| fill(self)),
        }
    }

    fn area(
        &mut self,
        outline: &Outline,
        transform: Transform,
        paint: (&Paint, f32),
        even_odd: bool,
    ) -> Result<(), NotPlain> {
        let (Paint::Color(colour), opacity) = paint else {
            return Err(NotPlain::Painted);
        };
        let Some(outline) = outline.clone().transform(transform) else { return Ok(()) };
        self.segments += outline.len();
        if self.segments > MOST_SEGMENTS {
            return Err(NotPlain::Fault(LogoFault::TooLarge));
        }
        // A share of a colour is that colour mixed with white: the report prints no transparency.
        let colour = Colour(colour.red, colour.green, colour.blue).share(opacity);
        self.shapes.push(Shape { path: segments(&outline), colour, even_odd });
        Ok(())
    }
}

fn segments(outline: &Outline) -> Path {
    let mut path = Path::with_capacity(outline.len());
    let mut at = (0.0, 0.0);
    let points = |value: f32| value * 0.75;
    for segment in outline.segments() {
        let (segment, end) = match segment {
            PathSegment::MoveTo(p) => (Segment::Move(points(p.x), points(p.y)), (p.x, p.y)),
            PathSegment::LineTo(p) => (Segment::Line(points(p.x), points(p.y)), (p.x, p.y)),
            PathSegment::QuadTo(c, p) => {
                let third = |from: f32, control: f32| points(from + (control - from) * 2.0 / 3.0);
                let first = (third(at.0, c.x), third(at.1, c.y));
                let second = (third(p.x, c.x), third(p.y, c.y));
                (Segment::Curve(first.0, first.1, second.0, second.1, points(p.x), points(p.y)), (p.x, p.y))
            }
            PathSegment::CubicTo(c, d, p) => {
                let curve =
                    Segment::Curve(points(c.x), points(c.y), points(d.x), points(d.y), points(p.x), points(p.y));
                (curve, (p.x, p.y))
            }
            PathSegment::Close => (Segment::Close, at),
        };
        at = end;
        path.push(segment);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="40">{inside}</svg>"#
        )
    }

    fn shapes(text: &str) -> ((f32, f32), Vec<Shape>) {
        match read(text).unwrap() {
            (size, Art::Shapes(shapes)) => (size, shapes),
            (_, Art::Pixels(_)) => panic!("painted: {text}"),
        }
    }

    #[test]
    fn shapes_strokes_and_groups_become_areas_in_their_colours() {
        let text = svg(r##"<g opacity=".5"><rect width="40" height="40" fill="#000"/></g>
            <path d="M40 0 Q60 20 80 0 V40 Z" fill="#0e6073" fill-rule="evenodd" stroke="red" stroke-width="2"/>"##);
        let ((width, height), shapes) = shapes(&text);
        assert_eq!((width, height), (60.0, 30.0));
        assert_eq!(shapes.len(), 3);
        assert_eq!(shapes[0].colour, Colour(128, 128, 128));
        assert!(shapes[1].even_odd && !shapes[2].even_odd);
        assert_eq!(shapes[2].colour, Colour(255, 0, 0));
    }

    #[test]
    fn what_could_run_or_be_fetched_is_refused() {
        for hostile in [
            r#"<script>alert(1)</script>"#,
            r#"<rect width="1" height="1" onload="alert(1)"/>"#,
            r#"<image href="https://example.com/x.png" width="1" height="1"/>"#,
            r#"<use xlink:href="https://example.com/x.svg#a"/>"#,
            r#"<use href="file:///etc/passwd#a"/>"#,
            r#"<foreignObject><p>x</p></foreignObject>"#,
            r#"<style>@import "https://example.com/x.css";</style><rect width="1" height="1"/>"#,
            r#"<rect width="1" height="1" style="fill: URL( 'https://example.com/x')"/>"#,
            r#"<a href="javascript:alert(1)"><rect width="1" height="1"/></a>"#,
            r#"<rect width="1" height="1"><animate attributeName="x"/></rect>"#,
        ] {
            assert!(matches!(read(&svg(hostile)), Err(LogoFault::Unsafe(_))), "{hostile}");
        }
        let entities = r#"<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#.to_owned() + &svg("&b;");
        assert!(matches!(read(&entities), Err(LogoFault::Unsafe(_))));
        let named = r#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">"#.to_owned();
        assert!(
            read(&(named + &svg(r#"<rect width="9" height="9"/>"#))).is_ok(),
            "a type that only names one is let be"
        );
    }

    #[test]
    fn an_outline_that_goes_too_far_is_refused() {
        for arc in [
            "A133333333333333333333333333333333333 2 30 0 1 2 2Z",
            "A1e30 2 30 0 1 2 2",
            "A2 1E+7 0 0 1 2 2",
            "L-1e9 0",
        ] {
            let outline = format!("M0 0{arc}");
            assert!(goes_too_far(&outline), "{arc}");
            let refused = read(&svg(&format!(r#"<path d="{outline}"/>"#)));
            assert!(matches!(refused, Err(LogoFault::TooLarge)), "{arc}");
        }
        for near in ["M0 0h12v16h16V0e0", "M1.5.5-3e2 4e-9L999999 1000000", "M0,0a1e-3 1 0 01.5.5z"] {
            assert!(!goes_too_far(near), "{near}");
        }
    }

    #[test]
    fn what_grows_without_end_is_refused() {
        let deep = "<g>".repeat(MOST_LEVELS) + &"</g>".repeat(MOST_LEVELS);
        assert_eq!(read(&svg(&deep)), Err(LogoFault::TooLarge), "levels");
        let many = "<g/>".repeat(MOST_ELEMENTS + 1);
        assert_eq!(read(&svg(&many)), Err(LogoFault::TooLarge), "elements");
        let again =
            (1..12).map(|n| format!("<g id=\"a{n}\">{}</g>", format!("<use href=\"#a{}\"/>", n - 1).repeat(10)));
        let again: String = again.collect();
        let uses = format!(r##"<defs><g id="a0"><rect width="1" height="1"/></g>{again}</defs><use href="#a11"/>"##);
        assert_eq!(read(&svg(&uses)), Err(LogoFault::TooLarge), "a hundred thousand million rectangles");
        let itself = r##"<g id="a"><rect width="1" height="1"/><use href="#a"/></g>"##;
        assert_eq!(read(&svg(itself)), Err(LogoFault::TooLarge), "what uses itself");
        let dashes = r##"<path d="M0 0H900000" stroke="red" stroke-dasharray="1"/>"##;
        assert_eq!(read(&svg(dashes)), Err(LogoFault::TooLarge), "dashes");
    }

    #[test]
    fn what_is_no_plain_area_is_painted() {
        for inside in [GRADIENT, MASK, CLIP, BLEND, SHADOW, PATTERN] {
            let ((width, height), art) = read(&svg(inside)).unwrap();
            assert_eq!((width, height), (60.0, 30.0));
            let Art::Pixels(pixels) = art else { panic!("not painted: {inside}") };
            assert_eq!((pixels.width, pixels.height), (667, 334), "80 points wide, at 600 to the inch");
            assert_eq!(pixels.rgb.len(), 3 * 667 * 334);
        }
        let whole = r##"<clipPath id="c"><rect width="80" height="40"/></clipPath><g clip-path="url(#c)"><rect width="9" height="9"/></g>"##;
        assert_eq!(shapes(&svg(whole)).1.len(), 1, "a clipping path that cuts nothing off is let be");
    }

    #[test]
    fn a_painted_logo_has_the_colours_of_its_drawing_on_white() {
        let at = |inside: &str, x: u32, y: u32| {
            let Art::Pixels(pixels) = read(&svg(inside)).unwrap().1 else { panic!("not painted: {inside}") };
            let (x, y) = (x * pixels.width / 80, y * pixels.height / 40);
            let place = ((y * pixels.width + x) * 3) as usize;
            [pixels.rgb[place], pixels.rgb[place + 1], pixels.rgb[place + 2]]
        };
        let near = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 6);
        assert!(near(at(GRADIENT, 1, 20), [252, 0, 3]), "red on the left");
        assert!(near(at(GRADIENT, 78, 20), [6, 0, 249]), "blue on the right");
        assert_eq!(at(CLIP, 20, 20), [0, 0, 0]);
        assert_eq!(at(CLIP, 2, 2), [255, 255, 255], "outside the circle");
        assert!(near(at(MASK, 20, 20), [127, 127, 127]), "half of it shows");
        assert_eq!(at(MASK, 60, 20), [255, 255, 255]);
        assert_eq!(at(BLEND, 20, 20), [0, 0, 0], "yellow times blue");
        assert_eq!(at(PATTERN, 2, 2), [255, 0, 0]);
        assert_eq!(at(PATTERN, 7, 7), [255, 255, 255]);
        let [dark, ..] = at(SHADOW, 41, 31);
        assert!((1..250).contains(&dark), "a soft edge: {dark}");
    }

    #[test]
    fn what_is_not_painted_is_named() {
        assert_eq!(read(&svg("<text>Fennimere</text>")), Err(LogoFault::Text));
        let said = LogoFault::Text.to_string();
        assert!(said.contains("save it with its text as outlines"), "{said}");
        let inside = r#"<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>"#;
        let said = read(&svg(inside)).unwrap_err().to_string();
        assert!(said.contains("save the whole logo as a PNG"), "{said}");
        let noise = r##"<filter id="f"><feTurbulence baseFrequency=".1"/></filter><rect width="9" height="9" filter="url(#f)"/>"##;
        let said = read(&svg(noise)).unwrap_err().to_string();
        assert!(said.contains("the effect feTurbulence"), "{said}");
        assert_eq!(read(&svg("")), Err(LogoFault::Empty));
        let nothing = r##"<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>"##;
        assert_eq!(read(&svg(nothing)), Err(LogoFault::Empty));
        assert!(matches!(read("<svg"), Err(LogoFault::Broken(_))));
    }

    /// For how many seconds this thread has worked, however busy the machine is; where that is not told, the time of day.
    fn worked() -> f64 {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
        let told = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
        let since = || std::time::UNIX_EPOCH.elapsed().map_or(0.0, |since| since.as_secs_f64());
        told.map_or_else(since, |nanoseconds| nanoseconds / 1e9)
    }

    #[test]
    fn what_would_be_painted_without_end_is_refused_in_a_moment() {
        let chain = |name: &str| -> String {
            (1..9)
                .map(|n| {
                    format!(
                        r##"<{name} id="m{n}">{}</{name}>"##,
                        format!(
                            r##"<rect width="9" height="9" {}="url(#m{})"/>"##,
                            if name == "pattern" { "fill" } else { name },
                            n - 1
                        )
                        .repeat(9)
                    )
                })
                .collect()
        };
        let masks = format!(
            r##"<mask id="m0"><rect width="9" height="9"/></mask>{}<rect width="9" height="9" mask="url(#m8)"/>"##,
            chain("mask")
        );
        let patterns = format!(
            r##"<pattern id="m0" width="1" height="1"><rect width="9" height="9"/></pattern>{}<rect width="9" height="9" fill="url(#m8)"/>"##,
            chain("pattern")
        );
        let region = r##"<filter id="f" x="-1e6" y="-1e6" width="2e6" height="2e6"><feGaussianBlur stdDeviation="3"/></filter><rect width="9" height="9" filter="url(#f)"/>"##;
        let wide = r##"<filter id="f"><feGaussianBlur stdDeviation="1e30"/></filter><rect width="9" height="9" filter="url(#f)"/>"##;
        let thick = r##"<filter id="f"><feMorphology operator="dilate" radius="500"/></filter><rect width="80" height="40" filter="url(#f)"/>"##;
        let steps = format!(
            r##"<filter id="f">{}</filter><rect width="80" height="40" filter="url(#f)"/>"##,
            r##"<feGaussianBlur stdDeviation="3"/>"##.repeat(400)
        );
        let tile = r##"<pattern id="p" width="1e7" height="1e7" patternUnits="userSpaceOnUse"><rect width="9" height="9"/></pattern><rect width="80" height="40" fill="url(#p)"/>"##;
        let layers = format!("{}<rect width='80' height='40'/>{}", "<g opacity='.99'>".repeat(200), "</g>".repeat(200));
        let layers = format!("{layers}{GRADIENT}");
        let sheets = format!("{GRADIENT}{}", r##"<rect width="80" height="40" fill="url(#g)"/>"##.repeat(9000));
        let far = format!(r##"{GRADIENT}<rect x="1e30" width="1e30" height="9" opacity=".5"/>"##);
        let again = format!(
            r##"<path id="a" d="M0 0{}" fill="none"/>{}"##,
            "h1".repeat(50_000),
            r##"<use href="#a"/>"##.repeat(9000)
        );
        let lines: String = (0..60_000_u64).map(|n| format!("L{} {}", n * 7919 % 80, n * 104_729 % 40)).collect();
        let lines = format!(r##"{GRADIENT}<path d="M0 0{lines}" fill="url(#g)"/>"##);
        let cases = [&masks, &patterns, region, wide, thick, &steps, tile, &layers, &sheets, &far, &again, &lines];
        for (n, hostile) in cases.into_iter().enumerate() {
            let begun = worked();
            let read = read(&svg(hostile));
            let took = worked() - begun;
            assert_eq!(read.err(), Some(LogoFault::TooLarge), "{n}: {}", &hostile[..80.min(hostile.len())]);
            assert!(took < 4.0, "{n}: {took}");
        }
    }

    #[test]
    fn the_dearest_that_is_painted_takes_a_moment() {
        let tiny = r##"<pattern id="p" width=".01" height=".01" patternUnits="userSpaceOnUse"><rect width=".005" height=".005"/></pattern><rect width="80" height="40" fill="url(#p)"/>"##;
        let sheets = format!("{GRADIENT}{}", r##"<rect width="80" height="40" fill="url(#g)"/>"##.repeat(200));
        let layers = format!("{GRADIENT}{}", "<g opacity='.99'><rect width='80' height='40'/></g>".repeat(200));
        let blurs = format!(
            r##"<filter id="f"><feGaussianBlur stdDeviation="3"/></filter>{}"##,
            r##"<g filter="url(#f)"><rect width="80" height="40"/></g>"##.repeat(20)
        );
        let thick = r##"<filter id="f"><feMorphology operator="dilate" radius="1"/></filter><rect width="80" height="40" filter="url(#f)"/>"##;
        let tiles = format!(
            r##"<pattern id="p" width=".3" height=".3" patternUnits="userSpaceOnUse"><circle r=".1"/></pattern>{}"##,
            r##"<rect width="80" height="40" fill="url(#p)"/>"##.repeat(100)
        );
        let lines: String = (0..15_000_u64).map(|n| format!("L{} {}", n * 7919 % 80, n * 104_729 % 40)).collect();
        let lines = format!(r##"{GRADIENT}<path d="M0 0{lines}" fill="url(#g)"/>"##);
        for (name, dear) in [
            ("tiny", tiny),
            ("sheets", &sheets),
            ("layers", &layers),
            ("blurs", &blurs),
            ("thick", thick),
            ("tiles", &tiles),
            ("lines", &lines),
        ] {
            let begun = worked();
            let read = read(&svg(dear));
            let took = worked() - begun;
            assert!(name == "tiny" || read.is_ok(), "{name}: {:?}", read.err());
            assert!(took < 4.0, "{name}: {took}");
        }
    }

    const GRADIENT: &str = r##"<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
        <rect width="80" height="40" fill="url(#g)"/>"##;
    const MASK: &str = r##"<mask id="m" x="0" y="0" width="40" height="40" maskUnits="userSpaceOnUse"><rect width="40" height="40" fill="white" opacity=".5"/></mask><rect width="80" height="40" mask="url(#m)"/>"##;
    const CLIP: &str = r##"<clipPath id="c"><circle cx="20" cy="20" r="9"/></clipPath><rect width="80" height="40" clip-path="url(#c)"/>"##;
    const BLEND: &str = r##"<rect width="80" height="40" fill="#ff0"/><rect width="40" height="40" fill="#00f" style="mix-blend-mode:multiply"/>"##;
    const SHADOW: &str = r##"<filter id="s" width="1.5" height="1.5"><feDropShadow dx="2" dy="2" stdDeviation="2"/></filter><rect width="39" height="29" fill="#fff" filter="url(#s)"/>"##;
    const PATTERN: &str = r##"<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="red"/></pattern><rect width="80" height="40" fill="url(#p)"/>"##;
}
