//! Whether a record fits what is on file.
//!
//! These are not the panel's rules, which the layer above checks before it
//! commits: only what the tables need in order to hold together.

use evenhand_core::{BidRef, MemberId, RoundId, SheetState};
use evenhand_record::{About, Kind, Needs};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Fold, Obstacle};
use crate::text;

/// Checks that all that a record needs is on file. Where there is a round, there is a
/// panel.
pub(super) async fn check_on_file(
    fold: &mut Fold<'_>,
    kind: Kind,
    about: &About<'_>,
) -> Result<(), ApplyError> {
    match kind.rules().needs {
        Needs::Nothing => Ok(()),
        Needs::NoPanel => check_panel(fold.on, false).await,
        Needs::Panel => check_panel(fold.on, true).await,
        Needs::Round => check_round(fold, round_of(kind, about)?).await,
        Needs::Members => check_members(fold, round_of(kind, about)?, &about.members).await,
        Needs::Bids => check_bids(fold, round_of(kind, about)?, &about.bids).await,
        Needs::SheetParties => {
            check_parties(fold.on, sheet_of(kind, about)?).await?;
            Ok(())
        }
        Needs::OpenSheet => check_open_sheet(fold.on, sheet_of(kind, about)?).await,
        Needs::Sheet => check_sheet(fold.on, sheet_of(kind, about)?).await,
    }
}

/// Which sheet: whose, on what.
#[derive(Clone, Copy, Debug)]
struct SheetKey<'a> {
    round: &'a RoundId,
    bid: &'a BidRef,
    member: &'a MemberId,
}

fn round_of<'a>(kind: Kind, about: &About<'a>) -> Result<&'a RoundId, ApplyError> {
    about.round.ok_or_else(|| names_nothing(kind))
}

fn sheet_of<'a>(kind: Kind, about: &About<'a>) -> Result<SheetKey<'a>, ApplyError> {
    match (about.round, about.bids.first(), about.members.first()) {
        (Some(round), Some(bid), Some(member)) => Ok(SheetKey { round, bid, member }),
        _ => Err(names_nothing(kind)),
    }
}

/// A kind whose rules ask for what it does not name.
fn names_nothing(kind: Kind) -> ApplyError {
    let problem = format!("BUG: a record of kind {kind} does not name what its rules ask for");
    sqlx::Error::Protocol(problem).into()
}

async fn check_panel(on: &mut SqliteConnection, wanted: bool) -> Result<(), ApplyError> {
    let begun = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM panel) AS "begun!: bool""#)
        .fetch_one(on)
        .await?;
    match (wanted, begun) {
        (true, true) | (false, false) => Ok(()),
        (false, true) => Err(Obstacle::PanelBegun.into()),
        (true, false) => Err(Obstacle::NoPanel.into()),
    }
}

async fn check_round(fold: &mut Fold<'_>, round: &RoundId) -> Result<(), ApplyError> {
    if fold.lookups.has_round(fold.on, round).await? {
        Ok(())
    } else {
        Err(Obstacle::NoRound(round.clone()).into())
    }
}

async fn check_bids(
    fold: &mut Fold<'_>,
    round: &RoundId,
    bids: &[&BidRef],
) -> Result<(), ApplyError> {
    check_round(fold, round).await?;
    let there = fold.lookups.bids_of(fold.on, round).await?;
    match bids.iter().find(|bid| !there.contains(**bid)) {
        Some(bid) => Err(Obstacle::NoBid((*bid).clone()).into()),
        None => Ok(()),
    }
}

async fn check_members(
    fold: &mut Fold<'_>,
    round: &RoundId,
    members: &[&MemberId],
) -> Result<(), ApplyError> {
    check_round(fold, round).await?;
    let there = fold.lookups.members_of(fold.on, round).await?;
    match members.iter().find(|member| !there.contains(**member)) {
        Some(member) => Err(Obstacle::NoMember((*member).clone()).into()),
        None => Ok(()),
    }
}

/// Checks the round, the bid and the member of a sheet in one question, since
/// this is asked at every save; gives the state of the sheet that is there.
async fn check_parties(
    on: &mut SqliteConnection,
    sheet: SheetKey<'_>,
) -> Result<Option<SheetState>, ApplyError> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let found = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM round WHERE id = ?1) AS "round!: bool",
                  EXISTS (SELECT 1 FROM bid WHERE round = ?1 AND ref = ?2) AS "bid!: bool",
                  EXISTS (SELECT 1 FROM member WHERE round = ?1 AND id = ?3) AS "member!: bool",
                  (SELECT state FROM sheet WHERE round = ?1 AND bid = ?2 AND member = ?3) AS "state: String""#,
        round,
        bid,
        member
    )
    .fetch_one(on)
    .await?;
    match (found.round, found.bid, found.member) {
        (false, ..) => Err(Obstacle::NoRound(sheet.round.clone()).into()),
        (_, false, _) => Err(Obstacle::NoBid(sheet.bid.clone()).into()),
        (.., false) => Err(Obstacle::NoMember(sheet.member.clone()).into()),
        _ => Ok(found
            .state
            .map(|state| text::read_word("sheet", &state))
            .transpose()?),
    }
}

/// Checks that all that a draft names is on file, and that it changes no sheet that is
/// handed in.
async fn check_open_sheet(
    on: &mut SqliteConnection,
    sheet: SheetKey<'_>,
) -> Result<(), ApplyError> {
    match check_parties(on, sheet).await? {
        Some(SheetState::Submitted) => Err(Obstacle::HandedIn {
            bid: sheet.bid.clone(),
            member: sheet.member.clone(),
        }
        .into()),
        Some(SheetState::Draft | SheetState::Reopened | SheetState::Withdrawn) | None => Ok(()),
    }
}

async fn check_sheet(on: &mut SqliteConnection, sheet: SheetKey<'_>) -> Result<(), ApplyError> {
    let (round, bid, member) = (
        sheet.round.as_str(),
        sheet.bid.as_str(),
        sheet.member.as_str(),
    );
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM sheet WHERE round = ? AND bid = ? AND member = ?) AS "found!: bool""#,
        round,
        bid,
        member
    )
    .fetch_one(on)
    .await?;
    if found {
        Ok(())
    } else {
        Err(Obstacle::NoSheet {
            bid: sheet.bid.clone(),
            member: sheet.member.clone(),
        }
        .into())
    }
}
