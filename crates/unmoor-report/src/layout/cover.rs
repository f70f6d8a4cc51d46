//! The cover.

use unicode_segmentation::UnicodeSegmentation;

use super::pen::Stand;
use super::press::Press;
use super::stack::Stack;
use crate::canvas::{Mark, NodeId, line, rectangle, rounded};
use crate::document::{Anchor, Cover, GradeMark, Paragraph, Rule, Style, Text, Tone, Weight};
use crate::fonts::Face;
use crate::lines::{Line, balanced, lines};
use crate::style::{ACCENT, INK, MEASURE, Sheet, Type};

/// Left edges of the three values, on the measure.
const THIRDS: [f32; 3] = [0.0, 166.43, 332.85];
const THIRD: f32 = 154.43;
/// The span of the facts, and left edge and span of the contents.
const FACTS: f32 = 279.25;
const CONTENTS: (f32, f32) = (291.25, 196.03);

/// Width of a fact's value.
const FACT: f32 = 225.25;
/// Between two lines of the contents.
const CONTENTS_PITCH: f32 = 16.25;
/// From the rule over facts and contents to their first line.
const BELOW_HEADS: f32 = 22.25;
/// How high the facts may be where a long title leaves no room to rise: ten lines, one more than the contents have when every part stands.
const FACTS_HIGH: f32 = 165.0;
/// The title in its smallest setting, and the client's name at the head of the page, are shortened beyond so many lines.
const TITLE_LINES: usize = 4;
const CLIENT_LINES: usize = 3;
/// A fact's value is shortened beyond so many lines.
const FACT_LINES: usize = 3;
/// How far the lowest line may reach below the top of the foot, which the cover does not have.
const OVER_FOOT: f32 = 9.0;
/// The bar may rise to here; the client's name and the confidentiality line end above it.
const HIGHEST_BAR: f32 = 116.0;

/// No text of the cover is longer, in graphemes: it would not fit anywhere on it.
const LONGEST: usize = 600;

/// Tops of what stands on the cover, under a title of one line.
struct Tops {
    bar: f32,
    title: f32,
    subtitle: f32,
    values: f32,
    headline: f32,
    facts: f32,
}

impl Tops {
    /// On a shorter sheet everything moves up, the more the lower it stands.
    fn on(sheet: Sheet) -> Self {
        let up = |top: f32, share: f32| top - share * sheet.short();
        Self {
            bar: up(176.0, 0.4),
            title: up(210.5, 0.4),
            subtitle: up(269.0, 0.4),
            values: up(384.0, 0.7),
            headline: up(503.0, 0.85),
            facts: up(611.0, 1.0),
        }
    }

    /// All that stands below the heads, moved up.
    fn raised(self, by: f32) -> Self {
        Self {
            bar: self.bar - by,
            title: self.title - by,
            subtitle: self.subtitle - by,
            values: self.values - by,
            headline: self.headline - by,
            facts: self.facts - by,
        }
    }

    /// How far the values and all below move down for a title that is higher by `extra` and a subtitle of several lines.
    fn down(&self, extra: f32, subtitle: usize) -> f32 {
        let below = self.subtitle + extra + subtitle as f32 * Type::of(Style::Sub).leading;
        (below + 24.0 - self.values).max(0.0)
    }
}

/// A line of "About this report".
struct Fact {
    label: String,
    lines: Vec<Line>,
    /// Whether the value stands whole.
    whole: bool,
    /// Where its value leads.
    leads: Option<Anchor>,
}

/// A value of a fact as it was typed: without what holds two words or two figures together.
fn unheld(value: &str) -> String {
    value.replace('\u{a0}', " ").replace('\u{2011}', "-")
}

fn fact_height(lines: &[Line]) -> f32 {
    lines.len() as f32 * Type::of(Style::Facts).leading + 3.25
}

impl<'d> Press<'d> {
    /// Draws the cover on the page that is open.
    pub(crate) fn cover(&mut self, parent: NodeId, cover: &Cover) {
        self.pen.canvas.place = "Cover".to_owned();
        let sheet = self.pen.canvas.sheet;
        let tops = Tops::on(sheet);
        let contents = self.numbered().len() as f32 * CONTENTS_PITCH;
        let height = |facts: &[Fact]| -> f32 {
            BELOW_HEADS + facts.iter().map(|fact| fact_height(&fact.lines)).sum::<f32>().max(contents)
        };
        let below = height(&self.fact_lines(&cover.facts, FACTS_HIGH));
        let subtitle = self.subtitle(&cover.subtitle);
        let most = (sheet.foot - tops.facts - below).max(0.0);
        let (set, title) = self.cover_title(cover, &tops, subtitle.len(), most);
        let extra = title.len() as f32 * set.leading - 48.0;
        let down = tops.down(extra, subtitle.len());
        let highest = tops.bar - HIGHEST_BAR;
        // What the title leaves of the room that everything can rise by goes to long names.
        let room = sheet.foot + OVER_FOOT + highest - tops.facts - down - BELOW_HEADS;
        let facts = self.facts_with_room(cover, room.max(FACTS_HIGH));
        let over = tops.facts + down + height(&facts) - sheet.foot - OVER_FOOT;
        let tops = tops.raised(over.clamp(0.0, highest));
        self.heads(parent, cover, tops.bar);
        let node = self.pen.canvas.node(parent, "Title");
        let left = self.left();
        Stack::of_lines(title, set, MEASURE).draw_all(&mut self.pen, node, (left, tops.title));
        let node = self.pen.canvas.node(parent, "P");
        let sub = Type::of(Style::Sub);
        Stack::of_lines(subtitle, sub, MEASURE).draw_all(&mut self.pen, node, (left, tops.subtitle + extra));
        let values = tops.values + down;
        self.pen.rule(left, left + MEASURE, values, Rule::Strong);
        self.values(parent, cover, values);
        self.figure(parent, &cover.headline, (left, tops.headline + down));
        self.facts(parent, facts, tops.facts + down);
        self.contents(parent, tops.facts + down);
    }

    /// The numbered parts, the board page first.
    fn numbered(&self) -> Vec<(usize, &'d str)> {
        let document = self.document;
        let board = document.board.iter().map(|board| (1, board.title.as_str()));
        board.chain(document.parts.iter().map(|part| (part.number, part.title.as_str()))).collect()
    }

    fn subtitle(&mut self, words: &str) -> Vec<Line> {
        let set = Type::of(Style::Sub);
        let words = self.shortened(words, set, 400.0, 3);
        self.balanced(&words, set, 400.0)
    }

    /// A text that fits so many lines; where it needs more it ends in an ellipsis.
    pub(super) fn shortened(&mut self, text: &str, set: Type, measure: f32, most: usize) -> String {
        let mut fits = |text: &str| lines(&mut self.pen.shaper, &Text::of(text), set, measure).len() <= most;
        let graphemes: Vec<&str> = text.graphemes(true).take(LONGEST).collect();
        if graphemes.len() < LONGEST && fits(text) {
            return text.to_owned();
        }
        let cut = |length: usize| format!("{}\u{2026}", graphemes[..length].concat().trim_end());
        let (mut short, mut long) = (0, graphemes.len());
        while short + 1 < long {
            let middle = (short + long) / 2;
            if fits(&cut(middle)) {
                short = middle;
            } else {
                long = middle;
            }
        }
        cut(short)
    }

    fn heads(&mut self, parent: NodeId, cover: &Cover, top: f32) {
        let left = self.left();
        if let Some(logo) = &cover.logo {
            self.figure(parent, logo, (left, 54.0));
        } else if !cover.client.is_empty() {
            let node = self.pen.canvas.node(parent, "P");
            let client = self.shortened(&cover.client, Type::of(Style::Client), FACTS, CLIENT_LINES);
            self.lay(node, Style::Client, Text::of(client), (left, 54.0, FACTS));
        }
        let confidentiality = &self.document.about.confidentiality;
        if !confidentiality.is_empty() {
            let (word, rest) = confidentiality.split_once(". ").unwrap_or((confidentiality, ""));
            let set = Type::of(Style::Table);
            let strong = set.voice(Weight::Semi, Tone::Ink);
            let word = Text::default().strong(self.shortened(word, strong, CONTENTS.1, 4));
            let rest = Text::default().soft(self.shortened(rest, set, CONTENTS.1, 4));
            let mut y = 54.0;
            for text in [word, rest].into_iter().filter(|text| !text.0.is_empty()) {
                let node = self.pen.canvas.node(parent, "P");
                for line in balanced(&mut self.pen.shaper, &text, set, CONTENTS.1) {
                    self.pen.line(node, (left + MEASURE - line.width, y), &line, set);
                    y += set.leading;
                }
            }
        }
        let bar = rectangle(left, top, 41.61, 3.0);
        let colour = self.pen.accent;
        self.pen.canvas.ground(Mark::Fill { path: bar, colour });
        let node = self.pen.canvas.node(parent, "P");
        let kicker = Type { size: 9.0, ..Type::of(Style::Kicker) };
        self.pen.write(node, &cover.kicker, kicker, (left, top + 15.0 + kicker.baseline()), Stand::Start);
    }

    /// The largest setting of the title that stays within its lines, breaks no word, and moves what is below by no more than `most`.
    fn cover_title(&mut self, cover: &Cover, tops: &Tops, subtitle: usize, most: f32) -> (Type, Vec<Line>) {
        let sizes = [(Style::Title, 3), (Style::TitleSmall, 3), (Style::TitleSmaller, 5)];
        for (style, fewest) in sizes {
            let set = Type::of(style);
            if self.widest_word(&cover.title, set) > MEASURE {
                continue;
            }
            let lines = self.balanced(&cover.title, set, MEASURE);
            let extra = lines.len() as f32 * set.leading - 48.0;
            if lines.len() <= fewest && tops.down(extra, subtitle) <= most {
                return (set, lines);
            }
        }
        let set = Type::of(Style::TitleSmallest);
        let title = self.shortened(&cover.title, set, MEASURE, TITLE_LINES);
        (set, self.balanced(&title, set, MEASURE))
    }

    /// Lines as equal as they can be without a break within a word that has room on a line of its own.
    pub(super) fn balanced(&mut self, text: &str, set: Type, measure: f32) -> Vec<Line> {
        let words = Text::of(text);
        let equal = balanced(&mut self.pen.shaper, &words, set, measure);
        let widest = self.widest_word(text, set);
        let broken = widest <= measure && equal.iter().all(|line| line.width + 0.01 < widest);
        if broken { lines(&mut self.pen.shaper, &words, set, widest + 0.01) } else { equal }
    }

    pub(super) fn widest_word(&mut self, text: &str, set: Type) -> f32 {
        text.split_whitespace().map(|word| self.pen.label(word, set, false).width).fold(0.0, f32::max)
    }

    fn values(&mut self, parent: NodeId, cover: &Cover, top: f32) {
        let left = self.left();
        for (value, x) in cover.values.iter().zip(THIRDS) {
            let node = self.pen.canvas.node(parent, "P");
            self.lay(node, Style::Caption, Text::of(&value.label), (left + x, top + 9.0, THIRD));
            if value.value.is_empty() {
                self.grade(parent, cover.grade, Style::GradeCover, (left, top + 20.0));
                continue;
            }
            let node = self.pen.canvas.node(parent, "P");
            let y = top + 31.0;
            let height = self.lay(node, Style::Value, Text::of(&value.value), (left + x, y, THIRD));
            let node = self.pen.canvas.node(parent, "P");
            self.lay(node, Style::Caption, Text::of(&value.caption), (left + x, y + height + 6.0, 136.0));
        }
    }

    /// A grade as a figure, with its possible end and the provisional mark.
    pub(crate) fn grade(&mut self, parent: NodeId, grade: GradeMark, style: Style, at: (f32, f32)) {
        let large = style == Style::GradeCover;
        let node = self.pen.canvas.node(parent, "P");
        let set = Type::of(style);
        self.pen.write(node, &format!("{:?}", grade.assured), set, (at.0, at.1 + set.baseline()), Stand::Start);
        let (dx, dy, small) = if large { (71.0, 23.0, Style::Value) } else { (55.4, 25.4, Style::ValueSmall) };
        let (x, mut y) = (at.0 + dx, at.1 + dy);
        let below = Type::of(small);
        if grade.possible != grade.assured {
            let words = format!("up to {:?}", grade.possible);
            let node = self.pen.canvas.node(parent, "P");
            self.pen.write(node, &words, below, (x, y + below.baseline()), Stand::Start);
            y += below.leading + if large { 6.0 } else { 1.0 };
        }
        if grade.provisional {
            self.pill(parent, "Provisional", (x, y));
        }
    }

    fn pill(&mut self, parent: NodeId, word: &str, at: (f32, f32)) {
        let set = Type { face: Face::SansSemi, size: 7.75, leading: 14.2, ..Type::of(Style::Table) };
        let label = self.pen.label(word, set, false);
        let path = rounded(at.0 + 0.3, at.1 + 0.3, label.width + 10.0 - 0.6, 13.6, 2.0);
        self.pen.canvas.ground(Mark::Stroke { path, colour: INK, width: 0.6, dash: None });
        let node = self.pen.canvas.node(parent, "P");
        self.pen.put(node, label, (at.0 + 5.0, at.1 + set.baseline()), Stand::Start);
    }

    /// The facts as they stand on the cover. Where not every value has room whole, those that stand above it give way, and where
    /// that is not enough the last line says where the names stand in full.
    fn facts_with_room(&mut self, cover: &Cover, high: f32) -> Vec<Fact> {
        let all = self.fact_lines(&cover.facts, high);
        if all.iter().all(|fact| fact.whole) {
            return all;
        }
        let above = self.names_above(cover);
        let others: Vec<_> = cover.facts.iter().filter(|(_, value)| !above.contains(&unheld(value))).cloned().collect();
        let rest = self.fact_lines(&others, high);
        let in_full = Anchor::names();
        match self.page_of(&in_full) {
            Some(page) if rest.iter().any(|fact| !fact.whole) => {
                let mut rest = self.fact_lines(&others, high - CONTENTS_PITCH);
                let set = Type::of(Style::Facts);
                let lines = lines(&mut self.pen.shaper, &Text::of(format!("page {page}")), set, FACT);
                rest.push(Fact { label: "In full".to_owned(), lines, whole: true, leads: Some(in_full) });
                rest
            }
            _ => rest,
        }
    }

    /// The names that stand whole above the facts: in the title, and at the head of the page.
    fn names_above(&mut self, cover: &Cover) -> Vec<String> {
        let title = self.shortened(&cover.title, Type::of(Style::TitleSmallest), MEASURE, TITLE_LINES);
        let client = match cover.logo {
            Some(_) => String::new(),
            None => self.shortened(&cover.client, Type::of(Style::Client), FACTS, CLIENT_LINES),
        };
        let names = [(title, &cover.title), (client, &cover.client)];
        names.into_iter().filter(|(shown, name)| shown == *name).map(|(shown, _)| shown).collect()
    }

    /// The facts with their values in at most [`FACT_LINES`] each, those that stand first first.
    fn fact_lines(&mut self, facts: &[(String, String)], facts_high: f32) -> Vec<Fact> {
        let set = Type::of(Style::Facts);
        let mut spare = facts_high - facts.len() as f32 * CONTENTS_PITCH;
        let mut found = Vec::with_capacity(facts.len());
        for (label, value) in facts {
            let most = 1 + ((spare / set.leading).max(0.0) as usize).min(FACT_LINES - 1);
            let shown = self.shortened(value, set, FACT, most);
            let whole = shown == *value;
            let lines = lines(&mut self.pen.shaper, &Text::of(shown), set, FACT);
            spare -= lines.len().saturating_sub(1) as f32 * set.leading;
            found.push(Fact { label: label.clone(), lines, whole, leads: None });
        }
        found
    }

    fn facts(&mut self, parent: NodeId, facts: Vec<Fact>, top: f32) {
        let left = self.left();
        self.pen.rule(left, left + FACTS, top, Rule::Strong);
        let node = self.pen.canvas.node(parent, "P");
        self.lay(node, Style::H3, Text::of("About this report"), (left, top + 6.0, FACTS));
        let list = self.pen.canvas.node(parent, "L");
        let mut y = top + BELOW_HEADS;
        for Fact { label, lines, leads, .. } in facts {
            let item = self.pen.canvas.node(list, "LI");
            let node = self.pen.canvas.node(item, "Lbl");
            self.lay(node, Style::Facts, Text::default().soft(label), (left, y, 54.0));
            let height = fact_height(&lines);
            let mut node = self.pen.canvas.node(item, "LBody");
            if let Some(target) = leads {
                node = self.pen.canvas.node(node, "Link");
                let spot = [left + 54.0, y, left + FACTS, y + height];
                self.pen.canvas.link(node, spot, target, "The names in full".to_owned());
            }
            let mut stack = Stack::of_lines(lines, Type::of(Style::Facts), FACT);
            stack.draw_all(&mut self.pen, node, (left + 54.0, y));
            y += height;
        }
    }

    fn contents(&mut self, parent: NodeId, top: f32) {
        let (x, span) = (self.left() + CONTENTS.0, CONTENTS.1);
        self.pen.rule(x, x + span, top, Rule::Strong);
        let node = self.pen.canvas.node(parent, "P");
        self.lay(node, Style::H3, Text::of("Contents"), (x, top + 6.0, span));
        let list = self.pen.canvas.node(parent, "TOC");
        let mut y = top + BELOW_HEADS;
        for (number, title) in self.numbered() {
            let anchor = Anchor::part(number);
            let page = self.page_of(&anchor).unwrap_or_default().to_string();
            let item = self.pen.canvas.node(list, "TOCI");
            let node = self.pen.canvas.node(item, "Link");
            let says = format!("{number} {title}, page {page}");
            self.pen.canvas.nodes[node.0].spoken = Some(says.clone());
            let set = Type::of(Style::Facts);
            let baseline = y + set.baseline();
            let accent = Type { face: Face::SansSemi, colour: ACCENT, ..set };
            self.pen.write(node, &number.to_string(), accent, (x, baseline), Stand::Start);
            self.pen.write(node, title, set, (x + 18.0, baseline), Stand::Start);
            self.pen.write(node, &page, set, (x + span, baseline), Stand::End);
            self.pen.canvas.link(node, [x, y, x + span, y + set.leading], anchor, says);
            y += CONTENTS_PITCH;
        }
    }

    /// Sets a text in a frame of left, top and width, and returns its height.
    pub(crate) fn lay(&mut self, node: NodeId, style: Style, text: Text, frame: (f32, f32, f32)) -> f32 {
        let mut stack = Stack::of_paragraph(&mut self.pen.shaper, &Paragraph::new(style, text), frame.2);
        stack.draw_all(&mut self.pen, node, (frame.0, frame.1))
    }

    /// A hairline across a span.
    pub(crate) fn hairline(&mut self, x: f32, width: f32, y: f32) {
        let path = line(x, y, x + width, y);
        self.pen.canvas.ground(Mark::Stroke { path, colour: crate::style::RULE, width: 0.5, dash: None });
    }
}
