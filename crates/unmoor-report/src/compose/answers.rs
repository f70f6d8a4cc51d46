//! The part with every answer, its note and its evidence; exposure, then the documents last.

use unmoor_core::assessment::{AnswerRecord, ParticipantId, QuestionId};
use unmoor_core::pack::{ExposureQuestion, Section};
use unmoor_core::score::{Ends, ExposureLine, LineState, QuestionLine};
use unmoor_core::words;

use super::wording::{self, V, W, evidence, set};
use super::{ReportInput, documents, workshop};
use crate::document::{
    Anchor, Block, Column, Columns, Flow, Group, GroupHeading, Paragraph, Part, Row, Rule, Setting, Sign, Style, Text,
};
use crate::style::{HALF, MEASURE};

/// Width of the column with id, weight and value.
const KEY: f32 = 37.0;

/// From so many characters on a text stands apart from what is above and below it.
const LONG: usize = 400;
const ABOVE_LONG: f32 = 3.0;

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let in_scope = |section: &&Section| input.score.lines.iter().any(|line| line.section == section.id);
    let sections = input.pack.sections.iter().filter(in_scope).map(|section| group(input, section));
    let groups = sections.chain([exposure(input)]).filter(|group| !group.rows.is_empty()).collect();
    let columns = Columns {
        count: 2,
        gap: MEASURE - 2.0 * HALF,
        columns: vec![Column::left("", KEY).gap(0.0), Column::left("", HALF - KEY).gap(0.0)],
        setting: Setting { above: 2.0, below: 2.5, head: false, rows: Rule::Hairline, last: Rule::Hairline },
        groups,
        whole: 195.0,
        ruled: false,
    };
    let lead = "Every question in scope: weight w, value v (assured, and possible where it differs), the answer, and how it \
                was shown.";
    let blocks = [Block::Columns(columns)].into_iter().chain(documents::blocks(input)).collect();
    Part {
        number: 0,
        title: "Answers".to_owned(),
        lead: Text::of(lead),
        follows_above: 0.33,
        blocks,
        signs: vec![W, V, Sign::always("x exposure; two numbers: assured\u{2013}possible")],
    }
}

fn group(input: &ReportInput<'_>, section: &Section) -> Group {
    let lines = input.score.lines.iter().filter(|line| line.section == section.id);
    let aside = input.score.section(&section.id).map_or(String::new(), |score| interval(score.value));
    Group {
        heading: Some(heading(words::section_name(&section.name), aside)),
        rows: lines.map(|line| answer(input, line)).collect(),
    }
}

fn heading(text: String, aside: String) -> GroupHeading {
    GroupHeading { text, style: Style::HGroup, aside, ruled: true, outline: true, repeated: false }
}

fn interval(ends: Ends<f64>) -> String {
    wording::interval(words::one_decimal(ends.assured), words::one_decimal(ends.possible))
}

fn answer(input: &ReportInput<'_>, line: &QuestionLine) -> Row {
    let record = input.assessment.answers.get(&line.id);
    let question = input.question(&line.id);
    let (said, shown) = match line.state {
        LineState::Answered { option, evidence: by, .. } => {
            let label = question.and_then(|question| question.option(option)).map_or("", |option| &option.label);
            (set(label), evidence(input, by, record))
        }
        LineState::Unknown => ("Not known".to_owned(), wording::at_hand(input, record)),
        LineState::Open => ("Not answered".to_owned(), wording::at_hand(input, record)),
        LineState::NotApplicable => ("Does not apply".to_owned(), reason(record)),
    };
    let note = record.map_or(String::new(), |record| wording::set(&record.note));
    // Behind evidence or a reason a note could be taken for more of it.
    let note = if note.is_empty() { note } else { format!("Note: {note}") };
    let soft = |text: String| Text::default().soft(text);
    let prompt = question.map_or(String::new(), |question| set(&question.prompt));
    let mut texts = vec![Text::default().medium(said), soft(shown), soft(note)];
    texts.extend(record.and_then(|record| decision(input, record)).map(soft));
    Row {
        cells: vec![key(input, &line.id, line.weight, line.value), flow(soft(prompt), texts)],
        anchor: Some(Anchor::answer(&line.id)),
        outline: None,
        continued: line.id.to_string(),
    }
}

/// What was asked, kept with the first lines of what was answered.
fn flow(prompt: Text, texts: Vec<Text>) -> Vec<Flow> {
    let paragraph = |text: Text| Some(Paragraph::new(Style::Annex, text)).filter(|one| !one.text.0.is_empty());
    let prompt = paragraph(prompt).map(Paragraph::with_next);
    let mut after_long = false;
    let set = texts.into_iter().filter_map(paragraph).map(|one| {
        let long = one.text.to_plain().chars().count() > LONG;
        let apart = std::mem::replace(&mut after_long, long) || long;
        if apart { one.below(ABOVE_LONG) } else { one }
    });
    prompt.into_iter().chain(set).map(Flow::Paragraph).collect()
}

fn reason(record: Option<&AnswerRecord>) -> String {
    match record.map(|record| &record.answer) {
        Some(unmoor_core::assessment::Answer::NotApplicable { reason }) => set(reason.as_str()),
        _ => String::new(),
    }
}

/// What was agreed after a vote, and who did not agree.
fn decision(input: &ReportInput<'_>, record: &AnswerRecord) -> Option<String> {
    let decision = record.decision.as_ref()?;
    let name = |id: &ParticipantId| {
        let found = input.assessment.participants.iter().find(|participant| participant.id == *id);
        words::typographic(found.map_or(id.as_str(), |participant| &participant.name))
    };
    let dissent: Vec<String> = decision.dissent.iter().map(name).collect();
    let dissent = match dissent.as_slice() {
        [] => "No dissent.".to_owned(),
        names => format!("Dissent: {}.", words::listed(names)),
    };
    let note = decision.note.trim();
    let note = if note.is_empty() { String::new() } else { wording::sentence(note) };
    let decided = workshop::in_short(decision).map_or(String::new(), |decided| format!(" {decided}."));
    let said = [format!("Decided:{decided}"), note, dissent];
    let said: Vec<&str> = said.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    Some(said.join(" "))
}

/// Id, weight and value.
fn key(input: &ReportInput<'_>, id: &QuestionId, weight: u32, value: Option<Ends<u32>>) -> Vec<Flow> {
    let mut name = Text::default().strong(id.to_string());
    if input.has_finding(id) {
        name = name.to(Anchor::finding(id));
    }
    numbers(name, weight, "v", "value", value)
}

fn numbers(name: Text, weight: u32, letter: &str, word: &str, value: Option<Ends<u32>>) -> Vec<Flow> {
    let mut flow = vec![Flow::Paragraph(Paragraph::new(Style::Annex, name))];
    let Some(Ends { assured, possible }) = value else { return flow };
    let soft = |text: String| Text::default().soft(text).tabular();
    flow.push(Flow::Paragraph(
        Paragraph::new(Style::Annex, soft(format!("w\u{a0}{weight}"))).spoken(format!("weight {weight}")),
    ));
    let (low, high) = (assured.min(possible), assured.max(possible));
    let (shown, spoken) = if low == high {
        (format!("{letter}\u{a0}{low}"), format!("{word} {low}"))
    } else {
        (format!("{letter}\u{a0}{low}\u{2013}{high}"), format!("{word} {low} to {high}"))
    };
    flow.push(Flow::Paragraph(Paragraph::new(Style::Annex, soft(shown)).spoken(spoken)));
    flow
}

fn exposure(input: &ReportInput<'_>) -> Group {
    let ends = input.score.exposure;
    let (low, high) = (words::axis_one_decimal(ends.possible), words::axis_one_decimal(ends.assured));
    let aside = wording::interval(low, high);
    let asked = |line: &ExposureLine| {
        let question = input.pack.exposure.iter().find(|question| question.id == line.id)?;
        Some(exposed(line, question))
    };
    Group {
        heading: Some(heading("Exposure".to_owned(), aside)),
        rows: input.score.exposure_lines.iter().filter_map(asked).collect(),
    }
}

fn exposed(line: &ExposureLine, question: &ExposureQuestion) -> Row {
    let option = line.option.and_then(|key| question.options.iter().find(|option| option.key == key));
    let said = option.map_or("Not answered".to_owned(), |option| set(&option.label));
    let name = Text::default().strong(line.id.to_string());
    Row {
        cells: vec![
            numbers(name, line.weight, "x", "exposure", Some(line.value)),
            flow(Text::default().soft(set(&question.prompt)), vec![Text::default().medium(said)]),
        ],
        anchor: Some(Anchor::answer(&line.id)),
        outline: None,
        continued: line.id.to_string(),
    }
}
