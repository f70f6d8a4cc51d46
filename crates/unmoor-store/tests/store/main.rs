//! What a workspace promises, each promise as a test.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing there")]

mod changes;
mod opening;
mod some;
