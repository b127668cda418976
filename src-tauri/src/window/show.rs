//! Opening what was saved, in the system's own programs.

use std::path::Path;
use std::sync::Arc;

use evenhand_api::ApiError;
use tauri::State;

use crate::window_state::WindowState;

/// Opens a file that was saved from this window, or the folder it lies in. No other file
/// is opened.
///
/// # Errors
/// Says that the file is not one of those, or that no program opens it.
#[tauri::command]
pub(crate) async fn show_written(
    path: String,
    folder: bool,
    state: State<'_, Arc<WindowState>>,
) -> Result<(), ApiError> {
    let file = Path::new(&path);
    if !state.was_written(file).await {
        return Err(ApiError::not_allowed(format!(
            "{path} was not saved from this window. Open it from the folder it lies in."
        )));
    }
    let shown = if folder {
        file.parent().unwrap_or(file)
    } else {
        file
    };
    opener::open(shown).map_err(|problem| {
        ApiError::environment(format!(
            "{} cannot be opened from here: {problem}. Open it from the system\u{2019}s own file manager.",
            shown.display()
        ))
    })
}
