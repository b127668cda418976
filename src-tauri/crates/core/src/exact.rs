//! Ratios of integers: what official figures are made of between the decimals
//! that come in and the one rounding on the way out.
//!
//! A decimal alone would turn 1/3 + 2/3 into 0.999…, and a total that stands
//! exactly on a midpoint would then round the wrong way.

use std::{
    cmp::Ordering,
    iter::Sum,
    ops::{Add, Mul, Sub},
};

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use rust_decimal::Decimal;

/// An exact number: a ratio of integers of any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact(Held);

/// How a number is held. A short one never is a long one, so that equal numbers are held
/// alike.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    /// Both terms fit in 64 bits, as nearly all do: reckoned without a long number, and a
    /// sum or product that would not fit is made again as one.
    Short(Ratio<i64>),
    /// One of any size.
    Long(Box<RBig>),
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(Held::Short(Ratio::new_raw(0, 1)));

    /// Rounds to `decimals` places, midpoints away from zero.
    ///
    /// This is the only rounding of an official figure. Figures are at most a
    /// few million and places at most six, so the result always fits; one that
    /// would not is a broken invariant and becomes the largest decimal.
    pub fn publish(&self, decimals: u8) -> Decimal {
        let short = match &self.0 {
            Held::Short(ratio) => count_units(*ratio, decimals),
            Held::Long(_) => None,
        };
        short
            .or_else(|| count_units_of_long(&self.to_long(), decimals))
            .and_then(|units| Decimal::try_from_i128_with_scale(units, u32::from(decimals)).ok())
            .unwrap_or(Decimal::MAX)
    }

    /// This over another number; nothing over nothing.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        if *other == Self::ZERO {
            return Self::ZERO;
        }
        self.reckon(other, Ratio::checked_div, |one, other| one / other)
    }

    /// The nearest float, for statistics and drawing alone.
    pub fn to_f64(&self) -> f64 {
        self.quotient_of_small()
            .unwrap_or_else(|| self.to_long().to_f64().value())
    }

    /// The float of a ratio of two numbers that are floats themselves: one division, and
    /// so the nearest.
    fn quotient_of_small(&self) -> Option<f64> {
        let Held::Short(ratio) = &self.0 else {
            return None;
        };
        let above = i32::try_from(*ratio.numer()).ok()?;
        let below = i32::try_from(*ratio.denom()).ok()?;
        Some(f64::from(above) / f64::from(below))
    }

    /// The ratio of two whole numbers; `None` over nothing.
    pub(crate) fn ratio(above: IBig, below: IBig) -> Option<Self> {
        (below != IBig::ZERO).then(|| Self::from(RBig::from_parts_signed(above, below)))
    }

    /// The number in lowest terms: what is above the line, and below it.
    pub(crate) fn terms(&self) -> (IBig, UBig) {
        self.to_long().into_parts()
    }

    fn to_long(&self) -> RBig {
        match &self.0 {
            Held::Short(ratio) => RBig::from_parts(
                IBig::from(*ratio.numer()),
                UBig::from(ratio.denom().unsigned_abs()),
            ),
            Held::Long(ratio) => (**ratio).clone(),
        }
    }

    /// What comes of two numbers: short where both are and the result is.
    fn reckon(
        &self,
        other: &Self,
        short: impl Fn(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
        long: impl Fn(RBig, RBig) -> RBig,
    ) -> Self {
        match (&self.0, &other.0) {
            (Held::Short(one), Held::Short(other)) => short(one, other).and_then(Self::short),
            (Held::Long(_), _) | (_, Held::Long(_)) => None,
        }
        .unwrap_or_else(|| Self::from(long(self.to_long(), other.to_long())))
    }

    /// A short number, unless it is the lowest, which has no opposite of 64 bits.
    fn short(ratio: Ratio<i64>) -> Option<Self> {
        (*ratio.numer() != i64::MIN).then_some(Self(Held::Short(ratio)))
    }
}

/// How many units of so many places the number is, midpoints away from zero; `None`
/// where it takes more than 128 bits to tell.
fn count_units(ratio: Ratio<i64>, decimals: u8) -> Option<i128> {
    let below = i128::from(*ratio.denom());
    let units = 10_i128.checked_pow(u32::from(decimals))?;
    let doubled = i128::from(ratio.numer().abs())
        .checked_mul(units)?
        .checked_mul(2)?;
    let half_up = doubled
        .checked_add(below)?
        .checked_div(below.checked_mul(2)?)?;
    half_up.checked_mul(i128::from(ratio.numer().signum()))
}

/// As [`count_units`], of a number of any size; `None` where the count takes more than
/// 128 bits.
fn count_units_of_long(ratio: &RBig, decimals: u8) -> Option<i128> {
    let (sign, above) = ratio.numerator().clone().into_parts();
    let below = ratio.denominator();
    let doubled = above * UBig::from(10u8).pow(usize::from(decimals)) * UBig::from(2u8);
    let half_up = (doubled + below) / (below * UBig::from(2u8)); // a ratio is never over 0
    i128::try_from(IBig::from_parts(sign, half_up)).ok()
}

impl From<RBig> for Exact {
    fn from(ratio: RBig) -> Self {
        let above = i64::try_from(ratio.numerator()).ok();
        let below = i64::try_from(ratio.denominator()).ok();
        above
            .zip(below)
            .and_then(|(above, below)| Self::short(Ratio::new_raw(above, below)))
            .unwrap_or_else(|| Self(Held::Long(Box::new(ratio))))
    }
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        let above = i64::try_from(decimal.mantissa()).ok();
        let below = 10_i64.checked_pow(decimal.scale());
        let short = above.zip(below);
        short
            .and_then(|(above, below)| Self::short(shorten(above, below)))
            .unwrap_or_else(|| {
                let below = UBig::from(10u8).pow(decimal.scale() as usize);
                Self::from(RBig::from_parts(IBig::from(decimal.mantissa()), below))
            })
    }
}

/// A ratio in lowest terms, of a number over one that is over 0.
fn shorten(above: i64, below: i64) -> Ratio<i64> {
    if below == 1 {
        Ratio::from_integer(above)
    } else {
        Ratio::new(above, below)
    }
}

impl From<usize> for Exact {
    fn from(count: usize) -> Self {
        i64::try_from(count)
            .ok()
            .and_then(|count| Self::short(Ratio::from_integer(count)))
            .unwrap_or_else(|| Self::from(RBig::from(count)))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Held::Short(one), Held::Short(other)) => one.cmp(other),
            (Held::Long(_), _) | (_, Held::Long(_)) => self.to_long().cmp(&other.to_long()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! arithmetic {
    ($($operation:ident $method:ident $checked:ident),*) => {$(
        impl $operation for Exact {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                $operation::$method(&self, &other)
            }
        }

        impl $operation<&Exact> for &Exact {
            type Output = Exact;

            fn $method(self, other: &Exact) -> Exact {
                self.reckon(other, Ratio::$checked, $operation::$method)
            }
        }
    )*};
}

arithmetic!(Add add checked_add, Sub sub checked_sub, Mul mul checked_mul);

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, |sum, term| sum + term)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    /// Terms from nothing to the ends of 64 bits, where short numbers become long ones.
    fn whole_number() -> impl Strategy<Value = i64> {
        prop_oneof![-9_i64..10, any::<i64>(), Just(i64::MIN), Just(i64::MAX)]
    }

    /// The same number by long arithmetic alone, and as [`Exact`].
    fn number() -> impl Strategy<Value = (RBig, Exact)> {
        let below = whole_number().prop_filter("over nothing", |below| *below != 0);
        (whole_number(), below).prop_map(|(above, below)| {
            let (above, below) = (IBig::from(above), IBig::from(below));
            let ratio = RBig::from_parts_signed(above.clone(), below.clone());
            (ratio, Exact::ratio(above, below).unwrap_or(Exact::ZERO))
        })
    }

    proptest! {
        #[test]
        fn short_arithmetic_gives_what_long_gives((one, a) in number(), (other, b) in number()) {
            prop_assert_eq!(&a + &b, Exact::from(&one + &other));
            prop_assert_eq!(&a - &b, Exact::from(&one - &other));
            prop_assert_eq!(&a * &b, Exact::from(&one * &other));
            prop_assert_eq!(a.cmp(&b), one.cmp(&other));
            prop_assert_eq!(a.to_f64(), one.to_f64().value());
            for places in [0, 2, 6, 12, 30] {
                let long = Exact(Held::Long(Box::new(one.clone())));
                prop_assert_eq!(a.publish(places), long.publish(places));
            }
            if b != Exact::ZERO {
                prop_assert_eq!(a.over(&b), Exact::from(one / other));
            }
        }
    }

    #[test]
    fn a_decimal_is_the_ratio_that_it_is_written_as() {
        for text in [
            "0.25",
            "-12.50",
            "79228162514264337593543950335",
            "0.0000000000000000000000000001",
        ] {
            let places = text.split('.').nth(1).map_or(0, str::len);
            let digits: IBig = text.replace('.', "").parse().unwrap();
            let below = IBig::from(10u8).pow(places);
            assert_eq!(Some(exact(text)), Exact::ratio(digits, below), "{text}");
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
