//! An assessment read back from the workspace, with its pack and its score.

use std::collections::BTreeMap;

use unmoor_core::assessment::{Assessment, QuestionId};
use unmoor_core::figure::{GradeMark, grade_marks};
use unmoor_core::pack::Pack;
use unmoor_core::score::{Ends, Grade, Score, Zone, score};
use unmoor_core::{votes, words};

use crate::home::point;
use crate::redaction::Gone;
use crate::view::{GradeBand, GradeLetter, GradeView, IntervalView, RowScore};

/// An assessment, its pack and its score: what every screen is drawn from, and every file and report made from.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// What was recorded, without the votes that are still sealed.
    pub assessment: Assessment,
    /// What it was asked from.
    pub pack: &'static Pack,
    /// What it comes to.
    pub score: Score,
    /// How many votes are sealed, by question. What they are is not in here.
    pub sealed: BTreeMap<QuestionId, u32>,
    /// What was left out of it.
    pub gone: Gone,
}

impl Assessed {
    /// Scores an assessment.
    pub fn new(mut assessment: Assessment, pack: &'static Pack) -> Self {
        let sealed = votes::take_sealed(&mut assessment);
        let score = score(&assessment, pack);
        Self { assessment, pack, score, sealed, gone: Gone::default() }
    }

    /// The name the screens and the report use for what is assessed.
    pub(crate) fn service(&self) -> &str {
        let vendor = &self.assessment.vendor;
        if vendor.service.trim().is_empty() { &vendor.name } else { &vendor.service }
    }

    pub(crate) fn grade(&self) -> GradeView {
        grade_view(&self.score)
    }

    /// What the table of Home shows of it.
    pub(crate) fn row(&self) -> RowScore {
        let score = &self.score;
        RowScore {
            grade: self.grade(),
            portability: self.portability(),
            risk: score.risk.assured,
            risk_text: words::risk_whole(score.risk.assured),
            zone: words::capital(words::zone(score.zone.assured)),
            risk_possible: risk_possible(score.risk, score.zone),
            coverage: score.coverage.value,
            coverage_text: words::percent(score.coverage.value),
            point: point(self),
        }
    }

    pub(crate) fn portability(&self) -> IntervalView {
        interval("Portability", self.score.portability.assured, self.score.portability.possible)
    }
}

/// `down to 12, low`; without the zone where it is the same at both ends, empty where the number is.
pub(crate) fn risk_possible(risk: Ends<f64>, zone: Ends<Zone>) -> String {
    let (assured, possible) = (words::risk_whole(risk.assured), words::risk_whole(risk.possible));
    if assured == possible {
        String::new()
    } else if zone.assured == zone.possible {
        format!("down to {possible}")
    } else {
        format!("down to {possible}, {}", words::zone(zone.possible))
    }
}

/// `down to 53`; empty where both ends print the same.
pub(crate) fn exposure_possible(exposure: Ends<f64>) -> String {
    let (assured, possible) = (words::axis_whole(exposure.assured), words::axis_whole(exposure.possible));
    if assured == possible { String::new() } else { format!("down to {possible}") }
}

/// The headline grade of a score.
pub(crate) fn grade_view(score: &Score) -> GradeView {
    grade_of(score.grade, score.provisional.is_some())
}

/// A headline grade, where only the grades are known.
pub(crate) fn grade_of(grade: Ends<Grade>, provisional: bool) -> GradeView {
    GradeView {
        assured: letter(grade.assured),
        possible: letter(grade.possible),
        up_to: if grade.assured == grade.possible {
            String::new()
        } else {
            format!("up to {}", grade.possible.letter())
        },
        provisional,
        text: words::grade_of(grade, provisional),
    }
}

/// An interval with its printed numbers.
pub(crate) fn interval(what: &str, assured: f64, possible: f64) -> IntervalView {
    let (assured_text, possible_text) = (words::whole(assured), words::whole(possible));
    IntervalView {
        assured,
        possible,
        alt: format!("{what} {assured_text} assured, {possible_text} possible"),
        level: letter(Grade::of(assured)),
        assured_text,
        possible_text,
    }
}

/// The grades on the scale, upwards, as the report draws them too.
pub(crate) fn grades() -> Vec<GradeBand> {
    let band = |mark: GradeMark| GradeBand { letter: letter(mark.grade), from: mark.from, to: mark.to };
    grade_marks(Ends { assured: 0.0, possible: 0.0 }).into_iter().map(band).collect()
}

pub(crate) fn letter(grade: Grade) -> GradeLetter {
    match grade {
        Grade::A => GradeLetter::A,
        Grade::B => GradeLetter::B,
        Grade::C => GradeLetter::C,
        Grade::D => GradeLetter::D,
        Grade::E => GradeLetter::E,
    }
}
