//! The first window, and what is so of every window: how it is built and where it may go.

use std::time::Instant;

use serde::Serialize;
use tauri::webview::{NewWindowResponse, WebviewWindow, WebviewWindowBuilder};
use tauri::{AppHandle, Emitter, Manager, State, Url, WindowEvent};
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::*;

use crate::shared::Shared;

pub(crate) const LABEL: &str = "main";

/// Builds a window that `tauri.conf.json` describes, with no way out of Unmoor's own pages.
pub(crate) fn build(app: &AppHandle, label: &str) -> tauri::Result<WebviewWindow> {
    let config = app.config().app.windows.iter().find(|window| window.label == label);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    #[cfg(all(target_os = "linux", not(feature = "e2e")))]
    draw_alone(&window)?;
    Ok(window)
}

/// Has the web view draw by itself where there is no graphics card: else the processor plays one, and every frame takes twice as
/// long and more (docs/adr/0024-drawing-without-a-graphics-card.md). The driver of the journeys takes no pictures then.
#[cfg(all(target_os = "linux", not(feature = "e2e")))]
fn draw_alone(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy::Never, SettingsExt, WebViewExt};
    if ["/dev/dri", "/dev/nvidiactl"].iter().any(|card| std::path::Path::new(card).exists()) {
        return Ok(());
    }
    window.with_webview(|view| view.inner().settings().iter().for_each(|of| of.set_hardware_acceleration_policy(Never)))
}

/// Opens the first window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = build(app, LABEL)?;
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event
            && app.state::<Shared>().waits_for_page(Instant::now())
            && app.emit("close-requested", Nothing {}).is_ok()
        {
            api.prevent_close();
        }
        if let WindowEvent::Destroyed = event {
            crate::projector::close(&app);
        }
    });
    Ok(())
}

/// The page's answer to a wish to close: everything typed is saved, or the window has to stay.
#[tauri::command(async)]
pub(crate) fn close_window(
    window: WebviewWindow,
    shared: State<'_, Shared>,
    req: CloseWindow,
) -> Result<Nothing, Fault> {
    if !req.kept {
        shared.stay_open();
        return Ok(Nothing {});
    }
    window.destroy().map(|()| Nothing {}).map_err(|error| {
        let happened = "The window could not be closed.";
        Fault::new(FaultCode::Internal, happened, "Everything is saved.", "Close it again.")
            .with_details(error.to_string())
    })
}

/// Tells the pages something; where they cannot be told, the work goes on without them.
pub(crate) fn tell<T: Serialize + Clone>(app: &AppHandle, event: &str, payload: T) {
    if let Err(error) = app.emit(event, payload) {
        tracing::warn!("the window was not told of {event}: {error}");
    }
}

/// Brings the window to the front, for a second start of Unmoor.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse either; the window is then still where it was.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

pub(crate) fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        let may = |url: &str| is_own_page(&Url::parse(url).unwrap());
        assert!(may("tauri://localhost/index.html#/walk"));
        for elsewhere in [
            "https://example.org/",
            "http://127.0.0.1:5173/",
            "file:///etc/passwd",
            "data:text/html,hi",
            "tauri://other/",
        ] {
            assert!(!may(elsewhere), "{elsewhere}");
        }
    }
}
