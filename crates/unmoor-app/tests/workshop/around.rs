//! What goes on around the question: people, their roles, the clock, the parking list.

use unmoor_app::fault::FaultCode;
use unmoor_app::view::*;

use crate::room::{NOW, Room};

#[test]
fn people_come_and_go_and_the_session_keeps_those_who_took_part() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    room.vote(Some("a"));
    let add =
        AddParticipant { assessment: room.id.clone(), name: " Rosa Lindgate ".to_owned(), role: "data".to_owned() };
    let on = room.app.add_participant(add).unwrap().on.unwrap();
    assert_eq!((on.people[4].name.as_str(), on.people[4].present), ("Rosa Lindgate", true));
    let set = |participant: &str, present| SetPresent {
        assessment: room.id.clone(),
        participant: participant.to_owned(),
        present,
    };
    let (ines, tobias, jonas) = (set("p1", false), set("p2", false), set("p4", true));
    room.app.set_present(ines).unwrap();
    room.app.set_present(tobias).unwrap();
    let on = room.app.set_present(jonas).unwrap().on.unwrap();
    assert_eq!(on.people.iter().filter(|person| person.present).count(), 3, "Helen, Jonas and Rosa");
    let session = room.left().sessions.last().unwrap().clone();
    let there: Vec<&str> = session.present.iter().map(|id| id.as_str()).collect();
    assert_eq!(there, ["p1", "p3", "p5", "p4"], "Ines voted before she went; Tobias did nothing");
    let blank = AddParticipant { assessment: room.id.clone(), name: "  ".to_owned(), role: String::new() };
    assert_eq!(room.app.add_participant(blank).unwrap_err().code, FaultCode::Refused);
    let odd = AddParticipant { assessment: room.id.clone(), name: "X".to_owned(), role: "wizard".to_owned() };
    assert_eq!(room.app.add_participant(odd).unwrap_err().code, FaultCode::Refused);
}

#[test]
fn a_role_is_changed_during_the_workshop() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Open, "unanswered");
    let set = |role: &str| SetRole { assessment: room.id.clone(), participant: "p1".to_owned(), role: role.to_owned() };
    let (finance, odd) = (set("finance"), set("wizard"));
    let view = room.app.set_role(finance).unwrap();
    assert_eq!(view.said, "Ines Aldana: Finance.");
    assert_eq!(view.on.unwrap().people[0].role_key, "finance");
    assert_eq!(room.app.set_role(odd).unwrap_err().code, FaultCode::Refused);
    room.app.undo(Nothing {}).unwrap();
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_ne!(on.people[0].role, "Finance");
}

#[test]
fn a_question_names_the_team_that_usually_knows() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Open, "role/data");
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!(on.question.unwrap().asked_of, "the data team");
}

#[test]
fn the_clock_counts_for_the_question_and_does_nothing_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    let on = room.begin(WorkshopMode::Open, "disputed");
    let ends = on.clock.ends_at.unwrap();
    let now = NOW.parse::<jiff::Timestamp>().unwrap().as_millisecond() as f64;
    assert_eq!(ends - now, 240_000.0);
    let on = room.steer(WorkshopStep::Clock { runs: false });
    assert_eq!((on.clock.ends_at, on.clock.left), (None, 240_000.0));
    assert!(room.steer(WorkshopStep::Clock { runs: true }).clock.ends_at.is_some());
}

#[test]
fn the_clock_can_be_given_its_whole_time_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Open, "disputed");
    room.steer(WorkshopStep::Clock { runs: false });
    let on = room.steer(WorkshopStep::Restart);
    assert!(on.clock.ends_at.is_some());
}

#[test]
fn what_was_parked_is_ticked_off_removed_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    let park = |text: &str, question: Option<&str>| Park {
        assessment: room.id.clone(),
        text: text.to_owned(),
        question: question.map(str::to_owned),
    };
    let (line, blank, nowhere, long) = (
        park(" <b>Who pays?</b> \u{202e}", Some("XR-01")),
        park("  ", None),
        park("x", Some("ZZ-99")),
        park(&"x".repeat(1_000_000), None),
    );
    let view = room.app.park(line).unwrap();
    assert_eq!((view.open, view.items.len()), (3, 4));
    let parked = view.items.iter().find(|item| item.id == "k4").unwrap();
    assert_eq!(
        (parked.text.as_str(), parked.question.as_str()),
        ("<b>Who pays?</b> \u{202e}", "XR-01"),
        "shown as text"
    );
    for refused in [blank, nowhere, long] {
        assert_eq!(room.app.park(refused).unwrap_err().code, FaultCode::Refused);
    }
    let tick = SetParked { assessment: room.id.clone(), id: "k4".to_owned(), done: true };
    let view = room.app.set_parked(tick).unwrap();
    assert_eq!((view.open, view.items.last().unwrap().id.as_str()), (2, "k4"));
    let remove = || RemoveParked { assessment: room.id.clone(), id: "k4".to_owned() };
    let (first, second) = (remove(), remove());
    assert_eq!(room.app.remove_parked(first).unwrap().items.len(), 3);
    assert_eq!(room.app.remove_parked(second).unwrap_err().code, FaultCode::NotFound);
    room.app.undo(Nothing {}).unwrap();
    assert_eq!(room.app.get_parking(room.req()).unwrap().items.len(), 4);
}
