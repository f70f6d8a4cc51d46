//! An assessment read back from the workspace, with its pack and its score.

use unmoor_core::assessment::Assessment;
use unmoor_core::pack::Pack;
use unmoor_core::score::{Grade, Score, score};
use unmoor_core::words;

use crate::view::{GradeLetter, GradeView, IntervalView};

/// An assessment, its pack and its score: what every screen is drawn from.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// What was recorded.
    pub assessment: Assessment,
    /// What it was asked from.
    pub pack: &'static Pack,
    /// What it comes to.
    pub score: Score,
}

impl Assessed {
    /// Scores an assessment.
    pub fn new(assessment: Assessment, pack: &'static Pack) -> Self {
        let score = score(&assessment, pack);
        Self { assessment, pack, score }
    }

    /// The name the screens and the report use for what is assessed.
    pub(crate) fn service(&self) -> &str {
        let vendor = &self.assessment.vendor;
        if vendor.service.trim().is_empty() { &vendor.name } else { &vendor.service }
    }

    pub(crate) fn grade(&self) -> GradeView {
        grade_view(&self.score)
    }

    pub(crate) fn portability(&self) -> IntervalView {
        interval("Portability", self.score.portability.assured, self.score.portability.possible)
    }
}

/// The headline grade of a score.
pub(crate) fn grade_view(score: &Score) -> GradeView {
    let grade = score.grade;
    GradeView {
        assured: letter(grade.assured),
        possible: letter(grade.possible),
        up_to: if grade.assured == grade.possible {
            String::new()
        } else {
            format!("up to {}", grade.possible.letter())
        },
        provisional: score.provisional.is_some(),
        text: words::grade(score),
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

pub(crate) fn letter(grade: Grade) -> GradeLetter {
    match grade {
        Grade::A => GradeLetter::A,
        Grade::B => GradeLetter::B,
        Grade::C => GradeLetter::C,
        Grade::D => GradeLetter::D,
        Grade::E => GradeLetter::E,
    }
}
