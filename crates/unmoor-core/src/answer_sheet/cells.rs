//! The columns of the sheet, and the cells of a record.

use crate::applies::applies;
use crate::assessment::{Answer, AnswerRecord, Assessment};
use crate::pack::{Pack, Question};
use crate::words;

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the headings say what they are")]
pub enum Column {
    Id,
    Section,
    Question,
    One,
    Two,
    Three,
    Four,
    Five,
    Answer,
    ShownBy,
    Reason,
    Note,
    Assessment,
    Stood,
}

/// Every column with its heading, in their order. The headings tell which column is which when the sheet comes back.
pub const COLUMNS: [(Column, &str); 14] = [
    (Column::Id, "Id"),
    (Column::Section, "Section"),
    (Column::Question, "Question"),
    (Column::One, "1"),
    (Column::Two, "2"),
    (Column::Three, "3"),
    (Column::Four, "4"),
    (Column::Five, "5"),
    (Column::Answer, "Answer"),
    (Column::ShownBy, "Shown by"),
    (Column::Reason, "Why it does not apply"),
    (Column::Note, "Note"),
    (Column::Assessment, "Assessment (leave as it is)"),
    (Column::Stood, "As it stood (leave as it is)"),
];

/// As many characters as a cell of a spreadsheet holds.
const CELL_LIMIT: usize = 32_000;

/// What stands in place of a text that no cell holds; the text itself then stays as it is.
pub const TOO_LONG: &str = "(too long for a sheet; it stays as it is)";

/// The headings.
pub fn header() -> Vec<String> {
    COLUMNS.iter().map(|(_, heading)| (*heading).to_owned()).collect()
}

/// A row for every question that the assessment asks, in the order of the pack.
pub fn rows(assessment: &Assessment, pack: &Pack) -> Vec<Vec<String>> {
    let asked = pack.questions.iter().filter(|question| applies(pack, question, assessment));
    asked.map(|question| row(assessment, pack, question)).collect()
}

/// Takes out of a row which assessment it is of and how it stood: such a row cannot come back.
pub fn forget_where_from(row: &mut [String]) {
    for (cell, (column, _)) in row.iter_mut().zip(COLUMNS) {
        if matches!(column, Column::Assessment | Column::Stood) {
            cell.clear();
        }
    }
}

fn row(assessment: &Assessment, pack: &Pack, question: &Question) -> Vec<String> {
    let record = assessment.answers.get(&question.id).cloned().unwrap_or_default();
    let [answer, shown_by, reason, note] = said(question, &record);
    let statement =
        |at: usize| question.options.get(at).map(|option| words::typographic(&option.label)).unwrap_or_default();
    let section = pack.section(&question.section).map(|section| words::section_name(&section.name));
    let stood = mark([&answer, &shown_by, &reason, &note]);
    COLUMNS
        .iter()
        .map(|(column, _)| match column {
            Column::Id => question.id.to_string(),
            Column::Section => section.clone().unwrap_or_default(),
            Column::Question => words::typographic(&question.prompt),
            Column::One => statement(0),
            Column::Two => statement(1),
            Column::Three => statement(2),
            Column::Four => statement(3),
            Column::Five => statement(4),
            Column::Answer => answer.clone(),
            Column::ShownBy => shown_by.clone(),
            Column::Reason => reason.clone(),
            Column::Note => note.clone(),
            Column::Assessment => assessment.id.to_string(),
            Column::Stood => stood.clone(),
        })
        .collect()
}

/// The four cells that a person fills in, as a record has them.
pub(super) fn said(question: &Question, record: &AnswerRecord) -> [String; 4] {
    let (answer, shown_by, reason) = match &record.answer {
        Answer::Open => (String::new(), "", String::new()),
        Answer::Unknown => ("unknown".to_owned(), "", String::new()),
        Answer::Answered { option, evidence } => {
            let step = question.step(*option).map_or_else(|| option.to_string(), |step| (step + 1).to_string());
            (step, words::evidence(*evidence), String::new())
        }
        Answer::NotApplicable { reason } => ("does not apply".to_owned(), "", cell(reason.as_str())),
    };
    [answer, shown_by.to_owned(), reason, cell(&record.note)]
}

/// A text as a cell holds it: without what a spreadsheet would change by itself.
fn cell(text: &str) -> String {
    if text.encode_utf16().count() > CELL_LIMIT { TOO_LONG.to_owned() } else { plain(text) }
}

/// A text without the differences that a spreadsheet makes: ends of lines, white space around it, control characters.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect();
    let kept: String = kept.chars().filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect();
    kept.trim().to_owned()
}

/// A mark for the four cells: another one once any of them is changed. It tells slips, not forgers (FNV-1a, 64 bits).
pub(super) fn mark(cells: [&str; 4]) -> String {
    let all = cells.map(|cell| plain(cell).to_lowercase()).join("\u{1f}");
    let hash = all
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("x{hash:016x}") // a letter first, or a spreadsheet makes a number of it
}
