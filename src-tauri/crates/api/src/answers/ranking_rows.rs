//! What the ranking's and the shortlist's rows show of each bid.

use std::collections::BTreeMap;

use evenhand_core::rank::counting::gather;
use evenhand_core::rank::{BidFigures, RankedBid, Ranking};
use evenhand_core::standing::own_total;
use evenhand_core::{Bid, BidRef, Decision, MemberId, Points, Pounds, ScoredRound};

use super::ranked::Ranked;
use crate::view::ranking::RankingRow;

/// What the ranking's and the shortlist's rows show of each bid.
pub(crate) fn ranking_rows(ranked: &Ranked) -> BTreeMap<BidRef, RankingRow> {
    let (scored, ranking) = (&ranked.scored, &ranked.ranking);
    let running = running_sums(scored, ranking);
    let figures = figures_of_unranked(ranking);
    let apart = tie_breaks(scored, ranking);
    let decided: BTreeMap<&BidRef, &Decision> = ranked
        .decisions
        .iter()
        .map(|decision| (&decision.bid, decision))
        .collect();
    let members = ranked.member_totals();
    let row = |bid: &Bid| RankingRow {
        bid: bid.clone(),
        figures: figures.get(&bid.reference).copied().cloned(),
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

fn figures_of_unranked(ranking: &Ranking) -> BTreeMap<&BidRef, &BidFigures> {
    let rows = ranking.unranked.iter();
    rows.filter_map(|row| Some((&row.bid, row.figures.as_ref()?)))
        .collect()
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
