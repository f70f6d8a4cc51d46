//! A workspace with a passphrase, whose key is known.

use std::sync::OnceLock;

use jiff::Timestamp;
use unmoor_app::Access;
use unmoor_store::{HeldKey, Passphrase, Workspace};

use super::{Outcome, laid_down, told};

/// The workspace that is altered, under the passphrase below.
const LOCKED: &[u8] = include_bytes!("locked.unmoor");
const PASSPHRASE: &str = "four words nobody guesses";

/// What of a workspace can be read without a passphrase, in bytes.
const HEAD: usize = 96;

/// A workspace that begins like this and goes on as it should, opened with its key to look and to change. Less than a head is all
/// there is. The key is made once: to make it takes so long that nothing else would be tried.
pub fn unlock(bytes: &[u8]) -> Outcome {
    let mut file = bytes.to_vec();
    if bytes.len() >= HEAD {
        file.extend(LOCKED.get(bytes.len()..).unwrap_or_default());
    }
    let (_folder, path) = laid_down(&file);
    let asked = Workspace::asks_for_passphrase(&path);
    let read = Workspace::open_with(&path, Access::ReadOnly, None, Some(key())).and_then(|workspace| {
        workspace.check()?;
        workspace.assessments()
    });
    assert!(asked || read.is_err(), "what opens with a key asks for a passphrase");
    let opened = Workspace::open_with(&path, Access::ReadWrite, None, Some(key())).and_then(Workspace::close);
    told(read).and(told(opened))
}

fn key() -> &'static HeldKey {
    static KEY: OnceLock<HeldKey> = OnceLock::new();
    KEY.get_or_init(|| {
        let (_folder, path) = laid_down(LOCKED);
        let key = Workspace::key_to(&path, &Passphrase::new(PASSPHRASE), Timestamp::UNIX_EPOCH);
        key.expect("its passphrase").expect("it has one")
    })
}
