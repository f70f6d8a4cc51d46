//! `cargo xtask bench`: times measured here and now, on a release build, beside those of a window with nothing in it and of
//! two other typesetters.

use crate::step::{self, Outcome};
use crate::{node, packages, place};

/// The bare window's own workspace.
const BARE: &str = "tests/bare-window";
/// What the report is measured against, as Python brings it: test tools only, no part of Unmoor.
const TYPST: &str = "typst==0.15.2";

pub(crate) fn bench(arguments: &[String]) -> Outcome {
    let windows = arguments.is_empty() || arguments.iter().any(|word| word == "window");
    let mut run = step::cargo(["run", "--quiet", "--release", "--package", "unmoor-tests", "--bin", "bench", "--"]);
    match peers() {
        Ok(folder) => {
            run.env("UNMOOR_PEERS", folder);
        }
        Err(sentence) => println!("Measured without the other typesetters: {sentence}"),
    }
    run.args(arguments);
    if !windows {
        return step::go(&mut run);
    }
    packages::ensure(packages::Purpose::Test)?;
    node::ensure()?;
    node::script("build")?;
    build_bare_window()?;
    step::go(&mut step::cargo(["build", "--release", "--package", "unmoor-shell"]))?;
    step::go(&mut run)
}

/// Sees to it that Typst and Chromium are there; gives the folder that holds Typst.
fn peers() -> Result<std::path::PathBuf, String> {
    packages::ensure(packages::Purpose::Bench)?;
    let folder = place::target().join("peers");
    if !folder.join("typst").exists() {
        let mut pip = step::program("python3", ["-m", "pip", "install", "--quiet", "--no-deps", "--target"]);
        step::go(pip.arg(&folder).arg(TYPST))?;
    }
    Ok(folder)
}

/// With Unmoor's own versions of everything, and beside its window.
fn build_bare_window() -> Outcome {
    let (root, bare) = (place::root(), place::root().join(BARE));
    std::fs::copy(root.join("Cargo.lock"), bare.join("Cargo.lock"))
        .map_err(|error| format!("The lock file could not be copied to {BARE}: {error}."))?;
    let mut cargo = step::cargo(["build", "--release", "--bin", "bare-window", "--manifest-path"]);
    step::go(cargo.arg(bare.join("Cargo.toml")).arg("--target-dir").arg(place::target()))
}
