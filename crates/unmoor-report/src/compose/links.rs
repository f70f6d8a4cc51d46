//! Links of a finished document: what leads to a part that was left out becomes words like others.

use std::collections::BTreeSet;

use crate::document::{Anchor, Block, Board, Document, Flow, Inline, Row, Text};

/// Takes away every link that leads nowhere, and the page that it names.
pub(super) fn settle(document: &mut Document) {
    let there = anchors(document);
    let mut settle = |text: &mut Text| settle_text(text, &there);
    if let Some(board) = &mut document.board {
        of_board(board, &mut settle);
    }
    for part in &mut document.parts {
        settle(&mut part.lead);
        part.blocks.iter_mut().for_each(|block| of_block(block, &mut settle));
    }
}

/// Every place that a link can lead to.
fn anchors(document: &Document) -> BTreeSet<Anchor> {
    let mut there: BTreeSet<Anchor> = document.board.iter().map(|_| Anchor::part(1)).collect();
    for part in &document.parts {
        there.insert(Anchor::part(part.number));
        part.blocks.iter().for_each(|block| anchors_of(block, &mut there));
    }
    there
}

fn anchors_of(block: &Block, there: &mut BTreeSet<Anchor>) {
    let mut rows = |rows: &[Row]| there.extend(rows.iter().filter_map(|row| row.anchor.clone()));
    match block {
        Block::Heading(heading) => there.extend(heading.anchor.clone()),
        Block::Table(table) => rows(&table.rows),
        Block::Columns(columns) => columns.groups.iter().for_each(|group| rows(&group.rows)),
        Block::Halves(left, right) => left.iter().chain(right).for_each(|block| anchors_of(block, there)),
        Block::Paragraph(_) | Block::Figures(_) | Block::Space(_) => {}
    }
}

fn settle_text(text: &mut Text, there: &BTreeSet<Anchor>) {
    let mut kept: Vec<Inline> = Vec::with_capacity(text.0.len());
    for mut inline in text.0.drain(..) {
        match &mut inline {
            Inline::Words(words) => words.link = words.link.take().filter(|anchor| there.contains(anchor)),
            Inline::PageOf(anchor) if !there.contains(anchor) => {
                if let Some(Inline::Words(before)) = kept.last_mut() {
                    before.text.truncate(before.text.trim_end_matches(", page\u{a0}").len());
                }
                continue;
            }
            _ => {}
        }
        kept.push(inline);
    }
    kept.retain(|inline| !matches!(inline, Inline::Words(words) if words.text.is_empty()));
    text.0 = kept;
}

fn of_board(board: &mut Board, settle: &mut impl FnMut(&mut Text)) {
    settle(&mut board.chart_caption);
    board.blockers.iter_mut().for_each(|blocker| settle(&mut blocker.text));
    for step in &mut board.steps {
        settle(&mut step.text);
        settle(&mut step.short);
    }
}

fn of_block(block: &mut Block, settle: &mut impl FnMut(&mut Text)) {
    match block {
        Block::Paragraph(paragraph) => settle(&mut paragraph.text),
        Block::Table(table) => table.rows.iter_mut().for_each(|row| of_row(row, settle)),
        Block::Columns(columns) => {
            let rows = columns.groups.iter_mut().flat_map(|group| &mut group.rows);
            rows.for_each(|row| of_row(row, settle));
        }
        Block::Figures(figures) => figures.iter_mut().for_each(|placed| settle(&mut placed.caption)),
        Block::Halves(left, right) => left.iter_mut().chain(right).for_each(|block| of_block(block, settle)),
        Block::Heading(_) | Block::Space(_) => {}
    }
}

fn of_row(row: &mut Row, settle: &mut impl FnMut(&mut Text)) {
    for flow in row.cells.iter_mut().flatten() {
        match flow {
            Flow::Paragraph(paragraph) => settle(&mut paragraph.text),
            Flow::Grid(cells) => cells.iter_mut().for_each(|cell| settle(&mut cell.text)),
            Flow::Figure(_) => {}
        }
    }
}
