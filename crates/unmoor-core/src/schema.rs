//! The JSON Schemas of the three file formats, made from the types that read and write them.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::ask::ResponseForm;
use crate::file::AssessmentForm;
use crate::pack::PackForm;

/// The schema of an assessment file, version 1.
pub fn assessment() -> Schema {
    schema::<AssessmentForm>("unmoor-assessment-1.schema.json")
}

/// The schema of a pack's file, version 1.
pub fn pack() -> Schema {
    schema::<PackForm>("unmoor-pack-1.schema.json")
}

/// The schema of a response, version 1.
pub fn response() -> Schema {
    schema::<ResponseForm>("unmoor-response-1.schema.json")
}

/// The published schemas: the path of each, from the root of the repository, and its text.
pub fn files() -> [(&'static str, String); 3] {
    [
        ("docs/format/unmoor-assessment-1.schema.json", text(&assessment())),
        ("docs/format/unmoor-pack-1.schema.json", text(&pack())),
        ("docs/format/unmoor-response-1.schema.json", text(&response())),
    ]
}

fn schema<T: JsonSchema>(id: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), id.into());
    schema
}

fn text(schema: &Schema) -> String {
    let text = serde_json::to_string_pretty(schema).expect("a schema is JSON");
    text + "\n"
}
