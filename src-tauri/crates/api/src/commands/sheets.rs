//! Sheets: list a member's, show one, save it, hand it in, open it again, take it back.

use evenhand_core::standing::standing;
use evenhand_core::{SheetState, Stage};
use evenhand_record::Body;
use evenhand_store::Change;

use super::paper::Paper;
use crate::answers::score_list::list_scores;
use crate::answers::sheet::{show_sheet, standing_view};
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, why_closed};
use crate::round_data::RoundData;
use crate::view::score::{
    OfMember, OfSheet, ScoreList, SheetNotice, SheetSave, SheetSaved, SheetView,
};

/// Lists one member's bids to score.
pub async fn score_list(context: Context<'_>, ask: OfMember) -> Result<ScoreList, ApiError> {
    list_scores(context, &ask.round, ask.member.as_ref()).await
}

/// Shows one sheet.
pub async fn sheet_show(context: Context<'_>, ask: OfSheet) -> Result<SheetView, ApiError> {
    show_sheet(context, &ask.round, ask.member.as_ref(), &ask.bid).await
}

/// Saves a sheet as it is. Returns once it is safe on disk.
pub async fn sheet_save(context: Context<'_>, ask: SheetSave) -> Result<SheetSaved, ApiError> {
    let mut change = context.app.store.change().await?;
    let paper = Paper::read(&mut change, &ask.round, ask.member.as_ref(), &ask.bid).await?;
    let standing = standing(&paper.scheme, &paper.bid, &ask.content);
    let committed = change
        .commit(paper.draft(ask.content)?, context.app.now())
        .await?;
    Ok(SheetSaved {
        saved_at: committed.at.to_rfc3339(),
        standing: standing_view(standing),
    })
}

/// Hands a sheet in.
pub async fn sheet_submit(context: Context<'_>, ask: OfSheet) -> Result<SheetView, ApiError> {
    let mut change = context.app.store.change().await?;
    let paper = Paper::read(&mut change, &ask.round, ask.member.as_ref(), &ask.bid).await?;
    match &paper.sheet {
        None => {
            return Err(ApiError::not_allowed(format!(
                "Nothing is scored on bid {} yet.",
                ask.bid
            )));
        }
        Some(sheet) if sheet.state == SheetState::Submitted => drop(change),
        Some(sheet) => {
            let body = paper.submission(sheet.readable())?;
            change.commit(body, context.app.now()).await?;
        }
    }
    show_sheet(context, &ask.round, ask.member.as_ref(), &ask.bid).await
}

/// Opens a sheet again.
pub async fn sheet_reopen(context: Context<'_>, ask: SheetNotice) -> Result<SheetView, ApiError> {
    commit_notice(
        context,
        ask,
        &[Stage::Scoring],
        "Say why the sheet is opened again.",
        Body::SheetReopened,
    )
    .await
}

/// Takes a sheet back. Once scoring has closed only the chair does, with a reason: the
/// sheet leaves the count.
pub async fn sheet_withdraw(context: Context<'_>, ask: SheetNotice) -> Result<SheetView, ApiError> {
    commit_notice(
        context,
        ask,
        &[Stage::Scoring, Stage::Closed, Stage::Revealed],
        "Say why the sheet is taken back.",
        Body::SheetWithdrawn,
    )
    .await
}

async fn commit_notice(
    context: Context<'_>,
    ask: SheetNotice,
    stages: &[Stage],
    wanted: &str,
    body: fn(evenhand_record::SheetNotice) -> Body,
) -> Result<SheetView, ApiError> {
    let mut change: Change<'_> = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    if let Some(why) = why_closed(round.stage()).filter(|_| !stages.contains(&round.stage())) {
        return Err(ApiError::not_allowed(why));
    }
    round.refuse_withheld(&ask.bid)?;
    let member = round.member(ask.member.as_ref())?.id.clone();
    if round
        .sheet(&ask.bid, &member)
        .is_none_or(|sheet| sheet.state != SheetState::Submitted)
    {
        return Err(ApiError::not_allowed(format!(
            "The sheet for bid {} is not handed in.",
            ask.bid
        )));
    }
    let reason = needed(&ask.reason, "reason", wanted)?.to_owned();
    let notice = evenhand_record::SheetNotice {
        round: ask.round.clone(),
        bid: ask.bid.clone(),
        member,
        reason,
    };
    change.commit(body(notice), context.app.now()).await?;
    show_sheet(context, &ask.round, ask.member.as_ref(), &ask.bid).await
}
