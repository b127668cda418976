//! The round in hand, as it was last read: screens ask for it many times over between
//! two changes. What changes a round reads it anew, in its own transaction.

use std::fmt;
use std::sync::Arc;

use evenhand_core::RoundId;
use evenhand_store::View;
use tokio::sync::{Mutex, MutexGuard};

use crate::error::ApiError;
use crate::round_data::RoundData;

/// The round that was read last.
#[derive(Default)]
pub(crate) struct RoundCache(Mutex<Option<Kept>>);

/// A round, with how many changes had been noted when it was read.
struct Kept {
    changes: u64,
    round: Arc<RoundData>,
}

impl RoundCache {
    /// A round as a view shows it, kept for whoever asks next. Who asks while it is
    /// being read waits for that.
    pub(crate) async fn read(
        &self,
        view: &mut View,
        round: &RoundId,
    ) -> Result<Arc<RoundData>, ApiError> {
        let mut kept = self.0.lock().await;
        if let Some(round) = find_kept(&kept, view, round) {
            return Ok(round);
        }
        let round = Arc::new(RoundData::read(view, round).await?);
        *kept = Some(Kept {
            changes: view.changes(),
            round: Arc::clone(&round),
        });
        Ok(round)
    }

    /// The same for one of many rounds: it does not take the place of the one in hand.
    pub(crate) async fn read_beside(
        &self,
        view: &mut View,
        round: &RoundId,
    ) -> Result<Arc<RoundData>, ApiError> {
        let kept = find_kept(&self.0.lock().await, view, round);
        match kept {
            Some(round) => Ok(round),
            None => Ok(Arc::new(RoundData::read(view, round).await?)),
        }
    }
}

/// The round that is kept, where it is this one and nothing was changed since.
fn find_kept(
    kept: &MutexGuard<'_, Option<Kept>>,
    view: &View,
    round: &RoundId,
) -> Option<Arc<RoundData>> {
    let kept = kept.as_ref()?;
    let holds = kept.changes == view.changes() && kept.round.id() == round;
    holds.then(|| Arc::clone(&kept.round))
}

impl fmt::Debug for RoundCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoundCache")
    }
}
