//! Everything in a workspace as a folder, and a workspace from such a folder; Ctrl+C breaks either off and leaves nothing behind.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use signal_hook::consts::{SIGINT, SIGTERM};
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::LongProgress;
use unmoor_app::{Access, whole};

use crate::print::Printed;
use crate::session::Session;

/// The exit code of what was ended by a signal.
const ENDED: i32 = 130;

pub(crate) fn export(session: &Session, folder: &Path) -> Result<Printed, Fault> {
    let app = session.app(Access::ReadOnly)?;
    let everything = app.everything()?;
    let done = watched(session, |told| everything.write_to(folder, told))?;
    let text = format!("Everything is in {}: {}.", folder.display(), done.said);
    Ok(Printed::new(text, json!({ "folder": folder, "done": done })))
}

/// The export that the words of an import name, where they name one; it comes in by itself.
pub(crate) fn named(paths: &[PathBuf]) -> Result<Option<&Path>, Fault> {
    match paths.iter().find(|path| whole::is_export(path)) {
        Some(folder) if paths.len() == 1 => Ok(Some(folder)),
        Some(folder) => Err(Fault::refused(
            format!(
                "{} is the export of a whole workspace, so it cannot come in together with others.",
                folder.display()
            ),
            "Bring it into a workspace of its own: unmoor --workspace NEW.unmoor import FOLDER.",
        )),
        None => Ok(None),
    }
}

pub(crate) fn import(session: &Session, folder: &Path) -> Result<Printed, Fault> {
    let into = session.workspace_file()?;
    let done = watched(session, |told| whole::bring_in(folder, &into, told)).map_err(|fault| match fault.code {
        FaultCode::Io if into.exists() => Fault {
            remedy: "Name a workspace that is not there yet: unmoor --workspace NEW.unmoor import FOLDER.".to_owned(),
            ..fault
        },
        _ => fault,
    })?;
    let text = format!("{} made from {}: {}. {}", into.display(), folder.display(), done.said, done.lacks);
    Ok(Printed::new(text, json!({ "workspace": into, "done": done })))
}

/// Does something long: a person at a terminal sees how far it is, and whoever asks for an end gets it.
fn watched<T>(session: &Session, work: impl FnOnce(&mut whole::Told<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
    let ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Whoever asks twice gets it at once, also while a disk does not answer.
        let at_once = signal_hook::flag::register_conditional_shutdown(signal, ENDED, ended.clone());
        if let Err(error) = at_once.and_then(|_| signal_hook::flag::register(signal, ended.clone())) {
            tracing::debug!(%error, "it cannot be broken off cleanly");
        }
    }
    let mut out = std::io::stderr();
    let shown = !session.as_json && out.is_terminal();
    let mut last = None;
    let done = work(&mut |at: LongProgress| {
        let percent = u64::from(at.done) * 100 / u64::from(at.of.max(1));
        if shown && last != Some(percent) {
            last = Some(percent);
            // How far it is, is told as far as somebody can hear it.
            drop(write!(out, "\r{} {percent} % ", at.doing).and_then(|()| out.flush()));
        }
        if ended.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if shown {
        drop(write!(out, "\r{:40}\r", ""));
    }
    done
}
