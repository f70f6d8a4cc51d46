//! How far votes agree, and who does not agree with what is decided.

use unmoor_app::view::*;

use crate::room::Room;

#[test]
fn dissent_that_is_noted_before_the_choice_is_recorded_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    for option in ["b", "d", "d"] {
        room.vote(Some(option));
    }
    room.reveal();
    let noted = Draft { dissent: vec!["p3".to_owned()], ..Draft::default() };
    let on = room.steer(WorkshopStep::Draft { draft: noted });
    assert_eq!(on.draft.dissent, ["p3"], "a tick is kept while nothing is chosen");
    let chosen = Draft { choice: Some("d".to_owned()), ..on.draft };
    let on = room.steer(WorkshopStep::Draft { draft: chosen });
    assert_eq!(on.draft.dissent, ["p1", "p3"], "and whoever voted otherwise is suggested beside it");
    let other = Draft { choice: Some("b".to_owned()), ..on.draft };
    let on = room.steer(WorkshopStep::Draft { draft: other });
    assert_eq!(on.draft.dissent, ["p2", "p3"], "dissent from one choice is none from another");
}

#[test]
fn votes_agree_only_where_all_said_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    for option in [Some("a"), None, Some("a")] {
        room.vote(option);
    }
    let req = room.req();
    let view = room.app.reveal_votes(req).unwrap();
    assert_eq!(view.said, "The votes are revealed. Some do not know.");
    let question = view.on.unwrap().question.unwrap();
    assert_eq!((question.agreement, question.spread), (Some(AgreementView::Unsure), None));
    room.steer(WorkshopStep::Again);
    for _ in 0..3 {
        room.vote(Some("b"));
    }
    assert_eq!(room.reveal().question.unwrap().agreement, Some(AgreementView::Same));
}
