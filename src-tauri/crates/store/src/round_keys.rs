//! The keys of a round in the open: what a pack carries, and what opens the sheets in a
//! profile that was made to check one.

use evenhand_core::RoundId;
use evenhand_record::{Changed, SealKey};

use crate::error::ReadError;
use crate::fold::seals::{KeyRole, open_key, open_sheets_by};
use crate::sealing::SealError;
use crate::store::Store;

/// The keys that open the sheets of a round.
#[derive(Clone, Debug)]
pub struct RoundKeys {
    /// The round's own.
    pub round: SealKey,
    /// The observer's, where sheets are sealed to a second key.
    pub observer: Option<SealKey>,
}

/// Says why keys are not used.
#[derive(Debug, thiserror::Error)]
pub enum KeysUnused {
    /// No sheet of the round is sealed to them.
    #[error("they are not the keys that the records say this round’s sheets are closed with")]
    OtherKeys,
    /// The tables could not be read or written.
    #[error("{0}")]
    Seal(#[from] SealError),
}

impl From<sqlx::Error> for KeysUnused {
    fn from(error: sqlx::Error) -> Self {
        Self::Seal(ReadError::from(error).into())
    }
}

impl Store {
    /// The keys of a round, once the panel was given them. None for a round whose sheets
    /// are not sealed, and where this device has none.
    ///
    /// # Errors
    /// [`SealError`].
    pub async fn round_keys(&self, round: &RoundId) -> Result<Option<RoundKeys>, SealError> {
        let mut view = self.view().await?;
        let own = self.own_device();
        let key = open_key(view.connection(), own, round, KeyRole::Round).await?;
        let observer = open_key(view.connection(), own, round, KeyRole::Observer).await?;
        Ok(key.map(|round| RoundKeys { round, observer }))
    }

    /// Opens the sheets of a round by keys that came beside its records, in a profile that
    /// is on no panel and is given none.
    ///
    /// # Errors
    /// [`KeysUnused`]; nothing is changed then.
    pub async fn use_round_keys(
        &self,
        round: &RoundId,
        keys: &RoundKeys,
    ) -> Result<(), KeysUnused> {
        let seal = self.round_seal(round).await.map_err(SealError::from)?;
        let seal = seal.ok_or(KeysUnused::OtherKeys)?;
        let observer = keys.observer.as_ref().map(SealKey::recipient);
        if seal.recipient != keys.round.recipient() || seal.observer != observer {
            return Err(KeysUnused::OtherKeys);
        }
        let mut transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
        open_sheets_by(&mut transaction, round, &keys.round, keys.observer.as_ref())
            .await
            .map_err(SealError::from)?;
        transaction.commit().await?;
        self.changes
            .note_changed(Changed::everything([round.clone()]));
        Ok(())
    }
}
