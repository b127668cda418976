//! The total of a bid on one line, as a reader would work it out.

use evenhand_core::{Points, rank::BidFigures, scheme::Scheme};
use rust_decimal::{Decimal, RoundingStrategy};

use super::bid::Case;
use crate::{
    PackError,
    layout::{Flow, Text, style::DENSE},
    papers::Papers,
};

/// Lays the line out, where the bid has figures.
pub(crate) fn sum(flow: &mut Flow, papers: &Papers<'_>, case: Case<'_>) -> Result<(), PackError> {
    let Some(figures) = case.figures() else {
        return Ok(());
    };
    flow.skip(4.0);
    let words = working(&papers.input.scheme, figures);
    let agreed = papers
        .agreed(&case.bid.reference)
        .iter()
        .any(|agreed| agreed.is_complete());
    flow.dense(&Text::new("Total", DENSE.strong()).then(format!("= {words}"), DENSE))?;
    if agreed {
        flow.note("Agreed scores stand in place of the members’ on the criteria marked.")
    } else {
        Ok(())
    }
}

/// "0.60 × 72.50 + 0.40 × 61.00 = 67.90", and what to say where the rounded
/// figures do not give the published one to the last digit.
pub(crate) fn working(scheme: &Scheme, figures: &BidFigures) -> String {
    let weighed =
        |by: &dyn Fn(&evenhand_core::SectionId) -> Option<Decimal>| -> Vec<(Decimal, Points)> {
            scheme
                .sections
                .iter()
                .filter_map(|section| {
                    Some((
                        by(&section.id)? / Decimal::ONE_HUNDRED,
                        *figures.sections.get(&section.id)?,
                    ))
                })
                .collect()
        };
    let first = weighed(&|id| {
        scheme
            .sections
            .iter()
            .find(|section| section.id == *id)
            .map(|section| section.weight.0)
    });
    let second = scheme
        .second_stage
        .as_ref()
        .map(|stage| weighed(&|id| stage.weights.get(id).map(|weight| weight.0)));
    let terms = second
        .filter(|second| off(second, figures.total) < off(&first, figures.total))
        .unwrap_or(first);
    let written: Vec<String> = terms
        .iter()
        .map(|(weight, points)| format!("{:.*} × {points}", places(*weight), weight.normalize()))
        .collect();
    format!(
        "{} {}",
        written.join(" + "),
        verdict(value(&terms), figures.total, u32::from(scheme.decimals))
    )
}

/// A weight shows at least two places ("0.60").
fn places(weight: Decimal) -> usize {
    usize::try_from(weight.normalize().scale().max(2)).unwrap_or(2)
}

fn value(terms: &[(Decimal, Points)]) -> Decimal {
    terms.iter().map(|(weight, points)| weight * points.0).sum()
}

fn off(terms: &[(Decimal, Points)], total: Points) -> Decimal {
    (value(terms) - total.0).abs()
}

/// Says how the sum of the rounded figures stands to the published total; never
/// "=" where it is not equal.
fn verdict(sum: Decimal, total: Points, decimals: u32) -> String {
    if sum == total.0 {
        return format!("= {total}");
    }
    if sum.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero) == total.0 {
        return format!("= {}, rounded to {total}", sum.normalize());
    }
    format!(
        "= {} from the rounded section scores; {total} is published, from the exact ones",
        sum.normalize()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict_of(sum: &str, total: &str) -> String {
        verdict(sum.parse().unwrap(), total.parse().unwrap(), 2)
    }

    #[test]
    fn the_sign_of_equality_is_never_wrong() {
        assert_eq!(verdict_of("67.9", "67.90"), "= 67.90");
        assert_eq!(verdict_of("67.9860", "67.99"), "= 67.986, rounded to 67.99");
        assert_eq!(
            verdict_of("67.984", "67.99"),
            "= 67.984 from the rounded section scores; 67.99 is published, from the exact ones"
        );
    }

    #[test]
    fn a_weight_shows_two_places_or_all_it_has() {
        let shown = |weight: &str| {
            let weight: Decimal = weight.parse().unwrap();
            format!("{:.*}", places(weight), weight.normalize())
        };
        assert_eq!(
            (shown("0.6"), shown("0.333"), shown("1")),
            ("0.60".into(), "0.333".into(), "1.00".into())
        );
    }
}
