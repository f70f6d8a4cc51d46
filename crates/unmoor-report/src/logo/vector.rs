//! An SVG as filled areas: refused where it could do something, fetch something, or is drawn with more than shapes.

use std::collections::BTreeMap;

use usvg::tiny_skia_path::{Path as Outline, PathSegment, Transform};
use usvg::{BlendMode, FillRule, Group, Node, Options, Paint, PaintOrder, Tree, roxmltree};

use super::{LogoFault, Shape};
use crate::canvas::{Path, Segment};
use crate::style::Colour;

/// The most elements that a logo may have, how deep they may stand in each other, and the most points that its outlines may have.
const MOST_ELEMENTS: usize = 20_000;
const MOST_LEVELS: usize = 256;
const MOST_SEGMENTS: usize = 200_000;
/// The largest number that an outline may name: an arc is divided into the more curves the larger it is.
const FARTHEST: f64 = 1e6;
/// Elements that can run, fetch or show what is not a shape.
const UNSAFE: [&str; 10] = [
    "script",
    "foreignObject",
    "image",
    "iframe",
    "a",
    "animate",
    "animateTransform",
    "animateMotion",
    "set",
    "handler",
];

/// Reads an SVG: its size in points and its areas, the undermost first.
pub(super) fn read(text: &str) -> Result<((f32, f32), Vec<Shape>), LogoFault> {
    let plain = without_doctype(text)?;
    let document = roxmltree::Document::parse(&plain).map_err(|fault| LogoFault::Broken(fault.to_string()))?;
    vet(&document)?;
    if Drawn::of(&document) > MOST_ELEMENTS {
        return Err(LogoFault::TooLarge);
    }
    let tree =
        Tree::from_xmltree(&document, &Options::default()).map_err(|fault| LogoFault::Broken(fault.to_string()))?;
    let mut areas = Areas { shapes: Vec::new(), segments: 0 };
    areas.group(tree.root(), 1.0)?;
    if areas.shapes.is_empty() {
        return Err(LogoFault::Empty);
    }
    Ok(((tree.size().width() * 0.75, tree.size().height() * 0.75), areas.shapes))
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
            return Err(LogoFault::Unsupported("text (convert it to outlines)".to_owned()));
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            if attribute.name().starts_with("on") {
                return unsafe_(format!("the script {:?}", attribute.name()));
            }
            if attribute.name() == "d" && goes_too_far(value) {
                return Err(LogoFault::TooLarge);
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

/// How many elements are drawn, those that are used again counted again; what uses itself counts without end.
struct Drawn<'d> {
    named: BTreeMap<&'d str, Element<'d>>,
    counted: BTreeMap<usize, usize>,
}

type Element<'d> = roxmltree::Node<'d, 'd>;

impl<'d> Drawn<'d> {
    fn of(document: &'d roxmltree::Document<'d>) -> usize {
        let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        Self { named, counted: BTreeMap::new() }.count(document.root(), 0)
    }

    fn count(&mut self, node: Element<'d>, level: usize) -> usize {
        let place = node.id().get_usize();
        if let Some(count) = self.counted.get(&place) {
            return *count;
        }
        if level > 4 * MOST_LEVELS {
            return usize::MAX;
        }
        self.counted.insert(place, usize::MAX); // as long as it is being counted
        let mut count: usize = 1;
        for child in node.children().filter(Element::is_element) {
            count = count.saturating_add(self.count(child, level + 1));
        }
        let used = node.attributes().find(|attribute| attribute.name() == "href" && node.tag_name().name() == "use");
        let used = used.and_then(|used| self.named.get(used.value().trim().strip_prefix('#')?).copied());
        if let Some(used) = used {
            count = count.saturating_add(self.count(used, level + 1));
        }
        self.counted.insert(place, count);
        count
    }
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
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), LogoFault> {
        let unsupported = |what: &str| Err(LogoFault::Unsupported(what.to_owned()));
        if group.mask().is_some() {
            return unsupported("a mask");
        }
        if !group.filters().is_empty() || group.blend_mode() != BlendMode::Normal {
            return unsupported("effects");
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
                return unsupported("a clipping path");
            }
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity)?,
                Node::Path(_) => {}
                Node::Image(_) => return unsupported("a picture"),
                Node::Text(_) => return unsupported("text (convert it to outlines)"),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), LogoFault> {
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
                return Err(LogoFault::TooLarge); // before an outline is drawn around every dash
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
    ) -> Result<(), LogoFault> {
        let (Paint::Color(colour), opacity) = paint else {
            return Err(LogoFault::Unsupported("gradients or patterns".to_owned()));
        };
        let Some(outline) = outline.clone().transform(transform) else { return Ok(()) };
        self.segments += outline.len();
        if self.segments > MOST_SEGMENTS {
            return Err(LogoFault::TooLarge);
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

    #[test]
    fn shapes_strokes_and_groups_become_areas_in_their_colours() {
        let text = svg(r##"<g opacity=".5"><rect width="40" height="40" fill="#000"/></g>
            <path d="M40 0 Q60 20 80 0 V40 Z" fill="#0e6073" fill-rule="evenodd" stroke="red" stroke-width="2"/>"##);
        let ((width, height), shapes) = read(&text).unwrap();
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
    fn what_cannot_be_printed_as_shapes_is_named() {
        let gradient = r##"<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
            <rect width="9" height="9" fill="url(#g)"/>"##;
        let mask = r##"<mask id="m"><rect width="5" height="5" fill="white"/></mask><rect width="9" height="9" mask="url(#m)"/>"##;
        let clip = r##"<clipPath id="c"><circle cx="4" cy="4" r="2"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>"##;
        for inside in [gradient, mask, clip, "<text>Fennimere</text>"] {
            assert!(matches!(read(&svg(inside)), Err(LogoFault::Unsupported(_))), "{inside}");
        }
        let whole = r##"<clipPath id="c"><rect width="80" height="40"/></clipPath><g clip-path="url(#c)"><rect width="9" height="9"/></g>"##;
        assert!(read(&svg(whole)).is_ok(), "a clipping path that cuts nothing off is let be");
        assert_eq!(read(&svg("")), Err(LogoFault::Empty));
        assert!(matches!(read("<svg"), Err(LogoFault::Broken(_))));
    }
}
