//! Bids: list them, take them in from files or by hand, mark one as withdrawn.

use std::collections::BTreeSet;

use evenhand_core::{Bid, BidRef, Stage};
use evenhand_intake::{Read, read_bids};
use evenhand_record::Body;

use crate::answers::bid_list::list_bids;
use crate::answers::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::bids::{
    BidList, BidSet, BidWithdraw, BidsImport, BidsPreview, FileIn, FileOfRound, Imported,
};
use crate::view::round::OfRound;

/// Lists the bids, by reference.
pub async fn bid_list(context: Context<'_>, ask: OfRound) -> Result<BidList, ApiError> {
    list_bids(context, &ask.round).await
}

/// Reads a file of bids; takes nothing in.
pub async fn bids_check(context: Context<'_>, ask: FileOfRound) -> Result<BidsPreview, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = RoundData::read(&mut view, &ask.round).await?;
    let read = read_file(&round, &ask.file)?;
    Ok(BidsPreview {
        replaced: on_file(&round, &read.good).into_iter().collect(),
        mend: (!read.refusals.is_empty())
            .then(|| String::from_utf8_lossy(&read.mend_file()).into_owned()),
        good: read.good,
        refusals: read.refusals,
        warnings: read.warnings,
    })
}

fn read_file(round: &RoundData, file: &FileIn) -> Result<Read<Bid>, ApiError> {
    Ok(read_bids(&file.name, &file.bytes()?, round.scheme()))
}

fn on_file(round: &RoundData, bids: &[Bid]) -> BTreeSet<BidRef> {
    let known: BTreeSet<&BidRef> = round
        .bid_rows
        .iter()
        .map(|row| &row.bid.reference)
        .collect();
    bids.iter()
        .map(|bid| &bid.reference)
        .filter(|reference| known.contains(reference))
        .cloned()
        .collect()
}

/// Takes the bids of a file in: all of them, or the good ones where asked to.
pub async fn bids_import(context: Context<'_>, ask: BidsImport) -> Result<Imported, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let read = read_file(&round, &ask.file)?;
    if !read.refusals.is_empty() && !ask.take_good {
        let message = format!(
            "{} of the file's lines cannot be taken, so none was. Put them right, or take the good ones alone.",
            read.refusals.len()
        );
        return Err(ApiError::bad_data(message).with(read.refusals.iter().map(ToString::to_string)));
    }
    let replaced = on_file(&round, &read.good).len();
    let imported = Imported {
        added: count(read.good.len() - replaced),
        replaced: count(replaced),
        refusals: read.refusals,
        warnings: read.warnings,
    };
    if read.good.is_empty() {
        return Ok(imported);
    }
    let bodies = intake_bodies(&round, read.good, &ask.file.name, &ask.late_reason)?;
    change.commit_all(&bodies, context.app.now()).await?;
    Ok(imported)
}

/// The records that take bids in: one while the round is set up, one a late bid
/// once scoring is open.
fn intake_bodies(
    round: &RoundData,
    bids: Vec<Bid>,
    source: &str,
    late_reason: &str,
) -> Result<Vec<Body>, ApiError> {
    only_in(
        round,
        &[Stage::SetUp, Stage::Scoring],
        "Bids can be taken in",
    )?;
    if round.stage() == Stage::SetUp {
        return Ok(vec![Body::BidsSet {
            round: round.id().clone(),
            bids,
            source: source.to_owned(),
        }]);
    }
    if let Some(reference) = on_file(round, &bids).first() {
        return Err(ApiError::not_allowed(format!(
            "Bid {reference} is being scored and cannot be replaced. Withdraw it and take the new one in under another reference."
        )));
    }
    let reason = needed(
        late_reason,
        "late_reason",
        "Scoring is open: say why these bids are taken late. The reason is recorded and printed in the pack.",
    )?;
    let late = |bid| Body::LateBidAccepted {
        round: round.id().clone(),
        bid: Box::new(bid),
        reason: reason.to_owned(),
    };
    Ok(bids.into_iter().map(late).collect())
}

/// Puts one bid on file by hand, by the same rules as a file of one line.
pub async fn bid_set(context: Context<'_>, ask: BidSet) -> Result<BidList, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let bid = checked(&round, ask.bid)?;
    let bodies = intake_bodies(&round, vec![bid], "by hand", &ask.late_reason)?;
    change.commit_all(&bodies, context.app.now()).await?;
    list_bids(context, &ask.round).await
}

/// A bid typed by hand, once it has all that a file's line must have.
fn checked(round: &RoundData, bid: Bid) -> Result<Bid, ApiError> {
    let reference = needed(bid.reference.as_str(), "ref", "Give the bid a reference.")?.to_owned();
    if reference.len() > BidRef::MAX_BYTES {
        return Err(ApiError::bad_data(
            "The reference is too long. Use up to 100 letters and digits.",
        )
        .at("ref"));
    }
    needed(bid.bidder.as_str(), "bidder", "Give the bidder's name.")?;
    needed(&bid.title, "title", "Give the project's title.")?;
    check_amounts(&bid)?;
    let unknown = bid
        .objectives
        .union(&bid.groups)
        .find(|id| round.scheme().criterion(id).is_none());
    if let Some(id) = unknown {
        return Err(
            ApiError::bad_data(format!("The scheme has no criterion \"{id}\" to claim."))
                .at("groups"),
        );
    }
    Ok(Bid {
        reference: BidRef::new(reference),
        ..bid
    })
}

fn check_amounts(bid: &Bid) -> Result<(), ApiError> {
    use evenhand_core::Pounds;
    for (field, amount) in [
        ("amount", Some(bid.amount)),
        ("minimum_amount", bid.minimum_amount),
    ] {
        if let Some(amount) = amount
            && let Err(why) = Pounds::parse(&amount.to_string())
        {
            return Err(ApiError::bad_data(format!(
                "\"{amount}\" is not an amount: {why}. Write pounds and pence, such as 24500.00."
            ))
            .at(field));
        }
    }
    if bid.minimum_amount.is_some_and(|least| least > bid.amount) {
        return Err(ApiError::bad_data(
            "The least amount is over the amount asked for. Lower it, or leave it out.",
        )
        .at("minimum_amount"));
    }
    Ok(())
}

/// Marks a bid as withdrawn. It stays on file.
pub async fn bid_withdraw(context: Context<'_>, ask: BidWithdraw) -> Result<BidList, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::SetUp, Stage::Scoring, Stage::Closed, Stage::Revealed],
        "A bid can be withdrawn",
    )?;
    round.bid(&ask.bid)?;
    let reason = needed(&ask.reason, "reason", "Say why the bid is withdrawn.")?.to_owned();
    change
        .commit(
            Body::BidWithdrawn {
                round: ask.round.clone(),
                bid: ask.bid,
                reason,
            },
            context.app.now(),
        )
        .await?;
    list_bids(context, &ask.round).await
}
