//! What the decision pack of a round is made from.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use evenhand_core::commission::ExistingProject;
use evenhand_core::fairness::stability::{DRAWS, WEIGHTINGS};
use evenhand_core::natural::compare_naturally;
use evenhand_core::shortlist::{Objective, Shortlist, Walk, breakpoints, compare, in_rank_order};
use evenhand_core::standing::own_total;
use evenhand_core::{
    Approach, Bid, BidRef, Declaration, Member, RoundDetails, RoundId, ScoredRound, SheetContent,
    SheetState, phrase,
};
use evenhand_pack::input::{
    Audit, AuditLog, ModerationNote, PackApproach, PackDecision, PackExisting, PackFairness,
    PackFast, PackFile, PackInput, PackPartners, PackProject, PackRead, PackSheet, PackShortlist,
    PackSignOff,
};
use evenhand_store::{DecisionRow, SheetRow, View};

use sha2::{Digest as _, Sha256};

use super::files::{ranking_files, shortlist_files};
use super::records::record_files;
use crate::answers::approaches::fast_grant;
use crate::answers::best_set::find_best_set;
use crate::answers::bid_scores::reason_left_out;
use crate::answers::corrections::read_corrections;
use crate::answers::existing_projects::tell_shut_out;
use crate::answers::partners::split_round;
use crate::answers::ranked::Ranked;
use crate::answers::stability::{SEED, run_stability};
use crate::context::Context;
use crate::error::ApiError;
use crate::log_owners::LogOwners;
use crate::round_data::RoundData;
use crate::task::Task;

/// Gathers a pack. Only once the scores are open.
pub(crate) async fn pack_input(
    context: Context<'_>,
    round: &RoundId,
) -> Result<PackInput, ApiError> {
    let task = context.task;
    let mut view = context.app.store.view().await?;
    let ranked = context.app.rounds.read_ranked(&mut view, round).await?;
    ranked.data.refuse_part("The pack is made")?;
    let (data, scored) = (&ranked.data, &ranked.scored);
    let notes = view.moderation_notes(round).await?.into_iter();
    let corrections = read_corrections(&mut view, data).await?;
    let files = files(context, &mut view, &ranked).await?;
    Ok(PackInput {
        round: round_details(data),
        approach: pack_approach(data),
        scheme: scored.scheme.clone(),
        bids: scored.bids.clone(),
        withdrawn: withdrawn_bids(data),
        late: late_bids(data),
        corrections,
        members: data.panel_members().cloned().collect(),
        left: left_members(data),
        ranking: ranked.ranking.clone().listed_naturally(),
        sheets: sheets(data, scored),
        agreed: scored.agreed.clone(),
        notes: notes.map(|(bid, words)| (bid, note(words))).collect(),
        declarations: declarations(data),
        gateways: scored.gateways.clone(),
        decisions: ranked.decisions.clone(),
        decision: view.newest_decision(round).await?.map(pack_decision),
        office: view.office().await?,
        publication: view.publication(round).await?,
        read: texts_read(&mut view, data).await?,
        shortlist: shortlist(task, &ranked)?,
        existing: existing_projects(context, &mut view, &ranked).await?,
        fairness: fairness(task, &ranked)?,
        partners: pack_partners(&ranked),
        audit: audit(&mut view, data).await?,
        member_secret: member_secret(context, round).await?,
        files,
    })
}

/// The commissioners, where several commission the round together.
fn pack_partners(ranked: &Ranked) -> Option<PackPartners> {
    let data = &ranked.data;
    let partnership = data.partnership()?.clone();
    let awards = split_round(data, &ranked.decisions, ranked.settled.as_ref());
    let sign_offs = data.commissioning.partner_sign_offs.iter();
    let sign_offs = sign_offs.map(|(partner, said)| {
        let sign_off = PackSignOff {
            state: data.commissioning.sign_off_state(partner),
            by: said.value.by.clone(),
            at: said.at,
            note: said.value.note.clone(),
        };
        (partner.clone(), sign_off)
    });
    Some(PackPartners {
        sign_offs: sign_offs.collect(),
        split: awards.map(|awards| awards.split),
        partnership,
    })
}

/// The existing projects of a round by the iterative method, and what they shut out.
async fn existing_projects(
    context: Context<'_>,
    view: &mut View,
    ranked: &Ranked,
) -> Result<PackExisting, ApiError> {
    let data = &ranked.data;
    if !data.approaches().contains(&Approach::Iterative) {
        return Ok(PackExisting::default());
    }
    let said = &data.commissioning.assessments;
    let project = |project: &ExistingProject| PackProject {
        assessment: said.get(&project.bid).map(|said| said.value.clone()),
        project: project.clone(),
    };
    let mut projects: Vec<PackProject> = data.commissioning.projects.iter().map(project).collect();
    projects.sort_by(|a, b| compare_naturally(a.project.bid.as_str(), b.project.bid.as_str()));
    Ok(PackExisting {
        shut_out: tell_shut_out(context, view, data, ranked.decisions.clone()).await?,
        projects,
    })
}

/// What the round is; documents that have room for one approach name one that holds.
fn round_details(data: &RoundData) -> RoundDetails {
    let mut details = data.row.details.clone();
    let held = data.approaches();
    if let Some(first) = held.first().filter(|_| !held.contains(&details.approach)) {
        details.approach = *first;
    }
    details
}

/// By which approaches the round was commissioned, and why.
fn pack_approach(data: &RoundData) -> PackApproach {
    let commissioning = &data.commissioning;
    let newest = commissioning.plans.last().map(|said| said.value.clone());
    let newest = newest.unwrap_or_default();
    let fast = fast_grant(commissioning, data.row.decided_at);
    let sign_off = commissioning.sign_off.as_ref();
    let stands = commissioning.is_research_signed_off();
    PackApproach {
        approaches: newest.approaches,
        reason: newest.reason,
        fast: fast.map(|fast| PackFast {
            days: fast.days,
            because: fast.because,
        }),
        research: sign_off
            .filter(|_| stands)
            .map(|said| (said.value.by.clone(), said.at)),
    }
}

/// What ties the pack to the records.
async fn audit(view: &mut View, data: &RoundData) -> Result<Audit, ApiError> {
    let scheme_versions = view.scheme_versions(data.id()).await?;
    Ok(Audit {
        as_of: last_record_time(view, data).await?,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        panel: data.panel.id.to_string(),
        round: data.id().clone(),
        digest: view.round_digest(data.id()).await?.to_string(),
        logs: audit_logs(view, data).await?,
        scheme_versions: scheme_versions.iter().map(version_words).collect(),
    })
}

/// The declarations, with the words of whoever declared.
fn declarations(data: &RoundData) -> Vec<(Declaration, String)> {
    let rows = data.declaration_rows.iter();
    rows.map(|row| (row.declaration.clone(), row.note.clone()))
        .collect()
}

/// The sheets on bids that are not withdrawn.
fn sheets(data: &RoundData, scored: &ScoredRound) -> Vec<PackSheet> {
    let rows = data.sheets.iter();
    rows.filter_map(|row| sheet(scored, row)).collect()
}

/// What orders members where they are told of without their names: it follows from the
/// round’s key, which nobody outside the panel has.
async fn member_secret(context: Context<'_>, round: &RoundId) -> Result<[u8; 32], ApiError> {
    let keys = context.app.store.round_keys(round).await?;
    let key = keys.map(|keys| keys.round.to_secret()).unwrap_or_default();
    let sum = Sha256::new_with_prefix(b"evenhand: order of members\n");
    Ok(sum.chain_update(key).finalize().into())
}

/// The newest time of the records on file, the same on every laptop: the date of what is
/// made from them.
pub(crate) async fn last_record_time(
    view: &mut View,
    data: &RoundData,
) -> Result<DateTime<Utc>, ApiError> {
    let newest = view.newest_time().await?;
    Ok(newest.unwrap_or(data.panel.created_at))
}

/// The bids that were withdrawn, with the reasons.
fn withdrawn_bids(data: &RoundData) -> Vec<(Bid, String)> {
    let rows = data.bid_rows.iter();
    rows.filter_map(|row| Some((row.bid.clone(), row.withdrawn.clone()?)))
        .collect()
}

/// Why bids were taken late.
fn late_bids(data: &RoundData) -> BTreeMap<BidRef, String> {
    let rows = data.bid_rows.iter();
    rows.filter_map(|row| Some((row.bid.reference.clone(), row.late.clone()?)))
        .collect()
}

/// Who left the panel, with the reasons.
fn left_members(data: &RoundData) -> Vec<(Member, String)> {
    let rows = data.members.iter();
    rows.filter_map(|row| Some((row.member.clone(), row.removed.clone()?)))
        .collect()
}

/// The shortlist under each end of the fund and the settled one. A round whose
/// fund is not known has none.
fn shortlist(task: &Task, ranked: &Ranked) -> Result<Option<PackShortlist>, ApiError> {
    let (fund, main, funds) = (ranked.fund(), ranked.opens_at(), ranked.funds());
    if funds.is_empty() {
        return Ok(None);
    }
    let input = ranked.input(fund);
    let scenarios: Vec<Shortlist> = funds
        .iter()
        .map(|total| in_rank_order(&input, *total))
        .collect();
    let place = funds.iter().position(|total| *total == main).unwrap_or(0);
    let by_rank = in_rank_order(&input, main);
    let best = find_best_set(task, &input, main, Objective::TotalScore)?
        .map(|best| {
            let difference = compare(input.ranking, &by_rank, &best);
            (best, difference)
        })
        .map_err(|none| none.to_string());
    Ok(Some(PackShortlist {
        coverage: ranked.coverage(&input, &by_rank.awards),
        breakpoints: breakpoints(&input, fund.low, fund.high),
        overrides: ranked.overrides.clone(),
        settled: ranked.settled.clone(),
        scenarios,
        main: place,
        best,
    }))
}

fn fairness(task: &Task, ranked: &Ranked) -> Result<Option<PackFairness>, ApiError> {
    let (scored, total) = (&ranked.scored, ranked.opens_at());
    let walk = Walk::new(&scored.bids, ranked.fund(), &ranked.overrides, total);
    let seed = u64::from(SEED);
    Ok(Some(PackFairness {
        fairness: ranked.fairness().clone(),
        stability: run_stability(task, scored, seed, DRAWS, &walk)?,
        total,
        draws: DRAWS,
        weightings: WEIGHTINGS,
        seed,
    }))
}

/// The files inside the pack: what the ranking and the shortlist are made from, and the
/// signed records that say so.
async fn files(
    context: Context<'_>,
    view: &mut View,
    ranked: &Ranked,
) -> Result<Vec<PackFile>, ApiError> {
    let mut files = ranking_files(&ranked.data, &ranked.scored)?;
    files.extend(shortlist_files(ranked)?);
    files.extend(record_files(context, view, &ranked.data).await?);
    Ok(files)
}

/// Who read which free texts for publication.
async fn texts_read(view: &mut View, data: &RoundData) -> Result<Vec<PackRead>, ApiError> {
    let people = LogOwners::read(view, data).await?;
    let rows = view.texts_read(data.id()).await?.into_iter();
    let read = rows.map(|row| PackRead {
        by: people.member(&row.by),
        text: row.text,
        at: row.at,
    });
    Ok(read.collect())
}

/// A decision as a whole.
pub(crate) fn pack_decision(row: DecisionRow) -> PackDecision {
    PackDecision {
        by: row.by,
        at: row.at,
        details: row.details,
    }
}

fn note((strengths, weaknesses): (String, String)) -> ModerationNote {
    ModerationNote {
        strengths,
        weaknesses,
    }
}

fn version_words(version: &evenhand_store::SchemeVersion) -> String {
    let reason = if version.reason.is_empty() {
        String::new()
    } else {
        format!(": {}", version.reason)
    };
    format!(
        "Version {}, {}{reason}",
        version.version,
        phrase::day(version.at)
    )
}

fn sheet(scored: &ScoredRound, row: &SheetRow) -> Option<PackSheet> {
    let bid = scored.bids.iter().find(|bid| bid.reference == row.bid)?;
    let content = match row.state {
        SheetState::Draft => SheetContent::default(), // each laptop has its own alone
        _ => row.readable(),
    };
    Some(PackSheet {
        bid: row.bid.clone(),
        member: row.member.clone(),
        state: row.state,
        left_out: reason_left_out(scored, row),
        entered_by: row.entered_by.clone(),
        own_total: own_total(&scored.scheme, bid, &content.scores),
        content,
    })
}

/// Every log of the panel: whose it is, and how far it has come.
async fn audit_logs(view: &mut View, round: &RoundData) -> Result<Vec<AuditLog>, ApiError> {
    let owners = LogOwners::read(view, round).await?;
    let heads = view.heads().await?;
    let logs = heads.iter().map(|(log, head)| AuditLog {
        owner: owners.name(*log),
        fingerprint: log.fingerprint(),
        records: head.seq,
        head: head.id.to_string(),
    });
    Ok(logs.collect())
}
