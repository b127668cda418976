//! What records are checked against, kept in memory while many are applied: asking
//! SQLite again for each would take most of the time of taking records in.
//!
//! It holds only what the few records of a panel's set-up change, and is forgotten
//! after each record that is not known to leave all of it as it was.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{BidRef, MemberId, RoundId, Stage};
use evenhand_record::{Kind, LogId, Setting};
use sqlx::SqliteConnection;

use super::authority::{Signer, read_signer};
use super::error::ApplyError;
use crate::text;

/// What was looked up so far.
#[derive(Debug, Default)]
pub(super) struct Lookups {
    signers: BTreeMap<LogId, Signer>,
    rounds: BTreeMap<RoundId, bool>,
    bids: BTreeMap<RoundId, BTreeSet<BidRef>>,
    members: BTreeMap<RoundId, BTreeSet<MemberId>>,
    stages: BTreeMap<RoundId, Option<Stage>>,
}

impl Lookups {
    /// Forgets what a record may have changed.
    pub(super) fn forget_after(&mut self, kind: Kind) {
        match kind.rules().setting {
            Setting::Stays => {}
            Setting::Changes | Setting::Recounts => *self = Self::default(),
        }
    }

    /// Who signed the records of a log.
    pub(super) async fn find_signer(
        &mut self,
        on: &mut SqliteConnection,
        log: LogId,
    ) -> Result<Signer, ApplyError> {
        if let Some(signer) = self.signers.get(&log) {
            return Ok(signer.clone());
        }
        let found = read_signer(on, log).await?;
        self.signers.insert(log, found.clone());
        Ok(found)
    }

    /// Whether a round is on file.
    pub(super) async fn has_round(
        &mut self,
        on: &mut SqliteConnection,
        round: &RoundId,
    ) -> Result<bool, ApplyError> {
        if let Some(there) = self.rounds.get(round) {
            return Ok(*there);
        }
        let id = round.as_str();
        let there = sqlx::query_scalar!(
            r#"SELECT EXISTS (SELECT 1 FROM round WHERE id = ?) AS "found!: bool""#,
            id
        )
        .fetch_one(on)
        .await?;
        self.rounds.insert(round.clone(), there);
        Ok(there)
    }

    /// The bids of a round, those that were withdrawn among them.
    pub(super) async fn bids_of(
        &mut self,
        on: &mut SqliteConnection,
        round: &RoundId,
    ) -> Result<&BTreeSet<BidRef>, ApplyError> {
        if !self.bids.contains_key(round) {
            let id = round.as_str();
            let found = sqlx::query_scalar!("SELECT ref FROM bid WHERE round = ?", id)
                .fetch_all(on)
                .await?;
            let found = found.into_iter().map(BidRef::new).collect();
            self.bids.insert(round.clone(), found);
        }
        Ok(self.bids.entry(round.clone()).or_default())
    }

    /// Everyone who is or was on a round's panel.
    pub(super) async fn members_of(
        &mut self,
        on: &mut SqliteConnection,
        round: &RoundId,
    ) -> Result<&BTreeSet<MemberId>, ApplyError> {
        if !self.members.contains_key(round) {
            let id = round.as_str();
            let found = sqlx::query_scalar!("SELECT id FROM member WHERE round = ?", id)
                .fetch_all(on)
                .await?;
            let found = found.into_iter().map(MemberId::new).collect();
            self.members.insert(round.clone(), found);
        }
        Ok(self.members.entry(round.clone()).or_default())
    }

    /// Where a round stands, where it is on file.
    pub(super) async fn stage_of(
        &mut self,
        on: &mut SqliteConnection,
        round: &RoundId,
    ) -> Result<Option<Stage>, ApplyError> {
        if let Some(stage) = self.stages.get(round) {
            return Ok(*stage);
        }
        let id = round.as_str();
        let stage = sqlx::query_scalar!("SELECT stage FROM round WHERE id = ?", id)
            .fetch_optional(on)
            .await?;
        let stage = stage
            .map(|stage| text::read_word("round", &stage))
            .transpose()?;
        self.stages.insert(round.clone(), stage);
        Ok(stage)
    }
}
