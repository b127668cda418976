//! Declarations: what members say of their interests before they score.

use std::collections::BTreeSet;

use evenhand_core::likeness::look_alike;
use evenhand_core::{Bidder, Declaration, DeclarationKind, Stage, Subject};
use evenhand_record::Body;

use crate::answers::score_list::list_scores;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::view::score::{Declare, ScoreList};

/// Puts a member's declarations on file.
pub async fn declare(context: Context<'_>, ask: Declare) -> Result<ScoreList, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::SetUp, Stage::Scoring, Stage::Closed, Stage::Revealed],
        "Interests can be declared",
    )?;
    let member = round.member(ask.member.as_ref())?.id.clone();
    if ask.kind != DeclarationKind::None {
        needed(
            &ask.note,
            "note",
            "Say what the interest is: it is disclosed in the pack.",
        )?;
    }
    let mut subjects = Vec::new();
    for (index, subject) in ask.subjects.iter().enumerate() {
        let found = find_subjects(&round, subject)
            .map_err(|error| error.under(&format!("subjects.{index}")))?;
        subjects.extend(found);
    }
    if subjects.is_empty() {
        return Err(ApiError::bad_data("Choose at least one bid or bidder.").at("subjects"));
    }
    round.refuse_return(&member, &subjects, ask.kind)?;
    let declaration = |subject| Declaration {
        member: member.clone(),
        subject,
        kind: ask.kind,
    };
    let declarations = subjects.into_iter().map(declaration).collect();
    let entered_by = (member != *round.me()).then(|| round.me().clone());
    let declared = Body::Declared {
        round: ask.round.clone(),
        declarations,
        note: ask.note.trim().to_owned(),
        entered_by,
    };
    change.commit(declared, context.app.now()).await?;
    list_scores(context, &ask.round, Some(&member)).await
}

/// What a declaration is about: a bid, or every spelling of a bidder on file.
fn find_subjects(round: &RoundData, subject: &Subject) -> Result<Vec<Subject>, ApiError> {
    match subject {
        Subject::Bid(bid) => Ok(vec![Subject::Bid(round.bid(bid)?.reference.clone())]),
        Subject::Bidder(named) => {
            let bidders = round.bids().map(|bid| &bid.bidder);
            let alike: BTreeSet<&Bidder> = bidders
                .filter(|bidder| look_alike(bidder.as_str(), named.as_str()))
                .collect();
            if alike.is_empty() {
                let message = format!("No bid in this round is by \"{named}\".");
                return Err(ApiError::not_found(message).at("bidder"));
            }
            Ok(alike.into_iter().cloned().map(Subject::Bidder).collect())
        }
    }
}
