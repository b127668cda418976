//! What is said of the whole commissioning is checked against what was said before, and kept.

use evenhand_core::commission::{AwardFile, PartnerSignOff};
use evenhand_core::{Approach, BidRef, CycleEntryId, Pounds, RoundId};
use evenhand_record::{Body, Right};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Entry, Fold, Obstacle};
use crate::commission_rows::{self, CommissionRow};
use crate::text;

/// Keeps a record about the commissioning, where it fits what is on file.
pub(super) async fn keep_entry(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    body: &Body,
) -> Result<(), ApplyError> {
    let signer = fold.lookups.find_signer(fold.on, entry.log).await?.member;
    match body {
        Body::ResearchSignedOff {
            round, research, ..
        } => check_research(fold.on, round, research).await?,
        Body::PartnerSignedOff { round, sign_off } => {
            let is_members = check_partner(fold.on, round, sign_off)
                .await?
                .contains(&signer);
            if !is_members && entry.right != Right::Chair {
                let (kind, round) = (body.kind(), Some(round.clone()));
                return Err(Obstacle::NotTheirs { kind, round }.into());
            }
        }
        Body::CycleEntryRemoved { entry, .. } => check_cycle_entry(fold.on, entry).await?,
        _ => check_award(fold.on, body).await?,
    }
    let about = body.about();
    let (round, bid) = (about.round.map(RoundId::as_str), bid_of(body));
    let bid = bid.map(BidRef::as_str);
    let (kind, json, at) = (
        body.kind().name(),
        text::write_json(body)?,
        entry.time_text(),
    );
    let member = signer.as_str();
    sqlx::query!(
        "INSERT INTO commission_entry (entry, round, bid, kind, body, member, at)
         SELECT COALESCE(MAX(entry), 0) + 1, ?, ?, ?, ?, ?, ? FROM commission_entry",
        round,
        bid,
        kind,
        json,
        member,
        at
    )
    .execute(&mut *fold.on)
    .await?;
    Ok(())
}

/// The bid that a record is about alone.
fn bid_of(body: &Body) -> Option<&BidRef> {
    match body {
        Body::ProjectsTakenOver { .. } => None,
        _ => body.about().bids.first().copied(),
    }
}

/// Refuses to open scoring by evidence-led commissioning before its research is signed off.
pub(super) async fn check_may_open(fold: &mut Fold<'_>, body: &Body) -> Result<(), ApplyError> {
    let Body::RoundOpened { round, .. } = body else {
        return Ok(());
    };
    let commissioning = commission_rows::read_commissioning(fold.on, round).await?;
    let led = commissioning
        .plans
        .last()
        .is_some_and(|plan| plan.value.includes(Approach::EvidenceLed));
    match led && !commissioning.is_research_signed_off() {
        true => Err(Obstacle::ResearchOpen(round.clone()).into()),
        false => Ok(()),
    }
}

/// Refuses to decide anew for less what was paid already.
pub(super) async fn check_may_decide(fold: &mut Fold<'_>, body: &Body) -> Result<(), ApplyError> {
    let Body::Decided {
        round, decisions, ..
    } = body
    else {
        return Ok(());
    };
    let files = commission_rows::read_award_files(fold.on, Some(round)).await?;
    for (index, decision) in decisions.iter().enumerate() {
        let award = decision.kind.is_award().then_some(decision.amount);
        if let Some(file) = files.get(&(round.clone(), decision.bid.clone())) {
            let part = format!("decisions.{index}");
            let checked = file.check_decided(award);
            checked.map_err(|fault| Obstacle::Value(fault.under(&part)))?;
        }
    }
    Ok(())
}

async fn check_research(
    on: &mut SqliteConnection,
    round: &RoundId,
    digest: &str,
) -> Result<(), ApplyError> {
    let commissioning = commission_rows::read_commissioning(on, round).await?;
    let Some(research) = commissioning.research else {
        return Err(Obstacle::Research("there is none yet.".to_owned()).into());
    };
    if research.value.digest() != digest {
        let why = "it was changed since it was read; read it again.".to_owned();
        return Err(Obstacle::Research(why).into());
    }
    match research.value.missing().into_iter().next() {
        Some(missing) => Err(Obstacle::Research(missing).into()),
        None => Ok(()),
    }
}

/// Checks that a partner signs the partnership as it stands; gives who sits for it.
async fn check_partner(
    on: &mut SqliteConnection,
    round: &RoundId,
    sign_off: &PartnerSignOff,
) -> Result<std::collections::BTreeSet<evenhand_core::MemberId>, ApplyError> {
    let other = || Obstacle::OtherPartnership(sign_off.partner.clone());
    let commissioning = commission_rows::read_commissioning(on, round).await?;
    let partnership = commissioning.partnership.ok_or_else(other)?.value;
    if partnership.digest() != sign_off.partnership {
        return Err(other().into());
    }
    let mut partners = partnership.partners.into_iter();
    let partner = partners.find(|partner| partner.id == sign_off.partner);
    Ok(partner.ok_or_else(other)?.members)
}

async fn check_cycle_entry(
    on: &mut SqliteConnection,
    entry: &CycleEntryId,
) -> Result<(), ApplyError> {
    let there = commission_rows::read_cycle(on).await?;
    match there.iter().any(|said| said.value.id == *entry) {
        true => Ok(()),
        false => Err(Obstacle::NoCycleEntry(entry.clone()).into()),
    }
}

/// Checks what is said of an award beside what was said of it before.
async fn check_award(on: &mut SqliteConnection, body: &Body) -> Result<(), ApplyError> {
    let (Some(said), Some(round), Some(bid)) = (body.award_entry(), body.round(), bid_of(body))
    else {
        return Ok(());
    };
    let award = read_award(on, round, bid).await?;
    let award = award.ok_or_else(|| Obstacle::NoAward(bid.clone()))?;
    let mut file = AwardFile::default();
    for CommissionRow { body, at, .. } in commission_rows::read_rows_of_bid(on, round, bid).await? {
        if let Some(before) = body.award_entry() {
            file.add(before, at);
        }
    }
    Ok(file.check(award, &said).map_err(Obstacle::Value)?)
}

/// What a bid was awarded; none where it was not.
async fn read_award(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
) -> Result<Option<Pounds>, ApplyError> {
    let (round, bid) = (round.as_str(), bid.as_str());
    let row = sqlx::query!(
        "SELECT amount FROM decision WHERE round = ? AND bid = ? AND kind IN ('award', 'part_award')",
        round,
        bid
    )
    .fetch_optional(on)
    .await?;
    let amount = row.map(|row| text::read_word("decision", &row.amount));
    Ok(amount.transpose()?)
}
