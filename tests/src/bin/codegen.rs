//! Writes the generated files; `cargo xtask codegen` calls it.

use unmoor_tests::{generated, place};

fn main() {
    let stale = generated::stale();
    for (path, text) in generated::files().into_iter().filter(|(path, _)| stale.contains(path)) {
        place::put(&place::root().join(&path), text.as_bytes());
        println!("wrote {}", path.display());
    }
    if stale.is_empty() {
        println!("Every generated file is as the code would write it.");
    }
}
