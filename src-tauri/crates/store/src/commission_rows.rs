//! Rows of what was said of the commissioning, and what they add up to.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use evenhand_core::commission::{
    AwardFile, Commissioning, CycleEntry, JoinedBidders, ResearchSignOff, Said,
};
use evenhand_core::{BidRef, MemberId, RoundId};
use evenhand_record::Body;
use sqlx::SqliteConnection;

use crate::error::ReadError;
use crate::text;

/// A record about the commissioning.
#[derive(Clone, Debug)]
pub(crate) struct CommissionRow {
    pub(crate) round: Option<RoundId>,
    pub(crate) bid: Option<BidRef>,
    pub(crate) body: Body,
    pub(crate) by: MemberId,
    pub(crate) at: DateTime<Utc>,
}

/// A row as the table has it.
struct Stored {
    round: Option<String>,
    bid: Option<String>,
    body: String,
    member: String,
    at: String,
}

impl Stored {
    fn read(self) -> Result<CommissionRow, ReadError> {
        Ok(CommissionRow {
            round: self.round.map(RoundId::new),
            bid: self.bid.map(BidRef::new),
            body: text::read_json("commission_entry", &self.body)?,
            by: MemberId::new(self.member),
            at: text::read_time("commission_entry", &self.at)?,
        })
    }
}

/// All that was said of one bid of a round, in order.
async fn read_rows_of_bid(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
) -> Result<Vec<CommissionRow>, ReadError> {
    let (round, bid) = (round.as_str(), bid.as_str());
    let rows = sqlx::query_as!(
        Stored,
        "SELECT round, bid, body, member, at FROM commission_entry WHERE round = ? AND bid = ? ORDER BY entry",
        round,
        bid
    )
    .fetch_all(on)
    .await?;
    rows.into_iter().map(Stored::read).collect()
}

/// All that was said of awards, in order: of one round, or of all.
async fn read_award_rows(
    on: &mut SqliteConnection,
    round: Option<&RoundId>,
) -> Result<Vec<CommissionRow>, ReadError> {
    let round = round.map(RoundId::as_str);
    let rows = sqlx::query_as!(
        Stored,
        "SELECT round, bid, body, member, at FROM commission_entry
         WHERE (?1 IS NULL OR round = ?1) AND bid IS NOT NULL ORDER BY entry",
        round
    )
    .fetch_all(on)
    .await?;
    rows.into_iter().map(Stored::read).collect()
}

/// The file of one award: empty where nothing was said of it.
pub(crate) async fn read_award_file(
    on: &mut SqliteConnection,
    round: &RoundId,
    bid: &BidRef,
) -> Result<AwardFile, ReadError> {
    let mut file = AwardFile::default();
    for CommissionRow { body, at, .. } in read_rows_of_bid(on, round, bid).await? {
        if let Some(said) = body.award_entry() {
            file.add(said, at);
        }
    }
    Ok(file)
}

/// The files of all awards of which something was said: of one round, or of all.
pub(crate) async fn read_award_files(
    on: &mut SqliteConnection,
    round: Option<&RoundId>,
) -> Result<BTreeMap<(RoundId, BidRef), AwardFile>, ReadError> {
    let mut files: BTreeMap<(RoundId, BidRef), AwardFile> = BTreeMap::new();
    for row in read_award_rows(on, round).await? {
        if let (Some(round), Some(bid), Some(said)) = (row.round, row.bid, row.body.award_entry()) {
            files.entry((round, bid)).or_default().add(said, row.at);
        }
    }
    Ok(files)
}

/// What is on file of how a round is commissioned.
pub(crate) async fn read_commissioning(
    on: &mut SqliteConnection,
    round: &RoundId,
) -> Result<Commissioning, ReadError> {
    let id = round.as_str();
    let rows = sqlx::query_as!(
        Stored,
        "SELECT round, bid, body, member, at FROM commission_entry
         WHERE round = ? AND (bid IS NULL OR kind = 'project_assessed') ORDER BY entry",
        id
    )
    .fetch_all(on)
    .await?;
    let mut commissioning = Commissioning::default();
    for row in rows {
        add_to_round(&mut commissioning, row.read()?);
    }
    Ok(commissioning)
}

fn add_to_round(to: &mut Commissioning, row: CommissionRow) {
    let CommissionRow { body, by, at, .. } = row;
    match body {
        Body::ApproachesSet { plan, .. } => to.plans.push(said(plan, by, at)),
        Body::ResearchSet { research, .. } => to.research = Some(said(*research, by, at)),
        Body::ResearchSignedOff {
            research,
            by: signed_by,
            ..
        } => {
            let sign_off = ResearchSignOff {
                research,
                by: signed_by,
            };
            to.sign_off = Some(said(sign_off, by, at));
        }
        Body::PartnersSet { partnership, .. } => to.partnership = Some(said(*partnership, by, at)),
        Body::PartnerSignedOff { sign_off, .. } => {
            let partner = sign_off.partner.clone();
            to.partner_sign_offs.insert(partner, said(sign_off, by, at));
        }
        Body::ProjectsTakenOver { projects, .. } => to.projects = projects,
        Body::ProjectAssessed {
            bid, assessment, ..
        } => drop(to.assessments.insert(bid, said(assessment, by, at))),
        Body::StandardWordsSet { words, .. } => to.words = Some(said(words, by, at)),
        _ => {}
    }
}

fn said<T>(value: T, by: MemberId, at: DateTime<Utc>) -> Said<T> {
    Said { value, by, at }
}

async fn read_panel_rows(on: &mut SqliteConnection) -> Result<Vec<CommissionRow>, ReadError> {
    let rows = sqlx::query_as!(
        Stored,
        "SELECT round, bid, body, member, at FROM commission_entry WHERE round IS NULL ORDER BY entry"
    )
    .fetch_all(on)
    .await?;
    rows.into_iter().map(Stored::read).collect()
}

/// The entries of the cycle that stand, by day, then by id.
pub(crate) async fn read_cycle(
    on: &mut SqliteConnection,
) -> Result<Vec<Said<CycleEntry>>, ReadError> {
    let mut standing = BTreeMap::new();
    for CommissionRow { body, by, at, .. } in read_panel_rows(on).await? {
        match body {
            Body::CycleEntrySet { entry } => {
                standing.insert(entry.id.clone(), said(*entry, by, at));
            }
            Body::CycleEntryRemoved { entry, .. } => drop(standing.remove(&entry)),
            _ => {}
        }
    }
    let mut entries: Vec<Said<CycleEntry>> = standing.into_values().collect();
    entries.sort_by_key(|said| said.value.on);
    Ok(entries)
}

/// What was said of bidders under several names, in order.
pub(crate) async fn read_joined_bidders(
    on: &mut SqliteConnection,
) -> Result<Vec<Said<JoinedBidders>>, ReadError> {
    let rows = read_panel_rows(on).await?.into_iter();
    let joined = rows.filter_map(|row| match row.body {
        Body::BiddersJoined { joined } => Some(said(joined, row.by, row.at)),
        _ => None,
    });
    Ok(joined.collect())
}
