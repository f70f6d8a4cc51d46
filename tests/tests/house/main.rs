//! The house: who may use whom, what must not be in it, and that what is generated is fresh.

mod arrows;
mod generated;
mod network;
mod sources;
