//! The laws of SCORING.md, on random packs and random answers.

use proptest::prelude::*;
use proptest::sample::Index;
use unmoor_core::assessment::{Answer, Evidence};
use unmoor_core::finding::findings;
use unmoor_core::rank::{gains, proof_gains, swings, way_up};
use unmoor_core::score::{Ends, Figures, Score, score};
use unmoor_core::stability::stability;
use unmoor_core::{file, pack};

use crate::common::demo;
use crate::random::{Case, cases, evidence};

fn scored(case: &Case) -> Score {
    score(&case.assessment, &case.pack)
}

/// Everything that the order of a pack must not change, to the last bit.
fn without_order(case: &Case) -> impl PartialEq + std::fmt::Debug + use<> {
    let score = scored(case);
    let mut figures = score.figures();
    figures.asked.sort();
    let ranks = (
        swings(&case.assessment, &case.pack),
        gains(&case.assessment, &case.pack),
        proof_gains(&case.assessment, &case.pack),
        way_up(&case.assessment, &case.pack),
    );
    let found = findings(&case.assessment, &case.pack, &score);
    (serde_json::to_string(&figures).unwrap(), ranks, found, stability(&case.assessment, &case.pack))
}

fn inside(ends: Ends<f64>) -> bool {
    0.0 <= ends.assured && ends.assured <= ends.possible && ends.possible <= 100.0
}

fn narrower(wide: Ends<f64>, narrow: Ends<f64>) -> bool {
    wide.assured <= narrow.assured && narrow.possible <= wide.possible
}

fn swapped(ends: Ends<f64>) -> Ends<f64> {
    Ends { assured: ends.possible, possible: ends.assured }
}

fn is_unknown(answer: &Answer) -> bool {
    matches!(answer, Answer::Open | Answer::Unknown)
}

proptest! {
    // Some packs have no question of the kind a law speaks of; they do not count.
    #![proptest_config(ProptestConfig { max_global_rejects: u32::MAX, ..ProptestConfig::default() })]

    #[test]
    fn law_1_narrowing_an_answer_never_moves_an_end_outwards(
        case in cases(5, 6), which in any::<Index>(), option in any::<Index>(), shown in evidence(),
    ) {
        let open = case.questions(is_unknown);
        prop_assume!(!open.is_empty());
        let question = which.get(&open);
        let answer = Answer::Answered { option: option.get(&question.options).key, evidence: shown };
        let (before, after) = (scored(&case), scored(&case.with(&question.id, answer)));
        prop_assert!(narrower(before.portability, after.portability));
        prop_assert!(narrower(before.average, after.average));
        prop_assert!(narrower(swapped(before.risk), swapped(after.risk)));
    }

    #[test]
    fn law_1_narrowing_holds_for_exposure(case in cases(5, 6), which in any::<Index>(), option in any::<Index>()) {
        let open: Vec<_> =
            case.pack.exposure.iter().filter(|question| !case.assessment.exposure.contains_key(&question.id)).collect();
        prop_assume!(!open.is_empty());
        let question = which.get(&open);
        let mut answered = case.clone();
        answered.assessment.exposure.insert(question.id.clone(), option.get(&question.options).key);
        let (before, after) = (scored(&case), scored(&answered));
        prop_assert!(narrower(swapped(before.exposure), swapped(after.exposure)));
        prop_assert!(narrower(before.portability, after.portability));
        prop_assert!(narrower(swapped(before.risk), swapped(after.risk)));
    }

    #[test]
    fn law_2_monotone_a_better_answer_never_lowers_an_end(
        case in cases(5, 6), which in any::<Index>(), better in any::<Index>(), stronger in any::<bool>(),
    ) {
        let answered = case.questions(|answer| matches!(answer, Answer::Answered { .. }));
        prop_assume!(!answered.is_empty());
        let question = which.get(&answered);
        let Answer::Answered { option, evidence } = case.assessment.answer(&question.id) else { unreachable!() };
        let place = question.options.iter().position(|one| one.key == *option).unwrap();
        let up = question.options[better.index(place + 1)].key;
        let shown = if stronger { Evidence::Tested } else { *evidence };
        let (before, after) =
            (scored(&case), scored(&case.with(&question.id, Answer::Answered { option: up, evidence: shown })));
        for (was, is) in [(before.portability, after.portability), (before.average, after.average)] {
            prop_assert!(was.assured <= is.assured && was.possible <= is.possible);
        }
        prop_assert!(before.confidence.value <= after.confidence.value && before.proof.value <= after.proof.value);
    }

    #[test]
    fn law_3_assured_is_at_most_possible_and_both_lie_in_0_to_100(case in cases(6, 8)) {
        let score = scored(&case);
        prop_assert!(inside(score.portability) && inside(score.average));
        prop_assert!(inside(swapped(score.exposure)) && inside(swapped(score.lock_in)) && inside(swapped(score.risk)));
        prop_assert!(score.sections.iter().all(|section| inside(section.value)));
        for share in [score.coverage, score.confidence, score.proof] {
            prop_assert!((0.0..=1.0).contains(&share.value));
        }
        prop_assert!(score.grade.assured <= score.grade.possible && score.zone.possible <= score.zone.assured);
    }

    #[test]
    fn law_4_order_free_to_the_last_bit(case in cases(5, 6), seed in any::<u64>()) {
        let mut mixed = case.clone();
        let mut draw = seed;
        shuffle(&mut mixed.pack.sections, &mut draw);
        shuffle(&mut mixed.pack.questions, &mut draw);
        shuffle(&mut mixed.pack.exposure, &mut draw);
        prop_assert_eq!(without_order(&case), without_order(&mixed));
    }

    #[test]
    fn law_5_neutral_not_applicable_scores_as_if_it_were_not_in_the_pack(case in cases(5, 6)) {
        let mut without = case.clone();
        let applies = |id: &_| !matches!(case.assessment.answer(id), Answer::NotApplicable { .. });
        without.pack.questions.retain(|question| applies(&question.id));
        without.assessment.answers.retain(|id, _| applies(id));
        let (mut with, mut none) = (scored(&case).figures(), scored(&without).figures());
        (with.asked, none.asked) = (Vec::new(), Vec::new());
        prop_assert_eq!(with, none);
        prop_assert_eq!(stability(&case.assessment, &case.pack), stability(&without.assessment, &without.pack));
    }

    #[test]
    fn law_6_reproducible_through_the_file(case in cases(5, 6)) {
        let bytes = file::write(&case.assessment);
        let again = file::read(&bytes, &[&case.pack]).unwrap();
        let print = |figures: Figures| serde_json::to_vec(&figures).unwrap();
        prop_assert_eq!(print(scored(&case).figures()), print(score(&again, &case.pack).figures()));
        prop_assert_eq!(stability(&case.assessment, &case.pack), stability(&again, &case.pack));
    }
}

/// Mixes a list by the draws of a small generator.
fn shuffle<T>(items: &mut [T], draw: &mut u64) {
    for last in (1..items.len()).rev() {
        *draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, (*draw >> 33) as usize % (last + 1));
    }
}

/// The demo's figures to the last bit: another platform that prints other bytes breaks this.
#[test]
fn law_6_reproducible_on_every_platform() {
    insta::assert_json_snapshot!(score(&demo(), pack::builtin()).figures());
}
