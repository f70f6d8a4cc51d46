//! Writes the generated files; `cargo xtask codegen` calls it.

use std::path::Path;
use std::process::ExitCode;

use unmoor_tests::{generated, place};

fn main() -> ExitCode {
    let stale = generated::stale();
    for (path, text) in generated::files().into_iter().filter(|(path, _)| stale.contains(path)) {
        if let Err(error) = save(&place::root().join(&path), &text) {
            eprintln!("{} could not be written: {error}", path.display());
            return ExitCode::FAILURE;
        }
        println!("wrote {}", path.display());
    }
    if stale.is_empty() {
        println!("Every generated file is as the code would write it.");
    }
    ExitCode::SUCCESS
}

#[expect(clippy::disallowed_methods, reason = "a file that can be made again; nobody's data")]
fn save(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
