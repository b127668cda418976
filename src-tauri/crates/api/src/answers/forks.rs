//! Logs that were written twice.

use evenhand_record::RecordId;
use evenhand_store::{Change, DeviceRow, ForkRow, View};

use crate::error::ApiError;
use crate::view::exchange::{BranchView, ForkView};

/// The logs that were written twice, each with its branches.
pub(crate) async fn list_forks(
    view: &mut View,
    devices: &[DeviceRow],
    name: &impl Fn(&evenhand_core::MemberId) -> String,
) -> Result<Vec<ForkView>, ApiError> {
    let mut shown = Vec::new();
    for fork in view.forks().await? {
        let device = devices.iter().find(|device| device.log == fork.log);
        let mut branches = Vec::new();
        for record in &fork.records {
            let (kind, at) = view.record_kind(*record).await?.unwrap_or_default();
            branches.push(BranchView {
                record: record.to_string(),
                stands: fork.chosen == Some(*record),
                at,
                kind,
            });
        }
        shown.push(ForkView {
            log: fork.log.to_string(),
            name: device.map_or_else(String::new, |device| name(&device.member)),
            seq: u32::try_from(fork.seq).unwrap_or(u32::MAX),
            branches,
            settled: fork.chosen.is_some(),
        });
    }
    Ok(shown)
}

/// The fork that a record stands at.
pub(crate) async fn find_fork(
    change: &mut Change<'_>,
    record: &str,
) -> Result<(ForkRow, RecordId), ApiError> {
    let no_fork = || ApiError::not_found("No log was written twice at that entry.").at("record");
    let id: RecordId = record.parse().map_err(|_| no_fork())?;
    let forks = change.forks().await?;
    let fork = forks.into_iter().find(|fork| fork.records.contains(&id));
    Ok((fork.ok_or_else(no_fork)?, id))
}
