//! Money as whole pence, for sums that are made many thousand times over.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::fund::Fund;
use crate::number::{Pounds, Weight};

/// An amount in whole pence. The largest amount that is taken is 10^14 of them
/// ([`Pounds::MOST`]), so that the sum of many thousand bids stays exact.
pub(crate) type Pence = i64;

/// An amount in pence, the parts of a penny left off: amounts have none. One that no
/// form takes is the nearest that one does, so that sums of them stay far from the
/// end of their range.
pub(crate) fn pence(amount: Pounds) -> Pence {
    let within = amount.0.clamp(Decimal::ZERO, Pounds::MOST);
    let pence = within.saturating_mul(Decimal::ONE_HUNDRED);
    pence.trunc().to_i64().unwrap_or_default()
}

/// The sum of amounts; it stays at the end of its range rather than leave it.
pub(crate) fn sum_of(amounts: impl Iterator<Item = Pence>) -> Pence {
    amounts.fold(0, Pence::saturating_add)
}

/// An amount in pounds.
pub(crate) fn pounds(pence: Pence) -> Pounds {
    Pounds(Decimal::new(pence, 2).normalize())
}

/// A fund and what awards may exceed it by on purpose, in pounds, rounded down to a penny.
/// The reserve is not taken off.
pub fn with_over_allocation(fund: &Fund, total: Pounds) -> Pounds {
    let whole = Awardable::after(Weight::default(), fund.over_allocation);
    pounds(whole.of(pence(total)))
}

/// What may be awarded under a fund, and the way back: the fund less the reserve that is
/// held back, and more by what awards may exceed it on purpose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Awardable {
    /// So many parts of `of` may be awarded.
    parts: i128,
    of: i128,
}

impl Awardable {
    /// What a round's parameters let be awarded.
    pub(super) fn under(fund: &Fund) -> Self {
        Self::after(fund.reserve_share, fund.over_allocation)
    }

    /// What stays of a fund whose reserve alone is held back.
    pub(super) fn without_over_allocation(fund: &Fund) -> Self {
        Self::after(fund.reserve_share, Weight::default())
    }

    /// What may be awarded when a share in hundredths, 0 to 100, is held back, and awards
    /// may exceed the fund by another such share.
    fn after(reserve_share: Weight, over_allocation: Weight) -> Self {
        let share = |hundredths: Decimal| hundredths.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
        let kept = share(Decimal::ONE_HUNDRED.saturating_sub(reserve_share.0));
        let awarded = kept.saturating_add(share(over_allocation.0)).normalize();
        let unit = 10_i128.saturating_pow(awarded.scale());
        Self {
            parts: awarded.mantissa(),
            of: unit.saturating_mul(100),
        }
    }

    /// What may be awarded of a fund, rounded down to a whole penny.
    pub(super) fn of(self, fund: Pence) -> Pence {
        let scaled = i128::from(fund.max(0)).saturating_mul(self.parts);
        let awarded = scaled.checked_div(self.of).unwrap_or_default();
        Pence::try_from(awarded).unwrap_or(Pence::MAX)
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
        for (share, over) in [
            ("0", "0"),
            ("5", "0"),
            ("12.5", "0"),
            ("33.333", "0"),
            ("99.99", "0"),
            ("0", "10"),
            ("0", "100"),
            ("33.333", "12.5"),
            ("100", "0.01"),
        ] {
            let awardable = Awardable::after(share.parse().unwrap(), over.parse().unwrap());
            for award in [0, 1, 7, 99, 100, 12_345] {
                let fund = awardable.least_fund_for(award).unwrap();
                assert!(awardable.of(fund) >= award, "{share}, {over}: {award}");
                assert!(
                    fund == 0 || awardable.of(fund - 1) < award,
                    "{share}, {over}: a penny less than {fund} gives less than {award}"
                );
            }
        }
    }

    #[test]
    fn of_a_fund_held_back_whole_nothing_is_awarded() {
        let nothing = Awardable::after("100".parse().unwrap(), Weight::default());
        assert_eq!(nothing.of(1_000_000), 0);
        assert_eq!(nothing.least_fund_for(1), None);
    }
}
