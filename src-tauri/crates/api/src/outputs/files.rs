//! The files that `evenhand rank` reads, made from a round: scheme, bids, sheets,
//! declarations, agreed scores and gateways; and those of its shortlist. What
//! stands in each is said by its reader, in `evenhand-intake`.

use evenhand_core::rank::rank_naming;
use evenhand_core::shortlist::in_rank_order;
use evenhand_core::{
    AgreedScore, BidRef, Declaration, GatewayAnswer, Member, ScoredRound, SheetState,
};
use evenhand_intake::{
    SheetIn, write_agreed, write_bids, write_declarations, write_gateways, write_overrides,
    write_scheme, write_scores,
};
use evenhand_pack::input::PackFile;
use evenhand_store::SheetRow;
use serde::Serialize;

use crate::answers::ranked::Ranked;
use crate::error::{ApiError, ErrorCode};
use crate::round_data::RoundData;

/// Everything needed to recompute the ranking of a round.
pub(crate) fn ranking_files(
    round: &RoundData,
    scored: &ScoredRound,
) -> Result<Vec<PackFile>, ApiError> {
    Ok(vec![
        json_file(
            "scheme.json",
            "The scheme that the ranking follows",
            write_scheme(&scored.scheme).map_err(unwritable)?,
        ),
        csv_file("bids.csv", "The bids", write_bids(&scored.bids)),
        csv_file(
            "scores.csv",
            "Every score that was handed in, with its reason",
            write_scores(&handed_in_sheets(round, scored)),
        ),
        csv_file(
            "declarations.csv",
            "Declarations of interest and recusals",
            write_declarations(live_declarations(scored)),
        ),
        csv_file(
            "agreed.csv",
            "Scores agreed in moderation, with reasons",
            write_agreed(live_agreed(scored)),
        ),
        csv_file(
            "gateways.csv",
            "Answers to the gateways",
            write_gateways(live_answers(scored)),
        ),
        json_file(
            "ranking.json",
            "The ranking, as evenhand rank prints it",
            json_bytes(&rank_naming(scored, |member| round.name_of(member)))?,
        ),
    ])
}

/// Everything beside those that the shortlist is made from, and what it comes to.
pub(crate) fn shortlist_files(ranked: &Ranked) -> Result<Vec<PackFile>, ApiError> {
    let fund = ranked.fund();
    let shortlist = in_rank_order(&ranked.input(fund), ranked.opens_at());
    Ok(vec![
        json_file(
            "fund.json",
            "The fund and its parameters",
            json_bytes(fund)?,
        ),
        csv_file(
            "overrides.csv",
            "What the chair decided outside the rank order, with reasons",
            write_overrides(&ranked.overrides),
        ),
        json_file(
            "shortlist.json",
            "The shortlist in rank order, as evenhand shortlist prints it",
            json_bytes(&shortlist)?,
        ),
    ])
}

fn is_live(scored: &ScoredRound, bid: &BidRef) -> bool {
    scored.bids.iter().any(|live| live.reference == *bid)
}

/// The declarations about bids that are not withdrawn.
fn live_declarations(scored: &ScoredRound) -> impl Iterator<Item = &Declaration> {
    let declarations = scored.declarations.iter();
    declarations.filter(move |one| scored.bids.iter().any(|bid| one.covers(bid)))
}

/// The agreed scores of bids that are not withdrawn.
fn live_agreed(scored: &ScoredRound) -> impl Iterator<Item = &AgreedScore> {
    let agreed = scored.agreed.iter();
    agreed.filter(move |one| is_live(scored, &one.bid))
}

/// The answers to gateways that the scheme has, for bids that are not withdrawn.
fn live_answers(scored: &ScoredRound) -> impl Iterator<Item = &GatewayAnswer> {
    let answers = scored.gateways.iter();
    answers.filter(move |one| {
        is_live(scored, &one.bid) && scored.scheme.gateway(&one.gateway).is_some()
    })
}

/// What one member has scored so far, drafts included, as `scores.csv`.
pub(crate) fn member_scores_csv(round: &RoundData, member: &Member) -> Vec<u8> {
    let withheld = round.withheld();
    let sheets: Vec<SheetIn> = round
        .sheets
        .iter()
        .filter(|sheet| sheet.member == member.id)
        .filter(|sheet| member.id == *round.me() || !withheld.contains(&sheet.bid))
        .map(|sheet| sheet_to_write(sheet, &member.name))
        .collect();
    write_scores(&sheets)
}

/// Sheets handed in by members of the panel. Drafts never counted and stay out.
fn handed_in_sheets(round: &RoundData, scored: &ScoredRound) -> Vec<SheetIn> {
    round
        .sheets
        .iter()
        .filter(|row| row.state == SheetState::Submitted)
        .filter(|row| round.member(Some(&row.member)).is_ok() && is_live(scored, &row.bid))
        .map(|row| sheet_to_write(row, row.member.as_str()))
        .collect()
}

/// A sheet as the file has it, under the name by which the file calls its member.
fn sheet_to_write(row: &SheetRow, member: &str) -> SheetIn {
    let content = row.readable();
    SheetIn {
        bid: row.bid.clone(),
        member: member.into(),
        scores: content.scores,
        reasons: content.reasons,
    }
}

fn csv_file(name: &str, description: &str, bytes: Vec<u8>) -> PackFile {
    PackFile {
        name: name.to_owned(),
        media_type: "text/csv",
        description: description.to_owned(),
        bytes,
    }
}

fn json_file(name: &str, description: &str, bytes: Vec<u8>) -> PackFile {
    PackFile {
        media_type: "application/json",
        ..csv_file(name, description, bytes)
    }
}

fn json_bytes(value: &impl Serialize) -> Result<Vec<u8>, ApiError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(unwritable)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn unwritable(problem: impl std::fmt::Display) -> ApiError {
    ApiError::of(
        ErrorCode::Bug,
        format!("BUG: a file of the round cannot be written: {problem}."),
    )
}
