//! Each search by itself finds what trying every set finds.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::bound::{SHIFT, ceiling};
use super::found::{Ended, Found};
use super::model::Model;
use super::options::Choice;
use super::search::search;
use super::solve::by_branching;

/// A small programme: groups of a few options, money, and up to three minimums.
fn any_model(seed: u64) -> Model {
    let mut chance = StdRng::seed_from_u64(seed);
    let (groups, minimums) = (chance.gen_range(1..=8), chance.gen_range(0..=3));
    let step = *[1, 50, 333].get(chance.gen_range(0..3)).unwrap_or(&1);
    let worths = *[3, 40, 4_000].get(chance.gen_range(0..3)).unwrap_or(&3);
    let mut bids = 0;
    let mut option = |chance: &mut StdRng| {
        let cost = step * chance.gen_range(1..=12);
        let serves = (0..minimums).map(|row| match (chance.gen_ratio(1, 2), row) {
            (false, _) => 0,
            (true, 1) => -1, // an award
            (true, _) => -cost,
        });
        let uses = std::iter::once(cost).chain(serves).collect();
        bids += 1;
        Choice {
            bids: vec![bids],
            value: chance.gen_range(0..worths),
            uses,
        }
    };
    let none = Choice {
        bids: Vec::new(),
        value: 0,
        uses: vec![0; minimums + 1],
    };
    let groups: Vec<Vec<Choice>> = (0..groups)
        .map(|_| {
            let others = (0..chance.gen_range(1..=3)).map(|_| option(&mut chance));
            std::iter::once(none.clone())
                .chain(others.collect::<Vec<_>>())
                .collect()
        })
        .collect();
    let money = step * chance.gen_range(0..=40);
    let least = |row| match row {
        1 => -chance.gen_range(0..=3),
        _ => -step * chance.gen_range(0..=16),
    };
    let limits = std::iter::once(money).chain((0..minimums).map(least));
    Model::bare(groups, limits.collect())
}

/// The highest value of any set that keeps to all rows, and the least that it spends.
fn by_trying_all(model: &Model) -> Option<(i128, i64)> {
    let mut sets = vec![(0_i128, vec![0_i64; model.limits.len()])];
    for group in &model.groups {
        let with = |(value, uses): &(i128, Vec<i64>)| {
            let uses = uses.clone();
            let value = *value;
            group.iter().map(move |choice| {
                let sum = uses
                    .iter()
                    .zip(&choice.uses)
                    .map(|(one, other)| one + other);
                (value + choice.value, sum.collect::<Vec<i64>>())
            })
        };
        sets = sets.iter().flat_map(with).collect();
    }
    let kept = sets.into_iter().filter(|(_, uses)| {
        let mut rows = uses.iter().zip(&model.limits);
        rows.all(|(uses, limit)| uses <= limit)
    });
    let best = kept.map(|(value, uses)| (value, -uses.first().copied().unwrap_or(0)));
    best.max().map(|(value, unspent)| (value, -unspent))
}

fn figures(found: Option<&Found>) -> Option<(i128, i64)> {
    found.map(|found| (found.value, found.spent))
}

#[test]
fn either_search_by_itself_finds_what_trying_every_set_finds() {
    let (mut some, mut none) = (0, 0);
    for seed in 0..4_000 {
        let model = any_model(seed);
        let wanted = by_trying_all(&model);
        let prices = ceiling(&model);
        let top = prices.height >> SHIFT;
        let branched = by_branching(&model, &prices, None, top, 100_000, &|| false);
        for ended in [branched, search(&model, &prices, &|| false)] {
            match ended {
                Ended::Proved(found) => assert_eq!(figures(found.as_ref()), wanted, "{seed}"),
                Ended::Stopped { .. } => panic!("{seed}: so few sets are looked through whole"),
            }
        }
        if wanted.is_some() {
            some += 1
        } else {
            none += 1
        }
    }
    assert!(
        some > 1_000 && none > 200,
        "{some} with a set, {none} without"
    );
}

#[test]
fn branch_and_bound_given_up_early_claims_no_more_than_it_knows() {
    let mut open = 0;
    for seed in 0..2_000 {
        let model = any_model(seed);
        let prices = ceiling(&model);
        let top = prices.height >> SHIFT;
        let wanted = by_trying_all(&model);
        match by_branching(&model, &prices, None, top, seed % 4, &|| false) {
            Ended::Proved(found) => assert_eq!(figures(found.as_ref()), wanted, "{seed}"),
            Ended::Stopped { best, ceiling } => {
                open += 1;
                let value = wanted.map_or(0, |(value, _)| value);
                assert!(
                    ceiling >= value,
                    "{seed}: a set is worth {value}, over {ceiling}"
                );
                if let Some(best) = best {
                    assert!(
                        best.value <= value,
                        "{seed}: no set is worth {}",
                        best.value
                    );
                }
            }
        }
    }
    assert!(open > 200, "it was given up {open} times");
}
