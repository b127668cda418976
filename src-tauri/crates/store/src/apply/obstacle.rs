//! Whether a record fits what is on file.
//!
//! These are not the panel's rules, which the layer above checks before it
//! commits: only what the tables need in order to hold together.

use evenhand_core::{BidRef, MemberId, RoundId, SheetState, Subject};
use evenhand_record::{Body, Kind, LogId, SheetAct, SheetNotice};
use sqlx::SqliteConnection;

use super::{ApplyError, Known};
use crate::text;

/// Says why a record does not fit what is on file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// The profile has a panel already.
    #[error("this profile has a panel already; a second one needs a profile of its own")]
    PanelBegun,
    /// The profile has no panel yet.
    #[error("this profile has no panel yet; begin one first")]
    NoPanel,
    /// The round is not on file.
    #[error("there is no round \"{0}\" on file")]
    NoRound(RoundId),
    /// The bid is not on file.
    #[error("there is no bid \"{0}\" in this round")]
    NoBid(BidRef),
    /// The member is not on the panel, and never was.
    #[error("\"{0}\" is not on this round's panel; add them first")]
    NoMember(MemberId),
    /// The sheet was never begun.
    #[error("{member} has no sheet for bid \"{bid}\"")]
    NoSheet {
        /// Which bid.
        bid: BidRef,
        /// Whose sheet.
        member: MemberId,
    },
    /// The device that signed it is not of the panel.
    #[error("the device {} was not taken on to the panel by the chair", .0.fingerprint())]
    UnknownDevice(LogId),
    /// The device that signed it may not say this.
    #[error("{}", not_theirs(*kind, round.as_ref()))]
    NotTheirs {
        /// What it says.
        kind: Kind,
        /// Of which round.
        round: Option<RoundId>,
    },
    /// Its author took a sheet back after the close.
    #[error(
        "the sheet for bid \"{bid}\" was in when scoring closed, and only the chair can take it back now"
    )]
    TakenBackLate {
        /// Which bid.
        bid: BidRef,
    },
    /// The round's second key is made already, or scoring has opened without it.
    #[error(
        "the second key of round \"{0}\" is made before scoring opens, once, by the observer on its panel"
    )]
    SecondKey(RoundId),
    /// A recused member would come back to a bid after the close.
    #[error(
        "{member} was recused from {} when scoring closed, and that stands",
        named(subject)
    )]
    Return {
        /// Who.
        member: MemberId,
        /// From which bid, or from whose.
        subject: Subject,
    },
    /// An old copy of the profile was put back.
    #[error(
        "this is an old copy of the profile: {here} of the records that this device wrote are here, and it had written {written}. Exchange records first, and the others come back; if they were sent nowhere, say on the Devices screen that you go on without them"
    )]
    Behind {
        /// How many records of its own are here.
        here: u64,
        /// How many it had written.
        written: u64,
    },
    /// This device's log is frozen.
    #[error(
        "this device cannot write: its log goes on elsewhere, because an old copy was restored or the profile was copied, or the chair barred it. Fetch what is missing from the exchange folder; if that does not help, ask the chair for a new invitation"
    )]
    Frozen,
    /// The sheet is handed in, and a draft would change it.
    #[error(
        "the sheet of {member} for bid \"{bid}\" has been handed in; the chair must reopen it before it is changed"
    )]
    HandedIn {
        /// Which bid.
        bid: BidRef,
        /// Whose sheet.
        member: MemberId,
    },
}

fn named(subject: &Subject) -> String {
    match subject {
        Subject::Bid(bid) => format!("bid \"{bid}\""),
        Subject::Bidder(bidder) => format!("the bids of \"{bidder}\""),
    }
}

/// Who may say a kind of thing, as a sentence for those who may not.
fn not_theirs(kind: Kind, round: Option<&RoundId>) -> String {
    let who = kind.rules().may_sign.sentence();
    let round = round.map(|round| format!(", round \"{round}\""));
    format!("{who} (\"{kind}\"{})", round.unwrap_or_default())
}

/// Checks that all that a record speaks of is on file. Where there is a round,
/// there is a panel.
pub(super) async fn check(
    on: &mut SqliteConnection,
    known: &mut Known,
    body: &Body,
) -> Result<(), ApplyError> {
    match body {
        Body::Genesis { .. } | Body::RoundDescribed { .. } => check_panel(on, body).await,
        Body::SheetDrafted(sheet) => {
            let parties = (&sheet.round, &sheet.bid, &sheet.member);
            check_sheet(on, parties, SheetAct::Drafted).await
        }
        Body::SheetSubmitted(sheet) => {
            let parties = (&sheet.round, &sheet.bid, &sheet.member);
            check_sheet(on, parties, SheetAct::Submitted).await
        }
        Body::Joined { .. } => Ok(()),
        Body::DeviceAccepted { .. }
        | Body::DeviceRevoked { .. }
        | Body::DeputyNamed { .. }
        | Body::HandedOver { .. }
        | Body::Received { .. }
        | Body::ForkChosen { .. } => check_panel(on, body).await,
        Body::SheetReopened(notice) | Body::SheetWithdrawn(notice) => {
            check_notice(on, notice).await
        }
        Body::MemberRemoved { round, member, .. } => {
            check_members(on, known, round, [member]).await
        }
        Body::Declared {
            round,
            declarations,
            ..
        } => check_members(on, known, round, declarations.iter().map(|one| &one.member)).await,
        Body::BidWithdrawn { round, bid, .. }
        | Body::BidModerated { round, bid, .. }
        | Body::Overridden { round, bid, .. }
        | Body::LateSheetAccepted { round, bid, .. } => check_bids(on, known, round, [bid]).await,
        Body::GatewaysAnswered { round, answers } => {
            check_bids(on, known, round, answers.iter().map(|one| &one.bid)).await
        }
        Body::ScoresAgreed { round, scores } => {
            check_bids(on, known, round, scores.iter().map(|one| &one.bid)).await
        }
        Body::ShortlistSettled { round, settled } => {
            check_bids(on, known, round, settled.awards.iter().map(|one| &one.bid)).await
        }
        Body::Decided {
            round, decisions, ..
        } => check_bids(on, known, round, decisions.iter().map(|one| &one.bid)).await,
        Body::SchemeSet { round, .. }
        | Body::MemberAdded { round, .. }
        | Body::BidsSet { round, .. }
        | Body::LateBidAccepted { round, .. }
        | Body::RoundOpened { round, .. }
        | Body::ObserverReady { round, .. }
        | Body::ObserverReleased { round, .. }
        | Body::KeysGiven { round, .. }
        | Body::RoundClosed { round, .. }
        | Body::Revealed { round, .. } => check_round(on, known, round).await,
    }
}

async fn check_panel(on: &mut SqliteConnection, body: &Body) -> Result<(), ApplyError> {
    let begun = sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM panel) AS "begun!: bool""#)
        .fetch_one(on)
        .await?;
    match (body, begun) {
        (Body::Genesis { .. }, true) => Err(Obstacle::PanelBegun.into()),
        (Body::Genesis { .. }, false) | (_, true) => Ok(()),
        (_, false) => Err(Obstacle::NoPanel.into()),
    }
}

async fn check_round(
    on: &mut SqliteConnection,
    known: &mut Known,
    round: &RoundId,
) -> Result<(), ApplyError> {
    if known.has_round(on, round).await? {
        Ok(())
    } else {
        Err(Obstacle::NoRound(round.clone()).into())
    }
}

async fn check_bids<'a>(
    on: &mut SqliteConnection,
    known: &mut Known,
    round: &RoundId,
    bids: impl IntoIterator<Item = &'a BidRef>,
) -> Result<(), ApplyError> {
    check_round(on, known, round).await?;
    let there = known.bids(on, round).await?;
    match bids.into_iter().find(|bid| !there.contains(*bid)) {
        Some(bid) => Err(Obstacle::NoBid(bid.clone()).into()),
        None => Ok(()),
    }
}

async fn check_members<'a>(
    on: &mut SqliteConnection,
    known: &mut Known,
    round: &RoundId,
    members: impl IntoIterator<Item = &'a MemberId>,
) -> Result<(), ApplyError> {
    check_round(on, known, round).await?;
    let there = known.members(on, round).await?;
    match members.into_iter().find(|member| !there.contains(*member)) {
        Some(member) => Err(Obstacle::NoMember(member.clone()).into()),
        None => Ok(()),
    }
}

/// Checks the round, the bid and the member of a sheet in one question, since
/// this is asked at every save; gives the state of the sheet that is there.
async fn check_sheet_parties(
    on: &mut SqliteConnection,
    (round_id, bid_ref, member_id): Parties<'_>,
) -> Result<Option<SheetState>, ApplyError> {
    let (round, bid, member) = (round_id.as_str(), bid_ref.as_str(), member_id.as_str());
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
        (false, ..) => Err(Obstacle::NoRound(round_id.clone()).into()),
        (_, false, _) => Err(Obstacle::NoBid(bid_ref.clone()).into()),
        (.., false) => Err(Obstacle::NoMember(member_id.clone()).into()),
        _ => Ok(found
            .state
            .map(|state| text::read_word("sheet", &state))
            .transpose()?),
    }
}

/// Whose sheet it is, on what.
type Parties<'a> = (&'a RoundId, &'a BidRef, &'a MemberId);

/// Checks that all that a sheet names is on file, and that a draft changes no
/// sheet that is handed in.
pub(super) async fn check_sheet(
    on: &mut SqliteConnection,
    parties: Parties<'_>,
    act: SheetAct,
) -> Result<(), ApplyError> {
    match check_sheet_parties(on, parties).await? {
        Some(SheetState::Submitted) if act == SheetAct::Drafted => Err(Obstacle::HandedIn {
            bid: parties.1.clone(),
            member: parties.2.clone(),
        }
        .into()),
        _ => Ok(()),
    }
}

async fn check_notice(on: &mut SqliteConnection, notice: &SheetNotice) -> Result<(), ApplyError> {
    let (round, bid, member) = (
        notice.round.as_str(),
        notice.bid.as_str(),
        notice.member.as_str(),
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
            bid: notice.bid.clone(),
            member: notice.member.clone(),
        }
        .into())
    }
}
