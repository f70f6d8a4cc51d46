//! Answer sheets: the answers of an assessment out to a spreadsheet, and in again when that was looked at and agreed to.

use std::path::Path;

use unmoor_core::answer_sheet::{self, Problem, SheetLine, Standing};
use unmoor_core::assessment::{Answer, Assessment, AssessmentId};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::words;
use unmoor_report::answer_sheet::{self as workbook, SheetFault};
use unmoor_store::{Act, StoreFault};

use crate::App;
use crate::csv;
use crate::exchange::safe_name;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::redaction::{Checked, Redaction, check};
use crate::result::answer_text;
use crate::view::*;

/// The endings of answer sheets; the first is offered.
pub const ENDINGS: [&str; 2] = ["xlsx", "csv"];

/// How many problems of a sheet are told at once.
const TOLD: usize = 12;

/// A sheet that was shown and not yet taken in.
pub(crate) struct ShownSheet {
    token: String,
    rows: Vec<Vec<String>>,
    lines: Vec<SheetLine>,
    assessment: AssessmentId,
}

impl App {
    /// Writes the answer sheet of an assessment; the target's ending chooses the format.
    pub fn save_answer_sheet_to(&self, id: &str, target: &Path) -> Result<(), Fault> {
        self.save_answer_sheet_leaving_out(id, &Redaction::none(), target)
    }

    /// The same with something left out. Such a sheet does not come back: what is not in it would be taken for removed.
    pub fn save_answer_sheet_leaving_out(&self, id: &str, redaction: &Redaction, target: &Path) -> Result<(), Fault> {
        let assessed = self.leave(id, redaction)?;
        let mut rows = answer_sheet::rows(&assessed.assessment, assessed.pack);
        if !redaction.is_none() {
            rows.iter_mut().for_each(|row| answer_sheet::forget_where_from(row));
        }
        let ending = target.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let bytes = match ending.as_str() {
            "xlsx" => workbook::write(&assessed.assessment.title, &rows).map_err(|error| {
                Fault::new(
                    FaultCode::Internal,
                    "The sheet could not be made.",
                    "Nothing was written.",
                    "Save it as CSV.",
                )
                .with_details(error.to_string())
            })?,
            "csv" => as_csv(&rows),
            _ => {
                return Err(Fault::refused(
                    format!("\"{}\" ends in neither .xlsx nor .csv.", files::name(target)),
                    "End it in .xlsx for a workbook, or in .csv.",
                ));
            }
        };
        check(&bytes, &Checked::file(&assessed))?;
        files::replace(target, &bytes)
    }

    /// A name for the answer sheet of an assessment.
    pub fn answer_sheet_name(&self, id: &str) -> Result<String, Fault> {
        let assessment = self.assessment(id)?;
        let [ending, _] = ENDINGS;
        Ok(format!("{}-answers.{ending}", safe_name(&assessment.vendor.name, &assessment.vendor.service)))
    }

    /// Looks at a sheet, and remembers it until it is taken in.
    pub(crate) fn look_at_sheet(&mut self, file: &str, bytes: &[u8]) -> Result<MergeView, Fault> {
        let rows = read(bytes)?;
        let id = answer_sheet::assessment_of(&rows).map_err(|problem| wrong(&[problem]))?.ok_or_else(|| {
            let happened = "no row of it says which assessment it is of.";
            Fault::refused(
                happened,
                "Put the answers into the sheet that was exported, and leave its last two columns as they are.",
            )
        })?;
        let assessment = self.assessment(id.as_str()).map_err(|fault| match fault.code {
            FaultCode::NotFound => Fault::refused(
                "the assessment that it is of is not in this workspace.",
                "Open the workspace with it, or bring the assessment in first.",
            ),
            _ => fault,
        })?;
        let pack = self.pack_of(&assessment)?;
        let lines = answer_sheet::plan(&rows, &assessment, pack).map_err(|problems| wrong(&problems))?;
        if lines.is_empty() {
            return Err(Fault::refused(
                "nothing in it differs from what was exported.",
                "Save the sheet after you changed it.",
            ));
        }
        let token = format!("sheet-{}", self.new_id());
        let view = view(file, &token, &lines, &assessment, pack);
        self.sheets.push(ShownSheet { token, rows, lines, assessment: assessment.id });
        Ok(view)
    }

    /// Takes in a sheet as it was shown, as one step of undo; `None` where no sheet has this token.
    pub(crate) fn take_in_sheet(&mut self, token: &str) -> Result<Option<TakenView>, Fault> {
        let Some(index) = self.sheets.iter().position(|sheet| sheet.token == token) else { return Ok(None) };
        let ShownSheet { rows, lines, assessment: id, .. } = &self.sheets[index];
        let (lines, id) = (lines.clone(), id.clone());
        let assessment = self.assessment(id.as_str())?;
        if answer_sheet::plan(rows, &assessment, self.pack_of(&assessment)?).as_ref() != Ok(&lines) {
            let happened = format!("\"{}\" has changed since this sheet was shown.", assessment.title);
            return Err(Fault::refused(happened, "Bring the sheet in again and look once more."));
        }
        let at = self.clock.now();
        self.workspace_mut()?.change(Act::ImportSheet, at, |tx| {
            for line in &lines {
                tx.edit_answer(&id, &line.question, |record| {
                    record.answer = line.after.answer.clone();
                    record.note = line.after.note.clone();
                    Ok::<_, StoreFault>(())
                })?;
            }
            Ok::<_, StoreFault>(())
        })?;
        self.sheets.remove(index);
        let are = if lines.len() == 1 { "is" } else { "are" };
        Ok(Some(TakenView {
            assessment: id.to_string(),
            question: lines.first().map(|line| line.question.to_string()).unwrap_or_default(),
            said: format!("{} from the sheet {are} in.", words::capital(&counted(&lines))),
        }))
    }
}

/// Whether a file is an answer sheet, by what it begins with or how it is called.
pub(crate) fn is_sheet(name: &str, bytes: &[u8]) -> bool {
    let lower = name.to_lowercase();
    lower.ends_with(".xlsx") || lower.ends_with(".csv") || bytes.starts_with(b"PK\x03\x04")
}

/// The rows of an answer sheet, as a workbook or as CSV; the headings come first.
pub fn read(bytes: &[u8]) -> Result<Vec<Vec<String>>, Fault> {
    if !bytes.starts_with(b"PK") {
        return from_csv(bytes);
    }
    workbook::read(bytes).map_err(|fault| {
        let details = match &fault {
            SheetFault::Broken { details } => details.clone(),
            SheetFault::TooLarge => String::new(),
        };
        Fault::from_clauses(FaultCode::Refused, &fault.to_string(), details)
    })
}

/// With a mark at the beginning, by which spreadsheets know that it is UTF-8.
fn as_csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = "\u{feff}".as_bytes().to_vec();
    let header = answer_sheet::header();
    for cells in std::iter::once(&header).chain(rows) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            csv::put_text(&mut text, cell, false);
        }
        text.extend_from_slice(b"\r\n");
    }
    text
}

/// Spreadsheets divide by what their country uses: whatever divides the headings divides the rest.
fn from_csv(bytes: &[u8]) -> Result<Vec<Vec<String>>, Fault> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let unreadable = |details: String| {
        let remedy = "Save it as CSV in UTF-8, or as an Excel workbook (.xlsx), and try again.";
        Fault::refused("it cannot be read as a table.", remedy).with_details(details)
    };
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let times = |divider: u8| line.iter().filter(|byte| **byte == divider).count();
    let divider = [b',', b';', b'\t'].into_iter().max_by_key(|divider| times(*divider)).unwrap_or(b',');
    let mut records = csv::Records::new(bytes).divided_by(divider);
    let mut rows = Vec::new();
    while let Some(record) = records.next().map_err(|error| unreadable(error.to_string()))? {
        if rows.len() == workbook::ROWS as usize {
            return Err(Fault::from_clauses(FaultCode::Refused, &SheetFault::TooLarge.to_string(), String::new()));
        }
        rows.push(record.into_iter().map(|cell| csv::text(cell, false).unwrap_or_default().to_owned()).collect());
    }
    Ok(rows)
}

/// Everything that is wrong with a sheet, as far as a person reads it.
fn wrong(problems: &[Problem]) -> Fault {
    let mut told: Vec<String> =
        problems.iter().take(TOLD).map(|problem| format!("row {}: {}", problem.row, problem.what)).collect();
    if problems.len() > TOLD {
        told.push(format!("and {} more", problems.len() - TOLD));
    }
    let all: Vec<String> = problems.iter().map(|problem| format!("row {}: {}", problem.row, problem.what)).collect();
    Fault::refused(format!("{}.", told.join("; ")), "Mend what is named, save the sheet and bring it in again.")
        .with_details(all.join("\n"))
}

fn view(file: &str, token: &str, lines: &[SheetLine], assessment: &Assessment, pack: &Pack) -> MergeView {
    let count = counted(lines);
    let moved = lines.iter().filter(|line| line.moved).count();
    let service = &assessment.vendor.service;
    MergeView {
        request: token.to_owned(),
        assessment: assessment.id.to_string(),
        file: file.to_owned(),
        headline: format!(
            "The sheet changes {count} about {}",
            if service.is_empty() { &assessment.vendor.name } else { service }
        ),
        about:
            "What the sheet says takes the place of what stands, and the score follows. One undo takes all of it back."
                .to_owned(),
        caution: match moved {
            0 => String::new(),
            1 => "One of them was changed here too since the sheet was exported.".to_owned(),
            many => format!("{} of them were changed here too since the sheet was exported.", words::count_first(many)),
        },
        they: "The sheet says".to_owned(),
        lines: lines.iter().filter_map(|line| merge_line(line, pack)).collect(),
        left_open: String::new(),
        act: format!("Take in {count}"),
    }
}

fn merge_line(line: &SheetLine, pack: &Pack) -> Option<MergeLine> {
    let question = pack.question(&line.question)?;
    let same_answer = line.before.answer == line.after.answer;
    let note = match (line.before.note == line.after.note, line.after.note.is_empty()) {
        (true, _) => "",
        (false, true) => "the note goes",
        (false, false) if line.before.note.is_empty() => "a new note",
        (false, false) => "another note",
    };
    let answer = match (&line.before.answer, &line.after.answer) {
        _ if same_answer => "",
        (Answer::Open, _) => "a new answer",
        (_, Answer::Open) => "the answer is taken back",
        (Answer::Answered { option: a, .. }, Answer::Answered { option: b, .. }) if a == b => "shown otherwise",
        _ => "another answer",
    };
    let does: Vec<String> = [answer, note].into_iter().filter(|part| !part.is_empty()).map(str::to_owned).collect();
    Some(MergeLine {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        theirs: said(question, &line.after),
        note: if note.is_empty() { String::new() } else { line.after.note.clone() },
        ours: said(question, &line.before),
        does: words::listed(&does),
        apart: if line.moved { "changed here since".to_owned() } else { String::new() },
    })
}

fn said(question: &Question, standing: &Standing) -> SaidView {
    let text = answer_text(question, &standing.answer);
    match &standing.answer {
        Answer::Answered { option, evidence } => SaidView {
            number: question.step(*option).and_then(|step| u32::try_from(step + 1).ok()),
            text: format!("{text} ({})", words::evidence(*evidence)),
        },
        _ => SaidView { number: None, text },
    }
}

/// `one answer`, or `nine answers`.
fn counted(lines: &[SheetLine]) -> String {
    words::counted(lines.len(), "answer", "answers")
}
