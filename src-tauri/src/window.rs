//! The one window: how it is opened and where it may go.

use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Url};

pub(crate) const LABEL: &str = "main";

/// Opens the window described in `tauri.conf.json`, with no way out of Unmoor's own pages.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Brings the window to the front, for a second start of Unmoor.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window manager may refuse either; the window is then still where it was.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn is_own_page(url: &Url) -> bool {
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
