//! Records between devices: bundles, the exchange folder, and joining a panel.
//!
//! A [`bundle`] is a file of records, complete in itself. An [`Exchange`] is a
//! folder that devices put bundles in and read them from; nothing in it is trusted,
//! and nothing in it is ever changed or deleted. [`exchange()`] brings a profile and
//! a folder to the same state. [`joining`] is how a device comes to the panel. The
//! formats are written down in `docs/EXCHANGE.md`.

pub mod bundle;
mod checking;
mod file;
mod folder;
pub mod joining;
mod run;

pub use bundle::{Bundle, BundleFault, Carried};
pub use checking::{Refused, check};
pub use folder::{Exchange, ExchangeError, Found};
pub use run::{Exchanged, SyncError, exchange, take_bundle};
