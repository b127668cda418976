//! Names for ranges of the total: what the panel recommends there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Scheme;
use crate::number::Points;

/// A named range of the total, from a published figure up to the next band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TotalBand {
    /// The least published total in it, 0–100.
    pub from: Points,
    /// What the panel recommends, such as "Recommended".
    pub title: String,
}

impl Scheme {
    /// The band that a published total is in: the one with the highest `from` at or
    /// under it. `None` below the lowest, and where the scheme has no bands.
    pub fn band_of(&self, total: Points) -> Option<&TotalBand> {
        let reached = self.bands.iter().filter(|band| band.from <= total);
        reached.max_by_key(|band| band.from)
    }

    /// The bands, the highest first.
    pub fn bands_from_top(&self) -> Vec<&TotalBand> {
        let mut bands: Vec<&TotalBand> = self.bands.iter().collect();
        bands.sort_by_key(|band| std::cmp::Reverse(band.from));
        bands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme_with(bands: &[(&str, &str)]) -> Scheme {
        let bands = bands.iter().map(|(from, title)| TotalBand {
            from: from.parse().unwrap(),
            title: (*title).to_owned(),
        });
        Scheme {
            bands: bands.collect(),
            ..Scheme::empty("T")
        }
    }

    #[test]
    fn a_total_is_in_the_highest_band_that_it_reaches() {
        let scheme = scheme_with(&[("50", "Low"), ("70.5", "High"), ("60", "Middle")]);
        for (total, band) in [
            ("100", Some("High")),
            ("70.50", Some("High")),
            ("70.49", Some("Middle")),
            ("60.00", Some("Middle")),
            ("50", Some("Low")),
            ("49.99", None),
        ] {
            let found = scheme.band_of(total.parse().unwrap());
            assert_eq!(found.map(|band| band.title.as_str()), band, "{total}");
        }
    }

    #[test]
    fn a_scheme_without_bands_names_none() {
        let scheme = scheme_with(&[]);
        assert_eq!(scheme.band_of("100".parse().unwrap()), None);
        let json = serde_json::to_string(&scheme).unwrap();
        assert!(
            !json.contains("bands"),
            "it is written as it was before there were bands: {json}"
        );
    }

    #[test]
    fn bands_are_listed_from_the_top_in_whatever_order_they_are_written() {
        let scheme = scheme_with(&[("50", "Low"), ("70", "High"), ("60", "Middle")]);
        let titles = scheme.bands_from_top();
        let titles: Vec<&str> = titles.iter().map(|band| band.title.as_str()).collect();
        assert_eq!(titles, ["High", "Middle", "Low"]);
    }
}
