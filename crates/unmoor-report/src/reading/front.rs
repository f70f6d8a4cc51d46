//! Cover and board page, piece by piece.

use super::grid::{Grid, fact_rows};
use super::{Heading, Piece, Voice, without_pages};
use crate::document::{Anchor, Board, Column, Cover, GradeMark, Text};

/// How many blockers the page for the board names.
const BLOCKERS: usize = 3;

pub(super) fn cover<'d>(cover: &'d Cover, confidentiality: &str) -> Vec<Piece<'d>> {
    let said = |voice: Voice, text: &str| Piece::Paragraph(voice, Text::of(text));
    let mut pieces: Vec<Piece<'d>> = cover.logo.iter().map(|logo| Piece::Figure(logo, Text::default())).collect();
    pieces.extend([said(Voice::Kicker, &cover.kicker), Piece::Title(&cover.title)]);
    pieces.push(said(Voice::Subtitle, &cover.subtitle));
    if !confidentiality.is_empty() {
        pieces.push(said(Voice::Body, confidentiality));
    }
    let values = cover.values.iter().map(|value| match value.value.as_str() {
        "" => vec![value.label.clone(), grade(cover.grade), value.caption.clone()],
        _ => vec![value.label.clone(), value.value.clone(), value.caption.clone()],
    });
    let columns = [Column::left("", 25.0), Column::left("", 35.0), Column::left("", 40.0)];
    pieces.push(Piece::Table(fact_rows(&columns, values)));
    pieces.push(Piece::Figure(&cover.headline, Text::default()));
    pieces.push(heading(1, "About this report"));
    let facts = cover.facts.iter().map(|(label, value)| vec![label.clone(), value.clone()]);
    pieces.push(Piece::Table(fact_rows(&[Column::left("", 25.0), Column::left("", 75.0)], facts)));
    pieces
}

/// "D (up to B), provisional", as the headline grade is written in words.
fn grade(mark: GradeMark) -> String {
    let reach =
        if mark.possible == mark.assured { String::new() } else { format!(" (up to {})", mark.possible.letter()) };
    let provisional = if mark.provisional { ", provisional" } else { "" };
    format!("{}{reach}{provisional}", mark.assured.letter())
}

fn heading<'d>(level: u8, text: &str) -> Piece<'d> {
    Piece::Heading(Heading { level, text: text.to_owned(), aside: String::new(), anchor: None })
}

pub(super) fn board(board: &Board) -> Vec<Piece<'_>> {
    let title = format!("1 {}", board.title);
    let mut pieces =
        vec![Piece::Heading(Heading { level: 1, text: title, aside: String::new(), anchor: Some(Anchor::part(1)) })];
    pieces.push(Piece::Paragraph(Voice::Verdict, Text::of(&board.verdict)));
    pieces.push(Piece::Paragraph(Voice::Body, Text::of("Grade ").strong(grade(board.grade))));
    pieces.push(Piece::Figure(&board.headline, Text::default()));
    pieces.push(heading(2, &board.chart_title));
    pieces.push(Piece::Figure(&board.chart, board.chart_caption.clone()));
    pieces.extend(blockers(board));
    pieces.extend(steps(board));
    pieces.push(heading(2, &board.sureness_title));
    let sureness = board.sureness.iter().map(|one| vec![one.name.clone(), one.value.clone(), one.caption.clone()]);
    let columns = [Column::left("", 25.0), Column::right("", 15.0), Column::left("", 60.0)];
    pieces.push(Piece::Table(fact_rows(&columns, sureness)));
    if let Some(deadline) = &board.deadline {
        pieces.push(heading(2, &deadline.title));
        pieces.push(Piece::Paragraph(Voice::Body, Text::of(&deadline.arithmetic)));
        pieces.push(Piece::Figure(&deadline.figure, Text::default()));
    }
    pieces
}

fn blockers(board: &Board) -> Vec<Piece<'_>> {
    let mut pieces = vec![heading(2, &board.blockers_title)];
    if board.blockers.is_empty() {
        pieces.push(Piece::Paragraph(Voice::Body, Text::of(&board.blockers_note)));
    }
    for (at, blocker) in board.blockers.iter().take(BLOCKERS).enumerate() {
        pieces.push(heading(3, &format!("{} {}", at + 1, blocker.title)));
        if !blocker.prompt.is_empty() {
            pieces.push(Piece::Paragraph(Voice::Body, Text::default().soft(&blocker.prompt)));
        }
        pieces.push(Piece::Paragraph(Voice::Body, without_pages(&blocker.text)));
    }
    if let more @ 1.. = board.blockers.len().saturating_sub(BLOCKERS) {
        let words = format!("and {} more", unmoor_core::words::count(more));
        pieces.push(Piece::Paragraph(Voice::Caption, Text::of(words).to(board.blockers_more.clone())));
    }
    pieces
}

fn steps(board: &Board) -> Vec<Piece<'_>> {
    let title = heading(2, &board.steps_title);
    if board.steps.is_empty() {
        return vec![title, Piece::Paragraph(Voice::Body, Text::of(&board.steps_note))];
    }
    let columns = [
        Column::left("", 5.0),
        Column::left("Step", 60.0),
        Column::left("Then", 20.0),
        Column::right("Score", 8.0),
        Column::right("Grade", 7.0),
    ];
    let rows = board.steps.iter().enumerate().map(|(at, step)| {
        let of = |text: &str| Text::of(text);
        vec![of(&(at + 1).to_string()), step.text.clone(), of(&step.under), of(&step.value), of(&step.grade)]
    });
    vec![title, Piece::Table(Grid::of_texts(&columns, true, rows))]
}
