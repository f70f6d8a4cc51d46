//! Exports of everything, set side by side.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every file below a folder, by its path in it.
///
/// # Panics
/// If it cannot be read.
pub fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(path.strip_prefix(folder).expect("a path in the folder").to_owned());
            }
        }
    }
    all
}

/// Checks that two folders hold the same files, byte for byte.
///
/// # Panics
/// If they do not.
#[track_caller]
pub fn assert_same(one: &Path, other: &Path) {
    let all = files(one);
    assert_eq!(all, files(other), "the names of the files");
    for path in all {
        let bytes = |folder: &Path| std::fs::read(folder.join(&path)).expect("a file that was listed");
        assert!(bytes(one) == bytes(other), "{} is not the same", path.display());
    }
}
