//! The keys of a round: made when scoring opens, given out at the reveal.

use std::collections::BTreeSet;

use evenhand_core::{MemberId, RoundId};
use evenhand_record::{Body, KeyFor, LogId, Recipient, RoundSeal, SealKey};

use crate::change::{Change, CommitError};
use crate::fold::ApplyError;
use crate::fold::seals::{KeyRole, open_key};
use crate::rows::DeviceRow;

/// Says why a round's keys cannot be made or given.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// This device was not given the key.
    #[error(
        "this laptop does not hold the key of the round; only the chair's and the deputy's laptops do, and once the scores are opened all of the panel's"
    )]
    NotHeld,
    /// A recipient on file is no key.
    #[error("a laptop on file has no key to close sheets with: {0}")]
    NoRecipient(#[from] evenhand_record::seal::NotASealKey),
    /// The tables could not be read.
    #[error("{0}")]
    Commit(#[from] CommitError),
}

impl From<crate::error::ReadError> for SealError {
    fn from(error: crate::error::ReadError) -> Self {
        Self::Commit(error.into())
    }
}

impl From<ApplyError> for SealError {
    fn from(error: ApplyError) -> Self {
        Self::Commit(error.into())
    }
}

impl Change<'_> {
    /// Makes a round's key, held by the devices of the chair and the deputy.
    /// `observer` is the second key, where the chair alone must not be able to look.
    ///
    /// # Errors
    /// [`SealError`].
    pub async fn new_seal(&mut self, observer: Option<Recipient>) -> Result<RoundSeal, SealError> {
        let devices = self.devices().await?;
        let holders = self.key_holding_devices(devices, None).await?;
        let round = SealKey::generate();
        Ok(RoundSeal {
            recipient: round.recipient(),
            keys: round.wrap_for(sealable_devices(holders.iter()))?,
            observer,
        })
    }

    /// The second key of a round, made by its observer: the public half, and the
    /// secret wrapped for the observer's own devices.
    ///
    /// # Errors
    /// [`SealError`].
    pub async fn new_observer_key(&mut self) -> Result<(Recipient, Vec<KeyFor>), SealError> {
        let second = SealKey::generate();
        let own = self.own_device();
        let mine = own.key.recipient();
        Ok((second.recipient(), second.wrap_for([(own.log, &mine)])?))
    }

    /// The round's key for every device of the panel, to be published at the reveal.
    ///
    /// # Errors
    /// [`SealError::NotHeld`] on a device that does not hold it.
    pub async fn keys_for_all(&mut self, round: &RoundId) -> Result<Vec<KeyFor>, SealError> {
        self.wrap_for_all(round, KeyRole::Held, KeyRole::Round)
            .await
    }

    /// The observer's key for every device of the panel.
    ///
    /// # Errors
    /// [`SealError::NotHeld`] on a device that does not hold it.
    pub async fn observer_keys_for_all(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<KeyFor>, SealError> {
        self.wrap_for_all(round, KeyRole::ObserverHeld, KeyRole::Observer)
            .await
    }

    /// The record that gives a round's keys to the devices that lack them: after the
    /// reveal to all of the panel, before it to the chair's and the deputy's, and to
    /// those of `also`, to whom the chair is going over. None where none lacks any, or
    /// this device has none to give.
    ///
    /// # Errors
    /// [`SealError`].
    pub async fn wanting_keys(
        &mut self,
        round: &RoundId,
        also: Option<&MemberId>,
    ) -> Result<Option<Body>, SealError> {
        let devices = self.devices().await?;
        let revealed = !self.key_holders(round, KeyRole::Round).await?.is_empty();
        let (keys, held) = if revealed {
            (
                self.wanting_round_key(round, KeyRole::Round, &devices)
                    .await?,
                Vec::new(),
            )
        } else {
            let holders = self.key_holding_devices(devices.clone(), also).await?;
            (
                Vec::new(),
                self.wanting_round_key(round, KeyRole::Held, &holders)
                    .await?,
            )
        };
        let own = self.own_device();
        let second = open_key(self.connection(), own, round, KeyRole::Observer).await?;
        let observer_keys = match second {
            Some(second) => {
                self.wrap_for_lacking(round, KeyRole::Observer, &second, &devices)
                    .await?
            }
            None => Vec::new(),
        };
        let none = keys.is_empty() && held.is_empty() && observer_keys.is_empty();
        Ok((!none).then(|| Body::KeysGiven {
            round: round.clone(),
            keys,
            observer_keys,
            held,
        }))
    }

    /// Those of the devices that hold a round's key before its reveal.
    async fn key_holding_devices(
        &mut self,
        devices: Vec<DeviceRow>,
        also: Option<&MemberId>,
    ) -> Result<Vec<DeviceRow>, SealError> {
        let panel = self.panel().await?;
        let who = panel.iter().flat_map(|panel| {
            let deputy = panel.deputy.as_ref();
            std::iter::once(&panel.chair.id).chain(deputy)
        });
        let who: BTreeSet<&MemberId> = who.chain(also).collect();
        let holds = |device: &DeviceRow| who.contains(&device.member);
        Ok(devices.into_iter().filter(holds).collect())
    }

    async fn wanting_round_key(
        &mut self,
        round: &RoundId,
        role: KeyRole,
        devices: &[DeviceRow],
    ) -> Result<Vec<KeyFor>, SealError> {
        match self
            .held_or_given(round, KeyRole::Held, KeyRole::Round)
            .await?
        {
            Some(key) => self.wrap_for_lacking(round, role, &key, devices).await,
            None => Ok(Vec::new()),
        }
    }

    /// A key, wrapped for those of the devices that were not given it.
    async fn wrap_for_lacking(
        &mut self,
        round: &RoundId,
        role: KeyRole,
        key: &SealKey,
        devices: &[DeviceRow],
    ) -> Result<Vec<KeyFor>, SealError> {
        let given = self.key_holders(round, role).await?;
        let lacking = devices.iter().filter(|device| !given.contains(&device.log));
        Ok(key.wrap_for(sealable_devices(lacking))?)
    }

    async fn held_or_given(
        &mut self,
        round: &RoundId,
        held: KeyRole,
        given: KeyRole,
    ) -> Result<Option<SealKey>, SealError> {
        let own = self.own_device();
        match open_key(self.connection(), own, round, held).await? {
            Some(key) => Ok(Some(key)),
            None => Ok(open_key(self.connection(), own, round, given).await?),
        }
    }

    async fn wrap_for_all(
        &mut self,
        round: &RoundId,
        held: KeyRole,
        given: KeyRole,
    ) -> Result<Vec<KeyFor>, SealError> {
        let key = self.held_or_given(round, held, given).await?;
        let key = key.ok_or(SealError::NotHeld)?;
        let devices = self.devices().await?;
        Ok(key.wrap_for(sealable_devices(devices.iter()))?)
    }
}

/// The devices that something can be sealed to: not barred, and with a key.
fn sealable_devices<'a>(
    devices: impl Iterator<Item = &'a DeviceRow>,
) -> impl Iterator<Item = (LogId, &'a Recipient)> {
    devices
        .filter(|device| device.revoked.is_none())
        .filter_map(|device| Some((device.log, device.recipient.as_ref()?)))
}
