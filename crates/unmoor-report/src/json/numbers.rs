//! What was computed, not rounded.

use schemars::JsonSchema;
use serde::Serialize;
use unmoor_core::assessment::{Evidence, OptionKey};
use unmoor_core::finding::{Finding, KnockoutState, Severity};
use unmoor_core::pack::Actor;
use unmoor_core::rank::{ExposureSwing, Swing};
use unmoor_core::score::{
    BindingCap, Cap, End, Ends, ExposureLine, Figures, Grade, LineState, QuestionLine, SectionScore,
};
use unmoor_core::stability::REDRAWS;

use crate::compose::ReportInput;

/// What was computed, not rounded.
#[derive(Serialize, JsonSchema)]
pub(super) struct Numbers<'a> {
    /// The same fields as `unmoor score --json` prints.
    score: Figures,
    /// Every cap of each end, lowest first, also those that do not bind.
    caps: Ends<Vec<BindingCap>>,
    /// How often the assured grade survives other weights.
    stability: Stability,
    sections: Vec<SectionNumbers<'a>>,
    /// Every question in scope, in the order of the pack.
    answers: Vec<AnswerNumbers<'a>>,
    exposure: Vec<ExposureNumbers<'a>>,
    /// Heaviest first.
    findings: Vec<FindingNumbers<'a>>,
    /// Open questions, widest swing first.
    open: Vec<OpenNumbers<'a>>,
    /// Open exposure questions, widest swing first.
    open_exposure: Vec<OpenNumbers<'a>>,
    /// The shortest way to the next grade; `null` where there is none.
    way_up: Option<WayNumbers<'a>>,
}

/// How often the assured grade survives other weights.
#[derive(Serialize, JsonSchema)]
struct Stability {
    /// Redraws that keep the grade.
    kept: u32,
    /// Redraws in all.
    of: u32,
}

/// What a section comes to.
#[derive(Serialize, JsonSchema)]
struct SectionNumbers<'a> {
    id: &'a str,
    name: &'a str,
    /// `W`.
    weight: u32,
    /// `S`, 0 to 100.
    value: Ends<f64>,
    /// The sum of `w v`.
    products: Ends<u32>,
    /// The sum of `w`.
    question_weight: u32,
}

/// What a question contributes.
#[derive(Serialize, JsonSchema)]
struct AnswerNumbers<'a> {
    id: &'a str,
    section: &'a str,
    /// `w`.
    weight: u32,
    /// `open`, `unknown`, `answered` or `not_applicable`.
    state: &'static str,
    option: Option<OptionKey>,
    /// 0 to 100.
    level: Option<u32>,
    evidence: Option<Evidence>,
    /// `v`, 0 to 100; `null` where it leaves every sum.
    value: Option<Ends<u32>>,
}

/// What an exposure question contributes.
#[derive(Serialize, JsonSchema)]
struct ExposureNumbers<'a> {
    id: &'a str,
    /// `w`.
    weight: u32,
    option: Option<OptionKey>,
    /// `x`, 0 to 100.
    value: Ends<u32>,
}

/// A finding.
#[derive(Serialize, JsonSchema)]
struct FindingNumbers<'a> {
    /// Its place among all, from 1.
    number: usize,
    id: &'a str,
    severity: Severity,
    /// `F`.
    weight: f64,
    /// `v` at the assured end.
    value: u32,
    /// Whether the question is unknown or not answered.
    unknown: bool,
    /// `none`, `unknown` or `fired`.
    knockout: &'static str,
    /// What the knock-out caps the score at.
    cap: Option<u32>,
    actor: Actor,
}

/// An open question and what its answer could move.
#[derive(Serialize, JsonSchema)]
struct OpenNumbers<'a> {
    id: &'a str,
    /// How far assured `P` rises with the best answer.
    rise: f64,
    /// How far possible `P` falls with the worst answer.
    fall: f64,
    /// How far the average, or the exposure, moves between the two.
    moves: f64,
}

/// The shortest way to the next grade.
#[derive(Serialize, JsonSchema)]
struct WayNumbers<'a> {
    target: Grade,
    /// Whether no smaller set of steps exists.
    smallest: bool,
    steps: Vec<StepNumbers<'a>>,
}

/// A step of the way up and where it leads.
#[derive(Serialize, JsonSchema)]
struct StepNumbers<'a> {
    id: &'a str,
    /// `P` after it.
    portability: Ends<f64>,
    /// Assured `M` after it.
    average: f64,
    grade: Grade,
}

impl<'a> Numbers<'a> {
    pub(super) fn of(input: &'a ReportInput<'_>) -> Self {
        let score = &input.score;
        let way = input.way_up.as_ref().map(|way| WayNumbers {
            target: way.target,
            smallest: way.smallest,
            steps: way
                .steps
                .iter()
                .map(|step| StepNumbers {
                    id: step.id.as_str(),
                    portability: step.portability,
                    average: step.average,
                    grade: step.grade,
                })
                .collect(),
        });
        Self {
            score: score.figures(),
            caps: Ends { assured: caps(score.caps.at(End::Assured)), possible: caps(score.caps.at(End::Possible)) },
            stability: Stability { kept: input.stability.kept, of: REDRAWS },
            sections: score.sections.iter().map(|one| section(input, one)).collect(),
            answers: score.lines.iter().map(answer).collect(),
            exposure: score.exposure_lines.iter().map(exposure).collect(),
            findings: input.findings.iter().enumerate().map(|(at, one)| finding(at + 1, one)).collect(),
            open: input.swings.iter().map(open).collect(),
            open_exposure: input.exposure_swings.iter().map(open_exposure).collect(),
            way_up: way,
        }
    }
}

fn caps(caps: &[Cap]) -> Vec<BindingCap> {
    caps.iter().map(|cap| BindingCap { cap: cap.value, kind: cap.kind, id: cap.id.clone() }).collect()
}

fn section<'a>(input: &'a ReportInput<'_>, section: &'a SectionScore) -> SectionNumbers<'a> {
    SectionNumbers {
        id: section.id.as_str(),
        name: input.pack.section(&section.id).map_or("", |section| &section.name),
        weight: section.weight,
        value: section.value,
        products: section.products,
        question_weight: section.question_weight,
    }
}

fn answer(line: &QuestionLine) -> AnswerNumbers<'_> {
    let (state, answered) = match line.state {
        LineState::Open => ("open", None),
        LineState::Unknown => ("unknown", None),
        LineState::NotApplicable => ("not_applicable", None),
        LineState::Answered { option, level, evidence } => ("answered", Some((option, level, evidence))),
    };
    AnswerNumbers {
        id: line.id.as_str(),
        section: line.section.as_str(),
        weight: line.weight,
        state,
        option: answered.map(|(option, ..)| option),
        level: answered.map(|(_, level, _)| level),
        evidence: answered.map(|(.., evidence)| evidence),
        value: line.value,
    }
}

fn exposure(line: &ExposureLine) -> ExposureNumbers<'_> {
    ExposureNumbers { id: line.id.as_str(), weight: line.weight, option: line.option, value: line.value }
}

fn finding(number: usize, finding: &Finding) -> FindingNumbers<'_> {
    let (knockout, cap) = match finding.knockout {
        KnockoutState::None => ("none", None),
        KnockoutState::Unknown { cap } => ("unknown", Some(cap)),
        KnockoutState::Fired { cap, .. } => ("fired", Some(cap)),
    };
    FindingNumbers {
        number,
        id: finding.id.as_str(),
        severity: finding.severity,
        weight: finding.weight,
        value: finding.value,
        unknown: finding.unknown,
        knockout,
        cap,
        actor: finding.actor,
    }
}

fn open(swing: &Swing) -> OpenNumbers<'_> {
    OpenNumbers { id: swing.id.as_str(), rise: swing.rise, fall: swing.fall, moves: swing.average }
}

fn open_exposure(swing: &ExposureSwing) -> OpenNumbers<'_> {
    OpenNumbers { id: swing.id.as_str(), rise: swing.rise, fall: swing.fall, moves: swing.exposure }
}
