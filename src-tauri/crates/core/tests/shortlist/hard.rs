//! Rounds on which the search is hard: many minimums, a bidder of many bids,
//! many bids, totals that are nearly alike or that follow amounts.

use std::cell::Cell;
use std::collections::BTreeMap;

use evenhand_core::shortlist::{BestValue, Objective, best_value};
use evenhand_core::{Bid, CriterionId, Fund, Minimum, MinimumFor};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rust_decimal::Decimal;

use crate::large::{others, programme};
use crate::naive;
use crate::rounds::{Round, bid, in_pence, pence, ranking};

/// A round under a fund in pence of a third of what is asked.
struct Hard {
    round: Round,
    total: i64,
}

/// Bids of £2,500 to £58,000, two a bidder with a most of £60,000, and three
/// minimums of 36 to 44 % of what the serving bids ask.
fn plain(seed: u64, size: usize) -> Hard {
    let mut chance = StdRng::seed_from_u64(seed);
    let step = *[1, 10_000].choose(&mut chance).unwrap();
    let bids: Vec<Bid> = (0..size)
        .map(|number| any_bid(number, size, step, &mut chance))
        .collect();
    let totals = (0..size).map(|_| chance.gen_range(3_000..=9_500)).collect();
    let asked: i64 = bids.iter().map(|bid| in_pence(bid.amount)).sum();
    let of = [
        objective("o1"),
        group("g2"),
        MinimumFor::District("Norwich".to_owned()),
    ];
    let minimums = of.map(|of| least_spend(of, &bids, chance.gen_range(36..=44)));
    let fund = Fund {
        most_per_bidder: Some(pence(6_000_000)),
        reserve_share: "2.5".parse().unwrap(),
        minimums: minimums.to_vec(),
        ..Fund::default()
    };
    Hard {
        round: ranked(bids, totals, fund),
        total: asked / 3,
    }
}

fn any_bid(number: usize, size: usize, step: i64, chance: &mut StdRng) -> Bid {
    let bidder = format!("Bidder {}", chance.gen_range(0..size / 2));
    let amount = chance.gen_range(250_000..=5_800_000) / step * step;
    let mut one = bid(&format!("{number:04}"), &bidder, amount);
    for (letter, claims) in [("o", &mut one.objectives), ("g", &mut one.groups)] {
        let ids = (1..=3).map(|number| CriterionId::new(format!("{letter}{number}")));
        claims.extend(ids.filter(|_| chance.gen_bool(0.4)));
    }
    one.district = ["Breckland", "Norwich"]
        .choose(chance)
        .map(|name| (*name).to_owned());
    one
}

fn objective(id: &str) -> MinimumFor {
    MinimumFor::Objective(id.into())
}

fn group(id: &str) -> MinimumFor {
    MinimumFor::Group(id.into())
}

/// A minimum of so many hundredths of what the bids that serve it ask.
fn least_spend(of: MinimumFor, bids: &[Bid], share: i64) -> Minimum {
    let serving = bids.iter().filter(|bid| of.served_by(bid));
    let asked: i64 = serving.map(|bid| in_pence(bid.amount)).sum();
    Minimum {
        of,
        least_spend: Some(pence(asked * share / 100)),
        least_awards: None,
    }
}

/// The round with totals in hundredths of a point.
fn ranked(bids: Vec<Bid>, totals: Vec<i64>, fund: Fund) -> Round {
    let totals = totals.into_iter().map(|total| Decimal::new(total, 2));
    let rows: Vec<(&Bid, Decimal)> = bids.iter().zip(totals).collect();
    Round {
        ranking: ranking(&rows, &[]),
        fund,
        overrides: Vec::new(),
        bids,
    }
}

impl Hard {
    /// Six minimums more, of 36 % of what the serving bids ask.
    fn with_nine_minimums(mut self) -> Self {
        for of in ["o1", "o2", "o3"]
            .map(objective)
            .into_iter()
            .chain(["g1", "g2", "g3"].map(group))
        {
            let more = least_spend(of, &self.round.bids, 36);
            self.round.fund.minimums.push(more);
        }
        self
    }

    fn with_totals(self, total: impl Fn(&Bid, &mut StdRng) -> i64, seed: u64) -> Self {
        let mut chance = StdRng::seed_from_u64(seed);
        let bids = self.round.bids;
        let totals = bids.iter().map(|bid| total(bid, &mut chance)).collect();
        Self {
            round: ranked(bids, totals, self.round.fund),
            total: self.total,
        }
    }

    /// The first bids are all of one bidder.
    fn with_one_bidder_of(mut self, many: usize) -> Self {
        for bid in self.round.bids.iter_mut().take(many) {
            bid.bidder = "Big".into();
        }
        self
    }

    fn best(&self, objective: Objective, stop: &dyn Fn() -> bool) -> BestValue {
        best_value(&self.round.input(), pence(self.total), objective, stop).unwrap()
    }
}

/// Checks a set that was found against every parameter, from outside the search.
fn assert_keeps(hard: &Hard, best: &BestValue, objective: Objective) {
    let round = &hard.round;
    let bids: Vec<&Bid> = best
        .awards
        .iter()
        .map(|award| round.bid(award.bid.as_str()))
        .collect();
    let asked = |bids: &[&Bid]| bids.iter().map(|bid| in_pence(bid.amount)).sum::<i64>();
    let available = evenhand_core::Pounds(naive::available(round, pence(hard.total).0));
    assert_eq!(pence(asked(&bids)), best.spent);
    assert!(best.spent <= available, "no more than there is");
    let mut by_bidder: BTreeMap<&str, i64> = BTreeMap::new();
    for bid in &bids {
        *by_bidder.entry(bid.bidder.as_str()).or_default() += in_pence(bid.amount);
    }
    let most = in_pence(round.fund.most_per_bidder.unwrap());
    assert!(by_bidder.values().all(|sum| *sum <= most));
    for minimum in &round.fund.minimums {
        let serving: Vec<&Bid> = bids
            .iter()
            .copied()
            .filter(|bid| minimum.of.served_by(bid))
            .collect();
        assert!(pence(asked(&serving)) >= minimum.least_spend.unwrap());
    }
    let worth = |bid: &&Bid| match objective {
        Objective::TotalScore => round.total_of(bid.reference.as_str()),
        Objective::ScoreTimesAmount => round.total_of(bid.reference.as_str()) * bid.amount.0,
    };
    let worth: Decimal = bids.iter().map(worth).sum();
    assert_eq!(best.value, worth);
    assert!(best.bound.is_none_or(|bound| bound > worth));
    assert_eq!(best.proved, best.bound.is_none());
}

/// Finds the best set of each round; it must be proved, and what another solver finds.
fn assert_proved(rounds: &[Hard], objective: Objective) {
    let programmes = rounds
        .iter()
        .map(|hard| programme(&hard.round, hard.total, objective))
        .collect();
    let scale = match objective {
        Objective::TotalScore => 2,
        Objective::ScoreTimesAmount => 4,
    };
    for (number, (hard, other)) in rounds.iter().zip(others(&programmes)).enumerate() {
        let best = hard.best(objective, &|| false);
        assert_keeps(hard, &best, objective);
        assert!(best.proved, "round {number} is proved");
        let other = other.map(|other| Decimal::new(other, scale));
        assert_eq!(Some(best.value), other, "round {number}");
    }
}

fn all(seeds: &[u64], hard: impl Fn(u64) -> Hard) -> Vec<Hard> {
    seeds.iter().map(|seed| hard(*seed)).collect()
}

#[test]
fn a_bidder_of_sixty_bids_is_no_trouble() {
    let rounds = all(&[0, 3], |seed| plain(seed, 500).with_one_bidder_of(60));
    assert_proved(&rounds, Objective::TotalScore);
}

#[test]
fn totals_times_amounts_of_many_bids_are_proved() {
    let rounds = all(&[0, 3], |seed| plain(seed, 500));
    assert_proved(&rounds, Objective::ScoreTimesAmount);
}

#[test]
fn whole_points_of_which_many_are_alike_are_proved() {
    let points = |_: &Bid, chance: &mut StdRng| chance.gen_range(30..=95) * 100;
    let rounds = all(&[0, 3], |seed| plain(seed, 500).with_totals(points, seed));
    assert_proved(&rounds, Objective::TotalScore);
}

/// The dearer a bid, the higher its total: none is a bargain.
fn following(seed: u64) -> Hard {
    let follow = |bid: &Bid, chance: &mut StdRng| {
        3_000 + in_pence(bid.amount) / 1_000 + chance.gen_range(0..500)
    };
    plain(seed, 500).with_totals(follow, seed)
}

#[test]
fn totals_that_follow_amounts_are_proved() {
    assert_proved(&all(&[3], following), Objective::TotalScore);
}

#[test]
fn two_thousand_bids_are_proved() {
    let hard = plain(0, 2_000);
    let best = hard.best(Objective::TotalScore, &|| false);
    assert_keeps(&hard, &best, Objective::TotalScore);
    assert!(best.proved);
}

#[test]
fn where_it_is_not_proved_there_is_a_set_and_what_none_is_worth_more_than() {
    let nine = |seed| plain(seed, 500).with_nine_minimums();
    // As many questions as let the branch and bound begin, and no more.
    for (hard, most) in [(nine(0), 1_800), (plain(1, 2_000), 2_400)] {
        let asked = Cell::new(0);
        let stop = || {
            asked.set(asked.get() + 1);
            asked.get() > most
        };
        let best = hard.best(Objective::TotalScore, &stop);
        assert_keeps(&hard, &best, Objective::TotalScore);
        let bound = best.bound.unwrap_or(best.value);
        let short = (bound - best.value) / bound;
        assert!(
            short < Decimal::new(5, 3),
            "{} is within half a hundredth of {bound}",
            best.value
        );
    }
}

#[test]
fn the_order_of_bids_never_matters_to_branch_and_bound() {
    let hard = plain(0, 500).with_one_bidder_of(60);
    let other = Hard {
        round: hard.round.shuffled(5),
        total: hard.total,
    };
    assert_eq!(
        hard.best(Objective::TotalScore, &|| false),
        other.best(Objective::TotalScore, &|| false)
    );
}
