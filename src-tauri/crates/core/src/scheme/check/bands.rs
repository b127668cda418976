//! Bands: each begins at a figure that a total can be published as, and no two
//! are alike.

use super::check_points;
use super::way::{Faults, Way};
use crate::limits::{BAND_LETTERS, BANDS};
use crate::scheme::{Scheme, TotalBand};

/// Everything wrong with the bands.
pub(super) fn check_bands(scheme: &Scheme, found: &mut Faults) {
    let at = Way::root().key("bands");
    if scheme.bands.len() > BANDS {
        found.add(
            &at,
            format!("The scheme has {} bands.", scheme.bands.len()),
            format!("Use at most {BANDS}."),
        );
        return;
    }
    for (index, band) in scheme.bands.iter().enumerate() {
        let before = scheme.bands.get(..index).unwrap_or_default();
        check_from(scheme, band, before, &at.index(index).key("from"), found);
        check_title(band, before, &at.index(index).key("title"), found);
    }
}

/// Refuses a beginning that no total is published as, or where another band begins.
fn check_from(
    scheme: &Scheme,
    band: &TotalBand,
    before: &[TotalBand],
    at: &Way,
    found: &mut Faults,
) {
    let (from, places) = (band.from, scheme.decimals);
    check_points(from, at, "band from", found);
    if from.0.normalize().scale() > u32::from(places) {
        found.add(
            at,
            format!(
                "No total is published as {from}: totals have {places} places after the point."
            ),
            format!("Use at most {places}."),
        );
    }
    if before.iter().any(|other| other.from == from) {
        found.add(
            at,
            format!("Another band begins at {from} too."),
            "Let each begin at a total of its own.",
        );
    }
}

/// Refuses a title that says nothing, that does not fit a line, or that another band has.
fn check_title(band: &TotalBand, before: &[TotalBand], at: &Way, found: &mut Faults) {
    let title = band.title.trim();
    if title.is_empty() {
        found.add(
            at,
            "The band has no title.",
            "Say what the panel recommends, such as \"Recommended\".",
        );
    } else if title.chars().count() > BAND_LETTERS || title.contains(char::is_control) {
        found.add(
            at,
            "The title of the band does not fit on a line.",
            format!("Use at most {BAND_LETTERS} letters, without line breaks."),
        );
    }
    let same = |other: &&TotalBand| other.title.trim().to_lowercase() == title.to_lowercase();
    if !title.is_empty() && before.iter().any(|other| same(&other)) {
        found.add(
            at,
            format!("Another band is called \"{title}\" too."),
            "Give each its own title.",
        );
    }
}
