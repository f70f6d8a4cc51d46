//! A rescored copy holds what the other version of the pack has, and names the rest.

#[path = "fixtures/older_pack.rs"]
mod older_pack;

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use unmoor_core::assessment::{
    Answer, AnswerRecord, Assessment, AssessmentId, Claim, Decision, Evidence, EvidenceItem, EvidenceKind, Extra, Kind,
    OptionKey, Parked, Request, Vote,
};
use unmoor_core::compare::{Refusal, check, compare};
use unmoor_core::pack::{self, Knockout, Pack, Question};
use unmoor_core::rescore::{Lost, LostWhat, Rescored, rescore};
use unmoor_core::score::score;
use unmoor_core::{demo, file};

use older_pack::older;

/// The demo as it would have been made with the older pack.
fn made_before() -> Assessment {
    let mut it = demo::assessment();
    it.id = AssessmentId("before".to_owned());
    it.packs = vec![older().reference()];
    it.answers.remove(&"EX-12".into());
    answer(&mut it, "DO-01", 'a');
    answer(&mut it, "DO-02", 'b');
    answer(&mut it, "DO-90", 'c');
    let gone = it.answers.get_mut(&"DO-90".into()).expect("just answered");
    gone.note = "Clause 4".to_owned();
    gone.evidence_items.push(EvidenceItem {
        id: "gone".to_owned(),
        kind: EvidenceKind::Link,
        title: "Terms".to_owned(),
        detail: String::new(),
        locator: String::new(),
        file: None,
        date: None,
        extra: Extra::new(),
    });
    it.exposure.insert("XP-01".into(), OptionKey('z'));
    it
}

fn answer(it: &mut Assessment, id: &str, option: char) {
    it.answers.entry(id.into()).or_default().answer =
        Answer::Answered { option: OptionKey(option), evidence: Evidence::Documented };
}

fn copy(it: &Assessment, from: Option<&Pack>) -> Rescored {
    rescore(it, from, pack::builtin(), AssessmentId("copy".to_owned()))
}

fn read(it: &Assessment) -> Assessment {
    file::read(&file::write(it), &[pack::builtin()]).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn the_copy_is_an_assessment_of_the_newer_pack_and_the_original_stays() {
    let before = made_before();
    let rescored = copy(&before, Some(older()));
    assert_eq!(before, made_before(), "the original is untouched");
    assert_eq!(rescored.copy.id.as_str(), "copy");
    assert_eq!(
        rescored.copy.title,
        "Fennimere Garden Centres: CRM and analytics renewal 2027 (rescored with unmoor-standard 1.0.0)"
    );
    assert!(rescored.copy.packs[0].same(&pack::builtin().reference()));
    assert_eq!(read(&rescored.copy), rescored.copy, "what is made can be written and read");
    let now = demo::assessment();
    assert!(matches!(check(&[&before, &now]), Err(Refusal::Packs { .. })));
    assert!(compare(&[&rescored.copy, &now], pack::builtin()).is_ok(), "the copy can be compared");
}

#[test]
fn what_is_lost_and_what_reads_otherwise_is_named_and_marked() {
    let rescored = copy(&made_before(), Some(older()));
    let lost: Vec<(&str, String)> =
        rescored.lost.iter().map(|lost| (lost.question.as_str(), lost.sentence(pack::builtin()))).collect();
    assert_eq!(
        lost,
        [
            ("XP-01", "Its answer, option z, is not in unmoor-standard 1.0.0; it is open in the copy.".to_owned()),
            (
                "DO-90",
                "The question is not in unmoor-standard 1.0.0; its answer, its note and one piece of evidence stay with \
                 the original."
                    .to_owned()
            ),
        ]
    );
    let reworded = rescored.reworded.as_deref().expect("the older pack is at hand");
    let named: Vec<&str> = reworded.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(named, ["DO-01", "DO-02"]);
    let sentence = reworded[0].sentence();
    assert!(
        sentence.starts_with("The question reads otherwise now and the answer read \u{201c}Ours\u{201d}"),
        "{sentence}"
    );
    assert!(reworded[1].sentence().starts_with("It counted "), "{}", reworded[1].sentence());
    for id in named {
        assert!(rescored.copy.answers[&id.into()].marked, "{id} is marked, so that the walk finds it");
    }
    assert_eq!(rescored.added, ["EX-12".into()]);
    assert_eq!(copy(&made_before(), None).reworded, None, "without the older pack nobody can tell");
}

#[test]
fn a_decision_for_an_option_that_is_gone_keeps_who_decided_and_why() {
    let (it, id) = (demo::assessment(), "AL-04".into());
    let decided = it.answers[&id].decision.clone().expect("the demo's workshop decided it");
    let mut to = pack::builtin().clone();
    let question = to.questions.iter_mut().find(|question| question.id == id).expect("a question");
    question.options.retain(|option| option.key != OptionKey('d'));
    let rescored = rescore(&it, Some(pack::builtin()), &to, AssessmentId("copy".to_owned()));
    let kept = rescored.copy.answers[&id].decision.clone().expect("the decision is carried over");
    assert_eq!(kept, Decision { decided: None, ..decided });
    let told: Vec<String> = rescored.lost.iter().map(|lost| lost.sentence(&to)).collect();
    let sentence =
        "What the room decided, option d, is not in unmoor-standard 1.0.0; who was there and why is carried over.";
    assert!(told.contains(&sentence.to_owned()), "{told:?}");
}

#[test]
fn weights_caps_and_what_is_asked_are_told_whatever_was_answered() {
    let it = demo::assessment();
    let mut to = pack::builtin().clone();
    to.sections[0].weight += 5;
    to.exposure[0].weight = if to.exposure[0].weight == 5 { 4 } else { 5 };
    let mut question = |id: &str, change: &dyn Fn(&mut Question)| {
        change(to.questions.iter_mut().find(|question| question.id.as_str() == id).expect("a question"));
    };
    let not_for_us = Kind::Licensed;
    assert!(!it.scope.kinds.contains(&not_for_us));
    question("DO-01", &|question| question.weight = if question.weight == 5 { 4 } else { 5 });
    question("DO-02", &|question| {
        question.knockout = Some(Knockout { trigger_at_or_below: 20, cap_score: 39, exposure_at_least: Some(60) });
        question.not_applicable_when = Some("Nothing is stored.".to_owned());
    });
    question("DO-03", &|question| question.applies_to = vec![not_for_us]);
    let of = |it: &Assessment, from: &Pack, to: &Pack| {
        let rescored = rescore(it, Some(from), to, AssessmentId("copy".to_owned()));
        rescored.counted.into_iter().map(|one| (one.id.clone(), one.sentences())).collect::<BTreeMap<_, _>>()
    };
    let told = of(&it, pack::builtin(), &to);
    let section = to.sections[0].id.as_str();
    assert_eq!(told.keys().map(String::as_str).collect::<Vec<_>>(), [section, "DO-01", "DO-02", "DO-03", "XP-01"]);
    assert!(told[section].starts_with("It weighed "), "{told:?}");
    assert!(told["XP-01"].starts_with("It weighed ") && told["DO-01"].starts_with("It weighed "), "{told:?}");
    assert!(
        told["DO-02"].contains("at 39 where an answer counts 20 or less and the exposure is 60 or more"),
        "{told:?}"
    );
    assert!(told["DO-02"].contains("\u{201c}Nothing is stored.\u{201d}"), "{told:?}");
    assert!(told["DO-03"].starts_with("It is no longer asked of this service"), "{told:?}");

    let blank = Assessment { answers: Default::default(), ..it.clone() };
    let back = of(&blank, &to, pack::builtin());
    assert_eq!(back.keys().collect::<Vec<_>>(), told.keys().collect::<Vec<_>>(), "open questions count too");
    assert!(back["DO-03"].starts_with("It is asked of this service now"), "{back:?}");
    assert_eq!(copy(&it, None).counted, [], "without the older pack nobody can tell");
}

#[test]
fn the_same_answers_under_the_same_questions_score_the_same() {
    let it = demo::assessment();
    let rescored = copy(&it, Some(pack::builtin()));
    assert_eq!(rescored.reworded.as_deref(), Some(&[][..]));
    assert!(rescored.lost.is_empty() && rescored.added.is_empty() && rescored.counted.is_empty());
    assert_eq!(rescored.copy.answers, it.answers);
    assert_eq!(score(&rescored.copy, pack::builtin()), score(&it, pack::builtin()));
    assert_eq!(rescored.carried, it.exposure.len() + it.answers.len());
}

#[test]
fn a_long_title_is_cut_before_what_it_was_rescored_with() {
    let it = Assessment { title: "Ü".repeat(200), ..demo::assessment() };
    let title = copy(&it, None).copy.title;
    assert!(title.chars().count() <= 200 && title.ends_with(" (rescored with unmoor-standard 1.0.0)"), "{title}");
}

/// A pack without some questions, and with some options gone.
fn thinned(drop_questions: &[Index], drop_options: &[(Index, Index)]) -> Pack {
    let mut pack = pack::builtin().clone();
    for (question, option) in drop_options {
        let options = &mut question.get_mut(&mut pack.questions).options;
        if options.len() > 1 {
            options.remove(option.index(options.len()));
        }
    }
    for index in drop_questions {
        pack.questions.remove(index.index(pack.questions.len()));
    }
    pack
}

/// The demo with a vote, a claim, a parked thought and a request at every question.
fn with_a_workshop() -> Assessment {
    let mut it = demo::assessment();
    let at = "2026-11-20T09:14:00Z".parse().expect("a time");
    let who = it.participants[0].id.clone();
    it.requests.push(Request {
        id: "r1".to_owned(),
        participant: None,
        sender: String::new(),
        made: at,
        questions: it.answers.keys().cloned().collect(),
        answered: Some(at),
        by: "Vendor".to_owned(),
        extra: Extra::new(),
    });
    let keys = ['a', 'b', 'c', 'd', 'e'].into_iter().cycle();
    for ((id, record), key) in it.answers.iter_mut().zip(keys) {
        let option = Some(OptionKey(key));
        record.votes = vec![Vote {
            participant: who.clone(),
            option,
            note: String::new(),
            at,
            sealed: false,
            extra: Extra::new(),
        }];
        record.claims = vec![Claim { request: "r1".to_owned(), option, note: String::new(), at, extra: Extra::new() }];
        it.parking.push(Parked {
            id: format!("p-{id}"),
            text: "Later".to_owned(),
            question: Some(id.clone()),
            at,
            done: false,
            extra: Extra::new(),
        });
    }
    it
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_copy_can_be_written_and_read(
        questions in vec(any::<Index>(), 0..40),
        options in vec((any::<Index>(), any::<Index>()), 0..40),
    ) {
        let (it, to) = (with_a_workshop(), thinned(&questions, &options));
        let rescored = rescore(&it, Some(pack::builtin()), &to, AssessmentId("copy".to_owned()));
        prop_assert_eq!(&file::read(&file::write(&rescored.copy), &[&to]).expect("it is read"), &rescored.copy);
        let answered = |it: &Assessment| {
            it.answers.values().filter(|record: &&AnswerRecord| record.answer != Answer::Open).count()
        };
        let lost = |lost: &&Lost| match lost.what {
            LostWhat::Question { answered, .. } => answered,
            LostWhat::Answer { .. } => true,
            LostWhat::Votes { .. } | LostWhat::Decided { .. } => false,
        };
        let gone = rescored.lost.iter().filter(lost).count();
        prop_assert_eq!(answered(&rescored.copy) + gone, answered(&it), "each answer is carried over or named");
        prop_assert_eq!(rescored.carried + gone, answered(&it) + it.exposure.len());
    }
}
