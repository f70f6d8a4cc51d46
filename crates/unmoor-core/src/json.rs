//! JSON read with care: a cut-off file is told apart from a wrong one, and a field given twice is not lost.

pub(crate) mod lines;

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A whole JSON text.
#[derive(Debug)]
pub(crate) struct Parsed {
    /// What it says; where a field is given twice, the first.
    pub(crate) value: Value,
    /// Every field that is given more than once.
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
    let duplicates = RefCell::new(Vec::new());
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node { duplicates: &duplicates, path: Path::Root }
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| match error.is_eof() {
            true => SyntaxFault::CutOff { line: error.line() },
            false => SyntaxFault::NotJson { line: error.line(), column: error.column() },
        })?;
    Ok(Parsed { value, duplicates: duplicates.into_inner() })
}

/// The path of a field within an object.
pub(crate) fn field(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
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
            Path::Key(Path::Root, key) => f.write_str(key),
            Path::Key(parent, key) => write!(f, "{parent}.{key}"),
            Path::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

struct Node<'a> {
    duplicates: &'a RefCell<Vec<Duplicate>>,
    path: Path<'a>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
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
            items.next_element_seed(Node { duplicates: self.duplicates, path: Path::Item(&self.path, list.len()) })?
        {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = fields.next_key::<String>()? {
            let value =
                fields.next_value_seed(Node { duplicates: self.duplicates, path: Path::Key(&self.path, &key) })?;
            if map.contains_key(&key) {
                let duplicate = Duplicate { parent: self.path.to_string(), key };
                self.duplicates.borrow_mut().push(duplicate);
            } else {
                map.insert(key, value);
            }
        }
        Ok(Value::Object(map))
    }
}
