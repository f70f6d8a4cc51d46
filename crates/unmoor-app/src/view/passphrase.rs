//! The passphrase of a workspace, as it crosses from the window: in, never out.

use std::fmt;

use serde::Deserialize;
use ts_rs::TS;
use zeroize::Zeroize;

/// Words that a person typed and that are shown nowhere. They are overwritten when they are dropped.
#[derive(Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Secret(String);

impl Secret {
    /// One that was read from elsewhere than the window.
    pub fn new(words: String) -> Self {
        Self(words)
    }

    pub(crate) fn passphrase(&self) -> unmoor_store::Passphrase {
        unmoor_store::Passphrase::new(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Opens the workspace that has a passphrase.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Unlock {
    /// Its passphrase.
    pub passphrase: Secret,
}

/// Sets, changes or removes the passphrase of the open workspace.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetPassphrase {
    /// The one that it has; `null` where it has none.
    pub former: Option<Secret>,
    /// The one that it is to have; `null` removes it.
    pub passphrase: Option<Secret>,
}
