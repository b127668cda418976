//! What the money of existing projects would fund of a round beside.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use evenhand_core::commission::fund_instead;
use evenhand_core::shortlist::{AwardKind, in_rank_order};
use evenhand_core::{Bid, BidRef, Pounds, RoundId, phrase};
use evenhand_store::View;

use super::ranked::Ranked;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::projects::{BidInstead, MoneyInstead};

/// A round that money is tried on, and which of its bids are funded there.
pub(crate) struct RoundBeside {
    ranked: Ranked,
    funded: BTreeSet<BidRef>,
}

/// Reads a round to try money on. Only once its scores are open.
pub(crate) async fn read_round_beside(
    context: Context<'_>,
    view: &mut View,
    round: &RoundId,
) -> Result<RoundBeside, ApiError> {
    let data = context.app.rounds.read_beside(view, round).await?;
    let ranked = Ranked::read(data, view).await?;
    Ok(RoundBeside {
        funded: funded_bids(&ranked),
        ranked,
    })
}

/// The bids that are awarded something; before the decision those of the shortlist under
/// the fund at which it is shown first.
fn funded_bids(ranked: &Ranked) -> BTreeSet<BidRef> {
    if !ranked.decisions.is_empty() {
        let awards = ranked.decisions.iter().filter(|one| one.kind.is_award());
        return awards.map(|one| one.bid.clone()).collect();
    }
    let shortlist = in_rank_order(&ranked.input(ranked.fund()), ranked.opens_at());
    let awards = shortlist.awards.into_iter();
    awards
        .filter(|award| matches!(award.kind, AwardKind::Full | AwardKind::Part))
        .map(|award| award.bid)
        .collect()
}

impl RoundBeside {
    /// What a sum would fund of its bids that are not funded.
    pub(crate) fn try_money(&self, money: Pounds) -> MoneyInstead {
        let bids = &self.ranked.scored.bids;
        let fits = fund_instead(&self.ranked.ranking, bids, &self.funded, money);
        let known: BTreeMap<&BidRef, &Bid> = bids.iter().map(|bid| (&bid.reference, bid)).collect();
        let bid = |(reference, asks): &(BidRef, Pounds)| {
            known.get(reference).map(|bid| BidInstead {
                bid: reference.clone(),
                bidder: bid.bidder.clone(),
                title: bid.title.clone(),
                asks: *asks,
            })
        };
        MoneyInstead {
            money,
            bids: fits.bids.iter().filter_map(bid).collect(),
            sentence: self.tell(fits.bids.len(), &fits.tied, money, fits.left),
            spent: fits.spent,
            left: fits.left,
        }
    }

    fn tell(&self, fit: usize, tied: &[BidRef], money: Pounds, left: Pounds) -> String {
        let title = &self.ranked.data.row.details.title;
        let bids = phrase::counted(fit, "more bid", "more bids");
        let tied = match tied {
            [] => String::new(),
            tied => format!(
                " Bids {} share a rank and do not all fit, so none of them is counted.",
                phrase::listed(tied)
            ),
        };
        format!(
            "{} would fund {bids} of “{title}” in full, in rank order, and leave {}.{tied}",
            money.to_words(),
            left.to_words()
        )
    }
}

/// The rounds on which money can be tried: others whose scores are open.
pub(crate) fn is_open(round: &Arc<crate::round_data::RoundData>) -> bool {
    use evenhand_core::Stage::{Decided, Revealed};
    matches!(round.stage(), Revealed | Decided)
}
