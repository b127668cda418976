//! Sheets: list a member's, show one, save it, hand it in, open it again, take it back.

use std::collections::BTreeMap;

use evenhand_core::scheme::Section;
use evenhand_core::standing::{LeftToDo, Standing, misplaced, standing};
use evenhand_core::{
    Bid, BidRef, DeclarationKind, Member, MemberId, RoundId, SheetContent, SheetState, Stage,
};
use evenhand_record::{Body, SheetEntry};
use evenhand_store::Change;

use super::Desk;
use super::home::count;
use crate::error::ApiError;
use crate::guard::needed;
use crate::round_data::RoundData;
use crate::view::round::ProgressCell;
use crate::view::score::{
    Left, OfMember, OfSheet, ScoreList, ScoreRow, SheetNotice, SheetSave, SheetSaved, SheetSection,
    SheetStanding, SheetView,
};

/// Lists one member's bids to score.
pub(super) async fn score_list(desk: Desk<'_>, ask: OfMember) -> Result<ScoreList, ApiError> {
    list(desk, &ask.round, ask.member.as_ref()).await
}

/// One member's bids as screens show them.
pub(super) async fn list(
    desk: Desk<'_>,
    round: &RoundId,
    member: Option<&MemberId>,
) -> Result<ScoreList, ApiError> {
    let mut view = desk.app.store.view().await?;
    let round = RoundData::read(&mut view, round).await?;
    let member = round.member(member)?.clone();
    let bids: Vec<ScoreRow> = round
        .bids()
        .map(|bid| row(&round, &member.id, bid))
        .collect();
    let of = |cell: ProgressCell| bids.iter().filter(|row| row.progress == cell).count();
    Ok(ScoreList {
        own: member.id == *round.me(),
        closed: closed(&round),
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
        scored: count(sheet.map_or(0, |sheet| sheet.content.scores.len())),
        wanted: count(wanted),
    }
}

/// How often a member has used each tenth of the common scale.
fn spread(round: &RoundData, member: &MemberId) -> BTreeMap<String, u32> {
    use evenhand_core::exact::Exact;
    let mut counts: BTreeMap<String, u32> = (0..=10)
        .map(|tenth| (format!("{}", tenth * 10), 0))
        .collect();
    let sheets = round.sheets.iter().filter(|sheet| sheet.member == *member);
    for (id, score) in sheets.flat_map(|sheet| sheet.content.scores.iter()) {
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

/// Why sheets cannot be written now, where they cannot.
fn closed(round: &RoundData) -> Option<String> {
    match round.stage() {
        Stage::Scoring => None,
        Stage::SetUp => Some(
            "Scoring is not open yet. The chair opens it once the scheme and the bids are set."
                .to_owned(),
        ),
        Stage::Closed | Stage::Revealed | Stage::Decided => {
            Some("Scoring is closed. Sheets can be read and no longer changed.".to_owned())
        }
    }
}

/// Shows one sheet.
pub(super) async fn sheet_show(desk: Desk<'_>, ask: OfSheet) -> Result<SheetView, ApiError> {
    show(desk, &ask.round, ask.member.as_ref(), &ask.bid).await
}

async fn show(
    desk: Desk<'_>,
    round: &RoundId,
    member: Option<&MemberId>,
    bid: &BidRef,
) -> Result<SheetView, ApiError> {
    let mut view = desk.app.store.view().await?;
    let round = RoundData::read(&mut view, round).await?;
    let member = round.member(member)?.clone();
    let bid = round.bid(bid)?.clone();
    let sheet = round.sheet(&bid.reference, &member.id);
    let content = sheet.map(|sheet| sheet.content.clone()).unwrap_or_default();
    let declaration = round.declared(&member.id, &bid);
    Ok(SheetView {
        own: member.id == *round.me(),
        closed: closed(&round).or_else(|| barred(declaration)),
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

/// A sheet that may be written: the round is open, the member is on the panel
/// and has declared.
struct Writable {
    bid: Bid,
    member: Member,
    entered_by: Option<MemberId>,
}

fn writable(
    round: &RoundData,
    member: Option<&MemberId>,
    bid: &BidRef,
) -> Result<Writable, ApiError> {
    if let Some(why) = closed(round) {
        return Err(ApiError::not_allowed(why));
    }
    let member = round.member(member)?.clone();
    let bid = round.bid(bid)?.clone();
    match round.declared(&member.id, &bid) {
        None => Err(ApiError::not_allowed(format!(
            "{} has not declared whether they have an interest in bid {}. That comes before scoring.",
            member.name, bid.reference
        ))),
        Some(DeclarationKind::Recused) => Err(ApiError::not_allowed(format!(
            "{} is recused from bid {} and does not score it.",
            member.name, bid.reference
        ))),
        Some(DeclarationKind::None | DeclarationKind::Declared) => {
            let entered_by = (member.id != *round.me()).then(|| round.me().clone());
            Ok(Writable {
                bid,
                member,
                entered_by,
            })
        }
    }
}

/// Saves a sheet as it is. Returns once it is safe on disk.
pub(super) async fn sheet_save(desk: Desk<'_>, ask: SheetSave) -> Result<SheetSaved, ApiError> {
    let mut change = desk.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let writable = writable(&round, ask.member.as_ref(), &ask.bid)?;
    let body = draft(&round, &writable, ask.content.clone())?;
    let committed = change.commit(body, desk.app.now()).await?;
    let standing = standing(round.scheme(), &writable.bid, &ask.content);
    Ok(SheetSaved {
        saved_at: committed.at.to_rfc3339(),
        standing: standing_view(standing),
    })
}

/// The record of a draft, once nothing on it is out of place.
fn draft(round: &RoundData, writable: &Writable, content: SheetContent) -> Result<Body, ApiError> {
    let problems = misplaced(round.scheme(), &writable.bid, &content);
    if let Some(first) = problems.first() {
        let field = format!("scores.{}", first.criterion);
        return Err(ApiError::bad_data(first.problem.clone())
            .at(field)
            .with(problems.iter().map(|one| one.problem.clone())));
    }
    Ok(Body::SheetDrafted(entry(round, writable, content)))
}

fn entry(round: &RoundData, writable: &Writable, content: SheetContent) -> SheetEntry {
    SheetEntry {
        round: round.id().clone(),
        bid: writable.bid.reference.clone(),
        member: writable.member.id.clone(),
        entered_by: writable.entered_by.clone(),
        content,
    }
}

/// Hands a sheet in.
pub(super) async fn sheet_submit(desk: Desk<'_>, ask: OfSheet) -> Result<SheetView, ApiError> {
    let mut change = desk.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let writable = writable(&round, ask.member.as_ref(), &ask.bid)?;
    let sheet = round.sheet(&ask.bid, &writable.member.id);
    let Some(sheet) = sheet else {
        return Err(ApiError::not_allowed(format!(
            "Nothing is scored on bid {} yet.",
            ask.bid
        )));
    };
    if sheet.state == SheetState::Submitted {
        drop(change);
        return show(desk, &ask.round, ask.member.as_ref(), &ask.bid).await;
    }
    let body = submission(&round, &writable, sheet.content.clone())?;
    change.commit(body, desk.app.now()).await?;
    show(desk, &ask.round, ask.member.as_ref(), &ask.bid).await
}

/// The record that hands a sheet in, once nothing is left to do on it.
fn submission(
    round: &RoundData,
    writable: &Writable,
    content: SheetContent,
) -> Result<Body, ApiError> {
    draft(round, writable, content.clone())?;
    let left = standing(round.scheme(), &writable.bid, &content).left;
    if !left.is_empty() {
        let things = if left.len() == 1 {
            "1 thing is".to_owned()
        } else {
            format!("{} things are", left.len())
        };
        return Err(ApiError::not_allowed(format!(
            "{things} left to do before the sheet can be handed in."
        ))
        .with(left.iter().map(|left| left_words(round, left))));
    }
    Ok(Body::SheetSubmitted(entry(round, writable, content)))
}

fn left_words(round: &RoundData, left: &LeftToDo) -> String {
    let (what, id) = match left {
        LeftToDo::Score(id) => ("a score", id),
        LeftToDo::Reason(id) => ("a reason", id),
    };
    let title = round
        .scheme()
        .criterion(id)
        .map_or_else(|| id.to_string(), |criterion| criterion.title.clone());
    format!("Give {what} for: {title}.")
}

/// The records that take a whole sheet in from a file: a draft, and a
/// submission where it is complete and that was asked for.
pub(super) fn import_bodies(
    round: &RoundData,
    member: &MemberId,
    bid: &BidRef,
    content: SheetContent,
    submit: bool,
) -> Result<Vec<Body>, ApiError> {
    let writable = writable(round, Some(member), bid)?;
    if round
        .sheet(bid, member)
        .is_some_and(|sheet| sheet.state == SheetState::Submitted)
    {
        return Err(ApiError::not_allowed(format!(
            "The sheet of {} for bid {bid} is handed in already. Open it again first.",
            writable.member.name
        )));
    }
    if submit
        && standing(round.scheme(), &writable.bid, &content)
            .left
            .is_empty()
    {
        return Ok(vec![submission(round, &writable, content)?]);
    }
    Ok(vec![draft(round, &writable, content)?])
}

/// Opens a sheet again.
pub(super) async fn sheet_reopen(desk: Desk<'_>, ask: SheetNotice) -> Result<SheetView, ApiError> {
    notice(
        desk,
        ask,
        "Say why the sheet is opened again.",
        Body::SheetReopened,
    )
    .await
}

/// Takes a sheet back.
pub(super) async fn sheet_withdraw(
    desk: Desk<'_>,
    ask: SheetNotice,
) -> Result<SheetView, ApiError> {
    notice(
        desk,
        ask,
        "Say why the sheet is taken back.",
        Body::SheetWithdrawn,
    )
    .await
}

async fn notice(
    desk: Desk<'_>,
    ask: SheetNotice,
    wanted: &str,
    body: fn(evenhand_record::SheetNotice) -> Body,
) -> Result<SheetView, ApiError> {
    let mut change: Change<'_> = desk.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    if let Some(why) = closed(&round) {
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
    change.commit(body(notice), desk.app.now()).await?;
    show(desk, &ask.round, ask.member.as_ref(), &ask.bid).await
}
