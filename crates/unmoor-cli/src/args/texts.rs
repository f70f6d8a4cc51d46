//! Options that take a text take any text, also one that begins with a dash.

use std::any::TypeId;

use clap::{Arg, Command, CommandFactory, FromArgMatches};

use super::Args;

/// The words that were typed.
pub(crate) fn typed() -> Result<Args, clap::Error> {
    let matches = taking_any_text(Args::command()).try_get_matches()?;
    Args::from_arg_matches(&matches).map_err(|error| error.format(&mut Args::command()))
}

fn taking_any_text(command: Command) -> Command {
    let any = |arg: Arg| if takes_text(&arg) { arg.allow_hyphen_values(true).value_parser(text) } else { arg };
    command.mut_args(any).mut_subcommands(taking_any_text)
}

/// What stands without an option's name before it can follow `--`.
fn takes_text(arg: &Arg) -> bool {
    !arg.is_positional()
        && arg.get_action().takes_values()
        && arg.get_value_parser().type_id() == TypeId::of::<String>()
}

/// A text was forgotten where the name of an option stands in its place: `--client --look`.
fn text(word: &str) -> Result<String, &'static str> {
    let name = |name: &str| name.starts_with(|c: char| c.is_ascii_lowercase());
    let letters = |rest: &str| rest.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let option = match (word.strip_prefix("--"), word.strip_prefix('-')) {
        (Some(long), _) => name(long) && letters(long),
        (None, Some(short)) => name(short) && short.len() == 1,
        (None, None) => false,
    };
    if option { Err("that is an option; a text is missing before it") } else { Ok(word.to_owned()) }
}
