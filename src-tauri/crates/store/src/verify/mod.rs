//! Proving that nothing was changed.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_record::{ChainProblem, Head, Link, LogId, check_chain};
use sqlx::SqliteConnection;

use crate::change::CommitError;
use crate::digest::{Digest, digest_tables};
use crate::error::ReadError;
use crate::fold::{
    CheckedRecord, Fold, OwnDevice, STEPS_AT_ONCE, panel_of, plan_fold, read_bodies,
};
use crate::profile;
use crate::read::View;
use crate::store::Store;

pub(crate) mod stored;

use stored::{Stored, read_records};

/// What checking the whole profile found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifyReport {
    /// How many records there are.
    pub records: u64,
    /// Every log, in order.
    pub logs: Vec<LogReport>,
    /// Everything that is wrong; nothing, in a sound profile.
    pub faults: Vec<VerifyFault>,
    /// The digest of the tables as they stand.
    pub digest: Digest,
    /// The digest of tables made afresh from the records that hold.
    pub rebuilt_digest: Digest,
}

impl VerifyReport {
    /// Whether every record is whole and the tables say what the records say.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.digest == self.rebuilt_digest
    }
}

/// One log of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogReport {
    /// Which.
    pub log: LogId,
    /// How many of its records hold.
    pub records: u64,
    /// The newest that holds.
    pub head: Head,
}

/// Something wrong with a stored record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the log {log} is not sound: {problem}")]
pub struct VerifyFault {
    /// The log it is in, as the database or the envelope names it.
    pub log: String,
    /// Its sequence number there.
    pub seq: u64,
    /// Its id, as the database or the envelope names it.
    pub id: String,
    /// What is wrong with it: a sentence.
    pub problem: String,
}

impl Store {
    /// Checks every signature, link and body hash, and that the tables equal
    /// ones made afresh in memory. Changes nothing, and holds up no write.
    ///
    /// # Errors
    /// [`CommitError`] where the database cannot be read, or the fresh tables
    /// cannot be made.
    pub async fn verify(&self) -> Result<VerifyReport, CommitError> {
        let mut view = self.view().await?;
        let stored = read_records(view.connection()).await?;
        let digest = digest_tables(view.connection()).await?;
        let rebuilt_digest = rebuild_apart(&mut view, self.own_device(), &stored.signed).await?;
        let mut faults = stored.faults.clone();
        faults.extend(chain_faults(&stored, &settled_logs(&mut view).await?));
        Ok(VerifyReport {
            records: stored.records,
            logs: report_logs(&stored.signed),
            faults,
            digest,
            rebuilt_digest,
        })
    }
}

/// Makes the tables afresh beside the profile and gives their digest.
async fn rebuild_apart(
    view: &mut View,
    own: OwnDevice<'_>,
    signed: &[CheckedRecord],
) -> Result<Digest, CommitError> {
    let mut fresh: SqliteConnection = profile::scratch_tables().await?;
    let mut fold = Fold::new(&mut fresh, own);
    let steps = plan_fold(view.connection(), signed).await?;
    for steps in steps.chunks(STEPS_AT_ONCE) {
        let bodies = read_bodies(view.connection(), steps).await?;
        fold.apply_steps(steps, &bodies).await?;
    }
    Ok(digest_tables(&mut fresh).await?)
}

fn report_logs(signed: &[CheckedRecord]) -> Vec<LogReport> {
    let mut logs: BTreeMap<LogId, LogReport> = BTreeMap::new();
    for CheckedRecord { id, payload, .. } in signed {
        let (log, here) = (
            payload.log,
            Head {
                seq: payload.seq,
                id: *id,
            },
        );
        let report = logs.entry(log).or_insert(LogReport {
            log,
            records: 0,
            head: here,
        });
        report.records = report.records.saturating_add(1);
        if here.seq > report.head.seq {
            report.head = here;
        }
    }
    logs.into_values().collect()
}

/// The logs that were written twice of which one version stands.
async fn settled_logs(view: &mut View) -> Result<BTreeSet<LogId>, ReadError> {
    let forks = view.forks().await?;
    let settled = forks.into_iter().filter(|fork| fork.chosen.is_some());
    Ok(settled.map(|fork| fork.log).collect())
}

/// The faults of the chains. A gap that is only a damaged record is not named twice, and a
/// log that was written twice is sound once one version stands: both are kept as evidence.
fn chain_faults(stored: &Stored, settled: &BTreeSet<LogId>) -> Vec<VerifyFault> {
    let links: Vec<Link<'_>> = stored
        .signed
        .iter()
        .map(CheckedRecord::chain_link)
        .collect();
    let faults = check_chain(panel_of(&stored.signed), &links);
    faults
        .into_iter()
        .filter(|fault| !stored.explains(fault))
        .filter(|fault| {
            let is_fork = matches!(fault.what, ChainProblem::Fork { .. });
            !(is_fork && settled.contains(&fault.log))
        })
        .map(|fault| VerifyFault {
            log: fault.log.to_string(),
            seq: fault.seq,
            id: fault.id.to_string(),
            problem: fault.what.to_string(),
        })
        .collect()
}
