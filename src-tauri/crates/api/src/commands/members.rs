//! The people on a round's panel.

use evenhand_core::likeness::look_alike;
use evenhand_core::{Member, MemberId, Role, Stage};
use evenhand_record::Body;

use crate::answers::round::show_round;
use crate::answers::second_key::refuse_leaving;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::view::round::{MemberAdd, MemberRemove, RoundView};

/// Adds a person to the panel; one who left comes back under the same id.
pub async fn member_add(context: Context<'_>, ask: MemberAdd) -> Result<RoundView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    if !ask.support {
        only_in(
            &round,
            &[Stage::SetUp, Stage::Scoring],
            "People can join the panel",
        )?;
    }
    let name = needed(&ask.name, "name", "Give the member's name.")?;
    refuse_alike(&round, name)?;
    if ask.observer {
        refuse_observer(&round)?;
    }
    let added = Body::MemberAdded {
        round: ask.round.clone(),
        member: member_named(&round, name, role_asked(&ask)?),
    };
    change.commit(added, context.app.now()).await?;
    show_round(context, &ask.round).await
}

/// Refuses a name that is, or looks like, one on the panel.
fn refuse_alike(round: &RoundData, name: &str) -> Result<(), ApiError> {
    let mut members = round.panel_members().map(|member| member.name.as_str());
    let Some(known) = members.find(|known| look_alike(known, name)) else {
        return Ok(());
    };
    let who = match known == name {
        true => format!("{name} is on the panel already."),
        false => format!("“{name}” looks like {known}, who is on the panel already."),
    };
    let remedy = "Give a second person of that name an initial.";
    Err(ApiError::not_allowed(format!("{who} {remedy}")).at("name"))
}

/// The member of that name: one who left, under the same id, or a new one. The chair
/// comes back as the chair.
fn member_named(round: &RoundData, name: &str, role: Role) -> Member {
    match round
        .members
        .iter()
        .find(|row| look_alike(&row.member.name, name))
    {
        Some(row) if row.member.role == Role::Chair => row.member.clone(),
        Some(row) => Member {
            role,
            ..row.member.clone()
        },
        None => Member {
            id: MemberId::new(readable_id(name, |id| {
                round.members.iter().any(|row| row.member.id.as_str() == id)
            })),
            name: name.to_owned(),
            role,
        },
    }
}

fn role_asked(ask: &MemberAdd) -> Result<Role, ApiError> {
    match (ask.observer, ask.support) {
        (true, true) => Err(ApiError::bad_data(
            "An observer only watches. Choose observer or support officer, not both.",
        )
        .at("support")),
        (true, false) => Ok(Role::Observer),
        (false, true) => Ok(Role::Support),
        (false, false) => Ok(Role::Member),
    }
}

/// Refuses a second observer, and one who comes when sheets are sealed already.
fn refuse_observer(round: &RoundData) -> Result<(), ApiError> {
    only_in(round, &[Stage::SetUp], "An observer joins")?;
    match round.observer() {
        None => Ok(()),
        Some(observer) => Err(ApiError::not_allowed(format!(
            "{} is the round's observer already. A round has one.",
            observer.name
        ))
        .at("observer")),
    }
}

/// Takes a person off the panel. Their sheets stay on file and no longer count.
pub async fn member_remove(context: Context<'_>, ask: MemberRemove) -> Result<RoundView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let member = round.member(Some(&ask.member))?;
    if member.role != Role::Support {
        only_in(
            &round,
            &[Stage::SetUp, Stage::Scoring],
            "People can leave the panel",
        )?;
    }
    refuse_leaving(&round, member)?;
    let member = member.id.clone();
    if round.stage() != Stage::SetUp {
        needed(
            &ask.reason,
            "reason",
            "Say why they leave: scoring is open, so their sheets stay on file and no longer count.",
        )?;
    }
    let reason = if ask.reason.trim().is_empty() {
        "Left before scoring opened".to_owned()
    } else {
        ask.reason.trim().to_owned()
    };
    change
        .commit(
            Body::MemberRemoved {
                round: ask.round.clone(),
                member,
                reason,
            },
            context.app.now(),
        )
        .await?;
    show_round(context, &ask.round).await
}
