//! A round that is ranked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use evenhand_core::fairness::{Fairness, fairness_naming};
use evenhand_core::likeness::likeness;
use evenhand_core::rank::{Ranking, rank_naming};
use evenhand_core::shortlist::{Award, CoverageRow, ShortlistInput, cover_new, coverage};
use evenhand_core::{
    Approach, BidRef, Decision, Fund, MemberId, Override, Points, Pounds, RoundId, ScoredRound,
    Settled, Stage,
};
use evenhand_store::View;

use super::ranking_rows::member_totals;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::RoundData;

/// A round that is ranked, with what its shortlist is made from. Bids that are withheld
/// from this profile's member are in none of it.
pub(crate) struct Ranked {
    pub(crate) data: Arc<RoundData>,
    pub(crate) scored: ScoredRound,
    pub(crate) ranking: Ranking,
    pub(crate) overrides: Vec<Override>,
    pub(crate) settled: Option<Settled>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) withheld: BTreeSet<BidRef>,
    /// How those who bid in earlier rounds of the panel are spelt ([`likeness`]); none
    /// where no bid was made before.
    earlier: Option<BTreeSet<String>>,
    members: OnceLock<BTreeMap<BidRef, BTreeMap<MemberId, Points>>>,
    fairness: OnceLock<Fairness>,
}

/// Reads a round and ranks it. Only once the scores are open.
pub(crate) async fn read_ranked(
    context: Context<'_>,
    round: &RoundId,
) -> Result<Arc<Ranked>, ApiError> {
    let mut view = context.app.store.view().await?;
    context.app.rounds.read_ranked(&mut view, round).await
}

impl Ranked {
    /// Ranks a round that was read, by the same view. Only once the scores are open.
    pub(crate) async fn read(data: Arc<RoundData>, view: &mut View) -> Result<Self, ApiError> {
        refuse_unopened(&data)?;
        data.refuse_sealed()?;
        let withheld = data.withheld();
        let scored = data.scored().without_bids(&withheld);
        let round = data.id();
        let mut overrides = view.overrides(round).await?;
        overrides.retain(|one| !withheld.contains(&one.bid));
        let settled = view.settled(round).await?;
        Ok(Self {
            overrides,
            settled: settled.filter(|_| withheld.is_empty()), // whom it leaves out tells of the rest
            decisions: view.decisions(round).await?,
            earlier: earlier_bidders(view, &data).await?,
            ranking: rank_naming(&scored, |member| data.name_of(member)),
            scored,
            withheld,
            members: OnceLock::new(),
            fairness: OnceLock::new(),
            data,
        })
    }

    /// The total of each member's own sheet, of those that count.
    pub(crate) fn member_totals(&self) -> &BTreeMap<BidRef, BTreeMap<MemberId, Points>> {
        self.members.get_or_init(|| member_totals(&self.scored))
    }

    /// The fairness figures, with members named as people know them.
    pub(crate) fn fairness(&self) -> &Fairness {
        let name = |member| self.data.name_of(member);
        self.fairness
            .get_or_init(|| fairness_naming(&self.scored, name))
    }

    /// The money of the round.
    pub(crate) fn fund(&self) -> &Fund {
        &self.data.row.details.fund
    }

    /// What all bids that are not withdrawn ask for.
    pub(crate) fn asked(&self) -> Pounds {
        self.scored.bids.iter().map(|bid| bid.amount).sum()
    }

    /// The fund at which the shortlist is shown first: the settled one, or the low end.
    pub(crate) fn opens_at(&self) -> Pounds {
        let settled = self.settled.as_ref();
        settled.map_or(self.fund().low, |settled| settled.total)
    }

    /// The funds that matter: both ends of the range, and the settled one. None
    /// while no fund is given.
    pub(crate) fn funds(&self) -> BTreeSet<Pounds> {
        let fund = self.fund();
        let funds = [fund.low, fund.high, self.opens_at()].into_iter();
        funds.filter(|total| *total > Pounds::ZERO).collect()
    }

    /// What awards cover: objectives, groups and districts, and by an invitation for bids
    /// what is new.
    pub(crate) fn coverage(
        &self,
        input: &ShortlistInput<'_>,
        awards: &[Award],
    ) -> Vec<CoverageRow> {
        let mut rows = coverage(input, &self.scored.scheme, awards);
        if self
            .data
            .approaches()
            .contains(&Approach::InvitationForBids)
        {
            rows.extend(cover_new(input.bids, awards, self.earlier.as_ref()));
        }
        rows
    }

    /// What a shortlist is made from.
    pub(crate) fn input<'a>(&'a self, fund: &'a Fund) -> ShortlistInput<'a> {
        ShortlistInput {
            ranking: &self.ranking,
            bids: &self.scored.bids,
            fund,
            overrides: &self.overrides,
        }
    }
}

/// Who bid in the rounds that were opened for scoring before this one, as their names look
/// alike.
async fn earlier_bidders(
    view: &mut View,
    data: &RoundData,
) -> Result<Option<BTreeSet<String>>, ApiError> {
    let mut earlier = view.rounds().await?;
    earlier.retain(|row| row.opened_at.is_some() && row.opened_at < data.row.opened_at);
    let mut bidders = BTreeSet::new();
    for row in earlier {
        let bids = view.bids(&row.id).await?;
        let names = bids.iter().map(|row| row.bid.bidder.as_str());
        bidders.extend(names.map(|name| likeness(name).into_owned()));
    }
    Ok((!bidders.is_empty()).then_some(bidders))
}

/// Refuses to show scores before they are opened.
pub(crate) fn refuse_unopened(round: &RoundData) -> Result<(), ApiError> {
    only_in(
        round,
        &[Stage::Revealed, Stage::Decided],
        "Scores can be read",
    )
}
