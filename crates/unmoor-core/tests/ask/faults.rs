//! Every response that is refused is refused with its own sentence.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};
use unmoor_core::ask::{self, ResponseFault};
use unmoor_core::file::ReadFault;
use unmoor_core::{demo, pack};

use crate::{REQUEST, asked, asking, filled, look, take_in};

const TWO: [&str; 2] = ["DO-01", "DO-02"];

/// A good response with one place changed; `Value::Null` takes a field out.
fn changed(pointer: &str, value: Value) -> Vec<u8> {
    let mut file = filled(&asking(None, &TWO), json!({ "DO-01": { "state": "answered", "option": "b" } }));
    look(&asking(None, &TWO), &file).expect("the response is good before it is changed");
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match (file.pointer_mut(parent).unwrap(), value) {
        (Value::Object(fields), Value::Null) => drop(fields.remove(name).expect("the field exists")),
        (Value::Object(fields), value) => drop(fields.insert(name.to_owned(), value)),
        (Value::Array(items), value) => items.push(value),
        _ => panic!("{pointer} is no place"),
    }
    file.to_string().into_bytes()
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    let good = String::from_utf8(changed("/x", json!(1))).unwrap();
    assert!(good.contains(from), "{from}");
    good.replace(from, to).into_bytes()
}

fn cases() -> Vec<(&'static str, Vec<u8>)> {
    let good = changed("/x", json!(1));
    let answered = |option: Value| json!({ "state": "answered", "option": option });
    vec![
        ("an empty file", Vec::new()),
        ("cut off", good[..good.len() / 2].to_vec()),
        ("not JSON", b"Dear customer, the answers are b and c".to_vec()),
        ("a picture", vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3]),
        ("the form itself", ask::page(&asked(&asking(None, &TWO)), "x.json").into_bytes()),
        ("a list", b"[]".to_vec()),
        ("an assessment", demo::FILE.as_bytes().to_vec()),
        ("no format", changed("/format", Value::Null)),
        ("a newer version", changed("/version", json!(2))),
        ("version 0", changed("/version", json!(0))),
        ("no version", changed("/version", Value::Null)),
        ("no request", changed("/request", Value::Null)),
        ("nothing filled in", changed("/answers", json!({}))),
        ("no answers", changed("/answers", Value::Null)),
        ("no name", changed("/by", json!(" \t "))),
        ("a name that is too long", changed("/by", json!("é".repeat(1_001)))),
        ("answers as a list", changed("/answers", json!([]))),
        ("a field twice", replaced("\"by\":", "\"by\":\"A\",\"by\":")),
        ("a question twice", replaced("\"answers\":{", "\"answers\":{\"DO-01\":{\"state\":\"unknown\"},")),
        ("an answer without a state", changed("/answers/DO-02", json!({ "option": "a" }))),
        ("a state of another format", changed("/answers/DO-02", json!({ "state": "not_applicable" }))),
        ("answered without an option", changed("/answers/DO-02", json!({ "state": "answered" }))),
        ("unknown and yet an option", changed("/answers/DO-02", json!({ "state": "unknown", "option": "a" }))),
        ("an option of two letters", changed("/answers/DO-02", answered(json!("ab")))),
        ("an unknown option", changed("/answers/DO-02", answered(json!("z")))),
        ("a comment of more than a megabyte", {
            changed("/answers/DO-02", json!({ "state": "unknown", "note": "x".repeat((1 << 20) + 1) }))
        }),
        ("a comment that is a number", changed("/answers/DO-02", json!({ "state": "unknown", "note": 7 }))),
        ("a time that does not exist", changed("/at", json!("2026-11-31T25:00:00Z"))),
        ("too many questions", changed("/request/questions", vec![json!({ "id": "DO-01" }); 1_001].into())),
        ("an unknown question", changed("/answers/DO-99", json!({ "state": "unknown" }))),
        ("a question that was not asked", changed("/answers/DO-05", json!({ "state": "unknown" }))),
        ("another request", changed("/request/id", json!("01a1e8aa-0000-7000-8000-000000000000"))),
        ("another assessment", changed("/request/assessment", json!("01a1e8aa-0000-7000-8000-000000000000"))),
        ("another addressee", changed("/request/participant", json!("p1"))),
        ("another date", changed("/request/made", json!("2026-11-20T08:00:00Z"))),
        ("another list of questions", changed("/request/questions/-", json!({ "id": "DO-05" }))),
        ("another wording", changed("/request/questions/0/ask", json!("Is everything fine?"))),
        ("another question behind it", changed("/request/questions/1/prompt", json!("Is everything fine?"))),
        ("another statement", changed("/request/questions/0/options/1/label", json!("Everything is yours"))),
        ("a statement less", changed("/request/questions/0/options", json!([]))),
    ]
}

fn refused(bytes: &[u8]) -> ResponseFault {
    let response = ask::read(bytes);
    let assessment = asking(None, &TWO);
    let merge = |response| ask::merge(&response, &assessment, pack::builtin(), "2026-11-25T09:00:00Z".parse().unwrap());
    response.and_then(merge).expect_err("this response must be refused")
}

/// A response that comes once more, to a request that has its answers.
fn again(option: &str, note: &str) -> ResponseFault {
    let mut assessment = asking(None, &TWO);
    let file = |option: &str, note: &str| {
        filled(&asking(None, &TWO), json!({ "DO-01": { "state": "answered", "option": option, "note": note } }))
    };
    let first = look(&assessment, &file("b", "Clause 9.1")).unwrap();
    take_in(&mut assessment, &first);
    look(&assessment, &file(option, note)).expect_err("a second response must be refused")
}

#[test]
fn every_refusal_says_what_happened_what_was_kept_and_what_to_do() {
    let mut page = String::new();
    let cases = cases().into_iter().map(|(name, bytes)| (name, refused(&bytes)));
    let twice =
        [("the same once more", again("b", "Clause 9.1")), ("another answer once more", again("c", "Clause 9.1"))];
    let title = "Renewal".to_owned();
    let of_the_workspace = [
        ("no assessment asked", ResponseFault::NoSuchAssessment { about: "Acme CRM".to_owned() }),
        ("brought in elsewhere", ResponseFault::OtherAssessment { asked: title.clone(), chosen: "Move".to_owned() }),
        ("more than 16 MiB", ask::read(&vec![b' '; ask::MAX_BYTES + 1]).unwrap_err()),
    ];
    for (name, fault) in cases.chain(twice).chain(of_the_workspace) {
        let sentence = fault.to_string();
        assert!(sentence.contains("; nothing was changed; "), "{name}: {sentence}");
        writeln!(page, "{name}\n  {sentence}").unwrap();
    }
    insta::assert_snapshot!(page);
}

#[test]
fn every_kind_of_refusal_is_among_the_cases() {
    let mut seen: BTreeSet<String> = cases().iter().map(|(_, bytes)| name(&refused(bytes))).collect();
    seen.extend([name(&again("b", "Clause 9.1")), name(&again("b", "Clause 9.2"))]);
    seen.insert(name(&ask::read(&vec![b' '; ask::MAX_BYTES + 1]).unwrap_err()));
    assert_eq!(seen.len() + OF_THE_WORKSPACE, KINDS_OF_REFUSAL, "{seen:?}");
}

/// Refusals that only the workspace can tell: no assessment asked, and it was brought in elsewhere.
const OF_THE_WORKSPACE: usize = 2;

/// The variants of `ResponseFault`; one that is added does not compile in `name` until it is counted here.
const KINDS_OF_REFUSAL: usize = 18;

fn name(fault: &ResponseFault) -> String {
    use ResponseFault as F;
    match fault {
        F::TooLarge { .. } | F::IsForm | F::NotJson { .. } | F::NotResponse | F::TooNew { .. } | F::Part(_) => {}
        F::NoOption { .. } | F::Unsigned | F::NothingAnswered | F::NoSuchAssessment { .. } => {}
        F::NoSuchRequest { .. } | F::OtherAssessment { .. } | F::Altered { .. } | F::AlreadyIn { .. } => {}
        F::AnsweredBefore { .. } | F::UnknownQuestion { .. } | F::NotAsked { .. } | F::UnknownOption { .. } => {}
    }
    let debug = format!("{fault:?}");
    debug.split([' ', '{', '(']).next().unwrap().to_owned()
}

#[test]
fn a_form_is_known_again_however_a_browser_saved_it() {
    let page = ask::page(&asked(&asking(None, &TWO)), "x.json");
    let saved = page.replace("<!doctype html>", "<!DOCTYPE html>").replace("content=\"unmoor", "content='unmoor");
    for page in [page, format!("\u{FEFF}\r\n{saved}")] {
        assert!(ask::is_response(page.as_bytes()));
        assert_eq!(ask::read(page.as_bytes()), Err(ResponseFault::IsForm));
    }
    assert!(!ask::is_response(demo::FILE.as_bytes()));
    assert!(!ask::is_response(b"<p>unmoor</p>"));
}

#[test]
fn a_name_that_was_mended_meanwhile_does_not_matter() {
    let mut assessment = asking(Some("p1"), &TWO);
    let file = filled(&assessment, json!({ "DO-01": { "state": "unknown" } }));
    assessment.participants[0].name = "Inés Aldana".to_owned();
    assessment.title = "CRM".to_owned();
    assessment.vendor.name = "Quaystead Ltd".to_owned();
    assert_eq!(look(&assessment, &file).unwrap().request.id, REQUEST);
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = changed("/x", json!(1));
    let deep = String::from_utf8(deep).unwrap().replacen('{', &format!("{{\"y\":{},", "[".repeat(100_000)), 1);
    let fault = refused(deep.as_bytes());
    assert!(matches!(fault, ResponseFault::Part(ReadFault::TooDeep { line: 1 })), "{fault:?}, and the stack holds");
}
