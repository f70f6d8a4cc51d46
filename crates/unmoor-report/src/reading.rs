//! A report as it is read from the first word to the last, without pages: what every format beside the PDF is written
//! from.

mod figures;
mod front;
mod grid;
mod letter;

use crate::document::{Anchor, Block, Document, Inline, Paragraph, Part, Placed, Style, Text};
use crate::figure::Figure;

pub(crate) use figures::numbers;
pub(crate) use grid::{Cell, Grid, GridRow, Said};

/// A piece of the report.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece<'d> {
    /// The title of the whole.
    Title(&'d str),
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Voice, Text),
    /// A table.
    Table(Grid),
    /// A figure with what is written below it.
    Figure(&'d Figure, Text),
}

/// A heading: 1 for a part and for what stands before the first, 2 and 3 within it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heading {
    pub(crate) level: u8,
    /// With the part's number, where it heads one.
    pub(crate) text: String,
    /// What stands at its right in print, such as a section's interval; may be empty.
    pub(crate) aside: String,
    pub(crate) anchor: Option<Anchor>,
}

/// How a paragraph speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// What kind of document it is, above its title.
    Kicker,
    /// Below the title.
    Subtitle,
    /// The sentence that says it all.
    Verdict,
    /// Below a heading.
    Lead,
    /// As most do.
    Body,
    /// A sum that can be followed.
    Sum,
    /// Small, below what it is about.
    Caption,
}

/// The report, piece by piece.
pub(crate) fn read(document: &Document) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    pieces.extend(document.cover.iter().flat_map(|cover| front::cover(cover, &document.about.confidentiality)));
    pieces.extend(document.board.iter().flat_map(front::board));
    for (at, one) in document.parts.iter().enumerate() {
        pieces.extend(letter_before(document, at));
        pieces.extend(part(one));
    }
    pieces.extend(letter_before(document, document.parts.len()));
    pieces
}

fn letter_before(document: &Document, part: usize) -> Vec<Piece<'_>> {
    document.letter.iter().filter(|letter| letter.after == part).flat_map(letter::letter).collect()
}

fn part(part: &Part) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece::Heading(Heading {
        level: 1,
        text: format!("{} {}", part.number, part.title),
        aside: String::new(),
        anchor: Some(Anchor::part(part.number)),
    })];
    if !part.lead.0.is_empty() {
        pieces.push(Piece::Paragraph(Voice::Lead, without_pages(&part.lead)));
    }
    pieces.extend(part.blocks.iter().flat_map(block));
    pieces
}

fn block(block: &Block) -> Vec<Piece<'_>> {
    match block {
        Block::Heading(heading) => vec![Piece::Heading(Heading {
            level: heading.level,
            text: heading.text.clone(),
            aside: String::new(),
            anchor: heading.anchor.clone(),
        })],
        Block::Paragraph(paragraph) => vec![Piece::Paragraph(voice(paragraph), without_pages(&paragraph.text))],
        Block::Table(table) => vec![Piece::Table(Grid::of_table(table))],
        Block::Columns(columns) => columns.groups.iter().flat_map(|group| grid::group(columns, group)).collect(),
        Block::Figures(figures) => {
            figures.iter().map(|Placed { figure, caption, .. }| Piece::Figure(figure, caption.clone())).collect()
        }
        Block::Halves(left, right) => left.iter().chain(right).flat_map(self::block).collect(),
        Block::Space(_) => Vec::new(),
    }
}

fn voice(paragraph: &Paragraph) -> Voice {
    match paragraph.style {
        Style::Caption | Style::TableHead => Voice::Caption,
        Style::Sum => Voice::Sum,
        Style::Lead => Voice::Lead,
        _ => Voice::Body,
    }
}

/// A text without the numbers of pages, which only paper has: "DO-01, page 4" becomes "DO-01".
pub(crate) fn without_pages(text: &Text) -> Text {
    let mut kept: Vec<Inline> = Vec::new();
    for inline in &text.0 {
        if !matches!(inline, Inline::PageOf(_)) {
            kept.push(inline.clone());
            continue;
        }
        if let Some(Inline::Words(words)) = kept.last_mut()
            && let Some(before) = words.text.strip_suffix(", page\u{a0}")
        {
            words.text = before.to_owned();
        }
    }
    Text(kept)
}
