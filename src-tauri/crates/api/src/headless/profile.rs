//! The open profile that a command works on, and what a command line names in it.

use std::pin::Pin;

use clap::Args;
use evenhand_core::likeness::look_alike;
use evenhand_core::{MemberId, RoundId};

use super::output::{Form, Output};
use crate::app::App;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::round_data::RoundData;
use crate::task::Task;
use crate::view::round::OfRound;

/// An open profile with the form in which its answers are printed.
pub(super) struct OpenProfile {
    pub(super) app: App,
    pub(super) form: Form,
    pub(super) task: Task,
}

/// The work of one command. On the heap: all of them together are larger than a thread's
/// stack.
pub(super) type Work<'a> = Pin<Box<dyn Future<Output = Result<Output, ApiError>> + 'a>>;

/// Which round.
#[derive(Args, Clone, Debug)]
pub(super) struct WhichRound {
    /// The round's id; not needed where the profile has one round.
    #[arg(long = "round", value_name = "ID")]
    id: Option<String>,
}

impl OpenProfile {
    /// Where commands of the list run.
    pub(super) fn context(&self) -> Context<'_> {
        Context::new(&self.app, &self.task)
    }

    /// The round that is named, or the only one.
    pub(super) async fn find_round(&self, named: &WhichRound) -> Result<RoundId, ApiError> {
        if let Some(id) = &named.id {
            return Ok(RoundId::new(id));
        }
        let rounds = self.app.store.rounds().await?;
        match rounds.as_slice() {
            [only] => Ok(only.id.clone()),
            [] => Err(ApiError::not_found(
                "This profile has no round yet. Begin one with: evenhand round new",
            )),
            several => {
                let ids = several.iter().map(|round| round.id.to_string());
                Err(ApiError::of(
                    ErrorCode::Usage,
                    "This profile has several rounds. Name one with --round.",
                )
                .with(ids))
            }
        }
    }

    /// The question about a round that is named, or about the only one.
    pub(super) async fn ask_of_round(&self, named: &WhichRound) -> Result<OfRound, ApiError> {
        let round = self.find_round(named).await?;
        Ok(OfRound { round })
    }

    /// The id of a member of the round, by name or id.
    pub(super) async fn find_member(
        &self,
        round: &RoundId,
        name: &str,
    ) -> Result<MemberId, ApiError> {
        let members = self.app.store.members(round).await?;
        let members = || members.iter().map(|row| &row.member);
        members()
            .find(|member| member.name == name || member.id.as_str() == name)
            .or_else(|| members().find(|member| look_alike(&member.name, name)))
            .map(|member| member.id.clone())
            .ok_or_else(|| {
                ApiError::not_found(format!("\"{name}\" is not on the panel of this round."))
            })
    }

    /// The id of a member of the round where one is named.
    pub(super) async fn find_named_member(
        &self,
        round: &RoundId,
        name: Option<&str>,
    ) -> Result<Option<MemberId>, ApiError> {
        match name {
            None => Ok(None),
            Some(name) => self.find_member(round, name).await.map(Some),
        }
    }

    /// All that is on file about a round.
    pub(super) async fn read_round(&self, round: &RoundId) -> Result<RoundData, ApiError> {
        let mut view = self.app.store.view().await?;
        RoundData::read(&mut view, round).await
    }
}
