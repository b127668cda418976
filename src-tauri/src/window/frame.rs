//! The window itself.

use std::path::PathBuf;
use std::sync::Arc;

use tauri::{App, AppHandle, Manager, RunEvent, Url, WebviewWindowBuilder};

use crate::closing::Closing;
use crate::given::Given;
use crate::window_state::WindowState;
use crate::{call, choose, closing, fault, given, sample, show};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// A sentence that says why there is no window.
pub(crate) fn run() -> Result<(), String> {
    let opening =
        evenhand_api::headless::opening(std::env::args_os()).map_err(|refusal| refusal.message)?;
    tauri::Builder::default()
        .manage(Arc::new(WindowState::default()))
        .manage(Given::new(opening.files))
        .manage(Closing::default())
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::cancel,
            call::unlock,
            given::given,
            choose::choose_folder,
            show::show_written,
            sample::open_sample,
            sample::leave_sample,
            closing::wait_for_saves,
            closing::close_window
        ])
        .on_window_event(given::dragged)
        .on_window_event(closing::asked)
        .setup(|app| {
            open_profile(app, opening.profile);
            // Tauri itself would end in a panic, which nobody sees.
            open_window(app).unwrap_or_else(|why| fault::end_program(&no_window(&*why)));
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|why| no_window(&why))?
        .run(leave_nothing);
    Ok(())
}

fn no_window(why: &dyn std::error::Error) -> String {
    format!("Evenhand cannot open its window: {why}.")
}

/// Takes the sample round away with the window that showed it.
fn leave_nothing(app: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        tauri::async_runtime::block_on(app.state::<Arc<WindowState>>().leave_sample());
    }
}

/// Opens the profile beside the window, so that the first screen does not wait for a disk.
fn open_profile(app: &App, profile: PathBuf) {
    let handle = app.handle().clone();
    tauri::async_runtime::spawn(
        async move { handle.state::<Arc<WindowState>>().open(&profile).await },
    );
}

/// Opens the one window of `tauri.conf.json`, which shows nothing but the program's own screens.
/// What is typed is kept in the profile alone: the browser fills in nothing by itself (the
/// file says so), and on Windows and macOS its session is a private one, of which nothing
/// stays on disk. WebKitGTK keeps no forms, and a private session of its cannot be driven
/// by the tests.
fn open_window(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    for config in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, config)?
            .incognito(cfg!(not(target_os = "linux")))
            .on_navigation(is_own)
            .build()?;
    }
    Ok(())
}

/// Whether an address is one of the program's own screens, or something that it drew itself.
fn is_own(address: &Url) -> bool {
    matches!(address.scheme(), "tauri" | "blob" | "about")
        || address.host_str() == Some("tauri.localhost")
}
