//! One figure for all that the tables hold.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use evenhand_core::RoundId;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::error::ReadError;
use crate::read::View;
use crate::store::Store;
use crate::tables::TABLES;

/// SHA-256 over every table that is made from the records, in order of key.
/// Two profiles that hold the same records have the same digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The sheets that were handed in, with what they say once their round is revealed; where a
/// round is named, of that round alone.
const SHEETS: &str = "SELECT json_array(round, bid, member, version, entered_by, at, hex(record), hex(log), seq,
       CASE WHEN (?1 IS NULL OR round = ?1)
             AND (SELECT stage FROM round WHERE id = round) IN ('revealed', 'decided') THEN content END)
     FROM sheet_version ORDER BY round, bid, member, version";

/// The tables of which each device sees its own part: its drafts, and before the
/// reveal its own sheets. Here without that part, so that it is the same for all.
const SHARED: [(&str, &str); 3] = [
    (
        "sheet",
        "SELECT json_array(round, bid, member, state, submissions, entered_by, saved_at, submitted_at, notice)
         FROM sheet ORDER BY round, bid, member",
    ),
    (
        "late_sheet",
        "SELECT json_array(hex(record), round, bid, member, hex(log), seq, entered_by, at, accepted) FROM late_sheet ORDER BY record",
    ),
    ("sealed_sheet", ""),
];

/// The digest of what every device of the panel sees; where a round is named, of whoever
/// can open the sheets of that round alone.
async fn digest_shared(
    on: &mut SqliteConnection,
    round: Option<&RoundId>,
) -> Result<Digest, sqlx::Error> {
    let mut sum = Sha256::new();
    for (table, _, rows) in TABLES {
        if table == "sheet_version" {
            sum.update(format!("{table}\n"));
            add_sheets(&mut sum, on, round).await?;
            continue;
        }
        let shared = SHARED.iter().find(|(name, _)| *name == table);
        let rows = shared.map_or(rows, |(_, rows)| rows);
        if !rows.is_empty() {
            sum.update(format!("{table}\n"));
            add_rows(&mut sum, on, rows).await?;
        }
    }
    Ok(Digest(sum.finalize().into()))
}

/// The digest of the tables as this connection sees them.
pub(crate) async fn digest_tables(on: &mut SqliteConnection) -> Result<Digest, sqlx::Error> {
    let mut sum = Sha256::new();
    for (table, _, rows) in TABLES {
        sum.update(format!("{table}\n"));
        add_rows(&mut sum, on, rows).await?;
    }
    Ok(Digest(sum.finalize().into()))
}

/// Adds the rows of a table, each on a line of its own. SQLite joins the lines: handing
/// over every row by itself takes most of the time.
async fn add_rows(
    sum: &mut Sha256,
    on: &mut SqliteConnection,
    rows: &'static str,
) -> Result<(), sqlx::Error> {
    let lines: Option<String> = sqlx::query_scalar(AssertSqlSafe(joined(rows)))
        .fetch_one(on)
        .await?;
    add_lines(sum, lines);
    Ok(())
}

/// Adds the rows of [`SHEETS`].
async fn add_sheets(
    sum: &mut Sha256,
    on: &mut SqliteConnection,
    round: Option<&RoundId>,
) -> Result<(), sqlx::Error> {
    let lines: Option<String> = sqlx::query_scalar(AssertSqlSafe(joined(SHEETS)))
        .bind(round.map(RoundId::as_str))
        .fetch_one(on)
        .await?;
    add_lines(sum, lines);
    Ok(())
}

fn joined(rows: &str) -> String {
    format!("WITH listed (line) AS ({rows}) SELECT group_concat(line, char(10)) FROM listed")
}

fn add_lines(sum: &mut Sha256, lines: Option<String>) {
    if let Some(lines) = lines {
        sum.update(lines);
        sum.update("\n");
    }
}

/// The digest that was made last, with how many changes had been noted then.
#[derive(Debug, Default)]
pub(crate) struct LastDigest(Mutex<Option<(u64, Digest)>>);

impl LastDigest {
    fn after(&self, changes: u64) -> Option<Digest> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(made_after, _)| *made_after == changes)
            .map(|(_, digest)| digest)
    }

    fn keep(&self, changes: u64, digest: Digest) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((changes, digest));
    }
}

impl View {
    /// The digest of what every device of the panel sees, at the view's moment.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn shared_digest(&mut self) -> Result<Digest, ReadError> {
        Ok(digest_shared(self.connection(), None).await?)
    }

    /// The digest of what is seen by whoever can open the sheets of that round alone: such as
    /// a reader of its pack, which holds the round's key and all records of the panel.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn round_digest(&mut self, round: &RoundId) -> Result<Digest, ReadError> {
        Ok(digest_shared(self.connection(), Some(round)).await?)
    }
}

impl Store {
    /// The digest of what every device of the panel sees: equal on two devices
    /// that hold the same records. It is made once between two changes.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn shared_digest(&self) -> Result<Digest, ReadError> {
        let mut view = self.view().await?;
        if let Some(digest) = self.last_digest.after(view.changes()) {
            return Ok(digest);
        }
        let digest = view.shared_digest().await?;
        self.last_digest.keep(view.changes(), digest);
        Ok(digest)
    }

    /// The digest of the tables as they stand.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn digest(&self) -> Result<Digest, ReadError> {
        Ok(digest_tables(self.view().await?.connection()).await?)
    }
}
