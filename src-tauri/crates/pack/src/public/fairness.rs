//! The fairness figures of the whole panel, members by their letters.

use evenhand_core::{Titled, VariantArray, fairness::stability::Band};

use super::{
    PublicFairness,
    letters::{Letters, letter_name},
};
use crate::{
    input::{PackFairness, PackInput},
    pages::{MemberSeverity, repeat_words},
};

/// Takes the figures that are of the whole panel. Warnings name members and stay out; so
/// do the figures of single bids.
pub(super) fn public_fairness(input: &PackInput, letters: &Letters<'_>) -> Option<PublicFairness> {
    let given = input.fairness.as_ref()?;
    Some(PublicFairness {
        agreement: given.fairness.agreement.clone(),
        by_criterion: given.fairness.by_criterion.clone(),
        severity: list_severity(given, letters),
        severity_reason: given.fairness.severity_reason.clone(),
        stability: count_bands(given),
        repeat: repeat_words(given),
    })
}

fn list_severity(given: &PackFairness, letters: &Letters<'_>) -> Vec<MemberSeverity<'static>> {
    let members = given.fairness.severity.iter();
    let mut lettered: Vec<_> = members
        .filter_map(|one| Some((letters.place(&one.member)?, one)))
        .collect();
    lettered.sort_by_key(|(place, _)| *place);
    let named = lettered.into_iter().map(|(place, one)| MemberSeverity {
        name: letter_name(place).into(),
        sheets: one.sheets,
        effect: one.effect,
        se: one.se,
    });
    named.collect()
}

fn count_bands(given: &PackFairness) -> Vec<(&'static str, usize)> {
    let count = |band: Band| {
        given
            .stability
            .iter()
            .filter(|one| one.band == band)
            .count()
    };
    let bands = Band::VARIANTS.iter();
    bands.map(|band| (band.title(), count(*band))).collect()
}
