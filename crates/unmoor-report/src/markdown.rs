//! A report as Markdown: CommonMark with GitHub's tables, readable as plain text.
//!
//! comrak writes it from a tree, so that whatever a person typed is escaped and stays text. Figures are their words and
//! their numbers. A table whose cells hold several paragraphs becomes a list, because Markdown has no such cells.

use comrak::nodes::{AstNode, ListDelimType, ListType, NodeHeading, NodeList, NodeTable, NodeValue, TableAlignment};
use comrak::{Arena, Options};

use crate::document::{Align, Document, Inline, Text, Weight};
use crate::figure::{Drawing, Figure};
use crate::reading::{self, Cell, Grid, GridRow, Piece, Said, Voice, numbers};

/// A column that takes more of the width than this speaks for itself in a list.
const MAIN_COLUMN: f32 = 0.5;

/// Writes a report as Markdown.
pub(crate) fn write(document: &Document) -> String {
    let arena = Arena::new();
    let page = Page { arena: &arena };
    let root = page.node(NodeValue::Document, []);
    for piece in reading::read(document) {
        page.piece(root, &piece);
    }
    let mut options = Options::default();
    options.extension.table = true;
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = comrak::format_commonmark(root, &options, &mut text);
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

type Node<'a> = &'a AstNode<'a>;

/// Where the tree grows.
struct Page<'a> {
    arena: &'a Arena<'a>,
}

impl<'a> Page<'a> {
    fn node(&self, value: NodeValue, children: impl IntoIterator<Item = Node<'a>>) -> Node<'a> {
        let node = self.arena.alloc(value.into());
        children.into_iter().for_each(|child| node.append(child));
        node
    }

    fn piece(&self, parent: Node<'a>, piece: &Piece<'_>) {
        match piece {
            Piece::Title(title) => self.heading(parent, 1, &Text::of(*title)),
            Piece::Heading(heading) => {
                let aside = if heading.aside.is_empty() { String::new() } else { format!(", {}", heading.aside) };
                self.heading(parent, heading.level + 1, &Text::of(format!("{}{aside}", heading.text)));
            }
            Piece::Paragraph(voice, text) => self.paragraph(parent, text, *voice == Voice::Verdict),
            Piece::Table(grid) if grid.is_plain() => self.table(parent, grid),
            Piece::Table(grid) => self.list(parent, grid),
            Piece::Figure(figure, caption) => self.figure(parent, figure, caption),
        }
    }

    fn heading(&self, parent: Node<'a>, level: u8, text: &Text) {
        let value = NodeValue::Heading(NodeHeading { level, setext: false, closed: false });
        parent.append(self.node(value, self.inlines(text)));
    }

    fn paragraph(&self, parent: Node<'a>, text: &Text, strong: bool) {
        let words = self.inlines(text);
        let words = if strong { vec![self.node(NodeValue::Strong, words)] } else { words };
        if !words.is_empty() {
            parent.append(self.node(NodeValue::Paragraph, words));
        }
    }

    /// Words, semi-bold ones as strong; a line has no end of its own.
    fn inlines(&self, text: &Text) -> Vec<Node<'a>> {
        let mut nodes: Vec<Node<'a>> = Vec::new();
        for inline in &text.0 {
            let (words, strong) = match inline {
                Inline::Words(words) => (words.text.clone(), words.weight == Weight::Semi),
                Inline::Gap(_) | Inline::Severity(_) => continue,
                other => (Text(vec![other.clone()]).to_plain(), false),
            };
            let words = words.split(['\n', '\r', '\u{2028}', '\u{2029}']).collect::<Vec<_>>().join(" ");
            // Space at the edge of strong words would keep the signs around them from being read as such.
            let (start, end) = (words.len() - words.trim_start().len(), words.trim_end().len());
            match words.trim() {
                "" => nodes.extend(self.text(&words)),
                inner if strong => {
                    nodes.extend(self.text(&words[..start]));
                    nodes.push(self.node(NodeValue::Strong, self.text(inner)));
                    nodes.extend(self.text(&words[end..]));
                }
                _ => nodes.extend(self.text(&words)),
            }
        }
        nodes
    }

    fn text(&self, words: &str) -> Option<Node<'a>> {
        (!words.is_empty()).then(|| self.node(NodeValue::Text(words.to_owned().into()), []))
    }

    fn figure(&self, parent: Node<'a>, figure: &Figure, caption: &Text) {
        if matches!(figure.drawing, Drawing::Logo(_)) {
            return;
        }
        let quote = self.node(NodeValue::BlockQuote, []);
        self.paragraph(quote, &Text::default().strong("Figure.").plain(" ").plain(&figure.alt), false);
        self.paragraph(quote, caption, false);
        parent.append(quote);
        // The radar has the numbers of the bars beside it.
        if !matches!(figure.drawing, Drawing::Radar(_)) {
            self.table(parent, &Grid::of_numbers(&numbers(figure)));
        }
    }

    fn table(&self, parent: Node<'a>, grid: &Grid) {
        let columns = grid.widths.len();
        let alignment = |align: &Align| match align {
            Align::Left => TableAlignment::None,
            Align::Right => TableAlignment::Right,
        };
        let value = NodeValue::Table(Box::new(NodeTable {
            alignments: grid.aligns.iter().map(alignment).collect(),
            num_columns: columns,
            num_rows: grid.rows.len(),
            num_nonempty_cells: 0,
        }));
        let table = self.node(value, []);
        let row = |heads: bool, texts: Vec<Text>| {
            let cells = (0..columns).map(|at| {
                let words = texts.get(at).map(|text| self.inlines(text)).unwrap_or_default();
                self.node(NodeValue::TableCell, words)
            });
            table.append(self.node(NodeValue::TableRow(heads), cells));
        };
        row(true, grid.head.clone().unwrap_or_default());
        for grid_row in &grid.rows {
            row(false, grid_row.cells.iter().map(Cell::text).collect());
        }
        parent.append(table);
    }

    /// A row becomes an item: what its first cell says stands in one line, the rest below it.
    fn list(&self, parent: Node<'a>, grid: &Grid) {
        if let Some(head) = &grid.head {
            let heads: Vec<String> = head.iter().map(Text::to_plain).filter(|head| !head.is_empty()).collect();
            self.paragraph(parent, &Text::of(format!("Each entry: {}.", heads.join("; "))), false);
        }
        let list = self.node(NodeValue::List(bullets()), []);
        for row in &grid.rows {
            list.append(self.item(grid, row));
        }
        parent.append(list);
    }

    fn item(&self, grid: &Grid, row: &GridRow) -> Node<'a> {
        let item = self.node(NodeValue::Item(bullets()), []);
        let Some((first, rest)) = row.cells.split_first() else { return item };
        self.paragraph(item, &first.joined(", "), false);
        for (at, cell) in rest.iter().enumerate() {
            let label = grid.head.as_ref().and_then(|head| head.get(at + 1)).map(Text::to_plain).unwrap_or_default();
            let label = if grid.widths[at + 1] > MAIN_COLUMN { "" } else { label.as_str() };
            match cell.said.as_slice() {
                [] => {}
                said if label.is_empty() => said.iter().for_each(|one| self.said(item, one)),
                said if said.iter().all(|one| one.row) => {
                    self.paragraph(item, &Text::of(format!("{label}:")), false);
                    let lines = said.iter().map(|one| {
                        let line = self.node(NodeValue::Item(bullets()), []);
                        self.paragraph(line, &one.text, false);
                        line
                    });
                    item.append(self.node(NodeValue::List(NodeList { tight: true, ..bullets() }), lines));
                }
                _ => {
                    let mut text = Text::of(format!("{label}: "));
                    text.0.extend(cell.joined(", ").0);
                    self.paragraph(item, &text, false);
                }
            }
        }
        item
    }

    fn said(&self, parent: Node<'a>, said: &Said) {
        let arrow = if said.arrow { Text::of("\u{2192} ") } else { Text::default() };
        self.paragraph(parent, &Text([arrow.0, said.text.0.clone()].concat()), false);
    }
}

fn bullets() -> NodeList {
    NodeList {
        list_type: ListType::Bullet,
        marker_offset: 0,
        padding: 2,
        start: 1,
        delimiter: ListDelimType::Period,
        bullet_char: b'-',
        tight: false,
        is_task_list: false,
    }
}
