//! The sheet Summary: what was assessed and what it comes to, now and in the report.

use rust_xlsxwriter::XlsxError;
use unmoor_core::contract::{last_day_for_notice, last_safe_day};
use unmoor_core::score::{End, Ends, Share};
use unmoor_core::stability::REDRAWS;
use unmoor_core::words;

use super::arithmetic::{PROVISIONAL, Step, share, step};
use super::leaf::{LEAD_LINE, LINE, Leaf, TITLE_LINE, Value};
use crate::compose::ReportInput;

const WIDTHS: [f64; 6] = [26.0, 16.0, 16.0, 16.0, 16.0, 22.0];
/// The first row of the figures.
const FIGURES: u32 = 4;

const HINT: &str = "This workbook computes. Change an option, an evidence or a state in a tinted cell of the sheets Answers and Exposure, and \
                    the figures below move; beside them stands what the report says. The assessment itself is not changed by it.";

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    leaf.set_widths(WIDTHS)?;
    leaf.tab();
    let vendor = &input.assessment.vendor;
    let service = if vendor.service.trim().is_empty() { &vendor.name } else { &vendor.service };
    let last = WIDTHS.len() as u16 - 1;
    leaf.across(0, (0, last), service, &looks.title, TITLE_LINE)?;
    leaf.across(1, (0, last), &words::verdict(&input.score, service.trim()), &looks.lead, LEAD_LINE)?;
    leaf.across(2, (0, last), HINT, &looks.lead, LEAD_LINE)?;
    let row = figures(leaf, input)?;
    let row = sureness(leaf, input, row + 1)?;
    facts(leaf, input, row + 1)
}

fn heads(leaf: &mut Leaf<'_>, row: u32, heads: [&str; 6]) -> Result<(), XlsxError> {
    for (at, head) in (0u16..).zip(heads) {
        leaf.text(row, at, head, &leaf.looks.head)?;
    }
    Ok(())
}

/// A figure at both ends.
enum Figure<'f> {
    Number(Ends<f64>),
    Word(Ends<&'f str>),
}

fn figures(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<u32, XlsxError> {
    let score = &input.score;
    let letters = [score.grade.assured, score.grade.possible].map(|grade| grade.letter().to_string());
    let zones = Ends { assured: words::zone(score.zone.assured), possible: words::zone(score.zone.possible) };
    let rows = [
        ("Grade", Step::Grade, Figure::Word(Ends { assured: &letters[0], possible: &letters[1] })),
        ("Portability P", Step::Portability, Figure::Number(score.portability)),
        ("Average before the caps M", Step::Average, Figure::Number(score.average)),
        ("Exposure X", Step::Exposure, Figure::Number(score.exposure)),
        ("Lock-in", Step::LockIn, Figure::Number(score.lock_in)),
        ("Risk R", Step::Risk, Figure::Number(score.risk)),
        ("Risk zone", Step::Zone, Figure::Word(zones)),
    ];
    heads(
        leaf,
        FIGURES,
        ["Figure", "Assured", "Possible", "Assured in the report", "Possible in the report", "Since the report"],
    )?;
    let mut row = FIGURES;
    for (name, of, figure) in rows {
        row += 1;
        let looks = leaf.looks;
        leaf.text(row, 0, name, &looks.strong)?;
        for (column, end) in [(1, End::Assured), (2, End::Possible)] {
            let formula = format!("={}", step(of, end));
            match &figure {
                Figure::Number(ends) => {
                    leaf.live((row, column), &formula, Value::Number(*ends.at(end)), &looks.two)?;
                    leaf.number(row, column + 2, *ends.at(end), &looks.two)?;
                }
                Figure::Word(ends) => {
                    leaf.live((row, column), &formula, Value::Text(ends.at(end)), &looks.strong)?;
                    leaf.text(row, column + 2, ends.at(end), &looks.text)?;
                }
            }
        }
        since(leaf, row, matches!(figure, Figure::Number(_)))?;
        if of == Step::Grade {
            leaf.grades((row, row), (1, 4))?;
        }
    }
    Ok(row)
}

/// Whether anything moved since the report.
fn since(leaf: &mut Leaf<'_>, row: u32, numbers: bool) -> Result<(), XlsxError> {
    let at = row + 1;
    let same = match numbers {
        true => format!("AND(ABS(B{at}-D{at})<0.0000005,ABS(C{at}-E{at})<0.0000005)"),
        false => format!("AND(B{at}=D{at},C{at}=E{at})"),
    };
    let formula = format!("=IF({same},\"as in the report\",\"changed\")");
    leaf.live((row, 5), &formula, Value::Text("as in the report"), &leaf.looks.soft)
}

fn sureness(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, start: u32) -> Result<u32, XlsxError> {
    let score = &input.score;
    let looks = leaf.looks;
    heads(leaf, start, ["How sure we are", "Now", "", "In the report", "", ""])?;
    let shares: [(&str, Share); 3] =
        [("Coverage", score.coverage), ("Confidence", score.confidence), ("Proof", score.proof)];
    let mut row = start;
    for (at, (name, of)) in (0u32..).zip(shares) {
        row += 1;
        leaf.text(row, 0, name, &looks.strong)?;
        leaf.live((row, 1), &format!("={}", share(at)), Value::Number(of.value), &looks.percent)?;
        leaf.number(row, 3, of.value, &looks.percent)?;
    }
    row += 1;
    leaf.text(row, 0, "Provisional", &looks.strong)?;
    let word = if score.provisional.is_some() { "provisional" } else { "no" };
    leaf.live((row, 1), &format!("=Arithmetic!$E${}", PROVISIONAL + 1), Value::Text(word), &looks.text)?;
    leaf.text(row, 3, word, &looks.text)?;
    row += 1;
    leaf.text(row, 0, "Stability", &looks.strong)?;
    leaf.text(row, 1, "not recomputed", &looks.soft)?;
    leaf.number(row, 3, f64::from(input.stability.kept) / f64::from(REDRAWS), &looks.percent)?;
    let kept = format!("of {REDRAWS} redraws keep {}", score.grade.assured.letter());
    leaf.text(row, 4, &kept, &looks.soft)?;
    Ok(row)
}

fn facts(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, start: u32) -> Result<(), XlsxError> {
    let (assessment, settings, pack) = (input.assessment, &input.settings, &input.pack.about);
    let looks = leaf.looks;
    heads(leaf, start, ["About this report", "", "", "", "", ""])?;
    let mut row = start;
    let pack = format!("{}, pack {} {}", assessment.method, pack.id, pack.version);
    let facts = [
        ("Client", settings.client.as_str()),
        ("Vendor", &assessment.vendor.name),
        ("Service", &assessment.vendor.service),
        ("Occasion", &assessment.title),
        ("Author", &settings.author),
        ("Confidentiality", &settings.confidentiality),
        ("Method", &pack),
        ("Assessment", assessment.id.as_str()),
    ];
    for (name, text) in facts.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        row += 1;
        leaf.text(row, 0, name, &looks.strong)?;
        leaf.across(row, (1, WIDTHS.len() as u16 - 1), text, &looks.text, LINE)?;
    }
    let contract = assessment.contract.as_ref();
    let days = [
        ("Date of the report", Some(settings.made_on)),
        ("Contract begins", contract.and_then(|contract| contract.starts)),
        ("Contract ends", contract.and_then(|contract| contract.ends)),
        ("Last day for notice", contract.and_then(last_day_for_notice)),
        ("Last safe day to decide", last_safe_day(contract).ok().map(|safe| safe.day)),
    ];
    for (at, (name, day)) in days.into_iter().enumerate() {
        let Some(day) = day else { continue };
        row += 1;
        leaf.text(row, 0, name, &looks.strong)?;
        leaf.date(row, 1, day)?;
        if at > 2 && day < settings.made_on {
            leaf.text(row, 2, "has passed", &looks.strong)?;
        }
    }
    Ok(())
}
