//! What a command prints: text for a person, JSON for a program.

use serde_json::{Value, json};
use unmoor_app::fault::Fault;

/// What a command has to say.
pub(crate) struct Printed {
    pub(crate) text: String,
    pub(crate) json: Value,
    /// A verification found a difference.
    pub(crate) different: bool,
}

impl Printed {
    pub(crate) fn new(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, different: false }
    }
}

/// Prints to standard output. A reader that closed the pipe early is no failure.
pub(crate) fn out(printed: &Printed, as_json: bool) {
    let text = if as_json { pretty(&printed.json) } else { printed.text.trim_end().to_owned() };
    write_line(&mut std::io::stdout(), &text);
}

/// Prints a fault to standard error, as JSON where JSON was asked for.
pub(crate) fn fault(fault: &Fault, as_json: bool) {
    let text = if as_json { pretty(&json!({ "error": fault })) } else { fault.to_string() };
    write_line(&mut std::io::stderr(), &text);
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|error| error.to_string())
}

fn write_line(out: &mut impl std::io::Write, text: &str) {
    if writeln!(out, "{text}").is_err() {
        tracing::debug!("the reader of the output went away");
    }
}
