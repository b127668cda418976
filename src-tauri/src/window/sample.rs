//! The sample round, looked at in place of the person's own profile.

use std::sync::Arc;

use evenhand_api::{ApiError, SampleName};
use tauri::async_runtime::{block_on, spawn_blocking};
use tauri::{State, WebviewWindow};

use crate::call::{broken, task_of};
use crate::window_state::WindowState;

/// Makes a sample in a throwaway profile and turns the window to it. Answers with the id of
/// its round; how far it is goes out as the event `progress`.
#[tauri::command]
pub(crate) async fn open_sample(
    state: State<'_, Arc<WindowState>>,
    window: WebviewWindow,
    which: SampleName,
) -> Result<String, ApiError> {
    let (state, task) = (Arc::clone(&state), task_of(window));
    let made = spawn_blocking(move || block_on(state.open_sample(task, which))).await;
    made.unwrap_or_else(|ended| Err(broken(&ended)))
}

/// Turns the window back to the person's own profile.
#[tauri::command]
pub(crate) async fn leave_sample(state: State<'_, Arc<WindowState>>) -> Result<(), ApiError> {
    state.leave_sample().await;
    Ok(())
}
