//! The page for the board: always exactly one.

use super::pen::Stand;
use super::press::Press;
use super::stack::Stack;
use crate::canvas::{Mark, NodeId, rectangle};
use crate::document::{Anchor, Blocker, Board, BoardStep, Inline, Paragraph, Rule, Style, Sureness, Text};
use crate::figure::Figure;
use crate::fonts::Face;
use crate::lines::Line;
use crate::style::{HALF, INK, MEASURE, SECOND_HALF, SPAN_1, Sheet, Type};

/// Tops of the bands below the verdict, and how high the chart is.
#[derive(Clone, Copy)]
struct Bands {
    interval: f32,
    chart: f32,
    chart_height: f32,
    next: f32,
    deadline: f32,
}

impl Bands {
    /// On a shorter sheet the bands move up, and the chart shrinks.
    fn on(sheet: Sheet) -> Self {
        let up = |top: f32, share: f32| top - share * sheet.short();
        Self {
            interval: up(213.0, 0.15),
            chart: up(313.0, 0.35),
            chart_height: up(221.0, 0.5),
            next: up(590.0, 0.92),
            deadline: up(703.0, 0.92),
        }
    }
}

/// Around the text of a step.
const STEP_SPACE: f32 = 8.5;
/// The height of the line that says how many more there are.
const MORE: f32 = 13.0;
/// The most blockers that are printed.
const MOST_BLOCKERS: usize = 3;

impl Press<'_> {
    /// Draws the board page on the page that is open.
    pub(crate) fn board(&mut self, parent: NodeId, board: &Board) {
        self.pen.canvas.place.clone_from(&board.title);
        let bands = Bands::on(self.pen.canvas.sheet);
        let left = self.left();
        let node = self.pen.canvas.node(parent, "H1");
        self.lay(node, Style::Kicker, Text::of(format!("1\u{2002}{}", board.title)), (left, 78.0, MEASURE));
        let (set, verdict) = self.verdict(board);
        let node = self.pen.canvas.node(parent, "P");
        Stack::of_lines(verdict, set, MEASURE).draw_all(&mut self.pen, node, (left, 95.0));
        let node = self.pen.canvas.node(parent, "P");
        self.lay(node, Style::Caption, Text::of("Portability"), (left, bands.interval, 100.0));
        self.grade(parent, board.grade, Style::GradeBoard, (left, bands.interval + 6.0));
        self.figure(parent, &board.headline, (left + 124.82, bands.interval));
        self.h2(parent, &board.chart_title, (left, bands.chart));
        let chart = Figure { height: bands.chart_height, ..board.chart.clone() };
        self.figure(parent, &chart, (left, bands.chart + 23.0));
        let node = self.pen.canvas.node(parent, "Caption");
        let y = bands.chart + 23.0 + chart.height + 4.0;
        self.lay(node, Style::Caption, board.chart_caption.clone(), (left + 26.0, y, HALF - 26.0));
        self.blockers(parent, board, left + SECOND_HALF, bands);
        self.steps(parent, board, left, bands);
        self.sureness(parent, board, (left + SECOND_HALF, bands.next));
        self.deadline(parent, board, bands.deadline);
    }

    fn h2(&mut self, parent: NodeId, text: &str, at: (f32, f32)) -> f32 {
        let node = self.pen.canvas.node(parent, "H2");
        self.lay(node, Style::H2, Text::of(text), (at.0, at.1, HALF))
    }

    /// The verdict in the largest setting that has room for it; without the service's name where none has.
    fn verdict(&mut self, board: &Board) -> (Type, Vec<Line>) {
        let smallest = Type { face: Face::Serif, ..Type::of(Style::Client) };
        let sizes = [(Type::of(Style::Part), 3), (Type::of(Style::TitleSmallest), 4), (smallest, 6)];
        for words in [&board.verdict, &board.verdict_short] {
            for (set, most) in sizes {
                let lines = self.balanced(words, set, MEASURE);
                if lines.len() <= most {
                    return (set, lines);
                }
            }
        }
        (smallest, self.balanced(&board.verdict_short, smallest, MEASURE))
    }

    fn blockers(&mut self, parent: NodeId, board: &Board, x: f32, bands: Bands) {
        self.h2(parent, &board.blockers_title, (x, bands.chart));
        if board.blockers.is_empty() {
            self.hairline(x, HALF, bands.chart + 21.0);
            let node = self.pen.canvas.node(parent, "P");
            let note = Text::default().soft(&board.blockers_note);
            self.lay(node, Style::Text, note, (x, bands.chart + 27.0, HALF));
        }
        let treated = if board.treated.is_empty() { 0.0 } else { MORE };
        let room = bands.next - 8.0 - treated - (bands.chart + 21.0);
        let mut shown = board.blockers.len().min(MOST_BLOCKERS);
        let mut prompts = true;
        loop {
            let needed: f32 =
                board.blockers[..shown].iter().map(|b| self.blocker_stack(b, prompts).height() + 14.0).sum();
            let more = if shown < board.blockers.len() { 16.0 } else { 0.0 };
            if needed + more <= room || shown == 1 {
                break;
            }
            if prompts { prompts = false } else { shown -= 1 }
        }
        let mut y = bands.chart + 21.0;
        for (at, blocker) in board.blockers[..shown].iter().enumerate() {
            self.hairline(x, HALF, y);
            y += 6.0;
            let number = Text::default().accent((at + 1).to_string());
            let node = self.pen.canvas.node(parent, "H3");
            self.pen.canvas.nodes[node.0].spoken = Some(format!("{} {}", at + 1, blocker.title));
            self.lay(node, Style::Body, number, (x, y + 0.5, 20.0));
            y += self.lay(node, Style::HItem, Text::of(&blocker.title), (x + 20.0, y, HALF - 20.0));
            for paragraph in self.blocker_paragraphs(blocker, prompts) {
                let node = self.pen.canvas.node(parent, "P");
                let mut stack = Stack::of_paragraph(&mut self.pen.shaper, &paragraph, HALF - 20.0);
                y += paragraph.before + stack.draw_all(&mut self.pen, node, (x + 20.0, y + paragraph.before));
            }
            y += 8.0;
        }
        let more = board.blockers.len() - shown;
        if more > 0 {
            let words = format!("and {} more", unmoor_core::words::count(more));
            let text = self.with_page(words, &board.blockers_more);
            let node = self.pen.canvas.node(parent, "P");
            self.lay(node, Style::Caption, text, (x + 20.0, y, HALF - 20.0));
        }
        if !board.treated.is_empty() {
            let node = self.pen.canvas.node(parent, "P");
            self.lay(node, Style::Caption, Text::of(&board.treated), (x, bands.next - 8.0 - MORE, HALF));
        }
    }

    fn blocker_stack(&mut self, blocker: &Blocker, prompt: bool) -> Stack {
        let mut flow = vec![Paragraph::new(Style::HItem, Text::of(&blocker.title))];
        flow.extend(self.blocker_paragraphs(blocker, prompt));
        let flow: Vec<_> = flow.into_iter().map(crate::document::Flow::Paragraph).collect();
        Stack::of(&mut self.pen.shaper, &flow, HALF - 20.0)
    }

    fn blocker_paragraphs(&self, blocker: &Blocker, prompt: bool) -> Vec<Paragraph> {
        let mut flow = Vec::new();
        if prompt && !blocker.prompt.is_empty() {
            flow.push(Paragraph::new(Style::Text, Text::default().soft(&blocker.prompt)).below(1.0));
        }
        flow.push(Paragraph::new(Style::Text, self.resolve(&blocker.text)).below(2.0));
        flow
    }

    /// Words with the page on which an anchor stands, where it stands anywhere.
    fn with_page(&self, words: String, anchor: &Anchor) -> Text {
        match self.page_of(anchor) {
            Some(_) => self.resolve(&Text::of(words + ", page\u{a0}").sign(Inline::PageOf(anchor.clone()))),
            None => Text::of(words),
        }
    }

    /// Puts page numbers in place of their anchors.
    fn resolve(&self, text: &Text) -> Text {
        let put = |inline: &Inline| match inline {
            Inline::PageOf(anchor) => {
                let page = self.page_of(anchor).unwrap_or_default().to_string();
                Text::default().soft(page).to(anchor.clone()).0.remove(0)
            }
            other => other.clone(),
        };
        Text(text.0.iter().map(put).collect())
    }

    fn steps(&mut self, parent: NodeId, board: &Board, x: f32, bands: Bands) {
        let next = bands.next;
        // Without a last safe day the space below is theirs.
        let deadline = if board.deadline.is_some() { bands.deadline } else { self.pen.canvas.sheet.bottom };
        let mut y = next + self.h2(parent, &board.steps_title, (x, next)) + 3.0;
        self.hairline(x, HALF, y);
        if board.steps.is_empty() {
            let node = self.pen.canvas.node(parent, "P");
            self.lay(node, Style::Table, Text::default().soft(&board.steps_note), (x, y + 4.0, HALF - 10.0));
            return;
        }
        let short = !self.fits(board, y, deadline);
        let list = self.pen.canvas.node(parent, "L");
        for (at, step) in board.steps.iter().enumerate() {
            let left = board.steps.len() - at;
            let room = deadline - 3.0 - y - if left > 1 { MORE } else { 0.0 };
            let mut stack = self.step_stack(step, short);
            if stack.height() + STEP_SPACE > room && at > 0 {
                let noun = if left == 1 { "step" } else { "steps" };
                let words = format!("and {} more {noun}", unmoor_core::words::count(left));
                let text = self.with_page(words, &board.steps_more);
                let node = self.pen.canvas.node(parent, "P");
                self.lay(node, Style::Caption, text, (x + 20.0, y + 3.0, 165.0));
                return;
            }
            if at > 0 {
                self.hairline(x, HALF, y);
            }
            y = self.step(list, (x, y), (at + 1, step), &mut stack);
        }
    }

    /// Whether all steps fit in their full words.
    fn fits(&mut self, board: &Board, y: f32, deadline: f32) -> bool {
        let steps = board.steps.iter();
        let needed: f32 = steps.map(|step| self.step_stack(step, false).height() + STEP_SPACE).sum();
        y + needed <= deadline - 3.0
    }

    fn step_stack(&mut self, step: &BoardStep, short: bool) -> Stack {
        let under = Paragraph::new(Style::Table, Text::default().soft(&step.under));
        let text = if short { &step.short } else { &step.text };
        let flow = [Paragraph::new(Style::Table, text.clone()), under].map(crate::document::Flow::Paragraph);
        Stack::of(&mut self.pen.shaper, &flow, 155.64)
    }

    fn step(&mut self, list: NodeId, at: (f32, f32), step: (usize, &BoardStep), stack: &mut Stack) -> f32 {
        let ((x, y), (number, step)) = (at, step);
        let item = self.pen.canvas.node(list, "LI");
        let label = self.pen.canvas.node(item, "Lbl");
        self.lay(label, Style::Table, Text::default().accent(number.to_string()), (x, y + 4.0, 20.0));
        let body = self.pen.canvas.node(item, "LBody");
        let height = stack.draw_all(&mut self.pen, body, (x + 20.0, y + 4.0));
        let small = Type::of(Style::Table);
        let value = Type { leading: 13.0, ..Type::of(Style::ValueSmall) };
        let baseline = y + 4.5 + value.baseline();
        let node = self.pen.canvas.node(body, "P");
        let (grade, provisional) = step.grade.split_once(", ").unwrap_or((&step.grade, ""));
        let grade = self.pen.label(grade, small, true);
        let end = x + HALF - grade.width - 4.0;
        self.pen.write(node, &step.value, value, (end, baseline), Stand::End);
        self.pen.put(node, grade, (x + HALF, baseline), Stand::End);
        if !provisional.is_empty() {
            let caption = Type::of(Style::Caption);
            self.pen.write(node, provisional, caption, (x + HALF, baseline + caption.leading), Stand::End);
        }
        y + height + STEP_SPACE
    }

    fn sureness(&mut self, parent: NodeId, board: &Board, at: (f32, f32)) {
        let (x, top) = at;
        let mut y = top + self.h2(parent, &board.sureness_title, at) + 3.0;
        for Sureness { name, value, share, caption } in &board.sureness {
            self.hairline(x, HALF, y);
            let node = self.pen.canvas.node(parent, "P");
            self.lay(node, Style::Table, Text::default().medium(name), (x, y + 5.5, 56.0));
            let set = Type { leading: 13.0, ..Type::of(Style::ValueSmall) };
            self.pen.write(node, value, set, (x + 56.0, y + 4.0 + set.baseline()), Stand::Start);
            let meter = x + HALF - 131.0;
            let mut fill = |width: f32, colour| {
                let path = rectangle(meter, y + 7.0, width, 3.0);
                self.pen.canvas.ground(Mark::Fill { path, colour });
            };
            fill(131.0, SPAN_1);
            fill(131.0 * *share as f32, INK);
            self.lay(node, Style::Caption, Text::of(caption), (meter, y + 13.5, 131.0));
            y += 28.5;
        }
    }

    fn deadline(&mut self, parent: NodeId, board: &Board, top: f32) {
        let Some(deadline) = &board.deadline else { return };
        let left = self.left();
        self.pen.rule(left, left + MEASURE, top, Rule::Strong);
        let node = self.pen.canvas.node(parent, "H2");
        let small = Type::of(Style::Caption);
        let arithmetic = self.pen.label(&deadline.arithmetic, small, true);
        let title = self.pen.label(&deadline.title, Type::of(Style::H2), false);
        let beside = title.width + arithmetic.width + 12.0 <= MEASURE;
        let baseline = top + 5.0 + Type::of(Style::H2).baseline();
        self.pen.put(node, title, (left, baseline), Stand::Start);
        let node = self.pen.canvas.node(parent, "P");
        let down = if beside { 0.0 } else { 11.0 };
        let place = if beside { (left + MEASURE, Stand::End) } else { (left, Stand::Start) };
        self.pen.put(node, arithmetic, (place.0, baseline + down), place.1);
        self.figure(parent, &deadline.figure, (left, top + 27.0 + down));
    }
}
