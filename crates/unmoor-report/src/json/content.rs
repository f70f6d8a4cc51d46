//! What the report says, piece by piece.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Inline, Text};
use crate::reading::{Grid, Piece, Voice, numbers};

/// A piece of the report.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Content {
    /// The title of the whole.
    Title { text: String },
    /// A heading: 1 for a part, 2 and 3 within it.
    Heading {
        level: u8,
        text: String,
        /// What stands beside it in print, such as a section's interval; may be empty.
        aside: String,
        /// What links to it name.
        #[serde(skip_serializing_if = "Option::is_none")]
        anchor: Option<String>,
    },
    /// A paragraph.
    Paragraph {
        /// `kicker`, `subtitle`, `verdict`, `lead`, `body`, `sum` or `caption`.
        style: &'static str,
        #[serde(flatten)]
        words: Words,
    },
    /// A table.
    Table {
        /// The heads of the columns; empty where they have none.
        head: Vec<String>,
        rows: Vec<Row>,
    },
    /// A figure.
    Figure {
        /// The figure in words.
        alt: String,
        /// What is written below it; may be empty.
        caption: String,
        /// The heads of its numbers.
        head: Vec<String>,
        /// Its numbers as they are printed.
        rows: Vec<Vec<String>>,
    },
}

/// Words and where they lead.
#[derive(Serialize, JsonSchema)]
pub(super) struct Words {
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    links: Vec<Link>,
}

/// Words that lead to another place of the report.
#[derive(Serialize, JsonSchema)]
pub(super) struct Link {
    text: String,
    /// The anchor of a heading or a row.
    to: String,
}

/// A row of a table.
#[derive(Serialize, JsonSchema)]
pub(super) struct Row {
    /// What links to it name.
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<String>,
    /// The paragraphs of each cell; a row with fewer cells than columns ends with one that takes the rest.
    cells: Vec<Vec<Words>>,
}

impl Content {
    pub(super) fn of(piece: &Piece<'_>) -> Self {
        match piece {
            Piece::Title(title) => Self::Title { text: (*title).to_owned() },
            Piece::Heading(heading) => Self::Heading {
                level: heading.level,
                text: heading.text.clone(),
                aside: heading.aside.clone(),
                anchor: heading.anchor.as_ref().map(|anchor| anchor.0.clone()),
            },
            Piece::Paragraph(voice, text) => Self::Paragraph { style: name(*voice), words: Words::of(text) },
            Piece::Table(grid) => Self::table(grid),
            Piece::Figure(figure, caption) => {
                let table = numbers(figure);
                Self::Figure {
                    alt: figure.alt.clone(),
                    caption: caption.to_plain(),
                    head: table.head,
                    rows: table.rows,
                }
            }
        }
    }

    fn table(grid: &Grid) -> Self {
        let head = grid.head.iter().flatten().map(Text::to_plain).collect();
        let rows = grid.rows.iter().map(|row| Row {
            anchor: row.anchor.as_ref().map(|anchor| anchor.0.clone()),
            cells: row.cells.iter().map(|cell| cell.said.iter().map(|said| Words::of(&said.text)).collect()).collect(),
        });
        Self::Table { head, rows: rows.collect() }
    }
}

impl Words {
    fn of(text: &Text) -> Self {
        let link = |inline: &Inline| match inline {
            Inline::Words(words) => {
                words.link.as_ref().map(|anchor| Link { text: words.text.clone(), to: anchor.0.clone() })
            }
            _ => None,
        };
        Self { text: text.to_plain(), links: text.0.iter().filter_map(link).collect() }
    }
}

fn name(voice: Voice) -> &'static str {
    match voice {
        Voice::Kicker => "kicker",
        Voice::Subtitle => "subtitle",
        Voice::Verdict => "verdict",
        Voice::Lead => "lead",
        Voice::Body => "body",
        Voice::Sum => "sum",
        Voice::Caption => "caption",
    }
}
