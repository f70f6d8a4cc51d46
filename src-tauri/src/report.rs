//! The report from the window's side: where it goes, how far it is, breaking it off, and showing it afterwards.

use std::path::PathBuf;

use tauri::{AppHandle, State};
use tokio::sync::watch;
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::files;
use unmoor_app::report::{self, Rendered};
use unmoor_app::view::*;

use crate::dialogs;
use crate::files::folder_name;
use crate::shared::Shared;
use crate::window::tell;

#[tauri::command]
pub(crate) async fn make_report(
    app: AppHandle,
    shared: State<'_, Shared>,
    req: MakeReport,
) -> Result<ReportDone, Fault> {
    let cancel = shared.reporting.begin(); // first of all, or a cancel that comes soon would be meant for the one before
    let kind = dialogs::report(req.format);
    let name = shared.app().file_name(&req.assessment, kind.endings[0])?;
    let asking = app.clone();
    let chosen = on_worker(move || Ok(dialogs::save(&asking, "Save the report", &name, kind))).await?;
    let Some(target) = chosen else { return Ok(ReportDone::default()) };
    let format = report::format_of(&target)?;
    let job = shared.app().report_job(&req)?;
    let (progress, steps) = watch::channel(ReportProgress { page: 0, pages: 0 });
    tauri::async_runtime::spawn(tell_progress(app, steps));
    match job.render_on_worker(format, progress, cancel).await {
        Ok(rendered) => {
            let done = on_worker(move || save(rendered, target)).await?;
            shared.keep_report(done.1);
            Ok(done.0)
        }
        Err(fault) if fault.code == FaultCode::Cancelled => Ok(ReportDone::default()),
        Err(fault) => Err(fault),
    }
}

#[tauri::command]
pub(crate) async fn choose_report_logo(
    app: AppHandle,
    shared: State<'_, Shared>,
    req: AssessmentRequest,
) -> Result<ReportView, Fault> {
    let choose = move || Ok(dialogs::open_one(&app, "Choose the client\u{2019}s logo", dialogs::LOGO));
    let chosen = on_worker(choose).await?;
    match chosen {
        Some(file) => shared.app().take_report_logo(&req.assessment, &file),
        None => shared.app().get_report(req),
    }
}

#[tauri::command]
pub(crate) async fn preview_report(shared: State<'_, Shared>, req: PreviewReport) -> Result<ReportPageView, Fault> {
    let job = shared.app().preview_job(&req)?;
    on_worker(move || job.preview(req.page)).await
}

#[tauri::command] // on the main thread: every worker may be waiting for the app
pub(crate) fn cancel_report(shared: State<'_, Shared>, req: Nothing) -> Result<Nothing, Fault> {
    shared.reporting.cancel();
    Ok(req)
}

#[tauri::command(async)]
pub(crate) fn open_report(shared: State<'_, Shared>, req: Nothing) -> Result<Nothing, Fault> {
    let file = written(&shared)?;
    tauri_plugin_opener::open_path(&file, None::<&str>).map_err(|error| no_program("opened", &error.to_string()))?;
    Ok(req)
}

#[tauri::command(async)]
pub(crate) fn show_report(shared: State<'_, Shared>, req: Nothing) -> Result<Nothing, Fault> {
    let file = written(&shared)?;
    tauri_plugin_opener::reveal_item_in_dir(&file).map_err(|error| no_program("shown", &error.to_string()))?;
    Ok(req)
}

/// Passes on how far the report is until its worker lets go of the other end.
async fn tell_progress(app: AppHandle, mut steps: watch::Receiver<ReportProgress>) {
    while steps.changed().await.is_ok() {
        let at = steps.borrow_and_update().clone();
        tell(&app, "report-progress", at);
    }
}

fn save(rendered: Rendered, target: PathBuf) -> Result<(ReportDone, PathBuf), Fault> {
    files::replace(&target, &rendered.bytes)?;
    let done = ReportDone {
        file: Some(files::name(&target)),
        folder: folder_name(&target),
        pages: rendered.pages,
        size: report::size(rendered.bytes.len()),
        warnings: rendered.warnings,
    };
    Ok((done, target))
}

/// Waits for a person or a disk without holding up the other commands.
pub(crate) async fn on_worker<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        let remedy = "Try again, and send us the details if it happens again.";
        let fault = Fault::new(FaultCode::Internal, "A part of Unmoor stopped.", "Your answers are safe.", remedy);
        Err(fault.with_details(error.to_string()))
    })
}

fn written(shared: &Shared) -> Result<PathBuf, Fault> {
    shared.last_report().filter(|file| file.exists()).ok_or_else(|| {
        let happened = "The report is no longer where it was written.";
        Fault::new(FaultCode::NotFound, happened, "Your answers are safe.", "Make the report again.")
    })
}

fn no_program(verb: &str, details: &str) -> Fault {
    let happened = format!("The report could not be {verb}: this system has no program for it.");
    Fault::new(FaultCode::Io, happened, "The report is where you saved it.", "Open it from its folder.")
        .with_details(details)
}
