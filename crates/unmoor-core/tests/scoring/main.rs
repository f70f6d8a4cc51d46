//! The method, rule by rule: vectors, the demo's numbers, named rules, laws.
#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod advice;
mod change;
mod common;
mod compare;
mod contract;
mod demo;
mod figures;
mod laws;
mod ledger;
mod random;
mod ranks;
mod rules;
mod tiny;
mod vectors;
mod what_if;
mod words;
