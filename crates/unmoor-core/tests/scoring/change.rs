//! What changed between two states of an assessment, and what is said of it.

use proptest::prelude::*;
use unmoor_core::assessment::{Answer, Assessment, Evidence, EvidenceItem, EvidenceKind, Extra, Kind, OptionKey};
use unmoor_core::change::{Change, State, change};
use unmoor_core::figure::{Trend, TrendPoint};
use unmoor_core::pack::{self, Tier};
use unmoor_core::score::{Ends, score};
use unmoor_core::words;

use crate::common::{assert_close, demo, with};
use crate::random::cases;
use crate::tiny::Tiny;

fn between(before: &Assessment, after: &Assessment) -> Change {
    let pack = pack::builtin();
    change(State { assessment: before, pack }, State { assessment: after, pack })
}

proptest! {
    #[test]
    fn from_a_state_to_itself_nothing_changed(case in cases(4, 5)) {
        let state = State { assessment: &case.assessment, pack: &case.pack };
        let change = change(state, state);
        prop_assert!(change.is_empty());
        prop_assert!(change.new_findings.is_empty() && change.came.is_empty() && change.went.is_empty());
        prop_assert_eq!(words::change_headline(&change), "Nothing changed.");
        prop_assert_eq!(words::change_because(&change, &case.pack), "");
    }

    #[test]
    fn there_and_back_mirror_each_other(case in cases(4, 5), other in cases(4, 5)) {
        let mut later = case.clone();
        for (question, record) in later.pack.questions.iter().zip(other.assessment.answers.values()) {
            if let Answer::Unknown | Answer::Open = record.answer {
                later.assessment.answers.insert(question.id.clone(), record.clone());
            }
        }
        let (a, b) = (State { assessment: &case.assessment, pack: &case.pack },
                      State { assessment: &later.assessment, pack: &case.pack });
        let (there, back) = (change(a, b), change(b, a));
        prop_assert_eq!(there.answers.len(), back.answers.len());
        prop_assert_eq!(&there.new_findings, &back.gone_findings);
        prop_assert_eq!(&there.came, &back.went);
        for sentence in [words::change_headline(&there), words::change_movers(&there)] {
            prop_assert!(sentence.is_empty() || sentence.ends_with('.'), "{}", sentence);
        }
    }
}

#[test]
fn an_answer_that_changed_is_named_with_what_it_moves() {
    let (before, after) = (demo(), with(&demo(), "AL-04", 'a', Evidence::Tested));
    let change = between(&before, &after);
    let [answer] = change.answers.as_slice() else { panic!("{:?}", change.answers) };
    assert_eq!(answer.question.as_str(), "AL-04");
    assert!(answer.answered);
    let moved = change.score.after.average.assured - change.score.before.average.assured;
    assert_close(answer.average.unwrap(), moved, "one change moves what all of them moved");
    assert!(change.gone_findings.iter().any(|finding| finding.id.as_str() == "AL-04"), "its finding is gone");
    let movers = words::change_movers(&change);
    assert!(movers.contains(" by AL-04 (+"), "{movers}");
    let because = words::change_because(&change, pack::builtin());
    assert!(because.starts_with("Algorithm access, the weakest core section, "), "{because}");
    assert!(words::change_headline(&change).starts_with("Portability rose from 42 to "));
}

#[test]
fn evidence_alone_is_a_change_and_a_note_is_none() {
    let before = demo();
    let mut after = demo();
    let record = after.answers.get_mut(&"DO-01".into()).unwrap();
    record.evidence_items.push(EvidenceItem {
        id: "new".to_owned(),
        kind: EvidenceKind::Link,
        title: "Terms".to_owned(),
        detail: String::new(),
        locator: String::new(),
        file: None,
        date: None,
        extra: Extra::new(),
    });
    after.answers.get_mut(&"DO-02".into()).unwrap().note = "Only a note".to_owned();
    let change = between(&before, &after);
    let [answer] = change.answers.as_slice() else { panic!("{:?}", change.answers) };
    assert_eq!(
        (answer.question.as_str(), answer.items.added, answer.answered, answer.shown),
        ("DO-01", 1, false, false)
    );
    assert_eq!(words::change_headline(&change), "Portability stays at 42 to 77.");
}

#[test]
fn a_cap_that_came_and_one_that_went_are_the_reason() {
    let tiny = |option: char| {
        Tiny::new()
            .section("AA", 10, Tier::Pack)
            .question("AA-01", 5)
            .question("AA-02", 1)
            .knockout(25, 40, None)
            .answer("AA-01", 'a', Evidence::Tested)
            .answer("AA-02", option, Evidence::Tested)
    };
    let (good, bad) = (tiny('a'), tiny('e'));
    let at = |tiny: &'static str| State {
        assessment: if tiny == "good" { &good.assessment } else { &bad.assessment },
        pack: &good.pack,
    };
    let down = change(at("good"), at("bad"));
    assert_eq!(words::change_headline(&down), "Portability fell from 100 to 40; what is possible fell from 100 to 40.");
    assert_eq!(words::change_because(&down, &good.pack), "The answer to AA-02 now holds it to 40.");
    assert_eq!(down.came.iter().map(|cap| cap.id.as_str()).collect::<Vec<_>>(), ["AA-02"]);
    let up = change(at("bad"), at("good"));
    let because = words::change_because(&up, &good.pack);
    assert_eq!(because, "The answer to AA-02 no longer holds it to 40; no cap does now.");
    assert_eq!(up.went, down.came);
}

#[test]
fn another_scope_and_another_pack_are_said() {
    let before = demo();
    let mut after = demo();
    after.scope.kinds = vec![Kind::Saas, Kind::Ai];
    let change = between(&before, &after);
    let lines = words::change_scope(&change.scope);
    assert!(lines.contains(&"Also AI or machine learning.".to_owned()), "{lines:?}");
    assert!(lines.contains(&"No longer analytics or data warehouse.".to_owned()), "{lines:?}");
    assert!(lines.iter().any(|line| line.ends_with("more questions are asked.")), "{lines:?}");

    let mut other = pack::builtin().clone();
    other.about.version = "0.9.0".to_owned();
    let unlike = change_of(&before, &other, &after);
    assert!(!unlike.same_pack && unlike.sections.is_empty() && unlike.new_findings.is_empty());
    assert!(words::change_headline(&unlike).contains("different question packs"));
}

fn change_of(before: &Assessment, pack: &pack::Pack, after: &Assessment) -> Change {
    change(State { assessment: before, pack }, State { assessment: after, pack: pack::builtin() })
}

#[test]
fn exposure_that_is_answered_otherwise_is_a_change() {
    let before = demo();
    let mut after = demo();
    after.exposure.insert("XP-07".into(), OptionKey('a'));
    let change = between(&before, &after);
    assert_eq!(change.exposure.len(), 1);
    assert!(change.score.after.risk.assured < change.score.before.risk.assured);
}

#[test]
fn figures_that_went_through_a_file_still_agree() {
    let figures = score(&demo(), pack::builtin()).figures();
    let again = serde_json::from_str(&serde_json::to_string(&figures).unwrap()).unwrap();
    assert!(figures.agrees(&again));
    let other = score(&with(&demo(), "AL-04", 'a', Evidence::Tested), pack::builtin()).figures();
    assert!(!figures.agrees(&other));
}

#[test]
fn the_trend_joins_only_what_is_scored_alike() {
    let point = |name: &str, assured, pack: &str| TrendPoint {
        name: name.to_owned(),
        on: jiff::civil::date(2026, 11, 26),
        portability: Ends { assured, possible: 80.0 },
        pack: pack.to_owned(),
    };
    let trend = Trend::new(&[point("First", 40.0, "a"), point("Second", 50.0, "a"), point("Now", 60.0, "b")]);
    assert_eq!(trend.marks.iter().map(|mark| mark.joined).collect::<Vec<_>>(), [false, true, false]);
    let across: Vec<f64> = trend.marks.iter().map(|mark| mark.across).collect();
    assert!(across.is_sorted() && across[0] > 0.0 && across[2] < 100.0, "{across:?}");
    assert_eq!(trend.table().rows[1], ["Second", "26 Nov 2026", "50.0", "80.0", "C"]);
    assert!(trend.alt().starts_with("Trend of portability over three states, from 40 to 80 on 26 Nov 2026"));
    assert_eq!(Trend::new(&[]).alt(), "No snapshot yet.");
}
