//! A program that answers questions without end on a disk, and says of each answer that it is saved or why not.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::place;
use crate::room::Disk;

/// How long it may go on without saying what is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// `answer-forever` at work; ended when it is dropped.
pub struct Writer {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
    /// What it said last of an answer that it saved.
    saved: Option<String>,
}

impl Writer {
    /// Lets it answer in the default workspace of the disk's folder `data`, through the app or through the store.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(disk: &Disk, through: &str, assessment: &str) -> Writer {
        let mut command = disk.command(place::program("answer-forever"));
        command.arg(through).arg(disk.path("data")).args([assessment, "0"]).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the writer can be started");
        let said = BufReader::new(child.stdout.take().expect("its output")).lines();
        Writer { child, said, saved: None }
    }

    /// The next thing that it says.
    ///
    /// # Panics
    /// If it has ended.
    pub fn line(&mut self) -> String {
        let line = self.said.next().expect("it goes on for ever").expect("text");
        self.hear(&line);
        line
    }

    /// Listens until it says something for which this is so.
    ///
    /// # Panics
    /// If it says nothing of the kind for so long that it never will.
    pub fn until(&mut self, so: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let line = self.line();
            if so(&line) {
                return line;
            }
            assert!(begun.elapsed() < PATIENCE, "what it says all the time is: {line}");
        }
    }

    /// Listens until it says that an answer is saved.
    pub fn until_saved(&mut self) -> String {
        self.until(|line| line.starts_with("saved "))
    }

    /// Listens until it says why an answer is not saved.
    pub fn until_refused(&mut self) -> String {
        self.until(|line| line.starts_with("refused "))
    }

    /// Ends it in the middle of its work, and gives what it saved last.
    ///
    /// # Panics
    /// If it had saved nothing.
    pub fn kill(mut self) -> String {
        self.child.kill().expect("our own process can be killed");
        // What it said before it was killed counts too.
        while let Some(Ok(line)) = self.said.next() {
            self.hear(&line);
        }
        self.saved.take().expect("it saved something")
    }

    fn hear(&mut self, line: &str) {
        if line.starts_with("saved ") {
            self.saved = Some(line.to_owned());
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Looks for what a writer said is saved in what `show --json` prints.
///
/// # Panics
/// If it is not there.
pub fn assert_kept(shown: &Value, saved: &str) {
    let words: Vec<&str> = saved.split(' ').collect();
    let [_, what, value] = words[..] else { panic!("{saved}") };
    let record = &shown["answers"][what.trim_end_matches("/note")];
    let kept = record["option"] == value || record["note"].as_str().is_some_and(|note| note.starts_with(value));
    assert!(kept, "{saved}: {record}");
}
