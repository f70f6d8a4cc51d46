//! The shape of a pack's file: which fields there are, of which kind, and how large they may be.

use jiff::civil::Date;
use serde_json::Value;

use crate::json::{field, kind_of, short};

use super::Problem;

/// What a value must be.
pub(super) enum Shape {
    /// Text that is not blank, of at most so many characters.
    Text(usize),
    /// Text that may be blank, of at most so many characters.
    MaybeBlank(usize),
    /// What something is asked for by: letters, digits and `-` `.` `_` `+`, at most so many, a letter or digit first.
    Id(usize),
    /// The same of small letters, digits and hyphens only: the id of a pack, which is typed and stands in names of files.
    PackId(usize),
    /// A whole number between these two, both included.
    Whole(u64, u64),
    /// True or false.
    Flag,
    /// A date, year-month-day.
    Date,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of between so many entries of one shape.
    List(usize, usize, &'static Shape),
    /// An object with these fields and no others.
    Object(&'static [Field]),
    /// Null, or this.
    OrNull(&'static Shape),
}

/// A field that must be there; one that may be null may also be absent.
pub(super) struct Field(&'static str, Shape);

use Shape::{Date as Day, Flag, Id, List, MaybeBlank, Object, OrNull, PackId, Text, Whole, Word};

const KIND: Shape = Word(&["saas", "paas", "faas", "iaas", "dbaas", "analytics", "ai", "licensed"]);
const KINDS: Shape = List(1, 8, &KIND);
const ID: Shape = Id(40);
/// An id that must be in a list anyway, so that a wrong one is told once.
const REFERS: Shape = Text(40);
const SENTENCES: Shape = Text(2_000);
const IDS: Shape = List(0, 100, &REFERS);
const LOCK_IN: [&str; 8] =
    ["technical", "operational", "data", "algorithm", "contractual", "legal", "financial", "people"];

/// A whole pack.
pub(super) const PACK: Shape = Object(&[
    Field("format", ID),
    Field("version", Whole(1, 1)),
    Field("pack", ABOUT),
    Field("sections", List(1, 100, &SECTION)),
    Field("exposure", List(1, 100, &EXPOSURE)),
    Field("references", List(0, 2_000, &REFERENCE)),
    Field("questions", List(1, 2_000, &QUESTION)),
]);

const ABOUT: Shape = Object(&[
    Field("id", PackId(100)),
    Field("version", ID),
    Field("title", Text(100)),
    Field("as_of", Day),
    Field("description", SENTENCES),
]);

const SECTION: Shape = Object(&[
    Field("id", ID),
    Field("name", Text(60)),
    Field("tier", Word(&["core", "pack"])),
    Field("weight", Whole(1, 100)),
    Field("from_depth", Word(&["quick", "standard", "full"])),
    Field("kinds", KINDS),
]);

const EXPOSURE: Shape = Object(&[
    Field("id", ID),
    Field("prompt", SENTENCES),
    Field("weight", Whole(1, 5)),
    Field("options", List(4, 5, &EXPOSURE_OPTION)),
    Field("references", IDS),
]);

const EXPOSURE_OPTION: Shape =
    Object(&[Field("key", Text(1)), Field("label", SENTENCES), Field("exposure", Whole(0, 100))]);

const REFERENCE: Shape = Object(&[
    Field("id", ID),
    Field("framework", Text(200)),
    Field("locator", Text(200)),
    Field("demand", SENTENCES),
    Field("status", Word(&["verified", "from memory"])),
    Field("source", MaybeBlank(2_000)),
]);

const QUESTION: Shape = Object(&[
    Field("id", ID),
    Field("section", REFERS),
    Field("title", Text(30)),
    Field("prompt", SENTENCES),
    Field("why", SENTENCES),
    Field("options", List(5, 5, &OPTION)),
    Field("weight", Whole(1, 5)),
    Field("knockout", OrNull(&KNOCKOUT)),
    Field("quick_screen", Flag),
    Field("best_evidence", Word(&["documented", "tested"])),
    Field("evidence", List(1, 20, &SENTENCES)),
    Field("lock_in_type", Word(&LOCK_IN)),
    Field("asked_of", Text(60)),
    Field("applies_to", KINDS),
    Field("not_applicable_when", OrNull(&SENTENCES)),
    Field("references", IDS),
    Field("recommendation", SENTENCES),
    Field("good", SENTENCES),
    Field("ask_vendor", OrNull(&SENTENCES)),
    Field("role", Word(&["vendor", "us", "both"])),
]);

const OPTION: Shape = Object(&[Field("key", Text(1)), Field("label", SENTENCES), Field("level", Whole(0, 100))]);

const KNOCKOUT: Shape = Object(&[
    Field("trigger_at_or_below", Whole(0, 99)),
    Field("cap_score", Whole(0, 99)),
    Field("exposure_at_least", OrNull(&Whole(0, 100))),
]);

/// Adds every place where the value is not of the shape.
pub(super) fn check(value: &Value, shape: &Shape, path: String, problems: &mut Vec<Problem>) {
    let says = match (shape, value) {
        (OrNull(_), Value::Null) => return,
        (OrNull(inner), value) => return check(value, inner, path, problems),
        (Object(fields), Value::Object(_)) => return check_fields(value, fields, &path, problems),
        (List(least, most, inner), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                check(item, inner, format!("{path}[{index}]"), problems);
            }
            match (items.len(), least == most) {
                (count, _) if (*least..=*most).contains(&count) => return,
                (count, true) => format!("has {count} entries, it must have {least}"),
                (count, false) => format!("has {count} entries, it must have {least} to {most}"),
            }
        }
        (Text(_) | Id(_) | PackId(_), Value::String(text)) if text.trim().is_empty() => "is blank".to_owned(),
        (Id(_), Value::String(text)) if !is_id(text) => {
            format!(
                "is {:?}, an id has letters, digits and - . _ + only, and begins with a letter or digit",
                short(text)
            )
        }
        (PackId(_), Value::String(text)) if !is_pack_id(text) => {
            format!(
                "is {:?}, the id of a pack has small letters, digits and hyphens only, such as our-bank",
                short(text)
            )
        }
        (Text(most) | MaybeBlank(most) | Id(most) | PackId(most), Value::String(text)) => match text.chars().count() {
            count if count <= *most => return,
            count => format!("has {count} characters, it may have {most}"),
        },
        (Whole(least, most), Value::Number(number)) => match number.as_u64() {
            Some(number) if (*least..=*most).contains(&number) => return,
            _ if least == most => format!("is {number}, it must be {least}"),
            _ => format!("is {number}, it must be a whole number from {least} to {most}"),
        },
        (Flag, Value::Bool(_)) => return,
        (Day, Value::String(text)) => match text.parse::<Date>() {
            Ok(date) if date.to_string() == *text => return,
            _ => format!("is {:?}, it must be a date such as 2026-11-23", short(text)),
        },
        (Word(known), Value::String(word)) if known.contains(&word.as_str()) => return,
        (Word(known), Value::String(word)) => format!("is {:?}, it must be one of {}", short(word), known.join(", ")),
        (shape, value) => format!("is {}, it must be {}", kind_of(value), shape.name()),
    };
    problems.push(Problem { path, says });
}

fn is_id(text: &str) -> bool {
    let sign = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_' | '+');
    text.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && text.chars().all(sign)
}

/// Whether this may be the id of a pack.
pub fn is_pack_id(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !text.is_empty() && text.chars().all(plain)
}

fn check_fields(value: &Value, fields: &[Field], path: &str, problems: &mut Vec<Problem>) {
    for Field(name, shape) in fields {
        match value.get(name) {
            Some(inner) => check(inner, shape, field(path, name), problems),
            None if matches!(shape, OrNull(_)) => {}
            None => problems.push(Problem { path: field(path, name), says: "is missing".to_owned() }),
        }
    }
    let known = |name: &str| fields.iter().any(|Field(known, _)| *known == name);
    for name in value.as_object().into_iter().flat_map(|map| map.keys()).filter(|name| !known(name)) {
        problems.push(Problem { path: field(path, &short(name)), says: "is not a field of a pack".to_owned() });
    }
}

impl Shape {
    fn name(&self) -> &'static str {
        match self {
            Text(_) | MaybeBlank(_) | Id(_) | PackId(_) | Word(_) => "text",
            Whole(..) => "a whole number",
            Flag => "true or false",
            Day => "a date",
            List(..) => "a list",
            Object(_) => "an object",
            OrNull(inner) => inner.name(),
        }
    }
}
