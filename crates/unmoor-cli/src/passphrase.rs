//! The passphrase of a workspace: from a file, from standard input, or asked for at the terminal. Never an argument or a
//! variable of the environment: other programs can read those.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use serde_json::json;
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::{Nothing, Secret, SetPassphrase};
use unmoor_app::{Access, files};
use zeroize::Zeroizing;

use crate::args::PassphraseCommand;
use crate::print::Printed;
use crate::session::Session;

/// A longer line is no passphrase but another file.
const LONGEST: usize = 4096;

pub(crate) fn run(session: &Session, command: PassphraseCommand) -> Result<Printed, Fault> {
    let (mut app, former) = session.app_and_passphrase(Access::ReadWrite)?;
    let protected = app.is_protected()?;
    let (passphrase, text) = match command {
        PassphraseCommand::Set { new_passphrase_file } => {
            let fresh = match new_passphrase_file {
                Some(file) => read(&file)?,
                None => asked_twice()?,
            };
            let told = if protected {
                "The passphrase is changed. Without it nobody can open the workspace; copies and backups made before keep \
                 what they had."
            } else if app.get_backups(Nothing {})?.backups.is_empty() {
                "The workspace is encrypted under its passphrase. Without it nobody can open the workspace; copies that you \
                 saved elsewhere stay readable."
            } else {
                "The workspace is encrypted under its passphrase; one backup under it takes the place of the others. Without it \
                 nobody can open the workspace; copies that you saved elsewhere stay readable."
            };
            (Some(fresh), told)
        }
        PassphraseCommand::Remove if protected => {
            (None, "The passphrase is removed; the workspace can be read by anybody who has the file.")
        }
        PassphraseCommand::Remove => {
            return Err(Fault::refused("The workspace has no passphrase.", "There is nothing to remove."));
        }
    };
    let view = app.set_passphrase(SetPassphrase { former, passphrase })?;
    let fault = app.get_backups(Nothing {})?.fault;
    let text = fault.as_ref().map_or_else(|| text.to_owned(), |fault| format!("{text} {fault}"));
    Ok(Printed::new(text, json!({ "protected": view.protected, "backups": fault })))
}

/// The passphrase that the workspace has, as the command line gives it or as a person types it.
pub(crate) fn of_workspace(session: &Session) -> Result<Secret, Fault> {
    match &session.passphrase_file {
        Some(file) => read(file),
        None => asked("Passphrase: ", "--passphrase-file"),
    }
}

fn read(file: &Path) -> Result<Secret, Fault> {
    let unreadable = |error: io::Error| {
        let happened = format!("The passphrase could not be read from \"{}\".", files::name(file));
        Fault::new(FaultCode::Io, happened, "Nothing was changed.", "Check the file's name and who may read it.")
            .with_details(error.to_string())
    };
    let line = if file.as_os_str() == "-" {
        first_line(&mut standard_input().map_err(unreadable)?)
    } else {
        File::open(file).and_then(|mut file| first_line(&mut file))
    }
    .map_err(unreadable)?;
    let text = std::str::from_utf8(&line).map_err(|_| unreadable(io::ErrorKind::InvalidData.into()))?;
    Ok(Secret::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// The first line, a byte at a time into a place that is overwritten: a buffer would keep it, and the line after it.
fn first_line(from: &mut impl Read) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = Zeroizing::new([0]);
    while line.len() < LONGEST && from.read(byte.as_mut())? == 1 {
        if byte[0] == b'\n' {
            break;
        }
        line.push(byte[0]);
    }
    Ok(line)
}

/// Standard input without the buffer that the standard library puts before it.
#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(not(unix))]
fn standard_input() -> io::Result<io::StdinLock<'static>> {
    Ok(io::stdin().lock())
}

fn asked_twice() -> Result<Secret, Fault> {
    let option = "--new-passphrase-file";
    let (first, second) = (asked("New passphrase: ", option)?, asked("Once more: ", option)?);
    if first != second {
        return Err(Fault::refused("The two passphrases differ.", "Type the same one twice."));
    }
    Ok(first)
}

fn asked(prompt: &str, option: &str) -> Result<Secret, Fault> {
    let nobody = || {
        let remedy = format!("Give it with {option} FILE (- for standard input), or run this in a terminal.");
        Fault::new(
            FaultCode::Locked,
            "The workspace has a passphrase, and nobody is here to type it.",
            "Nothing was changed.",
            &remedy,
        )
    };
    if !io::stdin().is_terminal() {
        return Err(nobody());
    }
    rpassword::prompt_password(prompt).map(Secret::new).map_err(|error| nobody().with_details(error.to_string()))
}
