//! The sheet Sections: what each section comes to, added up from the sheet Answers.

use rust_xlsxwriter::XlsxError;
use unmoor_core::assessment::SectionId;
use unmoor_core::pack::{Section, Tier};
use unmoor_core::score::{End, Ends};
use unmoor_core::words;

use super::answers::{Col, cell};
use super::leaf::{Column, Leaf, Value};
use crate::compose::ReportInput;

const HEADS: [Column; 12] = [
    ("Id", 8.0),
    ("Section", 36.0),
    ("Tier", 10.0),
    ("W", 8.0),
    ("\u{3a3} w", 10.0),
    ("\u{3a3} w v assured", 12.0),
    ("S assured", 12.0),
    ("\u{3a3} w v possible", 12.0),
    ("S possible", 12.0),
    ("W in scope", 10.0),
    ("W S assured", 14.0),
    ("W S possible", 14.0),
];
const WEIGHT: u16 = 3;
const QUESTIONS: u16 = 4;
const IN_SCOPE: u16 = 9;
/// Sum, value and weighted value of an end.
const ENDS: [(u16, u16, u16, End); 2] = [(5, 6, 10, End::Assured), (7, 8, 11, End::Possible)];
/// The core sections' values, for the weakest of them: not printed.
const CORE: [(u16, End); 2] = [(12, End::Assured), (13, End::Possible)];

/// The sections of which any question is asked, in the order of the pack.
fn asked<'a>(input: &'a ReportInput<'_>) -> Vec<&'a Section> {
    let has = |id: &SectionId| input.score.lines.iter().any(|line| line.section == *id);
    input.pack.sections.iter().filter(|section| has(&section.id)).collect()
}

/// Cells of a column, as another sheet names them.
fn range(input: &ReportInput<'_>, column: u16) -> String {
    let last = asked(input).len().max(1) + 1;
    let name = rust_xlsxwriter::column_number_to_name(column);
    format!("Sections!${name}$2:${name}${last}")
}

/// The weight of all sections in scope, and the sum of `W S` at an end.
pub(super) fn sums(input: &ReportInput<'_>, end: End) -> (String, String) {
    let weighted = ENDS[usize::from(end == End::Possible)].2;
    (format!("SUM({})", range(input, IN_SCOPE)), format!("SUM({})", range(input, weighted)))
}

/// The values of the core sections at an end.
pub(super) fn core(input: &ReportInput<'_>, end: End) -> String {
    range(input, CORE[usize::from(end == End::Possible)].0)
}

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    let head = leaf.looks.head.clone();
    for ((column, _), name) in CORE.into_iter().zip(["Core, assured", "Core, possible"]) {
        leaf.text(0, column, name, &head)?;
        leaf.sheet.set_column_width(column, 12.0)?;
    }
    let sections = asked(input);
    for (row, section) in (1u32..).zip(&sections) {
        entry(leaf, input, row, section)?;
    }
    let last = u32::try_from(sections.len()).unwrap_or(u32::MAX);
    leaf.sheet.set_print_area(0, 0, last, ENDS[1].2)?;
    leaf.sheet.group_columns(CORE[0].0, CORE[1].0)?;
    leaf.hold_head(last, HEADS.len(), 2)
}

fn entry(leaf: &mut Leaf<'_>, input: &ReportInput<'_>, row: u32, section: &Section) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let score = input.score.section(&section.id);
    let number = |number: Option<f64>| number.map_or(Value::Nothing, Value::Number);
    leaf.text(row, 0, section.id.as_str(), &looks.strong)?;
    leaf.text(row, 1, &words::section_name(&section.name), &looks.text)?;
    leaf.text(row, 2, if section.tier == Tier::Core { "core" } else { "pack" }, &looks.soft)?;
    leaf.number(row, WEIGHT, f64::from(section.weight), &looks.whole)?;
    let of = |column: Col| format!("SUMIF({},{},{})", Col::SectionId.range(input), cell(0, row), column.range(input));
    let questions = score.map_or(0, |score| score.question_weight);
    let formula = format!("={}", of(Col::Applies));
    leaf.live((row, QUESTIONS), &formula, Value::Number(f64::from(questions)), &looks.whole)?;
    let [weight, whole] = [WEIGHT, QUESTIONS].map(|column| cell(column, row));
    for (sum, value, weighted, end) in ENDS {
        let column = if end == End::Assured { Col::ProductAssured } else { Col::ProductPossible };
        let products = score.map_or(0, |score| *score.products.at(end));
        leaf.live((row, sum), &format!("={}", of(column)), Value::Number(f64::from(products)), &looks.whole)?;
        let formula = format!("=IF({whole}=0,\"\",{}/{whole})", cell(sum, row));
        let ends: Option<Ends<f64>> = score.map(|score| score.value);
        let points = ends.map(|ends| *ends.at(end));
        leaf.live((row, value), &formula, number(points), &looks.two)?;
        let formula = format!("=IF({whole}=0,\"\",{weight}*{})", cell(value, row));
        let product = points.map(|points| points * f64::from(section.weight));
        leaf.live((row, weighted), &formula, number(product), &looks.two)?;
    }
    let in_scope = if score.is_some() { section.weight } else { 0 };
    let formula = format!("=IF({whole}=0,0,{weight})");
    leaf.live((row, IN_SCOPE), &formula, Value::Number(f64::from(in_scope)), &looks.whole)?;
    for ((column, end), (_, value, ..)) in CORE.into_iter().zip(ENDS) {
        let points = score.filter(|_| section.tier == Tier::Core).map(|score| *score.value.at(end));
        let formula = format!("=IF({}=\"core\",{},\"\")", cell(2, row), cell(value, row));
        leaf.live((row, column), &formula, number(points), &looks.two)?;
    }
    Ok(())
}
