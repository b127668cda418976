//! The system's own chooser of folders.

use std::path::Path;

use evenhand_api::ApiError;
use rfd::AsyncFileDialog;
use tauri::WebviewWindow;

/// Lets the user choose a folder, and answers with its path; with none where they
/// chose none. The program learns a name and reads nothing.
///
/// # Errors
/// Says that the path has letters that cannot be shown, so that it is not written wrongly.
#[tauri::command]
pub(crate) async fn choose_folder(
    title: String,
    from: String,
    window: WebviewWindow,
) -> Result<Option<String>, ApiError> {
    let mut chooser = AsyncFileDialog::new().set_title(title).set_parent(&window);
    if Path::new(&from).is_dir() {
        chooser = chooser.set_directory(from);
    }
    let chosen = chooser.pick_folder().await;
    chosen.map(|folder| spelt(folder.path())).transpose()
}

fn spelt(folder: &Path) -> Result<String, ApiError> {
    folder.to_str().map(str::to_owned).ok_or_else(|| {
        ApiError::bad_data(format!(
            "The name of the folder {} has letters that cannot be written here. Choose another.",
            folder.display()
        ))
    })
}
