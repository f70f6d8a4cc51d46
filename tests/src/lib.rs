//! What the tests of the whole of Unmoor stand on: its programs, its window, its generated files.

pub mod bad;
pub mod child;
pub mod cli;
mod desktop;
pub mod dice;
mod driver;
pub mod export;
pub mod filled;
pub mod folders;
pub mod generated;
mod keys;
pub mod many;
pub mod place;
pub mod readers;
pub mod room;
pub mod vendors;
pub mod wait;
pub mod window;
pub mod writer;
