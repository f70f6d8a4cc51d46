//! One step of a command: a program that is named, run, timed and remembered for the summary.

use std::ffi::OsStr;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::place;

/// What went wrong, as a sentence for the person at the terminal.
pub(crate) type Outcome = Result<(), String>;

/// The steps taken so far, in order, with how each ended.
#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<Taken>,
}

struct Taken {
    name: String,
    passed: bool,
    time: Duration,
}

impl Steps {
    /// Takes a step and goes on also when it fails, so that one run shows every failure.
    pub(crate) fn take(&mut self, name: &str, step: impl FnOnce() -> Outcome) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        if let Err(sentence) = &outcome {
            println!("{sentence}");
        }
        self.taken.push(Taken { name: name.to_owned(), passed: outcome.is_ok(), time: start.elapsed() });
        outcome.is_ok()
    }

    /// Prints what was run and how long it took; an error if any step failed.
    pub(crate) fn summary(self) -> Outcome {
        println!("\n== Summary");
        for step in &self.taken {
            let end = if step.passed { "passed" } else { "FAILED" };
            println!("{end}  {:>7.1} s  {}", step.time.as_secs_f64(), step.name);
        }
        let total: Duration = self.taken.iter().map(|step| step.time).sum();
        println!("        {:>7.1} s  in all", total.as_secs_f64());
        let failed: Vec<&str> = self.taken.iter().filter(|step| !step.passed).map(|step| step.name.as_str()).collect();
        if failed.is_empty() { Ok(()) } else { Err(format!("Failed: {}.", failed.join("; "))) }
    }
}

/// A program with its arguments, to be run at the root of the repository.
pub(crate) fn program<S: AsRef<OsStr>>(name: impl AsRef<OsStr>, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(place::root());
    command
}

/// The cargo that runs this task, so that a pinned toolchain stays pinned.
pub(crate) fn cargo<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Shows the command line and runs it with the terminal's own input and output.
pub(crate) fn go(command: &mut Command) -> Outcome {
    let line = line(command);
    println!("$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` ended with {status}.")),
        Err(error) => Err(format!("`{line}` could not be started: {error}.")),
    }
}

/// The command line as it would be typed.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
