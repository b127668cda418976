//! The register of bidders: who bid in which round, and which names are of one bidder.

use evenhand_core::commission::{JoinedBidders, check_joined_bidders};
use evenhand_core::phrase;
use evenhand_record::Body;

use crate::answers::bidders::{RegisterRead, read_register, show_bidders};
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::needs_support_of_any;
use crate::view::bidders::{BiddersJoin, BiddersView};
use crate::view::home::Nothing;

/// Shows the register.
pub async fn bidder_list(context: Context<'_>, _: Nothing) -> Result<BiddersView, ApiError> {
    show_bidders(context).await
}

/// Says whether names are of one bidder. It is for the register alone: what counts for the
/// most of one bidder in a round goes by the bids.
pub async fn bidders_join(context: Context<'_>, ask: BiddersJoin) -> Result<BiddersView, ApiError> {
    let mut view = context.app.store.view().await?;
    needs_support_of_any(&mut view, "says which names are of one bidder").await?;
    let joined = JoinedBidders {
        reason: ask.reason.trim().to_owned(),
        names: ask.names,
        as_one: ask.as_one,
    };
    check_joined_bidders(&joined)?;
    refuse_unsound(&read_register(context, &mut view).await?, &joined)?;
    drop(view);
    let body = Body::BiddersJoined { joined };
    context.app.store.commit(body, context.app.now()).await?;
    show_bidders(context).await
}

/// Refuses names that no bid has, and an answer after which the names would be what they
/// were.
fn refuse_unsound(read: &RegisterRead, joined: &JoinedBidders) -> Result<(), ApiError> {
    if let Some(unknown) = joined
        .names
        .iter()
        .find(|name| read.register.find(name).is_none())
    {
        let message = format!(
            "No bid names the bidder “{unknown}”. Give a name as a bid of some round has it."
        );
        return Err(ApiError::not_found(message).at("names"));
    }
    match joined.as_one {
        Some(_) => Ok(()),
        None => refuse_half_apart(read, joined),
    }
}

/// Refuses to take names apart that another name would hold together.
fn refuse_half_apart(read: &RegisterRead, joined: &JoinedBidders) -> Result<(), ApiError> {
    let said = read.said.iter().map(|one| one.value.clone());
    let said: Vec<JoinedBidders> = said.chain([joined.clone()]).collect();
    let groups = read.register.groups().say_again(&said);
    let mut names = joined.names.iter().enumerate();
    let held = names.find_map(|(index, name)| {
        let mut others = joined.names.iter().skip(index.saturating_add(1));
        others.find(|other| groups.find(other) == groups.find(name))
    });
    let Some(held) = held else {
        return Ok(());
    };
    let goes_by = groups.find(held);
    let all = groups
        .other_names(goes_by)
        .into_iter()
        .chain([goes_by.clone()]);
    let all = all.map(|name| format!("“{name}”"));
    Err(ApiError::not_allowed(format!(
        "They stay one bidder by way of another name. Take all of these apart, and join those that are one: {}.",
        phrase::listed(all)
    ))
    .at("names"))
}
