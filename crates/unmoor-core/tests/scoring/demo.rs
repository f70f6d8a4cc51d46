//! The demo's numbers, and what must happen to them.

use unmoor_core::assessment::{Assessment, Evidence, OptionKey, QuestionId};
use unmoor_core::pack;
use unmoor_core::score::{CapKind, End, Field, Grade, LineState, Score, Zone, score};

use crate::common::{assert_two, demo, with};

fn scored(assessment: &Assessment) -> Score {
    score(assessment, pack::builtin())
}

#[track_caller]
fn assert_six(found: f64, wanted: f64, what: &str) {
    assert!((found - wanted).abs() < 5.1e-7, "{what}: found {found}, wanted {wanted}");
}

#[test]
fn the_demo_scores_as_its_story_says() {
    let score = scored(&demo());
    assert_six(score.portability.assured, 41.894_737, "assured portability");
    assert_six(score.portability.possible, 76.875_169, "possible portability");
    assert_six(score.average.assured, 50.130_027, "assured average");
    assert_six(score.average.possible, 76.875_169, "possible average");
    assert_six(score.exposure.assured, 64.259_259, "assured exposure");
    assert_six(score.exposure.possible, 53.148_148, "possible exposure");
    assert_six(score.lock_in.assured, 58.105_263, "assured lock-in");
    assert_six(score.lock_in.possible, 23.124_831, "possible lock-in");
    assert_six(score.risk.assured, 37.338_012, "assured risk");
    assert_six(score.risk.possible, 12.290_419, "possible risk");
    assert_eq!((score.grade.assured, score.grade.possible), (Grade::D, Grade::B));
    assert_eq!((score.zone.assured, score.zone.possible), (Zone::High, Zone::Low));
    assert_eq!((score.field.assured, score.field.possible), (Field::StrategicDependence, Field::HealthyReliance));
    assert_six(score.coverage.value, 0.699_029, "coverage");
    assert_six(score.confidence.value, 0.613_592, "confidence");
    assert_six(score.proof.value, 0.428_571, "proof");
    assert!(score.provisional.is_some(), "70 % of the weight is answered, and AL-02 is not known");
}

#[test]
fn the_demo_has_the_sections_of_its_story() {
    let score = scored(&demo());
    let wanted = [
        ("DO", 67.62, 72.82),
        ("AL", 16.89, 53.82),
        ("EX", 86.86, 91.51),
        ("SD", 56.03, 81.49),
        ("CC", 50.37, 69.88),
        ("XR", 16.68, 70.15),
        ("OP", 30.48, 83.70),
        ("SI", 41.83, 85.17),
        ("DB", 28.33, 90.83),
    ];
    assert_eq!(score.sections.len(), wanted.len());
    for (id, assured, possible) in wanted {
        let section = score.section(&id.into()).unwrap();
        assert_two(section.value.assured, assured, id);
        assert_two(section.value.possible, possible, id);
    }
}

#[test]
fn the_demo_is_held_down_by_three_caps() {
    let score = scored(&demo());
    let caps: Vec<_> = score.binding(End::Assured).map(|cap| (cap.kind, cap.id.as_str())).collect();
    let wanted = [(CapKind::WeakestSection, "AL"), (CapKind::Knockout, "XR-01"), (CapKind::KnockoutUnknown, "AL-02")];
    assert_eq!(caps, wanted);
    let values: Vec<_> = score.binding(End::Assured).map(|cap| cap.value).collect();
    assert_six(values[0], 41.894_737, "the weakest section plus 25");
    assert_eq!(values[1..], [49.0, 49.0]);
    assert_eq!(score.binding(End::Possible).count(), 0);
}

#[test]
fn the_demo_asks_95_questions() {
    let score = scored(&demo());
    let count = |wanted: fn(&LineState) -> bool| score.lines.iter().filter(|line| wanted(&line.state)).count();
    let shown = |wanted: Evidence| {
        let is = |state: &LineState| matches!(state, LineState::Answered { evidence, .. } if *evidence == wanted);
        score.lines.iter().filter(|line| is(&line.state)).count()
    };
    assert_eq!(score.asked().count(), 95);
    assert_eq!(count(|state| matches!(state, LineState::Answered { .. })), 59);
    assert_eq!(count(|state| *state == LineState::Unknown), 17);
    assert_eq!(count(|state| *state == LineState::Open), 16);
    assert_eq!(count(|state| *state == LineState::NotApplicable), 3);
    assert_eq!(shown(Evidence::Claimed), 10);
    assert_eq!(shown(Evidence::Documented), 32);
    assert_eq!(shown(Evidence::Tested), 17);
}

#[test]
fn al_04_answered_with_its_worst_fires_a_second_knockout() {
    let score = scored(&with(&demo(), "AL-04", 'e', Evidence::Tested));
    assert_two(score.portability.assured, 39.92, "assured");
    assert_eq!(score.portability.possible, 49.0);
    assert_eq!((score.grade.assured, score.grade.possible), (Grade::D, Grade::D));
}

#[test]
fn the_last_exposure_question_decides_whether_xr_01_fires() {
    let answered = |option: char| {
        let mut changed = demo();
        changed.exposure.insert(QuestionId::from("XP-07"), OptionKey(option));
        scored(&changed)
    };
    let fires = |score: &Score, end| score.caps.at(end).iter().any(|cap| cap.id == "XR-01");
    let high = answered('d');
    assert_two(high.portability.assured, 41.89, "assured");
    assert_eq!(high.portability.possible, 49.0);
    assert!(fires(&high, End::Assured) && fires(&high, End::Possible), "exposure is above 60 at both ends");
    for option in ['a', 'b', 'c'] {
        let low = answered(option);
        assert_two(low.portability.assured, 41.89, "assured");
        assert_two(low.portability.possible, 76.88, "possible");
        assert!(!fires(&low, End::Assured) && !fires(&low, End::Possible), "exposure is below 60 at both ends");
    }
}
