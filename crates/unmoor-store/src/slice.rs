//! Row images: the rows that a change may touch, as they stood before and as they stand after, so that undo puts back
//! exactly the former rows.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Result, ToSql, params_from_iter};
use serde_json::{Value as Json, json};

use crate::rows::{Table, tables, unreadable};

/// The rows of one table that belong to one assessment, or to one question of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Slice {
    /// The table.
    pub(crate) rows_of: String,
    /// The assessment's id.
    pub(crate) assessment: String,
    /// Only the rows of this question.
    pub(crate) question: Option<String>,
}

impl Slice {
    /// The slice of `table` for an assessment and, where given, a question.
    pub(crate) fn new(table: &Table, assessment: &str, question: Option<&str>) -> Self {
        Self {
            rows_of: table.name.to_owned(),
            assessment: assessment.to_owned(),
            question: question.map(ToOwned::to_owned),
        }
    }

    /// The rows as they stand, as a JSON array of objects in the order of the table's key.
    pub(crate) fn image(&self, sql: &Connection) -> Result<String> {
        let table = self.table()?;
        let mut statement =
            sql.prepare(&format!("SELECT * FROM {} {} ORDER BY {}", table.name, self.filter(table), table.order))?;
        let names: Vec<String> = statement.column_names().map(ToOwned::to_owned).collect();
        let mut rows = statement.query(&*self.values())?;
        let mut image = Vec::new();
        while let Some(row) = rows.next()? {
            let mut object = serde_json::Map::new();
            for (name, column) in names.iter().zip(0..) {
                object.insert(name.clone(), to_json(row.get_ref(column)?)?);
            }
            image.push(Json::Object(object));
        }
        Ok(Json::Array(image).to_string())
    }

    /// Removes the rows that stand.
    pub(crate) fn clear(&self, sql: &Connection) -> Result<()> {
        let table = self.table()?;
        sql.execute(&format!("DELETE FROM {} {}", table.name, self.filter(table)), &*self.values())?;
        Ok(())
    }

    /// Writes the rows of an image; the slice must be clear.
    pub(crate) fn fill(&self, sql: &Connection, image: &str) -> Result<()> {
        let table = self.table()?;
        let rows: Vec<serde_json::Map<String, Json>> = serde_json::from_str(image).map_err(unreadable)?;
        for row in rows {
            // Names come from the schema by way of `image`; quoting keeps even a forged one a name.
            let names: Vec<String> = row.keys().map(|name| format!("\"{}\"", name.replace('"', "\"\""))).collect();
            let marks = vec!["?"; names.len()].join(", ");
            let statement = format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, names.join(", "));
            let values = row.values().map(from_json).collect::<Result<Vec<Value>>>()?;
            sql.execute(&statement, params_from_iter(values))?;
        }
        Ok(())
    }

    fn table(&self) -> Result<&'static Table> {
        tables()
            .find(|table| table.name == self.rows_of)
            .ok_or_else(|| unreadable(format!("an undo step names the table \"{}\"", self.rows_of)))
    }

    fn filter(&self, table: &Table) -> String {
        let question = if self.question.is_some() { " AND question = ?2" } else { "" };
        format!("WHERE {} = ?1{question}", table.key)
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        let mut values: Vec<&dyn ToSql> = vec![&self.assessment];
        if let Some(question) = &self.question {
            values.push(question);
        }
        values
    }
}

/// Text and integers as they are; bytes as `{"bytes": "hex"}`, the only object.
fn to_json(value: ValueRef<'_>) -> Result<Json> {
    Ok(match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => return Err(unreadable(format!("no column holds a number like {number}"))),
        ValueRef::Text(_) => json!(value.as_str()?),
        ValueRef::Blob(bytes) => json!({ "bytes": hex(bytes) }),
    })
}

fn from_json(value: &Json) -> Result<Value> {
    Ok(match value {
        Json::Null => Value::Null,
        Json::Number(number) => Value::Integer(number.as_i64().ok_or_else(|| unreadable("a number out of range"))?),
        Json::String(text) => Value::Text(text.clone()),
        Json::Object(object) => {
            let text =
                object.get("bytes").and_then(Json::as_str).ok_or_else(|| unreadable("an object without bytes"))?;
            Value::Blob(unhex(text).ok_or_else(|| unreadable("bytes that are not hexadecimal"))?)
        }
        Json::Bool(_) | Json::Array(_) => return Err(unreadable("a value of no column")),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()));
    let digits = digits.collect::<Option<Vec<u8>>>()?;
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}
