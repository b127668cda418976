//! Taking in records that other devices wrote.

use std::collections::BTreeSet;

use evenhand_core::RoundId;
use evenhand_record::{
    Authority, Body, Changed, Content, LogId, PanelId, Record, RecordId, devices_named,
};

use crate::change::CommitError;
use crate::error::{OrDamaged, ReadError};
use crate::fold::{STEPS_AT_ONCE, catch_up, records_on_file, ruling_bodies};
use crate::read::View;
use crate::record_table;
use crate::store::Store;

/// What came of taking records in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// The records that are new on this device, in the order they were given.
    pub new: Vec<RecordId>,
    /// How many were here already.
    pub known: usize,
    /// The logs whose records were left, because the chair has not taken their
    /// device on; nothing of them is kept.
    pub strangers: BTreeSet<LogId>,
    /// How many were left because they belong to another panel.
    pub other_panel: usize,
    /// How many of all records on file wait for others that have not arrived.
    pub waiting: u64,
    /// What they changed.
    pub changed: Changed,
}

/// Says why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeInError {
    /// There is no panel yet to take records in for.
    #[error("Evenhand on this laptop belongs to no panel yet; open the chair's invitation first")]
    NoPanel,
    /// The tables could not be read or written.
    #[error("{0}")]
    Commit(#[from] CommitError),
}

impl From<sqlx::Error> for TakeInError {
    fn from(error: sqlx::Error) -> Self {
        Self::Commit(error.into())
    }
}

impl From<ReadError> for TakeInError {
    fn from(error: ReadError) -> Self {
        Self::Commit(error.into())
    }
}

impl View {
    /// All records on file, in order of receipt, as they are carried.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn all_records(&mut self) -> Result<Vec<Record>, ReadError> {
        Ok(crate::verify::stored::open_all(self.connection()).await?)
    }
}

impl Store {
    /// Takes records in and applies them, in one transaction: all of them are safe
    /// on disk when this returns, or none. Records that are here already change
    /// nothing; records of other panels, and of devices that the chair has not taken
    /// on, are left.
    ///
    /// # Errors
    /// [`TakeInError`]; nothing is changed then.
    pub async fn take_in(&self, records: Vec<Record>) -> Result<TakenIn, TakeInError> {
        let mut view = View::new(
            self.writer.begin_with("BEGIN IMMEDIATE").await?,
            self.key.log(),
            self.changes.count(),
        );
        let (panel, _) = view.panel_and_heads().await?;
        let panel = panel.ok_or(TakeInError::NoPanel)?;
        let mut taken = TakenIn::default();
        let fresh = leave_out(&mut view, panel, records, &mut taken).await?;
        for some in fresh.chunks(STEPS_AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|record| (record, round_of(record)))
                .collect();
            record_table::insert_records(view.connection(), &rows).await?;
        }
        taken.new = fresh.iter().map(Record::id).collect();
        if !fresh.is_empty() {
            let changed = catch_up(view.connection(), self.own_device()).await;
            taken.changed = changed.map_err(CommitError::from)?;
        }
        taken.waiting = view.waiting().await?;
        view.commit().await?;
        self.changes.note_changed(taken.changed.clone());
        Ok(taken)
    }

    /// The records of this device's own log, oldest first, as they are carried.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn own_records(&self) -> Result<Vec<Record>, ReadError> {
        let own = self.device().log;
        self.read_whole(|log| log == own).await
    }

    /// All records on file, in order of receipt, as they are carried.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn all_records(&self) -> Result<Vec<Record>, ReadError> {
        self.read_whole(|_| true).await
    }

    async fn read_whole(&self, wanted: impl Fn(LogId) -> bool) -> Result<Vec<Record>, ReadError> {
        let stored = self.view().await?.all_records().await?;
        Ok(stored
            .into_iter()
            .filter(|record| wanted(record.payload().log))
            .collect())
    }

    /// All records on file but some, in order of receipt, as they are carried.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn records_without(
        &self,
        left_out: &BTreeSet<RecordId>,
    ) -> Result<Vec<Record>, ReadError> {
        let mut view = self.view().await?;
        let is_wanted = |id: &[u8]| {
            let id = RecordId::try_from(id);
            id.is_ok_and(|id| !left_out.contains(&id))
        };
        Ok(crate::verify::stored::open_wanted(view.connection(), is_wanted).await?)
    }

    /// The logs of the panel's devices: those on file, and those that the chair took on,
    /// by the records on file or by rulings that are not yet.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn logs_of_panel<'a>(
        &self,
        rulings: impl IntoIterator<Item = &'a Record>,
    ) -> Result<BTreeSet<LogId>, ReadError> {
        known_logs(&mut self.view().await?, rulings).await
    }

    /// The ids of all records on file.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn record_ids(&self) -> Result<BTreeSet<RecordId>, ReadError> {
        ids_on_file(&mut self.view().await?).await
    }
}

/// Which round a record speaks of.
fn round_of(record: &Record) -> Option<RoundId> {
    record
        .content()
        .ok()
        .as_ref()
        .and_then(Content::round)
        .cloned()
}

/// Leaves out what is here, what belongs to another panel, and what strangers wrote.
async fn leave_out(
    view: &mut View,
    panel: PanelId,
    records: Vec<Record>,
    taken: &mut TakenIn,
) -> Result<Vec<Record>, TakeInError> {
    let mut here = ids_on_file(view).await?;
    let mut fresh = Vec::new();
    for record in records {
        let id = record.id();
        let of = record.payload().panel.unwrap_or(PanelId::from(id));
        if of != panel {
            taken.other_panel += 1;
        } else if !here.insert(id) {
            taken.known += 1;
        } else {
            fresh.push(record);
        }
    }
    let known = known_logs(view, &fresh).await?;
    fresh.retain(|record| {
        let log = record.payload().log;
        let is_known = known.contains(&log);
        if !is_known {
            taken.strangers.insert(log);
        }
        is_known
    });
    Ok(fresh)
}

async fn ids_on_file(view: &mut View) -> Result<BTreeSet<RecordId>, ReadError> {
    let rows = sqlx::query_scalar!("SELECT id FROM record")
        .fetch_all(view.connection())
        .await?;
    rows.iter()
        .map(|id| RecordId::try_from(id.as_slice()).or_damaged("record"))
        .collect()
}

/// The logs that belong to the panel: those on file, and those that the chair took
/// on, by the records on file or by the new ones.
async fn known_logs<'a>(
    view: &mut View,
    fresh: impl IntoIterator<Item = &'a Record>,
) -> Result<BTreeSet<LogId>, ReadError> {
    let rows = sqlx::query_scalar!("SELECT DISTINCT log FROM record")
        .fetch_all(view.connection())
        .await?;
    let mut known: BTreeSet<LogId> = rows
        .iter()
        .map(|log| LogId::try_from(log.as_slice()).or_damaged("record"))
        .collect::<Result<_, _>>()?;
    let (panel, _) = view.panel_and_heads().await?;
    let Some(panel) = panel else {
        return Ok(known);
    };
    let on_file = records_on_file(view.connection()).await?;
    let bodies = ruling_bodies(view.connection(), &on_file).await?;
    let signed = on_file.iter().filter_map(|record| {
        let body = bodies.get(&record.id)?;
        Some((record.id, record.payload.log, body))
    });
    let fresh: Vec<(RecordId, LogId, Body)> = fresh
        .into_iter()
        .filter(|record| Authority::is_read_from(record.payload()))
        .filter_map(|record| {
            let body = record.content().ok()?.known()?;
            Some((record.id(), record.payload().log, body))
        })
        .collect();
    let fresh = fresh.iter().map(|(id, log, body)| (*id, *log, body));
    known.extend(devices_named(panel, signed.chain(fresh)));
    Ok(known)
}
