//! The assessment file, `NAME.unmoor.json`: read without losing anything, written in one canonical form.
//!
//! `docs/format/assessment.md` describes the format and its limits.

mod check;
pub(crate) mod fault;
pub(crate) mod fields;
mod form;
mod read;

pub use fault::ReadFault;
pub use form::{AnswerForm, AssessmentForm, FormFault, State};
pub use read::read;

use crate::assessment::Assessment;

/// What `format` says.
pub const FORMAT: &str = "unmoor.assessment";

/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// The most bytes that a file may have.
pub const MAX_BYTES: usize = 64 << 20;

/// The most characters of a name, a title, a role, an id.
pub const MAX_NAME: usize = 1_000;

/// The most bytes of a note, a reason, a detail.
pub const MAX_NOTE: usize = 1 << 20;

/// The most participants of an assessment, evidence items of a question, packs.
pub const MAX_ITEMS: usize = 1_000;

/// The most answers of an assessment or of a response: as many as five packs of the largest size have questions.
pub const MAX_ANSWERS: usize = 10_000;

pub use crate::json::{MAX_DEPTH, MAX_VALUES};

/// Writes an assessment: pretty JSON with a newline at its end, the same bytes for the same assessment.
///
/// Fields stand in the order of the format, unknown ones after them in the order of the alphabet.
pub fn write(assessment: &Assessment) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&AssessmentForm::from(assessment))
        .expect("an assessment has text keys only and no number that JSON cannot write");
    bytes.push(b'\n');
    bytes
}
