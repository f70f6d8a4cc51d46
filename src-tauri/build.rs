//! Hands the configuration, the capabilities and the permissions to Tauri.

use std::path::Path;

const NO_PAGES: &str = "<!doctype html>
<html lang=\"en\">
  <head><meta charset=\"utf-8\"><title>Unmoor</title></head>
  <body><p>The pages of this window have not been built. Run: cargo xtask run</p></body>
</html>
";

fn main() {
    ensure_pages(Path::new("../ui/dist"));
    tauri_build::build();
}

/// Lets the shell compile before the pages are built: an editor and a lint need no Node.
#[expect(clippy::disallowed_methods, reason = "a build product; nobody's data")]
fn ensure_pages(folder: &Path) {
    let index = folder.join("index.html");
    if !index.exists() {
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&index, NO_PAGES));
        if let Err(error) = written {
            println!("cargo:warning={} could not be written: {error}", index.display());
        }
    }
    println!("cargo:rerun-if-changed={}", folder.display());
}
