//! `evenhand rank`: the whole ranking from files alone.

use std::fs;
use std::path::Path;

use evenhand_core::rank::{RankInput, rank as rank_bids};
use evenhand_core::{Sheet, SheetState};
use evenhand_intake::{
    Read, Refusal, SheetIn, read_agreed, read_bids, read_declarations, read_gateways, read_scheme,
    read_scores,
};

use super::arguments::RankFiles;
use super::say::{Said, ranking_table};
use crate::error::ApiError;

/// Ranks bids from files. Every file is read before anything is refused, so
/// that one run names all there is to mend.
pub(super) fn rank(files: &RankFiles, json: bool) -> Result<Said, ApiError> {
    let scheme = with_file(&files.scheme, read_scheme)?.map_err(|refusals| refused(&refusals))?;
    let mut found = Found::default();
    let bids = found.keep(with_file(&files.bids, |name, bytes| {
        read_bids(name, bytes, &scheme)
    })?);
    if !found.refusals.is_empty() {
        return Err(refused(&found.refusals)); // unknown bids in the other files would only repeat it
    }
    let sheets = found.keep(with_file(&files.scores, |name, bytes| {
        read_scores(name, bytes, &scheme, Some(&bids))
    })?);
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
    let sheets: Vec<Sheet> = sheets.into_iter().map(handed_in).collect();
    let input = RankInput {
        scheme: &scheme,
        bids: &bids,
        sheets: &sheets,
        declarations: &declarations,
        agreed: &agreed,
        gateways: &gateways,
        panel: None,
    };
    let mut ranking = rank_bids(&input);
    ranking.warnings.splice(0..0, found.warnings);
    let said = Said::new(json, &ranking, || ranking_table(&ranking, &bids));
    std::mem::forget((sheets, ranking)); // the program ends here, and its memory goes with it at once
    said
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
