//! The data dictionary: every table and column of a workspace, and what stands in it, in words.
//!
//! From it come `docs/format/tables.md` and the dictionary that travels with an export.

mod of_assessments;
mod of_workspace;

#[cfg(test)]
use crate::Shape;
use crate::{Column, ColumnKind, SCHEMA, StoreFault, shapes};

/// A table in words. Names of tables, columns and values stand in backticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Described {
    /// Its name.
    pub table: &'static str,
    /// What it holds.
    pub what: &'static str,
    /// Its columns in their order, each with what stands in it.
    pub columns: &'static [(&'static str, &'static str)],
}

const fn table(table: &'static str, what: &'static str, columns: &'static [(&'static str, &'static str)]) -> Described {
    Described { table, what, columns }
}

/// Groups of tables, each with its heading and what is said of all of it.
const GROUPS: [(&str, &str, &[Described]); 3] = [
    ("Assessments", "", of_assessments::TABLES),
    ("The workspace\u{2019}s own", "", of_workspace::OWN),
    (
        "Undo",
        "Three tables hold the steps that can be taken back in the running session. They are emptied when a workspace is closed, and \
         when it is opened in case it was not closed well, as far as the disk has room; a backup and an export leave them out. \
         Another program can ignore them.",
        of_workspace::UNDO,
    ),
];

/// Every table, in the order in which they are best read.
pub fn dictionary() -> impl Iterator<Item = &'static Described> {
    GROUPS.iter().flat_map(|(_, _, tables)| tables.iter())
}

impl Described {
    /// What stands in a column; nothing where the dictionary has no such column.
    pub fn meaning(&self, column: &str) -> &'static str {
        self.columns.iter().find(|(name, _)| *name == column).map_or("", |(_, meaning)| meaning)
    }
}

/// The path of the page about the tables from the root of the repository, and its text.
///
/// # Errors
/// As [`shapes`].
pub fn page() -> Result<(&'static str, String), StoreFault> {
    let shapes = shapes(SCHEMA)?;
    let mut text = format!(
        "# The tables of a workspace, schema {SCHEMA}\n\n\
         Made by `cargo xtask codegen` from the code that makes and describes the tables; do not edit. \
         [workspace.md](workspace.md) says what holds\neverywhere in the file. A column marked with a dot is part of the primary \
         key; \"or nothing\" is `NULL`.\n"
    );
    for (heading, said, tables) in GROUPS {
        text.push_str(&format!("\n## {heading}\n"));
        if !said.is_empty() {
            text.push_str(&format!("\n{said}\n"));
        }
        for described in tables {
            text.push_str(&format!(
                "\n### `{}`\n\n{}\n\n| column | holds | |\n| --- | --- | --- |\n",
                described.table, described.what
            ));
            let shape = shapes.iter().find(|shape| shape.table == described.table);
            for column in shape.iter().flat_map(|shape| &shape.columns) {
                let key = if column.key { " \u{b7}" } else { "" };
                let meaning = described.meaning(&column.name);
                text.push_str(&format!("| `{}`{key} | {} | {meaning} |\n", column.name, holds(column)));
            }
        }
    }
    Ok(("docs/format/tables.md", text))
}

/// What a column holds: `text`, or `whole number or nothing`.
pub fn holds(column: &Column) -> String {
    let kind = match column.kind {
        ColumnKind::Number => "whole number",
        ColumnKind::Text => "text",
        ColumnKind::Bytes => "bytes",
    };
    format!("{kind}{}", if column.nullable { " or nothing" } else { "" })
}

/// What the dictionary and the tables do not agree on.
#[cfg(test)]
fn differences(shapes: &[Shape]) -> Vec<String> {
    let mut found = Vec::new();
    let described: Vec<&Described> = dictionary().collect();
    for shape in shapes {
        let columns: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
        match described.iter().find(|described| described.table == shape.table) {
            None => found.push(format!("{} is not described", shape.table)),
            Some(it) if it.columns.iter().map(|(name, _)| *name).ne(columns.iter().copied()) => {
                found.push(format!("{}: {columns:?} are described as {:?}", shape.table, it.columns));
            }
            Some(it) => {
                let bare = it.columns.iter().filter(|(_, meaning)| meaning.trim().is_empty());
                found.extend(bare.map(|(name, _)| format!("{}.{name} has no meaning", shape.table)));
            }
        }
    }
    let gone = described.iter().filter(|described| !shapes.iter().any(|shape| shape.table == described.table));
    found.extend(gone.map(|described| format!("{} is described and not there", described.table)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_column_is_described_and_nothing_else() {
        let mut shapes = shapes(SCHEMA).unwrap();
        assert_eq!(differences(&shapes), Vec::<String>::new());
        shapes[0].columns.pop();
        shapes.pop();
        assert_eq!(differences(&shapes).len(), 2, "a column or a table that is gone is noticed");
    }
}
