//! Whose device signs which log.

use std::collections::BTreeMap;

use evenhand_core::MemberId;
use evenhand_record::LogId;
use evenhand_store::View;

use crate::error::ApiError;
use crate::round_data::RoundData;

/// Everyone whose device signs a log of the panel.
pub(crate) struct LogOwners {
    owners: BTreeMap<LogId, MemberId>,
    names: BTreeMap<MemberId, String>,
}

impl LogOwners {
    /// Reads the panel's devices. A member is called as in `round`, or as in the
    /// round that has them.
    pub(crate) async fn read(view: &mut View, round: &RoundData) -> Result<Self, ApiError> {
        let devices = view.devices().await?;
        let chair = &round.panel.chair;
        let mut names = BTreeMap::from([(chair.id.clone(), chair.name.clone())]);
        for other in view.rounds().await? {
            let members = view.members(&other.id).await?;
            names.extend(
                members
                    .into_iter()
                    .map(|row| (row.member.id, row.member.name)),
            );
        }
        let own = round.members.iter().map(|row| &row.member);
        names.extend(own.map(|member| (member.id.clone(), member.name.clone())));
        let owners = devices
            .into_iter()
            .map(|device| (device.log, device.member));
        Ok(Self {
            owners: owners.collect(),
            names,
        })
    }

    /// The name of a log's owner; the fingerprint of a device that was not taken on.
    pub(crate) fn name(&self, log: LogId) -> String {
        match self.owners.get(&log) {
            None => format!("laptop {}", log.fingerprint()),
            Some(member) => self.member(member),
        }
    }

    /// The name of anyone on a panel of the profile.
    pub(crate) fn member(&self, member: &MemberId) -> String {
        let name = self.names.get(member);
        name.map_or_else(|| member.to_string(), String::clone)
    }
}
