//! Everything in a workspace as a folder, and a workspace from such a folder: with progress, and broken off when asked.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tauri::{AppHandle, State};
use unmoor_app::fault::Fault;
use unmoor_app::view::*;
use unmoor_app::{files, whole};

use crate::dialogs::{self, FOLDER, WORKSPACE};
use crate::report::on_worker;
use crate::shared::Shared;
use crate::window::tell;

#[tauri::command]
pub(crate) async fn export_everything(
    app: AppHandle,
    shared: State<'_, Shared>,
    req: Nothing,
) -> Result<WholeDone, Fault> {
    let Nothing {} = req;
    let name = whole::folder_name(&shared.app().workspace_path().map(files::stem)?);
    let everything = shared.app().everything()?;
    let cancel = shared.long.begin();
    let work = move || match dialogs::save(&app, "Export everything into a new folder", &name, FOLDER) {
        Some(target) => whole::or_nothing(everything.write_to(&target, &mut telling(&app, &cancel))),
        None => Ok(WholeDone::default()),
    };
    on_worker(work).await
}

#[tauri::command]
pub(crate) async fn import_everything(
    app: AppHandle,
    shared: State<'_, Shared>,
    req: Nothing,
) -> Result<WholeDone, Fault> {
    let Nothing {} = req;
    let cancel = shared.long.begin();
    let work = move || {
        let chosen = dialogs::open_folder(&app, "Bring in a folder that was exported");
        let Some(folder) = chosen else { return Ok(Default::default()) };
        let name = format!("{}.unmoor", files::name(&folder));
        let chosen = dialogs::save(&app, "Make a new workspace from it", &name, WORKSPACE);
        let Some(into) = chosen else { return Ok(Default::default()) };
        whole::or_nothing(whole::bring_in(&folder, &into, &mut telling(&app, &cancel))).map(|done| (done, into))
    };
    let (done, into) = on_worker(work).await?;
    if done.file.is_some() {
        shared.app().open_workspace_at(&into)?;
    }
    Ok(done)
}

#[tauri::command] // on the main thread: every worker may be waiting for the app
pub(crate) fn cancel_long(shared: State<'_, Shared>, req: Nothing) -> Result<Nothing, Fault> {
    shared.long.cancel();
    Ok(req)
}

/// What is done in a moment is done before anybody has read how far it is.
const SILENT: Duration = Duration::from_millis(300);

/// Tells the page how far it is, and hears whether it is to go on.
pub(crate) fn telling(app: &AppHandle, cancel: &AtomicBool) -> impl FnMut(LongProgress) -> ControlFlow<()> {
    let begun = Instant::now();
    move |at| {
        if begun.elapsed() > SILENT {
            tell(app, "long-progress", at);
        }
        if cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
