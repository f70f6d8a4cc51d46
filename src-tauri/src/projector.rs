//! The second window: the question for the room, on a screen of its own where there is one.

use tauri::WebviewWindow;
use tauri::{AppHandle, Emitter, Manager, Monitor, State};
use unmoor_app::fault::{Fault, FaultCode};
use unmoor_app::view::*;

use crate::shared::Shared;
use crate::window;

pub(crate) const LABEL: &str = "projector";

/// Opens the second window on the screen where the first one is not, or brings it to the front.
#[tauri::command]
pub(crate) async fn open_projector(app: AppHandle, req: Nothing) -> Result<Nothing, Fault> {
    match app.get_webview_window(LABEL) {
        Some(open) => {
            // A window manager may refuse either; the window is then still where it was.
            let _ = open.unminimize();
            let _ = open.set_focus();
        }
        None => open(&app).map_err(not_opened)?,
    }
    Ok(req)
}

/// Fills the screen with the second window, or leaves it.
#[tauri::command(async)]
pub(crate) fn fit_projector(window: WebviewWindow, req: FitProjector) -> Result<Nothing, Fault> {
    let fit = || {
        let full = req.full.map_or_else(|| window.is_fullscreen().map(|full| !full), Ok)?;
        window.set_fullscreen(full)
    };
    fit().map(|()| Nothing {}).map_err(not_opened)
}

/// Tells the second window what has changed for it, after every command that may have changed something.
pub(crate) fn tell(app: &AppHandle, shared: &State<'_, Shared>) {
    let Some(news) = app.get_webview_window(LABEL).and_then(|_| shared.app().projector_news()) else { return };
    if let Err(error) = app.emit_to(LABEL, "projector-changed", news) {
        tracing::warn!("the second window was not told what has changed: {error}");
    }
}

/// Closes the second window with the first: it shows nothing of its own.
pub(crate) fn close(app: &AppHandle) {
    if let Some(open) = app.get_webview_window(LABEL) {
        let _ = open.destroy(); // it ends with the program in any case
    }
}

fn open(app: &AppHandle) -> tauri::Result<()> {
    let window = window::build(app, LABEL)?;
    if let Some(screen) = other_screen(app)? {
        window.set_position(*screen.position())?;
        window.set_fullscreen(true)?;
    }
    Ok(())
}

/// The screen where the first window is not.
fn other_screen(app: &AppHandle) -> tauri::Result<Option<Monitor>> {
    let Some(first) = app.get_webview_window(window::LABEL) else { return Ok(None) };
    let here = first.current_monitor()?.map(|screen| *screen.position());
    let screens = first.available_monitors()?;
    let at = other(&screens.iter().map(|screen| *screen.position()).collect::<Vec<_>>(), here.as_ref());
    Ok(at.and_then(|at| screens.into_iter().nth(at)))
}

/// Which of the screens, by where they lie, is not the one here; none where it is not known which that is.
fn other<Position: PartialEq>(screens: &[Position], here: Option<&Position>) -> Option<usize> {
    let here = here?;
    screens.iter().position(|screen| screen != here)
}

fn not_opened(error: tauri::Error) -> Fault {
    let happened = "The second window could not be shown as wanted.";
    Fault::new(FaultCode::Internal, happened, "The workshop goes on in the first window.", "Try again.")
        .with_details(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projector_takes_the_screen_where_the_first_window_is_not() {
        assert_eq!(other(&[(0, 0), (1920, 0)], Some(&(0, 0))), Some(1));
        assert_eq!(other(&[(0, 0), (1920, 0)], Some(&(1920, 0))), Some(0));
        assert_eq!(other(&[(0, 0)], Some(&(0, 0))), None, "with one screen it stays a window that can be moved");
        assert_eq!(other(&[(0, 0), (1920, 0)], None), None);
    }
}
