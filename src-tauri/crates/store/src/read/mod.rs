//! Reading the tables.

use std::fmt;

use evenhand_record::LogId;
use sqlx::{Sqlite, SqliteConnection, Transaction};

mod awaited;
mod bids;
mod commissioning;
mod devices;
mod history;
mod moderation;
mod panel;
mod publication;
mod rounds;
mod sheets;
mod shortlist;
mod takeovers;

/// Reads that all see one moment of the profile. An open view holds up no
/// write, and no write shows in it.
pub struct View {
    transaction: Transaction<'static, Sqlite>,
    own: LogId,
    changes: u64,
}

impl View {
    /// `changes`: how many had been noted before the transaction was begun.
    pub(crate) fn new(transaction: Transaction<'static, Sqlite>, own: LogId, changes: u64) -> Self {
        Self {
            transaction,
            own,
            changes,
        }
    }

    /// How many changes had been noted when the view was opened, counted from the opening
    /// of the profile. Two views with one number show the same tables, or the later one
    /// a change that is being noted.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// The log of this device.
    pub fn own_log(&self) -> LogId {
        self.own
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }

    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }
}

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("View")
    }
}
