//! Blocks: headings, paragraphs, tables, columns, figures.

use super::text::{Anchor, Text};
use crate::figure::Figure;

/// A piece of a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading within the part.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table whose head is repeated on each page.
    Table(Table),
    /// Entries that fill columns from left to right.
    Columns(Columns),
    /// Figures side by side, with captions.
    Figures(Vec<Placed>),
    /// Two halves side by side; they stay on one page.
    Halves(Vec<Block>, Vec<Block>),
    /// Space of at least this many points, nothing at the top of a page.
    Space(f32),
}

/// A heading within a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 or 3.
    pub level: u8,
    /// The words.
    pub text: String,
    /// Whether a strong rule follows it.
    pub ruled: bool,
    /// Where links to it lead.
    pub anchor: Option<Anchor>,
}

/// A figure at its place on the measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Left edge on the measure.
    pub x: f32,
    /// The figure.
    pub figure: Figure,
    /// Below it.
    pub caption: Text,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// How it is set.
    pub style: Style,
    /// The words.
    pub text: Text,
    /// Where its lines end.
    pub align: Align,
    /// Space above it, inside a cell.
    pub before: f32,
    /// The sign before it.
    pub marker: Marker,
    /// What it is in the outline of headings.
    pub role: Role,
    /// What a screen reader says instead.
    pub spoken: Option<String>,
    /// Whether no page and no column ends with it: what follows begins beside it.
    pub with_next: bool,
}

/// The sign before a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Marker {
    /// None.
    #[default]
    None,
    /// The arrow of a recommendation.
    Arrow,
}

/// What a paragraph is in the outline of headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// A paragraph.
    #[default]
    Text,
    /// A heading of the second level.
    Heading2,
}

/// Where lines stand in their column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// At the right edge.
    Right,
}

/// How text is set: the styles of the report, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the style sheet; `layout::style` has their measures")]
pub enum Style {
    Title,
    TitleSmall,
    TitleSmaller,
    TitleSmallest,
    Sub,
    GradeCover,
    GradeBoard,
    Part,
    Value,
    ValueSmall,
    Client,
    LetterTitle,
    Lead,
    H2,
    H3,
    HItem,
    HGroup,
    HIndex,
    Sum,
    Body,
    Text,
    Method,
    Facts,
    Table,
    TableLine,
    TableHead,
    Annex,
    Index,
    Caption,
    Kicker,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// From left to right; widths include the gap.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// How its rows are spaced and closed.
    pub setting: Setting,
    /// The left edge on the measure.
    pub x: f32,
}

/// How rows are spaced and closed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// Above the text of a row.
    pub above: f32,
    /// Below it.
    pub below: f32,
    /// Whether the columns have heads, under a strong rule.
    pub head: bool,
    /// What closes each row.
    pub rows: Rule,
    /// What closes the last row.
    pub last: Rule,
}

/// A line across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// None.
    None,
    /// Thin and light.
    Hairline,
    /// Thinner still, inside the index.
    Faint,
    /// Strong.
    Strong,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its head; empty where it has none.
    pub head: Text,
    /// What stands at the right of its head; may be empty.
    pub aside: String,
    /// With the gap to the next.
    pub width: f32,
    /// The part of the width that stays empty at the right.
    pub gap: f32,
    /// Where its words stand.
    pub align: Align,
}

/// A row of a table, or an entry of a list in columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// One for each column, fewer where the last one spans the rest.
    pub cells: Vec<Vec<Flow>>,
    /// Where links to it lead.
    pub anchor: Option<Anchor>,
    /// Its entry in the outline.
    pub outline: Option<String>,
    /// What its first column says where the row goes on after a page's end.
    pub continued: String,
}

/// A piece of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Flow {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Short texts side by side on one line.
    Grid(Vec<GridCell>),
    /// A small figure.
    Figure(Figure),
}

/// One text of a [`Flow::Grid`].
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Left edge in the cell.
    pub x: f32,
    /// The width it may take.
    pub width: f32,
    /// Where it stands.
    pub align: Align,
    /// How it is set.
    pub style: Style,
    /// The words.
    pub text: Text,
}

/// Entries that fill columns from left to right and are balanced on the last page.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// How many columns.
    pub count: usize,
    /// Between two of them.
    pub gap: f32,
    /// Columns within an entry.
    pub columns: Vec<Column>,
    /// How entries are spaced and closed.
    pub setting: Setting,
    /// The entries in groups.
    pub groups: Vec<Group>,
    /// Entries up to this height do not break.
    pub whole: f32,
    /// Whether a strong rule stands above every column.
    pub ruled: bool,
}

/// Entries under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The heading, and what stands at the right of it; `None` where the group has none.
    pub heading: Option<GroupHeading>,
    /// The entries.
    pub rows: Vec<Row>,
}

/// The heading of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupHeading {
    /// The words.
    pub text: String,
    /// How they are set.
    pub style: Style,
    /// What stands at the right; may be empty.
    pub aside: String,
    /// Whether a strong rule follows.
    pub ruled: bool,
    /// Its entry in the outline, if it has one.
    pub outline: bool,
    /// Whether a column in which the group goes on names it again.
    pub repeated: bool,
}

impl Paragraph {
    /// A paragraph at the left edge.
    pub fn new(style: Style, text: Text) -> Self {
        let (align, marker, role) = (Align::Left, Marker::None, Role::Text);
        Self { style, text, align, before: 0.0, marker, role, spoken: None, with_next: false }
    }

    /// With space above it.
    pub fn below(mut self, before: f32) -> Self {
        self.before = before;
        self
    }

    /// With the arrow of a recommendation.
    pub fn with_arrow(mut self) -> Self {
        self.marker = Marker::Arrow;
        self
    }

    /// Kept with the first lines of what follows it.
    pub fn with_next(mut self) -> Self {
        self.with_next = true;
        self
    }

    /// As a heading of the second level.
    pub fn as_heading(mut self) -> Self {
        self.role = Role::Heading2;
        self
    }

    /// With what a screen reader says instead.
    pub fn spoken(mut self, words: impl Into<String>) -> Self {
        self.spoken = Some(words.into());
        self
    }
}

impl Column {
    /// A column of words.
    pub fn left(head: &str, width: f32) -> Self {
        Self { head: Text::of(head), aside: String::new(), width, gap: 10.0, align: Align::Left }
    }

    /// A column of numbers.
    pub fn right(head: &str, width: f32) -> Self {
        Self { head: Text::of(head), aside: String::new(), width, gap: 0.0, align: Align::Right }
    }

    /// With another gap to the next column.
    pub fn gap(mut self, gap: f32) -> Self {
        self.gap = gap;
        self
    }
}

impl Heading {
    /// A heading of a level, 2 or 3.
    pub fn new(level: u8, text: &str) -> Self {
        Self { level, text: text.to_owned(), ruled: false, anchor: None }
    }
}

impl Setting {
    /// Rows of a table with a head.
    pub const TABLE: Self = Self { above: 4.0, below: 4.5, head: true, rows: Rule::Hairline, last: Rule::Strong };
}
