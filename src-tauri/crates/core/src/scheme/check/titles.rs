//! Sections and criteria are called something: members score them by their titles.

use super::way::{Faults, Way};
use crate::scheme::Scheme;

/// Refuses sections and criteria without a title.
pub(super) fn check_titles(scheme: &Scheme, found: &mut Faults) {
    for (place, section) in scheme.sections.iter().enumerate() {
        let at = Way::root().key("sections").index(place);
        check_title(&section.title, "section", &at, found);
        for (place, criterion) in section.criteria.iter().enumerate() {
            let at = at.key("criteria").index(place);
            check_title(&criterion.title, "criterion", &at, found);
        }
    }
}

fn check_title(title: &str, what: &str, at: &Way, found: &mut Faults) {
    if title.trim().is_empty() {
        found.add(
            &at.key("title"),
            format!("The {what} has no title."),
            "Give it one: members see it on the sheet.",
        );
    }
}
