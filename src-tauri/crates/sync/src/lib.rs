//! Records between devices: bundles, the exchange folder, joining, recovery.
//!
//! A [`bundle`] holds records, whole; the [`exchange`](mod@exchange) folder holds
//! bundles, and nothing in it is trusted. [`exchange_with`] brings a profile and a
//! folder to the same state, by a [`Plan`] that is worked out before anything is
//! done. [`joining`] brings a new device into a panel, and a [`kit`] brings a lost
//! one back. A file is judged by its content alone, never by its name. The formats
//! are written down in `docs/EXCHANGE.md`.

pub mod bundle;
mod chair_duties;
mod error;
pub mod exchange;
mod gather;
mod hash;
pub mod joining;
pub mod kit;
mod plan;
mod printable;
mod run;
mod words;

pub use chair_duties::give_keys;
pub use error::SyncError;
pub use hash::ContentHash;
pub use plan::{FileToTake, Holdings, Plan, plan_exchange};
pub use printable::printable;
pub use run::{Exchanged, exchange_with, take_bundle};
