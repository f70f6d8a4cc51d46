//! The window of Unmoor: opens it, guards it, and passes requests on. What they do is in `unmoor-app`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod window;

/// A second start hands over to the first, except while Unmoor itself is being worked on or tested:
/// there each start is its own, and the lock on the workspace file is the guard in any case.
const ONE_INSTANCE: bool = !cfg!(any(debug_assertions, feature = "e2e"));

fn main() {
    let mut builder = tauri::Builder::default();
    if ONE_INSTANCE {
        // The first plugin, so that a second start ends before it touches anything.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::show(app)));
    }
    let app = builder
        .setup(|app| {
            window::open(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = app {
        eprintln!("Unmoor could not open its window: {error}");
        std::process::exit(1);
    }
}
