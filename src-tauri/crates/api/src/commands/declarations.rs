//! Declarations: what members say of their interests before they score.

use evenhand_core::{Declaration, DeclarationKind, Stage, Subject};
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
    for (index, subject) in ask.subjects.iter().enumerate() {
        refuse_unknown_subject(&round, subject)
            .map_err(|error| error.under(&format!("subjects.{index}")))?;
    }
    if ask.subjects.is_empty() {
        return Err(ApiError::bad_data("Choose at least one bid or bidder.").at("subjects"));
    }
    round.refuse_return(&member, &ask.subjects, ask.kind)?;
    let declaration = |subject| Declaration {
        member: member.clone(),
        subject,
        kind: ask.kind,
    };
    let declarations = ask.subjects.into_iter().map(declaration).collect();
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

fn refuse_unknown_subject(round: &RoundData, subject: &Subject) -> Result<(), ApiError> {
    match subject {
        Subject::Bid(bid) => round.bid(bid).map(drop),
        Subject::Bidder(bidder) if round.bids().any(|bid| bid.bidder == *bidder) => Ok(()),
        Subject::Bidder(bidder) => Err(ApiError::not_found(format!(
            "No bid in this round is by \"{bidder}\"."
        ))
        .at("bidder")),
    }
}
