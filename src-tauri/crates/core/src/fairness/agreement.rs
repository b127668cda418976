//! How far members agree, measured three ways on one table of scores.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::alpha::{Alpha, alpha};
use super::concordance::kendall_w;
use super::count;
use super::figure::Reasons;
use super::icc::{Icc, icc};
use super::ratings::{Given, Ratings};

/// Agreement of the members, with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Agreement {
    /// How many bids have any of the scores.
    pub bids: u32,
    /// How many of them every one of these members scored: those that the
    /// intraclass correlations and Kendall's W rest on.
    pub complete_bids: u32,
    /// How many members gave any of the scores.
    pub members: u32,
    /// How many sheets the scores come from.
    pub sheets: u32,
    /// Krippendorff's α, on whichever scores there are.
    pub krippendorff_alpha: Alpha,
    /// Intraclass correlations.
    pub icc: Icc,
    /// Kendall's coefficient of concordance, 0 to 1.
    pub kendall_w: Option<f64>,
    /// Why a figure is `null`, as a sentence, by its name ("icc.1_1").
    pub reasons: BTreeMap<String, String>,
}

/// Measures agreement on what each bid was given.
pub(super) fn agreement(bids: Vec<Vec<Given<'_>>>) -> Agreement {
    let ratings = Ratings::of(bids);
    let mut reasons = Reasons::default();
    Agreement {
        bids: count(ratings.bids()),
        complete_bids: count(ratings.complete_rows().len()),
        members: count(ratings.members()),
        sheets: count(ratings.scores()),
        krippendorff_alpha: alpha(&ratings, &mut reasons),
        icc: icc(&ratings, &mut reasons),
        kendall_w: reasons.take("kendall_w", kendall_w(&ratings)),
        reasons: reasons.into_map(),
    }
}
