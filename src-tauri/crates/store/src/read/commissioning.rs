//! How rounds are commissioned, and what came of their awards.

use std::collections::BTreeMap;

use evenhand_core::commission::{AwardFile, Commissioning, CycleEntry, JoinedBidders, Said};
use evenhand_core::{BidRef, RoundId};

use super::View;
use crate::commission_rows;
use crate::error::ReadError;

impl View {
    /// What is on file of how a round is commissioned.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn commissioning(&mut self, round: &RoundId) -> Result<Commissioning, ReadError> {
        commission_rows::read_commissioning(self.connection(), round).await
    }

    /// The files of the awards of a round, or of all rounds: agreements, returns, payments,
    /// reviews. An award of which nothing was said has none.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn award_files(
        &mut self,
        round: Option<&RoundId>,
    ) -> Result<BTreeMap<(RoundId, BidRef), AwardFile>, ReadError> {
        commission_rows::read_award_files(self.connection(), round).await
    }

    /// The file of one award; empty where nothing was said of it.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn award_file(
        &mut self,
        round: &RoundId,
        bid: &BidRef,
    ) -> Result<AwardFile, ReadError> {
        commission_rows::read_award_file(self.connection(), round, bid).await
    }

    /// The entries of the commissioning cycle, by day.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn cycle(&mut self) -> Result<Vec<Said<CycleEntry>>, ReadError> {
        commission_rows::read_cycle(self.connection()).await
    }

    /// What was said of bidders under several names, in order.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn joined_bidders(&mut self) -> Result<Vec<Said<JoinedBidders>>, ReadError> {
        commission_rows::read_joined_bidders(self.connection()).await
    }
}
