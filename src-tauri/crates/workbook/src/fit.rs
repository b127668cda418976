//! What a spreadsheet can do exactly.
//!
//! Cells hold doubles, and spreadsheets compare and cut them at about 15 figures. Measured
//! in LibreOffice, `QUOTIENT` of whole numbers erred nowhere below the two bounds here,
//! which leave a factor of ten to the first error found.

/// The largest number that is divided, exclusive.
pub(crate) const MOST_ABOVE: i128 = 100_000_000_000_000;
/// The largest number that is divided by, exclusive.
pub(crate) const MOST_BELOW: i128 = 10_000_000_000;
/// The largest product on the way to a least common multiple, exclusive: under 2^53.
pub(crate) const MOST_PRODUCT: i128 = 9_000_000_000_000_000;

/// Numbers of the row, or of the scheme, that have more figures than a spreadsheet keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooManyFigures;

/// Whether a figure with so many units to a point is divided in two steps, the points
/// first, so that fewer figures are needed.
pub(crate) fn divides_in_two(unit: i128) -> bool {
    unit > 100
}

/// A share of 0 to 1 as published units of 0–100, `unit` to a point, midpoints up: the
/// `QUOTIENT` of `2 × 100 × unit × above + below` and `2 × below`. In two steps that is done
/// with what the whole points leave.
pub(crate) fn round_share(above: i128, below: i128, unit: i128) -> Result<i128, TooManyFigures> {
    let hundredfold = product(&[100, above])?;
    if below >= MOST_BELOW || below <= 0 {
        return Err(TooManyFigures);
    }
    if !divides_in_two(unit) {
        return divide_half_up(hundredfold, below, unit);
    }
    if hundredfold >= MOST_ABOVE {
        return Err(TooManyFigures);
    }
    let points = hundredfold.checked_div(below).ok_or(TooManyFigures)?;
    let left = hundredfold.checked_rem(below).ok_or(TooManyFigures)?;
    sum([
        product(&[points, unit])?,
        divide_half_up(left, below, unit)?,
    ])
}

fn divide_half_up(above: i128, below: i128, unit: i128) -> Result<i128, TooManyFigures> {
    let doubled = product(&[2, unit, above])?;
    let whole = sum([doubled, below])?;
    if whole >= MOST_ABOVE {
        return Err(TooManyFigures);
    }
    whole
        .checked_div(product(&[2, below])?)
        .ok_or(TooManyFigures)
}

/// The product of whole numbers.
pub(crate) fn product(factors: &[i128]) -> Result<i128, TooManyFigures> {
    let multiply = |so_far: i128, factor: &i128| so_far.checked_mul(*factor);
    let whole = factors.iter().try_fold(1, multiply).ok_or(TooManyFigures)?;
    within(whole)
}

/// A whole number that a cell holds exactly.
pub(crate) fn within(whole: i128) -> Result<i128, TooManyFigures> {
    if whole.checked_abs().is_some_and(|size| size < MOST_PRODUCT) {
        Ok(whole)
    } else {
        Err(TooManyFigures)
    }
}

/// The sum of whole numbers.
pub(crate) fn sum(terms: impl IntoIterator<Item = i128>) -> Result<i128, TooManyFigures> {
    let add = |so_far: i128, term: i128| so_far.checked_add(term);
    let whole = terms.into_iter().try_fold(0, add).ok_or(TooManyFigures)?;
    within(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midpoints_round_up_and_what_has_too_many_figures_is_refused() {
        for (above, below, unit, units) in [
            (1, 8, 1, Ok(13)), // 12.5 is a midpoint
            (1, 3, 100, Ok(3333)),
            (1, 1, 100, Ok(10_000)),
            (2, 3, 1_000_000, Ok(66_666_667)),
            (1, 1_600_000, 1000, Ok(0)),
            (1, 1_600_000, 10_000, Ok(1)),
            (5_000_000, 40_000_000, 1_000_000, Ok(12_500_000)),
            (1, MOST_BELOW, 1, Err(TooManyFigures)),
            (1_000_000_000, 9_000_000_000, 100, Ok(1111)),
            (1_000_000_000, 9_000_000_000, 1_000_000, Err(TooManyFigures)),
            (0, 0, 1, Err(TooManyFigures)),
        ] {
            let found = round_share(above, below, unit);
            assert_eq!(found, units, "{above} of {below} in units of 1/{unit}");
        }
        assert_eq!(product(&[i128::MAX, 2]), Err(TooManyFigures));
    }
}
