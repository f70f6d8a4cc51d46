//! What the rankings promise, on random packs and random answers.

use proptest::prelude::*;
use unmoor_core::assessment::{Answer, Assessment, Evidence};
use unmoor_core::finding::{Finding, KnockoutState, Severity, findings};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::rank::{full_proof_gains, gains, losses, proof_gains, swings, way_up};
use unmoor_core::score::{Grade, score};

use crate::common::{apply, apply_step};
use crate::random::cases;

fn order(finding: &Finding) -> u8 {
    match finding.knockout {
        KnockoutState::Fired { .. } => 0,
        KnockoutState::Unknown { .. } => 1,
        KnockoutState::None => 2,
    }
}

/// Every assessment that one single step leads to.
fn one_step_on(assessment: &Assessment, pack: &Pack) -> Vec<Assessment> {
    let to = |question: &Question, option, evidence| {
        let mut changed = assessment.clone();
        changed.answers.entry(question.id.clone()).or_default().answer = Answer::Answered { option, evidence };
        changed
    };
    let mut all = Vec::new();
    for question in &pack.questions {
        match assessment.answer(&question.id) {
            Answer::NotApplicable { .. } => {}
            Answer::Open | Answer::Unknown => all.push(to(question, question.options[0].key, question.best_evidence)),
            Answer::Answered { option, evidence } => {
                let place = question.options.iter().position(|one| one.key == *option).unwrap();
                if place > 0 {
                    all.push(to(question, question.options[place - 1].key, *evidence));
                }
                match (evidence, question.best_evidence) {
                    (Evidence::Claimed, _) => all.push(to(question, *option, Evidence::Documented)),
                    (Evidence::Documented, Evidence::Tested) => all.push(to(question, *option, Evidence::Tested)),
                    _ => {}
                }
            }
        }
    }
    all
}

/// Whether a number of single steps, whichever they are, reaches a grade.
fn reachable(assessment: &Assessment, pack: &Pack, grade: Grade, steps: usize) -> bool {
    score(assessment, pack).grade.assured >= grade
        || steps > 0 && one_step_on(assessment, pack).iter().any(|next| reachable(next, pack, grade, steps - 1))
}

proptest! {
    #[test]
    fn swing_lies_between_nothing_and_the_interval(case in cases(5, 6)) {
        let now = score(&case.assessment, &case.pack);
        let width = now.portability.possible - now.portability.assured;
        let swings = swings(&case.assessment, &case.pack);
        let unknown = case.questions(|answer| matches!(answer, Answer::Open | Answer::Unknown));
        prop_assert_eq!(swings.len(), unknown.len());
        for swing in &swings {
            prop_assert!(swing.rise >= 0.0 && swing.fall >= 0.0 && swing.average >= 0.0);
            prop_assert!(swing.width() <= width + 1e-9);
        }
        prop_assert!(swings.is_sorted_by(|a, b| a.width() >= b.width()));
    }

    #[test]
    fn gain_is_what_the_score_says_when_the_step_is_taken(case in cases(5, 6)) {
        let now = score(&case.assessment, &case.pack);
        let (pack, assessment) = (&case.pack, &case.assessment);
        let all = [gains(assessment, pack), proof_gains(assessment, pack), full_proof_gains(assessment, pack)].concat();
        for gain in all.iter().chain(&losses(&case.assessment, &case.pack)) {
            let mut taken = case.assessment.clone();
            apply_step(&mut taken, &gain.id, gain.step);
            let then = score(&taken, &case.pack);
            prop_assert_eq!(then.portability.assured - now.portability.assured, gain.portability);
            prop_assert_eq!(then.average.assured - now.average.assured, gain.average);
        }
        prop_assert!(all.iter().all(|gain| gain.portability >= 0.0 && gain.average >= 0.0));
    }

    #[test]
    fn findings_are_weak_or_knocked_and_in_order(case in cases(5, 6)) {
        let now = score(&case.assessment, &case.pack);
        let found = findings(&case.assessment, &case.pack, &now);
        for finding in &found {
            prop_assert!(finding.value < 70 || finding.knockout != KnockoutState::None);
            prop_assert_eq!(finding.severity == Severity::Critical, matches!(finding.knockout, KnockoutState::Fired { .. }));
            prop_assert!((0.0..=100.0).contains(&finding.weight));
        }
        let heavier = |a: &Finding, b: &Finding| order(a) < order(b) || order(a) == order(b) && a.weight >= b.weight;
        prop_assert!(found.is_sorted_by(heavier));
        let mut weak = now.lines.iter().filter(|line| line.value.is_some_and(|value| value.assured < 70));
        prop_assert!(weak.all(|line| found.iter().any(|finding| finding.id == line.id)), "none is left out");
    }
}

proptest! {
    #[test]
    fn way_up_reaches_its_grade_and_no_shorter_one_does(case in cases(3, 4)) {
        let now = score(&case.assessment, &case.pack);
        let Some(way) = way_up(&case.assessment, &case.pack) else {
            let mut best = case.assessment.clone();
            for question in case.questions(|answer| !matches!(answer, Answer::NotApplicable { .. })) {
                best.answers.entry(question.id.clone()).or_default().answer =
                    Answer::Answered { option: question.options[0].key, evidence: question.best_evidence };
            }
            let highest = score(&best, &case.pack).grade.assured;
            prop_assert!(now.grade.assured == Grade::A || highest == now.grade.assured, "there is no way up");
            return Ok(());
        };
        prop_assert_eq!(Some(way.target), now.grade.assured.next());
        let mut taken = case.assessment.clone();
        for step in &way.steps {
            apply(&mut taken, step);
            let then = score(&taken, &case.pack);
            prop_assert_eq!((then.portability, then.grade.assured), (step.portability, step.grade));
        }
        prop_assert!(score(&taken, &case.pack).grade.assured >= way.target);
        if way.smallest && way.steps.len() <= 3 {
            prop_assert!(!reachable(&case.assessment, &case.pack, way.target, way.steps.len() - 1), "{:?}", way);
        }
    }
}
