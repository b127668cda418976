//! Bids: list them, take them in from files or by hand, mark one as withdrawn.

use std::collections::BTreeSet;

use evenhand_core::scheme::unclaimed::tell_losses;
use evenhand_core::{Bid, BidRef, Scheme, Stage};
use evenhand_intake::{Refusal, TableRead, check_bid, read_bids};
use evenhand_record::{Body, Kind};

use super::bids_again::{
    BroughtIn, bring_in, name_bidder_as_others, refuse_alike, refuse_withdrawn,
};
use crate::answers::bid_list::list_bids;
use crate::answers::counts::count;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::bids::{
    BidCorrect, BidList, BidSet, BidWithdraw, BidsImport, BidsPreview, FileIn, FileOfRound,
    Imported,
};
use crate::view::round::OfRound;

/// Lists the bids, by reference.
pub async fn bid_list(context: Context<'_>, ask: OfRound) -> Result<BidList, ApiError> {
    list_bids(context, &ask.round).await
}

/// Reads a file of bids; takes nothing in.
pub async fn bids_check(context: Context<'_>, ask: FileOfRound) -> Result<BidsPreview, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let read = read_bids_file(&round, &ask.file)?;
    let mend = (!read.refusals.is_empty())
        .then(|| String::from_utf8_lossy(&read.mend_file()).into_owned());
    refuse_alike(&round, &read.good)?;
    let brought = bring_in(&round, read.good);
    Ok(BidsPreview {
        replaced: already_on_file(&round, &brought.bids).into_iter().collect(),
        mend,
        refusals: read.refusals,
        warnings: warnings_of(&round, read.warnings, &brought),
        good: brought.bids,
    })
}

/// What a reader should know about a file, and about what its bids claim.
fn warnings_of(round: &RoundData, of_file: Vec<String>, brought: &BroughtIn) -> Vec<String> {
    let losses = tell_losses(round.scheme(), &brought.bids);
    [of_file, brought.warnings.clone(), losses].concat()
}

fn read_bids_file(round: &RoundData, file: &FileIn) -> Result<TableRead<Bid>, ApiError> {
    Ok(read_bids(
        &file.name,
        &file.bytes().map_err(|error| error.under("file"))?,
        round.scheme(),
    ))
}

fn already_on_file(round: &RoundData, bids: &[Bid]) -> BTreeSet<BidRef> {
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
    let read = read_bids_file(&round, &ask.file)?;
    if !read.refusals.is_empty() && !ask.take_good {
        let message = format!(
            "{} of the file's lines cannot be taken, so none was. Put them right, or take the good ones alone.",
            read.refusals.len()
        );
        return Err(ApiError::bad_data(message).with(read.refusals.iter().map(ToString::to_string)));
    }
    if read.good.is_empty() {
        return Err(refuse_nothing_taken(&read.refusals));
    }
    refuse_alike(&round, &read.good)?;
    let brought = bring_in(&round, read.good);
    let replaced = already_on_file(&round, &brought.bids).len();
    let imported = Imported {
        added: count(brought.bids.len() - replaced),
        replaced: count(replaced),
        warnings: warnings_of(&round, read.warnings, &brought),
        refusals: read.refusals,
    };
    let bodies = records_of_intake(&round, brought.bids, &ask.file.name, &ask.late_reason)?;
    change.commit_all(&bodies, context.app.now()).await?;
    Ok(imported)
}

/// A file of which nothing can be taken is refused, whatever was asked for.
pub(super) fn refuse_nothing_taken(refusals: &[Refusal]) -> ApiError {
    let message = match refusals {
        [] => "The file has no lines beneath its headings, so nothing was taken in.",
        _ => "None of the file's lines can be taken, so nothing was. Put them right.",
    };
    ApiError::bad_data(message).with(refusals.iter().map(ToString::to_string))
}

/// The records that take bids in: one while the round is set up, one a late bid
/// once scoring is open.
fn records_of_intake(
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
    if let Some(reference) = already_on_file(round, &bids).first() {
        return Err(ApiError::not_allowed(format!(
            "Bid {reference} is being scored and cannot be replaced by a file. Put it right on its page, or with evenhand bids correct; or withdraw it and take the new one in under another reference."
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
    let mut bid = checked_bid(round.scheme(), &ask.bid)?;
    refuse_alike(&round, std::slice::from_ref(&bid))?;
    refuse_withdrawn(&round, &bid)?;
    name_bidder_as_others(&round, &mut bid);
    let bodies = records_of_intake(&round, vec![bid], "by hand", &ask.late_reason)?;
    change.commit_all(&bodies, context.app.now()).await?;
    list_bids(context, &ask.round).await
}

/// A bid typed by hand, once it meets the rules of a line of a file. A refusal names
/// the first field that does not, and says what is wrong with the others too.
pub(super) fn checked_bid(scheme: &Scheme, bid: &Bid) -> Result<Bid, ApiError> {
    let checked = check_bid(bid, scheme);
    let mut faults = checked.faults.iter();
    match faults.next() {
        None => Ok(checked.bid),
        Some(first) => Err(ApiError::bad_data(first.to_string())
            .at(format!("bid.{}", first.field))
            .with(faults.map(ToString::to_string))),
    }
}

/// Puts a bid right once scoring has opened: by the same rules as a line of a file, and
/// with a reason where amounts or claims change.
pub async fn bid_correct(context: Context<'_>, ask: BidCorrect) -> Result<BidList, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(&round, Kind::BidCorrected.stages(), "A bid is put right")?;
    let bid = checked_bid(round.scheme(), &ask.bid)?;
    let on_file = round.bid(&bid.reference)?;
    let changes = on_file.changes_to(&bid, |id| round.scheme().title_of(id));
    if changes.is_empty() {
        return Err(ApiError::bad_data(format!(
            "Nothing of bid {} was changed.",
            bid.reference
        )));
    }
    if changes.iter().any(|change| change.weighs) {
        needed(
            &ask.reason,
            "reason",
            "Scores and awards go by the amounts and the claims of a bid: say why they are put right. The reason is recorded and printed in the pack.",
        )?;
    }
    let corrected = Body::BidCorrected {
        round: ask.round.clone(),
        bid: Box::new(bid),
        reason: ask.reason.trim().to_owned(),
    };
    change.commit(corrected, context.app.now()).await?;
    list_bids(context, &ask.round).await
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

#[cfg(test)]
mod tests {
    use evenhand_core::scheme::norfolk::norfolk;
    use evenhand_core::{Bidder, Pounds};

    use super::*;

    fn bid() -> Bid {
        let amount = Pounds::parse("1000").unwrap();
        Bid::new(
            "021".into(),
            Bidder::new("Harbour Trust"),
            "Safe streets",
            amount,
        )
    }

    #[test]
    fn a_refused_bid_names_its_field_as_the_request_has_it() {
        let long = "x".repeat(301);
        let cases = [
            (
                "bid.ref",
                Bid {
                    reference: "0\t1".into(),
                    ..bid()
                },
            ),
            (
                "bid.bidder",
                Bid {
                    bidder: Bidder::new(&long),
                    ..bid()
                },
            ),
            (
                "bid.title",
                Bid {
                    title: "Safe\u{7}".to_owned(),
                    ..bid()
                },
            ),
            (
                "bid.minimum_amount",
                Bid {
                    minimum_amount: Pounds::parse("1000.01").ok(),
                    ..bid()
                },
            ),
            (
                "bid.objectives",
                Bid {
                    objectives: ["o99".into()].into(),
                    ..bid()
                },
            ),
            (
                "bid.district",
                Bid {
                    district: Some(long.clone()),
                    ..bid()
                },
            ),
            (
                "bid.summary",
                Bid {
                    summary: Some("\u{1b}".to_owned()),
                    ..bid()
                },
            ),
        ];
        for (field, bid) in cases {
            let request = serde_json::json!({ "bid": &bid });
            let pointer = format!("/{}", field.replace('.', "/"));
            assert!(
                request.pointer(&pointer).is_some(),
                "{field} is in {request}"
            );
            let refused = checked_bid(&norfolk(), &bid).unwrap_err();
            assert_eq!(refused.field.as_deref(), Some(field), "{refused}");
            assert!(
                refused.details.is_empty(),
                "nothing else is wrong: {refused:?}"
            );
        }
    }

    #[test]
    fn a_bid_that_a_file_would_take_is_taken() {
        let typed = Bid {
            title: " Safe streets ".to_owned(),
            ..bid()
        };
        assert_eq!(checked_bid(&norfolk(), &typed), Ok(bid()));
    }
}
