//! What the tests of scoring share.

use unmoor_core::assessment::{Answer, Assessment, Evidence, OptionKey, QuestionId};
use unmoor_core::rank::{Step, WayStep};
use unmoor_core::{file, pack};

/// As close as two ways to add up the same figure must come.
pub(crate) const CLOSE: f64 = 1e-9;

#[track_caller]
pub(crate) fn assert_close(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() <= CLOSE, "{what}: found {found}, wanted {wanted}");
}

/// As close as a figure printed with two decimals tells.
#[track_caller]
pub(crate) fn assert_two(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() < 0.0051, "{what}: found {found}, wanted {wanted}");
}

/// Reads an assessment file of the built-in pack.
pub(crate) fn read(file: &serde_json::Value) -> Assessment {
    file::read(file.to_string().as_bytes(), &[pack::builtin()]).unwrap()
}

/// The demo assessment.
pub(crate) fn demo() -> Assessment {
    unmoor_core::demo::assessment()
}

/// The assessment with one answer changed.
pub(crate) fn with(assessment: &Assessment, question: &str, option: char, evidence: Evidence) -> Assessment {
    let mut changed = assessment.clone();
    let record = changed.answers.entry(QuestionId::from(question)).or_default();
    record.answer = Answer::Answered { option: OptionKey(option), evidence };
    changed
}

/// Takes a step of a way up.
pub(crate) fn apply(assessment: &mut Assessment, step: &WayStep) {
    apply_step(assessment, &step.id, step.step);
}

/// Takes a single step, which must start from the answer as it is.
pub(crate) fn apply_step(assessment: &mut Assessment, question: &QuestionId, step: Step) {
    let record = assessment.answers.entry(question.clone()).or_default();
    let (option, evidence) = match (step, &record.answer) {
        (Step::Answer { to, evidence }, Answer::Open | Answer::Unknown) => (to, evidence),
        (Step::Option { from, to }, Answer::Answered { option, evidence }) if from == *option => (to, *evidence),
        (Step::Evidence { from, to }, Answer::Answered { option, evidence }) if from == *evidence => (*option, to),
        (step, answer) => panic!("{step:?} cannot be taken from {answer:?}"),
    };
    record.answer = Answer::Answered { option, evidence };
}
