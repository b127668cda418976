//! The files that a whole round is read from, without a profile.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use evenhand_core::{
    Bid, BidRef, Bidder, CriterionId, Pounds, Scheme, ScoredRound, Sheet, SheetState,
};
use evenhand_intake::{
    Read, Refusal, SheetIn, read_agreed, read_bids, read_declarations, read_gateways, read_scheme,
    read_scores,
};

use super::from_files::ScoredFiles;
use crate::error::ApiError;

/// A round as its files give it. Everyone with a sheet is on the panel.
pub(super) struct RoundIn {
    pub(super) round: ScoredRound,
    /// What the files hold that was set aside.
    pub(super) warnings: Vec<String>,
}

/// Reads a round. Every file is read before anything is refused, so that one
/// run names all there is to mend. Without a file of bids, every bid that is
/// scored is taken to claim every criterion.
pub(super) fn read_round(files: &ScoredFiles, bids: Option<&Path>) -> Result<RoundIn, ApiError> {
    let scheme = with_file(&files.scheme, read_scheme)?.map_err(|refusals| refused(&refusals))?;
    let mut found = Found::default();
    let listed = bids
        .map(|path| with_file(path, |name, bytes| read_bids(name, bytes, &scheme)))
        .transpose()?
        .map(|read| found.keep(read));
    if !found.refusals.is_empty() {
        return Err(refused(&found.refusals)); // unknown bids in the other files would only repeat it
    }
    let sheets = found.keep(with_file(&files.scores, |name, bytes| {
        read_scores(name, bytes, &scheme, listed.as_deref())
    })?);
    let bids = listed.unwrap_or_else(|| scored_bids(&scheme, &sheets));
    let declarations = found.optional(files.declarations.as_deref(), |name, bytes| {
        read_declarations(name, bytes, &bids)
    })?;
    let agreed = found.optional(files.agreed.as_deref(), |name, bytes| {
        read_agreed(name, bytes, &scheme, &bids)
    })?;
    let gateways = found.optional(files.gateways.as_deref(), |name, bytes| {
        read_gateways(name, bytes, &scheme, &bids)
    })?;
    if !found.refusals.is_empty() {
        return Err(refused(&found.refusals));
    }
    Ok(RoundIn {
        round: ScoredRound {
            sheets: sheets.into_iter().map(handed_in).collect(),
            bids,
            declarations,
            agreed,
            gateways,
            ..ScoredRound::new(scheme)
        },
        warnings: found.warnings,
    })
}

/// The bids that sheets speak of, each claiming every criterion. Sheets come in
/// order of bid.
fn scored_bids(scheme: &Scheme, sheets: &[SheetIn]) -> Vec<Bid> {
    let all: BTreeSet<CriterionId> = scheme.criterion_ids();
    let mut references: Vec<_> = sheets.iter().map(|sheet| sheet.bid.clone()).collect();
    references.dedup();
    let bid = |reference: BidRef| Bid {
        bidder: Bidder::new(reference.as_str()),
        reference,
        title: String::new(),
        amount: Pounds::ZERO,
        minimum_amount: None,
        objectives: all.clone(),
        groups: Default::default(),
        district: None,
        summary: None,
    };
    references.into_iter().map(bid).collect()
}

/// In files every sheet is handed in; one without a score for each criterion
/// that applies does not count.
fn handed_in(sheet: SheetIn) -> Sheet {
    Sheet {
        bid: sheet.bid,
        member: sheet.member,
        state: SheetState::Submitted,
        scores: sheet.scores,
    }
}

/// What reading the files has found so far.
#[derive(Default)]
struct Found {
    refusals: Vec<Refusal>,
    warnings: Vec<String>,
}

impl Found {
    fn keep<T>(&mut self, read: Read<T>) -> Vec<T> {
        self.refusals.extend(read.refusals);
        self.warnings.extend(read.warnings);
        read.good
    }

    fn optional<T>(
        &mut self,
        path: Option<&Path>,
        read: impl FnOnce(&str, &[u8]) -> Read<T>,
    ) -> Result<Vec<T>, ApiError> {
        path.map(|path| Ok(self.keep(with_file(path, read)?)))
            .unwrap_or_else(|| Ok(Vec::new()))
    }
}

/// Reads a file and hands its name and bytes over.
pub(super) fn with_file<T>(
    path: &Path,
    read: impl FnOnce(&str, &[u8]) -> T,
) -> Result<T, ApiError> {
    let bytes = fs::read(path).map_err(|problem| {
        ApiError::environment(format!(
            "{} cannot be read: {problem}. Check the name and that you may open it.",
            path.display()
        ))
    })?;
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    Ok(read(&name, &bytes))
}

/// The refusal of files, each fault with its place and remedy.
pub(super) fn refused(refusals: &[Refusal]) -> ApiError {
    let message = match refusals {
        [only] => only.to_string(),
        _ => format!(
            "{} places in the files are to be put right.",
            refusals.len()
        ),
    };
    ApiError::bad_data(message).with(refusals.iter().map(ToString::to_string))
}
