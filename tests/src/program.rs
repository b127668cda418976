//! The headless program, run as its users run it: as a process.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The headless program, and the profile it works on where it has one.
#[derive(Clone)]
pub struct Program {
    path: PathBuf,
    profile: Option<PathBuf>,
    bus: Option<String>,
}

/// How one run ended.
#[derive(Debug)]
pub struct Outcome {
    /// The exit status; `None` where a signal ended it.
    pub status: Option<i32>,
    /// What it said on standard output.
    pub stdout: String,
    /// What it said on standard error.
    pub stderr: String,
}

impl Program {
    /// The program at this path (`env!("CARGO_BIN_EXE_evenhand-headless")`).
    pub fn at(path: impl AsRef<Path>) -> Self {
        Self {
            path: path.as_ref().to_owned(),
            profile: None,
            bus: None,
        }
    }

    /// The same program on a profile.
    pub fn on(&self, profile: impl AsRef<Path>) -> Self {
        Self {
            path: self.path.clone(),
            profile: Some(profile.as_ref().to_owned()),
            bus: self.bus.clone(),
        }
    }

    /// The same program in a desktop session, by the address of its bus. Without one it
    /// has no keychain, whoever runs the tests.
    pub fn in_session(&self, bus: &str) -> Self {
        Self {
            bus: Some(bus.to_owned()),
            ..self.clone()
        }
    }

    /// The process to be, with nothing to read and no display.
    pub fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(args)
            .stdin(Stdio::null())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS");
        match &self.bus {
            Some(bus) => command.env("DBUS_SESSION_BUS_ADDRESS", bus),
            None => command.env("EVENHAND_KEYCHAIN", "off"), // Windows' and Apple's need no bus
        };
        if let Some(profile) = &self.profile {
            let beside = profile.with_file_name("state"); // what this laptop notes outside its profile
            command.arg("--profile").arg(profile);
            command.env("XDG_STATE_HOME", beside);
        }
        command
    }

    /// Runs it to its end.
    pub fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Outcome {
        let output = self
            .command(args)
            .output()
            .expect("the program can be started");
        Outcome {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs it with `--json`, and reads the one document it prints.
    ///
    /// # Panics
    /// Where it does not end with status 0, or prints anything else.
    pub fn json<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Value {
        let outcome = self.run(with_json(args));
        assert_eq!(
            outcome.status,
            Some(0),
            "the program refused: {}{}",
            outcome.stdout,
            outcome.stderr
        );
        outcome.document()
    }

    /// Runs it with `--json`, and reads its refusal: the exit status and what lies under `error`.
    ///
    /// # Panics
    /// Where it does not refuse.
    pub fn refusal<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> (i32, Value) {
        let outcome = self.run(with_json(args));
        let document = outcome.document();
        let error = document
            .get("error")
            .unwrap_or_else(|| panic!("no refusal in {document}"));
        (outcome.status.expect("no signal ended it"), error.clone())
    }
}

impl Outcome {
    /// The one JSON document on standard output.
    ///
    /// # Panics
    /// Where there is anything else, a second document included.
    pub fn document(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|why| panic!("not one JSON document ({why}): {}", self.stdout))
    }
}

fn with_json<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Vec<OsString> {
    let args = args.into_iter().map(|arg| arg.as_ref().to_owned());
    args.chain([OsString::from("--json")]).collect()
}
