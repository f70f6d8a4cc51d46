//! The part on findings: severity, answer and proof, why it matters, what to do, who must act.

use unmoor_core::assessment::{QuestionId, Treatment, TreatmentStatus};
use unmoor_core::finding::{self, Finding, KnockoutState, Severity, TakenOn};
use unmoor_core::score::LineState;
use unmoor_core::words;

use super::board::{WAY_UP, linked};
use super::wording::{self, F, FROM_MEMORY, evidence, sentence, set};
use super::{Numbers, PartName, ReportInput};
use crate::document::{
    Anchor, Block, Column, Flow, Heading, Inline, Paragraph, Part, Row, Setting, Style, Table, Text,
};

/// Where a finding has no owner. It stays on one line.
const NOBODY: &str = "nobody\u{a0}yet";

/// Composes the part.
pub(super) fn part(input: &ReportInput<'_>, numbers: &Numbers) -> Part {
    let numbered: Vec<(usize, &Finding)> = input.findings.iter().enumerate().map(|(at, f)| (at + 1, f)).collect();
    let here: Vec<_> = numbered.iter().filter(|(_, finding)| stands(input, finding)).copied().collect();
    let elsewhere = here.len() < numbered.len();
    let open = if elsewhere { numbers.get(PartName::Open) } else { None };
    let mut lead = words::findings_lead(&input.findings, open);
    if let Some(taken_on) = taken_on(input) {
        lead.push_str(&format!(" {taken_on}"));
    }
    let mut blocks = Vec::new();
    if !here.is_empty() {
        blocks.push(Block::Table(table(input, &here)));
        blocks.push(Block::Space(4.0));
    }
    if !input.findings.is_empty() {
        blocks.push(Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note(open, input)))));
    }
    blocks.extend(treatments(input, &numbered));
    blocks.extend(way_up(input));
    Part {
        number: 0,
        title: "Findings".to_owned(),
        lead: Text::of(lead),
        follows_above: 0.65,
        blocks,
        signs: vec![F, FROM_MEMORY],
    }
}

/// Whether a finding stands in this part. Unknown questions without a knock-out stand in the part on what is not known, where
/// the report has that part.
pub(super) fn stands(input: &ReportInput<'_>, finding: &Finding) -> bool {
    !finding.unknown || finding.knockout != KnockoutState::None || !input.wants(PartName::Open)
}

fn table(input: &ReportInput<'_>, findings: &[(usize, &Finding)]) -> Table {
    let columns = vec![
        Column::left("No., severity, F", 62.0).gap(0.0),
        Column::left("Asked and answered; why it matters; what to do", 341.0),
        Column::left("Who must act", 84.28).gap(0.0),
    ];
    let rows = findings.iter().map(|(number, finding)| row(input, *number, finding)).collect();
    Table { columns, rows, setting: Setting { above: 5.0, below: 5.5, ..Setting::TABLE }, x: 0.0 }
}

fn row(input: &ReportInput<'_>, number: usize, finding: &Finding) -> Row {
    let id = &finding.id;
    Row {
        cells: vec![which(number, finding), what(input, finding), who(input, finding)],
        anchor: Some(Anchor::finding(id)),
        outline: Some(format!("{number} {id} {}", input.title(id))),
        continued: format!("{number} {id}"),
    }
}

/// Its number and its question, how severe it is, and how heavy.
pub(super) fn which(number: usize, finding: &Finding) -> Vec<Flow> {
    let id = &finding.id;
    let head = Text::default().strong(format!("{number}\u{2002}")).strong(id.to_string()).to(Anchor::answer(id));
    let heavy = finding.severity >= Severity::High;
    let word = words::severity(finding.severity);
    let severity = Text::default().sign(Inline::Severity(finding.severity)).sign(Inline::Gap(4.5));
    let severity = if heavy { severity.strong(word) } else { severity.medium(word) };
    let weight = Text::default().soft(format!("F {}", words::finding_weight_one_decimal(finding.weight))).tabular();
    vec![
        Flow::Paragraph(Paragraph::new(Style::Table, head).as_heading()),
        Flow::Paragraph(Paragraph::new(Style::Table, severity).below(2.0)),
        Flow::Paragraph(Paragraph::new(Style::Table, weight).below(2.0)),
    ]
}

/// Who must act, who knows, who owns it, by when, and how far it is.
pub(super) fn who(input: &ReportInput<'_>, finding: &Finding) -> Vec<Flow> {
    let id = &finding.id;
    let role = words::role(input.question(id).map_or("", |question| &question.asked_of));
    let treatment = finding::treatment(input.assessment, id);
    let owner = treatment.map_or("", |treatment| treatment.owner.trim());
    let status = treatment.map(|treatment| &treatment.status);
    let (nobody, never) = match status {
        Some(TreatmentStatus::Accepted { .. }) => ("none\u{a0}needed", "none\u{a0}needed"),
        _ => (NOBODY, "no\u{a0}date"),
    };
    let owner = if owner.is_empty() { nobody.to_owned() } else { set(owner) };
    let due = treatment.and_then(|treatment| treatment.due);
    let due = due.map_or(never.to_owned(), |due| wording::hold(&input.dates(&words::date_short(due))));
    let status = match status {
        None => "not taken on".to_owned(),
        Some(TreatmentStatus::Accepted { by, .. }) => format!("accepted by {}", set(by.as_str())),
        Some(status) => words::treatment_status(status.word()).to_lowercase(),
    };
    let named = |name: &str, said: String| Text::default().soft(format!("{name}:\u{a0}")).plain(said);
    let mut lines = vec![
        Text::default().medium(words::actor(finding.actor)),
        Text::default().soft(format!("known by {role}")),
        named("Owner", owner),
        named("Due", due),
        named("Status", status),
    ];
    if treatment.is_some_and(|treatment| treatment.overdue(input.settings.made_on)) {
        lines.push(Text::default().strong("overdue"));
    }
    lines.into_iter().map(|line| Flow::Paragraph(Paragraph::new(Style::Table, line))).collect()
}

/// The question, the answer and how it is shown, why it matters, what to do, what it bears on.
pub(super) fn what(input: &ReportInput<'_>, finding: &Finding) -> Vec<Flow> {
    let id = &finding.id;
    let Some(question) = input.question(id) else { return Vec::new() };
    let record = input.assessment.answers.get(id);
    let state = input.score.line(id).map(|line| line.state);
    let (answer, shown) = match state {
        Some(LineState::Answered { option, evidence: by, .. }) => {
            let label = question.option(option).map_or(String::new(), |option| sentence(&option.label));
            (label, evidence(input, by, record))
        }
        Some(LineState::Unknown) => ("Not known.".to_owned(), wording::at_hand(input, record)),
        _ => ("Not answered.".to_owned(), wording::at_hand(input, record)),
    };
    let answer = Text::default().strong(answer).soft(format!(" {shown}"));
    let mut bears = Text::default();
    let held = words::knockout(finding, &input.score);
    if !held.is_empty() {
        bears = bears.strong(format!("{held} "));
    }
    let references = wording::references(question, input.pack);
    let as_of = wording::hold(&format!(" As of {}.", input.date(input.pack.about.as_of)));
    let bears = if references.is_empty() { bears } else { bears.plain(references).plain(as_of) };
    let paragraph = |text: Text| Paragraph::new(Style::Table, text);
    let prompt = paragraph(Text::default().soft(set(&question.prompt))).with_next();
    let mut flow = vec![prompt, paragraph(answer)];
    flow.push(paragraph(Text::default().soft(set(&question.why))).below(2.5));
    flow.push(paragraph(Text::of(set(&question.recommendation))).with_arrow());
    if !bears.0.is_empty() {
        flow.push(Paragraph::new(Style::Caption, bears).below(2.0));
    }
    flow.into_iter().map(Flow::Paragraph).collect()
}

fn note(open: Option<usize>, input: &ReportInput<'_>) -> String {
    let x = words::plain(input.score.exposure.assured, 2);
    let mut note = format!(
        "F = (100 \u{2212} v) \u{d7} w / 5 \u{d7} X / 100, with the assured v and the assured exposure X = {x}. Critical: a \
         knock-out that fired; any other is high from F\u{a0}40, medium from 20, low below."
    );
    if let Some(part) = open {
        note.push_str(&format!(" Numbers that are missing here are open questions and stand in part {part}."));
    }
    let as_of = input.date(input.pack.about.as_of);
    note.push_str(&format!(
        " References as of {as_of}: where a question comes from, not what follows from it; many bind only the organisations they name. *\u{a0}Cited from memory; the text was not looked up. \
         Not legal advice."
    ));
    wording::hold(&note)
}

/// How many are taken on, done, overdue and accepted on the day of the report, as a sentence.
pub(super) fn taken_on(input: &ReportInput<'_>) -> Option<String> {
    let counts = TakenOn::count(input.assessment, &input.findings, input.settings.made_on);
    Some(words::taken_on_sentence(counts)).filter(|text| !text.is_empty())
}

/// "Doing: Helen Marchetti, due 20 November 2026, overdue."
pub(super) fn treated(input: &ReportInput<'_>, treatment: &Treatment) -> Text {
    let (head, rest) = words::treatment(treatment, input.settings.made_on);
    // The day is written as the paper has it; what somebody typed as a reason stays as it was typed.
    let turned = treatment.due.map(words::date).and_then(|due| {
        let (before, after) = rest.rsplit_once(&due)?;
        Some(format!("{before}{}{after}", input.dates(&due)))
    });
    let rest = turned.unwrap_or(rest);
    Text::default().strong(format!("{head}: ")).plain(wording::hold(&rest))
}

/// Everything that is done about findings in one list, and what was kept where a finding is gone.
fn treatments(input: &ReportInput<'_>, numbered: &[(usize, &Finding)]) -> Vec<Block> {
    let columns = vec![
        Column::left("No.", 25.0).gap(0.0),
        Column::left("Id", 37.0).gap(0.0),
        Column::left("Finding", 160.0),
        Column::left("What is done", 265.28).gap(0.0),
    ];
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
    let row = |number: String, id: &QuestionId, treatment: &Treatment| Row {
        cells: vec![
            cell(Text::default().soft(number)),
            cell(Text::default().strong(id.to_string()).to(Anchor::answer(id))),
            cell(Text::of(input.title(id))),
            cell(treated(input, treatment)),
        ],
        ..Row::default()
    };
    let standing = numbered.iter().filter_map(|(number, found)| {
        let treatment = finding::treatment(input.assessment, &found.id)?;
        Some(row(number.to_string(), &found.id, treatment))
    });
    let left_over = finding::left_over(input.assessment, &input.findings);
    let gone = left_over.iter().map(|(id, treatment)| row("gone".to_owned(), id, treatment));
    let rows: Vec<Row> = standing.chain(gone).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::Space(19.5),
        Block::Heading(Heading::new(2, "What is being done")),
        Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 }),
        Block::Space(4.0),
    ];
    let mut note = "Nothing here moves the score: only a better answer does.".to_owned();
    if !left_over.is_empty() {
        note.push_str(" Gone: the question is no finding any more; what was decided is kept.");
    }
    blocks.push(Block::Paragraph(Paragraph::new(Style::Caption, Text::of(note))));
    blocks
}

/// All steps of the way up: the board page may not hold them in full.
fn way_up(input: &ReportInput<'_>) -> Vec<Block> {
    let Some(way_up) = input.way_up.as_ref().filter(|_| !words::too_early(&input.score)) else { return Vec::new() };
    let columns = vec![
        Column::left("", 20.0).gap(0.0),
        Column::left("Step", 236.28),
        Column::left("Then", 136.0),
        Column::right("Score", 30.0),
        Column::right("Grade", 65.0),
    ];
    let cell = |text: Text| vec![Flow::Paragraph(Paragraph::new(Style::Table, text))];
    let row = |(at, step): (usize, &unmoor_core::rank::WayStep)| Row {
        cells: vec![
            cell(Text::default().accent((at + 1).to_string())),
            cell(linked(&words::way_step(step, input.pack), &step.id)),
            cell(Text::default().soft(wording::hold(&words::way_step_under(step)))),
            cell(Text::of(words::one_decimal(step.portability.assured)).tabular()),
            cell(Text::of(wording::graded(step.grade, step.provisional))),
        ],
        ..Row::default()
    };
    let rows = way_up.steps.iter().enumerate().map(row).collect();
    let title = format!("Shortest way up, to {}, step by step", way_up.target.letter());
    let heading = Heading { anchor: Some(Anchor(WAY_UP.to_owned())), ..Heading::new(2, &title) };
    let how = match way_up.smallest {
        true => "No smaller set of single steps reaches it.",
        false => "Found step by step, taking the best first; a smaller set may exist.",
    };
    vec![
        Block::Space(19.5),
        Block::Heading(heading),
        Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 }),
        Block::Space(4.0),
        Block::Paragraph(Paragraph::new(Style::Caption, Text::of(how))),
    ]
}
