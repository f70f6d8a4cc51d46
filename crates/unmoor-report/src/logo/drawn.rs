//! How much of an SVG is drawn, counted before it is: what is used again is counted again.

use std::collections::BTreeMap;

use simplecss::{AttributeOperator, PseudoClass, StyleSheet};
use usvg::roxmltree;

type Element<'d> = roxmltree::Node<'d, 'd>;

/// How deep elements may stand in each other, references followed.
const MOST_LEVELS: usize = 1024;
/// The most questions whether a rule of a style sheet fits an element.
const MOST_MATCHES: usize = 4_000_000;
/// A gradient with no more stops than this counts as one element: a logo has many shapes of one gradient.
const FEW_STOPS: usize = 64;
/// What a shape has from the group that it stands in: each shape of it makes its own.
const INHERITED: [&str; 6] = ["fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"];

/// Elements, and the bytes of their attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) elements: usize,
    pub(super) bytes: usize,
}

impl Drawn {
    const NOTHING: Self = Self { elements: 0, bytes: 0 };
    const ENDLESS: Self = Self { elements: usize::MAX, bytes: usize::MAX };

    /// What is drawn of a document; what uses itself is endless.
    pub(super) fn of<'d>(document: &'d roxmltree::Document<'d>) -> Self {
        let elements = || document.descendants().filter(Element::is_element);
        let mut sheet = StyleSheet::new();
        for style in elements().filter(|node| node.tag_name().name() == "style") {
            sheet.parse_more(style.text().unwrap_or_default());
        }
        let rules: usize = sheet.rules.iter().map(|rule| 1 + rule.declarations.len()).sum();
        if rules.saturating_mul(elements().count()) > MOST_MATCHES {
            return Self::ENDLESS;
        }
        let outlines = elements().flat_map(|node| ["d", "points"].map(|name| node.attribute(name).map_or(0, str::len)));
        let mut count = Count {
            named: elements().filter_map(|node| Some((node.attribute("id")?, node))).collect(),
            points: outlines.sum::<usize>() / 2 + 4,
            sheet,
            counted: BTreeMap::new(),
        };
        count.element(document.root(), 0)
    }

    fn and(self, other: Self) -> Self {
        Self { elements: self.elements.saturating_add(other.elements), bytes: self.bytes.saturating_add(other.bytes) }
    }

    fn times(self, times: usize) -> Self {
        Self { elements: self.elements.saturating_mul(times), bytes: self.bytes.saturating_mul(times) }
    }
}

struct Count<'d> {
    named: BTreeMap<&'d str, Element<'d>>,
    /// No fewer points than all outlines together have: a marker may stand at each.
    points: usize,
    sheet: StyleSheet<'d>,
    counted: BTreeMap<usize, Drawn>,
}

impl<'d> Count<'d> {
    fn element(&mut self, node: Element<'d>, level: usize) -> Drawn {
        let place = node.id().get_usize();
        if let Some(drawn) = self.counted.get(&place) {
            return *drawn;
        }
        if level > MOST_LEVELS {
            return Drawn::ENDLESS;
        }
        self.counted.insert(place, Drawn::ENDLESS); // as long as it is being counted
        let bytes = node.attributes().map(|attribute| attribute.value().len()).sum();
        let mut drawn = Drawn { elements: 1, bytes };
        for child in node.children().filter(Element::is_element) {
            drawn = drawn.and(self.element(child, level + 1));
        }
        let used = node.attributes().filter(|attribute| attribute.name() == "href");
        for used in used.filter_map(|used| used.value().trim().strip_prefix('#')) {
            drawn = drawn.and(self.named(used, level));
        }
        let shapes = drawn.elements;
        for (property, name) in self.references(node) {
            let times = match property {
                _ if property.starts_with("marker") => shapes.saturating_mul(self.points),
                _ if INHERITED.contains(&property) => shapes,
                _ => 1,
            };
            drawn = drawn.and(self.named(name, level).times(times));
        }
        self.counted.insert(place, drawn);
        drawn
    }

    fn named(&mut self, name: &str, level: usize) -> Drawn {
        let Some(named) = self.named.get(name).copied() else { return Drawn::NOTHING };
        let drawn = self.element(named, level + 1);
        let gradient = matches!(named.tag_name().name(), "linearGradient" | "radialGradient");
        if gradient && drawn.elements <= FEW_STOPS { Drawn::NOTHING } else { drawn }
    }

    /// The properties of an element that name another, as attributes, as a style and by the style sheet.
    fn references(&self, node: Element<'d>) -> Vec<(&'d str, &'d str)> {
        let mut found = Vec::new();
        let mut look = |name: &'d str, value: &'d str| found.extend(names(value).map(|named| (name, named)));
        for attribute in node.attributes() {
            match attribute.name() {
                "style" => simplecss::DeclarationTokenizer::from(attribute.value())
                    .for_each(|declaration| look(declaration.name, declaration.value)),
                name => look(name, attribute.value()),
            }
        }
        if node.is_element() {
            let rules = self.sheet.rules.iter().filter(|rule| rule.selector.matches(&Styled(node)));
            rules.flat_map(|rule| &rule.declarations).for_each(|said| look(said.name, said.value));
        }
        found
    }
}

/// The names of other elements in a value.
fn names(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let name = rest.split(')').next()?.trim().trim_matches(['"', '\'']).trim();
        name.strip_prefix('#')
    })
}

/// An element as style sheets see it.
struct Styled<'d>(Element<'d>);

impl simplecss::Element for Styled<'_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.prev_sibling_element().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elements(inside: &str) -> usize {
        let text = format!(r#"<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>"#);
        Drawn::of(&roxmltree::Document::parse(&text).unwrap()).elements
    }

    #[test]
    fn what_is_named_counts_wherever_it_is_named() {
        let bare = elements(r#"<pattern id="p"><rect/><rect/></pattern><g><rect/><rect/></g>"#);
        for (named, more) in [
            (r##"<pattern id="p"><rect/><rect/></pattern><g mask="url(#p)"><rect/><rect/></g>"##, 3),
            (r##"<pattern id="p"><rect/><rect/></pattern><g style="mask: url( '#p' )"><rect/><rect/></g>"##, 3),
            (r##"<pattern id="p"><rect/><rect/></pattern><g fill="url(#p)"><rect/><rect/></g>"##, 9),
            (
                r##"<style>g > rect {clip-path:url(#p)}</style><pattern id="p"><rect/><rect/></pattern><g><rect/><rect/></g>"##,
                7,
            ),
            (r##"<pattern id="p"><rect/><rect/></pattern><g marker-mid="url(#p)"><rect/><rect/></g>"##, 36),
            (r##"<pattern id="p"><rect/><rect/></pattern><g mask="url(#q)"><rect/><rect/></g>"##, 0),
        ] {
            assert_eq!(elements(named) - bare, more, "{named}");
        }
        let gradient = r##"<linearGradient id="g"><stop/></linearGradient><g fill="url(#g)"><rect/></g>"##;
        assert_eq!(elements(gradient), elements(&gradient.replace(" fill=\"url(#g)\"", "")), "a gradient is free");
    }

    #[test]
    fn what_names_itself_is_endless() {
        for itself in [
            r##"<mask id="m"><rect mask="url(#m)"/></mask><rect mask="url(#m)"/>"##,
            r##"<style>rect{mask:url(#m)}</style><mask id="m"><rect/></mask><rect/>"##,
            r##"<pattern id="a" href="#b"/><pattern id="b" href="#a"/><rect fill="url(#a)"/>"##,
        ] {
            assert_eq!(elements(itself), usize::MAX, "{itself}");
        }
        let rules = format!("<style>{}</style>{}", "a{b:c}".repeat(5000), "<g/>".repeat(1000));
        assert_eq!(elements(&rules), usize::MAX, "ten million questions of the style sheet");
    }
}
