//! `cargo xtask run`: from a clean checkout to the open window, or to the demo's report where there is no display.

use std::path::Path;

use crate::step::{self, Outcome};
use crate::{node, packages, place};

pub(crate) fn run(arguments: &[String]) -> Outcome {
    let release = match arguments {
        [] => false,
        [flag] if flag == "--release" => true,
        _ => return Err("`run` knows one option: --release.".to_owned()),
    };
    if !has_display() {
        println!("There is no display here ($DISPLAY and $WAYLAND_DISPLAY are not set), so no window can open.");
        println!("The main job is done without one: the demo assessment is scored and its report written.");
        return demo(release);
    }
    packages::ensure(packages::Purpose::Run)?;
    node::ensure()?;
    node::script("build")?;
    build("unmoor-shell", release)?;
    println!("\nUnmoor opens its window. Your assessments stay on this machine.");
    step::go(&mut step::program(place::program("unmoor-window", release), [] as [&str; 0]))
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn demo(release: bool) -> Outcome {
    build("unmoor-cli", release)?;
    let folder = place::target().join("demo");
    let arguments = [Path::new("demo"), Path::new("--out"), &folder];
    step::go(&mut step::program(place::program("unmoor", release), arguments))?;
    println!("\nThe demo's files are in {}", folder.display());
    Ok(())
}

fn build(package: &str, release: bool) -> Outcome {
    let mut arguments = vec!["build", "--package", package];
    if release {
        arguments.push("--release");
    }
    step::go(&mut step::cargo(arguments))
}
