//! Comparing: on the common questions, clearly freer only without overlap, whatever the order.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Evidence, Kind, PackRef, Reason, Vendor,
};
use unmoor_core::compare::{Comparison, Refusal, check, compare};
use unmoor_core::pack::{self, Pack, Tier};
use unmoor_core::score::{End, Ends, score};
use unmoor_core::words;

use crate::common::{demo, with};
use crate::random::{cases, evidence};
use crate::tiny::Tiny;

fn refs(all: &[Assessment]) -> Vec<&Assessment> {
    all.iter().collect()
}

/// A pack and some assessments made with it, not all of the same kind of service.
#[derive(Debug, Clone)]
struct Several {
    pack: Pack,
    all: Vec<Assessment>,
}

type Drawn = (Vec<(u8, Index, Evidence)>, u8, Vec<Option<Index>>);

fn several() -> impl Strategy<Value = Several> {
    let answers = vec((0..8_u8, any::<Index>(), evidence()), 40);
    let one = (answers, 0..3_u8, vec(proptest::option::of(any::<Index>()), 4));
    (cases(4, 5), vec(one, 2..=6), vec(0..3_u8, 40)).prop_map(|(case, drawn, for_whom)| {
        let mut pack = case.pack;
        for (question, whom) in pack.questions.iter_mut().zip(for_whom) {
            question.applies_to = kinds(whom);
        }
        let all = drawn.iter().zip('a'..).map(|(drawn, name)| answered(&pack, name, drawn)).collect();
        Several { pack, all }
    })
}

fn kinds(whom: u8) -> Vec<Kind> {
    match whom {
        0 => vec![Kind::Saas, Kind::Paas],
        1 => vec![Kind::Saas],
        _ => vec![Kind::Paas],
    }
}

fn answered(pack: &Pack, name: char, (answers, whom, exposure): &Drawn) -> Assessment {
    let vendor = Vendor { name: format!("Vendor {name}"), ..Vendor::default() };
    let scope = unmoor_core::assessment::Scope {
        depth: unmoor_core::assessment::Depth::Full,
        kinds: kinds(*whom),
        extra: Default::default(),
    };
    let mut it = Assessment::new(AssessmentId(name.to_string()), name.to_string(), vendor, pack.reference(), scope);
    for (question, (state, option, evidence)) in pack.questions.iter().zip(answers) {
        let answer = match state {
            0 => Answer::Open,
            1 => Answer::Unknown,
            2 => Answer::NotApplicable { reason: Reason::new("Not here").unwrap() },
            _ => Answer::Answered { option: option.get(&question.options).key, evidence: *evidence },
        };
        it.answers.insert(question.id.clone(), AnswerRecord { answer, ..AnswerRecord::default() });
    }
    for (question, chosen) in pack.exposure.iter().zip(exposure) {
        it.exposure.extend(chosen.map(|chosen| (question.id.clone(), chosen.get(&question.options).key)));
    }
    it
}

/// What a comparison says, without the order of its columns.
fn without_order(comparison: &Comparison) -> impl PartialEq + std::fmt::Debug + use<> {
    let name = |at: &usize| comparison.columns[*at].name.clone();
    let sorted = |columns: &[usize]| {
        let mut names: Vec<String> = columns.iter().map(name).collect();
        names.sort();
        names
    };
    let row = |row: &unmoor_core::compare::Row| {
        let mut beats: Vec<(String, Vec<String>)> =
            row.order.beats.iter().enumerate().map(|(at, beaten)| (name(&at), sorted(beaten))).collect();
        beats.sort();
        let groups: Vec<Vec<String>> = row.order.groups.iter().map(|group| sorted(group)).collect();
        (beats, groups)
    };
    let differing: Vec<_> =
        comparison.differing.iter().map(|one| (one.question.clone(), one.apart, one.assured_apart)).collect();
    let mut columns: Vec<_> = comparison
        .columns
        .iter()
        .map(|column| (column.name.clone(), format!("{:?}", column.score.figures()), column.left_out.clone()))
        .collect();
    columns.sort();
    let sections: Vec<_> = comparison.sections.iter().map(|section| (section.id.clone(), row(&section.row))).collect();
    let ranked: Vec<String> = comparison.by_risk.iter().map(name).collect();
    (comparison.common.clone(), row(&comparison.whole), sections, differing, columns, ranked)
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: u32::MAX, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_vendors_does_not_matter(several in several(), turn in any::<Index>()) {
        let mut turned = several.all.clone();
        turned.rotate_left(turn.index(several.all.len()));
        turned.swap(0, 1);
        let (one, other) = (compare(&refs(&several.all), &several.pack), compare(&refs(&turned), &several.pack));
        match (one, other) {
            (Ok(one), Ok(other)) => prop_assert_eq!(without_order(&one), without_order(&other)),
            (one, other) => {
                prop_assert_eq!(one.err(), Some(Refusal::NothingInCommon));
                prop_assert_eq!(other.err(), Some(Refusal::NothingInCommon));
            }
        }
    }

    #[test]
    fn with_itself_there_is_no_clear_difference(several in several()) {
        let own = &several.all[0];
        let twin = Assessment { id: AssessmentId("twin".to_owned()), ..own.clone() };
        let Ok(comparison) = compare(&[own, &twin], &several.pack) else { return Ok(()) };
        prop_assert!(!comparison.whole.order.is_clear() && comparison.differing.is_empty());
        prop_assert!(comparison.sections.iter().all(|section| !section.row.order.is_clear()));
        prop_assert!(comparison.columns.iter().all(|column| column.left_out.is_empty() && column.score == column.own));
    }

    #[test]
    fn clearly_freer_is_one_sided_and_means_no_overlap(several in several()) {
        let Ok(comparison) = compare(&refs(&several.all), &several.pack) else { return Ok(()) };
        let sections = comparison.sections.iter().map(|section| &section.row);
        for row in sections.chain([&comparison.whole]) {
            for (a, beaten) in row.order.beats.iter().enumerate() {
                for b in beaten {
                    prop_assert!(!row.order.beats[*b].contains(&a), "two cannot be clearly freer than each other");
                    prop_assert!(row.ends[a].unwrap().assured > row.ends[*b].unwrap().possible);
                }
            }
            let grouped: usize = row.order.groups.iter().map(Vec::len).sum();
            prop_assert_eq!(grouped, row.ends.iter().flatten().count(), "each stands in one group");
            for (at, group) in row.order.groups.iter().enumerate() {
                for (a, b) in group.iter().flat_map(|a| row.order.groups[at + 1..].iter().flatten().map(move |b| (a, b))) {
                    prop_assert!(row.order.beats[*a].contains(b), "a group is clearly freer than those after it");
                }
            }
        }
    }

    #[test]
    fn two_in_one_comparison_stand_as_they_do_by_themselves_where_their_questions_are_the_same(several in several()) {
        let Ok(comparison) = compare(&refs(&several.all), &several.pack) else { return Ok(()) };
        for (column, assessment) in comparison.columns.iter().zip(&several.all) {
            if column.left_out.is_empty() {
                prop_assert_eq!(&column.score, &score(assessment, &several.pack));
            }
            let asked: Vec<_> = column.score.asked().cloned().collect();
            prop_assert_eq!(&asked, &comparison.common, "every column is scored on the same questions");
        }
    }

    #[test]
    fn every_comparison_has_sentences(several in several()) {
        let Ok(comparison) = compare(&refs(&several.all), &several.pack) else { return Ok(()) };
        for text in [words::comparison(&comparison), words::comparison_gist(&comparison), words::risk_ranking(&comparison)] {
            prop_assert!(text.ends_with('.') && !text.contains("  "), "{}", text);
        }
        let names: Vec<String> = comparison.columns.iter().map(|column| column.name.clone()).collect();
        let sentence = words::comparison(&comparison);
        for name in &names {
            let ordered = comparison.whole.order.groups.len() > 1 || !comparison.whole.order.is_clear();
            let named = names.len() > 3 || !ordered || sentence.contains(name.as_str());
            prop_assert!(named, "{} is named: {}", name, sentence);
        }
    }
}

/// A section with one question of each, answered as the letters say; `-` leaves it open.
fn answered_by(letters: &[&str]) -> (Pack, Vec<Assessment>) {
    let tiny = || {
        let tiny = Tiny::new().section("AA", 10, Tier::Pack).section("BB", 10, Tier::Pack);
        ["AA-01", "AA-02", "BB-01", "BB-02"].iter().fold(tiny, |tiny, id| tiny.question(id, 5))
    };
    let all = letters.iter().zip(["Quaystead", "Marlow", "Sundial", "Corvid"]).map(|(letters, name)| {
        let mut tiny = tiny();
        for (letter, id) in letters.chars().zip(["AA-01", "AA-02", "BB-01", "BB-02"]) {
            tiny = if letter == '-' { tiny } else { tiny.answer(id, letter, Evidence::Tested) };
        }
        let vendor = Vendor { name: name.to_owned(), ..Vendor::default() };
        Assessment { id: AssessmentId(name.to_owned()), vendor, ..tiny.assessment }
    });
    (tiny().pack, all.collect())
}

fn sentence_of(letters: &[&str]) -> String {
    let (pack, all) = answered_by(letters);
    words::comparison(&compare(&refs(&all), &pack).unwrap())
}

#[test]
fn the_headline_says_who_is_clearly_freer() {
    let says = [
        (&["aaaa", "eeee"][..], "Quaystead is clearly freer than Marlow."),
        (&["aaaa", "----"], "Between Quaystead and Marlow there is no clear difference."),
        (
            &["dd--", "cccc", "aaaa"],
            "Sundial is clearly freer; between Quaystead and Marlow there is no clear difference.",
        ),
        (&["aaaa", "cccc", "eeee"], "Quaystead is clearly freer than Marlow, and Marlow than Sundial."),
        (
            &["aaaa", "eeee", "aaa-"],
            "Quaystead and Sundial are clearly freer than Marlow; between them there is no clear difference.",
        ),
        (&["----", "dddd", "bbbb"], "Sundial is clearly freer than Marlow; otherwise there is no clear difference."),
        (
            &["aaaa", "aaa-", "eeee", "eee-"],
            "Quaystead and Marlow are clearly freer than Sundial and Corvid; within each group there is no clear difference.",
        ),
        (
            &["aaaa", "cc-c", "cc-c", "eeee"],
            "Clearly freer first: Quaystead; then Marlow and Sundial, with no clear difference between them; then Corvid.",
        ),
        (&["aaaa", "bbbb", "----", "dddd"], "Between the four there is no clear order."),
    ];
    for (letters, sentence) in says {
        assert_eq!(sentence_of(letters), sentence, "{letters:?}");
    }
}

#[test]
fn a_row_of_the_table_names_whom_a_vendor_is_only_freer_than() {
    let says = [
        (&["----", "dddd", "bbbb"], "Sundial, only over Marlow"),
        (&["dd--", "cccc", "aaaa"], "Sundial"),
        (&["aaaa", "aaa-", "aaa-"], "no clear difference"),
    ];
    for (letters, cell) in says {
        let (pack, all) = answered_by(letters);
        let comparison = compare(&refs(&all), &pack).unwrap();
        let names: Vec<String> = comparison.columns.iter().map(|column| column.name.clone()).collect();
        assert_eq!(words::clearly_freer(&comparison.whole.order, &names), cell, "{letters:?}");
    }
}

#[test]
fn intervals_that_touch_are_no_clear_difference() {
    let (pack, all) = answered_by(&["cccc", "dd--"]);
    let comparison = compare(&refs(&all), &pack).unwrap();
    let ends: Vec<Ends<f64>> = comparison.whole.ends.iter().flatten().copied().collect();
    assert!(ends[0].assured < ends[1].possible, "{ends:?}");
    let (pack, all) = answered_by(&["bbbb", "ddaa"]);
    assert!(compare(&refs(&all), &pack).unwrap().whole.order.is_clear(), "75 above 62.5");
    let (pack, all) = answered_by(&["cccc", "eeaa"]);
    let touching = compare(&refs(&all), &pack).unwrap();
    assert_eq!(touching.whole.ends[0].unwrap().assured, touching.whole.ends[1].unwrap().possible);
    assert!(!touching.whole.order.is_clear(), "50 is not above 50");
}

#[test]
fn only_what_all_have_in_scope_counts_and_the_rest_is_named() {
    let (wide, mut narrow) = (demo(), demo());
    narrow.id = AssessmentId("narrow".to_owned());
    narrow.vendor.name = "Marlow".to_owned();
    narrow.scope.kinds = vec![Kind::Saas];
    let comparison = compare(&[&wide, &narrow], pack::builtin()).unwrap();
    let own: Vec<usize> = comparison.columns.iter().map(|column| column.own.lines.len()).collect();
    assert_eq!(comparison.common.len(), own[1], "the narrow one has nothing that the other lacks");
    assert!(own[0] > own[1]);
    assert_eq!(comparison.columns[0].left_out.len(), own[0] - own[1]);
    assert_eq!(
        comparison.columns[0].score.portability, comparison.columns[1].score.portability,
        "on the same questions the same answers score the same"
    );
    let note = words::own_score(&comparison.columns[0], pack::builtin()).unwrap();
    assert!(note.starts_with("On its own 42 to 77, with ") && note.contains("managed database"), "{note}");
    assert_eq!(words::own_score(&comparison.columns[1], pack::builtin()), None);
}

#[test]
fn the_widest_difference_comes_first_and_what_nobody_knows_is_no_difference() {
    let one = demo();
    let mut other = with(&demo(), "AL-04", 'a', Evidence::Tested);
    other.id = AssessmentId("other".to_owned());
    other.answers.entry("DO-05".into()).or_default().answer = Answer::Unknown;
    let Answer::Answered { option, .. } = *one.answer(&"DO-01".into()) else { panic!("the demo answers DO-01") };
    other.answers.entry("DO-01".into()).or_default().answer = Answer::Answered { option, evidence: Evidence::Claimed };
    let comparison = compare(&[&one, &other], pack::builtin()).unwrap();
    let found: Vec<&str> = comparison.differing.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(found.first(), Some(&"AL-04"), "{found:?}");
    assert!(comparison.differing[0].apart > 0, "{:?}", comparison.differing[0]);
    assert!(found.contains(&"DO-01"), "the same answer shown otherwise is a difference: {found:?}");
    let apart: Vec<u32> = comparison.differing.iter().map(|one| one.apart).collect();
    assert!(apart.is_sorted_by(|a, b| a >= b), "{apart:?}");

    let mut open = demo();
    open.id = AssessmentId("open".to_owned());
    let unknown = one.answers.iter().find(|(_, record)| record.answer == Answer::Unknown).unwrap().0.clone();
    open.answers.remove(&unknown);
    assert!(compare(&[&one, &open], pack::builtin()).unwrap().differing.is_empty(), "unknown and open say nothing");
}

#[test]
fn vendors_are_ranked_by_risk() {
    let (pack, all) = answered_by(&["aaaa", "eeee", "cccc"]);
    let comparison = compare(&refs(&all), &pack).unwrap();
    assert_eq!(comparison.by_risk, [1, 2, 0]);
    let sentence = words::risk_ranking(&comparison);
    assert_eq!(sentence, "By risk, highest first: Marlow 100, Sundial 50, Quaystead 0.");
    assert!(comparison.columns.iter().all(|column| *column.score.exposure.at(End::Assured) == 100.0));
}

#[test]
fn what_cannot_be_compared_is_refused_with_three_sentences() {
    let (one, mut other) = (demo(), demo());
    other.id = AssessmentId("other".to_owned());
    other.vendor.name = "Marlow".to_owned();
    let older = Assessment { packs: vec![PackRef::new("unmoor-standard", "0.9.0")], ..other.clone() };
    let method = Assessment { method: "unmoor-0".to_owned(), ..other.clone() };
    let many: Vec<Assessment> =
        ('a'..='g').map(|id| Assessment { id: AssessmentId(id.to_string()), ..demo() }).collect();
    let refused = [
        (check(&[]), "needs at least two assessments, and none is chosen"),
        (check(&[&one]), "needs at least two assessments, and one is chosen"),
        (check(&refs(&many)), "holds at most six assessments, and seven are chosen"),
        (check(&[&one, &other, &one]), "renewal 2027\" is chosen twice"),
        (check(&[&one, &method]), "Quaystead by unmoor-1 and Marlow by unmoor-0"),
        (check(&[&one, &older]), "Quaystead from unmoor-standard 1.0.0 and Marlow from unmoor-standard 0.9.0"),
    ];
    for (refused, says) in refused {
        let text = refused.unwrap_err().to_string();
        assert!(text.contains(says), "{text}");
        assert_eq!(text.split("; ").count(), 3, "what happened, what was kept, what to do: {text}");
    }
    check(&refs(&many[..6])).unwrap();

    let (mut pack, all) = answered_by(&["aaaa", "eeee"]);
    pack.questions.clear();
    assert_eq!(compare(&refs(&all), &pack), Err(Refusal::NothingInCommon));
}
