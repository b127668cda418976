//! A profile on disk: the signed records, and the tables made from them.
//!
//! Everything that changes goes through [`Change`]: one transaction, in which
//! the state can be read and judged, and which ends in one signed record. The
//! tables that screens read are made from the records alone ([`Store::rebuild`]),
//! and [`Store::verify`] proves it. Reads never wait for a write.

mod backup;
mod change;
mod changes;
mod commission_rows;
mod device_note;
mod digest;
mod error;
pub mod files;
mod fold;
mod high_water;
mod profile;
mod read;
mod rebuild;
mod record_table;
mod recovered_keys;
mod restore;
mod round_keys;
mod rows;
mod sealing;
mod store;
mod tables;
mod take_in;
mod text;
mod verify;

pub use backup::BackupError;
pub use change::{Change, CommitError, Committed};
pub use device_note::DeviceNote;
pub use digest::Digest;
pub use error::ReadError;
pub use fold::Obstacle;
pub use high_water::Behind;
pub use profile::{KeyPlace, KeychainFault, OpenError, OpenWith};
pub use read::View;
pub use rebuild::RebuildError;
pub use recovered_keys::{RecoveredKeys, RecoveryError};
pub use restore::{RestoreError, Restored};
pub use round_keys::{KeysUnused, RoundKeys};
pub use rows::{
    BidCorrectionRow, BidRow, DecisionRow, DeclarationRow, Device, DeviceRow, ForkRow, HistoryRow,
    LateSheetRow, MemberRow, PanelRow, RoundRow, SchemeVersion, SealRow, SecondKeyRow, SetAsideRow,
    SheetRow, SheetVersion, TakeoverRow, TextReadRow,
};
pub use sealing::SealError;
pub use store::Store;
pub use take_in::{TakeInError, TakenIn};
pub use verify::{LogReport, VerifyFault, VerifyReport};
