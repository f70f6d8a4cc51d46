//! A vote that comes in by file while the room votes blind.

use serde_json::{Value, json};
use unmoor_app::files;
use unmoor_app::view::*;
use unmoor_core::assessment::QuestionId;

use crate::room::{Room, voters};

#[test]
fn a_vote_that_comes_by_file_joins_the_blind_vote_and_nothing_of_it_is_shown_before_the_reveal() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    let path = folder.path().join("helen.unmoor-response.json");
    let wish = AskByFile {
        assessment: room.id.clone(),
        to: "p3".to_owned(),
        sender: String::new(),
        questions: ["DO-01", "XR-06"].map(str::to_owned).to_vec(),
        kind: AskKind::Response,
    };
    room.app.ask_to(&wish, &path).unwrap();
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    file["by"] = json!("Helen Marchetti");
    let answer = |option: &str, note: &str| json!({ "state": "answered", "option": option, "note": note });
    file["answers"] = json!({ "DO-01": answer("a", "Clause 9.1"), "XR-06": answer("e", "Nobody has tried it") });
    files::replace(&path, file.to_string().as_bytes()).unwrap();

    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    room.vote(Some("a"));
    let merge = room.app.import(&[&path]).unwrap().responses.remove(0);
    let [open, sealed] = &merge.lines[..] else { panic!("both questions are shown: {merge:?}") };
    assert_eq!((open.theirs.number, open.note.as_str()), (Some(1), "Clause 9.1"), "nobody votes on it just now");
    assert_eq!((sealed.id.as_str(), sealed.theirs.text.as_str()), ("XR-06", "Joins the blind vote"));
    let seen = format!("{merge:?}");
    for told in [room.walk("XR-06").options[4].label.as_str(), "Nobody has tried it"] {
        assert!(!seen.contains(told), "{told} is told before the reveal: {seen}");
    }
    assert_eq!((sealed.theirs.number, sealed.ours.number), (None, None));
    assert_eq!((sealed.note.as_str(), sealed.does.as_str(), sealed.apart.as_str()), ("", "", ""));

    room.app.take_in_response(TakeIn { request: merge.request }).unwrap();
    let walk = room.walk("XR-06");
    assert!(walk.votes.is_empty() && walk.sealed_votes == 2);
    let on = room.vote(Some("a"));
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::AllIn, "3 of 3 votes are in"));
    assert_eq!(voters(&room.reveal()), [("a".to_owned(), 2), ("e".to_owned(), 1)], "it was taken in whole");
    let kept = room.left().answers[&QuestionId::from("XR-06")].votes.clone();
    assert_eq!(kept.iter().find(|vote| vote.participant.as_str() == "p3").unwrap().note, "Nobody has tried it");
}
