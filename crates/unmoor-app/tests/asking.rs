//! Asking by file through the app: what is remembered, what comes back beside the answers, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use unmoor_app::clock::Clock;
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::*;
use unmoor_app::{Access, App, Redaction, Start, files};

struct Room {
    folder: tempfile::TempDir,
    app: App,
    demo: String,
}

impl Room {
    /// A workspace with the demo in it.
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let mut app = App::start(Start {
            data_folder: Some(folder.path().to_owned()),
            workspace: None,
            access: Access::ReadWrite,
            clock: Clock::Fixed("2026-11-23T10:00:00Z".parse().unwrap()),
        })
        .unwrap();
        let demo = app.open_demo(Nothing {}).unwrap().assessment;
        Room { folder, app, demo }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn view(&mut self) -> AskView {
        self.app.get_ask(AssessmentRequest { assessment: self.demo.clone() }).unwrap()
    }

    /// Asks somebody, and gives the response with these answers filled in.
    fn asks(&mut self, to: &str, questions: &[&str], answers: Value) -> PathBuf {
        let path = self.path(&format!("{}-{}.unmoor-response.json", to, questions.join("-")));
        self.app.ask_to(&self.wish(to, questions), &path).unwrap();
        let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        file["by"] = json!(if to.is_empty() { "P. Okoro, Quaystead" } else { "Ines Aldana" });
        file["at"] = json!("2026-11-22T14:50:00Z");
        file["answers"] = answers;
        put(&path, &file);
        path
    }

    fn wish(&self, to: &str, questions: &[&str]) -> AskByFile {
        AskByFile {
            assessment: self.demo.clone(),
            to: to.to_owned(),
            sender: " Fennimere ".to_owned(),
            questions: questions.iter().map(|id| (*id).to_owned()).collect(),
            kind: AskKind::Response,
        }
    }

    fn import(&mut self, path: &Path) -> Result<MergeView, Fault> {
        let mut view = self.app.import(&[path]).unwrap();
        view.refused.pop().map_or_else(|| Ok(view.responses.remove(0)), |refused| Err(refused.fault))
    }

    fn file(&self) -> Vec<u8> {
        self.app.leave(&self.demo, &Redaction::none()).unwrap().file()
    }

    fn question(&mut self, id: &str) -> QuestionView {
        let request = WalkRequest { assessment: self.demo.clone(), question: Some(id.to_owned()), filter: None };
        self.app.get_walk(request).unwrap().question.unwrap()
    }
}

fn put(path: &Path, file: &Value) {
    files::replace(path, file.to_string().as_bytes()).unwrap();
}

fn answered(option: &str) -> Value {
    json!({ "state": "answered", "option": option, "note": "Clause 9.1" })
}

#[test]
fn the_sheet_offers_the_vendor_its_list_and_a_participant_their_role_first() {
    let mut room = Room::new();
    let view = room.view();
    assert_eq!(view.people[0].role, "the vendor");
    let picks = |person: usize| view.people[person].picks.iter().map(|pick| pick.key.as_str()).collect::<Vec<_>>();
    assert_eq!(picks(0), ["unknown", "unanswered", "all"]);
    assert!(picks(1).starts_with(&["own", "unknown", "unanswered"]) && picks(1).ends_with(&["all"]), "{:?}", picks(1));
    let all: usize = view.sections.iter().map(|section| section.questions.len()).sum();
    assert_eq!(all, 95);
    assert_eq!(view.people[1].picks.last().unwrap().questions.len(), all);
    let vendor = view.sections.iter().flat_map(|section| &section.questions).filter(|question| question.vendor).count();
    assert_eq!(view.people[0].picks.last().unwrap().questions.len(), vendor);
}

#[test]
fn a_claim_comes_in_beside_the_answer_in_one_step_and_is_taken_over_only_when_asked() {
    let mut room = Room::new();
    let path = room.asks("", &["AL-02", "DO-01"], json!({ "DO-01": answered("c"), "AL-02": answered("b") }));
    let out = room.view();
    assert_eq!((out.sender.as_str(), out.requests[0].open), ("Fennimere", true));
    assert_eq!(out.requests[0].asked, "Two questions on 23 November 2026");
    let before = room.file();

    let merge = room.import(&path).unwrap();
    assert_eq!(merge.lines.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["DO-01", "AL-02"], "pack order");
    assert_eq!(room.file(), before, "looking changes nothing");
    let score = room.app.get_result(AssessmentRequest { assessment: room.demo.clone() }).unwrap();
    let taken = room.app.take_in_response(TakeIn { request: merge.request.clone() }).unwrap();
    assert_eq!(taken.said, "Two answers of P. Okoro, Quaystead, are in, as claims of the vendor.");
    let after = room.app.get_result(AssessmentRequest { assessment: room.demo.clone() }).unwrap();
    assert_eq!((after.header.portability, after.facts), (score.header.portability, score.facts));

    let claim = room.question("AL-02").claims.remove(0);
    assert_eq!(claim.said, "The vendor says: statement 2, claimed, 22 November 2026");
    assert_eq!((claim.by.as_str(), claim.note.as_str(), claim.open), ("P. Okoro, Quaystead", "Clause 9.1", true));
    let back = room.view().requests.remove(0);
    assert_eq!((back.state.as_str(), back.open), ("Back on 23 November 2026, from P. Okoro, Quaystead", false));

    let at = WalkAt { assessment: room.demo.clone(), question: "AL-02".to_owned(), filter: None };
    let walk = room.app.take_over_claim(TakeOverClaim { at, request: merge.request }).unwrap();
    let question = walk.question.unwrap();
    assert_eq!((question.option.as_deref(), question.evidence), (Some("b"), EvidenceStep::Claimed));
    assert!(!question.claims[0].open, "what is our own answer need not be taken over");
    room.app.undo(Nothing {}).unwrap();
    assert_eq!(room.app.undo(Nothing {}).unwrap().said, "Undone: the answers that came by file.");
    assert_eq!(room.file(), before, "the whole response is one step");
}

#[test]
fn a_participants_answers_become_votes_and_replace_their_earlier_ones() {
    let mut room = Room::new();
    let answers = json!({ "DO-07": answered("a"), "AL-02": { "state": "unknown", "note": "Ask Jonas" } });
    let path = room.asks("p1", &["DO-07", "AL-02", "DO-01"], answers);
    let merge = room.import(&path).unwrap();
    assert!(merge.about.contains("The answers become the votes of Ines Aldana."), "{}", merge.about);
    assert_eq!((merge.caution.as_str(), merge.left_open.as_str()), ("", "DO-01 is left open."));
    let does: Vec<&str> = merge.lines.iter().map(|line| line.does.as_str()).collect();
    assert_eq!(does, ["", ""], "only what is replaced is told");
    room.app.take_in_response(TakeIn { request: merge.request }).unwrap();
    let assessment = unmoor_app::exchange::parse(&room.file()).unwrap();
    for (question, option) in [("DO-07", Some('a')), ("AL-02", None)] {
        let votes = &assessment.answers[&question.into()].votes;
        let own: Vec<_> = votes.iter().filter(|vote| vote.participant.as_str() == "p1").collect();
        assert_eq!(own.len(), 1, "{question}");
        assert_eq!(own[0].option.map(|option| option.0), option, "{question}");
    }
}

#[test]
fn somebody_else_filling_it_in_is_said() {
    let mut room = Room::new();
    let path = room.asks("p1", &["DO-07"], json!({ "DO-07": answered("a") }));
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    file["by"] = json!("Jonas Whitlock");
    put(&path, &file);
    assert_eq!(room.import(&path).unwrap().caution, "Ines Aldana was asked, and Jonas Whitlock filled it in.");
}

#[test]
fn a_response_is_refused_where_it_does_not_belong_and_nothing_changes() {
    let mut room = Room::new();
    let path = room.asks("", &["DO-01"], json!({ "DO-01": answered("c") }));
    let other = room
        .app
        .create_assessment(Details {
            vendor: "Acme".to_owned(),
            service: "Acme CRM".to_owned(),
            kinds: vec!["saas".to_owned()],
            depth: "standard".to_owned(),
            ..Details::default()
        })
        .unwrap()
        .assessment;
    let before = room.file();
    let refused = room.app.import_responses_to(&other, &[&path]).unwrap().refused.remove(0).fault;
    assert!(refused.happened.contains("not \"Acme, Acme CRM\""), "{refused}");
    let mut file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();

    let altered = room.path("altered.json");
    file["request"]["assessment"] = json!(other);
    put(&altered, &file);
    assert!(room.import(&altered).unwrap_err().happened.contains("altered: the assessment it is for"));

    let elsewhere = room.path("elsewhere.json");
    file["request"]["id"] = json!("01a1e8aa-0000-7000-8000-000000000000");
    file["request"]["assessment"] = json!("01a1e8aa-0000-7000-8000-000000000001");
    put(&elsewhere, &file);
    let fault = room.import(&elsewhere).unwrap_err();
    assert!(fault.happened.contains("no assessment of this workspace asked for it"), "{fault}");
    assert!(fault.happened.contains("Quaystead Relate"), "{fault}");

    let twice = room.path("twice.json");
    std::fs::copy(&path, &twice).unwrap();
    let view = room.app.import(&[&path, &twice]).unwrap();
    assert_eq!((view.responses.len(), view.refused.len()), (1, 1));
    room.app.take_in_response(TakeIn { request: view.responses[0].request.clone() }).unwrap();
    let again = room.import(&twice).unwrap_err();
    assert!(again.happened.contains("are in already"), "{again}");
    room.app.undo(Nothing {}).unwrap();
    assert_eq!(room.file(), before);
    let request = view.responses[0].request.clone();
    assert_eq!(room.app.take_in_response(TakeIn { request }).unwrap_err().code, FaultCode::NotFound);
}

#[test]
fn what_changed_since_it_was_shown_is_not_taken_in_blindly() {
    let mut room = Room::new();
    let path = room.asks("", &["AL-02"], json!({ "AL-02": answered("a") }));
    let merge = room.import(&path).unwrap();
    let at = WalkAt { assessment: room.demo.clone(), question: "AL-02".to_owned(), filter: None };
    let answer = AnswerInput::Answered { option: "e".to_owned(), evidence: EvidenceStep::Tested };
    room.app.answer_question(AnswerQuestion { at, answer, advance: false }).unwrap();
    let fault = room.app.take_in_response(TakeIn { request: merge.request }).unwrap_err();
    assert!(fault.happened.contains("has changed since"), "{fault}");
    assert!(room.question("AL-02").claims.is_empty());
}

#[test]
fn a_request_is_withdrawn_and_brought_back() {
    let mut room = Room::new();
    let path = room.asks("", &["DO-01"], json!({ "DO-01": answered("c") }));
    let request = room.view().requests[0].id.clone();
    let wish = WithdrawRequest { assessment: room.demo.clone(), request };
    assert!(room.app.withdraw_request(wish.clone()).unwrap().requests.is_empty());
    let fault = room.import(&path).unwrap_err();
    assert!(fault.happened.contains("has withdrawn the questions"), "{fault}");
    assert_eq!(room.app.undo(Nothing {}).unwrap().said, "Undone: the withdrawal of the questions.");
    let merge = room.import(&path).unwrap();
    room.app.take_in_response(TakeIn { request: merge.request }).unwrap();
    assert_eq!(room.app.withdraw_request(wish).unwrap_err().code, FaultCode::NotFound, "what came back stays");
}

#[test]
fn what_could_not_be_asked_is_refused_before_a_dialog_opens() {
    let mut room = Room::new();
    let refused = |wish: AskByFile| room.app.ask_file_name(&wish).unwrap_err().happened;
    assert_eq!(refused(room.wish("", &[])), "No question is chosen.");
    assert!(refused(room.wish("", &["AI-01"])).contains("AI-01 is not a question"));
    assert!(refused(room.wish("p9", &["DO-01"])).contains("takes part"));
    let long = AskByFile { sender: "x".repeat(1_001), ..room.wish("", &["DO-01"]) };
    assert!(refused(long).contains("longer than 1000"));
    let name = room.app.ask_file_name(&room.wish("p1", &["DO-01"])).unwrap();
    assert_eq!(name, "Quaystead-Relate-CRM-and-analytics-Ines-Aldana.unmoor-response.json");
    let lost = room.path("no folder").join("x.json");
    assert_eq!(room.app.ask_to(&room.wish("", &["DO-01"]), &lost).unwrap_err().code, FaultCode::Io);
    assert!(room.view().requests.is_empty(), "where no file is out, nothing was asked");
}

#[test]
fn the_same_name_twice_must_be_told_apart() {
    let mut room = Room::new();
    let at = AssessmentRequest { assessment: room.demo.clone() };
    let mut details = room.app.get_details(at).unwrap().details;
    assert_eq!(room.app.participant(&room.demo, "ines aldana").unwrap(), "p1");
    assert_eq!(room.app.participant(&room.demo, "p2").unwrap(), "p2");
    details.participants[1].name = "Ines Aldana".to_owned();
    room.app.change_details(ChangeDetails { assessment: room.demo.clone(), details }).unwrap();
    let fault = room.app.participant(&room.demo, "Ines Aldana").unwrap_err();
    assert!(fault.remedy.contains("p1"), "{fault}");
}
