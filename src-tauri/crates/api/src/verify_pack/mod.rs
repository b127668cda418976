//! Checking a decision pack with nothing but its file.
//!
//! What the pack prints and holds is read in another process ([`evenhand_packreader`]). Its
//! records are applied in a throwaway profile that is nobody's; from that the pack is made
//! again, and the two are compared: file by file, table by table, page by page, and where
//! the same version of the program made both, object by object. So whatever a pack says and
//! its signed records do not is found.

mod compare;
mod figures;
mod finding;
mod lists;
mod public;
mod records;
mod result;

use evenhand_packreader::{NotAPack, PackRead};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::context::Context;
use crate::error::ApiError;
use crate::outputs::pack::pack_input;
use crate::outputs::records::key_files;
use crate::task::Task;

pub use finding::{Finding, FindingCode};
pub use result::{Checked, PackKey, PackVerdict, VerifiedPack};

use compare::compare_packs;
use finding::Findings;
use public::check_public;
use records::{fill_profile, find_round};

/// Checks a pack. `read` is what another process read of its bytes.
///
/// # Errors
/// Says what of this machine failed; whatever is wrong with the pack is a finding.
pub async fn verify_pack(
    bytes: &[u8],
    read: Result<PackRead, NotAPack>,
    task: &Task,
) -> Result<VerifiedPack, ApiError> {
    let mut verified = VerifiedPack::unchecked(hex::encode(Sha256::digest(bytes)));
    let mut findings = Findings::default();
    match read {
        Err(fault) => findings.add(FindingCode::NotAPack, "the file", fault.to_string()),
        Ok(pack) => {
            verified.appended_bytes = pack.appended_bytes;
            verified.public = pack.mark.kind == "public_pack";
            check_read(&pack, bytes, task, &mut verified, &mut findings).await?;
        }
    }
    verified.conclude(findings);
    Ok(verified)
}

/// Checks a pack that could be read.
async fn check_read(
    pack: &PackRead,
    bytes: &[u8],
    task: &Task,
    verified: &mut VerifiedPack,
    findings: &mut Findings,
) -> Result<(), ApiError> {
    if pack.mark.format != "1" {
        let said = match pack.mark.format.as_str() {
            "" => "it does not say that it is one of Evenhand’s".to_owned(),
            format => format!("a newer Evenhand made it (version {format} of the format)"),
        };
        findings.add(FindingCode::NotAPack, "its metadata", said);
        return Ok(());
    }
    if verified.public {
        check_public(pack, verified, findings);
        return Ok(());
    }
    let folder = tempfile::tempdir().map_err(|problem| {
        ApiError::environment(format!(
            "A pack is checked in a temporary folder, and none can be made: {problem}."
        ))
    })?;
    let app = App::open_throwaway(&folder.path().join("profile")).await?;
    let checked = check_in(&app, pack, bytes, task, verified, findings).await;
    app.close().await;
    checked
}

/// Checks a pack by the records that it holds, in a profile made for that.
async fn check_in(
    app: &App,
    pack: &PackRead,
    bytes: &[u8],
    task: &Task,
    verified: &mut VerifiedPack,
    findings: &mut Findings,
) -> Result<(), ApiError> {
    let Some(counted) = fill_profile(app, pack, findings).await? else {
        return Ok(());
    };
    verified.checked = counted;
    let Some((round, keys)) = find_round(app, pack, findings).await? else {
        return Ok(());
    };
    let mut input = match pack_input(Context::new(app, task), &round).await {
        Ok(input) => input,
        Err(refusal) => {
            findings.add(FindingCode::Data, "the records", refusal.message);
            return Ok(());
        }
    };
    input.files.extend(keys.iter().flat_map(key_files));
    verified.add_figures(&input);
    compare_packs(pack, bytes, input, findings).await
}
