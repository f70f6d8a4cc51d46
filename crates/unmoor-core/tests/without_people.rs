//! What is handed on without names has none that the assessment knows, and is otherwise the same assessment.
#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use unmoor_core::assessment::{
    Assessment, EvidenceItem, EvidenceKind, Extra, NonBlank, OptionKey, ParticipantId, Request, Treatment,
    TreatmentStatus, Vote,
};
use unmoor_core::redaction::{Redaction, redacted};
use unmoor_core::score::score;
use unmoor_core::{demo, file, pack};

fn without_names(assessment: &Assessment) -> Assessment {
    redacted(assessment, &Redaction::people())
}

/// The demo, with somebody in every field that can name one.
fn peopled() -> Assessment {
    let mut it = demo::assessment();
    it.participants[2].name = "Zoë O\u{2019}Neill-Größe".to_owned();
    it.participants[0].id = ParticipantId("ines@fennimere.example".to_owned());
    let renamed = |id: &mut ParticipantId| {
        if id.as_str() == "p1" {
            *id = ParticipantId("ines@fennimere.example".to_owned());
        }
    };
    it.sessions.iter_mut().flat_map(|session| &mut session.present).for_each(renamed);
    for record in it.answers.values_mut() {
        record.votes.iter_mut().for_each(|vote| renamed(&mut vote.participant));
        if let Some(decision) = &mut record.decision {
            decision.dissent.iter_mut().chain(&mut decision.present).for_each(renamed);
        }
    }
    let request = |id: &str, participant: Option<&str>, by: &str| Request {
        id: id.to_owned(),
        participant: participant.map(ParticipantId::from),
        made: "2026-11-20T08:00:00Z".parse().unwrap(),
        questions: vec!["DO-01".into()],
        answered: None,
        by: by.to_owned(),
        sender: "Ines Aldana, procurement".to_owned(),
        extra: Extra::from_iter([("mail".to_owned(), "okoro@quaystead.example".into())]),
    };
    it.requests = vec![request("r1", None, "P. Okoro, Quaystead"), request("r2", Some("p2"), "Tobias Renn")];
    let xr = it.answers.get_mut(&"XR-01".into()).unwrap();
    xr.note =
        "Zoë O\u{2019}Neill-Größe asked; \"Rosa Lindgate\" and P. Okoro know more than Rosa. Renn, Tobias".to_owned();
    xr.treatment = Some(Treatment {
        status: TreatmentStatus::Accepted {
            reason: NonBlank::new("Ines Aldana says that it is cheap").unwrap(),
            by: NonBlank::new("Maud Ferrant").unwrap(),
        },
        owner: "tobias renn".to_owned(),
        due: None,
        extra: Extra::new(),
    });
    xr.votes[0].note = "as Ines Aldana, and not InesAldana, put it".to_owned();
    it.extra.insert("facilitator".to_owned(), "Someone Else".into());
    it
}

#[test]
fn no_name_that_is_known_is_left() {
    let it = without_names(&peopled());
    let written = String::from_utf8(file::write(&it)).unwrap();
    for name in [
        "Ines Aldana",
        "Tobias Renn",
        "O\u{2019}Neill",
        "Jonas Whitlock",
        "Okoro",
        "Ferrant",
        "Lindgate",
        "Samir",
        "Hollis",
        "Coram",
        "Strand",
        "Someone",
        "@",
    ] {
        assert!(!written.contains(name), "{name} is left");
    }
    assert_eq!(file::read(written.as_bytes(), &[pack::builtin()]).unwrap(), it);
}

#[test]
fn the_same_person_is_the_same_everywhere() {
    let it = without_names(&peopled());
    let names: Vec<&str> = it.participants.iter().map(|person| person.name.as_str()).collect();
    let all = [
        "Participant 1 (procurement)",
        "Participant 2 (engineering)",
        "Participant 3 (legal)",
        "Participant 4 (product)",
    ];
    assert_eq!(names, all);
    let xr = &it.answers[&"XR-01".into()];
    assert_eq!(
        xr.note,
        format!(
            "Participant 3 (legal) asked; \"{}\" and {} know more than Rosa. Participant 2 (engineering)",
            title(&it, "EX-05"),
            it.requests[0].by
        ),
        "a given name alone is free text"
    );
    let Some(Treatment { status: TreatmentStatus::Accepted { by, reason }, owner, .. }) = &xr.treatment else {
        panic!("the finding is accepted")
    };
    assert!(owner.starts_with("Person "), "in other letters it is another name: {owner}");
    assert_eq!(by.as_str(), title(&it, "SD-10"), "who accepts is who was spoken to");
    assert_eq!(reason.as_str(), "Participant 1 (procurement) says that it is cheap");
    assert_eq!(it.requests[1].by, "Participant 2 (engineering)");
    assert_eq!(it.requests[1].sender, "Participant 1 (procurement)");
    assert_eq!(title(&it, "SD-05"), "Participant 2 (engineering)", "what follows the name goes with it");
    assert_eq!(title(&it, "DO-08"), title(&it, "OP-03"));
    assert_eq!(xr.votes[0].note, "as Participant 1 (procurement), and not Participant 1 (procurement), put it");
    assert_eq!(xr.votes[0].participant, ParticipantId::from("p1"));
    assert_eq!(xr.decision.as_ref().unwrap().dissent, [ParticipantId::from("p1")]);
    assert_eq!(it.sessions[0].present.len(), 4);
}

fn title<'a>(it: &'a Assessment, question: &str) -> &'a str {
    let items = &it.answers[&question.into()].evidence_items;
    &items.iter().find(|item| item.kind == EvidenceKind::Person).expect("somebody was spoken to").title
}

#[test]
fn it_scores_the_same_and_a_second_time_changes_nothing() {
    let it = demo::assessment();
    let once = without_names(&it);
    assert_eq!(score(&once, pack::builtin()), score(&it, pack::builtin()));
    assert_eq!(without_names(&once), once);
}

#[test]
fn nobody_and_people_with_odd_names_do_not_spoil_the_text() {
    let mut it = demo::assessment();
    let note = it.answers[&"XR-01".into()].note.clone();
    for (person, name) in it.participants.iter_mut().zip(["", "e", "  \u{202e} ", "\"'"]) {
        person.name = name.to_owned();
        person.role = "r".repeat(1000);
    }
    it.answers.get_mut(&"DO-01".into()).unwrap().evidence_items.push(EvidenceItem {
        id: "nobody".to_owned(),
        kind: EvidenceKind::Person,
        title: " ".to_owned(),
        detail: String::new(),
        locator: String::new(),
        file: None,
        date: None,
        extra: Extra::new(),
    });
    let bare = without_names(&it);
    assert_eq!(bare.answers[&"XR-01".into()].note, note);
    assert_eq!(file::read(&file::write(&bare), &[pack::builtin()]).unwrap(), bare);
}

#[test]
fn what_grows_beyond_a_file_is_cut_to_fit_and_whoever_is_no_participant_goes() {
    let mut it = demo::assessment();
    it.participants[0].name = "ab".to_owned();
    let xr = it.answers.get_mut(&"XR-01".into()).unwrap();
    xr.note = "ab ".repeat(file::MAX_NOTE / 3);
    let stranger = Vote { participant: "p9".into(), option: Some(OptionKey('a')), ..xr.votes[0].clone() };
    xr.votes.push(stranger);
    let bare = without_names(&it);
    assert!(bare.answers[&"XR-01".into()].note.starts_with("Participant 1 (procurement) Participant 1"));
    assert_eq!(bare.answers[&"XR-01".into()].votes.len(), 4);
    assert_eq!(file::read(&file::write(&bare), &[pack::builtin()]).unwrap(), bare);
}
