//! Ratios of integers: what official figures are made of between the decimals
//! that come in and the one rounding on the way out.
//!
//! A decimal alone would turn 1/3 + 2/3 into 0.999…, and a total that stands
//! exactly on a midpoint would then round the wrong way.

use std::{
    iter::Sum,
    ops::{Add, Mul, Sub},
};

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;
use rust_decimal::Decimal;

/// An exact number: a ratio of integers of any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(RBig);

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(RBig::ZERO);

    /// Rounds to `decimals` places, midpoints away from zero.
    ///
    /// This is the only rounding of an official figure. Figures are at most a
    /// few million and places at most six, so the result always fits; one that
    /// would not is a broken invariant and becomes the largest decimal.
    pub fn publish(&self, decimals: u8) -> Decimal {
        let (sign, above) = self.0.numerator().clone().into_parts();
        let below = self.0.denominator();
        let doubled = above * UBig::from(10u8).pow(usize::from(decimals)) * UBig::from(2u8);
        let half_up = (doubled + below) / (below * UBig::from(2u8)); // a ratio is never over 0
        let magnitude = IBig::from_parts(sign, half_up);
        i128::try_from(magnitude)
            .ok()
            .and_then(|units| Decimal::try_from_i128_with_scale(units, u32::from(decimals)).ok())
            .unwrap_or(Decimal::MAX)
    }

    /// This over another number; nothing over nothing.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        if *other == Self::ZERO {
            return Self::ZERO;
        }
        Self(self.0 / &other.0)
    }

    /// The nearest float, for statistics and drawing alone.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().value()
    }

    /// The ratio of two whole numbers; `None` over nothing.
    pub(crate) fn ratio(above: IBig, below: IBig) -> Option<Self> {
        (below != IBig::ZERO).then(|| Self(RBig::from_parts_signed(above, below)))
    }

    /// The number in lowest terms: what is above the line, and below it.
    pub(crate) fn terms(&self) -> (&IBig, &UBig) {
        (self.0.numerator(), self.0.denominator())
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        if decimal.scale() == 0 {
            return Self(RBig::from(IBig::from(decimal.mantissa())));
        }
        let below = UBig::from(10u8).pow(decimal.scale() as usize);
        Self(RBig::from_parts(IBig::from(decimal.mantissa()), below))
    }
}

impl From<usize> for Exact {
    fn from(count: usize) -> Self {
        Self(RBig::from(count))
    }
}

macro_rules! arithmetic {
    ($($operation:ident $method:ident),*) => {$(
        impl $operation for Exact {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                Self($operation::$method(self.0, other.0))
            }
        }

        impl $operation<&Exact> for &Exact {
            type Output = Exact;

            fn $method(self, other: &Exact) -> Exact {
                Exact($operation::$method(&self.0, &other.0))
            }
        }
    )*};
}

arithmetic!(Add add, Sub sub, Mul mul);

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, |sum, term| sum + term)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from(Decimal::from_str_exact(text).unwrap())
    }

    #[test]
    fn thirds_sum_to_a_whole() {
        let third = Exact::from(1).over(&Exact::from(3));
        let two_thirds = &third + &third;
        assert_eq!(third + two_thirds, Exact::from(1));
    }

    #[test]
    fn one_ratio_is_one_float_however_it_came_about() {
        let third = Exact::from(1).over(&Exact::from(3));
        assert_eq!((&third + &third).to_f64(), 2.0 / 3.0);
        assert_eq!(exact("0.1").to_f64(), 0.1, "the nearest float to one tenth");
        assert_eq!(Exact::ratio(IBig::ONE, IBig::ZERO), None);
        assert_eq!(Exact::ratio(IBig::from(2), IBig::from(6)), Some(third));
    }

    #[test]
    fn midpoints_round_away_from_zero() {
        for (value, decimals, published) in [
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("0.125", 2, "0.13"),
            ("0.124999", 2, "0.12"),
            ("7", 2, "7.00"),
            ("0", 3, "0.000"),
        ] {
            assert_eq!(
                exact(value).publish(decimals).to_string(),
                published,
                "{value} to {decimals} places"
            );
        }
    }

    #[test]
    fn a_midpoint_made_of_sevenths_still_rounds_up() {
        let seventh = Exact::from(1).over(&Exact::from(7));
        let half = seventh.clone() * Exact::from(3) + seventh.over(&Exact::from(2));
        assert_eq!(
            half.publish(0).to_string(),
            "1",
            "3/7 + 1/14 is exactly one half"
        );
    }
}
