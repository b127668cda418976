//! Files dragged over the window and dropped on it by the mouse, from another program.

use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, MOTION_NOTIFY_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::window::Window;

/// A file that is held over the window.
pub(crate) struct Held {
    mouse: RustConnection,
    source: Child,
}

impl Window {
    /// Drags a file over the window, and holds it there.
    pub(crate) async fn drag(&self, file: &Path) -> Held {
        let display = self.driver.display();
        let source = Command::new(env!("CARGO_BIN_EXE_drag-source"))
            .arg(file)
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .spawn();
        let (mouse, _) = x11rb::connect(Some(display)).expect("the display answers");
        let held = Held {
            mouse,
            source: source.expect("the source of the drag starts"),
        };
        tokio::time::sleep(Duration::from_secs(1)).await; // until its window is there
        held.go(1340, 50).await;
        held.press(BUTTON_PRESS_EVENT).await;
        for step in 0..60 {
            held.go(1340 - step * 20, 50 + step * 3).await;
        }
        held
    }
}

impl Held {
    /// Lets the file go.
    pub(crate) async fn drop_it(self) {
        self.press(BUTTON_RELEASE_EVENT).await;
    }

    async fn go(&self, x: i16, y: i16) {
        self.fake(MOTION_NOTIFY_EVENT, 0, x, y).await;
    }

    async fn press(&self, kind: u8) {
        self.fake(kind, 1, 0, 0).await;
    }

    async fn fake(&self, kind: u8, button: u8, x: i16, y: i16) {
        let root = self.mouse.setup().roots[0].root;
        let sent = self.mouse.xtest_fake_input(kind, button, 0, root, x, y, 0);
        let checked = sent.expect("the display answers").check();
        checked.expect("the mouse can be moved");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        std::thread::sleep(Duration::from_secs(1)); // until the file is handed over
        let _ended = self.source.kill();
        let _gone = self.source.wait();
    }
}
