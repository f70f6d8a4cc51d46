//! What if: the story's own what-ifs, and that a scratch copy is a copy.

use unmoor_core::assessment::{Answer, Assessment, Evidence, OptionKey};
use unmoor_core::pack;
use unmoor_core::rank::way_up;
use unmoor_core::score::{Grade, Score, score};
use unmoor_core::what_if::{Trial, scratch};

use crate::common::{assert_two, demo};

fn answer(question: &str, option: char, evidence: Evidence) -> Trial {
    Trial::Answer { question: question.into(), answer: Answer::Answered { option: OptionKey(option), evidence } }
}

fn exposure(question: &str, option: Option<char>) -> Trial {
    Trial::Exposure { question: question.into(), option: option.map(OptionKey) }
}

fn tried(assessment: &Assessment, trials: &[Trial]) -> Score {
    score(&scratch(assessment, trials), pack::builtin())
}

#[track_caller]
fn comes_to(trials: &[Trial], assured: f64, possible: f64, grades: (Grade, Grade)) {
    let demo = demo();
    let score = tried(&demo, trials);
    assert_two(score.portability.assured, assured, "assured");
    assert_two(score.portability.possible, possible, "possible");
    assert_eq!((score.grade.assured, score.grade.possible), grades);
    assert_eq!(demo, crate::common::demo(), "the assessment itself is as it was");
}

#[test]
fn the_what_ifs_of_the_story_come_out_so() {
    comes_to(&[answer("AL-04", 'e', Evidence::Tested)], 39.92, 49.0, (Grade::D, Grade::D));
    comes_to(&[exposure("XP-07", Some('d'))], 41.89, 49.0, (Grade::D, Grade::D));
    for option in ['a', 'b', 'c'] {
        comes_to(&[exposure("XP-07", Some(option))], 41.89, 76.88, (Grade::D, Grade::B));
    }
    let way = [answer("AL-02", 'a', Evidence::Tested), answer("XR-01", 'd', Evidence::Documented)];
    comes_to(&way, 52.12, 77.08, (Grade::C, Grade::B));
}

#[test]
fn the_steps_of_the_way_up_are_trials() {
    let demo = demo();
    let mut copy = demo.clone();
    for step in way_up(&demo, pack::builtin()).unwrap().steps {
        Trial::of_step(&copy, &step.id, step.step).put(&mut copy);
        assert_eq!(score(&copy, pack::builtin()).portability, step.portability, "{}", step.id);
    }
}

#[test]
fn a_trial_leaves_notes_votes_and_treatments_alone_and_may_change_nothing() {
    let demo = demo();
    let same = answer("XR-01", 'e', Evidence::Documented);
    assert!(same.changes_nothing(&demo) && exposure("XP-07", None).changes_nothing(&demo));
    assert_eq!(scratch(&demo, &[same]), demo);
    let other = answer("XR-01", 'a', Evidence::Tested);
    assert!(!other.changes_nothing(&demo));
    let mut back = scratch(&demo, &[other]);
    back.answers.get_mut(&"XR-01".into()).unwrap().answer = demo.answer(&"XR-01".into()).clone();
    assert_eq!(back, demo, "only the answer changed");
}
