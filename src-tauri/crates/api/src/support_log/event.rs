//! What the support log tells.

use std::env::consts::{ARCH, OS};
use std::fmt;
use std::time::Duration;

use evenhand_store::Store;
use evenhand_sync::Exchanged;

use crate::error::ErrorCode;

/// Something that the program did. It holds no text but the program's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// The profile was opened.
    Opened,
    /// The profile could not be opened.
    NotOpened(ErrorCode),
    /// The profile was closed.
    Closed,
    /// A command ran.
    Ran {
        /// Which command, by its name in the list or on the command line.
        command: &'static str,
        /// The code of its refusal, where it was refused.
        refusal: Option<ErrorCode>,
        /// How long it took.
        took: Duration,
    },
    /// Records were exchanged.
    Exchanged(ExchangeCounts),
}

/// How many records and files an exchange was about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ExchangeCounts {
    sent: usize,
    received: usize,
    waiting: u64,
    parked: u64,
    arriving: usize,
    refused: usize,
    strangers: usize,
}

impl From<&Exchanged> for ExchangeCounts {
    fn from(done: &Exchanged) -> Self {
        Self {
            sent: done.sent,
            received: done.received,
            waiting: done.waiting,
            parked: done.parked,
            arriving: done.arriving.len(),
            refused: done.refused.len(),
            strangers: done.strangers.len(),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opened => write_program(f, "opened"),
            Self::NotOpened(code) => {
                write_program(f, "not opened")?;
                write!(f, ": {}", code.code())
            }
            Self::Closed => f.write_str("closed"),
            Self::Ran {
                command,
                refusal,
                took,
            } => {
                let outcome = refusal.map_or("ok", ErrorCode::code);
                write!(f, "{command} {outcome} {} ms", took.as_millis())
            }
            Self::Exchanged(counts) => write!(f, "exchanged: {counts}"),
        }
    }
}

/// Which program it is, on which system, and which version of the tables it knows.
fn write_program(f: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    let (version, tables) = (env!("CARGO_PKG_VERSION"), Store::schema_version());
    write!(
        f,
        "{what} by evenhand {version}, {OS} {ARCH}, tables {tables}"
    )
}

impl fmt::Display for ExchangeCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            sent,
            received,
            waiting,
            parked,
            arriving,
            refused,
            strangers,
        } = self;
        write!(
            f,
            "{sent} sent, {received} received, {waiting} waiting, {parked} parked; "
        )?;
        write!(
            f,
            "{arriving} arriving, {refused} refused, {strangers} strangers"
        )
    }
}
