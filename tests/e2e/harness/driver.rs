//! WebKitWebDriver, spoken to directly.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::display::Display;
use super::group::Group;
use super::window::Theme;

/// A running driver with the display that its windows open on.
pub(crate) struct Driver {
    port: u16,
    process: Group,
    display: Display,
}

impl Driver {
    /// Starts a driver whose windows keep their own files under `desk`, and waits until it answers.
    pub(crate) fn start(desk: &Path, theme: Theme) -> Self {
        let display = Display::find();
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command.args([format!("--port={port}"), "--host=127.0.0.1".to_owned()]);
        command
            .env("DISPLAY", &display.name)
            .env("GDK_BACKEND", "x11")
            .env("GTK_THEME", theme.gtk());
        command
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("EVENHAND_KEYCHAIN", "off") // nor a keychain of whoever runs the tests
            .env("GSETTINGS_BACKEND", "memory"); // choosers keep their settings, and there is no dbus
        for (variable, folder) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(variable, desk.join(folder));
        }
        let process = Group::start(command.stdout(Stdio::null()));
        wait_for(port);
        Self {
            port,
            process,
            display,
        }
    }

    /// The display that its windows open on.
    pub(crate) fn display(&self) -> &str {
        &self.display.name
    }

    /// The driver's own process.
    #[cfg(target_os = "linux")]
    pub(crate) fn process(&self) -> u32 {
        self.process.0.id()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port is free")
        .port()
}

fn wait_for(port: u16) {
    let begun = Instant::now();
    while !answers(port).unwrap_or(false) {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "WebKitWebDriver does not answer on port {port}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Whether the driver says that it is well.
fn answers(port: u16) -> std::io::Result<bool> {
    let mut driver = TcpStream::connect(("127.0.0.1", port))?;
    driver.set_read_timeout(Some(Duration::from_secs(2)))?;
    write!(
        driver,
        "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )?;
    let mut head = [0; 12];
    driver.read_exact(&mut head)?;
    Ok(&head == b"HTTP/1.1 200")
}
