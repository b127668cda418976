//! How the bids of a round were put right once scoring had opened.

use std::collections::BTreeMap;

use evenhand_core::BidRef;
use evenhand_pack::input::PackCorrection;
use evenhand_store::View;

use crate::error::ApiError;
use crate::round_data::RoundData;

/// How each bid was put right: each version beside the one after it.
pub(crate) async fn read_corrections(
    view: &mut View,
    round: &RoundData,
) -> Result<BTreeMap<BidRef, Vec<PackCorrection>>, ApiError> {
    let mut corrections: BTreeMap<BidRef, Vec<PackCorrection>> = BTreeMap::new();
    let rows = view.bid_corrections(round.id()).await?;
    for (index, row) in rows.iter().enumerate() {
        let reference = &row.was.reference;
        let later = rows.iter().skip(index + 1).map(|later| &later.was);
        let newest = round.bid_rows.iter().map(|row| &row.bid);
        let next = later.chain(newest).find(|bid| bid.reference == *reference);
        let title_of = |id: &_| round.scheme().title_of(id);
        let changes = next.map(|next| row.was.changes_to(next, title_of));
        let of_bid = corrections.entry(reference.clone()).or_default();
        of_bid.push(PackCorrection {
            at: row.at,
            reason: row.reason.clone(),
            changes: changes.unwrap_or_default(),
        });
    }
    Ok(corrections)
}
