//! The forty vectors of an independent implementation of the method.

use serde_json::Value;
use unmoor_core::pack;
use unmoor_core::score::{Figures, score};

use crate::common::{CLOSE, read};

#[test]
fn every_vector_comes_out_to_nine_decimals() {
    let vectors: Vec<Value> = serde_json::from_slice(include_bytes!("../fixtures/vectors.json")).unwrap();
    assert_eq!(vectors.len(), 40, "the vectors must be there");
    for vector in &vectors {
        let assessment = read(&vector["assessment"]);
        let figures: Figures = score(&assessment, pack::builtin()).figures();
        let mut found = serde_json::to_value(&figures).unwrap();
        let mut wanted = vector["expected"].clone();
        // The vectors list what is asked in another order of sections than the pack walks them.
        for list in [&mut found["asked"], &mut wanted["asked"]] {
            list.as_array_mut().unwrap().sort_by(|a, b| a.as_str().cmp(&b.as_str()));
        }
        let mut differences = Vec::new();
        compare("", &wanted, &found, &mut differences);
        assert!(differences.is_empty(), "{}: {differences:#?}", assessment.title);
    }
}

/// Lists every place where the two differ: numbers by more than [`CLOSE`], everything else at all.
fn compare(place: &str, wanted: &Value, found: &Value, differences: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Number(a), Value::Number(b)) if (a.as_f64().unwrap() - b.as_f64().unwrap()).abs() <= CLOSE => {}
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(key, value)| compare(&format!("{place}/{key}"), value, &b[key], differences));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).for_each(|(a, b)| compare(place, a, b, differences));
        }
        _ if wanted == found => {}
        _ => differences.push(format!("{place}: wanted {wanted}, found {found}")),
    }
}
