//! The letter to the vendor, piece by piece.

use super::grid::Grid;
use super::{Heading, Piece, Voice};
use crate::document::{Column, Letter, Text};

/// A line to sign on, where nobody is named.
const SIGN_HERE: &str = "________________________________________";

pub(super) fn letter(letter: &Letter) -> Vec<Piece<'_>> {
    let said = |text: &String| Piece::Paragraph(Voice::Body, Text::of(text));
    let heading = Heading { level: 1, text: letter.subject.clone(), aside: String::new(), anchor: None };
    let mut pieces = vec![Piece::Heading(heading)];
    pieces.extend(letter.logo.iter().map(|logo| Piece::Figure(logo, Text::default())));
    let before = [&letter.sender, &letter.dated].into_iter().chain(&letter.address);
    let before = before.chain([&letter.salutation]).chain(&letter.opening);
    pieces.extend(before.filter(|text| !text.is_empty()).map(said));
    let columns = [Column::left("", 5.0), Column::left("Question", 80.0), Column::right("Our reference", 15.0)];
    let rows = letter.questions.iter().enumerate().map(|(at, asked)| {
        vec![
            Text::default().accent((at + 1).to_string()),
            Text::of(&asked.text),
            Text::default().soft(&asked.reference),
        ]
    });
    pieces.push(Piece::Table(Grid::of_texts(&columns, true, rows)));
    let after = [&letter.reply, &letter.close].into_iter().chain(&letter.signed);
    pieces.extend(after.filter(|text| !text.is_empty()).map(said));
    if letter.signed.is_empty() {
        pieces.push(Piece::Paragraph(Voice::Body, Text::of(SIGN_HERE)));
        pieces.push(Piece::Paragraph(Voice::Caption, Text::of("Name and role")));
    }
    pieces
}
