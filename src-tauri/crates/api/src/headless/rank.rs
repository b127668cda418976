//! `evenhand rank`: the whole ranking from files alone.

use evenhand_core::rank::rank as rank_bids;

use super::files::read_round;
use super::from_files::RankFiles;
use super::say::{Said, ranking_table};
use crate::error::ApiError;

/// Ranks bids from files.
pub(super) fn rank(files: &RankFiles, json: bool) -> Result<Said, ApiError> {
    let read = read_round(&files.scored, Some(&files.bids))?;
    let mut ranking = rank_bids(&read.round);
    ranking.warnings.splice(0..0, read.warnings.clone());
    let said = Said::new(json, &ranking, || ranking_table(&ranking, &read.round.bids));
    std::mem::forget((read, ranking)); // the program ends here, and its memory goes with it at once
    said
}
