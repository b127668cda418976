//! The first partner's money until it is spent, then the next one's.

use super::{InPence, Parts};
use crate::shortlist::pence::Pence;

/// Splits each award; what the partners contribute covers them all.
pub(super) fn split(money: &[Pence], awards: &[InPence<'_>]) -> Parts {
    let mut left = money.to_vec();
    let one = |award: &InPence<'_>| {
        let mut wanted = award.amount;
        let pay = |left: &mut Pence| {
            let part = wanted.min(*left);
            *left = left.saturating_sub(part);
            wanted = wanted.saturating_sub(part);
            part
        };
        left.iter_mut().map(pay).collect()
    };
    awards.iter().map(one).collect()
}
