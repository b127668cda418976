//! What the screens ask of the one list: to run a command of it, and to stop
//! what is running.

use std::sync::Arc;

use evenhand_api::error::ErrorCode;
use evenhand_api::{ApiError, Dispatched, Task};
use serde_json::Value;
use tauri::async_runtime::{block_on, spawn_blocking};
use tauri::{Emitter, State, WebviewWindow};

use crate::window_state::WindowState;

/// Runs a command of the list on a thread of its own, because some compute and
/// draw for long. Answers with what it changed, so that the screens refresh by it. How
/// far it is goes out as the event `progress`.
#[tauri::command]
pub(crate) async fn call(
    name: String,
    request: Value,
    state: State<'_, Arc<WindowState>>,
    window: WebviewWindow,
) -> Result<Dispatched, ApiError> {
    let (state, task) = (Arc::clone(&state), task_of(window));
    let answer = spawn_blocking(move || block_on(state.run(task, &name, request))).await;
    answer.unwrap_or_else(|ended| Err(broken(&ended)))
}

/// Opens a profile whose keys are under a passphrase.
#[tauri::command]
pub(crate) async fn unlock(
    passphrase: String,
    state: State<'_, Arc<WindowState>>,
) -> Result<(), ApiError> {
    let state = Arc::clone(&state);
    let opened = spawn_blocking(move || block_on(state.unlock(&passphrase))).await;
    opened.unwrap_or_else(|ended| Err(broken(&ended)))
}

/// Asks the long tasks under way to stop at their next step.
#[tauri::command]
pub(crate) fn cancel(state: State<'_, Arc<WindowState>>) {
    state.stop();
}

/// A task that tells the window how far it is.
pub(crate) fn task_of(window: WebviewWindow) -> Task {
    Task::new(move |progress| {
        // A window that was closed meanwhile has nobody to tell.
        let _gone = window.emit("progress", progress);
    })
}

/// A command that ended without an answer has broken a rule of its own.
pub(crate) fn broken(ended: &tauri::Error) -> ApiError {
    let message = format!(
        "Something in Evenhand itself went wrong ({ended}). What was saved before is safe; close the window and open it again."
    );
    ApiError::of(ErrorCode::Bug, message)
}
