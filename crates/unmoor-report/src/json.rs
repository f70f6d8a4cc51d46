//! A report as JSON, for programs: the numbers, and then every word of it, piece by piece.
//!
//! `docs/format/report.md` says what each field means, and the JSON Schema beside it is made from the types here.

mod content;
mod numbers;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::compose::ReportInput;
use crate::document::Document;
use crate::reading;
use content::Content;
use numbers::Numbers;

/// What `format` says in a report's JSON.
const FORMAT: &str = "unmoor.report";
/// The version of this format.
const VERSION: u32 = 1;

/// Where the schema is published, from the root of the repository.
const SCHEMA_FILE: &str = "docs/format/unmoor-report-1.schema.json";

/// A report: its numbers, and every word of it in the order of reading.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Unmoor report")]
struct ReportForm<'a> {
    /// Says that the file is a report.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The version of Unmoor that made it.
    made_by: &'static str,
    /// What it is, whose it is, and when it was made.
    about: About<'a>,
    /// What was computed, not rounded; `null` where the letter to the vendor leaves alone.
    numbers: Option<Numbers<'a>>,
    /// What the report says, from the cover to the last part.
    content: Vec<Content>,
}

/// What it is, whose it is, and when it was made.
#[derive(Serialize, JsonSchema)]
struct About<'a> {
    title: &'a str,
    subject: &'a str,
    /// BCP 47, such as `en-GB`.
    language: &'a str,
    /// The day that the report bears, as `2026-11-23`.
    made_on: String,
    vendor: &'a str,
    service: &'a str,
    /// For whom it was made; may be empty.
    client: &'a str,
    /// Who made it; may be empty.
    author: &'a str,
    /// Who may read it; may be empty.
    confidentiality: &'a str,
    /// The id of the assessment.
    assessment: &'a str,
    /// Such as `unmoor-1`.
    method: &'a str,
    pack: &'a str,
    pack_version: &'a str,
}

/// Writes a report as JSON.
pub(crate) fn write(input: &ReportInput<'_>, document: &Document) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(&form(input, document))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn form<'a>(input: &'a ReportInput<'_>, document: &'a Document) -> ReportForm<'a> {
    let (about, assessment, pack) = (&document.about, input.assessment, &input.pack.about);
    ReportForm {
        format: FORMAT,
        version: VERSION,
        made_by: env!("CARGO_PKG_VERSION"),
        about: About {
            title: &about.title,
            subject: &about.subject,
            language: &about.language,
            made_on: about.made_on.to_string(),
            vendor: &assessment.vendor.name,
            service: &assessment.vendor.service,
            client: &input.settings.client,
            author: &about.author,
            confidentiality: &about.confidentiality,
            assessment: assessment.id.as_str(),
            method: &assessment.method,
            pack: &pack.id,
            pack_version: &pack.version,
        },
        numbers: (!document.is_letter_alone()).then(|| Numbers::of(input)),
        content: reading::read(document).iter().map(Content::of).collect(),
    }
}

/// The schema of a report's JSON, version 1.
pub fn schema() -> Schema {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<ReportForm<'_>>();
    schema.insert("$id".to_owned(), SCHEMA_FILE.rsplit('/').next().unwrap_or_default().into());
    schema
}

/// The published schema: its path from the root of the repository, and its text.
pub fn schema_file() -> (&'static str, String) {
    (SCHEMA_FILE, format!("{:#}\n", schema().as_value()))
}
