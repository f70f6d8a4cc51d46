//! The sheet Findings: weak and unknown answers, heaviest first, as they stood when the report was made.

use rust_xlsxwriter::XlsxError;
use unmoor_core::assessment::{Treatment, TreatmentStatus};
use unmoor_core::finding::{Finding, KnockoutState};
use unmoor_core::pack::Question;
use unmoor_core::words;

use super::answers::{answer, section_name, shown};
use super::leaf::{Column, Leaf};
use crate::compose::{ReportInput, references};

const HEADS: [Column; 20] = [
    ("No.", 5.0),
    ("Id", 8.0),
    ("Section", 15.0),
    ("Question", 19.0),
    ("Severity", 10.0),
    ("F", 7.0),
    ("v", 6.0),
    ("Knock-out", 11.0),
    ("Caps at", 8.0),
    ("Answer", 32.0),
    ("Shown by", 34.0),
    ("Why it matters", 34.0),
    ("What to do", 34.0),
    ("Who must act", 11.0),
    ("Usually known by", 13.0),
    ("Status", 11.0),
    ("Owner", 16.0),
    ("Due", 12.0),
    ("Accepted: why, and by whom", 26.0),
    ("References", 40.0),
];

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    for (row, finding) in (1u32..).zip(&input.findings) {
        entry(leaf, input, row, finding)?;
    }
    leaf.hold_head(u32::try_from(input.findings.len()).unwrap_or(u32::MAX), HEADS.len(), 4)
}

fn entry(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, row: u32, finding: &Finding) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let record = input.assessment.answers.get(&finding.id);
    leaf.number(row, 0, f64::from(row), &looks.whole)?;
    leaf.text(row, 1, finding.id.as_str(), &looks.strong)?;
    leaf.text(row, 4, words::severity(finding.severity), &looks.text)?;
    leaf.number(row, 5, finding.weight, &looks.one)?;
    leaf.number(row, 6, f64::from(finding.value), &looks.whole)?;
    let (knockout, cap) = match finding.knockout {
        KnockoutState::None => ("", None),
        KnockoutState::Unknown { cap } => ("not known", Some(cap)),
        KnockoutState::Fired { cap, .. } => ("fired", Some(cap)),
    };
    leaf.text(row, 7, knockout, &looks.text)?;
    match cap {
        Some(cap) => leaf.number(row, 8, f64::from(cap), &looks.whole)?,
        None => leaf.text(row, 8, "", &looks.text)?,
    }
    leaf.text(row, 10, &shown(record), &looks.text)?;
    leaf.text(row, 13, words::actor(finding.actor), &looks.text)?;
    if let Some(question) = input.pack.question(&finding.id) {
        asked(leaf, input, row, question)?;
    }
    treatment(leaf, row, record.and_then(|record| record.treatment.as_ref()))
}

fn asked(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, row: u32, question: &Question) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let said = input.score.line(&question.id).map_or(String::new(), |line| answer(line, question));
    leaf.text(row, 2, &section_name(input.pack, question), &looks.soft)?;
    leaf.text(row, 3, &question.title, &looks.text)?;
    leaf.text(row, 9, &said, &looks.text)?;
    leaf.text(row, 11, &question.why, &looks.soft)?;
    leaf.text(row, 12, &question.recommendation, &looks.text)?;
    leaf.text(row, 14, &words::role(&question.asked_of), &looks.soft)?;
    leaf.text(row, 19, &bears_on(input, question), &looks.soft)
}

/// On what the question bears, and as of which day.
fn bears_on(input: &ReportInput<'_>, question: &Question) -> String {
    let references = references(question, input.pack);
    let as_of = input.pack.about.as_of;
    if references.is_empty() {
        references
    } else {
        {
            let memory =
                if references.contains('*') { " *: cited from memory; the text was not looked up." } else { "" };
            format!("{references} As of {as_of}.{memory}")
        }
    }
}

/// Who sees to it, and by when.
fn treatment(leaf: &mut Leaf<'_>, row: u32, treatment: Option<&Treatment>) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let (status, accepted) = match treatment.map(|treatment| &treatment.status) {
        None => ("", String::new()),
        Some(TreatmentStatus::Open) => ("open", String::new()),
        Some(TreatmentStatus::Doing) => ("doing", String::new()),
        Some(TreatmentStatus::Done) => ("done", String::new()),
        Some(TreatmentStatus::Accepted { reason, by }) => {
            ("accepted", format!("{} ({})", reason.as_str(), by.as_str()))
        }
    };
    leaf.text(row, 15, status, &looks.text)?;
    leaf.text(row, 16, treatment.map_or("", |treatment| &treatment.owner), &looks.text)?;
    match treatment.and_then(|treatment| treatment.due) {
        Some(due) => leaf.date(row, 17, due)?,
        None => leaf.text(row, 17, "", &looks.text)?,
    }
    leaf.text(row, 18, &accepted, &looks.text)
}
