//! The documents that the answers rest on: the name, the size and the SHA-256 of each copy that the workspace keeps.

use unmoor_core::assessment::{QuestionId, StoredFile};
use unmoor_core::words;

use super::ReportInput;
use crate::document::{Anchor, Block, Column, Flow, Heading, Paragraph, Row, Setting, Style, Table, Text};

const NOTE: &str = "Whoever holds a document can compute its SHA-256 and compare it with the one printed here: where they are \
                    the same, it is the same document, byte by byte.";

/// A document and the questions in scope that it shows an answer to.
type Shown<'a> = (&'a StoredFile, Vec<&'a QuestionId>);

/// The list of documents; nothing where none is kept.
pub(super) fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let documents = documents(input);
    if documents.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::left("Document, and its SHA-256", 341.0),
        Column::left("Shows", 84.0),
        Column::right("Bytes", 62.28),
    ];
    let rows = documents.iter().map(row).collect();
    vec![
        Block::Space(19.5),
        Block::Heading(Heading::new(2, "Documents")),
        Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 }),
        Block::Space(4.0),
        Block::Paragraph(Paragraph::new(Style::Caption, Text::of(NOTE))),
    ]
}

/// Each once, in the order in which the questions stand.
fn documents<'a>(input: &'a ReportInput<'_>) -> Vec<Shown<'a>> {
    let mut documents: Vec<Shown<'a>> = Vec::new();
    for line in &input.score.lines {
        let items = input.assessment.answers.get(&line.id).into_iter().flat_map(|record| &record.evidence_items);
        for file in items.filter_map(|item| item.file.as_ref()) {
            let same = |shown: &&mut Shown<'_>| (&shown.0.sha256, &shown.0.name) == (&file.sha256, &file.name);
            match documents.iter_mut().find(same) {
                Some((_, ids)) if ids.contains(&&line.id) => {}
                Some((_, ids)) => ids.push(&line.id),
                None => documents.push((file, vec![&line.id])),
            }
        }
    }
    documents
}

fn row((file, ids): &Shown<'_>) -> Row {
    let shows = ids.iter().enumerate().fold(Text::default(), |text, (at, id)| {
        let comma = if at == 0 { "" } else { ", " };
        text.plain(comma).plain(id.to_string().replace('-', "\u{2011}")).to(Anchor::answer(id))
    });
    let size = Text::of(words::plain(file.size.into(), 0)).tabular();
    let flow = |style: Style, text: Text| Flow::Paragraph(Paragraph::new(style, text));
    let document =
        vec![flow(Style::Table, Text::of(&file.name)), flow(Style::Caption, Text::default().soft(&file.sha256))];
    Row { cells: vec![document, vec![flow(Style::Table, shows)], vec![flow(Style::Table, size)]], ..Row::default() }
}
