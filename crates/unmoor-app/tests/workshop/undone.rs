//! Undo in a workshop: both screens show what stands.

use unmoor_app::view::*;

use crate::room::{Room, voters};

#[test]
fn a_reveal_that_is_undone_seals_the_votes_again_on_both_screens() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    for _ in 0..3 {
        room.vote(Some("d"));
    }
    assert_eq!(room.reveal().draft.choice.as_deref(), Some("d"));
    assert_eq!(room.app.undo(Nothing {}).unwrap().said, "Undone: the reveal of the votes of XR-06.");
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::AllIn, "3 of 3 votes are in"));
    assert!(voters(&on).is_empty() && on.draft.choice.is_none(), "what they said is proposed no more: {:?}", on.draft);
    let projected = room.app.get_projector(Nothing {}).unwrap().question.unwrap();
    assert_eq!((projected.phase, projected.proposed), (WorkshopPhase::AllIn, None));
    let early =
        Decide { assessment: room.id.clone(), answer: AnswerInput::Unknown, note: String::new(), dissent: vec![] };
    assert_eq!(room.app.decide(early).unwrap_err().happened, "The votes have not been revealed yet.");
    room.app.redo(Nothing {}).unwrap();
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.phase, voters(&on)), (WorkshopPhase::Revealed, vec![("d".to_owned(), 3)]));
}

#[test]
fn undo_of_a_further_round_keeps_the_votes_of_the_first_as_earlier_ones() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "disputed");
    room.go("XR-01");
    room.steer(WorkshopStep::Again);
    room.vote(Some("d"));
    room.steer(WorkshopStep::TakeBack);
    room.reveal();
    room.app.undo(Nothing {}).unwrap();
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::Asked, "1 of 3 votes are in"));
}

#[test]
fn the_room_is_led_back_to_the_question_whose_decision_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    let on = room.begin(WorkshopMode::Open, "unanswered");
    let first = on.question.unwrap().id;
    let next = room.decide("b", "", &[]).on.unwrap().question.unwrap().id;
    assert_ne!(first, next);
    room.app.undo(Nothing {}).unwrap();
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.question.unwrap().id, on.left), (first.clone(), 16));
    assert_eq!(room.app.get_projector(Nothing {}).unwrap().question.unwrap().id, first, "the second window follows");
    room.go(&next);
    room.app.redo(Nothing {}).unwrap();
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.question.unwrap().id, on.left), (first, 15));
}
