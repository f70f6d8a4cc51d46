//! Entries that fill columns from left to right, balanced on the last page.

use std::ops::Range;

use super::pen::Stand;
use super::press::{Press, Stopped};
use super::row::{LaidRow, Place, Tags};
use super::stack::Stack;
use crate::canvas::{ARTIFACT, NodeId};
use crate::document::{Columns, GroupHeading, Paragraph, Rule, Setting, Style, Text, Tone, Weight};
use crate::style::{MEASURE, TOP, Type};
use crate::text::Shaper;

/// Above a group's heading, but not at the top of a column.
const ABOVE_GROUP: f32 = 9.75;
/// Between a ruled heading and its rule.
const BELOW_HEADING: f32 = 2.5;

/// Columns that are set but not yet placed.
pub(crate) struct LaidColumns<'a> {
    columns: &'a Columns,
    rows: Vec<LaidRow>,
    items: Vec<Item<'a>>,
    width: f32,
    /// The list of the group that is being drawn.
    list: Option<NodeId>,
}

/// A group with a heading that is lower is not divided between two columns, nor are the last two entries of any group.
const SMALL: f32 = 120.0;

/// What goes into a column as a whole.
struct Item<'a> {
    what: What<'a>,
    above: f32,
    height: f32,
    /// The height of its group's name where a column begins with it; 0 where the name is not repeated.
    named: f32,
    /// How many items after this one must stand in the same column.
    keep: usize,
}

enum What<'a> {
    Heading(&'a GroupHeading),
    /// A row or the next piece of it, the space around it, and the heading of its group.
    Piece {
        row: usize,
        around: (f32, f32),
        group: Option<&'a GroupHeading>,
    },
}

/// Keeps a small group with its heading in one column, and the last two entries of any together.
fn hold_together(group: &mut [Item<'_>], headed: bool) {
    let rest = group.len().saturating_sub(1);
    let low = |items: &[Item<'_>]| items.iter().map(|item| item.height).sum::<f32>() < SMALL;
    if headed
        && low(group)
        && let Some(first) = group.first_mut()
    {
        first.keep = first.keep.max(rest);
    }
    if let Some(pair) = group.last_chunk_mut::<2>()
        && low(pair)
    {
        pair[0].keep = pair[0].keep.max(1);
    }
}

impl<'a> LaidColumns<'a> {
    /// Sets the entries.
    pub(crate) fn of(press: &mut Press<'_>, columns: &'a Columns) -> Result<Self, Stopped> {
        let count = columns.count as f32;
        let width = (MEASURE - columns.gap * (count - 1.0)) / count;
        let rows = columns.groups.iter().flat_map(|group| &group.rows);
        let mut rows = press.rows(rows, &columns.columns, columns.setting)?.into_iter();
        let mut laid = Self { columns, rows: Vec::new(), items: Vec::new(), width, list: None };
        for group in &columns.groups {
            let begins = laid.items.len();
            if let Some(heading) = &group.heading {
                let below = if heading.ruled { BELOW_HEADING } else { 1.0 };
                let stack = heading_stack(&mut press.pen.shaper, heading, width);
                let above = if heading.ruled { ABOVE_GROUP } else { 4.0 };
                let keep = group.rows.len().min(2);
                let height = stack.height() + below;
                laid.items.push(Item { what: What::Heading(heading), above, height, named: 0.0, keep });
            }
            let repeated = group.heading.as_ref().filter(|heading| heading.repeated);
            let named = repeated.map(|heading| (heading, again_stack(&mut press.pen.shaper, heading, width).height()));
            rows.by_ref().take(group.rows.len()).for_each(|row| laid.entry(row, named));
            hold_together(&mut laid.items[begins..], group.heading.is_some());
        }
        Ok(laid)
    }

    fn entry(&mut self, row: LaidRow, named: Option<(&'a GroupHeading, f32)>) {
        let height = row.height();
        let Setting { above, below, .. } = self.columns.setting;
        let cuts = if height > self.columns.whole { row.pieces() } else { vec![height - above - below] };
        let last = cuts.len() - 1;
        for (at, cut) in cuts.into_iter().enumerate() {
            let around = (if at == 0 { above } else { 0.0 }, if at == last { below } else { 0.0 });
            let what = What::Piece { row: self.rows.len(), around, group: named.map(|(heading, _)| heading) };
            let named = named.map_or(0.0, |(_, height)| height);
            self.items.push(Item { what, above: 0.0, height: cut + around.0 + around.1, named, keep: 0 });
        }
        self.rows.push(row);
    }

    /// The height of the first entries, which stay with what stands before them.
    pub(crate) fn least(&self) -> f32 {
        self.items.iter().take(3).map(|item| item.height).sum()
    }

    /// A height on one page, roughly: that of balanced columns.
    pub(crate) fn height(&self) -> f32 {
        self.items.iter().map(|item| item.height + item.above).sum::<f32>() / self.columns.count as f32 + 20.0
    }

    /// Places the entries from where the press stands; on their last page room is left for a note of such a height.
    pub(crate) fn place(mut self, press: &mut Press<'_>, parent: NodeId, note: f32) -> Result<(), Stopped> {
        if press.room() < self.least() && press.y > TOP {
            press.turn()?;
        }
        let mut next = 0;
        while next < self.items.len() {
            let mut plan = self.plan_page(next, press.room());
            if plan.last().is_some_and(|range| range.end == self.items.len()) {
                let noted = self.plan_page(next, press.room() - note);
                if noted.last().is_some_and(|range| range.end > next) {
                    plan = noted;
                }
            }
            let top = press.y;
            let mut bottom = top;
            for (at, range) in plan.iter().enumerate() {
                let x = press.left() + at as f32 * (self.width + self.columns.gap);
                bottom = self.column(press, parent, (x, top), range.clone()).max(bottom);
            }
            next = plan.last().map_or(self.items.len(), |range| range.end);
            press.y = bottom;
            if next < self.items.len() {
                press.turn()?;
            }
        }
        Ok(())
    }

    /// Which items stand in which column of a page: as many as fit, or all that are left at the least height.
    fn plan_page(&self, next: usize, room: f32) -> Vec<Range<usize>> {
        let all = |plan: &[Range<usize>]| plan.last().is_some_and(|range| range.end == self.items.len());
        let full = self.plan(next, room, true);
        if !all(&full) {
            return full;
        }
        let (mut low, mut high, mut best) = (0.0, room, full);
        for _ in 0..12 {
            let middle = (low + high) / 2.0;
            let plan = self.plan(next, middle, false);
            if all(&plan) {
                (high, best) = (middle, plan);
            } else {
                low = middle;
            }
        }
        best
    }

    /// Fills columns of a height one after the other. `force` puts at least one item into each.
    fn plan(&self, next: usize, height: f32, force: bool) -> Vec<Range<usize>> {
        let mut start = next;
        // The last few stand side by side, a pair too.
        let few = self.items.len().saturating_sub(next) <= self.columns.count;
        let column = |_| {
            let mut end = start;
            let mut used = self.items.get(start).map_or(0.0, |item| item.named);
            while let Some(item) = self.items.get(end) {
                let above = |at: usize, item: &Item<'_>| if at == start { 0.0 } else { item.above };
                let heading = matches!(item.what, What::Heading(_));
                let keep = if few && !heading { 0 } else { item.keep };
                let together = self.items[end..].iter().take(keep + 1).enumerate();
                let needed: f32 = together.map(|(at, item)| item.height + above(end + at, item)).sum();
                if used + needed > height + 0.01 && !(force && end == start) {
                    break;
                }
                used += item.height + above(end, item);
                end += 1;
            }
            let range = start..end;
            start = end;
            range
        };
        (0..self.columns.count).map(column).collect()
    }

    /// Draws one column and returns its bottom.
    fn column(&mut self, press: &mut Press<'_>, parent: NodeId, at: (f32, f32), range: Range<usize>) -> f32 {
        let (x, mut y) = at;
        let right = x + self.width;
        if self.columns.ruled && !range.is_empty() {
            press.pen.rule(x, right, y, Rule::Strong);
        }
        for index in range.clone() {
            let item = &self.items[index];
            if index > range.start {
                y += item.above;
            }
            match item.what {
                What::Heading(heading) => {
                    self.list = None;
                    draw_heading(press, parent, heading, (x, y, self.width));
                    y += item.height;
                    if heading.ruled {
                        press.pen.rule(x, right, y, Rule::Strong);
                    }
                }
                What::Piece { row, around, group } => {
                    let height = item.height;
                    if let (true, Some(heading)) = (index == range.start, group) {
                        y += again_stack(&mut press.pen.shaper, heading, self.width).draw_all(
                            &mut press.pen,
                            ARTIFACT,
                            (x, y),
                        );
                    }
                    let list = *self.list.get_or_insert_with(|| press.pen.canvas.node(parent, "L"));
                    let place = Place { parent: list, tags: Tags::List, at: (x, y) };
                    let note = index == range.start;
                    self.rows[row].draw_piece(&mut press.pen, place, height + 0.02, around, note);
                    y += height;
                    if around.1 > 0.0 || index + 1 == range.end {
                        press.pen.rule(x, right, y, self.columns.setting.rows);
                    }
                }
            }
        }
        y
    }
}

fn heading_stack(shaper: &mut Shaper, heading: &GroupHeading, width: f32) -> Stack {
    let aside = if heading.aside.is_empty() { 0.0 } else { 70.0 };
    Stack::of_paragraph(shaper, &Paragraph::new(heading.style, Text::of(&heading.text)), width - aside)
}

/// The name of a group that goes on in another column.
fn again_stack(shaper: &mut Shaper, heading: &GroupHeading, width: f32) -> Stack {
    let text = Text::of(&heading.text).words(", continued", Weight::Regular, Tone::Soft);
    Stack::of_paragraph(shaper, &Paragraph::new(heading.style, text), width)
}

fn draw_heading(press: &mut Press<'_>, parent: NodeId, heading: &GroupHeading, at: (f32, f32, f32)) {
    let (x, y, width) = at;
    let node = press.pen.canvas.node(parent, "H2");
    heading_stack(&mut press.pen.shaper, heading, width).draw_all(&mut press.pen, node, (x, y));
    if heading.outline {
        press.pen.canvas.bookmark(1, &heading.text, y);
    }
    if !heading.aside.is_empty() {
        let aside = press.pen.canvas.node(parent, "P");
        let set = Type::of(Style::Caption);
        let label = press.pen.label(&heading.aside, set, true);
        let baseline = y + Type { leading: 13.0, ..set }.baseline();
        press.pen.put(aside, label, (x + width, baseline), Stand::End);
    }
}
