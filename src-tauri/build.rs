//! Puts the window's screens, permissions and icon into the program.

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = AppManifest::new().commands(&[
        "call",
        "cancel",
        "unlock",
        "given",
        "choose_folder",
        "show_written",
        "open_sample",
        "leave_sample",
        "wait_for_saves",
        "close_window",
    ]);
    tauri_build::try_build(Attributes::new().app_manifest(commands))?;
    Ok(())
}
