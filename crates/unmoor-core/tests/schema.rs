//! The published schemas are fresh, accept what Unmoor writes and refuse what it refuses.

use std::path::Path;

use serde_json::{Value, json};
use unmoor_core::{ask, demo, pack, schema};

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn accepts(schema: &schemars::Schema, value: &Value) -> bool {
    jsonschema::options()
        .should_validate_formats(true)
        .build(schema.as_value())
        .expect("the schema itself is valid")
        .is_valid(value)
}

#[test]
fn the_published_schemas_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (path, text) in schema::files() {
        let published = std::fs::read_to_string(root.join(path)).unwrap_or_default();
        assert!(published == text, "{path} is stale: run `cargo xtask codegen`");
    }
}

#[test]
fn the_demo_and_the_built_in_pack_are_valid() {
    assert!(accepts(&schema::assessment(), &json(demo::FILE)));
    assert!(accepts(&schema::pack(), &json(pack::BUILTIN_FILE)));
    assert!(!accepts(&schema::pack(), &json(demo::FILE)));
    assert!(!accepts(&schema::assessment(), &json(pack::BUILTIN_FILE)));
}

#[test]
fn broken_assessments_are_not_valid() {
    let broken = [
        ("/format", json!("acme.survey")),
        ("/version", json!(2)),
        ("/method", json!("unmoor-2")),
        ("/title", json!("x".repeat(1_001))),
        ("/packs", json!([])),
        ("/scope/kinds", json!([])),
        ("/scope/kinds", json!(["saas", "saas"])),
        ("/scope/kinds", json!(["blockchain"])),
        ("/scope/depth", json!("deep")),
        ("/contract/ends", json!("2027-02-29")),
        ("/contract/notice_days", json!(-1)),
        ("/answers/DO-01/state", json!("maybe")),
        ("/answers/DO-01/option", json!("ab")),
        ("/answers/DO-01/option", Value::Null),
        ("/answers/DO-01/evidence", json!("certain")),
        ("/answers/DO-07", json!({ "state": "unknown", "option": "a" })),
        ("/answers/DO-07", json!({ "state": "open", "evidence": "tested" })),
        ("/answers/DO-07", json!({ "state": "not_applicable" })),
        ("/answers/DO-07", json!({ "state": "not_applicable", "reason": " " })),
        ("/answers/DO-07", json!({ "state": "answered" })),
        ("/answers/DO-07", json!({ "state": "answered", "option": "a", "reason": "x" })),
        ("/answers/DO-01/evidence_items/0/kind", json!("rumour")),
        ("/answers/XR-01/votes/0/at", json!("yesterday")),
    ];
    for (pointer, value) in broken {
        let mut file = json(demo::FILE);
        *file.pointer_mut(pointer).expect("the demo has this place") = value.clone();
        assert!(!accepts(&schema::assessment(), &file), "{pointer} = {value}");
        let refused = unmoor_core::file::read(file.to_string().as_bytes(), &[pack::builtin()]);
        assert!(refused.is_err(), "what the schema refuses is refused by the reader too: {pointer} = {value}");
    }
}

#[test]
fn unknown_fields_of_an_assessment_are_valid() {
    for place in [
        "",
        "/vendor",
        "/packs/0",
        "/scope",
        "/contract",
        "/participants/0",
        "/answers/DO-01",
        "/answers/DO-01/evidence_items/0",
    ] {
        let mut file = json(demo::FILE);
        file.pointer_mut(place).expect("the demo has this place")["x-ours"] = json!([1]);
        assert!(accepts(&schema::assessment(), &file), "{place}");
    }
}

#[test]
fn broken_packs_are_not_valid() {
    let broken = [
        ("/version", json!(2)),
        ("/pack/as_of", json!("2026-13-01")),
        ("/sections", json!([])),
        ("/sections/0/weight", json!(0)),
        ("/sections/0/kinds", json!([])),
        ("/questions/0/title", json!("x".repeat(31))),
        ("/questions/0/prompt", json!(" ")),
        ("/questions/0/weight", json!(6)),
        ("/questions/0/options", json!([])),
        ("/questions/0/options/0/level", json!(101)),
        ("/questions/0/best_evidence", json!("claimed")),
        ("/questions/0/evidence", json!([])),
        ("/questions/0/knockout", json!({ "trigger_at_or_below": 100, "cap_score": 0 })),
        ("/questions/0/mood", json!("good")),
        ("/exposure/0/options/0/exposure", json!(-1)),
        ("/references/0/status", json!("sure")),
    ];
    for (pointer, value) in broken {
        let mut file = json(pack::BUILTIN_FILE);
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        match file.pointer_mut(parent).expect("the pack has this place") {
            Value::Array(items) => items[name.parse::<usize>().expect("an index")] = value.clone(),
            place => place[name] = value.clone(),
        }
        assert!(!accepts(&schema::pack(), &file), "{pointer} = {value}");
        assert!(pack::read(file.to_string().as_bytes()).is_err(), "the reader refuses it too: {pointer} = {value}");
    }
}

/// The response of the manual, which has one answered question and one that is unknown.
fn response() -> Value {
    let page = include_str!("../../../docs/format/response.md");
    json(page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example"))
}

#[test]
fn a_response_is_valid_and_a_broken_one_is_not() {
    assert!(accepts(&schema::response(), &response()));
    let broken = [
        ("/format", json!("unmoor.assessment")),
        ("/version", json!(2)),
        ("/by", json!(" ")),
        ("/by", json!("x".repeat(1_001))),
        ("/at", json!("yesterday")),
        ("/answers", json!({})),
        ("/answers/DO-02/option", Value::Null),
        ("/answers/DO-02/option", json!("ab")),
        ("/answers/DO-02/state", json!("unknown")),
        ("/answers/DO-03", json!({})),
        ("/answers/DO-03/option", json!("a")),
        ("/request", json!({})),
        ("/request/made", json!("today")),
        ("/request/questions/0/options/0/key", json!("ab")),
    ];
    for (pointer, value) in broken {
        let mut file = response();
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        match file.pointer_mut(parent).expect("the example has this place") {
            Value::Array(items) => items[name.parse::<usize>().expect("an index")] = value.clone(),
            place => place[name] = value.clone(),
        }
        assert!(!accepts(&schema::response(), &file), "{pointer} = {value}");
        assert!(ask::read(file.to_string().as_bytes()).is_err(), "the reader refuses it too: {pointer} = {value}");
    }
}
