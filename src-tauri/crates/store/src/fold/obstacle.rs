//! Whether a record fits what is on file.
//!
//! These are not the panel's rules, which the layer above checks before it
//! commits: only what the tables need in order to hold together.

use evenhand_core::{BidRef, MemberId, RoundId, SheetState, Subject};
use evenhand_record::{About, Kind, LogId, Needs};
use sqlx::SqliteConnection;

use super::Fold;
use super::apply::ApplyError;
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
    #[error("{}", refusal_words(*kind, round.as_ref()))]
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
        subject_words(subject)
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

fn subject_words(subject: &Subject) -> String {
    match subject {
        Subject::Bid(bid) => format!("bid \"{bid}\""),
        Subject::Bidder(bidder) => format!("the bids of \"{bidder}\""),
    }
}

/// Who may say a kind of thing, as a sentence for those who may not.
fn refusal_words(kind: Kind, round: Option<&RoundId>) -> String {
    let who = kind.rules().may_sign.sentence();
    let round = round.map(|round| format!(", round \"{round}\""));
    format!("{who} (\"{kind}\"{})", round.unwrap_or_default())
}

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
