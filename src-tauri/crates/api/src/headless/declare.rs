//! `evenhand declare`: a member's interests, on the bids named or on all that are left.

use evenhand_core::{MemberId, RoundId};
use serde_json::{Value, json};

use super::arguments::{DeclarationWord, WhichRound};
use super::plan::{Planned, named, planned, which};
use crate::app::App;
use crate::error::ApiError;
use crate::round_data::RoundData;

pub(super) async fn declare(
    app: &App,
    bids: Vec<String>,
    member: Option<String>,
    kind: DeclarationWord,
    note: String,
    round: &WhichRound,
) -> Result<Planned, ApiError> {
    let round = which(app, round).await?;
    let member = named(app, &round, member.as_deref()).await?;
    let bids = if bids.is_empty() {
        undeclared(app, &round, member.as_ref()).await?
    } else {
        bids
    };
    let subjects: Vec<Value> = bids.into_iter().map(|bid| json!({"bid": bid})).collect();
    let kind = match kind {
        DeclarationWord::None => "none",
        DeclarationWord::Declared => "declared",
        DeclarationWord::Recused => "recused",
    };
    Ok(planned(
        "declare",
        json!({"round": round, "member": member, "subjects": subjects, "kind": kind, "note": note}),
    ))
}

/// The bids that a member has not declared on.
async fn undeclared(
    app: &App,
    round: &RoundId,
    member: Option<&MemberId>,
) -> Result<Vec<String>, ApiError> {
    let mut view = app.store.view().await?;
    let data = RoundData::read(&mut view, round).await?;
    let member = data.member(member)?;
    Ok(data
        .bids()
        .filter(|bid| data.declared(&member.id, bid).is_none())
        .map(|bid| bid.reference.to_string())
        .collect())
}
