//! Every assessment file that is refused is refused with its own sentence.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use unmoor_core::file::{self, ReadFault};
use unmoor_core::{demo, pack};

fn refused(bytes: &[u8]) -> ReadFault {
    file::read(bytes, &[pack::builtin()]).expect_err("this file must be refused")
}

/// A small good file with one place changed; `Value::Null` there takes the field out.
fn changed(pointer: &str, value: Value) -> String {
    let mut root = json!({
        "format": "unmoor.assessment", "version": 1, "id": "018f0000-0000-7000-8000-000000000000", "title": "Renewal",
        "vendor": { "name": "Acme", "service": "Acme CRM" }, "method": "unmoor-1",
        "packs": [{ "id": "unmoor-standard", "version": "1.0.0" }],
        "scope": { "depth": "full", "kinds": ["saas"] }, "exposure": { "XP-01": "d" },
        "contract": { "starts": "2025-01-01", "notice_days": 90, "auto_renews": true },
        "participants": [{ "id": "p1", "name": "Ines", "role": "legal" }],
        "answers": { "DO-01": {
            "state": "answered", "option": "b", "evidence": "claimed", "note": "n", "marked": false,
            "evidence_items": [{ "id": "e1", "kind": "file", "title": "Agreement", "date": "2026-09-01" }],
            "votes": [{ "participant": "p1", "option": "c", "at": "2026-11-20T09:14:00Z" }],
            "decision": { "note": "d", "dissent": ["p1"], "at": "2026-11-20T09:20:00Z" } } } });
    file::read(root.to_string().as_bytes(), &[pack::builtin()]).expect("the file is good before it is changed");
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    match (root.pointer_mut(parent).expect("the parent exists"), value) {
        (Value::Object(fields), Value::Null) => drop(fields.remove(name).expect("the field exists")),
        (Value::Object(fields), value) => drop(fields.insert(name.to_owned(), value)),
        (Value::Array(items), value) => items.push(value),
        _ => panic!("{pointer} is no place"),
    }
    root.to_string()
}

/// A decision of which more is said.
fn decided(more: Value) -> String {
    let mut decision = json!({ "note": "d", "at": "2026-11-20T09:20:00Z" });
    let (Value::Object(fields), Value::Object(more)) = (&mut decision, more) else { panic!("no objects") };
    fields.extend(more);
    changed("/answers/DO-01/decision", decision)
}

fn cases() -> Vec<(&'static str, String)> {
    let participant = json!({ "id": "p1", "name": "Ines", "role": "legal" });
    let pack = |id: &str, version: &str| json!([{ "id": id, "version": version }]);
    let item = json!({ "id": "e1", "kind": "link", "title": "Again" });
    let session = |present: &[&str]| json!({ "id": "s1", "started": "2026-11-20T09:14:00Z", "present": present });
    let parked = |at: &str| json!({ "id": "k1", "text": "Later", "question": at, "at": "2026-11-20T09:14:00Z" });
    let claim = |request: &str| json!({ "request": request, "at": "2026-11-20T09:14:00Z" });
    let document = |sha256: &str| json!({ "name": "a.pdf", "sha256": sha256, "size": 1 });
    let request = |participant: Value, questions: &[&str]| json!({ "id": "r1", "participant": participant, "made": "2026-11-20T09:14:00Z", "questions": questions });
    let vote = |who: &str| json!({ "participant": who, "option": "a", "at": "2026-11-20T09:14:00Z" });
    vec![
        ("an empty file", String::new()),
        ("only white space", " \n\n".to_owned()),
        ("cut off", demo::FILE[..1000].to_owned()),
        ("not JSON", "{\n  \"format\": unmoor\n}".to_owned()),
        ("text after the end", "{}\n{}".to_owned()),
        ("a list", "[]".to_owned()),
        ("lists in lists", "[".repeat(128)),
        ("more values than any assessment has", format!("[{}0]", "0,".repeat(file::MAX_VALUES))),
        ("another format", changed("/format", json!("acme.survey"))),
        ("a format that is a number", changed("/format", json!(7))),
        ("no format", changed("/format", Value::Null)),
        ("a pack", pack::BUILTIN_FILE.to_owned()),
        ("a newer version", changed("/version", json!(2))),
        ("version 0", changed("/version", json!(0))),
        ("no version", changed("/version", Value::Null)),
        ("another method", changed("/method", json!("unmoor-2"))),
        ("an unknown pack", changed("/packs", pack("acme-pack", "1.0.0"))),
        ("an unknown version of a pack", changed("/packs", pack("unmoor-standard", "9.1.0"))),
        ("a pack twice", changed("/packs/-", pack("unmoor-standard", "1.0.0")[0].clone())),
        ("no pack", changed("/packs", json!([]))),
        ("an unknown question", changed("/answers/DO-99", json!({ "state": "unknown" }))),
        ("an exposure question among the answers", changed("/answers/XP-01", json!({ "state": "unknown" }))),
        ("an unknown exposure question", changed("/exposure/XP-99", json!("a"))),
        ("an unknown option", changed("/answers/DO-01/option", json!("f"))),
        ("an option of two letters", changed("/answers/DO-01/option", json!("ab"))),
        ("an unknown option in a vote", changed("/answers/DO-01/votes/0/option", json!("z"))),
        ("an unknown exposure option", changed("/exposure/XP-04", json!("e"))),
        (
            "a second answer",
            changed("/x", json!(1)).replace("\"answers\":{", "\"answers\":{\"DO-01\":{\"state\":\"unknown\"},"),
        ),
        (
            "a second exposure answer",
            changed("/x", json!(1)).replace("\"exposure\":{", "\"exposure\":{\"XP-01\":\"a\","),
        ),
        ("a field twice", changed("/x", json!(1)).replace("\"title\":\"Renewal\"", "\"title\":\"A\",\"title\":\"B\"")),
        ("a field twice deep down", changed("/x", json!([{"y": 1}])).replace("\"y\":1", "\"y\":1,\"y\":2")),
        ("no title", changed("/title", Value::Null)),
        ("a title that is a number", changed("/title", json!(4))),
        ("a blank id", changed("/id", json!("  "))),
        ("a title that is too long", changed("/title", json!("é".repeat(1_001)))),
        ("a note that is too long", changed("/answers/DO-01/note", json!("x".repeat((1 << 20) + 1)))),
        ("too many participants", changed("/participants", vec![participant.clone(); 1_001].into())),
        (
            "too many answers",
            changed(
                "/answers",
                (0..=file::MAX_ANSWERS).map(|n| (n.to_string(), json!({}))).collect::<Map<_, _>>().into(),
            ),
        ),
        ("a participant twice", changed("/participants/-", participant)),
        ("answers as a list", changed("/answers", json!([]))),
        ("an unknown state", changed("/answers/DO-01/state", json!("maybe"))),
        ("an unknown kind", changed("/scope/kinds/-", json!("blockchain"))),
        ("a kind twice", changed("/scope/kinds/-", json!("saas"))),
        ("no kinds", changed("/scope/kinds", json!([]))),
        ("a day that does not exist", changed("/contract/ends", json!("2027-02-29"))),
        ("a date in another order", changed("/answers/DO-01/evidence_items/0/date", json!("01.09.2026"))),
        ("a date with a time", changed("/contract/ends", json!("2027-02-25T00:00:00"))),
        ("a time without a zone", changed("/answers/DO-01/votes/0/at", json!("2026-11-20 09:14"))),
        ("notice of minus one day", changed("/contract/notice_days", json!(-1))),
        ("a mark that is text", changed("/answers/DO-01/marked", json!("yes"))),
        ("a wish to ask that is a number", changed("/answers/DO-01/ask_vendor", json!(1))),
        ("not applicable without reason", changed("/answers/DO-09", json!({ "state": "not_applicable" }))),
        (
            "not applicable with a blank reason",
            changed("/answers/DO-09", json!({ "state": "not_applicable", "reason": " " })),
        ),
        ("answered without option", changed("/answers/DO-09", json!({ "state": "answered" }))),
        ("unknown and yet an option", changed("/answers/DO-09", json!({ "state": "unknown", "option": "a" }))),
        ("open and yet evidence", changed("/answers/DO-09", json!({ "state": "open", "evidence": "tested" }))),
        ("answered and yet a reason", changed("/answers/DO-01/reason", json!("why"))),
        ("an evidence item twice", changed("/answers/DO-02", json!({ "state": "unknown", "evidence_items": [item] }))),
        ("a vote of a stranger", changed("/answers/DO-01/votes/-", vote("p9"))),
        ("two votes of one", changed("/answers/DO-01/votes/-", vote("p1"))),
        ("a dissent of a stranger", changed("/answers/DO-01/decision/dissent/-", json!("p9"))),
        ("a stranger who was there", changed("/answers/DO-01/decision/present", json!(["p9"]))),
        ("a stranger in a session", changed("/sessions", json!([session(&["p9"])]))),
        ("a session twice", changed("/sessions", json!([session(&["p1"]), session(&[])]))),
        ("a decision for an unknown option", decided(json!({ "state": "answered", "option": "z" }))),
        ("a decision for an answer without an option", decided(json!({ "state": "answered" }))),
        ("a decision that is open", decided(json!({ "state": "open" }))),
        ("decided unknown and yet an option", decided(json!({ "state": "unknown", "option": "a" }))),
        ("decided nothing and yet evidence", decided(json!({ "evidence": "tested" }))),
        ("a decision that nothing applies, without a reason", decided(json!({ "state": "not_applicable" }))),
        ("a session without beginning", changed("/sessions", json!([{ "id": "s1" }]))),
        ("a parked item at no question", changed("/parking", json!([parked("DO-99")]))),
        ("a parked item twice", changed("/parking", json!([parked("DO-01"), parked("DO-02")]))),
        ("a request to a stranger", changed("/requests", json!([request(json!("p9"), &["DO-01"])]))),
        ("a request for no question", changed("/requests", json!([request(Value::Null, &["DO-99"])]))),
        ("a request that asks twice", changed("/requests", json!([request(Value::Null, &["DO-01", "DO-01"])]))),
        ("a claim without its request", changed("/answers/DO-01/claims", json!([claim("r9")]))),
        (
            "an unknown option in a claim",
            changed("/answers/DO-01/claims", json!([{ "option": "z", "request": "r1", "at": "2026-11-20T09:14:00Z" }])),
        ),
        ("an unknown status", changed("/answers/DO-01/treatment", json!({ "status": "maybe" }))),
        (
            "accepted without a reason",
            changed("/answers/DO-01/treatment", json!({ "status": "accepted", "by": "Ines" })),
        ),
        ("accepted by nobody", changed("/answers/DO-01/treatment", json!({ "status": "accepted", "reason": "Cheap" }))),
        ("done and yet accepted", changed("/answers/DO-01/treatment", json!({ "status": "done", "by": "Ines" }))),
        ("a hash that is none", changed("/answers/DO-01/evidence_items/0/file", document("abc"))),
        (
            "a document without a size",
            changed("/answers/DO-01/evidence_items/0/file", json!({ "name": "a", "sha256": "0".repeat(64) })),
        ),
    ]
}

#[test]
fn every_refusal_says_what_happened_what_was_kept_and_what_to_do() {
    let mut page = String::new();
    for (name, text) in cases() {
        let sentence = refused(text.as_bytes()).to_string();
        assert!(sentence.contains("; nothing was changed; "), "{name}: {sentence}");
        writeln!(page, "{name}\n  {sentence}").expect("a string can be written to");
    }
    insta::assert_snapshot!(page);
}

#[test]
fn every_kind_of_refusal_is_among_the_cases() {
    let mut seen: BTreeSet<String> = cases().iter().map(|(_, text)| name(&refused(text.as_bytes()))).collect();
    seen.insert(name(&refused(&vec![b' '; file::MAX_BYTES + 1])));
    assert_eq!(seen.len(), KINDS_OF_REFUSAL, "{seen:?}");
}

/// The variants of `ReadFault`; one that is added does not compile in `name` until it is counted here.
const KINDS_OF_REFUSAL: usize = 32;

fn name(fault: &ReadFault) -> String {
    use ReadFault as F;
    match fault {
        F::Empty | F::IsPack | F::NoKinds | F::NoPack => {}
        F::TooDeep { .. } | F::TooManyValues => {}
        F::TooLarge { .. } | F::CutOff { .. } | F::NotJson { .. } | F::OtherFormat { .. } | F::TooNew { .. } => {}
        F::UnknownMethod { .. } | F::UnknownPack { .. } | F::UnknownPackVersion { .. } | F::UnknownQuestion { .. } => {}
        F::UnknownOption { .. } | F::SecondAnswer { .. } | F::SecondField { .. } | F::Missing { .. } => {}
        F::WrongType { .. } | F::UnknownWord { .. } | F::TooLong { .. } | F::Blank { .. } | F::TooMany { .. } => {}
        F::InvalidDate { .. } | F::InvalidTime { .. } | F::NoReason { .. } | F::NoOption { .. } => {}
        F::Contradiction { .. } | F::Twice { .. } | F::UnknownParticipant { .. } | F::UnknownRequest { .. } => {}
    }
    let debug = format!("{fault:?}");
    debug.split([' ', '{']).next().expect("a name").to_owned()
}

#[test]
fn a_file_that_lost_its_end_is_cut_off_wherever_it_was_cut() {
    let whole = demo::FILE.trim_end().as_bytes();
    let step = 61;
    for end in (1..whole.len()).step_by(step).chain(whole.len() - step..whole.len()) {
        assert!(matches!(refused(&whole[..end]), ReadFault::CutOff { .. }), "cut at byte {end}");
    }
}

#[test]
fn a_letter_cut_in_half_is_cut_off_and_a_wrong_byte_is_not_json() {
    assert_eq!(refused("{\n\"title\": \"é".as_bytes().split_last().expect("bytes").1), ReadFault::CutOff { line: 2 });
    assert_eq!(refused(b"{\n\"a\": \"\xFF\"}"), ReadFault::NotJson { line: 2, column: 7 });
    assert_eq!(refused(b"%PDF-1.7"), ReadFault::NotJson { line: 1, column: 1 });
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = "[".repeat(100_000);
    assert_eq!(refused(deep.as_bytes()), ReadFault::TooDeep { line: 1 }, "and the stack holds");
    assert!(!matches!(refused("[".repeat(file::MAX_DEPTH).as_bytes()), ReadFault::TooDeep { .. }));
}

#[test]
fn names_without_end_do_not_fill_the_memory() {
    let name = "k".repeat(1 << 20);
    let text = format!(
        "{{\"format\":\"unmoor.assessment\",\"version\":1,\"{name}\":{{{}\"a\":1}}}}",
        "\"a\":1,".repeat(400_000)
    );
    let fault = refused(text.as_bytes());
    assert!(
        matches!(&fault, ReadFault::SecondField { .. }) && fault.to_string().len() < 300,
        "{}",
        fault.to_string().len()
    );
}
