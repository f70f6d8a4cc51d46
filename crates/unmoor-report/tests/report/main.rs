//! The report as it is printed, looked into from outside.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

mod bombs;
mod formats;
mod golden;
mod names;
mod office;
mod picture;
mod preview;
mod print;
mod scripts;
mod structure;
mod support;
mod told;
mod validated;
mod verify;
