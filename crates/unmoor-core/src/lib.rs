//! The domain of Unmoor: packs of questions, assessments, scoring, rankings and findings.
//!
//! Pure by rule: nothing here opens a file, a database or a window, and nothing asks for the time. Dates, ids and
//! texts are passed in; the same input gives the same bytes on every platform.

pub mod agenda;
pub mod answer_sheet;
pub mod applies;
pub mod ask;
pub mod assessment;
pub mod change;
pub mod compare;
pub mod contract;
pub mod demo;
pub mod figure;
pub mod file;
pub mod finding;
mod json;
pub mod ledger;
pub mod pack;
pub mod rank;
pub mod redaction;
pub mod rescore;
pub mod schema;
pub mod score;
mod sheet;
pub mod stability;
pub mod votes;
pub mod what_if;
pub mod words;
