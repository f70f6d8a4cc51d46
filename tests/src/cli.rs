//! The command line, run as a person would run it, with a data folder of its own.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::place;

/// `unmoor` with the default workspace of one data folder.
pub struct Cli<'a> {
    data: &'a Path,
}

/// What a command did.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it said of a failure.
    pub err: String,
}

impl<'a> Cli<'a> {
    /// `unmoor` on this data folder.
    pub fn on(data: &'a Path) -> Cli<'a> {
        Cli { data }
    }

    /// The command, not yet run, with nothing of this machine's own Unmoor in reach.
    pub fn command<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(place::program("unmoor"));
        command.args(words).env("UNMOOR_DATA_DIR", self.data).env_remove("UNMOOR_WORKSPACE").env("TZ", "UTC");
        command
    }

    /// Runs a command whose words are divided by spaces, followed by one path.
    pub fn run_on(&self, words: &str, path: &Path) -> Ran {
        self.run_words(words.split(' ').map(OsStr::new).chain([path.as_os_str()]))
    }

    /// Runs a command whose words are divided by spaces.
    pub fn run(&self, words: &str) -> Ran {
        self.run_words(words.split(' '))
    }

    /// Runs a command.
    ///
    /// # Panics
    /// If it cannot be started or is ended by a signal.
    pub fn run_words<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Ran {
        Ran::of(&mut self.command(words))
    }

    /// Makes an assessment of a fictitious vendor, every question of the standard depth, and gives its id.
    ///
    /// # Panics
    /// If that does not work.
    pub fn make(&self, vendor: &str) -> String {
        let made = self.run(&format!("new --json --vendor {vendor} --service {vendor}-Cloud --kinds saas"));
        made.done().json()["id"].as_str().expect("the id of the new assessment").to_owned()
    }
}

impl Ran {
    /// What this command does.
    pub(crate) fn of(command: &mut Command) -> Ran {
        let output = command.output().expect("unmoor can be started");
        Ran {
            code: output.status.code().expect("unmoor ends by itself"),
            out: String::from_utf8(output.stdout).expect("unmoor prints text"),
            err: String::from_utf8(output.stderr).expect("unmoor prints text"),
        }
    }

    /// The command itself, if it did what it was asked for.
    ///
    /// # Panics
    /// If it did not.
    #[track_caller]
    pub fn done(self) -> Ran {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// Checks the exit code, and that the failure is told in whole sentences with nothing of the program's insides.
    ///
    /// # Panics
    /// If not.
    #[track_caller]
    pub fn refused(self, code: i32, says: &[&str]) -> Ran {
        assert_eq!(self.code, code, "{self:?}");
        for words in says {
            assert!(self.err.contains(words), "the failure should say {words:?}: {self:?}");
        }
        for inside in ["panicked", "RUST_BACKTRACE", "Err(", "Some(", "SQLITE", "os error"] {
            assert!(!self.err.contains(inside), "{inside} is no word for a person: {self:?}");
        }
        assert!(self.err.trim_end().ends_with(['.', '?']), "a failure is a sentence: {self:?}");
        self
    }

    /// What was printed, as JSON.
    ///
    /// # Panics
    /// If it is not.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
