//! The files that `evenhand rank` reads, written from a round: scheme, bids,
//! sheets, declarations, agreed scores and gateways; and those of its shortlist.

use evenhand_core::shortlist::in_rank_order;
use evenhand_core::{BidRef, CriterionId, SheetState, Subject, Titled};
use evenhand_pack::input::PackFile;
use serde::Serialize;

use crate::answers::ranked::Ranked;
use crate::error::{ApiError, ErrorCode};
use crate::round_data::{RoundData, Scored};

/// Everything needed to recompute the ranking of a round.
pub(crate) fn ranking_files(round: &RoundData, scored: &Scored) -> Result<Vec<PackFile>, ApiError> {
    Ok(vec![
        json(
            "scheme.json",
            "The scheme that the ranking follows",
            &scored.scheme,
        )?,
        csv("bids.csv", "The bids", bids(scored))?,
        csv(
            "scores.csv",
            "Every score that was handed in, with its reason",
            scores(round, scored),
        )?,
        csv(
            "declarations.csv",
            "Declarations of interest and recusals",
            declarations(scored),
        )?,
        csv(
            "agreed.csv",
            "Scores agreed in moderation, with reasons",
            agreed(scored),
        )?,
        csv("gateways.csv", "Answers to the gateways", gateways(scored))?,
        json(
            "ranking.json",
            "The ranking, as evenhand rank prints it",
            &scored.rank(),
        )?,
    ])
}

/// Everything beside those that the shortlist is made from, and what it comes to.
pub(crate) fn shortlist_files(ranked: &Ranked) -> Result<Vec<PackFile>, ApiError> {
    let fund = ranked.fund();
    Ok(vec![
        json("fund.json", "The fund and its parameters", fund)?,
        csv(
            "overrides.csv",
            "What the chair decided outside the rank order, with reasons",
            overrides(ranked),
        )?,
        json(
            "shortlist.json",
            "The shortlist in rank order, as evenhand shortlist prints it",
            &in_rank_order(&ranked.input(fund), ranked.opens_at()),
        )?,
    ])
}

type Rows = Vec<Vec<String>>;

fn overrides(ranked: &Ranked) -> Rows {
    let mut rows = vec![heading(&["bid", "kind", "reason"])];
    for one in &ranked.overrides {
        rows.push(vec![
            one.bid.to_string(),
            one.kind.code().to_owned(),
            one.reason.clone(),
        ]);
    }
    rows
}

fn heading(fields: &[&str]) -> Vec<String> {
    fields.iter().map(|field| (*field).to_owned()).collect()
}

fn joined<'a>(ids: impl IntoIterator<Item = &'a CriterionId>) -> String {
    ids.into_iter()
        .map(CriterionId::as_str)
        .collect::<Vec<_>>()
        .join(";")
}

fn bids(scored: &Scored) -> Rows {
    let row = |bid: &evenhand_core::Bid| {
        vec![
            bid.reference.to_string(),
            bid.bidder.to_string(),
            bid.title.clone(),
            bid.amount.to_string(),
            bid.minimum_amount
                .map(|least| least.to_string())
                .unwrap_or_default(),
            joined(&bid.objectives),
            joined(&bid.groups),
            bid.district.clone().unwrap_or_default(),
        ]
    };
    let names = heading(&[
        "ref",
        "bidder",
        "title",
        "amount",
        "minimum_amount",
        "objectives",
        "groups",
        "district",
    ]);
    std::iter::once(names)
        .chain(scored.bids.iter().map(row))
        .collect()
}

/// What one member has scored so far, drafts included, as `scores.csv`.
pub(crate) fn sheets_csv(
    round: &RoundData,
    member: &evenhand_core::Member,
) -> Result<Vec<u8>, ApiError> {
    let withheld = round.withheld();
    let mut rows = vec![heading(&SCORES)];
    for sheet in round
        .sheets
        .iter()
        .filter(|sheet| sheet.member == member.id)
        .filter(|sheet| member.id == *round.me() || !withheld.contains(&sheet.bid))
    {
        rows.extend(score_rows(&sheet.bid, &member.name, &sheet.readable()));
    }
    Ok(csv("scores.csv", "", rows)?.bytes)
}

/// The headings of `scores.csv`.
const SCORES: [&str; 5] = ["bid", "member", "criterion", "score", "reason"];

fn score_rows<'a>(
    bid: &'a BidRef,
    member: &'a str,
    content: &'a evenhand_core::SheetContent,
) -> impl Iterator<Item = Vec<String>> + 'a {
    content.scores.iter().map(move |(criterion, score)| {
        let reason = content.reasons.get(criterion).cloned().unwrap_or_default();
        vec![
            bid.to_string(),
            member.to_owned(),
            criterion.to_string(),
            score.to_string(),
            reason,
        ]
    })
}

/// Sheets handed in by members of the panel. Drafts never counted and stay out.
fn scores(round: &RoundData, scored: &Scored) -> Rows {
    let mut rows = vec![heading(&SCORES)];
    let on_panel = |row: &&evenhand_store::SheetRow| {
        round.member(Some(&row.member)).is_ok()
            && scored.bids.iter().any(|bid| bid.reference == row.bid)
    };
    for row in round
        .sheets
        .iter()
        .filter(|row| row.state == SheetState::Submitted)
        .filter(on_panel)
    {
        rows.extend(score_rows(&row.bid, row.member.as_str(), &row.readable()));
    }
    rows
}

fn declarations(scored: &Scored) -> Rows {
    let row = |one: &evenhand_core::Declaration| {
        let subject = match &one.subject {
            Subject::Bid(bid) => BidRef::to_string(bid),
            Subject::Bidder(bidder) => bidder.to_string(),
        };
        let kind = one.kind.code().to_owned();
        vec![subject, one.member.to_string(), kind]
    };
    let live = scored
        .declarations
        .iter()
        .filter(|one| scored.bids.iter().any(|bid| one.covers(bid)));
    std::iter::once(heading(&["bid", "member", "kind"]))
        .chain(live.map(row))
        .collect()
}

fn agreed(scored: &Scored) -> Rows {
    let row = |one: &evenhand_core::AgreedScore| {
        let score = one.score.map(|score| score.to_string()).unwrap_or_default();
        vec![
            one.bid.to_string(),
            one.criterion.to_string(),
            score,
            one.reason.clone(),
        ]
    };
    let live = scored
        .agreed
        .iter()
        .filter(|one| scored.bids.iter().any(|bid| bid.reference == one.bid));
    std::iter::once(heading(&["bid", "criterion", "score", "reason"]))
        .chain(live.map(row))
        .collect()
}

fn gateways(scored: &Scored) -> Rows {
    let row = |one: &evenhand_core::GatewayAnswer| {
        let answer = one.answer.map_or("", Titled::code);
        vec![
            one.bid.to_string(),
            one.gateway.to_string(),
            answer.to_owned(),
            one.note.clone(),
        ]
    };
    let live = scored.gateways.iter().filter(|one| {
        scored.bids.iter().any(|bid| bid.reference == one.bid)
            && scored.scheme.gateway(&one.gateway).is_some()
    });
    std::iter::once(heading(&["bid", "gateway", "answer", "note"]))
        .chain(live.map(row))
        .collect()
}

fn csv(name: &str, description: &str, rows: Rows) -> Result<PackFile, ApiError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(unwritable)?;
    }
    let bytes = writer.into_inner().map_err(unwritable)?;
    Ok(PackFile {
        name: name.to_owned(),
        media_type: "text/csv",
        description: description.to_owned(),
        bytes,
    })
}

fn json(name: &str, description: &str, value: &impl Serialize) -> Result<PackFile, ApiError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(unwritable)?;
    bytes.push(b'\n');
    Ok(PackFile {
        name: name.to_owned(),
        media_type: "application/json",
        description: description.to_owned(),
        bytes,
    })
}

fn unwritable(problem: impl std::fmt::Display) -> ApiError {
    ApiError::of(
        ErrorCode::Bug,
        format!("BUG: a file of the round cannot be written: {problem}."),
    )
}
