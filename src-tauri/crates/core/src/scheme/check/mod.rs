//! What makes a scheme one that can be followed.
//!
//! `parts` checks sections, criteria and scales; `bands` those of the total;
//! `names` checks that every id stands once and every name means something;
//! `way` says where a fault is.

use rust_decimal::Decimal;

use super::{Aggregate, Scheme};
use crate::checks::check_scheme_values;
use crate::limits;
use crate::number::{Points, Weight};

mod bands;
mod names;
mod parts;
mod titles;
mod way;

pub use way::{Fault, Step};
use way::{Faults, Way};

/// Everything that stops a scheme from being followed, in the scheme's order.
/// Empty for a scheme that can be used.
pub fn check(scheme: &Scheme) -> Vec<Fault> {
    let mut found = Faults::default();
    whole_scheme(scheme, &mut found);
    for (place, section) in scheme.sections.iter().enumerate() {
        let at = Way::root().key("sections").index(place);
        parts::check_section(section, &at, &mut found);
    }
    names::check_ids(scheme, &mut found);
    names::check_tie_breaks(scheme, &mut found);
    names::check_second_stage(scheme, &mut found);
    if found.0.is_empty()
        && let Err(fault) = check_scheme_values(scheme)
    {
        found.add(&Way::root(), fault.to_string(), "Shorten it.");
    }
    found.0
}

/// What [`check`] finds, and what a scheme that is written now has to have beside: titles. A
/// scheme of an older record is followed without them.
pub fn check_new(scheme: &Scheme) -> Vec<Fault> {
    let mut found = Faults(check(scheme));
    titles::check_titles(scheme, &mut found);
    found.0
}

fn whole_scheme(scheme: &Scheme, found: &mut Faults) {
    let root = Way::root();
    if scheme.title.trim().is_empty() {
        found.add(
            &root.key("title"),
            "The scheme has no title.",
            "Give it one.",
        );
    }
    if usize::from(scheme.decimals) > limits::DECIMALS {
        found.add(
            &root.key("decimals"),
            format!(
                "Figures cannot have {} places after the point.",
                scheme.decimals
            ),
            "Use 0 to 6.",
        );
    }
    if scheme.quorum == 0 {
        found.add(
            &root.key("quorum"),
            "A quorum of 0 would rank bids that nobody scored.",
            "Use at least 1.",
        );
    }
    if scheme.aggregate == (Aggregate::TrimmedMean { k: 0 }) {
        found.add(
            &root.key("aggregate"),
            "A trimmed mean that drops nothing is a mean.",
            "Use a \"k\" of at least 1, or the rule \"mean\".",
        );
    }
    if let Some(mark) = scheme.pass_mark {
        check_points(mark, &root.key("pass_mark"), "pass mark", found);
    }
    bands::check_bands(scheme, found);
    whole_sections(scheme, &root.key("sections"), found);
}

/// Refuses a scheme without sections, or with weights that do not sum to 100.
fn whole_sections(scheme: &Scheme, at: &Way, found: &mut Faults) {
    if scheme.sections.is_empty() {
        found.add(
            at,
            "The scheme has no section.",
            "Add one, with at least one criterion.",
        );
    } else {
        check_sum(
            scheme.sections.iter().map(|section| section.weight),
            at,
            "sections",
            found,
        );
    }
}

/// Refuses weights that do not sum to 100, or that are below 0.
fn check_sum(weights: impl Iterator<Item = Weight>, at: &Way, of: &str, found: &mut Faults) {
    let mut sum = Decimal::ZERO;
    for (place, weight) in weights.enumerate() {
        let here = at.index(place).key("weight");
        if weight.0.is_sign_negative() && !weight.0.is_zero() || weight.0 > Decimal::ONE_HUNDRED {
            found.add(
                &here,
                format!("A weight of {weight} cannot be."),
                "Use 0 to 100.",
            );
            return;
        }
        if weight.0.normalize().scale() as usize > limits::WEIGHT_PLACES {
            found.add(
                &here,
                format!(
                    "The weight {weight} has more than {} places after the point.",
                    limits::WEIGHT_PLACES
                ),
                "Use fewer.",
            );
            return;
        }
        sum = sum.saturating_add(weight.0); // each is at most 100
    }
    if sum != Decimal::ONE_HUNDRED {
        let (away, word) = (
            Decimal::ONE_HUNDRED.saturating_sub(sum).abs().normalize(),
            if sum < Decimal::ONE_HUNDRED {
                "add"
            } else {
                "take away"
            },
        );
        found.add(
            at,
            format!(
                "The weights of the {of} sum to {}, not 100.",
                sum.normalize()
            ),
            format!("Make them sum to exactly 100: {word} {away}."),
        );
    }
}

fn check_points(points: Points, at: &Way, what: &str, found: &mut Faults) {
    if points.0.is_sign_negative() && !points.0.is_zero() || points.0 > Decimal::ONE_HUNDRED {
        found.add(
            at,
            format!("A {what} of {points} cannot be reached."),
            "Use 0 to 100.",
        );
    }
}
