//! The first window: how it is opened and where it may go.

use std::time::Instant;

use tauri::webview::{NewWindowResponse, WebviewWindow, WebviewWindowBuilder};
use tauri::{AppHandle, Emitter, Manager, State, Url, WindowEvent};
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::*;

use crate::shared::Shared;

pub(crate) const LABEL: &str = "main";

/// Opens the window described in `tauri.conf.json`, with no way out of Unmoor's own pages.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
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
