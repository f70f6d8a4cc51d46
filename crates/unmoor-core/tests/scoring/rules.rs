//! SCORING.md, rule by rule: one test per rule, with its section in the name.

use unmoor_core::applies::applies;
use unmoor_core::assessment::Evidence::{Claimed, Documented, Tested};
use unmoor_core::assessment::{Depth, Kind, QuestionId};
use unmoor_core::finding::{KnockoutState, Severity, findings};
use unmoor_core::pack::Tier::{Core, Pack};
use unmoor_core::rank::swings;
use unmoor_core::score::{CapKind, End, Ends, Field, Grade, Score, Zone};

use crate::common::assert_close;
use crate::tiny::Tiny;

/// One section that is not core, with one question of weight 1.
fn one() -> Tiny {
    Tiny::new().section("AA", 10, Pack).question("AA-1", 1)
}

fn ends<T>(assured: T, possible: T) -> Ends<T> {
    Ends { assured, possible }
}

fn value(score: &Score, id: &str) -> Option<Ends<u32>> {
    score.line(&QuestionId::from(id)).unwrap().value
}

fn caps(score: &Score, end: End) -> Vec<(CapKind, f64)> {
    score.binding(end).map(|cap| (cap.kind, cap.value)).collect()
}

#[test]
fn states_and_evidence_unknown_and_open_count_0_to_100() {
    assert_eq!(value(&one().score(), "AA-1"), Some(ends(0, 100)));
    assert_eq!(value(&one().unknown("AA-1").score(), "AA-1"), Some(ends(0, 100)));
}

#[test]
fn states_and_evidence_words_count_69_documents_84_tests_100() {
    let good = |evidence| value(&one().answer("AA-1", 'a', evidence).score(), "AA-1");
    assert_eq!(good(Claimed), Some(ends(69, 100)));
    assert_eq!(good(Documented), Some(ends(84, 100)));
    assert_eq!(good(Tested), Some(ends(100, 100)));
}

#[test]
fn states_and_evidence_a_document_counts_100_where_it_is_the_best_evidence() {
    let good = |evidence| value(&one().by_document().answer("AA-1", 'a', evidence).score(), "AA-1");
    assert_eq!(good(Claimed), Some(ends(69, 100)));
    assert_eq!(good(Documented), Some(ends(100, 100)));
}

#[test]
fn states_and_evidence_a_bad_answer_counts_in_full_whoever_says_it() {
    assert_eq!(value(&one().answer("AA-1", 'c', Claimed).score(), "AA-1"), Some(ends(50, 50)));
}

#[test]
fn states_and_evidence_not_applicable_leaves_every_sum() {
    let tiny = one().question("AA-2", 5).answer("AA-1", 'b', Tested).not_applicable("AA-2");
    let score = tiny.score();
    assert_eq!(value(&score, "AA-2"), None);
    assert_eq!(score.sections[0].question_weight, 1);
    assert_eq!((score.sections[0].asked, score.sections[0].reached), (2, 2), "it is still asked");
    assert_eq!((score.portability, score.coverage.value), (ends(75.0, 75.0), 1.0));
}

#[test]
fn from_answers_1_a_section_is_the_weighted_average_of_its_questions() {
    let score = one().question("AA-2", 3).answer("AA-1", 'a', Tested).answer("AA-2", 'e', Tested).score();
    assert_eq!(score.sections[0].value, ends(25.0, 25.0));
    assert_eq!((score.sections[0].products, score.sections[0].question_weight), (ends(100, 100), 4));
}

#[test]
fn from_answers_1_a_section_without_applicable_questions_is_out_of_scope() {
    let tiny = one().section("BB", 90, Core).question("BB-1", 1).answer("AA-1", 'b', Tested).not_applicable("BB-1");
    let score = tiny.score();
    assert_eq!(score.sections.len(), 1);
    assert_eq!(score.portability, ends(75.0, 75.0));
}

#[test]
fn from_answers_2_the_average_weighs_the_sections() {
    let tiny = one().section("BB", 30, Pack).question("BB-1", 1);
    let score = tiny.answer("AA-1", 'a', Tested).answer("BB-1", 'c', Tested).score();
    assert_eq!(score.average, ends(62.5, 62.5));
    assert_eq!(score.portability, score.average, "no cap binds");
}

#[test]
fn from_answers_2_without_any_section_nothing_is_known() {
    let score = Tiny::new().score();
    assert_eq!((score.portability, score.coverage.value), (ends(0.0, 100.0), 0.0));
    assert!(score.provisional.is_some());
}

/// A knock-out question beside a good one of five times the weight.
fn knocked(trigger: u32, cap: u32, exposure: Option<u32>) -> Tiny {
    one().knockout(trigger, cap, exposure).question("AA-2", 5).answer("AA-2", 'a', Tested)
}

#[test]
fn from_answers_3_a_knockout_fires_at_or_below_its_trigger() {
    let at = knocked(25, 29, None).answer("AA-1", 'd', Tested).score();
    assert_eq!((at.portability, at.grade), (ends(29.0, 29.0), ends(Grade::E, Grade::E)));
    assert_eq!(caps(&at, End::Possible), [(CapKind::Knockout, 29.0)], "at both ends");
    let above = knocked(25, 29, None).answer("AA-1", 'c', Tested).score();
    assert!(caps(&above, End::Assured).is_empty());
}

#[test]
fn from_answers_3_a_knockout_looks_at_the_level_not_at_the_evidence() {
    let score = knocked(69, 29, None).answer("AA-1", 'b', Claimed).score();
    assert!(caps(&score, End::Assured).is_empty(), "level 75, though it counts 69");
}

#[test]
fn from_answers_3_a_knockout_with_a_condition_looks_at_the_exposure_of_its_own_end() {
    let tiny = || knocked(0, 49, Some(60)).answer("AA-1", 'e', Tested);
    let open = tiny().exposure("XP-1", 1, None).score();
    assert_eq!(caps(&open, End::Assured), [(CapKind::Knockout, 49.0)], "exposure is 100 at the assured end");
    assert_eq!(caps(&open, End::Possible), [], "and 0 at the possible end");
    let reached = tiny().exposure("XP-1", 1, Some('b')).score();
    assert_eq!(reached.portability, ends(49.0, 49.0), "60 reaches 60");
    let below = tiny().exposure("XP-1", 1, Some('b')).exposure("XP-2", 1, Some('a')).score();
    assert!(caps(&below, End::Assured).is_empty(), "30 does not");
}

#[test]
fn from_answers_3_an_unknown_knockout_caps_the_assured_end_only() {
    let score = knocked(0, 49, None).unknown("AA-1").score();
    assert_eq!(caps(&score, End::Assured), [(CapKind::KnockoutUnknown, 49.0)]);
    assert_eq!(caps(&score, End::Possible), []);
    assert_eq!(
        caps(&knocked(0, 49, None).score(), End::Assured),
        [(CapKind::KnockoutUnknown, 49.0)],
        "open is unknown"
    );
}

#[test]
fn from_answers_3_an_unknown_knockout_that_is_not_active_caps_nothing() {
    let score = knocked(0, 49, Some(60)).exposure("XP-1", 1, Some('a')).score();
    assert_eq!(caps(&score, End::Assured), []);
}

#[test]
fn from_answers_3_the_weakest_core_section_caps_at_25_above_it() {
    let tiny = |tier| {
        let both = Tiny::new().section("AA", 10, tier).question("AA-1", 1).section("BB", 90, Core).question("BB-1", 1);
        both.answer("AA-1", 'e', Tested).answer("BB-1", 'a', Tested).score()
    };
    assert_eq!(tiny(Core).portability, ends(25.0, 25.0));
    assert_eq!(caps(&tiny(Core), End::Possible), [(CapKind::WeakestSection, 25.0)]);
    assert_eq!(tiny(Pack).portability, ends(90.0, 90.0), "a section that is not core does not hold the score down");
}

#[test]
fn from_answers_3_the_proof_gate_holds_84_while_less_than_half_is_tested() {
    // Everything counts 100; one question of each weight can be tested.
    let tiny = |tested: u32, other: u32| {
        let both = Tiny::new().section("AA", 10, Pack).question("AA-1", tested).question("AA-2", other);
        let many = both.section("BB", 90, Pack).question("BB-1", 1).by_document().answer("BB-1", 'a', Documented);
        many.answer("AA-1", 'a', Tested).answer("AA-2", 'a', Documented).score()
    };
    assert_eq!(caps(&tiny(1, 2), End::Assured), [(CapKind::ProofGate, 84.0)]);
    assert_eq!(caps(&tiny(1, 2), End::Possible), [], "assured end only");
    assert_eq!(caps(&tiny(2, 2), End::Assured), [], "half is enough");
}

#[test]
fn from_answers_4_only_caps_below_the_average_bind_and_the_lowest_decides() {
    let score = knocked(0, 90, None).answer("AA-1", 'e', Tested).score();
    assert_close(score.average.assured, 500.0 / 6.0, "average");
    assert_eq!(caps(&score, End::Assured), [], "90 lies above 83.3");
    assert_eq!(score.caps.assured.len(), 1, "it is listed all the same");
    let two = knocked(0, 49, None).answer("AA-1", 'e', Tested).question("AA-3", 1).knockout(0, 29, None);
    let two = two.answer("AA-3", 'e', Tested).score();
    assert_eq!(caps(&two, End::Assured), [(CapKind::Knockout, 29.0), (CapKind::Knockout, 49.0)], "lowest first");
    assert_eq!(two.portability.assured, 29.0);
}

#[test]
fn from_answers_5_grades_begin_at_85_70_50_and_30() {
    let edges = [(85.0, Grade::A), (70.0, Grade::B), (50.0, Grade::C), (30.0, Grade::D), (0.0, Grade::E)];
    for (floor, grade) in edges {
        assert_eq!((Grade::of(floor), grade.floor()), (grade, floor));
        assert!(floor == 0.0 || Grade::of(floor - 0.01) < grade, "just below {floor}");
    }
    assert_eq!(Grade::of(49.999_999_9), Grade::C, "after rounding to six decimals");
    assert_eq!(Grade::of(49.999_999), Grade::D);
}

#[test]
fn exposure_and_risk_an_open_question_counts_100_assured_and_0_possible() {
    let score = one().exposure("XP-1", 3, Some('b')).exposure("XP-2", 1, None).score();
    assert_eq!(score.exposure, ends(70.0, 45.0));
}

#[test]
fn exposure_and_risk_risk_is_lock_in_times_exposure() {
    let score = one().answer("AA-1", 'c', Tested).exposure("XP-1", 1, Some('b')).score();
    assert_eq!((score.lock_in, score.risk), (ends(50.0, 50.0), ends(30.0, 30.0)));
    assert_eq!(score.zone, ends(Zone::High, Zone::High), "high from 30");
}

#[test]
fn exposure_and_risk_zones_begin_at_15_30_and_50() {
    let zones = [0.0, 14.9, 15.0, 29.9, 30.0, 49.9, 50.0, 100.0].map(Zone::of);
    let wanted =
        [Zone::Low, Zone::Low, Zone::Moderate, Zone::Moderate, Zone::High, Zone::High, Zone::Severe, Zone::Severe];
    assert_eq!(zones, wanted);
}

#[test]
fn exposure_and_risk_the_four_fields_split_at_50() {
    assert_eq!(Field::of(49.0, 49.0), Field::Routine);
    assert_eq!(Field::of(49.0, 50.0), Field::Nuisance);
    assert_eq!(Field::of(50.0, 49.0), Field::HealthyReliance);
    assert_eq!(Field::of(50.0, 50.0), Field::StrategicDependence);
}

#[test]
fn how_sure_coverage_is_answered_weight_over_applicable_weight() {
    let tiny = one().question("AA-2", 2).question("AA-3", 1).question("AA-4", 5);
    let score = tiny.answer("AA-1", 'e', Claimed).unknown("AA-2").not_applicable("AA-4").score();
    assert_eq!((score.coverage.part, score.coverage.whole, score.coverage.value), (1.0, 4, 0.25));
}

#[test]
fn how_sure_confidence_counts_how_each_answer_is_shown() {
    let shown = |evidence| one().answer("AA-1", 'e', evidence).score().confidence.value;
    assert_eq!([shown(Claimed), shown(Documented), shown(Tested)], [0.4, 0.7, 1.0]);
    assert_eq!(one().unknown("AA-1").score().confidence.value, 0.0);
    let document = one().by_document().answer("AA-1", 'e', Documented).score();
    assert_eq!(document.confidence.value, 1.0, "documented is the best possible");
}

#[test]
fn how_sure_proof_counts_what_can_be_tested() {
    let tiny = one().question("AA-2", 3).question("AA-3", 5).by_document();
    let score = tiny.answer("AA-1", 'a', Tested).answer("AA-3", 'a', Documented).score();
    assert_eq!((score.proof.part, score.proof.whole), (1.0, 4));
    assert_eq!(one().by_document().score().proof.value, 1.0, "where nothing can be tested");
}

#[test]
fn how_sure_provisional_below_four_fifths_or_with_an_unknown_knockout() {
    let answered = |weight| one().question("AA-2", weight).answer("AA-2", 'a', Tested).score();
    assert!(answered(4).provisional.is_none(), "0.8 is enough");
    let below = answered(3).provisional.unwrap();
    assert!(below.low_coverage && below.unknown_knockouts.is_empty());
    let knockout = knocked(0, 49, Some(60)).exposure("XP-1", 1, Some('a')).score().provisional.unwrap();
    assert!(!knockout.low_coverage, "five of six are answered");
    assert_eq!(knockout.unknown_knockouts, [QuestionId::from("AA-1")], "active or not");
}

#[test]
fn what_to_do_next_swing_is_what_leaves_the_interval() {
    let tiny = one().question("AA-2", 3).answer("AA-2", 'a', Tested);
    let swings = swings(&tiny.assessment, &tiny.pack);
    assert_eq!((swings[0].rise, swings[0].fall, swings[0].width(), swings[0].average), (25.0, 25.0, 25.0, 25.0));
}

#[test]
fn findings_severity_follows_the_weight_and_a_fired_knockout_is_critical() {
    let tiny = one().question("AA-2", 5).question("AA-3", 2).question("AA-4", 1).exposure("XP-1", 1, Some('c'));
    let tiny = tiny.question("AA-5", 1).knockout(0, 99, None).answer("AA-5", 'e', Tested);
    let tiny = tiny.question("AA-6", 1).knockout(0, 99, None).unknown("AA-6").answer("AA-1", 'a', Tested);
    let tiny = tiny.answer("AA-2", 'e', Tested).answer("AA-3", 'e', Tested).answer("AA-4", 'c', Tested);
    let found = findings(&tiny.assessment, &tiny.pack, &tiny.score());
    let listed: Vec<_> = found.iter().map(|one| (one.id.as_str(), one.severity, one.weight)).collect();
    let wanted = [
        ("AA-5", Severity::Critical, 20.0),
        ("AA-6", Severity::Medium, 20.0),
        ("AA-2", Severity::High, 100.0),
        ("AA-3", Severity::High, 40.0),
        ("AA-4", Severity::Low, 10.0),
    ];
    assert_eq!(listed, wanted, "knock-outs first, then unknown knock-outs, then by weight");
    assert_eq!(found[0].knockout, KnockoutState::Fired { cap: 99, ends: ends(true, true) });
}

#[test]
fn scope_a_question_is_asked_where_its_section_and_itself_meet_a_kind() {
    let asked = |section: Kind, question: Kind| {
        let mut tiny = one().that(|one| one.applies_to = vec![question]);
        tiny.pack.sections[0].kinds = vec![section];
        tiny.assessment.scope.kinds = vec![Kind::Saas, Kind::Ai];
        applies(&tiny.pack, &tiny.pack.questions[0], &tiny.assessment)
    };
    assert!(asked(Kind::Saas, Kind::Saas));
    assert!(asked(Kind::Saas, Kind::Ai), "each may meet another of the kinds");
    assert!(!asked(Kind::Paas, Kind::Saas) && !asked(Kind::Saas, Kind::Paas));
}

#[test]
fn scope_depth_decides_what_is_asked() {
    let asked = |depth, from_depth, quick_screen| {
        let mut tiny = one().that(|one| one.quick_screen = quick_screen);
        tiny.pack.sections[0].from_depth = from_depth;
        tiny.assessment.scope.depth = depth;
        applies(&tiny.pack, &tiny.pack.questions[0], &tiny.assessment)
    };
    assert!(asked(Depth::Quick, Depth::Full, true), "quick asks what is flagged, in every section");
    assert!(!asked(Depth::Quick, Depth::Standard, false));
    assert!(asked(Depth::Standard, Depth::Standard, false));
    assert!(!asked(Depth::Standard, Depth::Full, true), "standard leaves out the sections that are for full");
    assert!(asked(Depth::Full, Depth::Full, false));
}
