//! `evenhand verify` and `evenhand rebuild`: whether the records are whole, and the
//! tables made from them again.

use serde::Serialize;

use super::output::Output;
use super::profile::OpenProfile;
use crate::commands::doctor::RECORDS_REMEDY;
use crate::commands::history::verify;
use crate::error::ApiError;
use crate::view::home::Nothing;

/// Checks every signature, chain and table of the profile. What is wrong is a refusal, so
/// that a script notices.
pub(super) async fn verify_profile(profile: &OpenProfile) -> Result<Output, ApiError> {
    let verified = verify(profile.context(), Nothing {}).await?;
    if !verified.sound {
        let message = format!("Something is wrong with this profile. {RECORDS_REMEDY}");
        return Err(ApiError::bad_data(message).with(verified.faults));
    }
    profile.form.render(&verified, || {
        format!(
            "{} records in {} logs are whole. Digest {}.",
            verified.records, verified.logs, verified.digest
        )
    })
}

/// The digest of what a rebuild made.
#[derive(Serialize)]
struct Rebuilt {
    digest: String,
}

/// Makes the tables again from the records.
pub(super) async fn rebuild_tables(profile: &OpenProfile) -> Result<Output, ApiError> {
    let digest = profile.app.store.rebuild().await?.to_string();
    let rebuilt = Rebuilt { digest };
    profile.form.render(&rebuilt, || {
        format!(
            "The tables were rebuilt from the records. Digest {}.",
            rebuilt.digest
        )
    })
}
