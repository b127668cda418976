//! Which minimums cannot be reached together.
//!
//! A deletion filter (Chinneck and Dravnieks 1991, "Locating minimal infeasible
//! constraint sets in linear programs"): one minimum after another is left out
//! while the rest is still proved to be out of reach.

use super::super::ShortlistInput;
use super::bound::ceiling;
use super::branch::{Ended, Search, Terms};
use super::model::Model;
use super::{NoBestValue, Objective};
use crate::fund::{Fund, Minimum};
use crate::number::Pounds;
use crate::phrase::{counted, listed};

/// How many nodes it may take to find out whether some minimums can be reached.
const MOST_NODES: u64 = 4_000;

/// Says which minimums clash. Where it cannot be settled whether the others would
/// clash without one, it stays among them.
pub(super) fn find_clash(
    input: &ShortlistInput<'_>,
    total: Pounds,
    within: Pounds,
    stop: &dyn Fn() -> bool,
) -> NoBestValue {
    let mut blamed: Vec<Minimum> = input.fund.minimums.iter().flat_map(single_wants).collect();
    let mut place = 0_usize;
    while place < blamed.len() {
        let mut others = blamed.clone();
        others.remove(place);
        if is_out_of_reach(input, total, &others, stop) {
            blamed = others;
        } else {
            place = place.saturating_add(1);
        }
    }
    NoBestValue::Together {
        within: within.to_words(),
        minimums: blamed.iter().map(minimum_words).collect(),
    }
}

/// The sentence that names minimums which clash.
pub(super) fn sentence(within: &str, minimums: &[String]) -> String {
    match minimums {
        [] => format!(
            "No set of bids reaches every minimum within {within}. Lower it, or raise the fund."
        ),
        [only] => {
            format!("No set of bids reaches {only} within {within}. Lower it, or raise the fund.")
        }
        several => format!(
            "No set of bids reaches these together within {within}: {}. Lower one of them, or raise the fund.",
            listed(several)
        ),
    }
}

/// Whether it is proved that no set reaches these minimums.
fn is_out_of_reach(
    input: &ShortlistInput<'_>,
    total: Pounds,
    minimums: &[Minimum],
    stop: &dyn Fn() -> bool,
) -> bool {
    let fund = Fund {
        minimums: minimums.to_vec(),
        ..input.fund.clone()
    };
    let input = ShortlistInput {
        fund: &fund,
        ..*input
    };
    let model = Model::new(&input, total, Objective::TotalScore).make_worthless();
    let mut search = Search::new(&model, -1);
    let ended = search.run(&Terms {
        prices: &ceiling(&model).prices,
        known: 0,
        most_nodes: MOST_NODES,
        stop,
    });
    ended == Ended::Complete && search.best().is_none()
}

/// A minimum for each thing that it wants.
fn single_wants(minimum: &Minimum) -> Vec<Minimum> {
    let one = |least_spend, least_awards| Minimum {
        of: minimum.of.clone(),
        least_spend,
        least_awards,
    };
    let spend = minimum.least_spend.map(|least| one(Some(least), None));
    let awards = minimum.least_awards.map(|least| one(None, Some(least)));
    spend.into_iter().chain(awards).collect()
}

/// What a minimum of one thing asks for, in words.
fn minimum_words(minimum: &Minimum) -> String {
    let of = minimum.of.words();
    match (minimum.least_spend, minimum.least_awards) {
        (Some(least), _) => format!("at least {} for {of}", least.to_words()),
        (None, least) => {
            let awards = counted(least.unwrap_or_default(), "award", "awards");
            format!("at least {awards} for {of}")
        }
    }
}
