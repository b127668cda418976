//! Recovery kits: made on a device of the panel, used when that device is lost.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bids::FileIn;
use super::exchange::FileOut;

/// A recovery kit that was made. Its passphrase is kept nowhere.
#[derive(Clone, Serialize, TS)]
pub struct KitMade {
    /// The kit: the device's keys under the passphrase.
    pub file: FileOut,
    /// The page to print, with the passphrase and what to do.
    pub page: FileOut,
    /// The passphrase, word by word.
    pub words: Vec<String>,
}

/// Asks for a fresh profile to begin from a kit.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct KitRecover {
    /// The kit.
    pub file: FileIn,
    /// Its passphrase, as it was typed.
    pub passphrase: String,
}

/// Whose keys came back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KitRecovered {
    /// Whose device it was, as the panel's records name them.
    pub member: evenhand_core::MemberId,
    /// What the panel's round was called.
    pub title: String,
    /// The device's fingerprint.
    pub fingerprint: String,
}
