//! `cargo xtask supply`: what Unmoor is built from, held against `deny.toml`, and the signatures of the packages that make its pages and
//! its bundle.

use std::path::Path;
use std::process::{Command, Output};

use crate::node;
use crate::step::{self, Outcome, Steps};
use crate::tools::DENY;

pub(crate) fn supply(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`supply` takes no options.".to_owned());
    }
    let mut steps = Steps::default();
    take_all(&mut steps);
    steps.summary()
}

/// The steps, also those of the long tests and of a bundle.
pub(crate) fn take_all(steps: &mut Steps) {
    // Of every system that Unmoor is built for, so also the crates that this one does not need.
    steps.take("licences, sources and duplicates of the crates", || {
        DENY.ensure()?;
        step::go(&mut step::cargo(["fetch", "--locked"]))?;
        step::go(&mut step::program(DENY.file(), ["--locked", "--offline", "check", "licenses", "sources", "bans"]))
    });
    steps.take("known weaknesses of the crates", || {
        DENY.ensure()?;
        asked(&mut step::program(DENY.file(), ["--locked", "check", "advisories"]))
    });
    if steps.take("the packages of the pages", node::ensure) {
        steps.take("the signatures of the packages of the pages", || signatures(&node::folder()));
    }
    if steps.take("the packages that make a bundle", node::ensure_bundler) {
        steps.take("the signatures of the packages that make a bundle", || signatures(&node::bundler()));
    }
}

fn signatures(folder: &Path) -> Outcome {
    asked(step::program(node::NPM, ["audit", "signatures", "--fetch-retries=0"]).current_dir(folder))
}

/// Runs what asks somebody elsewhere. Where nobody can be reached, that is said and is no failure; what they find is one.
fn asked(command: &mut Command) -> Outcome {
    println!("$ {}", step::line(command));
    let output = command.output().map_err(|fault| format!("It could not be started: {fault}."))?;
    let text = both(&output);
    match (output.status.success(), unreachable(&text)) {
        (false, Some(line)) => {
            println!("Not looked at: whoever knows cannot be reached from here ({line}).");
            Ok(())
        }
        (passed, _) => {
            println!("{}", text.trim_end());
            if passed { Ok(()) } else { Err(format!("It ended with {}.", output.status)) }
        }
    }
}

fn both(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The line that says that nobody was reached, if one does.
fn unreachable(text: &str) -> Option<&str> {
    const SIGNS: [&str; 8] = [
        "ENOTFOUND",
        "ECONNREFUSED",
        "ETIMEDOUT",
        "EAI_AGAIN",
        "Could not resolve host",
        "failed to fetch advisory database",
        "Could not connect",
        "no signing keys",
    ];
    let line = text.lines().rfind(|line| SIGNS.iter().any(|sign| line.contains(sign)))?;
    Some(line.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_reached_is_told_from_something_found() {
        let npm = "npm error code ENOTFOUND\nnpm error network request to https://keys.example failed, reason: getaddrinfo ENOTFOUND keys.example\n";
        assert!(unreachable(npm).unwrap().contains("keys.example"));
        let deny = "[ERROR] failed to fetch advisory database\nfatal: unable to access 'x': Could not resolve host: x";
        assert!(unreachable(deny).unwrap().contains("resolve"));
        assert_eq!(unreachable("1 package has an invalid registry signature"), None);
        assert_eq!(unreachable("error[vulnerability]: a weakness in some-crate"), None);
    }
}
