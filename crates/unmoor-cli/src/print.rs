//! What a command prints: text for a person, JSON for a program.

use std::io::{ErrorKind, Write};

use serde_json::{Value, json};
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_core::words;

/// What a command has to say.
pub(crate) struct Printed {
    pub(crate) text: String,
    pub(crate) json: Value,
    /// The exit code: 0 unless what was found is worth another.
    pub(crate) exit: u8,
    /// What was refused, one sentence each; in the JSON already.
    pub(crate) refused: Vec<String>,
}

impl Printed {
    pub(crate) fn new(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, exit: 0, refused: Vec::new() }
    }
}

/// Prints to standard output, and what was refused to standard error.
///
/// # Errors
/// A fault where the output could not be written. A reader that closed the pipe early is no failure.
pub(crate) fn out(printed: &Printed, as_json: bool) -> Result<(), Fault> {
    let text = if as_json { pretty(&printed.json) } else { words::visible(printed.text.trim_end()).into_owned() };
    if !text.is_empty() {
        match write_line(&mut std::io::stdout(), &text) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(unwritten(&error)),
            _ => {}
        }
    }
    if !as_json {
        printed.refused.iter().for_each(|line| to_stderr(&words::visible(line)));
    }
    Ok(())
}

/// Prints a fault to standard error, as JSON where JSON was asked for.
pub(crate) fn fault(fault: &Fault, as_json: bool) {
    to_stderr(&if as_json {
        pretty(&json!({ "error": fault }))
    } else {
        words::visible(&fault.to_string()).into_owned()
    });
}

/// Prints what the command line got wrong, in the shape of a fault where JSON was asked for.
pub(crate) fn usage(error: &clap::Error, as_json: bool) {
    if as_json && error.use_stderr() {
        let happened = error.to_string();
        to_stderr(&pretty(&json!({ "error": { "code": "usage", "happened": happened.trim(),
            "kept": "Nothing was changed.", "remedy": "See: unmoor help.", "details": "" } })));
    } else if error.print().is_err() {
        tracing::debug!("the usage could not be printed");
    }
}

fn unwritten(error: &std::io::Error) -> Fault {
    Fault::new(
        FaultCode::Io,
        "The output could not be written.",
        "What was asked for was done.",
        "Send the output to a place with room.",
    )
    .with_details(error.to_string())
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|error| error.to_string())
}

fn to_stderr(text: &str) {
    // Where even standard error is closed, the exit code is all that is left to say.
    drop(write_line(&mut std::io::stderr(), text));
}

fn write_line(out: &mut impl Write, text: &str) -> std::io::Result<()> {
    writeln!(out, "{text}")?;
    out.flush()
}
