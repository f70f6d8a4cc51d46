//! The fields of one object of a file, taken out one by one; what is left over is unknown and kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::assessment::{Extra, OptionKey};
use crate::json::{field, kind_of};

use super::fault::{ReadFault, short};
use super::{MAX_ANSWERS, MAX_ITEMS, MAX_NAME, MAX_NOTE};

/// One object of the file and where it stands.
pub(crate) struct Fields {
    path: String,
    map: Extra,
}

impl Fields {
    pub(crate) fn of(value: Value, path: String) -> Result<Self, ReadFault> {
        match value {
            Value::Object(map) => Ok(Self { path, map }),
            other => Err(wrong(path, "an object", &other)),
        }
    }

    /// The path of one of its fields.
    pub(crate) fn path(&self, name: &str) -> String {
        field(&self.path, name)
    }

    /// Takes a field out; `None` where it is absent or null.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        self.map.remove(name).filter(|value| !value.is_null())
    }

    /// Takes out a field that must be there.
    pub(crate) fn need(&mut self, name: &str) -> Result<Value, ReadFault> {
        self.take(name).ok_or_else(|| ReadFault::Missing { path: self.path(name) })
    }

    /// Takes out an object that must be there.
    pub(crate) fn object(&mut self, name: &str) -> Result<Self, ReadFault> {
        Self::of(self.need(name)?, self.path(name))
    }

    /// Takes out an object with ids as its fields, at most [`MAX_ANSWERS`]; an absent one is empty.
    pub(crate) fn table(&mut self, name: &str) -> Result<Vec<(String, Value)>, ReadFault> {
        let Some(value) = self.take(name) else { return Ok(Vec::new()) };
        let map = Self::of(value, self.path(name))?.map;
        if map.len() > MAX_ANSWERS {
            return Err(ReadFault::TooMany { path: self.path(name), limit: MAX_ANSWERS });
        }
        Ok(map.into_iter().collect())
    }

    /// Takes out a list and reads its entries; an absent one is empty.
    pub(crate) fn list<T>(
        &mut self,
        name: &str,
        mut read: impl FnMut(Value, String) -> Result<T, ReadFault>,
    ) -> Result<Vec<T>, ReadFault> {
        let path = self.path(name);
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) if items.len() > MAX_ITEMS => Err(ReadFault::TooMany { path, limit: MAX_ITEMS }),
            Some(Value::Array(items)) => {
                items.into_iter().enumerate().map(|(index, item)| read(item, format!("{path}[{index}]"))).collect()
            }
            Some(other) => Err(wrong(path, "a list", &other)),
        }
    }

    /// Takes out a name, a title, a role or an id: at most [`MAX_NAME`] characters.
    pub(crate) fn name(&mut self, name: &str) -> Result<String, ReadFault> {
        as_name(self.need(name)?, self.path(name))
    }

    /// Takes out an id: a name that is not blank.
    pub(crate) fn id(&mut self, name: &str) -> Result<String, ReadFault> {
        let id = self.name(name)?;
        if id.trim().is_empty() { Err(ReadFault::Blank { path: self.path(name) }) } else { Ok(id) }
    }

    /// Takes out a name; `None` where it is absent.
    pub(crate) fn maybe_name(&mut self, name: &str) -> Result<Option<String>, ReadFault> {
        self.take(name).map(|value| as_name(value, self.path(name))).transpose()
    }

    /// Takes out an id; `None` where it is absent.
    pub(crate) fn maybe_id(&mut self, name: &str) -> Result<Option<String>, ReadFault> {
        match self.maybe_name(name)? {
            Some(id) if id.trim().is_empty() => Err(ReadFault::Blank { path: self.path(name) }),
            id => Ok(id),
        }
    }

    /// Takes out a long text, at most [`MAX_NOTE`] bytes; `None` where it is absent.
    pub(crate) fn note(&mut self, name: &str) -> Result<Option<String>, ReadFault> {
        let path = self.path(name);
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.len() > MAX_NOTE => {
                Err(ReadFault::TooLong { path, limit: "1 MiB".to_owned() })
            }
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(wrong(path, "text", &other)),
        }
    }

    /// Takes out true or false; `None` where it is absent.
    pub(crate) fn flag(&mut self, name: &str) -> Result<Option<bool>, ReadFault> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(flag)),
            Some(other) => Err(wrong(self.path(name), "true or false", &other)),
        }
    }

    /// Takes out a whole number, 0 to 4,294,967,295; `None` where it is absent.
    pub(crate) fn whole(&mut self, name: &str) -> Result<Option<u32>, ReadFault> {
        let Some(value) = self.take(name) else { return Ok(None) };
        match value.as_u64().and_then(|number| u32::try_from(number).ok()) {
            Some(number) => Ok(Some(number)),
            None => {
                let found = if value.is_number() { value.to_string() } else { kind_of(&value).to_owned() };
                Err(ReadFault::WrongType {
                    path: self.path(name),
                    expected: "a whole number, 0 or more".to_owned(),
                    found,
                })
            }
        }
    }

    /// Takes out an option key.
    pub(crate) fn option(&mut self, name: &str) -> Result<Option<OptionKey>, ReadFault> {
        self.take(name).map(|value| as_option(value, self.path(name))).transpose()
    }

    /// Takes out one of the words of the format; `None` where it is absent.
    pub(crate) fn word<T: DeserializeOwned>(&mut self, name: &str, known: &[&str]) -> Result<Option<T>, ReadFault> {
        self.take(name).map(|value| as_word(value, self.path(name), known)).transpose()
    }

    /// Takes out a day; `None` where it is absent.
    pub(crate) fn date(&mut self, name: &str) -> Result<Option<Date>, ReadFault> {
        let path = self.path(name);
        let Some(value) = self.take(name) else { return Ok(None) };
        let Value::String(text) = value else { return Err(wrong(path, "a date", &value)) };
        match text.parse::<Date>() {
            Ok(date) if date.to_string() == text => Ok(Some(date)),
            _ => Err(ReadFault::InvalidDate { path, found: short(&text) }),
        }
    }

    /// Takes out a point in time that must be there.
    pub(crate) fn time(&mut self, name: &str) -> Result<Timestamp, ReadFault> {
        self.maybe_time(name)?.ok_or_else(|| ReadFault::Missing { path: self.path(name) })
    }

    /// Takes out a point in time; `None` where it is absent.
    pub(crate) fn maybe_time(&mut self, name: &str) -> Result<Option<Timestamp>, ReadFault> {
        let path = self.path(name);
        let Some(value) = self.take(name) else { return Ok(None) };
        let Value::String(text) = value else { return Err(wrong(path, "a point in time", &value)) };
        text.parse().map(Some).map_err(|_| ReadFault::InvalidTime { path, found: short(&text) })
    }

    /// What is left: the fields that this version does not know.
    pub(crate) fn rest(self) -> Extra {
        self.map
    }
}

/// A name, a title, a role or an id: at most [`MAX_NAME`] characters.
pub(crate) fn as_name(value: Value, path: String) -> Result<String, ReadFault> {
    match value {
        Value::String(text) if text.chars().count() > MAX_NAME => {
            Err(ReadFault::TooLong { path, limit: "1,000 characters".to_owned() })
        }
        Value::String(text) => Ok(text),
        other => Err(wrong(path, "text", &other)),
    }
}

/// An option key: one letter.
pub(crate) fn as_option(value: Value, path: String) -> Result<OptionKey, ReadFault> {
    let letter = value.as_str().and_then(|text| {
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none())
    });
    match letter {
        Some(letter) => Ok(OptionKey(letter)),
        None => {
            let found = value.as_str().map_or(kind_of(&value).to_owned(), |text| format!("{:?}", short(text)));
            Err(ReadFault::WrongType { path, expected: "the letter of an option, such as \"b\"".to_owned(), found })
        }
    }
}

/// One of the words of the format.
pub(crate) fn as_word<T: DeserializeOwned>(value: Value, path: String, known: &[&str]) -> Result<T, ReadFault> {
    let Value::String(text) = &value else { return Err(wrong(path, "one of the words of the format", &value)) };
    let found = short(text);
    serde_json::from_value(value).map_err(|_| ReadFault::UnknownWord { path, found, known: known.join(", ") })
}

pub(crate) fn wrong(path: String, expected: &str, found: &Value) -> ReadFault {
    ReadFault::WrongType { path, expected: expected.to_owned(), found: kind_of(found).to_owned() }
}
