//! The window's pages: Node, its packages, and the scripts of `ui/package.json`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;
use crate::step::{self, Outcome};

/// What the build tool of the pages asks for: major and minor.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// How npm is called here.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The folder of the window's pages.
pub(crate) fn folder() -> PathBuf {
    place::root().join("ui")
}

/// Checks Node's version and installs the packages of the lock file, if they are not those installed already.
pub(crate) fn ensure() -> Outcome {
    let version = Command::new("node").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    if parse(&version).is_none_or(|version| version < OLDEST_NODE) {
        let (major, minor) = OLDEST_NODE;
        let found = if version.is_empty() { "none was found".to_owned() } else { format!("{version} was found") };
        return Err(format!(
            "Unmoor's window is built with Node {major}.{minor} or newer; {found}. Get it from https://nodejs.org or your system's packages, then run this again."
        ));
    }
    if installed(&folder()) { Ok(()) } else { npm(&["ci", "--no-audit", "--no-fund"]) }
}

/// The folder of what makes a bundle.
pub(crate) fn bundler() -> PathBuf {
    place::root().join("xtask").join("bundler")
}

/// Installs what makes a bundle, as its lock file says, if that is not there already.
pub(crate) fn ensure_bundler() -> Outcome {
    if installed(&bundler()) {
        return Ok(());
    }
    let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    step::go(step::program(NPM, words).current_dir(bundler()))
}

/// Runs npm in `ui/`.
pub(crate) fn npm(arguments: &[&str]) -> Outcome {
    step::go(step::program(NPM, arguments).current_dir(folder()))
}

/// Runs a script of `ui/package.json`.
pub(crate) fn script(name: &str) -> Outcome {
    npm(&["run", "--silent", name])
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Whether npm's own record of what it installed in a folder is at least as new as the lock file there.
pub(crate) fn installed(ui: &Path) -> bool {
    let time = |file: PathBuf| file.metadata().and_then(|data| data.modified()).ok();
    match (time(ui.join("node_modules/.package-lock.json")), time(ui.join("package-lock.json"))) {
        (Some(installed), Some(lock)) => installed >= lock,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_what_node_prints() {
        assert_eq!(parse("v20.20.2"), Some((20, 20)));
        assert_eq!(parse("v9.0.0"), Some((9, 0)));
        assert!(parse("v20.9.0") < Some(OLDEST_NODE), "9 comes before 19");
        assert_eq!(parse(""), None, "no Node at all");
    }

    #[test]
    fn a_folder_without_packages_is_not_installed() {
        assert!(!installed(Path::new("there/is/no/such/folder")));
    }
}
