//! What holds of every shortlist, over thousands of random rounds.

use std::collections::BTreeMap;

use evenhand_core::shortlist::walk::Scratch;
use evenhand_core::shortlist::{
    AwardKind, Line, Margin, Shortlist, Walk, breakpoints, in_rank_order,
};
use evenhand_core::{BidRef, OverrideKind, Pounds};

use crate::naive;
use crate::rounds::{Round, in_pence, pence, ranking, small};

fn in_full(shortlist: &Shortlist) -> Vec<BidRef> {
    let mut full: Vec<BidRef> = shortlist
        .awards
        .iter()
        .filter(|award| award.kind == AwardKind::Full)
        .map(|award| award.bid.clone())
        .collect();
    full.sort();
    full
}

#[test]
fn the_walk_equals_a_plain_second_walk() {
    let mut seen: BTreeMap<AwardKind, usize> = BTreeMap::new();
    for seed in 0..6_000 {
        let (round, total) = small(seed);
        let shortlist = in_rank_order(&round.input(), pence(total));
        let plain = naive::walk(&round, pence(total).0);
        let ranked = shortlist.awards.iter().filter(|award| award.rank.is_some());
        let ours: BTreeMap<String, _> = ranked
            .map(|award| (award.bid.to_string(), (award.kind, award.amount.0)))
            .collect();
        assert_eq!(ours, plain, "round {seed} under {total} pence");
        for (kind, _) in ours.values() {
            *seen.entry(*kind).or_default() += 1;
        }
    }
    let enough = seen.values().all(|count| *count > 200);
    assert!(enough && seen.len() >= 3, "awards of every kind: {seen:?}");
}

fn assert_within(round: &Round, shortlist: &Shortlist, seed: u64) {
    let fund = &round.fund;
    let spent: Pounds = shortlist.awards.iter().map(|award| award.amount).sum();
    assert_eq!(spent, shortlist.spent, "round {seed}: awards add up");
    let parts = [shortlist.spent, shortlist.left, shortlist.reserve];
    assert_eq!(
        parts.into_iter().sum::<Pounds>(),
        [shortlist.fund, shortlist.over_allocation]
            .into_iter()
            .sum(),
        "round {seed}: the fund and what awards may exceed it by are all there"
    );
    let over = shortlist.over_fund();
    assert!(
        over >= Pounds::ZERO && over <= shortlist.over_allocation,
        "round {seed}: awards exceed the fund by no more than they may"
    );
    assert!(
        shortlist.left >= Pounds::ZERO,
        "round {seed}: no more than there is"
    );
    let mut by_bidder: BTreeMap<&str, i64> = BTreeMap::new();
    for award in &shortlist.awards {
        let bid = round.bid(award.bid.as_str());
        *by_bidder.entry(bid.bidder.as_str()).or_default() += in_pence(award.amount);
        let funded = matches!(award.kind, AwardKind::Full | AwardKind::Part);
        assert_eq!(
            funded,
            award.amount > Pounds::ZERO,
            "round {seed}: {award:?}"
        );
        assert!(
            !award.reason.is_empty() && award.reason.ends_with('.'),
            "{award:?}"
        );
        if !funded {
            continue;
        }
        assert!(
            award.rank.is_some(),
            "round {seed}: only ranked bids are funded"
        );
        assert!(
            fund.most_per_bid.is_none_or(|most| award.amount <= most),
            "round {seed}: {award:?}"
        );
        assert!(
            fund.least_per_bid.is_none_or(|least| award.amount >= least),
            "round {seed}: {award:?}"
        );
        match award.kind {
            AwardKind::Full => assert_eq!(award.amount, bid.amount),
            _ => assert!(
                award.amount < bid.amount
                    && bid
                        .minimum_amount
                        .is_some_and(|least| award.amount >= least),
                "round {seed}: a part is between the least it could work with and what it asks for: {award:?}"
            ),
        }
        let declined = round
            .overrides
            .iter()
            .any(|one| one.bid == award.bid && one.kind == OverrideKind::Decline);
        assert!(
            !declined,
            "round {seed}: what the chair declined is not funded"
        );
    }
    for (bidder, sum) in by_bidder {
        assert!(
            fund.most_per_bidder
                .is_none_or(|most| sum <= in_pence(most)),
            "round {seed}: {bidder} has {sum} pence"
        );
    }
}

#[test]
fn no_award_breaks_a_parameter() {
    let (mut parts, mut declined) = (0, 0);
    for seed in 0..6_000 {
        let (round, total) = small(seed);
        let shortlist = in_rank_order(&round.input(), pence(total));
        assert_within(&round, &shortlist, seed);
        let mut awards = shortlist.awards.iter();
        parts += usize::from(awards.any(|award| award.kind == AwardKind::Part));
        let mut overrides = round.overrides.iter();
        declined += usize::from(overrides.any(|one| one.kind == OverrideKind::Decline));
    }
    assert!(
        parts > 200 && declined > 200,
        "{parts} rounds with a part award, {declined} with a bid that is declined"
    );
}

#[test]
fn a_tie_is_funded_whole_or_not_at_all_and_the_chair_is_asked() {
    let mut asked = 0;
    for seed in 0..6_000 {
        let (round, total) = small(seed);
        let shortlist = in_rank_order(&round.input(), pence(total));
        for tie in &shortlist.ties {
            asked += 1;
            assert!(tie.bids.len() > 1, "round {seed}: one bid is no tie");
            for award in &shortlist.awards {
                if tie.bids.contains(&award.bid) {
                    assert_eq!(
                        award.kind,
                        AwardKind::Reserve,
                        "round {seed}: none of them is funded yet"
                    );
                    assert_eq!(award.rank, Some(tie.rank));
                }
            }
        }
    }
    assert!(asked > 200, "the rounds had ties at the line: {asked}");
}

#[test]
fn breakpoints_equal_a_look_at_every_penny() {
    let mut found = 0;
    let mut left = 0;
    for seed in 0..1_500 {
        let (round, total) = small(seed);
        let low = (total - 400).max(0);
        let high = low + 900;
        let breakpoints = breakpoints(&round.input(), pence(low), pence(high));
        assert_eq!(breakpoints.given_up_at, None);
        let mut plain = Vec::new();
        let mut before = in_full(&in_rank_order(&round.input(), pence(low)));
        for fund in low + 1..=high {
            let after = in_full(&in_rank_order(&round.input(), pence(fund)));
            if after != before {
                let only = |ours: &[BidRef], theirs: &[BidRef]| -> Vec<BidRef> {
                    ours.iter()
                        .filter(|bid| !theirs.contains(bid))
                        .cloned()
                        .collect()
                };
                plain.push((pence(fund), only(&after, &before), only(&before, &after)));
                before = after;
            }
        }
        let ours: Vec<_> = breakpoints
            .list
            .into_iter()
            .map(|one| (one.fund, one.enters, one.leaves))
            .collect();
        found += ours.len();
        left += ours.iter().filter(|one| !one.2.is_empty()).count();
        assert_eq!(ours, plain, "round {seed} from {low} to {high} pence");
    }
    assert!(
        found > 1_500 && left > 20,
        "there was something to find: {found}, of which {left} push a bid out"
    );
}

/// The round with one bid's total set anew; its ties are as equal totals make them.
fn with_total(round: &Round, bid: &BidRef, total: rust_decimal::Decimal) -> Round {
    let rows: Vec<_> = round
        .ranking
        .ranking
        .iter()
        .map(|row| {
            let own = row.bid == *bid;
            let total = if own { total } else { row.figures.total.0 };
            (round.bid(row.bid.as_str()), total)
        })
        .collect();
    Round {
        ranking: ranking(&rows, &[]),
        ..round.clone()
    }
}

#[test]
fn over_its_margin_a_bid_is_funded_and_under_it_it_is_not() {
    let hair = rust_decimal::Decimal::new(1, 6);
    let (mut between, mut always, mut never) = (0, 0, 0);
    for seed in 0..1_500 {
        let (round, total) = small(seed);
        for row in &round.ranking.ranking {
            let funded_with = |points| {
                let moved = with_total(&round, &row.bid, points);
                in_full(&in_rank_order(&moved.input(), pence(total))).contains(&row.bid)
            };
            let (top, bottom) = (
                rust_decimal::Decimal::from(1_000),
                rust_decimal::Decimal::ZERO,
            );
            let line = Line::new(&round.input(), pence(total));
            let margin = line.margin(&row.bid).unwrap();
            let crosses = line.crosses(
                &row.bid,
                evenhand_core::Points(bottom),
                evenhand_core::Points(top),
            );
            assert_eq!(
                crosses,
                matches!(margin, Margin::Over(_)),
                "round {seed}: {margin:?}"
            );
            match margin {
                Margin::Over(points) => {
                    between += 1;
                    assert!(
                        funded_with(points.0 + hair),
                        "round {seed}: {} over {points}",
                        row.bid
                    );
                    assert!(
                        !funded_with(points.0 - hair),
                        "round {seed}: {} under {points}",
                        row.bid
                    );
                }
                Margin::Always => {
                    always += 1;
                    assert!(
                        funded_with(bottom),
                        "round {seed}: {} at the bottom",
                        row.bid
                    );
                }
                Margin::Never => {
                    never += 1;
                    assert!(!funded_with(top), "round {seed}: {} at the top", row.bid);
                }
            }
        }
    }
    assert!(
        between > 500 && always > 500 && never > 500,
        "{between}, {always}, {never}"
    );
}

#[test]
fn the_order_of_bids_never_matters() {
    let mut mixed = 0;
    for seed in 0..1_000 {
        let (round, total) = small(seed);
        let other = round.shuffled(seed);
        assert_eq!(
            in_rank_order(&round.input(), pence(total)),
            in_rank_order(&other.input(), pence(total)),
            "round {seed}"
        );
        assert_eq!(
            breakpoints(&round.input(), pence(0), pence(total)),
            breakpoints(&other.input(), pence(0), pence(total)),
            "round {seed}"
        );
        mixed += usize::from(other.bids != round.bids);
    }
    assert!(mixed > 500, "{mixed} rounds have another order");
}

#[test]
fn a_compiled_walk_cuts_as_the_written_shortlist_does() {
    let mut scratch = Scratch::default();
    let mut divided = 0;
    for seed in 0..2_000 {
        let (round, total) = small(seed);
        let walk = Walk::new(&round.bids, &round.fund, &round.overrides, pence(total));
        let ranks: Vec<(u32, usize)> = round
            .ranking
            .ranking
            .iter()
            .map(|row| {
                (
                    row.rank,
                    round
                        .bids
                        .iter()
                        .position(|bid| bid.reference == row.bid)
                        .unwrap(),
                )
            })
            .collect();
        let mut funded = vec![true; round.bids.len()];
        walk.above(&ranks, &mut scratch, &mut funded);
        let mut above: Vec<BidRef> = funded
            .iter()
            .zip(&round.bids)
            .filter(|(funded, _)| **funded)
            .map(|(_, bid)| bid.reference.clone())
            .collect();
        above.sort();
        assert_eq!(
            above,
            in_full(&in_rank_order(&round.input(), pence(total))),
            "round {seed}"
        );
        divided += usize::from(!above.is_empty() && above.len() < round.bids.len());
    }
    assert!(
        divided > 500,
        "the line runs between bids in {divided} rounds"
    );
}
