//! Money as whole pence, for sums that are made many thousand times over.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::number::{Pounds, Weight};

/// An amount in whole pence. The largest amount that is taken is 10^14 of them
/// ([`Pounds::MOST`]), so that the sum of many thousand bids stays exact.
pub(super) type Pence = i64;

/// An amount in pence, the parts of a penny left off: amounts have none. One that no
/// form takes is the nearest that one does, so that sums of them stay far from the
/// end of their range.
pub(super) fn pence(amount: Pounds) -> Pence {
    let within = amount.0.clamp(Decimal::ZERO, Pounds::MOST);
    let pence = within.saturating_mul(Decimal::ONE_HUNDRED);
    pence.trunc().to_i64().unwrap_or_default()
}

/// The sum of amounts; it stays at the end of its range rather than leave it.
pub(super) fn sum_of(amounts: impl Iterator<Item = Pence>) -> Pence {
    amounts.fold(0, Pence::saturating_add)
}

/// An amount in pounds.
pub(super) fn pounds(pence: Pence) -> Pounds {
    Pounds(Decimal::new(pence, 2).normalize())
}

/// What is awarded of a fund after its reserve is held back, and the way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keep {
    /// Kept parts of `of`.
    parts: i128,
    of: i128,
}

impl Keep {
    /// What stays when a share in hundredths, 0 to 100, is held back.
    pub(super) fn after(reserve_share: Weight) -> Self {
        let kept = Decimal::ONE_HUNDRED
            .saturating_sub(reserve_share.0)
            .clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)
            .normalize();
        let unit = 10_i128.saturating_pow(kept.scale());
        Self {
            parts: kept.mantissa(),
            of: unit.saturating_mul(100),
        }
    }

    /// What may be awarded of a fund: the reserve is rounded up to a whole penny.
    pub(super) fn of(self, fund: Pence) -> Pence {
        let scaled = i128::from(fund.max(0)).saturating_mul(self.parts);
        let kept = scaled.checked_div(self.of).unwrap_or_default();
        Pence::try_from(kept).unwrap_or(Pence::MAX)
    }

    /// The least fund of which so much may be awarded; none where nothing ever is.
    pub(super) fn least_fund_for(self, award: Pence) -> Option<Pence> {
        let scaled = i128::from(award).saturating_mul(self.of);
        let up = scaled.saturating_add(self.parts).saturating_sub(1);
        let fund = up.checked_div(self.parts)?;
        Pence::try_from(fund).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_fund_is_the_first_that_gives_so_much() {
        for share in ["0", "5", "12.5", "33.333", "99.99"] {
            let keep = Keep::after(share.parse().unwrap());
            for award in [0, 1, 7, 99, 100, 12_345] {
                let fund = keep.least_fund_for(award).unwrap();
                assert!(keep.of(fund) >= award, "{share}: {award}");
                assert!(
                    fund == 0 || keep.of(fund - 1) < award,
                    "{share}: a penny less than {fund} gives less than {award}"
                );
            }
        }
    }

    #[test]
    fn of_a_fund_held_back_whole_nothing_is_awarded() {
        let keep = Keep::after("100".parse().unwrap());
        assert_eq!(keep.of(1_000_000), 0);
        assert_eq!(keep.least_fund_for(1), None);
    }
}
