//! Intraclass correlation: how much of the differences between scores is
//! differences between bids.
//!
//! McGraw, K. O. and Wong, S. P. (1996), "Forming inferences about some
//! intraclass correlation coefficients", *Psychological Methods* 1(1), table 4:
//! from the mean squares of bids (R), members (C), what is left (E), and within
//! bids (W), on the `n` bids that all `k` members scored.

use dashu_int::IBig;
use serde::Serialize;
use ts_rs::TS;

use super::figure::{Figure, Reasons};
use super::ratings::Ratings;
use crate::exact::Exact;

/// Intraclass correlations: of a single member's score, and of the mean of all
/// members. 1 is full agreement; sampling can bring one under 0.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Icc {
    /// One-way, a single score: ICC(1), Shrout and Fleiss's (1,1).
    #[serde(rename = "1_1")]
    pub one_single: Option<f64>,
    /// Two-way, absolute agreement, a single score: ICC(A,1), their (2,1).
    #[serde(rename = "a_1")]
    pub agreement_single: Option<f64>,
    /// Two-way, consistency, a single score: ICC(C,1), their (3,1).
    #[serde(rename = "c_1")]
    pub consistency_single: Option<f64>,
    /// One-way, the mean of all members: ICC(k), their (1,k).
    #[serde(rename = "1_k")]
    pub one_mean: Option<f64>,
    /// Two-way, absolute agreement, the mean of all members: ICC(A,k), their (2,k).
    #[serde(rename = "a_k")]
    pub agreement_mean: Option<f64>,
    /// Two-way, consistency, the mean of all members: ICC(C,k), their (3,k).
    #[serde(rename = "c_k")]
    pub consistency_mean: Option<f64>,
}

/// The mean squares of a complete table.
struct MeanSquares {
    bids: Exact,
    members: Exact,
    rest: Exact,
    within: Exact,
    n: Exact,
    k: Exact,
}

/// The six correlations of the complete part of a table.
pub(super) fn icc(ratings: &Ratings, reasons: &mut Reasons) -> Icc {
    let squares = mean_squares(&ratings.complete_rows(), ratings.members());
    let mut tell = |form: &str, figure: fn(&MeanSquares) -> Figure| {
        let figure = squares.as_ref().map_err(|why| *why).and_then(figure);
        reasons.take(&format!("icc.{form}"), figure)
    };
    Icc {
        one_single: tell("1_1", one_single),
        agreement_single: tell("a_1", agreement_single),
        consistency_single: tell("c_1", consistency_single),
        one_mean: tell("1_k", |squares| of_mean(squares, &squares.within)),
        agreement_mean: tell("a_k", agreement_mean),
        consistency_mean: tell("c_k", |squares| of_mean(squares, &squares.rest)),
    }
}

/// Why a table has no correlation, where bids or members are too few.
pub(super) fn too_small(bids: usize, members: usize) -> Option<&'static str> {
    if members < 2 {
        return Some("It takes the scores of at least two members.");
    }
    (bids < 2).then_some("It takes at least two bids that every member scored.")
}

fn mean_squares(rows: &[Vec<&IBig>], members: usize) -> Result<MeanSquares, &'static str> {
    if let Some(why) = too_small(rows.len(), members) {
        return Err(why);
    }
    let (n, k) = (IBig::from(rows.len()), IBig::from(members));
    let of_rows: Vec<IBig> = rows.iter().map(|row| row.iter().copied().sum()).collect();
    let of_columns = column_sums(rows, members);
    let squares: IBig = rows.iter().flatten().map(|score| *score * *score).sum();
    let whole: IBig = of_rows.iter().sum();
    let correction = &whole * &whole;
    let total = &n * &k * squares - &correction;
    let bids = &n * sum_of_squares(&of_rows) - &correction;
    let columns = &k * sum_of_squares(&of_columns) - &correction;
    let (fewer_bids, fewer_members) = (&n - IBig::ONE, &k - IBig::ONE);
    let mean = |sum: &IBig, freedom: IBig| {
        Exact::ratio(sum.clone(), freedom).ok_or("It takes at least two bids and two members.")
    };
    Ok(MeanSquares {
        bids: mean(&bids, fewer_bids.clone())?,
        members: mean(&columns, fewer_members.clone())?,
        rest: mean(&(&total - &bids - &columns), &fewer_bids * &fewer_members)?,
        within: mean(&(&total - &bids), &n * &fewer_members)?,
        n: Exact::from(rows.len()),
        k: Exact::from(members),
    })
}

fn column_sums(rows: &[Vec<&IBig>], members: usize) -> Vec<IBig> {
    let mut sums = vec![IBig::ZERO; members];
    for row in rows {
        for (sum, score) in sums.iter_mut().zip(row) {
            *sum += *score;
        }
    }
    sums
}

fn sum_of_squares(numbers: &[IBig]) -> IBig {
    numbers.iter().map(|number| number * number).sum()
}

fn divide_figures(above: Exact, below: Exact) -> Figure {
    if below == Exact::ZERO {
        return Err("The bids that every member scored do not differ enough to tell it.");
    }
    Ok(above.over(&below).to_f64())
}

/// `(MSR − MSW) / (MSR + (k − 1) MSW)`.
fn one_single(squares: &MeanSquares) -> Figure {
    single_icc(squares, &squares.within, Exact::ZERO)
}

/// `(MSR − MSE) / (MSR + (k − 1) MSE)`.
fn consistency_single(squares: &MeanSquares) -> Figure {
    single_icc(squares, &squares.rest, Exact::ZERO)
}

/// `(MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n)`.
fn agreement_single(squares: &MeanSquares) -> Figure {
    let shift = (&squares.members - &squares.rest).over(&squares.n);
    single_icc(squares, &squares.rest, &shift * &squares.k)
}

fn single_icc(squares: &MeanSquares, error: &Exact, shift: Exact) -> Figure {
    let others = &(&squares.k - &Exact::from(1)) * error;
    divide_figures(&squares.bids - error, &squares.bids + &others + shift)
}

/// `(MSR − MSE) / (MSR + (MSC − MSE) / n)`.
fn agreement_mean(squares: &MeanSquares) -> Figure {
    let shift = (&squares.members - &squares.rest).over(&squares.n);
    divide_figures(&squares.bids - &squares.rest, &squares.bids + &shift)
}

/// `(MSR − MS) / MSR`, with MS the mean square of the error.
fn of_mean(squares: &MeanSquares, error: &Exact) -> Figure {
    divide_figures(&squares.bids - error, squares.bids.clone())
}
