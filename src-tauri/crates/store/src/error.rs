//! Why the tables could not be read.

/// Says why a read failed.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// SQLite said no.
    #[error("Evenhand's database could not be read: {0}")]
    Database(#[from] sqlx::Error),
    /// A row holds what none of our own writes put there.
    #[error(
        "the table \"{table}\" holds something that cannot be read ({problem}). Rebuild the tables from the entries, and check the disk"
    )]
    Damaged {
        /// Which table.
        table: &'static str,
        /// What is wrong.
        problem: String,
    },
}

/// Names the table that a value came from, where the value cannot be read.
pub(crate) trait OrDamaged<T> {
    /// Turns the fault into [`ReadError::Damaged`].
    fn or_damaged(self, table: &'static str) -> Result<T, ReadError>;
}

impl<T, E: std::fmt::Display> OrDamaged<T> for Result<T, E> {
    fn or_damaged(self, table: &'static str) -> Result<T, ReadError> {
        self.map_err(|problem| ReadError::Damaged {
            table,
            problem: problem.to_string(),
        })
    }
}
