//! Puts the window's screens, permissions and icon into the program.

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands =
        AppManifest::new().commands(&["call", "cancel", "unlock", "given", "choose_folder"]);
    tauri_build::try_build(Attributes::new().app_manifest(commands))?;
    Ok(())
}
