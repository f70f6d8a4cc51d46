//! What stands in place of the client's name.

/// What the client is called where its name is left out.
pub(super) const INSTEAD: &str = "the client";
