//! The workshop on a real workspace file: votes that nobody sees before the reveal, decisions with dissent, coming and
//! going, and going on after a crash.

#![cfg(test)]

mod around;
mod by_file;
mod deciding;
mod room;
mod undone;

use unmoor_app::fault::FaultCode;
use unmoor_app::view::*;
use unmoor_core::assessment::{Answer, Decided, Evidence, OptionKey, QuestionId};

use self::room::{NOW, Room, voters};

#[test]
fn a_workshop_starts_with_who_is_there_and_what_is_to_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    let req = room.req();
    let view = room.app.get_workshop(req.clone()).unwrap();
    let offered = view.start.unwrap();
    assert_eq!(offered.people.len(), 4);
    assert!(offered.people.iter().all(|person| person.present), "those of the last session are suggested");
    assert_eq!((offered.mode, offered.minutes), (WorkshopMode::Open, 4));
    let count = |key: &str| offered.choices.iter().find(|choice| choice.key == key).map(|choice| choice.count);
    assert_eq!(
        (count("all"), count("unanswered"), count("unknown"), count("disputed")),
        (Some(95), Some(16), Some(17), Some(2))
    );
    assert!(count("section/XR").is_some() && count("role/legal").is_some());
    assert_eq!(
        offered.before,
        ["19 November 2026, four people, one question decided", "17 November 2026, four people, one question decided"]
    );
    assert_eq!(view.parked, 2);

    let nobody = StartWorkshop {
        assessment: req.assessment.clone(),
        present: vec![],
        mode: WorkshopMode::Open,
        minutes: 4,
        questions: "all".to_owned(),
    };
    assert_eq!(room.app.start_workshop(nobody).unwrap_err().happened, "Nobody is in the room.");
    let on = room.begin(WorkshopMode::Blind, "disputed");
    assert_eq!((on.left, on.questions.len()), (2, 2));
    assert_eq!(on.question.unwrap().id, "AL-04");
    let again = StartWorkshop {
        assessment: req.assessment.clone(),
        present: vec!["p1".to_owned()],
        mode: WorkshopMode::Open,
        minutes: 0,
        questions: "all".to_owned(),
    };
    assert_eq!(room.app.start_workshop(again).unwrap_err().code, FaultCode::Refused, "one at a time");
    let session = room.left().sessions.last().unwrap().clone();
    assert_eq!((session.id.as_str(), session.ended, session.present.len()), ("s3", None, 3));
}

#[test]
fn votes_are_on_the_disk_and_in_no_view_until_they_are_revealed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    let on = room.go("XR-06");
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::Asked, "0 of 3 votes are in"));
    let on = room.vote(Some("a"));
    assert_eq!(on.phase, WorkshopPhase::Covered, "the screen is covered at once for the next one");
    assert_eq!(on.turn.unwrap().name, "Tobias Renn");
    room.vote(Some("e"));

    let seen =
        format!("{:?} {:?}", room.app.get_projector(Nothing {}).unwrap(), room.app.get_workshop(room.req()).unwrap());
    assert!(seen.contains("2 of 3 votes are in"), "{seen}");
    assert!(!seen.contains("voters: [Voter"), "no vote is in what a window is drawn from: {seen}");
    let walk = room.walk("XR-06");
    assert!(walk.votes.is_empty() && !walk.disputed && walk.sealed_votes == 2);
    let filters =
        room.app.get_walk(WalkRequest { assessment: room.id.clone(), question: None, filter: None }).unwrap().filters;
    assert_eq!(
        filters.iter().find(|f| f.filter == WalkFilter::Disputed).unwrap().count,
        2,
        "nor does a count tell of them"
    );
    assert!(!room.left().answers.contains_key(&QuestionId::from("XR-06")), "what leaves holds no sealed vote");

    let on = room.vote(None);
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::AllIn, "3 of 3 votes are in"));
    assert!(voters(&on).is_empty(), "not even when all are in");
    let on = room.reveal();
    assert_eq!(voters(&on), [("a".to_owned(), 1), ("e".to_owned(), 1), ("u".to_owned(), 1)]);
    let question = on.question.unwrap();
    assert_eq!(question.agreement, Some(AgreementView::Apart));
    assert_eq!((question.spread, question.apart.as_str()), (Some(SpreadView { from: 0, to: 4 }), "four"));
    let projected = room.app.get_projector(Nothing {}).unwrap().question.unwrap();
    assert_eq!((projected.agreement, projected.apart.as_str()), (Some(AgreementView::Apart), "four"));
    assert_eq!(projected.ballot[4].voters[0].name, "Tobias Renn");
    assert!(room.walk("XR-06").disputed);
}

#[test]
fn a_decision_is_the_answer_with_dissent_and_who_was_there_in_one_step_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    for option in ["b", "d", "d"] {
        room.vote(Some(option));
    }
    let early =
        Decide { assessment: room.id.clone(), answer: AnswerInput::Unknown, note: String::new(), dissent: vec![] };
    assert_eq!(room.app.decide(early).unwrap_err().happened, "The votes have not been revealed yet.");
    let on = room.reveal();
    assert_eq!(on.draft.choice, None, "where votes differ nothing is proposed");
    let draft = Draft { choice: Some("d".to_owned()), note: "Because.".to_owned(), ..Draft::default() };
    let on = room.steer(WorkshopStep::Draft { draft: draft.clone() });
    assert_eq!(on.draft.dissent, ["p1"], "whoever voted otherwise is suggested");
    let projected = room.app.get_projector(Nothing {}).unwrap().question.unwrap();
    assert_eq!((projected.proposed.as_deref(), projected.decides.as_str()), (Some("d"), "Proposed: 4, claimed"));
    assert_eq!(projected.dissent, "Ines Aldana", "the room reads who does not agree");
    let edited = Draft { dissent: vec!["p1".to_owned(), "p3".to_owned()], ..draft };
    assert_eq!(room.steer(WorkshopStep::Draft { draft: edited }).draft.dissent, ["p1", "p3"], "and can be edited");

    let before = room.left();
    let view = room.decide("d", " Because. ", &["p1"]);
    assert!(view.said.starts_with("XR-06 is decided. Now "), "{}", view.said);
    let record = room.left().answers[&QuestionId::from("XR-06")].clone();
    assert_eq!(record.answer, Answer::Answered { option: OptionKey('d'), evidence: Evidence::Claimed });
    let decision = record.decision.unwrap();
    assert_eq!(decision.decided, Decided::of(&record.answer), "what was decided is kept beside the answer");
    assert!(decision.decided.is_some());
    assert_eq!((decision.note.as_str(), decision.dissent.len(), decision.present.len()), ("Because.", 1, 3));
    let shown = room.walk("XR-06").decision.unwrap();
    assert_eq!((shown.dissent, shown.present.len()), (vec!["Ines Aldana".to_owned()], 3));
    let chosen = room.walk("XR-06").options[3].label.clone();
    assert_eq!((shown.outcome, shown.changed), (format!("{chosen} (claimed)"), false));
    let at = WalkAt { assessment: room.id.clone(), question: "XR-06".to_owned(), filter: None };
    room.app.answer_question(AnswerQuestion { at, answer: AnswerInput::Unknown, advance: false }).unwrap();
    let shown = room.walk("XR-06").decision.unwrap();
    assert_eq!((shown.outcome, shown.changed), (format!("{chosen} (claimed)"), true), "it stays what the room chose");
    room.app.undo(Nothing {}).unwrap();

    assert_eq!(room.app.undo(Nothing {}).unwrap().said, "Undone: the decision of XR-06.");
    assert_eq!(room.left(), before, "answer and decision go together");
}

#[test]
fn an_open_room_decides_with_one_key_and_comes_back_to_what_it_passed_by() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    let on = room.begin(WorkshopMode::Open, "section/XR");
    let all = on.questions.len() as u32;
    assert_eq!((on.phase, on.left), (WorkshopPhase::Revealed, all), "XR-01 has votes of an earlier session");
    let second = on.next.clone().unwrap();
    room.go(&second);
    let view = room.decide("b", "", &[]);
    let on = view.on.unwrap();
    assert_eq!(on.left, all - 1);
    let last = on.questions.last().unwrap().id.clone();
    room.go(&last);
    let on = room.decide("b", "", &[]).on.unwrap();
    assert_eq!(on.question.unwrap().id, "XR-01", "what was passed by comes last");
    let no = AnswerInput::NotApplicable { reason: "No such thing here".to_owned() };
    let decide = Decide { assessment: room.id.clone(), answer: no, note: String::new(), dissent: vec![] };
    room.app.decide(decide).unwrap();
    assert!(matches!(room.left().answers[&QuestionId::from("XR-01")].answer, Answer::NotApplicable { .. }));
    for _ in 0..all - 3 {
        room.decide("c", "", &[]);
    }
    let on = room.app.get_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.phase, on.left), (WorkshopPhase::Done, 0));
    assert_eq!(room.app.get_projector(Nothing {}).unwrap().note, "Every question of this workshop is decided.");
}

#[test]
fn everybody_can_vote_again_and_the_new_vote_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "disputed");
    let on = room.go("XR-01");
    assert_eq!(on.phase, WorkshopPhase::Revealed, "everybody has voted in an earlier session");
    let on = room.steer(WorkshopStep::Again);
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::Asked, "0 of 3 votes are in"));
    assert!(voters(&on).is_empty());
    room.vote(Some("d"));
    let on = room.steer(WorkshopStep::Pass);
    assert!(on.votes_in.ends_with("1 passed"), "{}", on.votes_in);
    let on = room.steer(WorkshopStep::TakeBack);
    assert_eq!(on.phase, WorkshopPhase::Asked);
    let on = room.go("AL-04");
    assert_eq!(on.question.unwrap().id, "AL-04");
    let on = room.go("XR-01");
    assert_eq!(on.phase, WorkshopPhase::Asked, "coming back finds the round where it was");
    assert!(on.people[0].voted && !on.people[1].voted);
    let on = room.reveal();
    assert_eq!(voters(&on), [("d".to_owned(), 2), ("e".to_owned(), 2)], "who did not vote again keeps the old vote");
    let ballot = on.question.unwrap().ballot;
    let old = ballot.iter().flat_map(|line| &line.voters).filter(|voter| voter.role.ends_with("earlier vote"));
    assert_eq!(old.count(), 3, "and it says so");
    assert_eq!(room.left().answers[&QuestionId::from("XR-01")].votes.len(), 4, "one vote each");
}

#[test]
fn after_a_crash_in_the_middle_of_a_vote_it_goes_on_and_the_votes_are_still_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    room.vote(Some("a"));
    room.vote(Some("e"));
    let mut room = room.crash(folder.path());

    let view = room.app.get_workshop(room.req()).unwrap();
    assert!(view.on.is_none() && view.start.is_none());
    let open = view.left_open.unwrap();
    assert_eq!((open.began.as_str(), open.sealed), ("26 November 2026, three people, no questions decided", 2));
    let walk = room.walk("XR-06");
    assert!(walk.votes.is_empty() && walk.sealed_votes == 2, "sealed before anybody goes on");

    let on = room.app.continue_workshop(room.req()).unwrap().on.unwrap();
    assert_eq!((on.mode, on.left, on.clock.minutes), (WorkshopMode::Blind, 16, 4));
    assert_eq!(on.question.as_ref().unwrap().id, "XR-06", "it goes on where it was");
    assert_eq!((on.phase, on.votes_in.as_str()), (WorkshopPhase::Asked, "2 of 3 votes are in"));
    assert_eq!(on.next_voter.as_deref(), Some("Helen Marchetti"));
    room.vote(Some("e"));
    assert_eq!(voters(&room.reveal()), [("a".to_owned(), 1), ("e".to_owned(), 2)]);
}

#[test]
fn ending_a_workshop_reveals_what_is_sealed_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "unanswered");
    room.go("XR-06");
    let on = room.vote(Some("a"));
    assert_eq!(on.sealed, 1);
    let view = room.app.end_workshop(room.req()).unwrap();
    assert!(view.start.is_some() && view.on.is_none());
    assert_eq!(room.left().sessions.last().unwrap().ended, Some(NOW.parse().unwrap()));
    assert_eq!(room.walk("XR-06").votes.len(), 1);
    assert_eq!(room.app.get_projector(Nothing {}).unwrap().note, "No workshop is on.");
    let fault = room.app.reveal_votes(room.req()).unwrap_err();
    assert_eq!(fault.happened, "This workshop is no longer on.");
    room.app.undo(Nothing {}).unwrap();
    assert!(room.app.get_workshop(room.req()).unwrap().left_open.is_some(), "an ending that is undone leaves it open");
    assert_eq!(room.walk("XR-06").sealed_votes, 1, "and its votes sealed");
}

#[test]
fn the_projector_is_told_only_of_what_differs_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    assert!(room.app.projector_news().is_some(), "the first picture");
    assert!(room.app.projector_news().is_none());
    room.begin(WorkshopMode::Blind, "unanswered");
    let first = room.app.projector_news().unwrap();
    room.steer(WorkshopStep::Draft { draft: Draft { note: "not for the wall".to_owned(), ..Draft::default() } });
    assert!(room.app.projector_news().is_none(), "what the facilitator types is not shown");
    room.go("XR-06");
    let next = room.app.projector_news().unwrap();
    assert!(next.revision > first.revision);
    assert_eq!(next.question.unwrap().id, "XR-06");
    room.app.set_settings(Settings { theme: Theme::Dark, ..Settings::default() }).unwrap();
    assert_eq!(room.app.projector_news().unwrap().settings.theme, Theme::Dark);
}

#[test]
fn another_workspace_has_no_workshop_of_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut room = Room::open(folder.path());
    room.begin(WorkshopMode::Blind, "all");
    room.app.new_workspace_at(&folder.path().join("other.unmoor")).unwrap();
    assert_eq!(room.app.get_projector(Nothing {}).unwrap().note, "No workshop is on.");
    let id = room.app.open_demo(Nothing {}).unwrap().assessment;
    assert!(room.app.get_workshop(AssessmentRequest { assessment: id }).unwrap().start.is_some());
}
