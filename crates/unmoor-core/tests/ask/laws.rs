//! What is taken in stands beside the team's answers: nothing that is scored moves, whatever comes back.

use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use unmoor_core::assessment::{Answer, Assessment, OptionKey, QuestionId};
use unmoor_core::{file, pack, score};

use crate::{asking, filled, look, take_in};

/// Who was asked, and what came back: an option or "we do not know", and a comment, by question.
type Came = (Option<String>, Vec<(QuestionId, Option<OptionKey>, String)>);

fn came() -> impl Strategy<Value = Came> {
    let ids: Vec<QuestionId> = pack::builtin().questions.iter().map(|question| question.id.clone()).collect();
    let keys: Vec<OptionKey> = "abcde".chars().map(OptionKey).collect();
    let people: Vec<Option<String>> = [None, Some("p1"), Some("p2")].map(|who| who.map(str::to_owned)).to_vec();
    let answers = btree_map(select(ids), (option::of(select(keys)), any::<String>()), 1..20);
    let flat = |answers: std::collections::BTreeMap<_, _>| {
        answers.into_iter().map(|(id, (option, note))| (id, option, note)).collect()
    };
    (select(people), answers.prop_map(flat))
}

fn answers(came: &Came) -> Value {
    let one = |(id, option, note): &(QuestionId, Option<OptionKey>, String)| {
        let answer = match option {
            Some(option) => json!({ "state": "answered", "option": option, "note": note }),
            None => json!({ "state": "unknown", "note": note }),
        };
        (id.to_string(), answer)
    };
    came.1.iter().map(one).collect::<serde_json::Map<_, _>>().into()
}

fn asks(came: &Came) -> Assessment {
    let ids: Vec<&str> = came.1.iter().map(|(id, ..)| id.as_str()).collect();
    asking(came.0.as_deref(), &ids)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_answer_and_no_score_changes(came in came()) {
        let mut assessment = asks(&came);
        let before = assessment.clone();
        let merge = look(&assessment, &filled(&assessment, answers(&came))).unwrap();
        take_in(&mut assessment, &merge);
        let pack = pack::builtin();
        prop_assert_eq!(score::score(&assessment, pack), score::score(&before, pack));
        for question in &pack.questions {
            prop_assert_eq!(assessment.answer(&question.id), before.answer(&question.id), "{}", question.id);
        }
        prop_assert_eq!(&assessment.exposure, &before.exposure);
    }

    #[test]
    fn every_answer_comes_in_as_a_vote_or_as_a_claim_and_nothing_else_does(came in came()) {
        let mut assessment = asks(&came);
        let before = assessment.clone();
        let merge = look(&assessment, &filled(&assessment, answers(&came))).unwrap();
        take_in(&mut assessment, &merge);
        for (id, option, note) in &came.1 {
            let record = &assessment.answers[id];
            match &came.0 {
                Some(who) => {
                    let mut own = record.votes.iter().filter(|vote| vote.participant.as_str() == who);
                    let vote = own.next().expect("a vote");
                    prop_assert_eq!((vote.option, &vote.note), (*option, note));
                    prop_assert!(own.next().is_none(), "one vote a person");
                    prop_assert!(record.claims.is_empty());
                }
                None => {
                    let claim = record.claims.last().expect("a claim");
                    prop_assert_eq!((claim.option, &claim.note), (*option, note));
                    let before = before.answers.get(id).cloned().unwrap_or_default();
                    prop_assert_eq!(&record.votes, &before.votes);
                }
            }
        }
        let read = file::read(&file::write(&assessment), &[pack::builtin()]);
        prop_assert_eq!(read.as_ref(), Ok(&assessment), "what was taken in leaves and comes back");
        let again = look(&assessment, &filled(&before, answers(&came))).unwrap_err();
        let said = again.to_string();
        prop_assert!(said.contains("are in already"), "{}", said);
    }
}

#[test]
fn a_merge_says_what_it_replaces_what_differs_and_what_was_left_open() {
    let assessment = asking(Some("p1"), &["DO-01", "DO-02", "AL-02"]);
    let vote =
        assessment.answers[&QuestionId::from("DO-01")].votes.iter().any(|vote| vote.participant.as_str() == "p1");
    let Answer::Answered { option, .. } = assessment.answer(&"DO-02".into()) else { panic!("DO-02 is answered") };
    let far = if option.0 < 'c' { "e" } else { "a" };
    let given = json!({ "DO-01": { "state": "unknown" }, "DO-02": { "state": "answered", "option": far } });
    let merge = look(&assessment, &filled(&assessment, given)).unwrap();
    assert_eq!(merge.lines[0].replaces.is_some(), vote);
    assert_eq!(merge.lines[0].apart, None, "who does not know lies nowhere");
    assert!(merge.lines[1].apart.unwrap() >= 2);
    assert_eq!(merge.left_open, ["AL-02".into()]);
}

#[test]
fn a_response_without_a_time_is_of_the_time_at_which_it_is_looked_at() {
    let assessment = asking(None, &["DO-01"]);
    let mut file = filled(&assessment, json!({ "DO-01": { "state": "unknown" } }));
    file.as_object_mut().unwrap().remove("at");
    assert_eq!(look(&assessment, &file).unwrap().at.to_string(), "2026-11-25T09:00:00Z");
}

#[test]
fn a_vote_by_file_joins_a_blind_vote_and_tells_nothing_of_it() {
    let mut assessment = asking(Some("p1"), &["DO-01", "AL-02"]);
    let sealed = |who: &str| unmoor_core::assessment::Vote {
        participant: who.into(),
        option: Some(OptionKey('e')),
        note: String::new(),
        at: "2026-11-20T09:14:00Z".parse().unwrap(),
        sealed: true,
        extra: Default::default(),
    };
    assessment.answers.get_mut(&"AL-02".into()).unwrap().votes = vec![sealed("p1"), sealed("p2")];
    let given = json!({ "DO-01": { "state": "unknown" }, "AL-02": { "state": "answered", "option": "a" } });
    let merge = look(&assessment, &filled(&assessment, given)).unwrap();
    assert_eq!(merge.lines.iter().map(|line| line.sealed).collect::<Vec<_>>(), [false, true]);
    assert_eq!(merge.lines[1].replaces, None, "what was sealed is not told");
    take_in(&mut assessment, &merge);
    let votes = &assessment.answers[&QuestionId::from("AL-02")].votes;
    assert!(votes.len() == 2 && votes.iter().all(|vote| vote.sealed), "{votes:?}");
}
