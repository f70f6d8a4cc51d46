//! What goes out: the questions as they are asked, and nothing of what the team knows.

use serde_json::Value;
use unmoor_core::ask;
use unmoor_core::assessment::{AnswerRecord, Assessment, Claim, Participant, Vote};
use unmoor_core::pack;

use crate::{REQUEST, asked, asking};

const MARK: &str = "Aardvarkmark";

/// The demo, with a mark in everything that must not go out, and having asked somebody.
fn marked(participant: Option<&str>) -> Assessment {
    let mut assessment = asking(participant, &["AL-02", "DO-01", "XR-01"]);
    let extra = [("x-ours".to_owned(), Value::from(MARK))].into_iter().collect::<serde_json::Map<_, _>>();
    for record in assessment.answers.values_mut() {
        mark(record);
    }
    for person in assessment.participants.iter_mut().filter(|person| Some(person.id.as_str()) != participant) {
        *person = Participant { name: format!("{MARK} {}", person.id), role: MARK.to_owned(), ..person.clone() };
    }
    let mut other = assessment.requests[0].clone();
    (other.id, other.sender, other.by) = (format!("{MARK} r"), MARK.to_owned(), MARK.to_owned());
    assessment.requests.insert(0, other);
    if participant.is_none() {
        assessment.title = format!("{MARK} leave them");
    }
    assessment.extra = extra;
    assessment
}

fn mark(record: &mut AnswerRecord) {
    record.note = format!("{MARK} note");
    for item in &mut record.evidence_items {
        item.title = format!("{MARK} evidence");
        item.detail = MARK.to_owned();
    }
    let at = "2026-11-20T09:14:00Z".parse().unwrap();
    let note = format!("{MARK} vote");
    let extra = Default::default;
    record.votes.push(Vote {
        participant: "p2".into(),
        option: None,
        note: note.clone(),
        at,
        sealed: false,
        extra: extra(),
    });
    record.claims.push(Claim { request: format!("{MARK} r"), option: None, note, at, extra: extra() });
}

#[test]
fn nothing_of_answers_notes_scores_or_other_people_goes_out() {
    for participant in [None, Some("p1")] {
        let assessment = marked(participant);
        let asked = asked(&assessment);
        let page = ask::page(&asked, "answers.json");
        let file = String::from_utf8(ask::empty(asked)).unwrap();
        for out in [&page, &file] {
            assert!(!out.contains(MARK), "{participant:?}");
            assert!(out.contains("Fennimere Garden Centres") && out.contains("Quaystead Relate"), "{participant:?}");
            for word in ["level", "weight", "knockout", "assured", "cap_score", "grade", "swing"] {
                assert!(!out.contains(&format!("\"{word}\"")), "{word} in what goes to {participant:?}");
            }
        }
        assert_eq!(page.contains("Ines Aldana"), participant.is_some());
    }
}

#[test]
fn the_vendor_gets_its_own_wording_and_a_participant_the_question() {
    let question = pack::builtin().question(&"DO-01".into()).unwrap();
    let ask = question.ask_vendor.as_deref().unwrap();
    let of = |participant| asked(&asking(participant, &["DO-01"])).questions.remove(0);
    assert_eq!(of(None).ask.as_deref(), Some(ask));
    assert_eq!(of(Some("p1")).ask, None);
    assert_eq!(of(Some("p1")).prompt, question.prompt);
    assert_eq!(of(Some("p1")).options.len(), 5);
}

#[test]
fn what_somebody_typed_is_no_markup_and_runs_nothing() {
    let mut assessment = asking(Some("p1"), &["DO-01"]);
    let nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u{202E}'\"{{data}}\u{0}\u{7}";
    assessment.title = nasty.to_owned();
    assessment.vendor.service = nasty.to_owned();
    assessment.participants[0].name = nasty.to_owned();
    assessment.requests[0].sender = nasty.to_owned();
    let page = ask::page(&asked(&assessment), nasty);
    assert_eq!(page.matches("<script").count(), 2, "the request and the page's own");
    assert!(!page.contains("<img") && !page.contains("\u{0}") && !page.contains("\u{7}"));
    assert!(page.contains("{{data}}"), "a text that looks like a place of the template stays a text");
    let policy = format!("script-src 'nonce-{REQUEST}'");
    assert!(page.contains("default-src 'none'") && page.contains(&policy) && !page.contains("unsafe"));
    for outside in ["http:", "https:", "src=", "url(", "@import"] {
        let own = page.replace("src=x onerror", "");
        assert!(!own.contains(outside), "{outside} in the page");
    }
    let file = String::from_utf8(ask::empty(asked(&assessment))).unwrap();
    let back: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(back["request"]["to"], nasty, "and in the file it is as it was typed");
}

#[test]
fn the_example_of_the_manual_is_read() {
    let page = include_str!("../../../../docs/format/response.md");
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let response = ask::read(example.as_bytes()).unwrap();
    assert_eq!(response.answers.len(), 2);
    assert_eq!(response.request.about.service, "Acme CRM");
}
