//! The round in hand, as it was last read, and its ranking once it was asked for: screens
//! ask for both many times over between two changes. What changes a round reads it anew,
//! in its own transaction.

use std::fmt;
use std::sync::Arc;

use evenhand_core::RoundId;
use evenhand_store::View;
use tokio::sync::Mutex;

use crate::answers::ranked::Ranked;
use crate::error::ApiError;
use crate::round_data::RoundData;

/// The round that was read last.
#[derive(Default)]
pub(crate) struct RoundCache(Mutex<Option<Kept>>);

/// A round, with how many changes had been noted when it was read.
struct Kept {
    changes: u64,
    round: Arc<RoundData>,
    ranked: Option<Arc<Ranked>>,
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
        let kept = keep_as_shown(&mut kept, view, round).await?;
        Ok(Arc::clone(&kept.round))
    }

    /// The same, ranked. Only once the scores are open.
    pub(crate) async fn read_ranked(
        &self,
        view: &mut View,
        round: &RoundId,
    ) -> Result<Arc<Ranked>, ApiError> {
        let mut kept = self.0.lock().await;
        let kept = keep_as_shown(&mut kept, view, round).await?;
        let ranked = match kept.ranked.take() {
            Some(ranked) => ranked,
            None => Arc::new(Ranked::read(Arc::clone(&kept.round), view).await?),
        };
        kept.ranked = Some(Arc::clone(&ranked));
        Ok(ranked)
    }

    /// A round as a view shows it, for one of many: it does not take the place of the one
    /// in hand.
    pub(crate) async fn read_beside(
        &self,
        view: &mut View,
        round: &RoundId,
    ) -> Result<Arc<RoundData>, ApiError> {
        if let Some(kept) = &*self.0.lock().await
            && kept.holds(view, round)
        {
            return Ok(Arc::clone(&kept.round));
        }
        Ok(Arc::new(RoundData::read(view, round).await?))
    }
}

impl Kept {
    async fn read(view: &mut View, round: &RoundId) -> Result<Self, ApiError> {
        Ok(Self {
            changes: view.changes(),
            round: Arc::new(RoundData::read(view, round).await?),
            ranked: None,
        })
    }

    /// Whether it is this round, and nothing was changed since.
    fn holds(&self, view: &View, round: &RoundId) -> bool {
        self.changes == view.changes() && self.round.id() == round
    }
}

/// What is kept, read anew where it is another round or something was changed since.
async fn keep_as_shown<'a>(
    kept: &'a mut Option<Kept>,
    view: &mut View,
    round: &RoundId,
) -> Result<&'a mut Kept, ApiError> {
    let fresh = match kept.take() {
        Some(kept) if kept.holds(view, round) => kept,
        Some(_) | None => Kept::read(view, round).await?,
    };
    Ok(kept.insert(fresh))
}

impl fmt::Debug for RoundCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RoundCache")
    }
}
