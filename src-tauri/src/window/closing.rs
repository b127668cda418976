//! The window is closed when what was typed is on file.

use std::sync::atomic::{AtomicBool, Ordering};

use evenhand_api::ApiError;
use evenhand_api::error::ErrorCode;
use tauri::{Emitter, Manager, State, WebviewWindow, Window, WindowEvent};

/// Whether the screens are there to save what is typed, once they are asked to: each time
/// they have heard that they are to, they say so.
#[derive(Default)]
pub(crate) struct Closing {
    listens: AtomicBool,
}

/// Has the window wait the next time that it is to be closed: the screens are told by the
/// event `closing`, call this again, save what is typed, and call [`close_window`].
#[tauri::command]
pub(crate) fn wait_for_saves(closing: State<'_, Closing>) {
    closing.listens.store(true, Ordering::Relaxed);
}

/// Closes the window, because all that was typed is on file or was given up.
#[tauri::command]
pub(crate) fn close_window(window: WebviewWindow) -> Result<(), ApiError> {
    window.destroy().map_err(|why| {
        ApiError::of(
            ErrorCode::Environment,
            format!("The window cannot be closed: {why}."),
        )
    })
}

/// Hears that the window is to be closed, and leaves that to its screens. Without screens
/// that listen it closes at once, and so it does where they did not hear the last time.
pub(crate) fn asked(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    let closing = window.state::<Closing>();
    let listens = closing.listens.swap(false, Ordering::Relaxed);
    if listens && window.emit("closing", ()).is_ok() {
        api.prevent_close();
    }
}
