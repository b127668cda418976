//! The total of a bid on one line, as a reader would work it out.

use evenhand_core::{Points, rank::BidFigures, scheme::Scheme};
use rust_decimal::{Decimal, RoundingStrategy};

use super::standing::PlacedBid;
use crate::{
    PackError,
    layout::{Flow, Text, style::DENSE},
    papers::Papers,
};

/// Lays the line out, where the bid has figures.
pub(crate) fn draw_sum(
    flow: &mut Flow,
    papers: &Papers<'_>,
    placed: PlacedBid<'_>,
) -> Result<(), PackError> {
    let Some(figures) = placed.figures() else {
        return Ok(());
    };
    flow.skip_space(4.0);
    let words = sum_in_words(&papers.input.scheme, figures);
    let agreed = papers
        .agreed_scores(&placed.bid.reference)
        .iter()
        .any(|agreed| agreed.is_complete());
    flow.add_dense(&Text::new("Total", DENSE.strong()).then(format!("= {words}"), DENSE))?;
    if agreed {
        flow.add_note("Agreed scores stand in place of the members’ on the criteria marked.")
    } else {
        Ok(())
    }
}

/// A section's weight as a fraction of 1, and its score.
type Term = (Decimal, Points);

/// "0.60 × 72.50 + 0.40 × 61.00 = 67.90", and what to say where the rounded
/// figures do not give the published one to the last digit.
fn sum_in_words(scheme: &Scheme, figures: &BidFigures) -> String {
    let terms = weighted_sections(scheme, figures);
    let written: Vec<String> = terms
        .iter()
        .map(|(weight, points)| {
            let digits = decimal_places(*weight);
            format!("{:.*} × {points}", digits, weight.normalize())
        })
        .collect();
    let products = terms
        .iter()
        .map(|(weight, points)| weight.saturating_mul(points.0));
    let sum = products.fold(Decimal::ZERO, Decimal::saturating_add);
    let verdict = sum_verdict(sum, figures.total, u32::from(scheme.decimals));
    format!("{} {verdict}", written.join(" + "))
}

/// Each section's score with the weight that it has in the total that ranks.
fn weighted_sections(scheme: &Scheme, figures: &BidFigures) -> Vec<Term> {
    let sections = scheme.sections.iter();
    let terms = sections.filter_map(|section| {
        let weight = scheme.final_weight(section).0 / Decimal::ONE_HUNDRED;
        Some((weight, *figures.sections.get(&section.id)?))
    });
    terms.collect()
}

/// A weight shows at least two places ("0.60").
fn decimal_places(weight: Decimal) -> usize {
    usize::try_from(weight.normalize().scale().max(2)).unwrap_or(2)
}

/// Says how the sum of the rounded figures stands to the published total; never
/// "=" where it is not equal.
fn sum_verdict(sum: Decimal, total: Points, decimals: u32) -> String {
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
    use std::collections::BTreeMap;

    use evenhand_core::{
        SectionId, Weight,
        scheme::{SecondStage, norfolk::norfolk},
    };

    use super::*;

    fn verdict_of(sum: &str, total: &str) -> String {
        sum_verdict(sum.parse().unwrap(), total.parse().unwrap(), 2)
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
            format!("{:.*}", decimal_places(weight), weight.normalize())
        };
        assert_eq!(
            (shown("0.6"), shown("0.333"), shown("1")),
            ("0.60".into(), "0.333".into(), "1.00".into())
        );
    }

    #[test]
    fn the_weights_shown_are_those_of_the_total_that_ranks() {
        let mut scheme = norfolk();
        let ids: Vec<SectionId> = scheme.sections.iter().map(|one| one.id.clone()).collect();
        let share = Decimal::ONE_HUNDRED / Decimal::from(ids.len());
        let weights = ids.iter().map(|id| (id.clone(), Weight(share))).collect();
        scheme.second_stage = Some(SecondStage {
            weights,
            mark: Points::default(),
        });
        let fifty: Points = "50.00".parse().unwrap();
        let figures = BidFigures {
            total: fifty,
            band: None,
            sections: ids.iter().map(|id| (id.clone(), fifty)).collect(),
            criteria: BTreeMap::new(),
            sheets: 3,
        };
        let terms = weighted_sections(&scheme, &figures);
        assert!(
            terms
                .iter()
                .all(|(weight, _)| *weight == share / Decimal::ONE_HUNDRED),
            "both stages give the total that is published, and the second is the one that ranks: {terms:?}"
        );
    }
}
