//! How a pack is laid out in a file. Its JSON Schema is made from these types.

use schemars::JsonSchema;

use super::{ExposureQuestion, PackAbout, Question, Reference, Section};

/// A versioned set of sections, questions, exposure questions and references.
#[derive(JsonSchema)]
#[schemars(title = "Unmoor question pack", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is made; a pack is read from its parts, so that every problem is named")]
pub(crate) struct PackForm {
    /// Says that the file is a pack.
    #[schemars(extend("const" = super::FORMAT))]
    format: String,
    /// The version of this format. A reader refuses a higher one.
    #[schemars(extend("const" = super::VERSION))]
    version: u32,
    /// Id, version, title and date.
    pack: PackAbout,
    /// In the order in which they are walked.
    #[schemars(length(min = 1, max = 100))]
    sections: Vec<Section>,
    /// What it would hurt.
    #[schemars(length(min = 1, max = 100))]
    exposure: Vec<ExposureQuestion>,
    /// What laws, standards and studies the questions rest on.
    #[schemars(length(max = 2000))]
    references: Vec<Reference>,
    /// In the order of their sections; those of a section stand together.
    #[schemars(length(min = 1, max = 2000))]
    questions: Vec<Question>,
}
