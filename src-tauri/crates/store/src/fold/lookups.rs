//! What records are checked against, kept in memory while many are applied: asking
//! SQLite again for each would take most of the time of taking records in.
//!
//! It holds only what the few records of a panel's set-up change, and is forgotten
//! after each record that is not known to leave all of it as it was.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{BidRef, MemberId, RoundId};
use evenhand_record::{Kind, LogId, Setting};
use sqlx::SqliteConnection;

use super::authority::{Signer, read_signer};
use super::error::ApplyError;
use crate::error::OrDamaged;

/// What a close names: the last sequence number of each log that was in.
#[derive(Clone, Debug, Default)]
pub(super) struct Close(BTreeMap<LogId, u64>);

impl Close {
    /// Whether a record comes after the close: its log had not come so far.
    pub(super) fn is_before(&self, log: LogId, seq: u64) -> bool {
        self.0.get(&log).copied().unwrap_or(0) < seq
    }
}

/// What was looked up so far.
#[derive(Debug, Default)]
pub(super) struct Lookups {
    signers: BTreeMap<LogId, Signer>,
    rounds: BTreeMap<RoundId, bool>,
    bids: BTreeMap<RoundId, BTreeSet<BidRef>>,
    members: BTreeMap<RoundId, BTreeSet<MemberId>>,
    closes: BTreeMap<RoundId, Option<Close>>,
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

    /// The close of a round, where it is closed.
    pub(super) async fn close_of(
        &mut self,
        on: &mut SqliteConnection,
        round: &RoundId,
    ) -> Result<Option<&Close>, ApplyError> {
        if !self.closes.contains_key(round) {
            let found = read_close(on, round).await?;
            self.closes.insert(round.clone(), found);
        }
        Ok(self.closes.get(round).and_then(Option::as_ref))
    }
}

async fn read_close(
    on: &mut SqliteConnection,
    round: &RoundId,
) -> Result<Option<Close>, ApplyError> {
    let id = round.as_str();
    let rows = sqlx::query!("SELECT log, seq FROM round_close WHERE round = ?", id)
        .fetch_all(on)
        .await?;
    let mut close = BTreeMap::new();
    for row in rows {
        let log = LogId::try_from(row.log.as_slice()).or_damaged("round_close")?;
        close.insert(log, row.seq.try_into().or_damaged("round_close")?);
    }
    Ok((!close.is_empty()).then_some(Close(close)))
}
