//! What a workspace promises, each promise as a test.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

mod any;
mod backups;
mod changes;
mod documents;
mod health;
mod laws;
mod older;
mod opening;
mod passphrase;
mod process;
mod some;
