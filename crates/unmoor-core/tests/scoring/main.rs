//! The method, rule by rule: vectors, the demo's numbers, named rules, laws.

mod common;
mod demo;
mod ranks;
mod vectors;
