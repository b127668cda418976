//! What the chair's device writes at each exchange: a receipt for what has arrived,
//! and the rounds' keys for devices that came after they were given out.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use evenhand_record::{Body, Head, LogId};
use evenhand_store::Store;

use crate::error::SyncError;

/// Writes the receipt and the keys that are owed; nothing on any device but the chair's.
pub(crate) async fn write_receipt_and_keys(
    store: &Store,
    now: DateTime<Utc>,
) -> Result<(), SyncError> {
    let me = store.me().await?;
    let chair = store.panel().await?.map(|panel| panel.chair.id);
    if me.is_none() || me != chair {
        return Ok(());
    }
    write_receipt(store, now).await?;
    give_keys(store, now).await
}

/// The chair says what has arrived, so that members see it on their own laptops.
/// It is said whenever more is here than the newest receipt says: also where the
/// program was killed before it could say so.
async fn write_receipt(store: &Store, now: DateTime<Utc>) -> Result<(), SyncError> {
    let own = store.device().log;
    let receipted = store.received().await?;
    let mut heads: BTreeMap<LogId, Head> = store.heads().await?;
    heads.remove(&own);
    let is_news = |(log, head): (&LogId, &Head)| {
        let receipted = receipted.get(log);
        receipted.is_none_or(|seq| *seq < head.seq)
    };
    if heads.iter().any(is_news) {
        store.commit(Body::Received { heads }, now).await?;
    }
    Ok(())
}

/// Gives the keys of the rounds to the devices that lack them.
///
/// # Errors
/// [`SyncError`].
pub async fn give_keys(store: &Store, now: DateTime<Utc>) -> Result<(), SyncError> {
    for round in store.rounds().await? {
        let mut change = store.change().await?;
        if let Some(given) = change.wanting_keys(&round.id, None).await? {
            change.commit(given, now).await?;
        }
    }
    Ok(())
}
