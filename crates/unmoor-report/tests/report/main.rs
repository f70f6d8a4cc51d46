//! The report as it is printed, looked into from outside.

mod print;
mod structure;
mod support;
mod verify;
