//! Assessments as rows: what is written can be read back as the identical assessment.

mod read;
mod words;
mod write;

pub use read::Held;
pub(crate) use read::{all, answer_record, between, ids, one, summaries, title, to_score, treatments};
pub(crate) use write::{delete_answer, insert, put_answer, put_details};

use rusqlite::types::Type;
use unmoor_core::assessment::Extra;

/// A table whose rows belong to one assessment, and sometimes to one question of it.
pub(crate) struct Table {
    /// Its name.
    pub(crate) name: &'static str,
    /// The column with the assessment's id.
    pub(crate) key: &'static str,
    /// Its primary key, which is the order of its rows.
    pub(crate) order: &'static str,
}

const fn table(name: &'static str, order: &'static str) -> Table {
    Table { name, key: "assessment", order }
}

/// The table with one row for each assessment.
pub(crate) const ASSESSMENT: Table = Table { name: "assessment", key: "id", order: "id" };

/// Everything of an assessment but exposure, answers and snapshots.
pub(crate) const DETAILS: [Table; 10] = [
    ASSESSMENT,
    table("pack_ref", "assessment, position"),
    table("scope_kind", "assessment, position"),
    table("contract", "assessment"),
    table("participant", "assessment, position"),
    table("session", "assessment, position"),
    table("session_present", "assessment, session, position"),
    table("parked", "assessment, position"),
    table("request", "assessment, position"),
    table("request_question", "assessment, request, position"),
];

/// The answers to exposure questions.
pub(crate) const EXPOSURE: Table = table("exposure_answer", "assessment, question");

/// Everything recorded for a question.
pub(crate) const ANSWER: [Table; 8] = [
    table("answer", "assessment, question"),
    table("evidence_item", "assessment, question, position"),
    table("vote", "assessment, question, position"),
    table("decision", "assessment, question"),
    table("dissent", "assessment, question, position"),
    table("present", "assessment, question, position"),
    table("claim", "assessment, question, position"),
    table("treatment", "assessment, question"),
];

/// Frozen copies.
pub(crate) const SNAPSHOT: Table = table("snapshot", "id");

/// Every table that belongs to an assessment.
pub(crate) fn tables() -> impl Iterator<Item = &'static Table> {
    DETAILS.iter().chain([&EXPOSURE]).chain(&ANSWER).chain([&SNAPSHOT])
}

/// Unknown fields as a column: nothing where there are none.
pub(crate) fn extra_column(extra: &Extra) -> Option<String> {
    (!extra.is_empty()).then(|| serde_json::Value::Object(extra.clone()).to_string())
}

/// Unknown fields read back from a column.
pub(crate) fn extra_of(column: Option<String>) -> rusqlite::Result<Extra> {
    column.map_or(Ok(Extra::new()), |text| serde_json::from_str(&text).map_err(unreadable))
}

/// A value in the file that cannot be read as what it must be.
pub(crate) fn unreadable(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, why.into())
}
