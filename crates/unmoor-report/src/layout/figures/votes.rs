//! Who voted for which option: a cell for each, the answer of today marked.

use super::{Sketch, caption};
use crate::canvas::rounded;
use crate::figure::{VOTE_CELL, Votes};
use crate::fonts::Face;
use crate::layout::pen::Stand;
use crate::style::{INK, RULE, SOFT, TRACK, Type};

/// Baselines of an option's letter and of the first line of initials.
const LETTER: f32 = 6.8;
const FIRST: f32 = 18.4;
/// How far two initials on a line stand from the middle of their cell.
const BESIDE: f32 = 6.6;

/// Draws them in figures of a height.
pub(super) fn draw(sketch: &mut Sketch<'_>, votes: &Votes, height: f32) {
    let (width, top, line) = VOTE_CELL;
    let strong = Type { face: Face::SansSemi, colour: INK, ..caption() };
    for (at, cell) in votes.cells.iter().enumerate() {
        let left = width * at as f32;
        let middle = left + width / 2.0;
        let letter = if cell.chosen { strong } else { Type { colour: SOFT, ..caption() } };
        sketch.write(&cell.option, letter, (middle, LETTER), Stand::Middle);
        let frame = rounded(left + 1.0, top, width - 2.0, height - top - 1.0, 1.5);
        if cell.chosen {
            sketch.fill(frame.clone(), TRACK);
        }
        let (colour, thick) = if cell.chosen { (INK, 0.8) } else { (RULE, 0.5) };
        sketch.stroke(frame, colour, thick);
        for (row, initials) in cell.lines().into_iter().enumerate() {
            let baseline = FIRST + line * row as f32;
            match initials[..] {
                [first, second] => {
                    sketch.write(first, strong, (middle - BESIDE, baseline), Stand::Middle);
                    sketch.write(second, strong, (middle + BESIDE, baseline), Stand::Middle);
                }
                _ => initials.iter().for_each(|initials| {
                    sketch.write(initials, strong, (middle, baseline), Stand::Middle);
                }),
            }
        }
    }
}
