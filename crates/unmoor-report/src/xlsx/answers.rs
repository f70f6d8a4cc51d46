//! The sheet Answers: a row a question, with everything that is needed to count it, so that it can be sorted and filtered.

use jiff::tz::TimeZone;
use rust_xlsxwriter::{XlsxError, column_number_to_name};
use unmoor_core::assessment::{Answer, AnswerRecord, Decision, Evidence, OptionKey};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::score::{CapKind, End, LineState, QuestionLine};
use unmoor_core::words;

use super::arithmetic::{Step, step};
use super::leaf::{Leaf, Value};
use crate::compose::{ReportInput, workshop};

/// The words for how a question stands.
const STATES: [&str; 4] = ["answered", "unknown", "not answered", "not applicable"];
pub(super) const OPTIONS: [&str; 5] = ["a", "b", "c", "d", "e"];
const EVIDENCE: [&str; 3] = ["claimed", "documented", "tested"];

/// The columns, from left to right. What comes after the decision is arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Col {
    Id,
    Section,
    Title,
    Prompt,
    State,
    Option,
    Evidence,
    Answer,
    Weight,
    Assured,
    Possible,
    Shown,
    Note,
    Decided,
    Level,
    Ceiling,
    ProductAssured,
    ProductPossible,
    Applies,
    Fired,
    FiredPossible,
    UnknownCap,
    OpenKnockout,
    Answered,
    Sure,
    Testable,
    Tested,
    SectionId,
    LevelA,
    Best = Col::LevelA as isize + 5,
    Trigger,
    Cap,
    From,
    LabelA,
}

/// The heads of the columns and their widths; those of the options' levels and labels follow from their letters.
const HEADS: [(&str, f64); 28] = [
    ("Id", 8.0),
    ("Section", 15.0),
    ("Question", 19.0),
    ("Asked", 34.0),
    ("State", 13.0),
    ("Option", 8.0),
    ("Evidence", 12.0),
    ("Answer", 34.0),
    ("w", 6.0),
    ("v assured", 9.0),
    ("v possible", 9.0),
    ("Shown by, or why it does not apply", 36.0),
    ("Note", 38.0),
    ("Decided in the workshop", 30.0),
    ("Level", 7.0),
    ("Ceiling", 8.0),
    ("w v assured", 9.0),
    ("w v possible", 9.0),
    ("w that applies", 9.0),
    ("Fired knock-out caps assured at", 11.0),
    ("Fired knock-out caps possible at", 11.0),
    ("Unknown knock-out caps assured at", 11.0),
    ("Knock-out not known", 10.0),
    ("w answered", 9.0),
    ("w by confidence", 10.0),
    ("w that can be tested", 9.0),
    ("w tested", 9.0),
    ("Section id", 8.0),
];

impl Col {
    pub(super) fn at(self) -> u16 {
        self as u16
    }

    /// The name of a cell of this column, such as `F12`.
    fn cell(self, row: u32) -> String {
        cell(self.at(), row)
    }

    /// All cells of this column, as another sheet names them.
    pub(super) fn range(self, input: &ReportInput<'_>) -> String {
        let name = column_number_to_name(self.at());
        format!("Answers!${name}$2:${name}${}", input.score.lines.len().max(1) + 1)
    }
}

/// The name of a cell, such as `F12`; rows count from 0.
pub(super) fn cell(column: u16, row: u32) -> String {
    format!("{}{}", column_number_to_name(column), row + 1)
}

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    let head = leaf.looks.head.clone();
    for (at, letter) in (0u16..).zip(OPTIONS) {
        leaf.text(0, Col::LevelA.at() + at, &format!("Level {letter}"), &head)?;
        leaf.text(0, Col::LabelA.at() + at, &format!("Answer {letter}"), &head)?;
        leaf.sheet.set_column_width(Col::LabelA.at() + at, 30.0)?;
    }
    for (column, name) in [
        (Col::Best, "Best evidence"),
        (Col::Trigger, "Knock-out at or below"),
        (Col::Cap, "Knock-out caps at"),
        (Col::From, "Only from exposure"),
    ] {
        leaf.text(0, column.at(), name, &head)?;
        leaf.sheet.set_column_width(column.at(), 12.0)?;
    }
    for (row, line) in (1u32..).zip(&input.score.lines) {
        if let Some(question) = input.pack.question(&line.id) {
            Entry { row, line, question, record: input.assessment.answers.get(&line.id), input }.write(leaf)?;
        }
    }
    let last = u32::try_from(input.score.lines.len()).unwrap_or(u32::MAX);
    if last > 0 {
        leaf.choice((1, last), Col::State.at(), &STATES)?;
        leaf.choice((1, last), Col::Option.at(), &OPTIONS)?;
        leaf.choice((1, last), Col::Evidence.at(), &EVIDENCE)?;
    }
    leaf.sheet.group_columns(Col::Level.at(), Col::LabelA.at() + 4)?;
    leaf.sheet.set_print_area(0, 0, last, Col::Decided.at())?;
    leaf.hold_head(last, usize::from(Col::LabelA.at()) + 5, 3)
}

/// A question and its row.
struct Entry<'e> {
    row: u32,
    line: &'e QuestionLine,
    question: &'e Question,
    record: Option<&'e AnswerRecord>,
    input: &'e ReportInput<'e>,
}

impl Entry<'_> {
    fn write(&self, leaf: &mut Leaf<'_>) -> Result<(), XlsxError> {
        self.said(leaf)?;
        self.constants(leaf)?;
        self.values(leaf)?;
        self.caps(leaf)?;
        self.shares(leaf)
    }

    /// What was asked, answered and noted.
    fn said(&self, leaf: &mut Leaf<'_>) -> Result<(), XlsxError> {
        let (row, looks, question) = (self.row, leaf.looks, self.question);
        let (state, option, evidence) = self.state();
        leaf.text(row, Col::Id.at(), question.id.as_str(), &looks.strong)?;
        leaf.text(row, Col::Section.at(), &section_name(self.input.pack, question), &looks.soft)?;
        leaf.text(row, Col::Title.at(), &question.title, &looks.text)?;
        leaf.text(row, Col::Prompt.at(), &question.prompt, &looks.soft)?;
        leaf.text(row, Col::State.at(), state, &looks.input)?;
        leaf.text(row, Col::Option.at(), option, &looks.input)?;
        leaf.text(row, Col::Evidence.at(), evidence, &looks.input)?;
        leaf.text(row, Col::Shown.at(), &shown(self.record), &looks.text)?;
        leaf.text(row, Col::Note.at(), self.record.map_or("", |record| &record.note), &looks.text)?;
        let decision = self.record.and_then(|record| record.decision.as_ref());
        leaf.text(row, Col::Decided.at(), &decision.map_or(String::new(), decided), &looks.text)?;
        let labels = format!("{}:{}", Col::LabelA.cell(row), cell(Col::LabelA.at() + 4, row));
        let formula = format!(
            "=IF({state}=\"answered\",{chosen},IF({state}=\"unknown\",\"Not known\",IF({state}=\"not applicable\",\
             \"Does not apply\",\"Not answered\")))",
            state = Col::State.cell(row),
            chosen = self.chosen(&labels, "\"Not answered\""),
        );
        leaf.live((row, Col::Answer.at()), &formula, Value::Text(&answer(self.line, question)), &looks.text)
    }

    /// What the pack says of the question.
    fn constants(&self, leaf: &mut Leaf<'_>) -> Result<(), XlsxError> {
        let (row, looks, question) = (self.row, leaf.looks, self.question);
        leaf.number(row, Col::Weight.at(), f64::from(question.weight), &looks.whole)?;
        leaf.text(row, Col::SectionId.at(), question.section.as_str(), &looks.soft)?;
        leaf.text(row, Col::Best.at(), word(question.best_evidence), &looks.soft)?;
        for (at, option) in (0u16..).zip(question.options.iter().take(OPTIONS.len())) {
            leaf.number(row, Col::LevelA.at() + at, f64::from(option.level), &looks.whole)?;
            leaf.text(row, Col::LabelA.at() + at, &option.label, &looks.soft)?;
        }
        let Some(knockout) = &question.knockout else { return Ok(()) };
        leaf.number(row, Col::Trigger.at(), f64::from(knockout.trigger_at_or_below), &looks.whole)?;
        leaf.number(row, Col::Cap.at(), f64::from(knockout.cap_score), &looks.whole)?;
        match knockout.exposure_at_least {
            Some(from) => leaf.number(row, Col::From.at(), f64::from(from), &looks.whole),
            None => Ok(()),
        }
    }

    /// Level and ceiling, and what the question counts at both ends.
    fn values(&self, leaf: &mut Leaf<'_>) -> Result<(), XlsxError> {
        let (row, looks) = (self.row, leaf.looks);
        let [state, evidence, best, level, ceiling, weight, assured, possible] =
            [Col::State, Col::Evidence, Col::Best, Col::Level, Col::Ceiling, Col::Weight, Col::Assured, Col::Possible]
                .map(|column| column.cell(row));
        let answered = match self.line.state {
            LineState::Answered { level, evidence, .. } => Some((level, evidence)),
            _ => None,
        };
        let number = |number: Option<u32>| number.map_or(Value::Nothing, |number| Value::Number(f64::from(number)));
        let levels = format!("{}:{}", Col::LevelA.cell(row), cell(Col::LevelA.at() + 4, row));
        let formula = format!("=IF({state}=\"answered\",{},\"\")", self.chosen(&levels, "\"\""));
        leaf.live((row, Col::Level.at()), &formula, number(answered.map(|(level, _)| level)), &looks.whole)?;
        let formula =
            format!("=IF({evidence}=\"tested\",100,IF({evidence}=\"documented\",IF({best}=\"documented\",100,84),69))");
        let by = answered.map_or(Evidence::Claimed, |(_, evidence)| evidence);
        leaf.live((row, Col::Ceiling.at()), &formula, number(Some(self.question.ceiling(by))), &looks.whole)?;
        let value = self.line.value;
        let gone = format!("{state}=\"not applicable\",\"\"");
        let formula = format!("=IF({gone},IF({level}=\"\",0,MIN({level},{ceiling})))");
        leaf.live((row, Col::Assured.at()), &formula, number(value.map(|value| value.assured)), &looks.whole)?;
        let formula = format!("=IF({gone},IF({level}=\"\",100,{level}))");
        leaf.live((row, Col::Possible.at()), &formula, number(value.map(|value| value.possible)), &looks.whole)?;
        let product = |end: End| number(value.map(|value| value.at(end) * self.question.weight));
        for (column, of, end) in
            [(Col::ProductAssured, assured, End::Assured), (Col::ProductPossible, possible, End::Possible)]
        {
            let formula = format!("=IF({of}=\"\",\"\",{weight}*{of})");
            leaf.live((row, column.at()), &formula, product(end), &looks.whole)?;
        }
        let applies = if value.is_some() { self.question.weight } else { 0 };
        let formula = format!("=IF({state}=\"not applicable\",0,{weight})");
        leaf.live((row, Col::Applies.at()), &formula, number(Some(applies)), &looks.whole)
    }

    /// What its knock-out caps each end at, if it does.
    fn caps(&self, leaf: &mut Leaf<'_>) -> Result<(), XlsxError> {
        let (row, looks) = (self.row, leaf.looks);
        let [level, trigger, cap, from, applies] =
            [Col::Level, Col::Trigger, Col::Cap, Col::From, Col::Applies].map(|column| column.cell(row));
        let active = |end: End| format!("OR({from}=\"\",{}>=N({from}))", step(Step::Exposure, end));
        let fired = |end: End| {
            format!(
                "=IF(AND(ISNUMBER({cap}),ISNUMBER({level}),{applies}>0),IF(AND({level}<={trigger},{}),{cap},\"\"),\"\")",
                active(end)
            )
        };
        let unknown = format!("AND(ISNUMBER({cap}),{level}=\"\",{applies}>0)");
        let value = |kind: CapKind, end: End| {
            let caps = self.input.score.caps.at(end);
            let found = caps.iter().find(|cap| cap.kind == kind && cap.id == self.line.id.as_str());
            found.map_or(Value::Nothing, |cap| Value::Number(cap.value))
        };
        let assured = value(CapKind::Knockout, End::Assured);
        leaf.live((row, Col::Fired.at()), &fired(End::Assured), assured, &looks.whole)?;
        let possible = value(CapKind::Knockout, End::Possible);
        leaf.live((row, Col::FiredPossible.at()), &fired(End::Possible), possible, &looks.whole)?;
        let formula = format!("=IF({unknown},IF({},{cap},\"\"),\"\")", active(End::Assured));
        let open = value(CapKind::KnockoutUnknown, End::Assured);
        leaf.live((row, Col::UnknownCap.at()), &formula, open, &looks.whole)?;
        let answered = matches!(self.line.state, LineState::Answered { .. });
        let open = self.question.knockout.is_some() && self.line.value.is_some() && !answered;
        let value = Value::Number(f64::from(u8::from(open)));
        leaf.live((row, Col::OpenKnockout.at()), &format!("=IF({unknown},1,0)"), value, &looks.whole)
    }

    /// What the question adds to coverage, confidence and proof.
    fn shares(&self, leaf: &mut Leaf<'_>) -> Result<(), XlsxError> {
        let (row, looks, weight) = (self.row, leaf.looks, f64::from(self.question.weight));
        let [level, evidence, best, applies] =
            [Col::Level, Col::Evidence, Col::Best, Col::Applies].map(|column| column.cell(row));
        let by = match self.line.state {
            LineState::Answered { evidence, .. } => Some(evidence),
            _ => None,
        };
        let testable = self.line.value.is_some() && self.question.best_evidence == Evidence::Tested;
        let part = |of: bool| Value::Number(if of { weight } else { 0.0 });
        let formula = format!("=IF(ISNUMBER({level}),{applies},0)");
        leaf.live((row, Col::Answered.at()), &formula, part(by.is_some()), &looks.whole)?;
        let formula = format!(
            "=IF(ISNUMBER({level}),{applies}*IF({evidence}=\"tested\",1,IF({evidence}=\"documented\",IF({best}=\
             \"documented\",1,0.7),0.4)),0)"
        );
        let sure = match by {
            None => 0.0,
            Some(Evidence::Claimed) => 0.4,
            Some(Evidence::Documented) if self.question.best_evidence == Evidence::Tested => 0.7,
            Some(_) => 1.0,
        };
        leaf.live((row, Col::Sure.at()), &formula, Value::Number(weight * sure), &looks.one)?;
        let formula = format!("=IF({best}=\"tested\",{applies},0)");
        leaf.live((row, Col::Testable.at()), &formula, part(testable), &looks.whole)?;
        let formula = format!("=IF(AND(ISNUMBER({level}),{best}=\"tested\",{evidence}=\"tested\"),{applies},0)");
        let tested = part(testable && by == Some(Evidence::Tested));
        leaf.live((row, Col::Tested.at()), &formula, tested, &looks.whole)
    }

    fn chosen(&self, range: &str, otherwise: &str) -> String {
        chosen(range, &Col::Option.cell(self.row), otherwise)
    }

    /// The words of state, option and evidence.
    fn state(&self) -> (&'static str, &'static str, &'static str) {
        match self.line.state {
            LineState::Answered { option, evidence, .. } => (STATES[0], option_word(option), word(evidence)),
            LineState::Unknown => (STATES[1], "", ""),
            LineState::Open => (STATES[2], "", ""),
            LineState::NotApplicable => (STATES[3], "", ""),
        }
    }
}

/// What stands in a range of five cells for an option, or something else where it is none of the five.
pub(super) fn chosen(range: &str, option: &str, otherwise: &str) -> String {
    format!("IFERROR(INDEX({range},MATCH({option},{{\"a\",\"b\",\"c\",\"d\",\"e\"}},0)),{otherwise})")
}

/// The letter of an option.
pub(super) fn option_word(option: OptionKey) -> &'static str {
    OPTIONS.into_iter().find(|word| word.starts_with(option.0)).unwrap_or_default()
}

fn word(evidence: Evidence) -> &'static str {
    EVIDENCE[evidence as usize]
}

/// The name of a question's section, as the report writes it.
pub(super) fn section_name(pack: &Pack, question: &Question) -> String {
    pack.section(&question.section).map_or(String::new(), |section| words::section_name(&section.name))
}

/// What was answered, in the words of the sheet.
pub(super) fn answer(line: &QuestionLine, question: &Question) -> String {
    match line.state {
        LineState::Answered { option, .. } => {
            question.option(option).map_or("Not answered", |option| &option.label).to_owned()
        }
        LineState::Unknown => "Not known".to_owned(),
        LineState::Open => "Not answered".to_owned(),
        LineState::NotApplicable => "Does not apply".to_owned(),
    }
}

/// What the room decided, and when and why.
fn decided(decision: &Decision) -> String {
    let day = decision.at.to_zoned(TimeZone::UTC).date();
    let what = workshop::in_short(decision).unwrap_or_else(|| "what was decided was not kept".to_owned());
    [format!("{day}: {what}"), decision.note.trim().to_owned()].join("\n").trim_end().to_owned()
}

/// What shows an answer, or why the question does not apply; as it was typed.
pub(super) fn shown(record: Option<&AnswerRecord>) -> String {
    let Some(record) = record else { return String::new() };
    let reason = match &record.answer {
        Answer::NotApplicable { reason } => Some(reason.as_str().to_owned()),
        _ => None,
    };
    let items = record.evidence_items.iter().map(|item| {
        let mut parts = vec![words::capital(words::evidence_kind(item.kind)), item.title.clone(), item.detail.clone()];
        parts.extend(item.date.map(|date| date.to_string()));
        parts.retain(|part| !part.trim().is_empty());
        parts.join(", ")
    });
    reason.into_iter().chain(items).collect::<Vec<_>>().join("\n")
}
