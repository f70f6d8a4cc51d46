//! `cargo xtask fuzz`: every reader against files that are altered under the guidance of what code was reached.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;

use crate::place;
use crate::step::{self, Outcome};
use crate::tools::FUZZ;

/// How long a reader is tried where nothing else is said.
const USUAL: u32 = 600;

/// No file may take longer to read, in seconds.
const LONGEST: u32 = 10;

/// Nor more memory, in MiB: what the readers allow, and the sanitizer's own share.
const MEMORY: u32 = 2560;

/// The largest file that is tried. What takes more than this to go wrong is tried by `tests/tests/readers/limits.rs`.
const LARGEST: u32 = 128 << 10;

/// The most bytes that found files may take of the corpus in the repository, for one reader.
const KEPT: u64 = 160 << 10;

pub(crate) fn fuzz(arguments: &[String]) -> Outcome {
    let wish = Wish::read(arguments)?;
    if cfg!(windows) {
        return Err("The fuzz targets run on Linux and macOS.".to_owned());
    }
    FUZZ.ensure()?;
    step::go(&mut cargo_fuzz(&["build"]))?;
    let all: Vec<String> = targets()?.into_iter().filter(|name| wish.is_meant(name)).collect();
    if all.is_empty() {
        return Err(format!("There is no reader of that name; there are: {}.", targets()?.join(", ")));
    }
    if wish.tidy {
        return all.iter().try_for_each(|name| tidy(name));
    }
    // One for each core: a target uses one.
    let cores = thread::available_parallelism().map_or(1, usize::from).min(all.len());
    let (open, told) = (Mutex::new(all), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some(name) = open.lock().ok().and_then(|mut open| open.pop()) {
                    let run = run(&name, wish.seconds);
                    println!("{}", run.as_ref().unwrap_or_else(|sentence| sentence));
                    if let Ok(mut told) = told.lock() {
                        told.push(run);
                    }
                }
            });
        }
    });
    let told = told.into_inner().unwrap_or_default();
    let broken: Vec<String> = told.into_iter().filter_map(Result::err).collect();
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n")) }
}

struct Wish {
    seconds: u32,
    reader: Option<String>,
    tidy: bool,
}

impl Wish {
    fn read(arguments: &[String]) -> Result<Wish, String> {
        let mut wish = Wish { seconds: USUAL, reader: None, tidy: false };
        for word in arguments {
            match (word.as_str(), word.parse()) {
                ("--tidy", _) => wish.tidy = true,
                (_, Ok(seconds)) => wish.seconds = seconds,
                (flag, _) if flag.starts_with('-') => {
                    return Err(format!(
                        "`fuzz` does not know {flag}; it knows a number of seconds, a reader, --tidy."
                    ));
                }
                (reader, _) => wish.reader = Some(reader.to_owned()),
            }
        }
        Ok(wish)
    }

    fn is_meant(&self, name: &str) -> bool {
        self.reader.as_deref().is_none_or(|reader| reader == name)
    }
}

/// The readers: every file in `fuzz/fuzz_targets/`.
fn targets() -> Result<Vec<String>, String> {
    let folder = place::root().join("fuzz").join("fuzz_targets");
    let entries = std::fs::read_dir(&folder).map_err(|fault| format!("{}: {fault}.", folder.display()))?;
    let stem = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| stem(entry.path())).collect();
    names.sort();
    Ok(names)
}

/// cargo-fuzz with what every use of it needs. The sanitizer is a part of the compiler that only a nightly one lets be used, or one
/// that is told that this is its own source.
fn cargo_fuzz(words: &[&str]) -> std::process::Command {
    let (first, rest) = words.split_first().unwrap_or((&"", &[]));
    let mut command = step::program(FUZZ.file(), ["fuzz", *first, "--sanitizer", "address", "--target-dir"]);
    command.arg(built()).args(rest).env("RUSTC_BOOTSTRAP", "1");
    command
}

fn built() -> PathBuf {
    place::target().join("fuzz")
}

/// Files that were found to reach code that no other reaches, of all runs here.
fn found(name: &str) -> PathBuf {
    built().join("corpus").join(name)
}

fn kept(name: &str) -> PathBuf {
    place::root().join("fuzz").join("corpus").join(name)
}

fn log(name: &str) -> PathBuf {
    built().join("logs").join(format!("{name}.log"))
}

/// Tries one reader; gives what there is to say of it.
fn run(name: &str, seconds: u32) -> Result<String, String> {
    let log = log(name);
    make(&found(name))?;
    make(&built().join("logs"))?;
    let fault = |fault: std::io::Error| format!("{}: {fault}.", log.display());
    let out = File::create(&log).map_err(fault)?;
    let mut command = cargo_fuzz(&["run", name]);
    command.arg(found(name)).arg(kept(name)).arg("--");
    command.args([
        format!("-max_total_time={seconds}"),
        format!("-timeout={LONGEST}"),
        format!("-rss_limit_mb={MEMORY}"),
    ]);
    command.args([format!("-max_len={LARGEST}"), "-print_final_stats=1".to_owned()]);
    // A thread that is just ending passes for a leak; what grows without end meets the limit of memory.
    command.arg("-detect_leaks=0");
    let words = place::root().join("fuzz").join("words").join(name);
    if words.exists() {
        command.arg(format!("-dict={}", words.display()));
    }
    let memory = Path::new("/dev/shm"); // the database's readers want a file; this one never meets a disk
    if memory.is_dir() {
        command.env("TMPDIR", memory);
    }
    command.stdout(out.try_clone().map_err(fault)?).stderr(out).stdin(Stdio::null());
    let passed = command.status().map_err(fault)?.success();
    let text = std::fs::read(&log).map_err(fault)?;
    let figures = figures(&String::from_utf8_lossy(&text));
    if passed {
        return Ok(format!("{name}: {figures}"));
    }
    Err(format!(
        "The reader {name} broke ({figures}); what it broke on lies in fuzz/artifacts/{name}, what was said in {}. Mend the \
         reader, and put the file into fuzz/corpus/{name}.",
        log.display()
    ))
}

/// What a run did, from what it printed.
fn figures(log: &str) -> String {
    let after = |text: &str, mark: &str| {
        let rest = text.rsplit_once(mark).map(|(_, rest)| rest.trim_start())?;
        Some(rest.split_whitespace().next().unwrap_or_default().to_owned())
    };
    let find = |mark: &str| after(log, mark).unwrap_or_else(|| "?".to_owned());
    format!(
        "{} files, {} a second, {} places of the code reached, at most {} MiB",
        find("stat::number_of_executed_units:"),
        find("stat::average_exec_per_sec:"),
        find(" cov:"),
        find("stat::peak_rss_mb:"),
    )
}

/// Keeps of what was found the little that reaches what the files with names do not reach, the smallest first.
fn tidy(name: &str) -> Outcome {
    let (kept, old) = (kept(name), built().join("old").join(name));
    make(&old)?;
    make(&found(name))?;
    for file in files(&kept)?.into_iter().filter(|file| is_found(file)) {
        go(std::fs::rename(&file, old.join(file.file_name().unwrap_or_default())), &file)?;
    }
    let mut command = cargo_fuzz(&["run", name]);
    step::go(
        command.arg(&kept).arg(&old).arg(found(name)).args(["--", "-merge=1"]).arg(format!("-max_len={LARGEST}")),
    )?;
    let size = |file: &PathBuf| file.metadata().map_or(0, |meta| meta.len());
    let mut added: Vec<PathBuf> = files(&kept)?.into_iter().filter(|file| is_found(file)).collect();
    added.sort_by_key(size);
    let mut sum = 0;
    for file in added {
        sum += size(&file);
        if sum > KEPT {
            go(std::fs::remove_file(&file), &file)?;
        }
    }
    Ok(())
}

/// Whether a file was found by a machine: then its name is its hash, and else what is in it.
fn is_found(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|fault| format!("{}: {fault}.", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn make(folder: &Path) -> Outcome {
    go(std::fs::create_dir_all(folder), folder)
}

fn go(done: std::io::Result<()>, path: &Path) -> Outcome {
    done.map_err(|fault| format!("{}: {fault}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_by_its_own_figures() {
        let log = "#2 INITED cov: 120 ft: 130\n#900 NEW    cov: 348 ft: 640 corp: 9\nDone 900 runs in 3 second(s)\n\
                   stat::number_of_executed_units: 900\nstat::average_exec_per_sec:     300\nstat::peak_rss_mb:              41\n";
        assert_eq!(figures(log), "900 files, 300 a second, 348 places of the code reached, at most 41 MiB");
        assert!(figures("nothing").starts_with("? files"));
    }

    #[test]
    fn seconds_a_reader_and_tidying_can_be_asked_for() {
        let wish = |words: &[&str]| Wish::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(wish(&[]).unwrap().seconds, 600);
        let one = wish(&["60", "pack"]).unwrap();
        assert!(one.seconds == 60 && one.is_meant("pack") && !one.is_meant("logo"));
        assert!(wish(&["--tidy"]).unwrap().tidy);
        assert!(wish(&["--fast"]).err().unwrap().contains("--fast"));
    }

    #[test]
    fn what_a_machine_found_is_told_from_what_has_a_name() {
        assert!(is_found(Path::new("corpus/pack/0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33")));
        assert!(!is_found(Path::new("corpus/pack/deep.json")));
    }
}
