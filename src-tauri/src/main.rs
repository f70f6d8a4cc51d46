//! The window of Unmoor: opens it, guards it, and passes requests on. What they do is in `unmoor-app`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod dialogs;
mod everything;
mod files;
mod projector;
mod report;
mod shared;
mod window;

use std::path::PathBuf;

use tauri::{AppHandle, Manager, RunEvent};
use unmoor_app::clock::Clock;
use unmoor_app::{Access, App, Start};

use crate::shared::Shared;

#[global_allocator] // docs/adr/0021-an-allocator-of-our-own-choice.md
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A second start hands over to the first, except while Unmoor itself is being worked on or tested:
/// there each start is its own, and the lock on the workspace file is the guard in any case.
const ONE_INSTANCE: bool = !cfg!(any(debug_assertions, feature = "e2e"));

fn main() {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let mut builder = tauri::Builder::default();
    if ONE_INSTANCE {
        // The first plugin, so that a second start ends before it touches anything.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            let folder = PathBuf::from(folder);
            files::open_from_outside(app, workspace_among(arguments).map(|file| folder.join(file)));
        }));
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands::handler())
        .setup(|app| {
            app.manage(Shared::default());
            let handle = app.handle().clone();
            std::thread::spawn(move || begin(&handle)); // the window comes up meanwhile
            Ok(window::open(app.handle())?)
        })
        .build(context())
        .unwrap_or_else(|error| {
            eprintln!("Unmoor could not open its window: {error}");
            std::process::exit(1)
        });
    app.run(|app, event| {
        // The program ends without dropping what it holds, so the workspace is closed here.
        if let RunEvent::Exit = event
            && let Some(shared) = app.try_state::<Shared>()
        {
            shared.long.cancel(); // whoever holds the app lets go of it soon
            shared.app().close();
        }
    });
}

/// Starts the app and hands it to the commands that wait for it.
fn begin(handle: &AppHandle) {
    let told = || start().inspect_err(|fault| eprintln!("Unmoor could not start: {fault}"));
    match std::panic::catch_unwind(told) {
        Ok(Ok(app)) => handle.state::<Shared>().begin(app),
        _ => std::process::exit(1),
    }
}

/// Starts the app with the workspace that was double clicked, or else the default one.
fn start() -> Result<App, unmoor_app::fault::Fault> {
    let mut app = App::start(Start {
        data_folder: data_folder(),
        workspace: workspace_among(std::env::args_os()),
        access: Access::ReadWrite,
        clock: Clock::System,
    })?;
    app.back_up_at_start();
    // The pages take their time to come up; the scores are worked out meanwhile.
    app.look_ahead();
    Ok(app)
}

/// The first argument after the program's own name.
fn workspace_among(arguments: impl IntoIterator<Item = impl Into<PathBuf>>) -> Option<PathBuf> {
    arguments.into_iter().nth(1).map(Into::into)
}

/// The platform's own folder, except that a journey brings one along.
fn data_folder() -> Option<PathBuf> {
    if cfg!(feature = "e2e") { std::env::var_os("UNMOOR_DATA_DIR").map(PathBuf::from) } else { None }
}

#[expect(clippy::disallowed_types, reason = "what the macro writes is Tauri's own; no order of ours is in it")]
fn context() -> tauri::Context {
    tauri::generate_context!()
}
