//! Ids, tie-breaks and the second stage: every id stands once, and every name
//! means something.

use std::collections::BTreeSet;

use super::way::{Faults, Way};
use super::{check_points, check_sum};
use crate::limits;
use crate::scheme::Scheme;

/// Refuses ids that are empty, hold control characters, or stand twice.
pub(super) fn check_ids(scheme: &Scheme, found: &mut Faults) {
    let mut sections = BTreeSet::new();
    let mut criteria = BTreeSet::new();
    let mut gateways = BTreeSet::new();
    for (place, section) in scheme.sections.iter().enumerate() {
        let at = Way::root().key("sections").index(place);
        check_id(
            section.id.as_str(),
            "section",
            &mut sections,
            &at.key("id"),
            found,
        );
        for (inner, criterion) in section.criteria.iter().enumerate() {
            let at = at.key("criteria").index(inner).key("id");
            check_id(
                criterion.id.as_str(),
                "criterion",
                &mut criteria,
                &at,
                found,
            );
        }
    }
    for (place, gateway) in scheme.gateways.iter().enumerate() {
        let at = Way::root().key("gateways").index(place).key("id");
        check_id(gateway.id.as_str(), "gateway", &mut gateways, &at, found);
    }
}

fn check_id<'a>(
    id: &'a str,
    what: &str,
    seen: &mut BTreeSet<&'a str>,
    at: &Way,
    found: &mut Faults,
) {
    if id.is_empty()
        || id.chars().count() > limits::ID_LETTERS
        || id.trim() != id
        || id.contains(|c: char| c.is_control() || c == ';')
    {
        found.add(
            at,
            format!("\"{id}\" cannot be the id of a {what}."),
            "Use 1 to 100 letters and digits, without blanks at the ends and without semicolons.",
        );
    } else if !seen.insert(id) {
        found.add(
            at,
            format!("Two {what} ids are \"{id}\"."),
            "Give each its own.",
        );
    }
}

/// Refuses tie-breaks that name nothing.
pub(super) fn check_tie_breaks(scheme: &Scheme, found: &mut Faults) {
    for (place, tie_break) in scheme.tie_breaks.iter().enumerate() {
        let at = Way::root().key("tie_breaks").index(place);
        if !tie_break.fits(scheme) {
            found.add(
                &at,
                format!(
                    "The tie-break \"{}\" names nothing in the scheme.",
                    tie_break.code()
                ),
                "Name a section or a criterion of the scheme, or give the draw a seed.",
            );
        }
    }
}

/// Refuses a second stage that does not weigh every section once.
pub(super) fn check_second_stage(scheme: &Scheme, found: &mut Faults) {
    let Some(stage) = &scheme.second_stage else {
        return;
    };
    let at = Way::root().key("second_stage");
    check_points(stage.mark, &at.key("mark"), "mark", found);
    let weights = at.key("weights");
    for section in &scheme.sections {
        if !stage.weights.contains_key(&section.id) {
            found.add(
                &weights,
                format!("The second stage gives section {} no weight.", section.id),
                "Give every section one.",
            );
        }
    }
    for id in stage
        .weights
        .keys()
        .filter(|id| scheme.sections.iter().all(|section| section.id != **id))
    {
        found.add(
            &weights.name(id.as_str()),
            format!("The second stage weighs a section \"{id}\" that the scheme does not have."),
            "Name a section of the scheme.",
        );
    }
    check_sum(
        stage.weights.values().copied(),
        &weights,
        "second stage",
        found,
    );
}
