//! Where things are: the repository, and the programs that were built beside the running test.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program of this workspace, built in the same profile as the running test.
///
/// # Panics
/// If it has not been built: `cargo test` alone builds only its own package.
pub fn program(name: &str) -> PathBuf {
    let file = profile_folder().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(file.exists(), "{} has not been built; run the tests with `cargo xtask test`", file.display());
    file
}

/// `target/screens`, where the journeys leave their pictures.
pub fn screens() -> PathBuf {
    let profile = profile_folder();
    profile.parent().unwrap_or(&profile).join("screens")
}

/// Makes a file, with its folder: a fixture, a picture, something that can be made again.
///
/// # Panics
/// If it cannot be made.
#[expect(clippy::disallowed_methods, reason = "nobody's data")]
pub fn put(file: &Path, bytes: &[u8]) {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).expect("a folder for a file of the tests");
    }
    std::fs::write(file, bytes).expect("a file of the tests");
}

/// `target/debug` for a test that runs from `target/debug/deps`.
fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().expect("a running test knows its own file");
    let folder = test.ancestors().skip(1).find(|folder| !folder.ends_with("deps"));
    folder.expect("a test lies in the target folder").to_path_buf()
}
