//! The shortlist in rank order, written out.

use std::collections::BTreeMap;

use super::ShortlistInput;
use super::minimums::unmet_minimums;
use super::outcome::{Award, AwardKind, Shortlist, TieAtLine};
use super::pence::{Awardable, pence, pounds, sum_of};
use super::reasons::{Speaker, words};
use super::walk::{Bar, Fate, Scratch, Walk};
use crate::bid::Bid;
use crate::fund::FitRule;
use crate::id::BidRef;
use crate::number::Pounds;
use crate::phrase::listed;

/// Each ranked bid's rank and its place among the bids, best first.
pub(super) fn ranked_indexes(input: &ShortlistInput<'_>) -> Vec<(u32, usize)> {
    let places: BTreeMap<&BidRef, usize> = input
        .bids
        .iter()
        .enumerate()
        .map(|(place, bid)| (&bid.reference, place))
        .collect();
    input
        .ranking
        .ranking
        .iter()
        .filter_map(|row| Some((row.rank, *places.get(&row.bid)?)))
        .collect()
}

/// Walks down the ranks under a supposed fund and says what each bid is awarded.
///
/// A bid fits when its amount is within what is left and its bidder stays within
/// the most for one; what happens to one that does not is [`crate::fund::FitRule`].
/// Bids that share a rank are funded together or not at all. What the chair
/// funds out of order comes first, and never breaks a parameter.
pub fn in_rank_order(input: &ShortlistInput<'_>, total: Pounds) -> Shortlist {
    let walk = Walk::new(input.bids, input.fund, input.overrides, total);
    let ranks = ranked_indexes(input);
    let mut fates: BTreeMap<usize, Fate> = BTreeMap::new();
    walk.go(&ranks, &mut Scratch::default(), &mut |place, fate| {
        fates.insert(place, fate);
    });
    let awards = list_awards(input, &ranks, &fates);
    let spent = sum_of(awards.iter().map(|award| pence(award.amount)));
    let kept = Awardable::without_over_allocation(input.fund).of(pence(total));
    Shortlist {
        fund: total,
        spent: pounds(spent),
        left: pounds(walk.available().saturating_sub(spent)),
        reserve: pounds(pence(total).saturating_sub(kept)),
        over_allocation: pounds(walk.available().saturating_sub(kept)),
        ties: ties_at_line(input, &ranks, &fates),
        unmet: unmet_minimums(input, &awards),
        awards,
    }
}

fn list_awards(
    input: &ShortlistInput<'_>,
    ranks: &[(u32, usize)],
    fates: &BTreeMap<usize, Fate>,
) -> Vec<Award> {
    let speaker = Speaker {
        fund: input.fund,
        ended_at: ended_at(input, ranks, fates),
    };
    let chosen: BTreeMap<&BidRef, &str> = input
        .overrides
        .iter()
        .map(|one| (&one.bid, one.reason.as_str()))
        .collect();
    let ranked = ranks.iter().filter_map(|(rank, place)| {
        let (bid, fate) = (input.bids.get(*place)?, *fates.get(place)?);
        Some(Award {
            bid: bid.reference.clone(),
            rank: Some(*rank),
            amount: amount_awarded(bid, fate),
            kind: Speaker::kind(fate),
            reason: speaker.reason(bid, *rank, fate, chosen.get(&bid.reference).copied()),
        })
    });
    let apart = input.ranking.unranked.iter().map(|row| Award {
        bid: row.bid.clone(),
        rank: None,
        amount: Pounds::ZERO,
        kind: AwardKind::None,
        reason: format!("It is not ranked. {}", row.details),
    });
    ranked.chain(apart).collect()
}

fn amount_awarded(bid: &Bid, fate: Fate) -> Pounds {
    match fate {
        Fate::Full { .. } => bid.amount,
        Fate::Part { amount, .. } => pounds(amount),
        _ => Pounds::ZERO,
    }
}

/// The rank at which the walk ended, where something below it was not looked at.
fn ended_at(
    input: &ShortlistInput<'_>,
    ranks: &[(u32, usize)],
    fates: &BTreeMap<usize, Fate>,
) -> Option<u32> {
    let stops = |fate: &Fate| {
        matches!(
            fate,
            Fate::NoMoney { .. }
                | Fate::BidderFull { .. }
                | Fate::Tied { .. }
                | Fate::ChosenInVain(Bar::Money(_) | Bar::Bidder(_))
        )
    };
    (input.fund.rule == FitRule::Stop)
        .then(|| {
            ranks
                .iter()
                .find(|(_, place)| fates.get(place).is_some_and(stops))
                .map(|(rank, _)| *rank)
        })
        .flatten()
}

fn ties_at_line(
    input: &ShortlistInput<'_>,
    ranks: &[(u32, usize)],
    fates: &BTreeMap<usize, Fate>,
) -> Vec<TieAtLine> {
    let groups = ranks.chunk_by(|one, other| one.0 == other.0);
    groups
        .filter_map(|group| tie_at_line(input, group, fates))
        .collect()
}

fn tie_at_line(
    input: &ShortlistInput<'_>,
    group: &[(u32, usize)],
    fates: &BTreeMap<usize, Fate>,
) -> Option<TieAtLine> {
    let rank = group.first()?.0;
    let mut left = None;
    let mut tied: Vec<&Bid> = Vec::new();
    for (_, place) in group {
        if let (Some(Fate::Tied { left: was }), Some(bid)) =
            (fates.get(place), input.bids.get(*place))
        {
            left = Some(*was);
            tied.push(bid);
        }
    }
    let left = left?;
    tied.sort_by(|one, other| one.reference.cmp(&other.reference));
    let asked = sum_of(tied.iter().map(|bid| pence(bid.amount)));
    let sentence = format!(
        "Bids {} share rank {rank} and ask for {} together; {} is left, and some of them would fit without the others. Choose which to fund, with a reason.",
        listed(tied.iter().map(|bid| &bid.reference)),
        words(asked),
        words(left)
    );
    Some(TieAtLine {
        rank,
        bids: tied.iter().map(|bid| bid.reference.clone()).collect(),
        asked: pounds(asked),
        left: pounds(left),
        sentence,
    })
}
