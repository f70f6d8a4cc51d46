//! What changed since a chosen snapshot: the sections then and now, and every answer that differs.

use jiff::civil::Date;
use unmoor_core::assessment::Assessment;
use unmoor_core::figure::SectionBars;
use unmoor_core::pack::Pack;
use unmoor_core::score::{self, Ends, LineState, QuestionLine, Score};
use unmoor_core::words;

use super::ReportInput;
use super::wording::{hold, set};
use crate::document::{Anchor, Block, Column, Flow, Paragraph, Part, Placed, Row, Setting, Style, Table, Text};
use crate::figure::Figure;

/// An earlier state of the same assessment.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// What the team called it.
    pub name: String,
    /// The day on which it was kept.
    pub day: Date,
    /// What was recorded then.
    pub assessment: Assessment,
    /// Its file, as it is attached.
    pub file: Vec<u8>,
    score: Score,
}

impl Earlier {
    /// An earlier state, scored as today's is.
    pub fn new(name: &str, day: Date, assessment: Assessment, pack: &Pack, file: Vec<u8>) -> Self {
        let score = score::score(&assessment, pack);
        Self { name: name.to_owned(), day, assessment, file, score }
    }
}

/// A question and how it stood; `None` where it was not in scope.
struct Differs<'s> {
    now: Option<&'s QuestionLine>,
    then: Option<&'s QuestionLine>,
    /// What the change did to the assured average, where the question was in both sums.
    effect: Option<f64>,
}

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>, earlier: &Earlier) -> Part {
    let differing = differing(input, earlier);
    let note = "Effect: what the changed value does to the assured average with today\u{2019}s weights; \u{2013} where the \
                question counted only once. Caps stand in the part on the method.";
    let mut blocks = Vec::new();
    if !input.score.sections.is_empty() {
        let (now, then) = (SectionBars::new(&input.score, input.pack), SectionBars::new(&earlier.score, input.pack));
        let caption = Text::default()
            .strong("Then and now.")
            .plain(" The outline is the interval then, the filled bar is today\u{2019}s. At the right, the change of the assured end.");
        blocks.push(Block::Figures(vec![Placed { x: 0.0, figure: Figure::change(now, then), caption }]));
        blocks.push(Block::Space(13.0));
    }
    if !differing.is_empty() {
        blocks.push(Block::Table(table(input, &differing)));
        blocks.push(Block::Space(4.0));
        blocks.push(Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note))));
    }
    Part {
        number: 0,
        title: "Change".to_owned(),
        lead: Text::of(lead(input, earlier, differing.len())),
        follows_above: 0.65,
        blocks,
    }
}

fn lead(input: &ReportInput<'_>, earlier: &Earlier, differing: usize) -> String {
    let (then, now) = (&earlier.score, &input.score);
    let ends = |ends: Ends<f64>| words::interval(ends);
    let answers = match differing {
        0 => "No answer differs.".to_owned(),
        many => format!("{}.", words::counted_first(many, "answer differs", "answers differ")),
    };
    hold(&format!(
        "Since \u{201c}{}\u{201d} of {}: portability was {}, grade\u{a0}{}, and is {}, grade\u{a0}{}. {answers}",
        set(&earlier.name),
        input.date(earlier.day),
        ends(then.portability),
        then.grade.assured.letter(),
        ends(now.portability),
        now.grade.assured.letter(),
    ))
}

/// Every question that is answered otherwise than it was, in pack order.
fn differing<'s>(input: &'s ReportInput<'_>, earlier: &'s Earlier) -> Vec<Differs<'s>> {
    let question = |question: &unmoor_core::pack::Question| {
        let (now, then) = (input.score.line(&question.id), earlier.score.line(&question.id));
        let same = now.map(|line| line.state) == then.map(|line| line.state);
        (!same).then(|| Differs { now, then, effect: effect(input, now, then) })
    };
    input.pack.questions.iter().filter_map(question).collect()
}

/// `W / \u{3a3} W \u{d7} w (v now - v then) / \u{3a3} w`.
fn effect(input: &ReportInput<'_>, now: Option<&QuestionLine>, then: Option<&QuestionLine>) -> Option<f64> {
    let (now, then) = (now?, then?);
    let section = input.score.section(&now.section)?;
    let sections: u32 = input.score.sections.iter().map(|section| section.weight).sum();
    let moved = f64::from(now.value?.assured) - f64::from(then.value?.assured);
    let share = f64::from(now.weight) / f64::from(section.question_weight);
    Some(f64::from(section.weight) / f64::from(sections) * share * moved)
}

fn table(input: &ReportInput<'_>, differing: &[Differs<'_>]) -> Table {
    let columns = vec![
        Column::left("Id", 36.0).gap(4.0),
        Column::left("Question", 129.28),
        Column::left("Then", 136.0),
        Column::left("Now", 136.0),
        Column::right("Effect", 50.0),
    ];
    let rows = differing.iter().filter_map(|differs| row(input, differs)).collect();
    Table { columns, rows, setting: Setting::TABLE, x: 0.0 }
}

fn row(input: &ReportInput<'_>, differs: &Differs<'_>) -> Option<Row> {
    let id = &differs.now.or(differs.then)?.id;
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
    let name = Text::default().strong(id.to_string());
    let name = if differs.now.is_some() { name.to(Anchor::answer(id)) } else { name };
    Some(Row {
        cells: vec![
            cell(name),
            cell(Text::of(input.title(id))),
            cell(Text::default().soft(stood(input, differs.then))),
            cell(Text::of(stood(input, differs.now))),
            cell(Text::of(differs.effect.map_or_else(|| "\u{2013}".to_owned(), words::signed)).tabular()),
        ],
        ..Row::default()
    })
}

/// How a question stands in a few words: its answer and how it is shown.
fn stood(input: &ReportInput<'_>, line: Option<&QuestionLine>) -> String {
    match line.map(|line| (line, line.state)) {
        None => "Not in scope".to_owned(),
        Some((line, LineState::Answered { option, evidence, .. })) => {
            let question = input.question(&line.id);
            let label = question.and_then(|question| question.option(option)).map_or("", |option| &option.label);
            format!("{} ({})", set(label), words::evidence(evidence))
        }
        Some((_, LineState::Unknown)) => "Not known".to_owned(),
        Some((_, LineState::Open)) => "Not answered".to_owned(),
        Some((_, LineState::NotApplicable)) => "Does not apply".to_owned(),
    }
}
