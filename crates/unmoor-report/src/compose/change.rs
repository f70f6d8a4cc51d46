//! What changed since a chosen snapshot: the sections then and now, and every answer that differs.

use jiff::civil::Date;
use unmoor_core::assessment::Assessment;
use unmoor_core::figure::SectionBars;
use unmoor_core::pack::{ExposureQuestion, Pack};
use unmoor_core::score::{self, Ends, ExposureLine, LineState, QuestionLine, Score};
use unmoor_core::words;

use super::ReportInput;
use super::wording::{graded, hold, set};
use crate::document::{
    Anchor, Block, Column, Flow, Heading, Paragraph, Part, Placed, Row, Setting, Style, Table, Text,
};
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
        blocks.push(Block::Heading(Heading::new(2, "What was answered otherwise")));
        blocks
            .push(Block::Table(table(differing.iter().filter_map(|differs| row(input, differs)).collect(), "Effect")));
        blocks.push(Block::Space(4.0));
        blocks.push(Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note))));
    }
    let exposed = exposed(input, earlier);
    let others = exposed.len();
    if others > 0 {
        blocks.push(Block::Space(13.0));
        blocks.push(Block::Heading(Heading::new(2, "What it would hurt")));
        blocks.push(Block::Table(table(exposed, "Exposure")));
    }
    Part {
        number: 0,
        title: "Change".to_owned(),
        lead: Text::of(lead(input, earlier, differing.len() + others)),
        follows_above: 0.65,
        blocks,
        signs: Vec::new(),
    }
}

fn lead(input: &ReportInput<'_>, earlier: &Earlier, differing: usize) -> String {
    let (then, now) = (&earlier.score, &input.score);
    let answers = match differing {
        0 => "No answer differs.".to_owned(),
        many => format!("{}.", words::counted_first(many, "answer differs", "answers differ")),
    };
    hold(&format!(
        "Since \u{201c}{}\u{201d} of {}: portability was {}, grade\u{a0}{}, and is {}, grade\u{a0}{}; {}; {}. {answers}",
        set(&earlier.name),
        input.date(earlier.day),
        words::interval(then.portability),
        graded(then.grade.assured, then.provisional.is_some()),
        words::interval(now.portability),
        graded(now.grade.assured, now.provisional.is_some()),
        moved("exposure", then.exposure, now.exposure),
        moved("risk", then.risk, now.risk),
    ))
}

/// "risk was 38 assured, 12 possible and is 35 assured, 10 possible": less is better, so the ends run downwards.
fn moved(name: &str, then: Ends<f64>, now: Ends<f64>) -> String {
    let ends = |ends: Ends<f64>| match (words::whole(ends.assured), words::whole(ends.possible)) {
        (assured, possible) if assured == possible => assured,
        (assured, possible) => format!("{assured} assured, {possible} possible,"),
    };
    let (then, now) = (ends(then), ends(now));
    let (then, now) = (then.as_str(), now.trim_end_matches(','));
    if then.trim_end_matches(',') == now {
        format!("{name} is {now}, as it was")
    } else {
        format!("{name} was {then} and is {now}")
    }
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

/// Every exposure question that is answered otherwise, in pack order, with what that does to the assured exposure.
fn exposed(input: &ReportInput<'_>, earlier: &Earlier) -> Vec<Row> {
    let all: u32 = input.score.exposure_lines.iter().map(|line| line.weight).sum();
    let differs = |question: &ExposureQuestion| {
        let line = |score: &'_ Score| score.exposure_lines.iter().find(|line| line.id == question.id).cloned();
        let (now, then) = (line(&input.score)?, line(&earlier.score)?);
        let stood = |line: &ExposureLine| {
            let option = line.option.and_then(|key| question.options.iter().find(|option| option.key == key));
            option.map_or_else(|| "Not answered".to_owned(), |option| set(&option.label))
        };
        let moved = f64::from(now.value.assured) - f64::from(then.value.assured);
        let effect = words::signed(f64::from(now.weight) * moved / f64::from(all));
        (now.option != then.option).then(|| {
            cells(
                Text::default().strong(question.id.to_string()),
                &set(&question.prompt),
                stood(&then),
                stood(&now),
                effect,
            )
        })
    };
    input.pack.exposure.iter().filter_map(differs).collect()
}

fn table(rows: Vec<Row>, effect: &str) -> Table {
    let columns = vec![
        Column::left("Id", 36.0).gap(4.0),
        Column::left("Question", 129.28),
        Column::left("Then", 136.0),
        Column::left("Now", 136.0),
        Column::right(effect, 50.0),
    ];
    Table { columns, rows, setting: Setting::TABLE, x: 0.0 }
}

fn row(input: &ReportInput<'_>, differs: &Differs<'_>) -> Option<Row> {
    let id = &differs.now.or(differs.then)?.id;
    let name = Text::default().strong(id.to_string());
    let name = if differs.now.is_some() { name.to(Anchor::answer(id)) } else { name };
    let effect = differs.effect.map_or_else(|| "\u{2013}".to_owned(), words::signed);
    Some(cells(name, &input.title(id), stood(input, differs.then), stood(input, differs.now), effect))
}

fn cells(id: Text, title: &str, then: String, now: String, effect: String) -> Row {
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
    let texts = [id, Text::of(title), Text::default().soft(then), Text::of(now), Text::of(effect).tabular()];
    Row { cells: texts.map(cell).into(), ..Row::default() }
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
