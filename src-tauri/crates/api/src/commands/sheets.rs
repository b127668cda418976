//! Sheets: list a member's, show one, save it, hand it in, open it again, take it back.

use std::collections::BTreeMap;

use evenhand_core::scheme::Section;
use evenhand_core::standing::{LeftToDo, Standing, standing};
use evenhand_core::{Bid, BidRef, DeclarationKind, MemberId, RoundId, SheetState};
use evenhand_record::Body;
use evenhand_store::{Change, SheetRow};

use super::Context;
use super::home::count;
use super::paper::{Paper, closed};
use crate::error::ApiError;
use crate::guard::needed;
use crate::round_data::RoundData;
use crate::view::round::ProgressCell;
use crate::view::score::{
    Left, OfMember, OfSheet, ScoreList, ScoreRow, SheetNotice, SheetSave, SheetSaved, SheetSection,
    SheetStanding, SheetView,
};

/// Lists one member's bids to score.
pub async fn score_list(context: Context<'_>, ask: OfMember) -> Result<ScoreList, ApiError> {
    list(context, &ask.round, ask.member.as_ref()).await
}

/// One member's bids as screens show them.
pub(super) async fn list(
    context: Context<'_>,
    round: &RoundId,
    member: Option<&MemberId>,
) -> Result<ScoreList, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = RoundData::read(&mut view, round).await?;
    let member = round.member(member)?.clone();
    let bids: Vec<ScoreRow> = round
        .bids()
        .map(|bid| row(&round, &member.id, bid))
        .collect();
    let of = |cell: ProgressCell| bids.iter().filter(|row| row.progress == cell).count();
    Ok(ScoreList {
        own: member.id == *round.me(),
        closed: closed(round.stage()),
        submitted: count(of(ProgressCell::Submitted)),
        wanted: count(bids.len() - of(ProgressCell::Recused)),
        spread: spread(&round, &member.id),
        member,
        bids,
    })
}

fn row(round: &RoundData, member: &MemberId, bid: &Bid) -> ScoreRow {
    let sheet = round.sheet(&bid.reference, member);
    let wanted = round
        .scheme()
        .criteria()
        .filter(|criterion| criterion.applies_to(bid))
        .count();
    ScoreRow {
        reference: bid.reference.clone(),
        bidder: bid.bidder.to_string(),
        title: bid.title.clone(),
        amount: bid.amount,
        progress: round.progress(member, bid),
        scored: count(sheet.map_or(0, |sheet| sheet.readable().scores.len())),
        wanted: count(wanted),
    }
}

/// How often a member has used each tenth of the common scale.
fn spread(round: &RoundData, member: &MemberId) -> BTreeMap<String, u32> {
    use evenhand_core::exact::Exact;
    let mut counts: BTreeMap<String, u32> = (0..=10)
        .map(|tenth| (format!("{}", tenth * 10), 0))
        .collect();
    let withheld = match member == round.me() {
        true => Default::default(),
        false => round.withheld(),
    };
    let sheets = round
        .sheets
        .iter()
        .filter(|sheet| sheet.member == *member && !withheld.contains(&sheet.bid));
    let contents = sheets.filter_map(|sheet| sheet.content.as_ref());
    for (id, score) in contents.flat_map(|content| content.scores.iter()) {
        let tenth = round.scheme().criterion(id).map(|criterion| {
            (criterion.scale.normalise(&Exact::from(score.0)) / Exact::from(10)).publish(0)
        });
        if let Some(place) = tenth
            .and_then(|tenth| counts.get_mut(&(tenth * rust_decimal::Decimal::TEN).to_string()))
        {
            *place += 1;
        }
    }
    counts
}

/// Shows one sheet.
pub async fn sheet_show(context: Context<'_>, ask: OfSheet) -> Result<SheetView, ApiError> {
    show(context, &ask.round, ask.member.as_ref(), &ask.bid).await
}

async fn show(
    context: Context<'_>,
    round: &RoundId,
    member: Option<&MemberId>,
    bid: &BidRef,
) -> Result<SheetView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = RoundData::read(&mut view, round).await?;
    let member = round.member(member)?.clone();
    let bid = round.bid(bid)?.clone();
    if member.id != *round.me() {
        round.refuse_withheld(&bid.reference)?;
    }
    let sheet = round.sheet(&bid.reference, &member.id);
    let content = sheet.map(SheetRow::readable).unwrap_or_default();
    let sealed = sheet
        .is_some_and(|sheet| sheet.content.is_none())
        .then(sealed_words);
    let declaration = round.declared(&member.id, &bid);
    Ok(SheetView {
        own: member.id == *round.me(),
        closed: sealed
            .or_else(|| closed(round.stage()))
            .or_else(|| barred(declaration)),
        declaration,
        state: sheet.map(|sheet| sheet.state),
        notice: sheet.and_then(|sheet| sheet.notice.clone()),
        sections: sections(&round, &bid),
        reasons: round.scheme().reasons,
        saved_at: sheet.map(|sheet| sheet.saved_at.to_rfc3339()),
        standing: standing_view(standing(round.scheme(), &bid, &content)),
        content,
        member,
        bid,
    })
}

fn sealed_words() -> String {
    "This sheet is sealed: only its author can read it until the scores are opened.".to_owned()
}

fn barred(declaration: Option<DeclarationKind>) -> Option<String> {
    (declaration == Some(DeclarationKind::Recused))
        .then(|| "This member is recused from the bid and does not score it.".to_owned())
}

fn sections(round: &RoundData, bid: &Bid) -> Vec<SheetSection> {
    let of = |section: &Section| SheetSection {
        id: section.id.clone(),
        title: section.title.clone(),
        weight: section.weight,
        criteria: section
            .criteria
            .iter()
            .filter(|criterion| criterion.applies_to(bid))
            .cloned()
            .collect(),
    };
    round
        .scheme()
        .sections
        .iter()
        .map(of)
        .filter(|section| !section.criteria.is_empty())
        .collect()
}

fn standing_view(standing: Standing) -> SheetStanding {
    let left = standing.left.into_iter().map(|left| match left {
        LeftToDo::Score(criterion) => Left {
            criterion: Some(criterion),
            text: "Give a score".to_owned(),
        },
        LeftToDo::Reason(criterion) => Left {
            criterion: Some(criterion),
            text: "Give a reason".to_owned(),
        },
    });
    SheetStanding {
        total: standing.total,
        scored: standing.scored,
        wanted: standing.wanted,
        left: left.collect(),
    }
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
    show(context, &ask.round, ask.member.as_ref(), &ask.bid).await
}

/// Opens a sheet again.
pub async fn sheet_reopen(context: Context<'_>, ask: SheetNotice) -> Result<SheetView, ApiError> {
    notice(
        context,
        ask,
        "Say why the sheet is opened again.",
        Body::SheetReopened,
    )
    .await
}

/// Takes a sheet back.
pub async fn sheet_withdraw(context: Context<'_>, ask: SheetNotice) -> Result<SheetView, ApiError> {
    notice(
        context,
        ask,
        "Say why the sheet is taken back.",
        Body::SheetWithdrawn,
    )
    .await
}

async fn notice(
    context: Context<'_>,
    ask: SheetNotice,
    wanted: &str,
    body: fn(evenhand_record::SheetNotice) -> Body,
) -> Result<SheetView, ApiError> {
    let mut change: Change<'_> = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    if let Some(why) = closed(round.stage()) {
        return Err(ApiError::not_allowed(why));
    }
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
    show(context, &ask.round, ask.member.as_ref(), &ask.bid).await
}
