//! A split is added up before anybody sees it, whichever rule made it.

use super::{InPence, Parts, Split, SplitAward, SplitFault};
use crate::shortlist::pence::{Pence, pounds};

/// Adds a split up: each award's parts come to the award, none is under nothing, and no
/// partner pays more than it contributes.
pub(super) fn add_up(
    money: &[Pence],
    awards: &[InPence<'_>],
    parts: &Parts,
) -> Result<Split, SplitFault> {
    let mut left = money.to_vec();
    let mut split = Vec::with_capacity(awards.len());
    for (InPence { award, amount }, parts) in awards.iter().zip(parts) {
        let wrong = || SplitFault::DoesNotAddUp(award.bid.clone());
        let sum = parts
            .iter()
            .fold(0, |sum: Pence, one| sum.saturating_add(*one));
        if sum != *amount || parts.len() != money.len() {
            return Err(wrong());
        }
        for (part, left) in parts.iter().zip(&mut left) {
            *left = left.saturating_sub(*part);
            if *part < 0 || *left < 0 {
                return Err(wrong());
            }
        }
        split.push(SplitAward {
            bid: award.bid.clone(),
            amount: pounds(*amount),
            parts: parts.iter().copied().map(pounds).collect(),
        });
    }
    let pairs = money.iter().zip(&left);
    let paid = pairs.map(|(money, left)| pounds(money.saturating_sub(*left)));
    Ok(Split {
        awards: split,
        paid: paid.collect(),
        left: left.into_iter().map(pounds).collect(),
    })
}
