//! The display list and the structure tree: what is drawn on which page, and what it means.
//!
//! Points, origin top left, y down. Whatever is drawn belongs to a node of the structure or is furniture; the
//! canvas notes the first thing that leaves the box of its paper.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Anchor;
use crate::logo::Pixels;
use crate::style::{Colour, Sheet};
use crate::text::Shaped;

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Segment {
    Move(f32, f32),
    Line(f32, f32),
    Curve(f32, f32, f32, f32, f32, f32),
    Close,
}

/// Lines and curves.
pub(crate) type Path = Vec<Segment>;

/// One thing that is drawn.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Text from its baseline's left end.
    Text {
        x: f32,
        y: f32,
        size: f32,
        tracking: f32,
        colour: Colour,
        words: Vec<Arc<Shaped>>,
        upright: bool,
    },
    Fill {
        path: Path,
        colour: Colour,
    },
    /// Filled where an odd number of its outlines lies around.
    EvenOdd {
        path: Path,
        colour: Colour,
    },
    /// Pixels in a frame.
    Image {
        frame: [f32; 4],
        pixels: Arc<Pixels>,
    },
    Stroke {
        path: Path,
        colour: Colour,
        width: f32,
        dash: Option<(f32, f32)>,
    },
    /// A rectangle that runs from one colour to another, left to right.
    Blend {
        frame: [f32; 4],
        from: Colour,
        to: Colour,
    },
}

/// A node of the structure tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NodeId(pub(crate) usize);

/// What a stretch of text or a figure means.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) role: &'static str,
    pub(crate) parent: Option<NodeId>,
    pub(crate) children: Vec<Child>,
    pub(crate) alt: Option<String>,
    pub(crate) spoken: Option<String>,
    pub(crate) scope: Option<&'static str>,
    /// How many columns a cell spans, where it is more than one.
    pub(crate) columns: Option<usize>,
    /// Page of its first mark.
    pub(crate) page: Option<usize>,
    /// Left, top, right, bottom, for figures.
    pub(crate) frame: Option<[f32; 4]>,
}

/// What a node holds, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Child {
    Node(NodeId),
    Sequence { page: usize, sequence: usize },
    Link { page: usize, link: usize },
}

/// Marks of one node in a row.
#[derive(Debug)]
pub(crate) struct Sequence {
    pub(crate) owner: NodeId,
    pub(crate) marks: Vec<Mark>,
}

/// A place that leads somewhere.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) frame: [f32; 4],
    pub(crate) target: Anchor,
    pub(crate) node: NodeId,
    pub(crate) says: String,
}

impl Page {
    /// The letters that stand on it, but for its head and foot.
    pub(crate) fn letters(&self) -> BTreeSet<char> {
        let marks = self.sequences.iter().flat_map(|sequence| &sequence.marks);
        let words = marks.flat_map(|mark| if let Mark::Text { words, .. } = mark { words.as_slice() } else { &[] });
        let runs = words.flat_map(|word| &word.runs);
        runs.flat_map(|run| &run.glyphs).flat_map(|glyph| glyph.text.chars()).collect()
    }
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// Rules, squares and fills: drawn first, without meaning.
    pub(crate) ground: Vec<Mark>,
    /// What has meaning, in reading order; the index is the marked-content id.
    pub(crate) sequences: Vec<Sequence>,
    /// Head and foot.
    pub(crate) furniture: Vec<Mark>,
    pub(crate) links: Vec<Link>,
}

/// Where an anchor stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bookmark {
    /// 0 for a part.
    pub(crate) depth: usize,
    pub(crate) title: String,
    pub(crate) spot: Spot,
}

/// Something that left the box of its paper.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outside {
    pub(crate) page: usize,
    pub(crate) place: String,
    pub(crate) frame: [f32; 4],
}

/// Pages and structure as they grow.
pub(crate) struct Canvas {
    pub(crate) sheet: Sheet,
    pub(crate) pages: Vec<Page>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) anchors: BTreeMap<Anchor, Spot>,
    pub(crate) bookmarks: Vec<Bookmark>,
    pub(crate) outside: Option<Outside>,
    /// Whether the first page is a cover, which bears no number.
    pub(crate) covered: bool,
    /// What is being set, for the fault that names what left the box.
    pub(crate) place: String,
    /// The page that is drawn on.
    pub(crate) current: usize,
}

/// The root of the structure.
pub(crate) const ROOT: NodeId = NodeId(0);

/// Owner of what has no meaning: it goes under everything else.
pub(crate) const ARTIFACT: NodeId = NodeId(usize::MAX);

/// How far a line's thickness may stick out of the box.
const SLACK: f32 = 1.6;

impl Canvas {
    pub(crate) fn new(sheet: Sheet) -> Self {
        let root = Node { role: "Document", ..Node::default() };
        Self {
            sheet,
            pages: Vec::new(),
            nodes: vec![root],
            anchors: BTreeMap::new(),
            bookmarks: Vec::new(),
            outside: None,
            covered: false,
            place: String::new(),
            current: 0,
        }
    }

    /// Adds a page and turns to it.
    pub(crate) fn add_page(&mut self) {
        self.pages.push(Page::default());
        self.current = self.pages.len() - 1;
    }

    /// Adds a node as the last child of another.
    pub(crate) fn node(&mut self, parent: NodeId, role: &'static str) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), ..Node::default() });
        self.nodes[parent.0].children.push(Child::Node(id));
        id
    }

    /// Draws something that means a node; marks of the same node in a row become one sequence.
    pub(crate) fn draw(&mut self, owner: NodeId, mark: Mark) {
        if owner == ARTIFACT {
            return self.ground(mark);
        }
        self.check(&mark);
        let page = self.current;
        let sequences = &mut self.pages[page].sequences;
        if let Some(last) = sequences.last_mut()
            && last.owner == owner
            && matches!(self.nodes[owner.0].children.last(), Some(Child::Sequence { .. }))
        {
            last.marks.push(mark);
            return;
        }
        sequences.push(Sequence { owner, marks: vec![mark] });
        let sequence = sequences.len() - 1;
        let node = &mut self.nodes[owner.0];
        node.children.push(Child::Sequence { page, sequence });
        node.page.get_or_insert(page);
    }

    /// Draws something without meaning, under everything else.
    pub(crate) fn ground(&mut self, mark: Mark) {
        self.check(&mark);
        let page = self.current;
        self.pages[page].ground.push(mark);
    }

    /// Draws head or foot.
    pub(crate) fn furnish(&mut self, mark: Mark) {
        self.check(&mark);
        let page = self.current;
        self.pages[page].furniture.push(mark);
    }

    /// Lets a rectangle lead to an anchor. `node` is a Link of the structure.
    pub(crate) fn link(&mut self, node: NodeId, frame: [f32; 4], target: Anchor, says: String) {
        let page = self.current;
        let links = &mut self.pages[page].links;
        links.push(Link { frame, target, node, says });
        let link = links.len() - 1;
        self.nodes[node.0].children.push(Child::Link { page, link });
    }

    /// Remembers where an anchor stands.
    pub(crate) fn anchor(&mut self, anchor: Anchor, y: f32) {
        self.anchors.entry(anchor).or_insert(Spot { page: self.current, y });
    }

    /// Adds an entry to the outline.
    pub(crate) fn bookmark(&mut self, depth: usize, title: &str, y: f32) {
        let spot = Spot { page: self.current, y };
        self.bookmarks.push(Bookmark { depth, title: title.to_owned(), spot });
    }

    fn check(&mut self, mark: &Mark) {
        let frame = mark.frame();
        let bounds = self.sheet.frame();
        let fits = frame[0] >= bounds[0] - SLACK
            && frame[1] >= bounds[1] - SLACK
            && frame[2] <= bounds[2] + SLACK
            && frame[3] <= bounds[3] + SLACK;
        if !fits && self.outside.is_none() {
            self.outside = Some(Outside { page: self.current, place: self.place.clone(), frame });
        }
    }
}

impl Page {
    /// Everything that is drawn, in the order in which it is.
    pub(crate) fn marks(&self) -> impl Iterator<Item = &Mark> {
        let meant = self.sequences.iter().flat_map(|sequence| &sequence.marks);
        self.ground.iter().chain(meant).chain(&self.furniture)
    }
}

impl Mark {
    /// What it covers: left, top, right, bottom. The space at a text's end is not counted.
    pub(crate) fn frame(&self) -> [f32; 4] {
        match self {
            Self::Text { x, y, size, tracking, words, upright, .. } => {
                let long = visible_width(words, *size, *tracking);
                let (up, down) = (0.73 * size, 0.21 * size);
                if *upright { [x - up, y - long, x + down, *y] } else { [*x, y - up, x + long, y + down] }
            }
            Self::Fill { path, .. } | Self::EvenOdd { path, .. } | Self::Stroke { path, .. } => bounds(path),
            Self::Blend { frame, .. } | Self::Image { frame, .. } => *frame,
        }
    }
}

fn visible_width(words: &[Arc<Shaped>], size: f32, tracking: f32) -> f32 {
    let last = words.last().and_then(|word| word.runs.last()).and_then(|run| run.glyphs.last());
    let space = last.filter(|glyph| &*glyph.text == " ").map_or(0.0, |glyph| glyph.advance * size / 1000.0 + tracking);
    words.iter().map(|word| word.width(size, tracking)).sum::<f32>() - space
}

fn bounds(path: &Path) -> [f32; 4] {
    let mut frame = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    let mut include = |x: f32, y: f32| {
        frame = [frame[0].min(x), frame[1].min(y), frame[2].max(x), frame[3].max(y)];
    };
    for segment in path {
        match *segment {
            Segment::Move(x, y) | Segment::Line(x, y) => include(x, y),
            Segment::Curve(a, b, c, d, x, y) => {
                include(a, b);
                include(c, d);
                include(x, y);
            }
            Segment::Close => {}
        }
    }
    frame
}

/// A rectangle.
pub(crate) fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Path {
    use Segment::{Close, Line, Move};
    vec![Move(x, y), Line(x + width, y), Line(x + width, y + height), Line(x, y + height), Close]
}

/// A straight line.
pub(crate) fn line(x0: f32, y0: f32, x1: f32, y1: f32) -> Path {
    vec![Segment::Move(x0, y0), Segment::Line(x1, y1)]
}

/// The part of a quarter circle's radius at which its control points lie.
const KAPPA: f32 = 0.5523;

/// A rectangle with round corners.
pub(crate) fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Path {
    use Segment::{Close, Curve, Line, Move};
    let (r, k) = (radius, radius * (1.0 - KAPPA));
    let (right, bottom) = (x + width, y + height);
    vec![
        Move(x + r, y),
        Line(right - r, y),
        Curve(right - k, y, right, y + k, right, y + r),
        Line(right, bottom - r),
        Curve(right, bottom - k, right - k, bottom, right - r, bottom),
        Line(x + r, bottom),
        Curve(x + k, bottom, x, bottom - k, x, bottom - r),
        Line(x, y + r),
        Curve(x, y + k, x + k, y, x + r, y),
        Close,
    ]
}

/// A circle.
pub(crate) fn circle(x: f32, y: f32, radius: f32) -> Path {
    rounded(x - radius, y - radius, 2.0 * radius, 2.0 * radius, radius)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{A4, INK};

    #[test]
    fn marks_of_one_node_in_a_row_are_one_sequence() {
        let mut canvas = Canvas::new(A4);
        canvas.add_page();
        let (first, second) = (canvas.node(ROOT, "P"), canvas.node(ROOT, "P"));
        let mark = || Mark::Fill { path: rectangle(60.0, 60.0, 5.0, 5.0), colour: INK };
        for owner in [first, first, second, first] {
            canvas.draw(owner, mark());
        }
        let owners: Vec<_> = canvas.pages[0].sequences.iter().map(|sequence| sequence.owner).collect();
        assert_eq!(owners, [first, second, first]);
    }

    #[test]
    fn what_leaves_the_box_is_noted_with_its_place() {
        let mut canvas = Canvas::new(A4);
        canvas.add_page();
        canvas.place = "Findings, 3 AL-04".to_owned();
        canvas.ground(Mark::Fill { path: rectangle(530.0, 100.0, 20.0, 5.0), colour: INK });
        assert_eq!(canvas.outside.map(|outside| outside.place), Some("Findings, 3 AL-04".to_owned()));
    }
}
