//! In which order the records on file are applied, and which of them count.

use std::collections::HashMap;

use evenhand_record::{
    Authority, Content, Envelope, Link, PanelId, Payload, RecordId, RulingBodies, Standing,
    find_awaited, fold_order, fold_order_without,
};
use sqlx::SqliteConnection;

use crate::error::{OrDamaged, ReadError};
use crate::record_table;

/// A stored record whose signature and body hold; the body stays on disk until
/// it is applied.
#[derive(Clone, Debug)]
pub(crate) struct CheckedRecord {
    /// Its row.
    pub(crate) received: i64,
    /// Its id.
    pub(crate) id: RecordId,
    /// What was signed.
    pub(crate) payload: Payload,
}

impl CheckedRecord {
    /// What the chain and the order depend on.
    pub(crate) fn chain_link(&self) -> Link<'_> {
        Link {
            id: self.id,
            payload: &self.payload,
        }
    }
}

/// Every record on file by its envelope alone, whose signature was checked when it
/// was put there.
pub(crate) async fn records_on_file(
    on: &mut SqliteConnection,
) -> Result<Vec<CheckedRecord>, ReadError> {
    let rows = sqlx::query!("SELECT received, id, envelope FROM record ORDER BY received")
        .fetch_all(on)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(CheckedRecord {
                received: row.received,
                id: RecordId::try_from(row.id.as_slice()).or_damaged("record")?,
                payload: Envelope::payload_on_file(&row.envelope).or_damaged("record")?,
            })
        })
        .collect()
}

/// A record that can be applied, in its turn.
#[derive(Clone, Debug)]
pub(crate) struct FoldStep<'a> {
    /// The record.
    pub(crate) record: &'a CheckedRecord,
    /// Whether it counts, and in what right.
    pub(crate) standing: Standing,
}

/// The records that can be applied, in order.
pub(crate) async fn plan_fold<'a>(
    on: &mut SqliteConnection,
    records: &'a [CheckedRecord],
) -> Result<Vec<FoldStep<'a>>, sqlx::Error> {
    let links: Vec<Link<'_>> = records.iter().map(CheckedRecord::chain_link).collect();
    let Some(panel) = panel_of(records) else {
        return Ok(Vec::new());
    };
    let authority = Authority::read(panel, &links, &ruling_bodies(on, records).await?);
    let by_id: HashMap<RecordId, &CheckedRecord> =
        records.iter().map(|record| (record.id, record)).collect();
    let ready = order_records(&links, &authority);
    let steps = ready.iter().filter_map(|id| {
        Some(FoldStep {
            record: by_id.get(id)?,
            standing: authority.standing(*id),
        })
    });
    Ok(steps.collect())
}

/// The records that wait for none that can still count, in order.
fn order_records(links: &[Link<'_>], authority: &Authority) -> Vec<RecordId> {
    let order = fold_order(links, authority);
    if order.waiting.is_empty() {
        return order.ready;
    }
    let settled = find_awaited(links, authority).settled;
    fold_order_without(links, authority, &settled).ready
}

/// The panel that the records belong to: that of the first one received.
pub(crate) fn panel_of(records: &[CheckedRecord]) -> Option<PanelId> {
    records
        .first()
        .map(|first| first.payload.panel.unwrap_or(PanelId::from(first.id)))
}

/// What the records say that decides who may decide what. One whose values are set
/// aside decides nothing.
pub(crate) async fn ruling_bodies(
    on: &mut SqliteConnection,
    records: &[CheckedRecord],
) -> Result<RulingBodies, sqlx::Error> {
    let mut bodies = RulingBodies::new();
    for record in records {
        if Authority::is_read_from(&record.payload) {
            let body = record_table::read_body(on, record.received).await?;
            if let Ok(Content::Known(body)) = Content::read(&record.payload, &body)
                && body.check_values().is_ok()
            {
                bodies.insert(record.id, *body);
            }
        }
    }
    Ok(bodies)
}
