//! Runs of a replay beside the exact ranking of the same round, written out.

use std::cell::RefCell;
use std::collections::BTreeSet;

use evenhand_core::fairness::stability::{BidStability, Replay};
use evenhand_core::rank::UnrankedReason;
use evenhand_core::rank::counting::gather;
use evenhand_core::{BidRef, MemberId, Scheme, Sheet, Weight};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::RngCore;
use rust_decimal::Decimal;

use crate::round::{Ranked, Round};
use crate::rounds::round;
use crate::table::{of_scores, of_table};
use crate::walk::{half, walk};

const SEED: u64 = 2013;

/// Runs that were made, each as ranks and references in order.
fn recorded(
    round: &Round,
    run: impl Fn(&dyn Fn(&[(u32, usize)], &mut [bool])),
) -> Vec<Vec<(u32, BidRef)>> {
    let runs = RefCell::new(Vec::new());
    run(&|ranking: &[(u32, usize)], _: &mut [bool]| {
        let named = ranking
            .iter()
            .map(|(rank, bid)| (*rank, round.bids[*bid].reference.clone()));
        runs.borrow_mut().push(named.collect());
    });
    runs.into_inner()
}

fn ranks(scheme: &Scheme, round: &Round, sheets: &[Sheet]) -> Vec<(u32, BidRef)> {
    let counting = Round {
        bids: round.bids.clone(),
        sheets: sheets.to_vec(),
        agreed: round.agreed.clone(),
        gateways: round.gateways.clone(),
        ..Round::new(scheme.clone())
    };
    counting
        .rank()
        .ranking
        .into_iter()
        .map(|row| (row.rank, row.bid))
        .collect()
}

/// The round without the bids that take no part, and its sheets that count.
fn taking_part(round: &Round) -> (Round, Vec<Sheet>) {
    let apart: BTreeSet<BidRef> = round
        .rank()
        .unranked
        .into_iter()
        .filter(|bid| bid.reason != UnrankedReason::Threshold)
        .map(|bid| bid.bid)
        .collect();
    let (cases, _) = gather(round, MemberId::as_str);
    let sheets = cases
        .iter()
        .filter(|case| !apart.contains(&case.bid.reference))
        .flat_map(|case| case.sheets.iter().map(|sheet| (*sheet).clone()))
        .collect();
    let mut part = round.clone();
    part.bids.retain(|bid| !apart.contains(&bid.reference));
    part.scheme.quorum = 1;
    (part, sheets)
}

/// The random words of a stream, as the documentation describes them.
fn stream(number: u64) -> ChaCha20Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&SEED.to_le_bytes());
    let mut words = ChaCha20Rng::from_seed(key);
    words.set_stream(number);
    words
}

/// The sheets of the members that come in a draw, each under as many names as it came.
fn drawn(sheets: &[Sheet], draw: u64) -> Vec<Sheet> {
    let members: BTreeSet<&MemberId> = sheets.iter().map(|sheet| &sheet.member).collect();
    let members: Vec<&MemberId> = members.into_iter().collect();
    let mut words = stream(draw * 2);
    let mut copies = Vec::new();
    for copy in 0..members.len() {
        let place = (u128::from(words.next_u64()) * members.len() as u128) >> 64;
        let member = members[usize::try_from(place).unwrap()];
        for sheet in sheets.iter().filter(|sheet| sheet.member == *member) {
            let name = MemberId::new(format!("{copy:03}"));
            copies.push(Sheet {
                member: name,
                ..sheet.clone()
            });
        }
    }
    copies
}

/// The scheme with its weights moved by the random numbers of a weighting.
fn moved(scheme: &Scheme, weighting: u64) -> Scheme {
    let mut words = stream(weighting * 2 + 1);
    let mut factor = || 0.8 + 0.4 * ((words.next_u64() >> 11) as f64 / 2_f64.powi(53));
    let times = |weight: Weight, factor: f64| -> Weight {
        Weight(weight.0 * Decimal::from_f64_retain(factor).unwrap())
    };
    let mut moved = scheme.clone();
    for section in &mut moved.sections {
        let factor = factor();
        section.weight = times(section.weight, factor);
        if let Some(stage) = &mut moved.second_stage {
            let weight = stage.weights.get_mut(&section.id).unwrap();
            *weight = times(*weight, factor);
        }
    }
    for criterion in moved
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.criteria)
    {
        criterion.weight = times(criterion.weight, factor());
    }
    moved
}

#[test]
fn with_every_member_drawn_once_the_replay_is_the_official_ranking() {
    let mut ranked = 0;
    for seed in 0..6_000 {
        let round = round(seed);
        let official: Vec<(u32, BidRef)> = round
            .rank()
            .ranking
            .into_iter()
            .map(|row| (row.rank, row.bid))
            .collect();
        ranked += official.len();
        assert_eq!(Replay::new(&round, SEED).unmoved(), official, "seed {seed}");
    }
    assert!(
        ranked > 5_000,
        "the rounds must have ranks to compare, not {ranked}"
    );
}

#[test]
fn a_threshold_that_is_met_exactly_is_met() {
    // Means of three on scales of odd lengths: floats of them fall to either side.
    for max in [3, 6, 7, 9, 11, 13, 17] {
        for middle in 1..max {
            let scores = [middle - 1, middle, middle + 1].map(|score| score.to_string());
            let cells: Vec<_> = ["a", "b", "d"]
                .iter()
                .zip(&scores)
                .map(|(member, score)| ("x", *member, "c", score.as_str()))
                .collect();
            let mut round = of_scores(&[("c", "100")], ("0", &max.to_string()), &cells);
            round.scheme.sections[0].criteria[0].threshold = middle.to_string().parse().ok();
            let ranked = Replay::new(&round, SEED).unmoved().len();
            assert_eq!(ranked, 1, "the mean is {middle}, on a scale to {max}");
        }
    }
}

#[test]
fn a_mark_between_two_printed_figures_is_reached_by_the_upper() {
    let mut round = of_table("55.00\n55.01");
    round.scheme.pass_mark = "55.004".parse().ok();
    let ranked = Replay::new(&round, SEED).unmoved();
    assert_eq!(ranked, [(1, BidRef::new("B02"))]);
}

#[test]
fn many_tied_bids_stand_by_reference() {
    let round = of_table(&"50 50\n".repeat(90));
    let ranked = Replay::new(&round, SEED).unmoved();
    let wanted: Vec<_> = (1..=90)
        .map(|bid| (1, BidRef::new(format!("B{bid:02}"))))
        .collect();
    assert_eq!(ranked, wanted);
}

#[test]
fn a_draw_is_the_exact_ranking_of_the_members_drawn() {
    for seed in 0..600 {
        let round = round(seed);
        let (part, sheets) = taking_part(&round);
        let replay = Replay::new(&round, SEED);
        let runs = recorded(&round, |cut| {
            replay.draws(3..8, &cut);
        });
        let exact: Vec<_> = (3..8)
            .map(|draw| ranks(&part.scheme, &part, &drawn(&sheets, draw)))
            .collect();
        assert_eq!(runs, exact, "seed {seed}");
    }
}

/// The round with the mark of a second stage where one of its bids just reaches it.
fn with_close_mark(mut round: Round) -> Round {
    if let Some(mut stage) = round.scheme.second_stage.take() {
        if let Some(row) = round.rank().ranking.first() {
            stage.mark = row.figures.total;
        }
        round.scheme.second_stage = Some(stage);
    }
    round
}

#[test]
fn a_weighting_is_the_exact_ranking_under_weights_so_moved() {
    for seed in 0..600 {
        let round = with_close_mark(round(seed));
        let (part, sheets) = taking_part(&round);
        let replay = Replay::new(&round, SEED);
        let runs = recorded(&round, |cut| {
            replay.weightings(5..9, &cut);
        });
        let exact: Vec<_> = (5..9)
            .map(|weighting| ranks(&moved(&part.scheme, weighting), &part, &sheets))
            .collect();
        assert_eq!(runs, exact, "seed {seed}");
    }
}

#[test]
fn leaving_a_member_out_is_the_exact_ranking_without() {
    for seed in 0..300 {
        let round = round(seed);
        let (part, sheets) = taking_part(&round);
        for row in rows(&round) {
            for (member, found) in &row.leave_one_out {
                let left: Vec<Sheet> = sheets
                    .iter()
                    .filter(|sheet| sheet.member != *member)
                    .cloned()
                    .collect();
                let ranking = ranks(&part.scheme, &part, &left);
                let wanted = ranking
                    .iter()
                    .find(|(_, bid)| *bid == row.bid)
                    .map(|(rank, _)| *rank);
                assert_eq!(
                    *found, wanted,
                    "seed {seed}, bid {} without {member}",
                    row.bid
                );
            }
            let ranks = || {
                row.leave_one_out
                    .values()
                    .flatten()
                    .copied()
                    .chain([row.rank])
            };
            assert_eq!(
                Some((row.rank_low, row.rank_high)),
                ranks().min().zip(ranks().max())
            );
        }
    }
}

/// The rows of 40 draws, 20 weightings and each member left out.
fn rows(round: &Round) -> Vec<BidStability> {
    let replay = Replay::new(round, SEED);
    let cut = walk(round, half(round));
    let members = u32::try_from(replay.members().len()).unwrap();
    let tally = replay
        .draws(0..40, &cut)
        .merge(replay.weightings(0..20, &cut))
        .merge(replay.leave_outs(0..members, &cut));
    replay.rows(&tally, &cut)
}

#[test]
fn order_of_input_never_matters_to_the_rows() {
    let mut told = 0;
    for seed in 0..300 {
        let round = round(seed);
        let mut dice = StdRng::seed_from_u64(!seed);
        let mut mixed = round.clone();
        mixed.bids.shuffle(&mut dice);
        mixed.sheets.shuffle(&mut dice);
        let rows_of_round = rows(&round);
        assert_eq!(rows_of_round, rows(&mixed), "seed {seed}");
        told += usize::from(rows_of_round.len() > 1);
    }
    assert!(told > 100, "{told} rounds have rows to mix");
}

#[test]
fn runs_can_be_split_in_any_way() {
    for seed in 0..100 {
        let round = round(seed);
        let replay = Replay::new(&round, SEED);
        let cut = walk(&round, half(&round));
        let members = u32::try_from(replay.members().len()).unwrap();
        let whole = replay
            .draws(0..30, &cut)
            .merge(replay.weightings(0..30, &cut))
            .merge(replay.leave_outs(0..members, &cut));
        let split = replay
            .leave_outs(members / 2..members, &cut)
            .merge(replay.draws(17..30, &cut))
            .merge(replay.weightings(0..11, &cut))
            .merge(replay.leave_outs(0..members / 2, &cut))
            .merge(replay.draws(0..17, &cut))
            .merge(replay.weightings(11..30, &cut));
        assert_eq!(whole, split, "seed {seed}");
    }
}
