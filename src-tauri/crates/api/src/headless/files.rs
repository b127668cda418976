//! Files that are named on the command line: a whole round of them without a profile, and
//! single ones read or written.

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use clap::Args;
use evenhand_core::likeness::look_alike;
use evenhand_core::{
    Bid, BidRef, Bidder, CriterionId, Declaration, MemberId, Pounds, Scheme, ScoredRound, Sheet,
    SheetState,
};
use evenhand_intake::{
    Refusal, SheetIn, TableRead, read_agreed, read_bids, read_declarations, read_gateways,
    read_scheme, read_scores,
};

use serde::de::DeserializeOwned;

use crate::error::{ApiError, ErrorCode};
use crate::file::{free_place, has_ending, read_named_file, write_private, write_whole};
use crate::view::bids::FileIn;
use crate::view::exchange::FileOut;

/// The files that say how bids were scored.
#[derive(Args, Debug)]
pub(super) struct ScoredFiles {
    /// The scheme (JSON).
    #[arg(long, value_name = "FILE")]
    scheme: PathBuf,
    /// The scores (CSV, XLSX or ODS).
    #[arg(long, value_name = "FILE")]
    scores: PathBuf,
    /// Declarations of interest (CSV, XLSX or ODS).
    #[arg(long, value_name = "FILE")]
    declarations: Option<PathBuf>,
    /// Scores agreed in moderation (CSV, XLSX or ODS).
    #[arg(long, value_name = "FILE")]
    agreed: Option<PathBuf>,
    /// Answers to gateways (CSV, XLSX or ODS).
    #[arg(long, value_name = "FILE")]
    gateways: Option<PathBuf>,
}

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
    let scheme = read_whole_file(&files.scheme, read_scheme)?;
    let scheme = scheme.map_err(|refusals| refuse_places(&refusals))?;
    let mut found = Found::default();
    let listed = bids
        .map(|path| read_whole_file(path, |name, bytes| read_bids(name, bytes, &scheme)))
        .transpose()?
        .map(|read| found.keep_good(read));
    found.refuse_any()?; // unknown bids in the other files would only repeat it
    let scores = read_whole_file(&files.scores, |name, bytes| {
        read_scores(name, bytes, &scheme, listed.as_deref())
    })?;
    let sheets = found.keep_good(scores);
    let bids = listed.unwrap_or_else(|| scored_bids(&scheme, &sheets));
    let declarations = found.read_optional(files.declarations.as_deref(), |name, bytes| {
        read_declarations(name, bytes, &bids)
    })?;
    let agreed = found.read_optional(files.agreed.as_deref(), |name, bytes| {
        read_agreed(name, bytes, &scheme, &bids)
    })?;
    let gateways = found.read_optional(files.gateways.as_deref(), |name, bytes| {
        read_gateways(name, bytes, &scheme, &bids)
    })?;
    found.refuse_any()?;
    let declarations = named_as_in_sheets(declarations, &sheets);
    Ok(RoundIn {
        round: ScoredRound {
            sheets: sheets.into_iter().map(sheet_handed_in).collect(),
            bids,
            declarations,
            agreed,
            gateways,
            ..ScoredRound::new(scheme)
        },
        warnings: found.warnings,
    })
}

/// Declarations by members as the scores spell them, so that no recusal misses its member.
fn named_as_in_sheets(declarations: Vec<Declaration>, sheets: &[SheetIn]) -> Vec<Declaration> {
    let members: BTreeSet<&MemberId> = sheets.iter().map(|sheet| &sheet.member).collect();
    let spelt = |declaration: Declaration| {
        if members.contains(&declaration.member) {
            return declaration;
        }
        let name = declaration.member.as_str();
        let member = members
            .iter()
            .find(|member| look_alike(member.as_str(), name));
        let member = member.map_or(declaration.member.clone(), |member| (*member).clone());
        Declaration {
            member,
            ..declaration
        }
    };
    declarations.into_iter().map(spelt).collect()
}

/// The bids that sheets speak of, each claiming every criterion. Sheets come in
/// order of bid.
fn scored_bids(scheme: &Scheme, sheets: &[SheetIn]) -> Vec<Bid> {
    let all: BTreeSet<CriterionId> = scheme.criterion_ids();
    let mut references: Vec<_> = sheets.iter().map(|sheet| sheet.bid.clone()).collect();
    references.dedup();
    let bid = |reference: BidRef| Bid {
        objectives: all.clone(),
        ..Bid::new(
            reference.clone(),
            Bidder::new(reference.as_str()),
            "",
            Pounds::ZERO,
        )
    };
    references.into_iter().map(bid).collect()
}

/// In files every sheet is handed in; one without a score for each criterion
/// that applies does not count.
fn sheet_handed_in(sheet: SheetIn) -> Sheet {
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
    fn refuse_any(&self) -> Result<(), ApiError> {
        match self.refusals.as_slice() {
            [] => Ok(()),
            refusals => Err(refuse_places(refusals)),
        }
    }

    fn keep_good<T>(&mut self, read: TableRead<T>) -> Vec<T> {
        self.refusals.extend(read.refusals);
        self.warnings.extend(read.warnings);
        read.good
    }

    fn read_optional<T>(
        &mut self,
        path: Option<&Path>,
        read: impl FnOnce(&str, &[u8]) -> TableRead<T>,
    ) -> Result<Vec<T>, ApiError> {
        path.map(|path| Ok(self.keep_good(read_whole_file(path, read)?)))
            .unwrap_or_else(|| Ok(Vec::new()))
    }
}

/// Reads a file and hands its name and bytes over.
pub(super) fn read_whole_file<T>(
    path: &Path,
    read: impl FnOnce(&str, &[u8]) -> T,
) -> Result<T, ApiError> {
    let (name, bytes) = read_named_file(path)?;
    Ok(read(&name, &bytes))
}

/// Reads a JSON file whole, as what a command is asked. `what` it is ends the refusal:
/// "the research".
pub(super) fn read_json_file<T: DeserializeOwned>(path: &Path, what: &str) -> Result<T, ApiError> {
    let (name, bytes) = read_named_file(path)?;
    serde_json::from_slice(&bytes).map_err(|problem| {
        ApiError::bad_data(format!(
            "{name} cannot be read as {what}: {problem}. Give it as JSON."
        ))
    })
}

/// The refusal of files, each fault with its place and remedy.
pub(super) fn refuse_places(refusals: &[Refusal]) -> ApiError {
    let message = match refusals {
        [only] => only.to_string(),
        _ => format!(
            "{} places in the files are to be put right.",
            refusals.len()
        ),
    };
    ApiError::bad_data(message).with(refusals.iter().map(ToString::to_string))
}

/// A file as requests have it.
pub(super) fn file_in(path: &Path) -> Result<FileIn, ApiError> {
    read_whole_file(path, |name, bytes| FileIn::from_bytes(name, bytes))
}

/// Writes a file of an answer to a path, or under its own name to a folder, and says where.
pub(super) fn save_file(file: FileOut, out: &Path) -> Result<PathBuf, ApiError> {
    save_by(file, out, write_whole)
}

/// The same for a file that its owner alone may read, until it is sent.
pub(super) fn save_private_file(file: FileOut, out: &Path) -> Result<PathBuf, ApiError> {
    save_by(file, out, write_private)
}

fn save_by(
    file: FileOut,
    out: &Path,
    write: fn(&Path, &[u8]) -> Result<(), ApiError>,
) -> Result<PathBuf, ApiError> {
    let name = file.name.clone();
    let bytes = FileIn::from(file).bytes()?;
    let path = if out.is_dir() {
        free_place(out, &name, &bytes)
    } else {
        refuse_lacking_folder(&name, out)?;
        out.to_owned()
    };
    write(&path, &bytes)?;
    Ok(path)
}

/// Refuses a path that is no folder and does not read as a file of the kind: a folder
/// that is not there would become a file.
fn refuse_lacking_folder(name: &str, out: &Path) -> Result<(), ApiError> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ends_as_folder = out.as_os_str().to_string_lossy().ends_with(MAIN_SEPARATOR);
    if has_ending(out, ending) && !ends_as_folder {
        return Ok(());
    }
    Err(ApiError::bad_data(format!(
        "There is no folder {}. Make it first, or name a file that ends in .{ending}.",
        out.display()
    )))
}

/// A folder as requests have it.
///
/// # Errors
/// A name that is not Unicode text, which no request can carry.
pub(super) fn folder_in(folder: PathBuf) -> Result<String, ApiError> {
    folder.into_os_string().into_string().map_err(|name| {
        ApiError::of(
            ErrorCode::Usage,
            format!(
                "The name of {} is not Unicode text. Choose another folder.",
                name.display()
            ),
        )
    })
}
