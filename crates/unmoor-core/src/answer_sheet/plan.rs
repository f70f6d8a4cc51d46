//! What the rows of a sheet would change, or everything that is wrong with them.

use std::collections::BTreeSet;

use super::cells::{COLUMNS, Column, TOO_LONG, mark, plain, said};
use crate::applies::applies;
use crate::assessment::{Answer, Assessment, AssessmentId, Evidence, OptionKey, QuestionId, Reason};
use crate::file::MAX_NOTE;
use crate::json::short;
use crate::pack::{Pack, Question};

/// What a question's answer and note are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The answer.
    pub answer: Answer,
    /// The note.
    pub note: String,
}

/// A row that changes something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// The question.
    pub question: QuestionId,
    /// As it stands in the assessment.
    pub before: Standing,
    /// As the sheet has it.
    pub after: Standing,
    /// Whether it was changed in the assessment too since the sheet went out.
    pub moved: bool,
}

/// Something that is wrong with a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row as a spreadsheet numbers it, the headings being row 1.
    pub row: usize,
    /// What is wrong, as a clause.
    pub what: String,
}

/// The one assessment that the rows are of; `None` where no row says so.
///
/// # Errors
/// Where rows are of several, or the headings are not those of an answer sheet.
pub fn assessment_of(rows: &[Vec<String>]) -> Result<Option<AssessmentId>, Problem> {
    let places = Places::of(rows)?;
    let of_questions = rows.iter().skip(1).filter(|row| !places.cell(row, Column::Id).is_empty());
    let ids: BTreeSet<&str> =
        of_questions.map(|row| places.cell(row, Column::Assessment)).filter(|id| !id.is_empty()).collect();
    match ids.len() {
        0 | 1 => Ok(ids.first().copied().map(AssessmentId::from)),
        _ => Err(Problem { row: 1, what: "its rows are of several assessments".to_owned() }),
    }
}

/// The rows that change something in this assessment, in the order of the pack. The first row has the headings; columns may stand in
/// another order and others may have been added.
///
/// # Errors
/// Everything that is wrong, row by row; nothing of such a sheet is taken.
pub fn plan(rows: &[Vec<String>], assessment: &Assessment, pack: &Pack) -> Result<Vec<SheetLine>, Vec<Problem>> {
    let places = Places::of(rows).map_err(|problem| vec![problem])?;
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    for (at, row) in rows.iter().enumerate().skip(1) {
        let id = places.cell(row, Column::Id).to_uppercase();
        if id.is_empty() {
            continue;
        }
        let mut wrong = |what: String| problems.push(Problem { row: at + 1, what: format!("{}: {what}", short(&id)) });
        let id_of = QuestionId(id.clone());
        let asked = pack.question(&id_of).filter(|question| applies(pack, question, assessment));
        let Some(question) = asked else {
            wrong("this assessment does not ask that".to_owned());
            continue;
        };
        if !seen.insert(id.clone()) {
            wrong("it is there twice".to_owned());
            continue;
        }
        match line(row, &places, question, assessment) {
            Ok(line) => lines.extend(line),
            Err(what) => wrong(what),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let place = |line: &SheetLine| pack.questions.iter().position(|question| question.id == line.question);
    lines.sort_by_key(place);
    Ok(lines)
}

/// What one row changes; nothing where it says what stands, or what stood when it went out.
fn line(
    row: &[String],
    places: &Places,
    question: &Question,
    assessment: &Assessment,
) -> Result<Option<SheetLine>, String> {
    let record = assessment.answers.get(&question.id).cloned().unwrap_or_default();
    let stands = said(question, &record);
    let columns = [Column::Answer, Column::ShownBy, Column::Reason, Column::Note];
    let typed = columns.map(|column| places.cell(row, column));
    let (stood, now) = (places.cell(row, Column::Stood), mark([&stands[0], &stands[1], &stands[2], &stands[3]]));
    if mark(typed) == stood {
        return Ok(None);
    }
    let before = Standing { answer: record.answer.clone(), note: record.note.clone() };
    let [_, _, _, note] = typed;
    let after = Standing {
        answer: answer(question, typed, &record.answer)?,
        note: match plain(note) {
            same if same == stands[3] || same == TOO_LONG => record.note,
            long if long.len() > MAX_NOTE => return Err("the note is too long".to_owned()),
            other => other,
        },
    };
    if after == before {
        return Ok(None);
    }
    Ok(Some(SheetLine { question: question.id.clone(), before, after, moved: !stood.is_empty() && stood != now }))
}

/// The answer that the cells give.
fn answer(question: &Question, [answer, shown_by, reason, _]: [&str; 4], stands: &Answer) -> Result<Answer, String> {
    let word = plain(answer).to_lowercase();
    let reason = plain(reason);
    if !matches!(word.as_str(), "does not apply" | "not applicable" | "n/a") && !reason.is_empty() {
        return Err("it has a reason why it does not apply, and another answer".to_owned());
    }
    match word.as_str() {
        "" => return Ok(Answer::Open),
        "unknown" | "?" | "we do not know" | "we don't know" | "we don\u{2019}t know" => return Ok(Answer::Unknown),
        "does not apply" | "not applicable" | "n/a" => {
            if let (TOO_LONG, Answer::NotApplicable { .. }) = (reason.as_str(), stands) {
                return Ok(stands.clone());
            }
            if reason.len() > MAX_NOTE {
                return Err("the reason is too long".to_owned());
            }
            let reason = Reason::new(&reason).ok_or("\"does not apply\" needs a reason in its own column")?;
            return Ok(Answer::NotApplicable { reason });
        }
        _ => {}
    }
    // A spreadsheet may have made a number of it.
    let number = word.strip_suffix(".0").unwrap_or(&word);
    let by_number = number.parse::<usize>().ok().and_then(|number| question.options.get(number.checked_sub(1)?));
    let mut letters = word.chars();
    let by_letter = letters.next().filter(|_| letters.next().is_none()).and_then(|key| question.option(OptionKey(key)));
    let option = by_number.or(by_letter).ok_or_else(|| {
        let shown: String = word.chars().take(40).collect();
        format!("\"{shown}\" is no answer; type 1 to {}, unknown, or does not apply", question.options.len())
    })?;
    let evidence = match plain(shown_by).to_lowercase().as_str() {
        "" | "claimed" => Evidence::Claimed,
        "documented" => Evidence::Documented,
        "tested" => Evidence::Tested,
        other => {
            let shown: String = other.chars().take(40).collect();
            return Err(format!("\"{shown}\" is no way to show an answer; type claimed, documented or tested"));
        }
    };
    Ok(Answer::Answered { option: option.key, evidence })
}

/// Where each column stands in this sheet.
struct Places([Option<usize>; COLUMNS.len()]);

impl Places {
    fn of(rows: &[Vec<String>]) -> Result<Self, Problem> {
        let headings: Vec<String> = rows.first().into_iter().flatten().map(|cell| plain(cell).to_lowercase()).collect();
        let place = |(_, heading): (Column, &str)| headings.iter().position(|cell| *cell == heading.to_lowercase());
        let places = Self(COLUMNS.map(place));
        for (column, heading) in COLUMNS {
            let needed =
                matches!(column, Column::Id | Column::Answer | Column::ShownBy | Column::Reason | Column::Note);
            if needed && places.place(column).is_none() {
                return Err(Problem { row: 1, what: format!("there is no column \"{heading}\"") });
            }
        }
        Ok(places)
    }

    fn place(&self, column: Column) -> Option<usize> {
        let index = COLUMNS.iter().position(|(known, _)| *known == column)?;
        self.0.get(index).copied().flatten()
    }

    /// A cell without white space around it; an empty one where there is none.
    fn cell<'r>(&self, row: &'r [String], column: Column) -> &'r str {
        self.place(column).and_then(|place| row.get(place)).map_or("", |cell| cell.trim())
    }
}
