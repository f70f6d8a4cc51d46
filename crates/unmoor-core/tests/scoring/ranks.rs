//! Rankings, findings and stability of the demo, and the rules they follow.

use unmoor_core::assessment::{Answer, Evidence, OptionKey};
use unmoor_core::finding::{KnockoutState, Severity, findings};
use unmoor_core::pack;
use unmoor_core::rank::{Step, exposure_swings, gains, proof_gains, swings, way_up};
use unmoor_core::score::{Ends, Grade, score};
use unmoor_core::stability::{Stability, StabilityWord, stability};

use crate::common::{apply, assert_close, assert_two, demo, with};

#[test]
fn swing_of_the_demo_is_widest_at_al_02() {
    let swings = swings(&demo(), pack::builtin());
    assert_eq!(swings.len(), 33, "17 unknown and 16 open");
    assert_eq!(swings[0].id.as_str(), "AL-02");
    assert_two(swings[0].fall, 27.88, "its worst answer fires a knock-out at the possible end");
    assert!(swings.is_sorted_by(|a, b| a.width() >= b.width()), "widest first");
    for swing in &swings {
        assert!(swing.rise >= 0.0 && swing.fall >= 0.0 && swing.average > 0.0, "{swing:?}");
    }
}

#[test]
fn swing_of_exposure_lists_the_open_exposure_question() {
    let swings = exposure_swings(&demo(), pack::builtin());
    assert_eq!(swings.len(), 1);
    assert_eq!(swings[0].id.as_str(), "XP-07");
    assert_two(swings[0].exposure, 11.11, "points of exposure");
    assert_two(swings[0].fall, 27.88, "XR-01 fires at the possible end when exposure is high");
    assert_close(swings[0].rise, 0.0, "the weakest section still holds the assured end");
}

#[test]
fn gain_lists_the_step_and_both_figures() {
    let gains = gains(&demo(), pack::builtin());
    let of = |id: &str| gains.iter().find(|gain| gain.id.as_str() == id).unwrap();
    assert_eq!(of("XR-01").step, Step::Option { from: OptionKey('e'), to: OptionKey('d') });
    assert_close(of("XR-01").portability, 0.0, "below a cap the score stays until the cap is gone");
    assert!(of("XR-01").average > 0.0, "the average moves");
    assert!(gains[0].portability > 0.0, "first come the steps that move the score");
    assert!(gains[0].id.as_str().starts_with("AL-"), "the lowest cap is the weakest section, AL");
}

#[test]
fn proof_gain_leaves_out_bad_answers() {
    let plan = proof_gains(&demo(), pack::builtin());
    assert!(!plan.is_empty());
    assert!(plan.iter().all(|gain| matches!(gain.step, Step::Evidence { .. })));
    let score = score(&demo(), pack::builtin());
    for gain in &plan {
        let value = score.line(&gain.id).unwrap().value.unwrap();
        assert!(value.assured < value.possible, "{}: only what is held back can gain by proof", gain.id);
    }
}

#[test]
fn way_up_of_the_demo_is_two_steps() {
    let way = way_up(&demo(), pack::builtin()).unwrap();
    assert_eq!((way.target, way.smallest), (Grade::C, true));
    let steps: Vec<_> = way.steps.iter().map(|step| (step.id.as_str(), step.step)).collect();
    let wanted = [
        ("AL-02", Step::Answer { to: OptionKey('a'), evidence: Evidence::Tested }),
        ("XR-01", Step::Option { from: OptionKey('e'), to: OptionKey('d') }),
    ];
    assert_eq!(steps, wanted);
    assert_eq!(way.steps[0].held_by.as_ref().unwrap().id, "XR-01", "after the first step, XR-01 holds the score");
    assert_eq!(way.steps[0].portability.assured, 49.0);
    assert_two(way.steps[1].portability.assured, 52.12, "assured");
    assert_two(way.steps[1].portability.possible, 77.08, "possible");
    assert_eq!(way.steps[1].grade, Grade::C);
}

#[test]
fn way_up_of_the_demo_is_what_the_score_says_when_it_is_taken() {
    let way = way_up(&demo(), pack::builtin()).unwrap();
    let mut taken = demo();
    for step in &way.steps {
        apply(&mut taken, step);
        let score = score(&taken, pack::builtin());
        assert_eq!(score.portability, step.portability, "to the last bit");
        assert_eq!(score.average.assured, step.average);
        assert_eq!(score.provisional.is_some(), step.provisional, "{}", step.id);
    }
    assert_eq!(score(&taken, pack::builtin()).grade, Ends { assured: Grade::C, possible: Grade::B });
}

#[test]
fn way_up_to_an_a_counts_the_tests_it_needs() {
    // Every answer at its best, but only documented: 84 at most, and the proof gate stands in the way.
    let mut documented = demo();
    for question in &pack::builtin().questions {
        let record = documented.answers.entry(question.id.clone()).or_default();
        record.answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Documented };
    }
    let now = score(&documented, pack::builtin());
    assert_eq!((now.portability.assured, now.grade.assured), (84.0, Grade::B), "documents earn a B");
    let way = way_up(&documented, pack::builtin()).unwrap();
    assert_eq!(way.target, Grade::A);
    assert!(!way.smallest, "so many steps are not searched exactly");
    assert!(way.steps.iter().all(|step| matches!(step.step, Step::Evidence { .. })));
    way.steps.iter().for_each(|step| apply(&mut documented, step));
    let then = score(&documented, pack::builtin());
    assert_eq!(then.grade.assured, Grade::A);
    assert!(then.proof.value >= 0.5, "half of what can be tested is tested");
}

#[test]
fn way_up_is_nothing_at_grade_a() {
    let mut best = demo();
    for question in &pack::builtin().questions {
        best.answers.entry(question.id.clone()).or_default().answer =
            Answer::Answered { option: OptionKey('a'), evidence: Evidence::Tested };
    }
    assert_eq!(way_up(&best, pack::builtin()), None);
}

#[test]
fn findings_of_the_demo_are_those_of_its_story() {
    let demo = demo();
    let score = score(&demo, pack::builtin());
    let findings = findings(&demo, pack::builtin(), &score);
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    assert_eq!(findings.len(), 57);
    assert_eq!(count(Severity::Critical), 1);
    assert_eq!(count(Severity::High), 9);
    assert_eq!(count(Severity::Medium), 41);
    assert_eq!(count(Severity::Low), 6);
    assert_eq!(findings[0].id.as_str(), "XR-01");
    let fired = KnockoutState::Fired { cap: 49, ends: Ends { assured: true, possible: false } };
    assert_eq!(findings[0].knockout, fired, "exposure reaches 60 at the assured end only");
    assert_eq!(findings[1].id.as_str(), "AL-02");
    assert_eq!(findings[1].knockout, KnockoutState::Unknown { cap: 49 });
    assert_close(findings[1].weight, score.exposure.assured, "100 lost of a weight of 5");
    let rest = &findings[2..];
    assert!(rest.iter().any(|finding| finding.knockout == KnockoutState::None), "no knock-outs are left");
    let after = rest.iter().skip_while(|finding| finding.knockout != KnockoutState::None);
    assert!(after.is_sorted_by(|a, b| a.weight >= b.weight), "then the heaviest first");
}

#[test]
fn findings_leave_out_what_counts_70_or_more() {
    let weak = |option, evidence| {
        let changed = with(&demo(), "DO-01", option, evidence);
        let score = score(&changed, pack::builtin());
        findings(&changed, pack::builtin(), &score).iter().any(|finding| finding.id.as_str() == "DO-01")
    };
    assert!(!weak('b', Evidence::Documented), "level 70");
    assert!(weak('b', Evidence::Claimed), "words count 69 at most");
    assert!(weak('c', Evidence::Documented), "level 35");
}

#[test]
fn stability_is_the_same_every_time() {
    let first = stability(&demo(), pack::builtin());
    assert_eq!(first, stability(&demo(), pack::builtin()));
    assert_eq!(first.word(), StabilityWord::Stable);
    assert_eq!(first.kept, 1000, "the caps hold a D whatever the weights");
}

#[test]
fn stability_does_not_depend_on_the_order_of_the_pack() {
    let mut turned = pack::builtin().clone();
    turned.questions.reverse();
    turned.sections.reverse();
    let mut borderline = with(&demo(), "AL-02", 'a', Evidence::Tested);
    borderline = with(&borderline, "XR-01", 'd', Evidence::Documented);
    let straight = stability(&borderline, pack::builtin());
    assert_eq!(straight.kept, 732, "the draws of ChaCha8 from the demo's id, on every platform");
    assert_eq!(straight, stability(&borderline, &turned));
}

#[test]
fn stability_in_words() {
    let word = |kept| Stability { kept }.word();
    assert_eq!([word(1000), word(800)], [StabilityWord::Stable; 2]);
    assert_eq!([word(799), word(600)], [StabilityWord::Borderline; 2]);
    assert_eq!([word(599), word(0)], [StabilityWord::Sensitive; 2]);
}
