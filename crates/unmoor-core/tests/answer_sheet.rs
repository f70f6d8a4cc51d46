//! Answer sheets: what went out comes back as nothing new, and what was typed is read as it was meant.

#![cfg(test)]

use unmoor_core::answer_sheet::{COLUMNS, Column, SheetLine, TOO_LONG, assessment_of, header, plan, rows};
use unmoor_core::assessment::{Answer, Assessment, Evidence, OptionKey, QuestionId, Reason};
use unmoor_core::{demo, pack};

fn sheet(assessment: &Assessment) -> Vec<Vec<String>> {
    std::iter::once(header()).chain(rows(assessment, pack::builtin())).collect()
}

fn place(column: Column) -> usize {
    COLUMNS.iter().position(|(known, _)| *known == column).unwrap()
}

fn set(sheet: &mut [Vec<String>], question: &str, column: Column, text: &str) {
    let row = sheet.iter_mut().find(|row| row[0] == question).unwrap();
    row[place(column)] = text.to_owned();
}

fn changes(sheet: &[Vec<String>], assessment: &Assessment) -> Vec<SheetLine> {
    plan(sheet, assessment, pack::builtin()).unwrap()
}

#[test]
fn a_sheet_that_nobody_touched_changes_nothing_also_when_the_assessment_went_on() {
    let mut assessment = demo::assessment();
    let sheet = sheet(&assessment);
    assert!(sheet.len() > 90);
    assert_eq!(assessment_of(&sheet).unwrap(), Some(assessment.id.clone()));
    assert_eq!(changes(&sheet, &assessment), []);
    assessment.answers.get_mut(&QuestionId::from("DO-01")).unwrap().answer = Answer::Unknown;
    assert_eq!(changes(&sheet, &assessment), [], "an old row does not take a newer answer back");
}

#[test]
fn what_is_typed_is_read_as_it_was_meant() {
    let assessment = demo::assessment();
    let answered = |option, evidence| Answer::Answered { option: OptionKey(option), evidence };
    let reason = Answer::NotApplicable { reason: Reason::new("No personal data").unwrap() };
    for (answer, shown_by, why, meant) in [
        ("1", "tested", "", answered('a', Evidence::Tested)),
        ("5", "", "", answered('e', Evidence::Claimed)),
        ("5.0", "Documented", "", answered('e', Evidence::Documented)),
        ("B", "tested ", "", answered('b', Evidence::Tested)),
        ("?", "", "", Answer::Unknown),
        ("We don\u{2019}t know", "claimed", "", Answer::Unknown),
        ("Does not apply", "", "No personal data", reason),
        ("", "", "", Answer::Open),
    ] {
        let mut sheet = sheet(&assessment);
        for (column, text) in [(Column::Answer, answer), (Column::ShownBy, shown_by), (Column::Reason, why)] {
            set(&mut sheet, "AL-04", column, text);
        }
        let lines = changes(&sheet, &assessment);
        assert_eq!(lines.len(), 1, "{answer}");
        assert_eq!((lines[0].question.as_str(), &lines[0].after.answer), ("AL-04", &meant));
        assert_eq!(lines[0].after.note, lines[0].before.note);
        assert!(!lines[0].moved);
    }
}

#[test]
fn every_problem_is_told_with_its_row_and_nothing_is_taken() {
    let assessment = demo::assessment();
    let mut sheet = sheet(&assessment);
    set(&mut sheet, "DO-01", Column::Answer, "maybe");
    set(&mut sheet, "DO-02", Column::Answer, "6");
    set(&mut sheet, "DO-03", Column::Answer, "does not apply");
    set(&mut sheet, "DO-04", Column::ShownBy, "sworn");
    set(&mut sheet, "DO-04", Column::Answer, "1");
    sheet.push(vec!["ZZ-99".to_owned()]);
    sheet.push(vec!["do-05".to_owned()]);
    let problems = plan(&sheet, &assessment, pack::builtin()).unwrap_err();
    let told: Vec<String> = problems.iter().map(|problem| format!("{} {}", problem.row, problem.what)).collect();
    assert_eq!(told.len(), 6, "{told:#?}");
    for (said, words) in
        told.iter().zip(["\"maybe\" is no answer", "\"6\"", "needs a reason", "\"sworn\"", "does not ask", "twice"])
    {
        assert!(said.contains(words), "{said}");
    }
    assert!(told[0].starts_with("2 DO-01: "), "{}", told[0]);
    let mut without = self::sheet(&assessment);
    without[0][place(Column::Note)] = "Remark".to_owned();
    assert!(plan(&without, &assessment, pack::builtin()).unwrap_err()[0].what.contains("no column \"Note\""));
}

#[test]
fn columns_may_be_moved_added_and_left_out_and_rows_too() {
    let assessment = demo::assessment();
    let mut sheet = sheet(&assessment);
    set(&mut sheet, "DO-01", Column::Note, "=cmd|'/C calc'!A0");
    sheet.retain(|row| row[0] == "Id" || row[0] == "DO-01");
    for row in &mut sheet {
        row.reverse();
        row.insert(0, "mine".to_owned());
    }
    sheet.push(vec![String::new(); 20]);
    let lines = changes(&sheet, &assessment);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].after.note, "=cmd|'/C calc'!A0");
}

#[test]
fn what_a_spreadsheet_does_to_a_text_is_no_change_and_a_long_note_stays() {
    let mut assessment = demo::assessment();
    let long = "word ".repeat(10_000);
    let record = |assessment: &mut Assessment, id: &str, note: &str| {
        assessment.answers.entry(QuestionId::from(id)).or_default().note = note.to_owned();
    };
    record(&mut assessment, "DO-01", &long);
    record(&mut assessment, "DO-02", "  two\r\nlines\u{7}  ");
    let mut sheet = sheet(&assessment);
    assert!(sheet.iter().any(|row| row[place(Column::Note)] == TOO_LONG));
    set(&mut sheet, "DO-02", Column::Note, "two\nlines");
    assert_eq!(changes(&sheet, &assessment), []);
    set(&mut sheet, "DO-01", Column::Answer, "5");
    set(&mut sheet, "DO-02", Column::Answer, "5");
    let lines = changes(&sheet, &assessment);
    assert_eq!((lines[0].after.note.as_str(), lines[1].after.note.as_str()), (long.as_str(), "  two\r\nlines\u{7}  "));
}

#[test]
fn a_row_that_was_changed_here_too_is_marked() {
    let mut assessment = demo::assessment();
    let mut sheet = sheet(&assessment);
    set(&mut sheet, "DO-01", Column::Answer, "5");
    assessment.answers.get_mut(&QuestionId::from("DO-01")).unwrap().answer = Answer::Unknown;
    assert!(changes(&sheet, &assessment)[0].moved);
}
