//! Home: the rounds of this profile and what needs doing.

use evenhand_core::{Stage, phrase};
use evenhand_store::{DeviceNote, View};

use crate::answers::counts::count;
use crate::answers::second_key::next_by_second_key;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::home::{Home, Nothing, PanelCard, RoundCard};

/// Shows the rounds, newest first.
pub async fn home(context: Context<'_>, _: Nothing) -> Result<Home, ApiError> {
    let mut view = context.app.store.view().await?;
    let mut rounds = Vec::new();
    for row in view.rounds().await?.iter().rev() {
        let round = context.app.rounds.read_beside(&mut view, &row.id).await?;
        rounds.push(round_card(&round));
    }
    let fingerprint = context.app.store.device().fingerprint;
    let may_begin = may_begin(&mut view).await?;
    let panel = view.panel().await?.map(|panel| PanelCard {
        id: panel.id.to_string(),
        chair: panel.chair.name,
        fingerprint,
    });
    Ok(Home {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: context.app.store.folder().display().to_string(),
        may_begin,
        throwaway: context.app.is_throwaway(),
        unwritable: context.app.unwritable_sentence(),
        panel,
        rounds,
    })
}

/// A round is begun by the chair, or in a profile that belongs to nobody yet.
async fn may_begin(view: &mut View) -> Result<bool, ApiError> {
    Ok(match (view.panel().await?, view.me().await?) {
        (Some(panel), me) => me.as_ref() == Some(&panel.chair.id),
        (None, _) => view.device_note(&DeviceNote::Panel).await?.is_none(), // not while it waits to be taken on
    })
}

fn round_card(round: &RoundData) -> RoundCard {
    let (sheets_submitted, sheets_wanted) = round.sheet_counts();
    RoundCard {
        id: round.id().clone(),
        title: round.row.details.title.clone(),
        sample: round.row.details.sample,
        stage: round.stage(),
        bids: count(round.bids().count()),
        members: count(round.scorers().count()),
        sheets_submitted,
        sheets_wanted,
        next: next_step(round, sheets_wanted.saturating_sub(sheets_submitted)),
    }
}

fn next_step(round: &RoundData, waiting: u32) -> String {
    if let Some(next) = next_by_second_key(round) {
        return next;
    }
    match round.stage() {
        Stage::SetUp if !round.is_chair() => "The chair sets the round up.".to_owned(),
        Stage::Scoring if waiting == 0 && !round.is_chair() => {
            "Every sheet is in. The chair closes scoring.".to_owned()
        }
        Stage::Closed if !round.is_chair() => "The chair opens the scores to the panel.".to_owned(),
        Stage::Revealed if !round.is_chair() => {
            "The panel moderates; the chair records the decision.".to_owned()
        }
        Stage::SetUp if round.bids().next().is_none() => {
            "Load the bids, then open scoring.".to_owned()
        }
        Stage::SetUp => "Finish the set-up, then open scoring.".to_owned(),
        Stage::Scoring if waiting == 0 => "Every sheet is in. Close scoring.".to_owned(),
        Stage::Scoring => {
            let sheets = phrase::counted(waiting, "sheet is", "sheets are");
            format!("{sheets} still to come.")
        }
        Stage::Closed => "Open the scores to the panel.".to_owned(),
        Stage::Revealed => "Moderate, then record the decision.".to_owned(),
        Stage::Decided if round.deferred_count() > 0 => {
            let bids = phrase::counted(round.deferred_count(), "bid is", "bids are");
            format!("Decided, but {bids} deferred: record the decision once it is made.")
        }
        Stage::Decided => "Decided. The pack is ready to be published.".to_owned(),
    }
}
