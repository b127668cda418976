//! Krippendorff's α: how far members agree beyond chance, whoever scored what.
//!
//! Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability", and
//! (2004) *Content Analysis*, chapter 11: `α = 1 − Dₒ/Dₑ`, the disagreement
//! seen within bids over the one that chance would bring. Only scores of bids
//! with two or more count. The coincidence matrix is summed without being
//! written out: for squared distances between whole numbers both sums follow
//! from counts, sums and sums of squares, exactly.

use std::collections::BTreeMap;

use dashu_int::IBig;
use serde::Serialize;
use ts_rs::TS;

use super::figure::{Figure, Reasons};
use super::ratings::Ratings;
use crate::exact::Exact;

/// Krippendorff's α by how scores are compared: 1 is full agreement, 0 what
/// chance would bring, under 0 less than that.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Alpha {
    /// Equal or not.
    pub nominal: Option<f64>,
    /// By how many scores lie between two.
    pub ordinal: Option<f64>,
    /// By their difference.
    pub interval: Option<f64>,
    /// By their difference over their sum; needs scores of 0 or more.
    pub ratio: Option<f64>,
}

const ALL_EQUAL: &str =
    "All the scores that can be compared are equal, so nothing tells agreement from chance.";

/// A whole number for each score, by bid.
type Rows = Vec<Vec<IBig>>;

/// α in its four forms.
pub(super) fn alpha(ratings: &Ratings, reasons: &mut Reasons) -> Alpha {
    let rows: Rows = ratings
        .comparable_rows()
        .into_iter()
        .map(|row| row.into_iter().cloned().collect())
        .collect();
    let counts = count_scores(rows.iter().flatten());
    let able = check_measurable(&rows, &counts);
    let mut tell = |level: &str, figure: &dyn Fn() -> Figure| {
        let figure = able.and_then(|()| figure());
        reasons.take(&format!("krippendorff_alpha.{level}"), figure)
    };
    Alpha {
        nominal: tell("nominal", &|| nominal_alpha(&rows, &counts)),
        ordinal: tell("ordinal", &|| of_squares(&to_midranks(&rows, &counts))),
        interval: tell("interval", &|| of_squares(&rows)),
        ratio: tell("ratio", &|| of_ratios(&rows, &counts)),
    }
}

/// How often each score was given.
fn count_scores<'a>(scores: impl Iterator<Item = &'a IBig>) -> BTreeMap<&'a IBig, usize> {
    scores.fold(BTreeMap::new(), |mut counts, score| {
        let count: &mut usize = counts.entry(score).or_default();
        *count = count.saturating_add(1);
        counts
    })
}

fn check_measurable(rows: &Rows, counts: &BTreeMap<&IBig, usize>) -> Result<(), &'static str> {
    if rows.is_empty() {
        return Err("No bid has two scores to compare.");
    }
    if counts.len() < 2 {
        return Err(ALL_EQUAL);
    }
    Ok(())
}

/// `1 − (n − 1) Σ dᵤ / (mᵤ − 1) / d`, with `dᵤ` the squared distances between
/// the `mᵤ` scores of a bid, and `d` those between all `n`.
fn one_minus(n: usize, within: Exact, between: IBig) -> Figure {
    let within = within * Exact::from(n.saturating_sub(1));
    let chance = Exact::ratio(between, IBig::ONE).filter(|chance| *chance != Exact::ZERO);
    let chance = chance.ok_or(ALL_EQUAL)?;
    Ok((Exact::from(1) - within.over(&chance)).to_f64())
}

/// The distances within each bid over one less than its scores, summed.
fn distances_within(rows: &Rows, distance: impl Fn(&[IBig]) -> IBig) -> Exact {
    let mut by_count: BTreeMap<usize, IBig> = BTreeMap::new();
    for row in rows {
        *by_count.entry(row.len()).or_default() += distance(row);
    }
    by_count
        .into_iter()
        .filter_map(|(count, sum)| Exact::ratio(sum, IBig::from(count) - IBig::ONE))
        .sum()
}

fn nominal_alpha(rows: &Rows, all: &BTreeMap<&IBig, usize>) -> Figure {
    let unequal = |all: usize, each: &mut dyn Iterator<Item = usize>| {
        square_of(&IBig::from(all))
            - each
                .map(|count| square_of(&IBig::from(count)))
                .sum::<IBig>()
    };
    let n = rows.iter().map(Vec::len).sum();
    let within = distances_within(rows, |row| {
        unequal(row.len(), &mut count_scores(row.iter()).into_values())
    });
    one_minus(n, within, unequal(n, &mut all.values().copied()))
}

/// α for whole numbers whose distance is the square of their difference.
fn of_squares(rows: &Rows) -> Figure {
    let all: Vec<IBig> = rows.iter().flatten().cloned().collect();
    one_minus(
        all.len(),
        distances_within(rows, squared_spread),
        squared_spread(&all),
    )
}

/// `n Σx² − (Σx)²`: half the squared differences over all ordered pairs.
fn squared_spread(scores: &[IBig]) -> IBig {
    let sum: IBig = scores.iter().sum();
    let squares: IBig = scores.iter().map(square_of).sum();
    IBig::from(scores.len()) * squares - square_of(&sum)
}

fn square_of(number: &IBig) -> IBig {
    number * number
}

/// Twice the mean rank of each score among all. The ordinal distance, all
/// scores from one to the other with those at either end counted half, is the
/// difference of their mean ranks.
fn to_midranks(rows: &Rows, counts: &BTreeMap<&IBig, usize>) -> Rows {
    let mut under = 0_usize;
    let mut ranks: BTreeMap<&IBig, IBig> = BTreeMap::new();
    for (score, count) in counts {
        ranks.insert(
            score,
            IBig::from(2_u8) * IBig::from(under) + IBig::from(*count),
        );
        under = under.saturating_add(*count);
    }
    let rank = |score: &IBig| ranks.get(score).cloned().unwrap_or_default();
    rows.iter()
        .map(|row| row.iter().map(rank).collect())
        .collect()
}

/// α for the distance `((c − k) / (c + k))²`, which no sums of powers give: pair
/// by pair, in floats, in order of score.
fn of_ratios(rows: &Rows, all: &BTreeMap<&IBig, usize>) -> Figure {
    if all.keys().next().is_some_and(|least| **least < IBig::ZERO) {
        return Err("There are scores under 0, which have no ratio.");
    }
    let within: f64 = rows
        .iter()
        .map(|row| ratio_distances(&count_scores(row.iter())) / (to_float(row.len().into()) - 1.0))
        .sum();
    let n: usize = all.values().sum();
    Ok(1.0 - (to_float(n.into()) - 1.0) * within / ratio_distances(all))
}

/// The ratio distances over all unordered pairs.
fn ratio_distances(counts: &BTreeMap<&IBig, usize>) -> f64 {
    let scores: Vec<(f64, f64)> = counts
        .iter()
        .map(|(score, count)| (to_float((*score).clone()), to_float((*count).into())))
        .collect();
    let to_lower = |(place, (score, count)): (usize, &(f64, f64))| -> f64 {
        let lower = scores.get(..place).unwrap_or_default();
        let distances = lower.iter().map(|(other, times)| {
            let ratio = (score - other) / (score + other);
            ratio * ratio * times
        });
        count * distances.sum::<f64>()
    };
    scores.iter().enumerate().map(to_lower).sum()
}

fn to_float(number: IBig) -> f64 {
    number.to_f64().value()
}
