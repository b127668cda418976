//! Reading the tables.

use std::fmt;

use sqlx::{Sqlite, SqliteConnection, Transaction};

mod bids;
mod history;
mod moderation;
mod panel;
mod rounds;
mod sheets;
mod shortlist;

/// Reads that all see one moment of the profile. An open view holds up no
/// write, and no write shows in it.
pub struct View(Transaction<'static, Sqlite>);

impl View {
    pub(crate) fn new(transaction: Transaction<'static, Sqlite>) -> Self {
        Self(transaction)
    }

    pub(crate) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.0
    }

    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.0.commit().await
    }
}

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("View")
    }
}
