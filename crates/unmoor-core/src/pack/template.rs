//! A pack to begin with: one section of one's own, alone or after those of the standard pack.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::{BUILTIN_FILE, FORMAT, VERSION};

/// What a new pack begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// A section of its own, and nothing else to ask.
    Alone,
    /// Everything that the standard pack asks, and a section of its own after that.
    Standard,
}

/// The text of a pack's file with this id and title, valid as it stands. The exposure questions are those of the standard pack.
pub fn template(id: &str, title: &str, as_of: Date, base: Base) -> String {
    // Both are held by a test of this crate: the built-in pack is JSON, and what is made here is a pack.
    let standard: Value = serde_json::from_str(BUILTIN_FILE).unwrap_or_default();
    let part = |name: &str| standard.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let (mut sections, mut references, mut questions) = match base {
        Base::Alone => (Vec::new(), Vec::new(), Vec::new()),
        Base::Standard => (part("sections"), part("references"), part("questions")),
    };
    let mut exposure = part("exposure");
    if base == Base::Alone {
        // Without the list of references nothing may name one.
        exposure.iter_mut().filter_map(Value::as_object_mut).for_each(|question| {
            question.insert("references".to_owned(), json!([]));
        });
        references.clear();
    }
    sections.push(section(if base == Base::Alone { "core" } else { "pack" }));
    questions.extend([question(1), question(2)]);
    let mut pack = Map::new();
    pack.insert("format".to_owned(), FORMAT.into());
    pack.insert("version".to_owned(), VERSION.into());
    pack.insert(
        "pack".to_owned(),
        json!({ "id": id, "version": "1.0.0", "title": title, "as_of": as_of.to_string(),
                "description": "What this pack is for, in a sentence or two." }),
    );
    for (name, entries) in
        [("sections", sections), ("exposure", exposure), ("references", references), ("questions", questions)]
    {
        pack.insert(name.to_owned(), entries.into());
    }
    serde_json::to_string_pretty(&Value::Object(pack)).unwrap_or_default() + "\n"
}

fn section(tier: &str) -> Value {
    json!({ "id": "OU", "name": "Our own", "tier": tier, "weight": 10, "from_depth": "quick",
            "kinds": ["saas", "paas", "faas", "iaas", "dbaas", "analytics", "ai", "licensed"] })
}

fn question(number: u32) -> Value {
    let levels = [
        ("a", 100, "free"),
        ("b", 75, "mostly free"),
        ("c", 50, "half free"),
        ("d", 25, "hardly free"),
        ("e", 0, "not free"),
    ];
    let options: Vec<Value> = levels
        .into_iter()
        .map(|(key, level, words)| {
            json!({ "key": key, "label": format!("A plain statement that is true when you are {words}."), "level": level })
        })
        .collect();
    json!({
        "id": format!("OU-{number:02}"), "section": "OU", "title": format!("Question {number}"),
        "prompt": "What do you want to know?", "why": "Why it matters, in a sentence or two.",
        "options": options, "weight": 3, "knockout": null, "quick_screen": number == 1, "best_evidence": "tested",
        "evidence": ["What would show it, the strongest first."], "lock_in_type": "contractual", "asked_of": "procurement",
        "applies_to": ["saas", "paas", "faas", "iaas", "dbaas", "analytics", "ai", "licensed"],
        "not_applicable_when": null, "references": [],
        "recommendation": "What to do about a weak answer.", "good": "What good looks like.",
        "ask_vendor": "What to ask the vendor?", "role": "both",
    })
}
