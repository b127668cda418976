//! A screen to show windows on.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::group::Group;

/// The display of this machine, or one in memory where it has none.
pub(crate) struct Display {
    /// Its name, such as `:0`.
    pub(crate) name: String,
    _server: Option<Group>,
}

impl Display {
    /// Takes the display that there is, or makes one.
    pub(crate) fn find() -> Self {
        match std::env::var("DISPLAY") {
            Ok(name) if !name.is_empty() => Self {
                name,
                _server: None,
            },
            _ => Self::in_memory(),
        }
    }

    /// Starts Xvfb, which picks a free number and tells it on standard error, the
    /// one stream that it leaves open.
    fn in_memory() -> Self {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "2",
            "-screen",
            "0",
            "1400x1000x24",
            "-nolisten",
            "tcp",
        ]);
        let mut server = Group::start(command.stdout(Stdio::null()).stderr(Stdio::piped()));
        let said = server.0.stderr.take().expect("its errors are piped");
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let number =
            lines.find(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()));
        // What it says later is of no use, but somebody has to listen.
        std::thread::spawn(move || lines.for_each(drop));
        Self {
            name: format!(":{}", number.expect("Xvfb tells its number")),
            _server: Some(server),
        }
    }
}
