//! The reference index: framework by framework, which questions in scope bear on it and how they stand.

use std::collections::BTreeMap;

use unmoor_core::pack::{Reference, ReferenceStatus};
use unmoor_core::score::{Grade, LineState, QuestionLine};
use unmoor_core::words;

use super::ReportInput;
use super::wording::{FROM_MEMORY, hold};
use crate::document::{
    Anchor, Block, Column, Columns, Flow, Group, GroupHeading, Paragraph, Part, Row, Rule, Setting, Sign, Style, Text,
    Tone, Weight,
};
use crate::style::MEASURE;

const COLUMNS: usize = 3;
const GAP: f32 = 16.25;
/// The widest that a locator's column is; longer ones run in.
const LOCATOR: f32 = 57.0;
/// Up to so wide a locator fits its column, in letters.
const SHORT: f32 = 11.5;
/// The width of a figure, a point or a bracket, in letters.
const FIGURE: f32 = 0.6;
const EN_SPACE: char = '\u{2002}';

/// A provision and the questions in scope that bear on it.
type Provision<'p> = (&'p Reference, Vec<&'p QuestionLine>);

/// Whether anything in scope rests on a reference.
pub(super) fn stands(input: &ReportInput<'_>) -> bool {
    !provisions(input).is_empty()
}

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>) -> Part {
    let provisions = provisions(input);
    let from_memory = provisions.iter().any(|(reference, _)| reference.status == ReferenceStatus::FromMemory);
    let columns = Columns {
        count: COLUMNS,
        gap: GAP,
        columns: vec![
            Column::left("", LOCATOR).gap(4.0),
            Column::left("", (MEASURE - 2.0 * GAP) / COLUMNS as f32 - LOCATOR).gap(0.0),
        ],
        setting: Setting { above: 0.75, below: 1.25, head: false, rows: Rule::Faint, last: Rule::Faint },
        groups: groups(provisions),
        whole: 195.0,
        ruled: true,
    };
    Part {
        number: 0,
        title: "Reference index".to_owned(),
        lead: Text::of("Which question bears on which provision, and how it stands. Not legal advice."),
        follows_above: 0.33,
        blocks: vec![
            Block::Columns(columns),
            Block::Space(6.5),
            Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note(input, from_memory)))),
        ],
        signs: vec![
            Sign::always("Letter: level of the assured answer; ? not known; \u{2013} does not apply"),
            FROM_MEMORY,
        ],
    }
}

fn note(input: &ReportInput<'_>, from_memory: bool) -> String {
    let about = &input.pack.about;
    let as_of = input.date(about.as_of);
    let memory = if from_memory { " *\u{a0}Cited from memory; the text was not looked up." } else { "" };
    hold(&format!(
        "The letter is the level of the assured answer; ? not known; \u{2013} does not apply. Pack {} {}, references as of \
         {as_of}.{memory}",
        about.id, about.version
    ))
}

/// Every reference of the pack that a question in scope bears on, in pack order.
fn provisions<'p>(input: &'p ReportInput<'_>) -> Vec<Provision<'p>> {
    let mut bearing: BTreeMap<&str, Vec<&QuestionLine>> = BTreeMap::new();
    for line in &input.score.lines {
        let question = input.question(&line.id);
        for id in question.iter().flat_map(|question| &question.references) {
            bearing.entry(id.as_str()).or_default().push(line);
        }
    }
    let provision = |reference: &'p Reference| Some((reference, bearing.remove(reference.id.as_str())?));
    input.pack.references.iter().filter_map(provision).collect()
}

/// Frameworks with the most provisions first; those with a single one stand together at the end.
fn groups(provisions: Vec<Provision<'_>>) -> Vec<Group> {
    let mut frameworks: BTreeMap<&str, Vec<Provision<'_>>> = BTreeMap::new();
    for provision in provisions {
        frameworks.entry(provision.0.framework.as_str()).or_default().push(provision);
    }
    let (single, mut several): (Vec<_>, Vec<_>) = frameworks.into_iter().partition(|(_, found)| found.len() == 1);
    several.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    let mut groups: Vec<Group> = several
        .into_iter()
        .map(|(framework, found)| group(framework, found.iter().map(|found| entry(&found.0.locator, found)).collect()))
        .collect();
    if !single.is_empty() {
        let rows = single.iter().flat_map(|(framework, found)| found.iter().map(|found| entry(framework, found)));
        groups.push(group("Other sources", rows.collect()));
    }
    groups
}

fn group(framework: &str, rows: Vec<Row>) -> Group {
    let text = words::typographic(framework);
    let aside = String::new();
    let heading = GroupHeading { text, style: Style::HIndex, aside, ruled: false, outline: true, repeated: true };
    Group { heading: Some(heading), rows }
}

/// A provision's name, then each question with the letter of its standing.
fn entry(name: &str, provision: &Provision<'_>) -> Row {
    let (reference, lines) = provision;
    let star = if reference.status == ReferenceStatus::FromMemory { "*" } else { "" };
    let name = format!("{}{star}", hold(&words::typographic(name.trim())));
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Index, text))];
    let wide: f32 = name.chars().map(|letter| if letter.is_alphabetic() { 1.0 } else { FIGURE }).sum();
    let cells = if wide <= SHORT {
        vec![cell(Text::of(name)), cell(standing(Text::default(), lines))]
    } else {
        vec![cell(standing(Text::of(format!("{name}{EN_SPACE}")), lines))]
    };
    Row { cells, ..Row::default() }
}

fn standing(mut text: Text, lines: &[&QuestionLine]) -> Text {
    for (at, line) in lines.iter().enumerate() {
        let before = if at > 0 { " " } else { "" };
        let id = line.id.to_string().replace('-', "\u{2011}");
        text = text.soft(before).soft(id).to(Anchor::answer(&line.id));
        text = text.words(format!("\u{a0}{}", letter(line)), Weight::Semi, Tone::Ink);
    }
    text
}

/// How a question stands: the level of its assured answer.
fn letter(line: &QuestionLine) -> String {
    match (line.state, line.value) {
        (LineState::Answered { .. }, Some(value)) => Grade::of(f64::from(value.assured)).letter().to_string(),
        (LineState::NotApplicable, _) => "\u{2013}".to_owned(),
        _ => "?".to_owned(),
    }
}
