//! Whether every record of the profile is whole.

use evenhand_core::phrase;

use super::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::care::Verified;

/// Checks every record of the profile.
pub(crate) async fn check_records(context: Context<'_>) -> Result<Verified, ApiError> {
    let report = context.app.store.verify().await?;
    let mut faults: Vec<String> = report
        .faults
        .iter()
        .map(|fault| {
            format!(
                "Entry {} of log {} ({}): {}",
                fault.seq,
                fault.log,
                fault.id,
                phrase::as_sentence(&fault.problem)
            )
        })
        .collect();
    if report.digest != report.rebuilt_digest {
        faults.push(
            "The tables do not say what the entries say. Rebuild them from the entries.".to_owned(),
        );
    }
    Ok(Verified {
        sound: report.is_sound(),
        records: u32::try_from(report.records).unwrap_or(u32::MAX),
        logs: count(report.logs.len()),
        digest: report.digest.to_string(),
        faults,
    })
}
