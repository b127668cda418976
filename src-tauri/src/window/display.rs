//! Whether there is a screen to open a window on.

/// Makes sure of a display before anything is drawn, because the toolkit itself
/// would end in a panic.
///
/// # Errors
/// A sentence that says what is missing and what works without it.
#[cfg(target_os = "linux")]
pub(crate) fn need() -> Result<(), String> {
    gtk::init().map_err(|_| {
        "Evenhand cannot open its window: there is no display. Run it on a desktop, or use a command, which needs none; `evenhand --help` lists them.".to_owned()
    })
}

/// Elsewhere a program that runs has a display.
#[cfg(not(target_os = "linux"))]
pub(crate) fn need() -> Result<(), String> {
    Ok(())
}
