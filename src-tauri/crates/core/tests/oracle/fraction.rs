//! Exact fractions, and the one way of printing them.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use rust_decimal::Decimal;

pub type Fraction = BigRational;

/// A whole number as a fraction.
pub fn whole(number: usize) -> Fraction {
    Fraction::from_integer(BigInt::from(number))
}

/// Reads a decimal from its printed text, digit by digit.
pub fn fraction(decimal: Decimal) -> Fraction {
    let text = decimal.to_string();
    let places = text.split('.').nth(1).map_or(0, str::len);
    let digits: BigInt = text.replace('.', "").parse().unwrap();
    Fraction::new(digits, ten_to(places))
}

fn ten_to(places: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(places).unwrap())
}

pub fn sum(terms: &[Fraction]) -> Fraction {
    terms.iter().fold(whole(0), |sum, term| sum + term)
}

pub fn mean(terms: &[Fraction]) -> Fraction {
    sum(terms) / whole(terms.len())
}

/// A figure as it is printed: so many units of the last place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Printed {
    units: BigInt,
    places: usize,
}

impl Printed {
    /// Rounds by looking at what is left after whole units: half or more of a
    /// unit goes away from zero.
    pub fn of(exact: &Fraction, places: usize) -> Self {
        let above = exact.numer() * ten_to(places);
        let (sign, above) = (above.sign(), BigInt::from(above.magnitude().clone()));
        let mut units = &above / exact.denom();
        let left = above - &units * exact.denom();
        if left * BigInt::from(2) >= *exact.denom() {
            units += BigInt::from(1);
        }
        if sign == Sign::Minus {
            units = -units;
        }
        Self { units, places }
    }

    /// The figure as an exact fraction again.
    pub fn value(&self) -> Fraction {
        Fraction::new(self.units.clone(), ten_to(self.places))
    }

    /// Whether the exact figure stands just between two printed ones.
    pub fn is_midpoint(exact: &Fraction, places: usize) -> bool {
        (exact * Fraction::from_integer(ten_to(places) * BigInt::from(2))).is_integer()
            && !(exact * Fraction::from_integer(ten_to(places))).is_integer()
    }

    /// The text of the figure, with every place written.
    pub fn text(&self) -> String {
        let digits = self.units.magnitude().to_string();
        let digits = format!("{digits:0>width$}", width = self.places + 1);
        let (before, after) = digits.split_at(digits.len() - self.places);
        let minus = if self.units.sign() == Sign::Minus {
            "-"
        } else {
            ""
        };
        let point = if self.places > 0 { "." } else { "" };
        format!("{minus}{before}{point}{after}")
    }
}

#[test]
fn a_figure_is_printed_as_a_person_would() {
    let cases = [
        (-5, 2, 0, "-3"),
        (1, 3, 2, "0.33"),
        (2, 3, 2, "0.67"),
        (1, 200, 2, "0.01"),
        (-1, 3, 0, "0"),
        (25, 1, 3, "25.000"),
    ];
    for (above, below, places, text) in cases {
        let exact = Fraction::new(BigInt::from(above), BigInt::from(below));
        assert_eq!(Printed::of(&exact, places).text(), text, "{above}/{below}");
    }
}
