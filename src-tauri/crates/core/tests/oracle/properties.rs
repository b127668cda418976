//! What must hold of the ranking for any round.

use std::cell::Cell;
use std::collections::BTreeMap;

use evenhand_core::rank::{BidFigures, RankedBid};
use evenhand_core::scheme::Criterion;
use evenhand_core::{
    BidRef, Declaration, DeclarationKind, Ranking, Score, Sheet, SheetState, Subject,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};

use crate::round::{Ranked, Round};
use crate::rounds::round;
use crate::schemes::points;

/// A round, and dice for whatever is done to it.
fn rounds() -> impl Strategy<Value = (Round, StdRng)> {
    any::<u64>()
        .prop_map(|seed| (round(seed), StdRng::seed_from_u64(!seed)))
        .no_shrink()
}

fn place_of<'a>(ranking: &'a Ranking, bid: &BidRef) -> Option<&'a RankedBid> {
    ranking.ranking.iter().find(|ranked| ranked.bid == *bid)
}

/// Everything but the warnings, which name the sheets that are left out.
fn without_warnings(mut ranking: Ranking) -> Ranking {
    ranking.warnings.clear();
    ranking
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Tries a property on random rounds. It says of each whether the round is a real case of
/// it; so many of the 400 have to be.
#[track_caller]
fn assert_holds(least: u32, property: impl Fn(Round, StdRng) -> Result<bool, TestCaseError>) {
    let real = Cell::new(0);
    let mut runner = TestRunner::new(config());
    let held = runner.run(&rounds(), |(round, dice)| {
        real.set(real.get() + u32::from(property(round, dice)?));
        Ok(())
    });
    if let Err(problem) = held {
        panic!("{problem}");
    }
    let real = real.get();
    assert!(real >= least, "only {real} of 400 rounds were real cases");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn order_never_matters((round, mut dice) in rounds()) {
        let mut mixed = round.clone();
        mixed.bids.shuffle(&mut dice);
        mixed.sheets.shuffle(&mut dice);
        mixed.declarations.shuffle(&mut dice);
        mixed.agreed.shuffle(&mut dice);
        mixed.gateways.shuffle(&mut dice);
        prop_assert_eq!(round.rank(), mixed.rank());
    }

    #[test]
    fn every_bid_is_told_once((round, _) in rounds()) {
        let ranking = round.rank();
        let ranked = ranking.ranking.iter().map(|ranked| &ranked.bid);
        let mut told: Vec<_> = ranked.chain(ranking.unranked.iter().map(|apart| &apart.bid)).collect();
        let mut bids: Vec<_> = round.bids.iter().map(|bid| &bid.reference).collect();
        told.sort();
        bids.sort();
        prop_assert_eq!(told, bids);
    }

    #[test]
    fn ranks_are_competition_ranks((round, _) in rounds()) {
        let ranking = round.rank().ranking;
        for (place, one) in ranking.iter().enumerate() {
            let ahead = ranking.iter().filter(|other| other.rank < one.rank).count();
            prop_assert_eq!(usize::try_from(one.rank).unwrap(), ahead + 1, "{}", one.bid);
            let alike = ranking.iter().filter(|other| other.rank == one.rank).count();
            prop_assert_eq!(one.tied, alike > 1, "{}", one.bid);
            if let Some(next) = ranking.get(place + 1) {
                let in_order = (one.rank, &one.bid) < (next.rank, &next.bid);
                prop_assert!(in_order, "{} before {}", one.bid, next.bid);
                prop_assert!(one.figures.total >= next.figures.total, "{} before {}", one.bid, next.bid);
            }
        }
    }

    #[test]
    fn a_bid_more_never_changes_the_figures_of_another((round, mut dice) in rounds()) {
        let all = round.rank();
        let mut fewer = round;
        let left = fewer.bids.remove(dice.gen_range(0..fewer.bids.len()));
        fewer.sheets.retain(|sheet| sheet.bid != left.reference);
        fewer.agreed.retain(|agreed| agreed.bid != left.reference);
        fewer.gateways.retain(|answer| answer.bid != left.reference);
        let mut told = told_of_each(&all);
        told.remove(&left.reference);
        prop_assert_eq!(told, told_of_each(&fewer.rank()));
        prop_assert_eq!(&all.effective_weights, &fewer.rank().effective_weights);
    }
}

#[test]
fn a_better_score_never_does_harm() {
    assert_holds(40, |mut round, mut dice| {
        let before = round.rank();
        let Some(bid) = raise_one_score(&mut round, &mut dice) else {
            return Ok(false);
        };
        let after = round.rank();
        let Some(was) = place_of(&before, &bid) else {
            return Ok(false);
        };
        let is = place_of(&after, &bid);
        prop_assert!(is.is_some(), "{bid} lost its rank by a better score");
        let is = is.unwrap();
        let (now, then) = (is.figures.total, was.figures.total);
        prop_assert!(now >= then, "{bid}: {now} after {then}");
        prop_assert!(
            is.rank <= was.rank,
            "{bid}: rank {} after {}",
            is.rank,
            was.rank
        );
        Ok(true)
    });
}

#[test]
fn a_recused_members_sheet_never_matters() {
    assert_holds(200, |mut round, mut dice| {
        let Some(place) = any_sheet(&round, &mut dice) else {
            return Ok(false);
        };
        let sheet = round.sheets[place].clone();
        let mut bids = round.bids.iter();
        let bid = bids.find(|bid| bid.reference == sheet.bid).unwrap();
        let subject = match dice.r#gen() {
            true => Subject::Bid(sheet.bid),
            false => Subject::Bidder(bid.bidder.clone()),
        };
        round.declarations.push(Declaration {
            member: sheet.member,
            subject,
            kind: DeclarationKind::Recused,
        });
        no_matter_what_it_says(round, place, &mut dice)?;
        Ok(true)
    });
}

#[test]
fn a_sheet_not_handed_in_never_matters() {
    assert_holds(200, |mut round, mut dice| {
        let Some(place) = any_sheet(&round, &mut dice) else {
            return Ok(false);
        };
        let states = [
            SheetState::Draft,
            SheetState::Reopened,
            SheetState::Withdrawn,
        ];
        round.sheets[place].state = *states.choose(&mut dice).unwrap();
        no_matter_what_it_says(round, place, &mut dice)?;
        Ok(true)
    });
}

#[test]
fn a_declared_interest_that_is_no_recusal_never_matters() {
    assert_holds(200, |mut round, mut dice| {
        let before = round.rank();
        let Some(place) = any_sheet(&round, &mut dice) else {
            return Ok(false);
        };
        for kind in [DeclarationKind::None, DeclarationKind::Declared] {
            let member = round.sheets[place].member.clone();
            let subject = Subject::Bid(round.sheets[place].bid.clone());
            round.declarations.push(Declaration {
                member,
                subject,
                kind,
            });
        }
        prop_assert_eq!(before, round.rank());
        Ok(true)
    });
}

#[test]
fn what_prints_the_same_is_tied_or_split_by_a_named_tie_break() {
    assert_holds(15, |round, _| {
        let ranking = round.rank().ranking;
        let mut some_alike = false;
        for one in &ranking {
            let same_total: Vec<_> = ranking
                .iter()
                .filter(|other| other.bid != one.bid && other.figures.total == one.figures.total)
                .collect();
            some_alike |= !same_total.is_empty();
            let all_tied = same_total.iter().all(|other| other.rank == one.rank);
            prop_assert_eq!(one.tie_break.is_none(), all_tied, "{}", one.bid);
        }
        Ok(some_alike)
    });
}

/// Figures and standing of each bid, ranks aside.
fn told_of_each(ranking: &Ranking) -> BTreeMap<BidRef, (Option<BidFigures>, String)> {
    let ranked = ranking.ranking.iter().map(|ranked| {
        (
            ranked.bid.clone(),
            (Some(ranked.figures.clone()), String::new()),
        )
    });
    let apart = ranking.unranked.iter().map(|apart| {
        (
            apart.bid.clone(),
            (
                apart.figures.clone(),
                format!("{:?}: {}", apart.reason, apart.details),
            ),
        )
    });
    ranked.chain(apart).collect()
}

fn any_sheet(round: &Round, dice: &mut StdRng) -> Option<usize> {
    (!round.sheets.is_empty()).then(|| dice.gen_range(0..round.sheets.len()))
}

/// Gives one sheet a score that is better by one step or more, and says for which bid.
fn raise_one_score(round: &mut Round, dice: &mut StdRng) -> Option<BidRef> {
    let place = any_sheet(round, dice)?;
    let criteria: Vec<_> = round.scheme.criteria().cloned().collect();
    let criterion = criteria.choose(dice)?;
    let sheet = &mut round.sheets[place];
    let given = sheet.scores.get(&criterion.id)?;
    let better = better_points(criterion, given);
    sheet
        .scores
        .insert(criterion.id.clone(), *better.choose(dice)?);
    Some(sheet.bid.clone())
}

fn better_points(criterion: &Criterion, given: Score) -> Vec<Score> {
    let better = |point: &Score| match criterion.scale.higher_is_better {
        true => *point > given,
        false => *point < given,
    };
    points(&criterion.scale)
        .into_iter()
        .filter(better)
        .collect()
}

/// Whatever a sheet says, and whether it is there at all, the ranking is the same.
fn no_matter_what_it_says(
    mut round: Round,
    place: usize,
    dice: &mut StdRng,
) -> Result<(), TestCaseError> {
    let before = without_warnings(round.rank());
    let other = other_scores(&round, &round.sheets[place], dice);
    round.sheets[place] = other;
    prop_assert_eq!(
        &before,
        &without_warnings(round.rank()),
        "it says something else"
    );
    round.sheets.remove(place);
    prop_assert_eq!(&before, &without_warnings(round.rank()), "it is not there");
    Ok(())
}

/// The sheet with other scores, some of them on no scale.
fn other_scores(round: &Round, sheet: &Sheet, dice: &mut StdRng) -> Sheet {
    let mut other = sheet.clone();
    for criterion in round.scheme.criteria() {
        match dice.gen_range(0..4) {
            0 => other.scores.remove(&criterion.id),
            1 => other
                .scores
                .insert(criterion.id.clone(), "999999".parse().unwrap()),
            2 => other
                .scores
                .insert(criterion.id.clone(), "-999999".parse().unwrap()),
            _ => other
                .scores
                .insert(criterion.id.clone(), criterion.scale.max),
        };
    }
    other
}
