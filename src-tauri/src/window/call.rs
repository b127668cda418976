//! The two things the screens may ask of the program: to run a command of the
//! list, and to stop what is running.

use evenhand_api::{ApiError, Task};
use serde_json::Value;
use tauri::{Emitter, State, WebviewWindow};

use crate::desk::Desk;

/// Runs a command of the list. How far a long one is goes out as the event `progress`.
#[tauri::command]
pub(crate) async fn call(
    name: String,
    request: Value,
    desk: State<'_, Desk>,
    window: WebviewWindow,
) -> Result<Value, ApiError> {
    let task = Task::new(move |progress| {
        // A window that was closed meanwhile has nobody to tell.
        let _gone = window.emit("progress", progress);
    });
    desk.run(task, &name, request).await
}

/// Asks the long tasks under way to stop at their next step.
#[tauri::command]
pub(crate) fn cancel(desk: State<'_, Desk>) {
    desk.stop();
}
