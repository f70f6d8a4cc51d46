//! `cargo xtask bundle`: what is handed on, with a bill of what it is made of and the sums of every file.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::step::{self, Outcome, Steps};
use crate::tools::CYCLONEDX;
use crate::{node, packages, place, supply};

/// The variable under which the tests find the bills.
pub(crate) const VARIABLE: &str = "UNMOOR_BILLS";

/// The packages whose programs are handed on, with what each bill is called.
const PROGRAMS: [(&str, &str); 2] = [("crates/unmoor-cli", "unmoor"), ("src-tauri", "unmoor-window")];

/// What the bill of one package is written as beside its manifest; the tool knows no other place.
const BILL: &str = "unmoor-bill.cdx";

pub(crate) fn bundle(arguments: &[String]) -> Outcome {
    let bills_only = match arguments {
        [] => false,
        [flag] if flag == "--bills" => true,
        _ => return Err("`bundle` knows one option: --bills.".to_owned()),
    };
    let target = place::target().join("bundle");
    empty(&target)?;
    let mut steps = Steps::default();
    steps.take("the bills of materials", || bills(&target));
    if !bills_only {
        supply::take_all(&mut steps);
        steps.take("the programs and their packages", || programs(&target));
    }
    steps.take("the sums of every file", || sums(&target));
    steps.summary()?;
    println!("\nEverything lies in {}", target.display());
    Ok(())
}

/// Builds what is handed on: the command line as it is, the window packed for this system.
fn programs(target: &Path) -> Outcome {
    packages::ensure(packages::Purpose::Run)?;
    node::ensure()?;
    node::script("build")?;
    // Each by itself: built together, each would have what only the other asks of a crate.
    for package in ["unmoor-cli", "unmoor-shell"] {
        step::go(&mut step::cargo(["build", "--release", "--locked", "--package", package]))?;
    }
    copy(&place::program("unmoor", true), target)?;
    let packed = place::target().join("release").join("bundle");
    empty(&packed)?;
    let mut pack = Command::new(tool("tauri")?);
    step::go(pack.args(["bundle", "--ci"]).current_dir(place::root().join("src-tauri")))?;
    let folders = std::fs::read_dir(&packed).map_err(|fault| told(&packed, &fault))?;
    for folder in folders.flatten() {
        let files = std::fs::read_dir(folder.path()).map_err(|fault| told(&folder.path(), &fault))?;
        for file in files.flatten().filter(|file| file.path().is_file()) {
            copy(&file.path(), target)?;
        }
    }
    Ok(())
}

/// Writes a bill for each program and one for the pages: CycloneDX, as JSON.
pub(crate) fn bills(target: &Path) -> Outcome {
    make(target)?;
    CYCLONEDX.ensure()?;
    let host = host()?;
    let words = ["cyclonedx", "--format", "json", "--spec-version", "1.5", "--target", &host, "--no-build-deps"];
    let mut command = step::program(CYCLONEDX.file(), words);
    command.args(["--quiet", "--override-filename", BILL, "--manifest-path", "crates/unmoor-cli/Cargo.toml"]);
    if let Some(day) = last_commit() {
        command.env("SOURCE_DATE_EPOCH", day); // the same bill for the same commit
    }
    let written = step::go(&mut command);
    let bill = |folder: &Path| folder.join(format!("{BILL}.json"));
    let kept = written.and_then(|()| {
        PROGRAMS.into_iter().try_for_each(|(package, name)| {
            without_here(&bill(&place::root().join(package)), &target.join(format!("{name}.cdx.json")))
        })
    });
    // It writes one beside every member of the workspace, whichever it was asked for.
    for bill in members()?.iter().map(|folder| bill(folder)).filter(|bill| bill.exists()) {
        std::fs::remove_file(&bill).map_err(|fault| told(&bill, &fault))?;
    }
    kept?;
    let mut pages = Command::new(tool("cyclonedx-npm")?);
    pages.args(["--package-lock-only", "--omit", "dev", "--output-reproducible", "--mc-type", "application"]);
    pages.arg("--output-file").arg(target.join("pages.cdx.json")).current_dir(node::folder());
    step::go(&mut pages)
}

/// Copies a bill without the folder in which it was made.
fn without_here(bill: &Path, to: &Path) -> Outcome {
    let text = std::fs::read_to_string(bill).map_err(|fault| told(bill, &fault))?;
    let text = text.replace(&place::root().display().to_string(), "");
    let written = std::fs::File::create(to).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|fault| told(to, &fault))
}

/// When the last commit was made, in seconds.
fn last_commit() -> Option<String> {
    let git = step::program("git", ["log", "-1", "--format=%ct"]).output().ok()?;
    git.status.success().then(|| String::from_utf8_lossy(&git.stdout).trim().to_owned())
}

/// Every folder with a manifest of the workspace.
fn members() -> Result<Vec<PathBuf>, String> {
    let root = place::root();
    let crates = std::fs::read_dir(root.join("crates")).map_err(|fault| told(&root, &fault))?;
    let more = ["src-tauri", "tests", "tests/faulty-disk", "xtask"].map(|folder| root.join(folder));
    Ok(crates.flatten().map(|folder| folder.path()).chain(more).collect())
}

/// A tool of the bundle's own lock file, installed as that says.
fn tool(name: &str) -> Result<PathBuf, String> {
    let ending = if cfg!(windows) { ".cmd" } else { "" };
    node::ensure_bundler()?;
    Ok(node::bundler().join("node_modules").join(".bin").join(format!("{name}{ending}")))
}

fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|fault| format!("rustc: {fault}."))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned);
    host.ok_or_else(|| "rustc does not say what it builds for.".to_owned())
}

/// Writes the SHA-256 of every file beside them, as `sha256sum --check` reads it.
fn sums(target: &Path) -> Outcome {
    let entries = std::fs::read_dir(target).map_err(|fault| told(target, &fault))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let program = ["sha256sum", "shasum"].into_iter().find(|name| place::on_path(name).is_some());
    let program = program.ok_or("Neither sha256sum nor shasum is here, so the sums were not written.")?;
    let mut command = Command::new(program);
    if program == "shasum" {
        command.args(["-a", "256"]);
    }
    let output = command.args(&names).current_dir(target).output().map_err(|fault| told(target, &fault))?;
    if !output.status.success() {
        return Err(format!("{program} ended with {}.", output.status));
    }
    print!("{}", String::from_utf8_lossy(&output.stdout));
    let file = target.join("SHA256SUMS");
    let written = std::fs::File::create(&file).and_then(|mut sums| sums.write_all(&output.stdout));
    written.map_err(|fault| told(&file, &fault))
}

fn copy(file: &Path, folder: &Path) -> Outcome {
    let to = folder.join(file.file_name().unwrap_or_default());
    std::fs::copy(file, to).map(drop).map_err(|fault| told(file, &fault))
}

fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|fault| told(folder, &fault))?;
    }
    make(folder)
}

fn make(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder).map_err(|fault| told(folder, &fault))
}

fn told(path: &Path, fault: &std::io::Error) -> String {
    format!("{}: {fault}.", path.display())
}
