//! Random rounds: few distinct totals and amounts, so that ties, exact fits and
//! caps that bind come up all the time.

use std::collections::BTreeMap;

use evenhand_core::rank::{BidFigures, RankedBid, UnrankedBid, UnrankedReason};
use evenhand_core::shortlist::ShortlistInput;
use evenhand_core::{
    Bid, FitRule, Fund, Minimum, MinimumFor, Override, OverrideKind, Points, Pounds, Ranking,
};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rust_decimal::Decimal;

/// A round as a shortlist takes it.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub(crate) ranking: Ranking,
    pub(crate) bids: Vec<Bid>,
    pub(crate) fund: Fund,
    pub(crate) overrides: Vec<Override>,
}

impl Round {
    pub(crate) fn input(&self) -> ShortlistInput<'_> {
        ShortlistInput {
            ranking: &self.ranking,
            bids: &self.bids,
            fund: &self.fund,
            overrides: &self.overrides,
        }
    }

    pub(crate) fn bid(&self, reference: &str) -> &Bid {
        self.bids
            .iter()
            .find(|bid| bid.reference.as_str() == reference)
            .unwrap()
    }

    pub(crate) fn total_of(&self, reference: &str) -> Decimal {
        let row = self.ranking.ranking.iter();
        row.filter(|row| row.bid.as_str() == reference)
            .map(|row| row.figures.total.0)
            .next()
            .unwrap()
    }

    /// The same round with its bids in another order.
    pub(crate) fn shuffled(&self, seed: u64) -> Self {
        let mut other = self.clone();
        other.bids.shuffle(&mut StdRng::seed_from_u64(seed));
        other.overrides.reverse();
        other
    }
}

/// An amount of so many pence.
pub(crate) fn pence(pence: i64) -> Pounds {
    Pounds(Decimal::new(pence, 2).normalize())
}

/// Pence of an amount.
pub(crate) fn in_pence(amount: Pounds) -> i64 {
    (amount.0 * Decimal::ONE_HUNDRED).try_into().unwrap()
}

/// A bid with an amount in pence.
pub(crate) fn bid(reference: &str, bidder: &str, amount: i64) -> Bid {
    Bid::new(
        reference.into(),
        bidder.into(),
        format!("Project {reference}"),
        pence(amount),
    )
}

/// A ranking of bids by total, equal totals tied.
pub(crate) fn ranking(totals: &[(&Bid, Decimal)], apart: &[&Bid]) -> Ranking {
    let mut rows: Vec<(&Bid, Decimal)> = totals.to_vec();
    rows.sort_by(|one, other| (other.1, &one.0.reference).cmp(&(one.1, &other.0.reference)));
    let rank = |total: Decimal| 1 + rows.iter().filter(|row| row.1 > total).count();
    let row = |(bid, total): &(&Bid, Decimal)| RankedBid {
        bid: bid.reference.clone(),
        rank: u32::try_from(rank(*total)).unwrap(),
        tied: rows.iter().filter(|row| row.1 == *total).count() > 1,
        figures: BidFigures {
            total: Points(*total),
            band: None,
            sections: BTreeMap::new(),
            criteria: BTreeMap::new(),
            sheets: 3,
        },
        tie_break: None,
    };
    Ranking {
        ranking: rows.iter().map(row).collect(),
        unranked: apart
            .iter()
            .map(|bid| UnrankedBid {
                bid: bid.reference.clone(),
                reason: UnrankedReason::Quorum,
                details: "No sheet counts; the quorum is 1.".to_owned(),
                figures: None,
            })
            .collect(),
        effective_weights: BTreeMap::new(),
        warnings: Vec::new(),
    }
}

/// What a random round has in play.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) bids: usize,
    /// Amounts in steps of so many pence.
    pub(crate) step: i64,
    /// Amounts of at most so many steps.
    pub(crate) steps: i64,
    /// Totals of at most so many hundredths over 40.
    pub(crate) totals: i64,
}

/// A small round with every parameter in play, each some of the time.
pub(crate) fn small(seed: u64) -> (Round, i64) {
    let mut chance = StdRng::seed_from_u64(seed);
    let shape = Shape {
        bids: chance.gen_range(1..=11),
        step: *[1, 50, 100, 333].choose(&mut chance).unwrap(),
        steps: chance.gen_range(2..=12),
        totals: *[3, 40, 4_000].choose(&mut chance).unwrap(),
    };
    round(shape, &mut chance)
}

/// A random round, and a fund in pence of about half of what is asked for.
pub(crate) fn round(shape: Shape, chance: &mut StdRng) -> (Round, i64) {
    let bids: Vec<Bid> = (0..shape.bids)
        .map(|number| any_bid(number, shape, chance))
        .collect();
    let totals: Vec<(usize, Decimal)> = (0..bids.len())
        .filter_map(|place| {
            let total = Decimal::new(4_000 + chance.gen_range(0..shape.totals), 2);
            chance.gen_ratio(9, 10).then_some((place, total))
        })
        .collect();
    let ranked: Vec<(&Bid, Decimal)> = totals
        .iter()
        .map(|(place, total)| (&bids[*place], *total))
        .collect();
    let apart: Vec<&Bid> = (0..bids.len())
        .filter(|place| totals.iter().all(|(ranked, _)| ranked != place))
        .map(|place| &bids[place])
        .collect();
    let asked: i64 = bids.iter().map(|bid| in_pence(bid.amount)).sum();
    let total = chance.gen_range(0..=asked.max(1));
    let fund = any_fund(shape, chance);
    let overrides = any_overrides(&bids, chance);
    let ranking = ranking(&ranked, &apart);
    (
        Round {
            ranking,
            bids,
            fund,
            overrides,
        },
        total,
    )
}

fn any_bid(number: usize, shape: Shape, chance: &mut StdRng) -> Bid {
    let bidder = format!("Bidder {}", chance.gen_range(0..shape.bids / 2 + 1));
    let amount = shape.step * chance.gen_range(1..=shape.steps);
    let mut bid = bid(&format!("{number:03}"), &bidder, amount);
    if chance.gen_ratio(1, 2) {
        bid.minimum_amount = Some(pence(chance.gen_range(0..=amount)));
    }
    for (id, claims) in [("o1", &mut bid.objectives), ("g1", &mut bid.groups)] {
        if chance.gen_ratio(1, 3) {
            claims.insert(id.into());
        }
    }
    bid.district = ["Breckland", "Norwich"]
        .choose(chance)
        .map(|name| (*name).to_owned());
    bid
}

fn any_fund(shape: Shape, chance: &mut StdRng) -> Fund {
    let most = shape.step * shape.steps;
    let mut some = |odds: u32, of: std::ops::Range<i64>| {
        chance
            .gen_ratio(1, odds)
            .then(|| pence(chance.gen_range(of)))
    };
    let (most_per_bidder, most_per_bid, least_per_bid) = (
        some(2, most / 2..most * 2 + 1),
        some(3, most / 2..most + 1),
        some(4, 0..most / 3 + 1),
    );
    let reserve_share = *["0", "0", "10", "33.3"].choose(chance).unwrap();
    let over_allocation = *["0", "0", "10", "7.25", "100"].choose(chance).unwrap();
    let rule = *[FitRule::Stop, FitRule::Skip, FitRule::Part]
        .choose(chance)
        .unwrap();
    let minimums = [
        MinimumFor::Objective("o1".into()),
        MinimumFor::Group("g1".into()),
        MinimumFor::District("Norwich".to_owned()),
    ];
    let minimums = minimums
        .into_iter()
        .filter(|_| chance.gen_ratio(1, 3))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|of| Minimum {
            of,
            least_spend: chance
                .gen_ratio(1, 2)
                .then(|| pence(chance.gen_range(0..most + 1))),
            least_awards: chance.gen_ratio(1, 2).then(|| chance.gen_range(0..3)),
        })
        .collect();
    Fund {
        most_per_bidder,
        most_per_bid,
        least_per_bid,
        reserve_share: reserve_share.parse().unwrap(),
        over_allocation: over_allocation.parse().unwrap(),
        rule,
        minimums,
        ..Fund::default()
    }
}

fn any_overrides(bids: &[Bid], chance: &mut StdRng) -> Vec<Override> {
    let chosen = bids
        .iter()
        .filter(|_| chance.gen_ratio(1, 8))
        .collect::<Vec<_>>();
    chosen
        .into_iter()
        .map(|bid| Override {
            bid: bid.reference.clone(),
            kind: *[OverrideKind::Fund, OverrideKind::Decline]
                .choose(chance)
                .unwrap(),
            reason: "As the panel minuted".to_owned(),
        })
        .collect()
}
