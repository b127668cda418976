//! The window's own cross, by which its user closes it.

use std::fs::File;
use std::time::{Duration, Instant};

use super::chooser::Display;
use super::window::{PATIENCE, Window};

impl Window {
    /// Presses the cross in the window's corner.
    pub(crate) fn press_the_cross(&self) {
        let display = Display::of(self.driver.display());
        let window = display.titled("Evenhand").expect("the window is shown");
        display.ask_to_close(window);
    }

    /// Waits until the window has gone by itself and its program has let go of the profile.
    pub(crate) async fn wait_until_gone(self) {
        let lock = self.profile.join("evenhand.lock");
        let begun = Instant::now();
        while File::open(&lock).is_ok_and(|file| file.try_lock().is_err()) {
            assert!(begun.elapsed() < PATIENCE, "the window does not close");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
