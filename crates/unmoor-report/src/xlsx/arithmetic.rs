//! The sheet Arithmetic: from the sections to the grade, exposure, risk, and how sure we are, in formulas.

use rust_xlsxwriter::XlsxError;
use unmoor_core::score::{CapKind, End, Field, Share, Zone};
use unmoor_core::words;

use super::answers::{Col, cell};
use super::leaf::{Column, Leaf, Value};
use super::{exposure, sections};
use crate::compose::ReportInput;

const HEADS: [Column; 6] = [
    ("Step", 34.0),
    ("How", 62.0),
    ("Assured", 14.0),
    ("Possible", 14.0),
    ("Assured in the report", 14.0),
    ("Possible in the report", 14.0),
];

/// A row of the arithmetic, counted from 0; the heads stand in the row before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Average = 1,
    Fired,
    Unknown,
    Weakest,
    Gate,
    Portability,
    Grade,
    Exposure,
    LockIn,
    Risk,
    Zone,
    Field,
}

const STEPS: [(Step, &str, &str); 12] = [
    (Step::Average, "Average M", "\u{3a3} W S / \u{3a3} W over the sections in scope, from the sheet Sections"),
    (Step::Fired, "Lowest cap of a fired knock-out", "from the sheet Answers; empty where none fired"),
    (Step::Unknown, "Lowest cap of an unknown knock-out", "at the assured end only"),
    (Step::Weakest, "Weakest core section plus 25", "from the sheet Sections"),
    (Step::Gate, "Proof gate", "84 while less than half of what can be tested is tested; at the assured end only"),
    (Step::Portability, "Portability P", "the lowest of the five above"),
    (Step::Grade, "Grade", "A from 85, B from 70, C from 50, D from 30, E below; after rounding to six decimals"),
    (Step::Exposure, "Exposure X", "\u{3a3} w x / \u{3a3} w, from the sheet Exposure"),
    (Step::LockIn, "Lock-in", "100 \u{2212} P"),
    (Step::Risk, "Risk R", "(100 \u{2212} P) X / 100"),
    (Step::Zone, "Zone", "moderate from 15, high from 30, severe from 50"),
    (Step::Field, "Field of the two-axis chart", "both axes are split at 50"),
];

/// Where the shares stand, and the knock-outs.
const SHARES: u32 = 14;
pub(super) const PROVISIONAL: u32 = SHARES + 4;
const KNOCKOUTS: u32 = 20;

const BOTH: [(End, u16); 2] = [(End::Assured, 2), (End::Possible, 3)];

/// The cell of a step at an end, as another sheet names it.
pub(super) fn step(step: Step, end: End) -> String {
    let letter = if end == End::Assured { "C" } else { "D" };
    format!("Arithmetic!${letter}${}", step as u32 + 1)
}

/// The cell of a share, as another sheet names it: 0 is coverage, 1 confidence, 2 proof.
pub(super) fn share(at: u32) -> String {
    format!("Arithmetic!$E${}", SHARES + 2 + at)
}

/// Writes the sheet.
pub(super) fn write(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    leaf.head(0, &HEADS)?;
    let looks = leaf.looks;
    for (row, name, how) in STEPS {
        let look =
            if matches!(row, Step::Portability | Step::Grade | Step::Risk) { &looks.strong } else { &looks.text };
        leaf.text(row as u32, 0, name, look)?;
        leaf.text(row as u32, 1, how, &looks.soft)?;
        for (end, column) in BOTH {
            let value = value(input, row, end);
            let number = if matches!(value, Value::Number(_)) { &looks.two } else { look };
            match &value {
                Value::Number(number) => leaf.number(row as u32, column + 2, *number, &looks.two)?,
                Value::Text(text) => leaf.text(row as u32, column + 2, text, &looks.soft)?,
                Value::Nothing => leaf.text(row as u32, column + 2, "", &looks.soft)?,
            }
            leaf.live((row as u32, column), &formula(input, row, end), value, number)?;
        }
    }
    let grade = Step::Grade as u32;
    leaf.grades((grade, grade), (2, 5))?;
    shares(leaf, input)?;
    knockouts(leaf, input)?;
    leaf.sheet.set_freeze_panes(1, 1)?;
    leaf.sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// The formula of a step. `C` and `D` are the two ends.
fn formula(input: &ReportInput<'_>, step: Step, end: End) -> String {
    let letter = if end == End::Assured { "C" } else { "D" };
    let own = |step: Step| format!("{letter}{}", step as u32 + 1);
    let lowest = |range: String| format!("=IF(COUNT({range})=0,\"\",MIN({range}))");
    let assured_only = |formula: String| if end == End::Assured { formula } else { "=\"\"".to_owned() };
    match step {
        Step::Average => {
            let (whole, sum) = sections::sums(input, end);
            let nothing = if end == End::Assured { 0 } else { 100 };
            format!("=IF({whole}=0,{nothing},{sum}/{whole})")
        }
        Step::Fired => {
            let column = if end == End::Assured { Col::Fired } else { Col::FiredPossible };
            lowest(column.range(input))
        }
        Step::Unknown => assured_only(lowest(Col::UnknownCap.range(input))),
        Step::Weakest => {
            let core = sections::core(input, end);
            format!("=IF(COUNT({core})=0,\"\",MIN({core})+25)")
        }
        Step::Gate => {
            let (tested, testable) = (Col::Tested.range(input), Col::Testable.range(input));
            assured_only(format!("=IF(2*SUM({tested})<SUM({testable}),84,\"\")"))
        }
        Step::Portability => format!("=MIN({}:{})", own(Step::Average), own(Step::Gate)),
        Step::Grade => floors(&own(Step::Portability), [(85, "A"), (70, "B"), (50, "C"), (30, "D")], "E"),
        Step::Exposure => {
            let (whole, sum) = exposure::sums(input, end);
            let nothing = if end == End::Assured { 100 } else { 0 };
            format!("=IF({whole}=0,{nothing},{sum}/{whole})")
        }
        Step::LockIn => format!("=100-{}", own(Step::Portability)),
        Step::Risk => format!("={}*{}/100", own(Step::LockIn), own(Step::Exposure)),
        Step::Zone => {
            let [severe, high, moderate, low] = [Zone::Severe, Zone::High, Zone::Moderate, Zone::Low].map(words::zone);
            floors(&own(Step::Risk), [(50, severe), (30, high), (15, moderate), (0, low)], low)
        }
        Step::Field => {
            let [routine, nuisance, reliance, dependence] =
                [Field::Routine, Field::Nuisance, Field::HealthyReliance, Field::StrategicDependence].map(words::field);
            let (exposed, locked) = (own(Step::Exposure), own(Step::LockIn));
            format!(
                "=IF(ROUND({exposed},6)>=50,IF(ROUND({locked},6)>=50,\"{dependence}\",\"{reliance}\"),\
                 IF(ROUND({locked},6)>=50,\"{nuisance}\",\"{routine}\"))"
            )
        }
    }
}

/// The word of the first floor that a number reaches, after rounding it to six decimals.
fn floors(of: &str, floors: [(u32, &str); 4], below: &str) -> String {
    let otherwise = format!("\"{below}\"");
    let nested = floors
        .iter()
        .rev()
        .fold(otherwise, |otherwise, (floor, word)| format!("IF(ROUND({of},6)>={floor},\"{word}\",{otherwise})"));
    format!("={nested}")
}

/// What the core computed for a step.
fn value<'v>(input: &'v ReportInput<'_>, step: Step, end: End) -> Value<'v> {
    let score = &input.score;
    let lowest = |kind: CapKind| {
        let caps = score.caps.at(end).iter().filter(|cap| cap.kind == kind);
        let lowest = caps.map(|cap| cap.value).min_by(f64::total_cmp);
        lowest.map_or(Value::Nothing, Value::Number)
    };
    match step {
        Step::Average => Value::Number(*score.average.at(end)),
        Step::Fired => lowest(CapKind::Knockout),
        Step::Unknown => lowest(CapKind::KnockoutUnknown),
        Step::Weakest => lowest(CapKind::WeakestSection),
        Step::Gate => lowest(CapKind::ProofGate),
        Step::Portability => Value::Number(*score.portability.at(end)),
        Step::Grade => Value::Text(grade_word(score.grade.at(end).letter())),
        Step::Exposure => Value::Number(*score.exposure.at(end)),
        Step::LockIn => Value::Number(*score.lock_in.at(end)),
        Step::Risk => Value::Number(*score.risk.at(end)),
        Step::Zone => Value::Text(words::zone(*score.zone.at(end))),
        Step::Field => Value::Text(words::field(*score.field.at(end))),
    }
}

fn grade_word(letter: char) -> &'static str {
    ["A", "B", "C", "D", "E"].into_iter().find(|word| word.starts_with(letter)).unwrap_or_default()
}

/// Coverage, confidence, proof, and whether the grade is provisional.
fn shares(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    for (at, head) in (0u16..).zip(["Share", "How", "Part", "Whole", "Share", "Share in the report"]) {
        leaf.text(SHARES, at, head, &looks.head)?;
    }
    let score = &input.score;
    let sum = |column: Col| format!("=SUM({})", column.range(input));
    let rows: [(&str, &str, Col, Col, Share, u8); 3] = [
        ("Coverage", "answered weight / applicable weight", Col::Answered, Col::Applies, score.coverage, 0),
        (
            "Confidence",
            "a claim counts 0.4, a document 0.7 (1 where no better proof exists), a test 1",
            Col::Sure,
            Col::Applies,
            score.confidence,
            0,
        ),
        ("Proof", "tested weight / weight that can be tested", Col::Tested, Col::Testable, score.proof, 1),
    ];
    for (row, (name, how, part, whole, share, empty)) in (SHARES + 1..).zip(rows) {
        leaf.text(row, 0, name, &looks.text)?;
        leaf.text(row, 1, how, &looks.soft)?;
        leaf.live((row, 2), &sum(part), Value::Number(share.part), &looks.one)?;
        leaf.live((row, 3), &sum(whole), Value::Number(f64::from(share.whole)), &looks.whole)?;
        let formula = format!("=IF(D{at}=0,{empty},C{at}/D{at})", at = row + 1);
        leaf.live((row, 4), &formula, Value::Number(share.value), &looks.percent)?;
        leaf.number(row, 5, share.value, &looks.percent)?;
    }
    leaf.text(PROVISIONAL, 0, "Provisional", &looks.text)?;
    leaf.text(PROVISIONAL, 1, "while coverage is below 80% or a knock-out question is not known", &looks.soft)?;
    let word = |provisional: bool| if provisional { "provisional" } else { "no" };
    let open = score.provisional.as_ref().map_or(0, |reasons| reasons.unknown_knockouts.len());
    leaf.live((PROVISIONAL, 2), &sum(Col::OpenKnockout), Value::Number(open as f64), &looks.whole)?;
    leaf.text(PROVISIONAL, 3, "knock-outs not known", &looks.soft)?;
    let coverage = SHARES + 2;
    let formula =
        format!("=IF(OR(D{coverage}=0,C{coverage}*10<D{coverage}*8,C{}>0),\"provisional\",\"no\")", PROVISIONAL + 1);
    leaf.live((PROVISIONAL, 4), &formula, Value::Text(word(score.provisional.is_some())), &looks.strong)?;
    leaf.text(PROVISIONAL, 5, word(score.provisional.is_some()), &looks.soft)
}

/// Every knock-out question in scope, and what it caps now.
fn knockouts(leaf: &mut Leaf<'_>, input: &ReportInput<'_>) -> Result<(), XlsxError> {
    let looks = leaf.looks;
    let heads = ["Knock-out", "Question", "Fired, assured", "Fired, possible", "Not known, assured", "Binds at"];
    for (at, head) in (0u16..).zip(heads) {
        leaf.text(KNOCKOUTS, at, head, &looks.head)?;
    }
    let asked = input.score.lines.iter().filter_map(|line| input.pack.question(&line.id));
    for (row, question) in (KNOCKOUTS + 1..).zip(asked.filter(|question| question.knockout.is_some())) {
        let id = question.id.as_str();
        leaf.text(row, 0, id, &looks.strong)?;
        leaf.text(row, 1, &question.title, &looks.text)?;
        let cap =
            |kind: CapKind, end: End| input.score.caps.at(end).iter().find(|cap| cap.kind == kind && cap.id == id);
        let columns = [
            (Col::Fired, cap(CapKind::Knockout, End::Assured)),
            (Col::FiredPossible, cap(CapKind::Knockout, End::Possible)),
            (Col::UnknownCap, cap(CapKind::KnockoutUnknown, End::Assured)),
        ];
        for (at, (column, cap)) in (2u16..).zip(columns) {
            let formula = format!("=INDEX({},MATCH({},{},0))", column.range(input), cell(0, row), Col::Id.range(input));
            let value = cap.map_or(Value::Nothing, |cap| Value::Number(cap.value));
            leaf.live((row, at), &formula, value, &looks.whole)?;
        }
        let binds = |cell: String, average: &str| format!("AND(ISNUMBER({cell}),N({cell})<{average})");
        let assured = format!("OR({},{})", binds(cell(2, row), "C2"), binds(cell(4, row), "C2"));
        let possible = binds(cell(3, row), "D2");
        let formula = format!(
            "=IF({assured},IF({possible},\"both ends\",\"the assured end\"),IF({possible},\"the possible end\",\"\"))"
        );
        let binding = |at: usize| columns[at].1.is_some_and(|cap| cap.binding);
        let word = match (binding(0) || binding(2), binding(1)) {
            (true, true) => "both ends",
            (true, false) => "the assured end",
            (false, true) => "the possible end",
            (false, false) => "",
        };
        let value = if word.is_empty() { Value::Nothing } else { Value::Text(word) };
        leaf.live((row, 5), &formula, value, &looks.text)?;
    }
    Ok(())
}
