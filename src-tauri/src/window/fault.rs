//! A fault at the start, told where it is seen: on standard error, and where that is no
//! terminal, in a box of the system. On Windows a window's program has no standard error,
//! and what a desktop starts writes into a log that nobody reads.

use std::io::IsTerminal as _;
use std::process;

/// The exit status of a fault of the machine or of the command line.
pub(crate) const STATUS: u8 = 3;

/// The title of the box.
const TITLE: &str = "Evenhand cannot open its window";

/// Tells why there is no window.
pub(crate) fn tell(why: &str) {
    eprintln!("{why}");
    if !std::io::stderr().is_terminal() {
        show_box(why);
    }
}

/// Tells why there is no window, and ends the program.
pub(crate) fn end_program(why: &str) -> ! {
    tell(why);
    process::exit(i32::from(STATUS))
}

/// Shows a sentence until it is closed; nothing where there is no display. GTK's own box
/// runs in this thread, whether its loop has begun or not.
#[cfg(target_os = "linux")]
fn show_box(why: &str) {
    use gtk::prelude::*;
    if !gtk::is_initialized_main_thread() {
        return;
    }
    let shown = gtk::MessageDialog::new(
        None::<&gtk::Window>,
        gtk::DialogFlags::MODAL,
        gtk::MessageType::Error,
        gtk::ButtonsType::Close,
        why,
    );
    shown.set_title(TITLE);
    shown.run();
}

/// Shows a sentence until it is closed.
#[cfg(not(target_os = "linux"))]
fn show_box(why: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(TITLE)
        .set_description(why)
        .show();
}
