//! The ranking, with what its screen shows beside it.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::rank::counting::gather;
use evenhand_core::rank::{BidFigures, RankedBid, Ranking, rank_naming};
use evenhand_core::shortlist::ShortlistInput;
use evenhand_core::standing::own_total;
use evenhand_core::{
    Bid, BidRef, Decision, Fund, MemberId, Override, Points, Pounds, RoundId, ScoredRound, Settled,
    Stage,
};

use evenhand_store::View;

use super::Context;
use crate::error::ApiError;
use crate::guard::only_in;
use crate::round_data::RoundData;
use crate::view::ranking::{RankingRow, RankingView};
use crate::view::round::OfRound;

/// Ranks the bids.
pub async fn ranking(context: Context<'_>, ask: OfRound) -> Result<RankingView, ApiError> {
    let ranked = ranked(context, &ask.round).await?;
    Ok(RankingView {
        rows: rows(&ranked),
        withheld: ranked.withheld.clone(),
        scheme: ranked.scored.scheme.clone(),
        fund: ranked.fund().clone(),
        asked: ranked.asked(),
        ranking: ranked.ranking,
    })
}

/// A round that is ranked, with what its shortlist rests on. Bids that are withheld
/// from this profile's member are in none of it.
pub(crate) struct Ranked {
    pub(crate) data: RoundData,
    pub(crate) scored: ScoredRound,
    pub(crate) ranking: Ranking,
    pub(crate) overrides: Vec<Override>,
    pub(crate) settled: Option<Settled>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) withheld: BTreeSet<BidRef>,
}

/// Reads a round and ranks it. Only once the scores are open.
pub(super) async fn ranked(context: Context<'_>, round: &RoundId) -> Result<Ranked, ApiError> {
    Ranked::read(&mut context.app.store.view().await?, round).await
}

impl Ranked {
    /// Reads a round and ranks it. Only once the scores are open.
    pub(crate) async fn read(view: &mut View, round: &RoundId) -> Result<Self, ApiError> {
        let data = RoundData::read(view, round).await?;
        sealed(&data)?;
        data.refuse_sealed()?;
        let withheld = data.withheld();
        let scored = data.scored().without_bids(&withheld);
        let mut overrides = view.overrides(round).await?;
        overrides.retain(|one| !withheld.contains(&one.bid));
        let settled = view.settled(round).await?;
        Ok(Self {
            overrides,
            settled: settled.filter(|_| withheld.is_empty()), // whom it leaves out tells of the rest
            decisions: view.decisions(round).await?,
            ranking: rank_naming(&scored, |member| data.name_of(member)),
            scored,
            data,
            withheld,
        })
    }

    /// The money of the round.
    pub(crate) fn fund(&self) -> &Fund {
        &self.data.row.details.fund
    }

    /// What all bids that are not withdrawn ask for.
    pub(super) fn asked(&self) -> Pounds {
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

    /// What a shortlist rests on.
    pub(crate) fn input<'a>(&'a self, fund: &'a Fund) -> ShortlistInput<'a> {
        ShortlistInput {
            ranking: &self.ranking,
            bids: &self.scored.bids,
            fund,
            overrides: &self.overrides,
        }
    }
}

/// Refuses to show scores before they are opened.
pub(crate) fn sealed(round: &RoundData) -> Result<(), ApiError> {
    only_in(
        round,
        &[Stage::Revealed, Stage::Decided],
        "Scores can be read",
    )
}

/// What the ranking's and the shortlist's rows show of each bid.
pub(super) fn rows(ranked: &Ranked) -> BTreeMap<BidRef, RankingRow> {
    let (scored, ranking) = (&ranked.scored, &ranked.ranking);
    let running = running_sums(scored, ranking);
    let figures = figures(ranking);
    let apart = tie_breaks(scored, ranking);
    let decided: BTreeMap<&BidRef, &Decision> = ranked
        .decisions
        .iter()
        .map(|decision| (&decision.bid, decision))
        .collect();
    let members = member_totals(scored);
    let row = |bid: &Bid| RankingRow {
        bid: bid.clone(),
        figures: figures
            .get(&bid.reference)
            .map(|figures| (*figures).clone()),
        members: members.get(&bid.reference).cloned().unwrap_or_default(),
        running: running.get(&bid.reference).copied(),
        set_apart_by: apart.get(&bid.reference).cloned(),
        decision: decided
            .get(&bid.reference)
            .map(|decision| (*decision).clone()),
    };
    scored
        .bids
        .iter()
        .map(|bid| (bid.reference.clone(), row(bid)))
        .collect()
}

/// The figures of every bid that has any, ranked or not.
pub(super) fn figures(ranking: &Ranking) -> BTreeMap<&BidRef, &BidFigures> {
    let ranked = ranking.ranking.iter().map(|row| (&row.bid, &row.figures));
    let apart = ranking
        .unranked
        .iter()
        .filter_map(|row| Some((&row.bid, row.figures.as_ref()?)));
    ranked.chain(apart).collect()
}

/// The tie-break that set a bid apart, in words, of those that one did.
fn tie_breaks<'a>(scored: &ScoredRound, ranking: &'a Ranking) -> BTreeMap<&'a BidRef, String> {
    let title = |row: &'a RankedBid| {
        let rule = row.tie_break.as_ref()?;
        Some((&row.bid, rule.title(&scored.scheme)))
    };
    ranking.ranking.iter().filter_map(title).collect()
}

fn running_sums(scored: &ScoredRound, ranking: &Ranking) -> BTreeMap<BidRef, Pounds> {
    let amounts: BTreeMap<&BidRef, Pounds> = scored
        .bids
        .iter()
        .map(|bid| (&bid.reference, bid.amount))
        .collect();
    let mut sum = Pounds::ZERO;
    let add = |reference: &BidRef| {
        sum = [sum, amounts.get(reference).copied().unwrap_or_default()]
            .into_iter()
            .sum();
        (reference.clone(), sum)
    };
    ranking
        .ranking
        .iter()
        .map(|row| &row.bid)
        .map(add)
        .collect()
}

/// The total of each member's own sheet, of those that count.
pub(super) fn member_totals(scored: &ScoredRound) -> BTreeMap<BidRef, BTreeMap<MemberId, Points>> {
    let (cases, _) = gather(scored, MemberId::as_str);
    let totals = cases.iter().map(|case| {
        let own = case.sheets.iter().filter_map(|sheet| {
            Some((
                sheet.member.clone(),
                own_total(&scored.scheme, case.bid, &sheet.scores)?,
            ))
        });
        (case.bid.reference.clone(), own.collect())
    });
    totals.collect()
}
