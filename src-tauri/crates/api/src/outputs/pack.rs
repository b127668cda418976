//! What the decision pack of a round is made from.

use std::collections::BTreeMap;

use evenhand_core::standing::own_total;
use evenhand_core::{BidRef, RoundId};
use evenhand_pack::input::{Audit, AuditLog, ModerationNote, PackInput, PackSheet};
use evenhand_store::{SheetRow, Store};

use super::files::ranking_files;
use crate::commands::{left_out, sealed};
use crate::error::ApiError;
use crate::round_data::{RoundData, Scored};

/// Gathers a pack. Only once the scores are open.
pub(crate) async fn pack_input(store: &Store, round: &RoundId) -> Result<PackInput, ApiError> {
    let mut view = store.view().await?;
    let data = RoundData::read(&mut view, round).await?;
    sealed(&data)?;
    let scored = data.scored();
    let notes = view
        .moderation_notes(round)
        .await?
        .into_iter()
        .map(|(bid, words)| (bid, note(words)));
    let notes: BTreeMap<BidRef, ModerationNote> = notes.collect();
    let decisions = view.decisions(round).await?;
    let as_of = view
        .history(round, 1, None)
        .await?
        .first()
        .map_or(data.panel.created_at, |row| row.at);
    let scheme_versions = view.scheme_versions(round).await?;
    Ok(PackInput {
        round: data.row.details.clone(),
        scheme: scored.scheme.clone(),
        bids: scored.bids.clone(),
        members: data.members.iter().map(|row| row.member.clone()).collect(),
        ranking: scored.rank(),
        sheets: data
            .sheets
            .iter()
            .filter_map(|row| sheet(&scored, row))
            .collect(),
        agreed: scored.agreed.clone(),
        notes,
        declarations: data
            .declaration_rows
            .iter()
            .map(|row| (row.declaration.clone(), row.note.clone()))
            .collect(),
        gateways: scored.gateways.clone(),
        decisions,
        audit: Audit {
            as_of,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            panel: data.panel.id.to_string(),
            digest: store.digest().await?.to_string(),
            logs: logs(store, &data).await?,
            scheme_versions: scheme_versions.iter().map(version_words).collect(),
        },
        files: ranking_files(&data, &scored)?,
    })
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
        version.at.format("%-d %B %Y")
    )
}

fn sheet(scored: &Scored, row: &SheetRow) -> Option<PackSheet> {
    let bid = scored.bids.iter().find(|bid| bid.reference == row.bid)?;
    Some(PackSheet {
        bid: row.bid.clone(),
        member: row.member.clone(),
        state: row.state,
        left_out: left_out(scored, row),
        entered_by: row.entered_by.clone(),
        own_total: own_total(&scored.scheme, bid, &row.content.scores),
        content: row.content.clone(),
    })
}

async fn logs(store: &Store, round: &RoundData) -> Result<Vec<AuditLog>, ApiError> {
    let heads = store.heads().await?;
    let logs = heads.iter().map(|(log, head)| AuditLog {
        owner: round.name(round.me()),
        fingerprint: log.fingerprint(),
        records: head.seq,
        head: head.id.to_string(),
    });
    Ok(logs.collect())
}
