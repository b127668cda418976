//! Making the tables again from the records.

use evenhand_record::{Content, Link, Payload, RecordId, fold_order};
use sqlx::SqliteConnection;

use crate::apply::{ApplyError, Entry, apply};
use crate::change::CommitError;
use crate::digest::{Digest, TABLES, digest};
use crate::record_table;
use crate::store::Store;
use crate::verify::stored::{Stored, read_records};

/// What is needed to apply a record, save its body.
pub(crate) type Signed = (RecordId, Payload);

/// The records that can be applied, in order.
pub(crate) fn plan(signed: &[Signed]) -> Vec<&Signed> {
    let links: Vec<Link<'_>> = signed
        .iter()
        .map(|(id, payload)| Link { id: *id, payload })
        .collect();
    let by_id: std::collections::BTreeMap<RecordId, &Signed> =
        signed.iter().map(|one| (one.0, one)).collect();
    fold_order(&links)
        .ready
        .iter()
        .filter_map(|id| by_id.get(id).copied())
        .collect()
}

/// Applies one record that was read from file. A record that does not fit, or
/// that a newer program wrote, is set aside: it changes nothing.
pub(crate) async fn replay(
    on: &mut SqliteConnection,
    (id, payload): &Signed,
    body: &[u8],
) -> Result<(), CommitError> {
    let Ok(Content::Known(body)) = Content::read(payload, body) else {
        return Ok(());
    };
    match apply(
        on,
        Entry {
            id: *id,
            at: payload.at,
            body: &body,
        },
    )
    .await
    {
        Ok(()) | Err(ApplyError::Obstacle(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn empty(on: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for (_, delete, _) in TABLES {
        sqlx::query(delete).execute(&mut *on).await?;
    }
    Ok(())
}

impl Store {
    /// Empties every table that is made from the records and makes it again,
    /// in one transaction. Records that are damaged are left out;
    /// [`Store::verify`] names them.
    ///
    /// # Errors
    /// [`CommitError`]; nothing is changed then.
    pub async fn rebuild(&self) -> Result<Digest, CommitError> {
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        let Stored { signed, .. } = read_records(&mut transaction).await?;
        empty(&mut transaction).await?;
        for record in plan(&signed) {
            let body = record_table::body(&mut transaction, record.0).await?;
            replay(&mut transaction, record, &body).await?;
        }
        let digest = digest(&mut transaction).await?;
        transaction.commit().await?;
        Ok(digest)
    }
}
