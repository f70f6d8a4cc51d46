//! JSON read with care: a cut-off file is told apart from a wrong one, and a field given twice is not lost.

pub(crate) mod lines;

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// The deepest that lists and objects may stand in each other: as deep as `serde_json` goes.
pub const MAX_DEPTH: usize = 127;

/// The most values, names of fields not counted, that a file may have. A value of two bytes takes a hundred times that in memory.
pub const MAX_VALUES: usize = 500_000;

/// As many fields that are given twice are remembered; a file with one is refused.
const MAX_DUPLICATES: usize = 100;

/// A whole JSON text.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// What it says; where a field is given twice, the first.
    pub(crate) value: Value,
    /// The fields that are given more than once, the first hundred of them.
    pub(crate) duplicates: Vec<Duplicate>,
}

/// A field that is given more than once in one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duplicate {
    /// The path of the object; empty for the outermost.
    pub(crate) parent: String,
    /// The name of the field.
    pub(crate) key: String,
}

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SyntaxFault {
    /// There is nothing in it.
    Empty,
    /// It ends in the middle.
    CutOff {
        /// The last line, from 1.
        line: usize,
    },
    /// It is something else from here on.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Lists and objects stand in each other deeper than [`MAX_DEPTH`].
    TooDeep {
        /// The line, from 1.
        line: usize,
    },
    /// It has more values than [`MAX_VALUES`].
    TooMany,
}

/// Reads a whole JSON text; a byte order mark in front of it is passed over.
pub(crate) fn parse(bytes: &[u8]) -> Result<Parsed, SyntaxFault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        match error.error_len() {
            None => SyntaxFault::CutOff { line },
            Some(_) => {
                SyntaxFault::NotJson { line, column: 1 + good.iter().rev().take_while(|b| **b != b'\n').count() }
            }
        }
    })?;
    if text.trim().is_empty() {
        return Err(SyntaxFault::Empty);
    }
    let seen = Seen::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node { seen: &seen, path: Path::Root }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| match error {
            _ if seen.values.get() > MAX_VALUES => SyntaxFault::TooMany,
            eof if eof.is_eof() => SyntaxFault::CutOff { line: eof.line() },
            deep if deep.to_string().starts_with("recursion limit") => SyntaxFault::TooDeep { line: deep.line() },
            other => SyntaxFault::NotJson { line: other.line(), column: other.column() },
        })?;
    Ok(Parsed { value, duplicates: seen.duplicates.into_inner() })
}

/// The path of a field within an object.
pub(crate) fn field(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
}

/// At most 60 characters of a text of the file, so that a sentence stays a sentence.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The words for what a value is.
pub(crate) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Key(Path::Root, key) => f.write_str(&short(key)),
            Path::Key(parent, key) => write!(f, "{parent}.{}", short(key)),
            Path::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// What was seen so far.
#[derive(Default)]
struct Seen {
    duplicates: RefCell<Vec<Duplicate>>,
    values: Cell<usize>,
}

struct Node<'a> {
    seen: &'a Seen,
    path: Path<'a>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let values = self.seen.values.get() + 1;
        self.seen.values.set(values);
        if values > MAX_VALUES {
            return Err(serde::de::Error::custom("too many values"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("a number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) =
            items.next_element_seed(Node { seen: self.seen, path: Path::Item(&self.path, list.len()) })?
        {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = fields.next_key::<String>()? {
            let value = fields.next_value_seed(Node { seen: self.seen, path: Path::Key(&self.path, &key) })?;
            if map.contains_key(&key) {
                let mut duplicates = self.seen.duplicates.borrow_mut();
                if duplicates.len() < MAX_DUPLICATES {
                    duplicates.push(Duplicate { parent: self.path.to_string(), key: short(&key) });
                }
            } else {
                map.insert(key, value);
            }
        }
        Ok(Value::Object(map))
    }
}
