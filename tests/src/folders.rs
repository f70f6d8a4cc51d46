//! The folders of one journey: what outlives its windows.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Unmoor's data folder, where its dialogs save, and what they choose; gone at the end of the journey.
pub struct Folders {
    root: TempDir,
}

impl Folders {
    /// Empty folders: Unmoor has never run here.
    ///
    /// # Panics
    /// If they cannot be made.
    pub fn fresh() -> Folders {
        let folders = Folders { root: tempfile::tempdir().expect("a temporary folder") };
        for folder in [folders.data(), folders.saved(), folders.chosen()] {
            std::fs::create_dir_all(folder).expect("a folder in a temporary one");
        }
        folders
    }

    /// Unmoor's data folder, with the default workspace.
    pub fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    /// Where every save dialog saves, under the name that it proposes.
    pub fn saved(&self) -> PathBuf {
        self.root.path().join("saved")
    }

    /// What an open dialog chooses: every file in here.
    pub fn chosen(&self) -> PathBuf {
        self.root.path().join("chosen")
    }

    /// The environment variables that tell the app about these folders.
    pub(crate) fn variables(&self) -> [(&'static str, PathBuf); 3] {
        [
            ("UNMOOR_DATA_DIR", self.data()),
            ("UNMOOR_E2E_SAVE_DIR", self.saved()),
            ("UNMOOR_E2E_OPEN_DIR", self.chosen()),
        ]
    }
}

/// Every file in a folder and in those below it.
///
/// # Panics
/// If one of them cannot be read.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("a folder can be read").path());
    paths
        .flat_map(|path| match path.symlink_metadata() {
            Ok(meta) if meta.is_dir() => files_below(&path),
            Ok(meta) if meta.is_file() => vec![path],
            _ => Vec::new(), // a socket, a link, or gone in the meantime
        })
        .collect()
}
