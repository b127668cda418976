//! The exact numbers of a round: scores, weights, points, pounds, and the figures of measures.
//!
//! Each is a decimal written as a string in every file ("61.33"), because JSON
//! numbers are floats to most readers. None is ever a float here.

use std::{fmt, str::FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

pub use crate::amount::NotAnAmount;
use crate::limits;

/// Says why a text is not an exact decimal number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// Nothing was there.
    #[error("nothing is given")]
    Empty,
    /// Commas, or spaces between digits.
    #[error("it has a separator between the digits")]
    Separator,
    /// Anything else that is not digits with at most one point.
    #[error("it is not a number")]
    Malformed,
    /// More digits than an exact decimal holds (28).
    #[error("it has more digits than can be kept exactly")]
    TooLong,
}

/// Reads a plain decimal: an optional sign, digits, at most one point.
///
/// # Errors
/// [`NotANumber`] for everything else, exponents, separators and blanks included.
pub fn parse_decimal(text: &str) -> Result<Decimal, NotANumber> {
    if text.is_empty() {
        return Err(NotANumber::Empty);
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.contains([',', ' ', '\u{a0}', '_', '\'']) {
        return Err(NotANumber::Separator);
    }
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !plain || !digits.bytes().any(|b| b.is_ascii_digit()) {
        return Err(NotANumber::Malformed);
    }
    if digits.bytes().filter(|b| *b == b'.').count() > 1 {
        return Err(NotANumber::Malformed);
    }
    Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(text)).map_err(|_| NotANumber::TooLong)
}

macro_rules! decimals {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
        #[ts(type = "string")]
        pub struct $name(pub Decimal);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotANumber;

            fn from_str(text: &str) -> Result<Self, NotANumber> {
                parse_decimal(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_any(DecimalText).map(Self)
            }
        }
    )*};
}

decimals! {
    /// A score in its criterion's own scale.
    Score;
    /// A weight, in hundredths: all the weights of a scheme's sections sum to 100,
    /// and so do those of the criteria in each section.
    Weight;
    /// A figure on the common 0–100 scale, 100 the best.
    Points;
    /// A figure of a measure: a count, a percentage, pounds.
    MeasureFigure;
    /// An amount of money in pounds, exact to the penny.
    Pounds;
}

impl Weight {
    /// Whether it weighs nothing.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }
}

/// Takes a decimal from a string, or from a whole number; refuses a float,
/// which may already have lost digits.
struct DecimalText;

impl de::Visitor<'_> for DecimalText {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number in quotes, such as \"12.5\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
        parse_decimal(text).map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
        Ok(Decimal::from(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(Decimal::from(number))
    }
}

impl Pounds {
    /// The largest amount that is taken: a million million pounds, so that sums stay exact.
    pub const MOST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Checks that it is an amount of money: whole pence, 0 to [`Pounds::MOST`].
    ///
    /// # Errors
    /// [`NotAnAmount`] says what is wrong with it.
    pub fn check(self) -> Result<(), NotAnAmount> {
        if self.0.is_sign_negative() && !self.0.is_zero() {
            return Err(NotAnAmount::Negative);
        }
        if self.0 > Self::MOST {
            return Err(NotAnAmount::TooLarge);
        }
        if self.0.normalize().scale() as usize > limits::POUNDS_PLACES {
            return Err(NotAnAmount::PartsOfAPenny);
        }
        Ok(())
    }

    /// Writes the amount for people: `£1,234,567.00`, or `£331,000` where there are no pence.
    pub fn to_words(self) -> String {
        let whole = self.0.trunc().to_string();
        let pence = self.0.fract().normalize();
        if pence.is_zero() {
            format!("£{}", group_thousands(&whole))
        } else {
            let text = format!("{:.2}", self.0);
            let pence = text.rsplit('.').next().unwrap_or("00");
            format!("£{}.{pence}", group_thousands(&whole))
        }
    }
}

/// Puts a comma between each three digits of a whole number without a sign.
pub fn group_thousands(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len().saturating_mul(2));
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && digits.len().saturating_sub(place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl std::iter::Sum for Pounds {
    /// The sum; at most the largest decimal, which no amounts within the limits reach.
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        let add = |sum: Decimal, amount: Self| sum.saturating_add(amount.0);
        Self(amounts.fold(Decimal::ZERO, add))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, pounds) in [
            ("1000", "£1,000"),
            ("£24500.50", "£24,500.50"),
            ("1234567.00", "£1,234,567"),
            ("0.1", "£0.10"),
            ("999", "£999"),
        ] {
            assert_eq!(
                Pounds::parse(text).map(Pounds::to_words),
                Ok(pounds.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused_with_its_reason() {
        assert_eq!(
            Pounds::parse("1,0000"),
            Err(NotAnAmount::Separators(None)),
            "thousands stand in threes"
        );
        assert_eq!(Pounds::parse("£1000.005"), Err(NotAnAmount::PartsOfAPenny));
        assert_eq!(Pounds::parse("-1"), Err(NotAnAmount::Negative));
        assert_eq!(
            Pounds::parse("1e6"),
            Err(NotAnAmount::Number(NotANumber::Malformed))
        );
        assert_eq!(
            Pounds::parse(""),
            Err(NotAnAmount::Number(NotANumber::Empty))
        );
        assert_eq!(
            Pounds::parse("1000000000000.01"),
            Err(NotAnAmount::TooLarge)
        );
        assert_eq!(
            Pounds::parse("1000000000000").map(|p| p.0),
            Ok(Pounds::MOST)
        );
    }

    #[test]
    fn a_float_in_json_is_refused_because_digits_may_be_lost() {
        assert!(
            serde_json::from_str::<Weight>("0.1").is_err(),
            "0.1 has no exact float"
        );
        assert_eq!(
            serde_json::from_str::<Weight>("40").ok(),
            Weight::from_str("40").ok()
        );
        assert_eq!(
            serde_json::from_str::<Weight>("\"0.1\"").ok(),
            Weight::from_str("0.1").ok()
        );
    }
}
