//! The keys of a round: made when scoring opens, given out at the reveal.

use evenhand_core::RoundId;
use evenhand_record::{KeyFor, LogId, Recipient, RoundSeal, SealKey};

use crate::apply::ApplyError;
use crate::apply::seals::{Part, key};
use crate::change::{Change, CommitError};
use crate::rows::DeviceRow;

/// Says why a round's keys cannot be made or given.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// This device was not given the key.
    #[error(
        "this device does not hold the key of the round; only the chair's and the deputy's devices do, and after the reveal all of the panel's"
    )]
    NotHeld,
    /// A recipient on file is no key.
    #[error("a device on file has no sealing key: {0}")]
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
        let panel = self.panel().await?;
        let devices = self.devices().await?;
        let holds = |device: &&DeviceRow| {
            panel.as_ref().is_some_and(|panel| {
                device.member == panel.chair.id || Some(&device.member) == panel.deputy.as_ref()
            })
        };
        let round = SealKey::generate();
        Ok(RoundSeal {
            recipient: round.recipient(),
            keys: round.wrap_for(able(devices.iter().filter(holds)))?,
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
        let own = self.own();
        let mine = own.key.recipient();
        Ok((second.recipient(), second.wrap_for([(own.log, &mine)])?))
    }

    /// The round's key for every device of the panel, to be published at the reveal.
    ///
    /// # Errors
    /// [`SealError::NotHeld`] on a device that does not hold it.
    pub async fn keys_for_all(&mut self, round: &RoundId) -> Result<Vec<KeyFor>, SealError> {
        self.wrap_for_all(round, Part::Held, Part::Round).await
    }

    /// The observer's key for every device of the panel.
    ///
    /// # Errors
    /// [`SealError::NotHeld`] on a device that does not hold it.
    pub async fn observer_keys_for_all(
        &mut self,
        round: &RoundId,
    ) -> Result<Vec<KeyFor>, SealError> {
        self.wrap_for_all(round, Part::ObserverHeld, Part::Observer)
            .await
    }

    async fn wrap_for_all(
        &mut self,
        round: &RoundId,
        held: Part,
        given: Part,
    ) -> Result<Vec<KeyFor>, SealError> {
        let own = self.own();
        let key = match key(self.connection(), own, round, held).await? {
            Some(key) => key,
            None => key(self.connection(), own, round, given)
                .await?
                .ok_or(SealError::NotHeld)?,
        };
        let devices = self.devices().await?;
        Ok(key.wrap_for(able(devices.iter()))?)
    }
}

/// The devices that something can be sealed to: not barred, and with a key.
fn able<'a>(
    devices: impl Iterator<Item = &'a DeviceRow>,
) -> impl Iterator<Item = (LogId, &'a Recipient)> {
    devices
        .filter(|device| device.revoked.is_none())
        .filter_map(|device| Some((device.log, device.recipient.as_ref()?)))
}
