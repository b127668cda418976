//! A simple funding line: down the ranks until a bid does not fit.

use evenhand_core::Pounds;
use rust_decimal::Decimal;

use crate::round::Round;

/// Funds bids in order of rank until one does not fit the fund.
pub fn walk(round: &Round, fund: Decimal) -> impl Fn(&[(u32, usize)], &mut [bool]) {
    let amounts: Vec<Decimal> = round.bids.iter().map(|bid| bid.amount.0).collect();
    move |ranking, funded| {
        let mut left = fund;
        for (_, bid) in ranking {
            if amounts[*bid] > left {
                break;
            }
            left -= amounts[*bid];
            funded[*bid] = true;
        }
    }
}

/// Half of what all bids ask for.
pub fn half(round: &Round) -> Decimal {
    let asked: Pounds = round.bids.iter().map(|bid| bid.amount).sum();
    asked.0 / Decimal::TWO
}
