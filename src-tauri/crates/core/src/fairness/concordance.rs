//! Kendall's W: whether members put bids in the same order.
//!
//! Kendall, M. G. and Babington Smith, B. (1939), with the correction for ties
//! of Kendall (1962) *Rank Correlation Methods*, chapter 6:
//! `W = 12 S / (m² (n³ − n) − m Σ T)`, with `S` the squared deviations of the
//! bids' rank sums and `T = Σ (t³ − t)` over each member's groups of `t` ties.

use std::collections::BTreeMap;

use dashu_int::IBig;

use super::figure::Figure;
use super::icc::too_small;
use super::ratings::Ratings;
use crate::exact::Exact;

/// W on the bids that every member scored: 1 where all put them in one order,
/// 0 where the orders cancel out.
pub(super) fn kendall_w(ratings: &Ratings) -> Figure {
    let rows = ratings.complete_rows();
    let members = ratings.members();
    if let Some(why) = too_small(rows.len(), members) {
        return Err(why);
    }
    let mut rank_sums = vec![0_usize; rows.len()];
    let mut ties = IBig::ZERO;
    for member in 0..members {
        let column: Vec<&IBig> = rows
            .iter()
            .filter_map(|row| row.get(member).copied())
            .collect();
        let groups = tie_groups(&column);
        ties += groups
            .values()
            .map(|group| cube_less_one(group.count))
            .sum::<IBig>();
        for (sum, score) in rank_sums.iter_mut().zip(&column) {
            let rank = groups.get(score).map_or(0, |group| group.doubled_rank);
            *sum = sum.saturating_add(rank);
        }
    }
    let (n, m) = (IBig::from(rows.len()), IBig::from(members));
    let below = &m * &m * cube_less_one(rows.len()) - &m * ties;
    // The ranks are doubled, so their squares stand at four times S; over n besides.
    let above = IBig::from(12) * squared_deviations(&rank_sums);
    Exact::ratio(above, below * n * IBig::from(4))
        .map(|w| w.to_f64())
        .ok_or("Every member gave all these bids one score, so nobody put them in an order.")
}

/// Equal scores of one member.
struct Group {
    count: usize,
    /// Twice the mean of the ranks that they share.
    doubled_rank: usize,
}

fn tie_groups<'a>(column: &[&'a IBig]) -> BTreeMap<&'a IBig, Group> {
    let mut counts: BTreeMap<&IBig, usize> = BTreeMap::new();
    for score in column {
        let count = counts.entry(score).or_default();
        *count = count.saturating_add(1);
    }
    let mut under = 0_usize;
    let mut groups = BTreeMap::new();
    for (score, count) in counts {
        let doubled_rank = under
            .saturating_mul(2)
            .saturating_add(count)
            .saturating_add(1);
        groups.insert(
            score,
            Group {
                count,
                doubled_rank,
            },
        );
        under = under.saturating_add(count);
    }
    groups
}

/// `t³ − t`.
fn cube_less_one(count: usize) -> IBig {
    let count = IBig::from(count);
    &count * &count * &count - count
}

/// `n Σ R² − (Σ R)²`: n times the squared deviations from the mean.
fn squared_deviations(sums: &[usize]) -> IBig {
    let whole: IBig = sums.iter().map(|sum| IBig::from(*sum)).sum();
    let squares: IBig = sums
        .iter()
        .map(|sum| IBig::from(*sum) * IBig::from(*sum))
        .sum();
    IBig::from(sums.len()) * squares - &whole * &whole
}
