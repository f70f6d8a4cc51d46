//! What the tests of scoring share.

use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Evidence, OptionKey, PackRef, QuestionId, Reason, Scope, Vendor,
};
use unmoor_core::rank::{Step, WayStep};

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

/// Reads the parts of an assessment file that scoring looks at.
pub(crate) fn read(file: &serde_json::Value) -> Assessment {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let scope: Scope = serde_json::from_value(file["scope"].clone()).unwrap();
    let pack: PackRef = serde_json::from_value(file["packs"][0].clone()).unwrap();
    let mut assessment =
        Assessment::new(AssessmentId(text(&file["id"])), text(&file["title"]), Vendor::default(), pack, scope);
    assessment.exposure = serde_json::from_value(file["exposure"].clone()).unwrap();
    for (id, record) in file["answers"].as_object().unwrap() {
        let answer = match record["state"].as_str().unwrap() {
            "answered" => Answer::Answered {
                option: serde_json::from_value(record["option"].clone()).unwrap(),
                evidence: serde_json::from_value(record["evidence"].clone()).unwrap(),
            },
            "unknown" => Answer::Unknown,
            "not_applicable" => {
                Answer::NotApplicable { reason: Reason::new(record["reason"].as_str().unwrap()).unwrap() }
            }
            other => panic!("a state that no file has: {other}"),
        };
        assessment.answers.insert(QuestionId::from(id.as_str()), AnswerRecord { answer, ..AnswerRecord::default() });
    }
    assessment
}

/// The demo assessment.
pub(crate) fn demo() -> Assessment {
    read(&serde_json::from_str(unmoor_core::demo::FILE).unwrap())
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
    let record = assessment.answers.entry(step.id.clone()).or_default();
    let (option, evidence) = match (step.step, &record.answer) {
        (Step::Answer { to, evidence }, _) => (to, evidence),
        (Step::Option { from, to }, Answer::Answered { option, evidence }) if from == *option => (to, *evidence),
        (Step::Evidence { from, to }, Answer::Answered { option, evidence }) if from == *evidence => (*option, to),
        (step, answer) => panic!("{step:?} cannot be taken from {answer:?}"),
    };
    record.answer = Answer::Answered { option, evidence };
}
