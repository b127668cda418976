//! The system's own chooser, which WebDriver does not see: found on the display by
//! its title, and worked by keys.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, InputFocus, KEY_PRESS_EVENT,
    KEY_RELEASE_EVENT, Window as Id,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::window::{PATIENCE, Window};

/// X11's own number for the Return key and for Escape.
pub(crate) const RETURN: u32 = 0xff0d;
pub(crate) const ESCAPE: u32 = 0xff1b;

impl Window {
    /// Waits for a chooser with this title, and strikes keys in it.
    pub(crate) async fn strike_in_chooser(&self, title: &str, keys: &[u32]) {
        let display = Display::of(self.driver.display());
        display.strike_in(title, keys).await;
    }
}

/// A display, and what is on it.
pub(super) struct Display {
    server: RustConnection,
    root: Id,
}

impl Display {
    pub(super) fn of(display: &str) -> Self {
        let (server, screen) = x11rb::connect(Some(display)).expect("the display answers");
        let root = server.setup().roots[screen].root;
        Self { server, root }
    }

    /// Waits for a chooser or a box with this title, strikes keys in it, and waits until it
    /// has gone.
    pub(super) async fn strike_in(&self, title: &str, keys: &[u32]) {
        let begun = Instant::now();
        let found = loop {
            if let Some(found) = self.titled(title) {
                break found;
            }
            assert!(begun.elapsed() < PATIENCE, "no “{title}” opens");
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        tokio::time::sleep(Duration::from_millis(500)).await; // until a chooser has read its folder
        self.focus(found);
        for key in keys {
            self.strike(*key);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        while self.titled(title).is_some() {
            assert!(begun.elapsed() < PATIENCE, "“{title}” stays");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The window with this title that can be seen.
    pub(super) fn titled(&self, title: &str) -> Option<Id> {
        let tree = self.server.query_tree(self.root).ok()?.reply().ok()?;
        let mut all = tree.children.into_iter();
        all.find(|id| self.title(*id).is_some_and(|found| found == title))
    }

    fn title(&self, id: Id) -> Option<String> {
        let name: Atom = self
            .server
            .intern_atom(false, b"_NET_WM_NAME")
            .ok()?
            .reply()
            .ok()?
            .atom;
        let asked = self
            .server
            .get_property(false, id, name, AtomEnum::ANY, 0, 256);
        let shown = self.server.get_window_attributes(id).ok()?.reply().ok()?;
        let text = String::from_utf8(asked.ok()?.reply().ok()?.value).ok()?;
        (u8::from(shown.map_state) == 2).then_some(text)
    }

    /// Asks a window to close, as the cross in its corner does.
    pub(super) fn ask_to_close(&self, id: Id) {
        let atom = |name: &[u8]| {
            let asked = self.server.intern_atom(false, name);
            asked.unwrap().reply().expect("a name is known").atom
        };
        let data = [atom(b"WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let event = ClientMessageEvent::new(32, id, atom(b"WM_PROTOCOLS"), data);
        let sent = self
            .server
            .send_event(false, id, EventMask::NO_EVENT, event);
        sent.expect("the display answers")
            .check()
            .expect("a window can be asked");
    }

    /// Gives a window the keys, as a window manager would.
    fn focus(&self, id: Id) {
        let given = self
            .server
            .set_input_focus(InputFocus::PARENT, id, x11rb::CURRENT_TIME);
        given
            .expect("the display answers")
            .check()
            .expect("it takes the keys");
    }

    fn strike(&self, key: u32) {
        let code = self.code(key);
        for event in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let sent = self
                .server
                .xtest_fake_input(event, code, 0, self.root, 0, 0, 0);
            sent.expect("the display answers")
                .check()
                .expect("a key can be struck");
        }
    }

    /// The key on the keyboard that gives a sign without Shift.
    fn code(&self, key: u32) -> u8 {
        let (first, last) = (
            self.server.setup().min_keycode,
            self.server.setup().max_keycode,
        );
        let asked = self.server.get_keyboard_mapping(first, last - first + 1);
        let map = asked.unwrap().reply().expect("there is a keyboard");
        let rows = map.keysyms.chunks(usize::from(map.keysyms_per_keycode));
        let place = rows.into_iter().position(|row| row.first() == Some(&key));
        first + u8::try_from(place.expect("the keyboard has the key")).unwrap()
    }
}
