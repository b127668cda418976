//! Decimals as whole numbers: what to multiply and divide by.

use rust_decimal::Decimal;

use crate::fit::{TooManyFigures, within};

/// How decimals become whole numbers: each times `times`, over `over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scaling {
    pub(crate) times: i128,
    pub(crate) over: i128,
}

/// The greatest common divisor; of nothing and nothing, nothing.
pub(crate) fn gcd(one: i128, other: i128) -> i128 {
    match one.checked_rem(other) {
        None => one,
        Some(rest) => gcd(other, rest),
    }
}

/// The least common multiple of two numbers over 0.
pub(crate) fn lcm(one: i128, other: i128) -> Result<i128, TooManyFigures> {
    let part = one.checked_div(gcd(one, other)).ok_or(TooManyFigures)?;
    within(part.checked_mul(other).ok_or(TooManyFigures)?)
}

/// The least number that makes the decimal whole.
pub(crate) fn denominator(decimal: Decimal) -> Result<i128, TooManyFigures> {
    let ten_to = 10_i128.checked_pow(decimal.scale()).ok_or(TooManyFigures)?;
    let shared = gcd(decimal.mantissa(), ten_to).abs();
    within(ten_to.checked_div(shared).ok_or(TooManyFigures)?)
}

/// The decimal times a number that makes it whole.
pub(crate) fn whole(decimal: Decimal, times: i128) -> Result<i128, TooManyFigures> {
    let above = decimal.mantissa().checked_mul(times);
    let below = 10_i128.checked_pow(decimal.scale());
    let whole = above.zip(below).and_then(|(above, below)| {
        let rest = above.checked_rem(below)?;
        above.checked_div(below).filter(|_| rest == 0)
    });
    within(whole.ok_or(TooManyFigures)?)
}

/// The least number that makes all the decimals whole.
pub(crate) fn common_denominator(
    decimals: impl IntoIterator<Item = Decimal>,
) -> Result<i128, TooManyFigures> {
    let mut decimals = decimals.into_iter();
    decimals.try_fold(1, |so_far, decimal| lcm(so_far, denominator(decimal)?))
}

/// Weights as the smallest whole numbers in the same proportions.
pub(crate) fn whole_weights(weights: &[Decimal]) -> Result<(Vec<i128>, Scaling), TooManyFigures> {
    let times = common_denominator(weights.iter().copied())?;
    let scaled: Vec<i128> = weights
        .iter()
        .map(|weight| whole(*weight, times))
        .collect::<Result<_, _>>()?;
    let over = scaled.iter().copied().fold(0, gcd).max(1);
    let divided = scaled.iter().map(|weight| weight.checked_div(over));
    let divided = divided.collect::<Option<_>>().ok_or(TooManyFigures)?;
    Ok((divided, Scaling { times, over }))
}

/// The least whole number of units, of `scale` to one, that reaches a mark.
pub(crate) fn units_to_reach(mark: Decimal, scale: i128) -> Result<i128, TooManyFigures> {
    let above = mark.mantissa().checked_mul(scale);
    let below = 10_i128.checked_pow(mark.scale());
    let units = above.zip(below).and_then(|(above, below)| {
        let up = below.checked_sub(1)?;
        above.checked_add(up)?.checked_div(below)
    });
    within(units.ok_or(TooManyFigures)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn weights_keep_their_proportions() {
        for (weights, whole, times, over) in [
            (&["60", "20", "20"][..], &[3, 1, 1][..], 1, 20),
            (&["33.33", "66.67"], &[3333, 6667], 100, 1),
            (&["12.5", "87.5"], &[1, 7], 2, 25),
            (&["100", "0"], &[1, 0], 1, 100),
            (&["50.00", "50"], &[1, 1], 1, 50),
        ] {
            let scaling = Scaling { times, over };
            let found = whole_weights(&decimals(weights));
            assert_eq!(found, Ok((whole.to_vec(), scaling)), "{weights:?}");
        }
    }

    #[test]
    fn a_mark_between_two_published_figures_is_reached_by_the_upper() {
        for (mark, units) in [("50", 500), ("50.05", 501), ("50.1", 501), ("0", 0)] {
            assert_eq!(
                units_to_reach(mark.parse().unwrap(), 10),
                Ok(units),
                "{mark}"
            );
        }
    }

    #[test]
    fn halves_and_quarters_are_made_whole() {
        assert_eq!(common_denominator(decimals(&["0.5", "-2", "0.25"])), Ok(4));
        assert_eq!(whole("-0.75".parse().unwrap(), 4), Ok(-3));
        assert_eq!(whole("0.3".parse().unwrap(), 4), Err(TooManyFigures));
    }
}
