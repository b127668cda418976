//! Deputies who took the chair over, and who agreed to it.

use std::collections::BTreeSet;

use evenhand_core::MemberId;
use evenhand_store::{DeviceRow, TakeoverRow, View};

use super::counts::count_of;
use crate::error::ApiError;
use crate::view::exchange::TakeoverView;

/// Every taking over, with how many must agree for it to stand whatever the chair rules.
pub(crate) async fn list_takeovers(
    view: &mut View,
    devices: &[DeviceRow],
    me: Option<&MemberId>,
    name: &impl Fn(&MemberId) -> String,
) -> Result<Vec<TakeoverView>, ApiError> {
    let takeovers = view.takeovers().await?;
    let members: BTreeSet<&MemberId> = devices.iter().map(|device| &device.member).collect();
    let shown = |row: TakeoverRow| {
        let others = members.len().saturating_sub(2); // but for the chair and the deputy
        TakeoverView {
            record: row.record.to_string(),
            name: name(&row.member),
            at: row.at.to_rfc3339(),
            reason: row.reason,
            stands: row.stands,
            why_not: row.why_not,
            may_agree: me.is_some_and(|me| *me != row.member && !row.agreed.contains(me)),
            agreed: row.agreed.iter().map(name).collect(),
            wanted: count_of(u64::try_from(others / 2 + 1).unwrap_or(u64::MAX)),
        }
    };
    Ok(takeovers.into_iter().map(shown).collect())
}
