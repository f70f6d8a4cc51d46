//! A program started by a test, ended together with everything that it started itself.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};

/// A running program at the head of its own process group; dropping it ends the group.
pub struct Family {
    head: Child,
}

impl Family {
    /// Starts a program that says nothing to us.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(command: &mut Command) -> Family {
        let head = command.process_group(0).stdin(Stdio::null()).spawn();
        let head = head.unwrap_or_else(|error| {
            panic!(
                "{:?} could not be started ({error}); `cargo xtask test` installs what is missing",
                command.get_program()
            )
        });
        Family { head }
    }

    /// Starts a program and waits for the first line that it prints, which is how it says that it is ready.
    ///
    /// # Panics
    /// If it cannot be started, or ends without a line.
    pub fn start_and_hear(command: &mut Command) -> (Family, String) {
        let mut family = Family::start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        let out = family.head.stdout.as_mut().expect("the output was asked for");
        BufReader::new(out).read_line(&mut line).expect("a line can be read");
        assert!(!line.is_empty(), "{:?} ended without saying that it was ready", command.get_program());
        (family, line.trim().to_owned())
    }

    /// Whether the head has ended.
    pub fn has_ended(&mut self) -> bool {
        self.head.try_wait().is_ok_and(|status| status.is_some())
    }
}

impl Drop for Family {
    fn drop(&mut self) {
        // Either may have ended by itself; then there is nothing left to end.
        let _ = kill_process_group(Pid::from_child(&self.head), Signal::KILL);
        let _ = self.head.wait();
    }
}
