//! Tables: a head that is repeated on each page, rows that break when they are tall.

use super::press::{Press, Stopped};
use super::row::{LaidRow, Place, Tags};
use super::stack::Stack;
use crate::canvas::{ARTIFACT, NodeId};
use crate::document::{Align, Paragraph, Rule, Style, Table, Text};
use crate::style::{MEASURE, TOP};
use crate::text::Shaper;

/// A row up to this height never breaks.
const WHOLE: f32 = 234.0;
/// A row up to this height is a widow where it stands alone on the last page.
const LOW: f32 = 65.0;
/// Between a head's words and its rule.
const HEAD_GAP: f32 = 3.25;

/// A table that is set but not yet placed.
pub(crate) struct LaidTable<'a> {
    table: &'a Table,
    head_height: f32,
    rows: Vec<LaidRow>,
    width: f32,
}

impl<'a> LaidTable<'a> {
    /// Sets a table.
    pub(crate) fn of(press: &mut Press<'_>, table: &'a Table) -> Result<Self, Stopped> {
        let rows = press.rows(table.rows.iter(), &table.columns, table.setting)?;
        let shaper = &mut press.pen.shaper;
        let stacks = heads(shaper, table);
        let tallest = stacks.iter().flat_map(|(_, stacks)| stacks).map(Stack::height).fold(0.0, f32::max);
        let head_height = if table.setting.head { tallest + HEAD_GAP } else { 0.0 };
        let width = table.columns.iter().map(|column| column.width).sum::<f32>().min(MEASURE - table.x);
        Ok(Self { table, head_height, rows, width })
    }

    /// The height of the head and the first rows, which stay together.
    pub(crate) fn least(&self, rows: usize) -> f32 {
        let row = |row: &LaidRow| if row.height() > WHOLE { row.least() } else { row.height() };
        self.head_height + self.rows.iter().take(rows).map(row).sum::<f32>()
    }

    /// The height on a page without end.
    pub(crate) fn height(&self) -> f32 {
        self.least(0) + self.rows.iter().map(LaidRow::height).sum::<f32>()
    }

    /// Places it from where the press stands. A note of the height `note` below it does not stand without its last row.
    pub(crate) fn place(mut self, press: &mut Press<'_>, parent: NodeId, note: f32) -> Result<(), Stopped> {
        if press.room() < self.least(2) && press.y > TOP {
            press.turn()?;
        }
        let table = press.pen.canvas.node(parent, "Table");
        self.head(press, table, true);
        let body = if self.table.setting.head { press.pen.canvas.node(table, "TBody") } else { table };
        let count = self.rows.len();
        let mut on_page = 0;
        for at in 0..count {
            loop {
                let (rows, rest) = self.rows.split_at_mut(at + 1);
                let row = &mut rows[at];
                let height = row.height_to(press.room().max(WHOLE));
                let last = |last: &LaidRow| if last.height() > WHOLE { last.least() } else { last.height() + note };
                let low = at + 2 == count && height <= LOW && rest[0].height_to(WHOLE) <= LOW;
                let widow = low && on_page > 1 && height + last(&rest[0]) > press.room();
                let fits = height + if at + 1 == count { note } else { 0.0 } <= press.room();
                if (fits && !widow) || (!fits && height > WHOLE && row.least() <= press.room()) {
                    let room = press.room();
                    let x = press.left() + self.table.x;
                    let place = Place { parent: body, tags: Tags::Table, at: (x, press.y) };
                    press.y += row.draw(&mut press.pen, place, room);
                    on_page += 1;
                    if row.is_done() {
                        let last = if at + 1 == count { self.table.setting.last } else { self.table.setting.rows };
                        self.rule(press, last);
                        break;
                    }
                }
                self.rule(press, Rule::Hairline);
                press.turn()?;
                on_page = 0;
                self.head(press, table, false);
            }
        }
        Ok(())
    }

    fn rule(&self, press: &mut Press<'_>, rule: Rule) {
        let left = press.left() + self.table.x;
        press.pen.rule(left, left + self.width, press.y, rule);
    }

    /// Draws the head: the first time as such, on later pages as furniture.
    fn head(&self, press: &mut Press<'_>, table: NodeId, first: bool) {
        if !self.table.setting.head {
            return;
        }
        let row = if first {
            let head = press.pen.canvas.node(table, "THead");
            Some(press.pen.canvas.node(head, "TR"))
        } else {
            None
        };
        let bottom = press.y + self.head_height - HEAD_GAP;
        for (x, stacks) in heads(&mut press.pen.shaper, self.table) {
            let owner = row.map_or(ARTIFACT, |row| {
                let cell = press.pen.canvas.node(row, "TH");
                press.pen.canvas.nodes[cell.0].scope = Some("Column");
                cell
            });
            for mut stack in stacks {
                let at = (press.left() + self.table.x + x, bottom - stack.height());
                stack.draw_all(&mut press.pen, owner, at);
            }
        }
        press.y += self.head_height;
        self.rule(press, Rule::Strong);
    }
}

/// The head of each column with what stands at its right, at the column's left edge.
fn heads(shaper: &mut Shaper, table: &Table) -> Vec<(f32, Vec<Stack>)> {
    let mut heads = Vec::with_capacity(table.columns.len());
    let mut x = 0.0;
    for column in &table.columns {
        let mut head = |text: Text, align: Align| {
            let mut paragraph = Paragraph::new(Style::TableHead, text);
            paragraph.align = align;
            Stack::of_paragraph(shaper, &paragraph, column.width - column.gap)
        };
        let mut stacks = vec![head(column.head.clone(), column.align)];
        if !column.aside.is_empty() {
            stacks.push(head(Text::of(&column.aside), Align::Right));
        }
        heads.push((x, stacks));
        x += column.width;
    }
    heads
}
