//! Rounds: begin one, show one, change what it is, see how far the panel is.

use evenhand_core::scheme::existing_value::existing_value;
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{Member, MemberId, Role, RoundDetails, RoundId, Scheme, Stage};
use evenhand_record::Body;
use evenhand_store::{DeviceNote, View};

use crate::answers::counts::count;
use crate::answers::round::show_round;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::view::round::{
    BidHeading, MemberProgress, OfRound, ProgressCell, ProgressView, RoundEdit, RoundNew,
    RoundView, StartFrom,
};

/// Begins a round; with the first one of a profile, its panel.
pub async fn round_new(context: Context<'_>, ask: RoundNew) -> Result<RoundView, ApiError> {
    let mut change = context.app.store.change().await?;
    let title = needed(
        &ask.details.title,
        "details.title",
        "Give the round a title.",
    )?;
    let rounds = change.rounds().await?;
    let round = RoundId::new(readable_id(title, |id| {
        rounds.iter().any(|row| row.id.as_str() == id)
    }));
    let scheme = start_scheme(&mut change, &ask).await?;
    check_fund(&ask.details, &scheme)?;
    let mut bodies = Vec::new();
    let chair = match change.panel().await? {
        Some(panel) => panel.chair,
        None => {
            let chair = new_chair(ask.chair.as_deref())?;
            bodies.push(Body::Genesis {
                chair: chair.clone(),
                deputy: None,
                recipient: Some(context.app.store.recipient()),
            });
            chair
        }
    };
    bodies.push(Body::RoundDescribed {
        round: round.clone(),
        details: RoundDetails {
            title: title.to_owned(),
            ..ask.details
        },
    });
    bodies.push(Body::SchemeSet {
        round: round.clone(),
        scheme: Box::new(scheme),
        reason: String::new(),
    });
    bodies.push(Body::MemberAdded {
        round: round.clone(),
        member: chair,
    });
    change.commit_all(&bodies, context.app.now()).await?;
    show_round(context, &round).await
}

pub(super) fn new_chair(name: Option<&str>) -> Result<Member, ApiError> {
    let name = needed(
        name.unwrap_or_default(),
        "chair",
        "Give the chair's name: it signs every entry made on this laptop.",
    )?;
    Ok(Member {
        id: MemberId::new(readable_id(name, |_| false)),
        name: name.to_owned(),
        role: Role::Chair,
    })
}

async fn start_scheme(view: &mut View, ask: &RoundNew) -> Result<Scheme, ApiError> {
    match &ask.start_from {
        StartFrom::Norfolk => Ok(norfolk()),
        StartFrom::ExistingValue => Ok(existing_value()),
        StartFrom::Empty => Ok(Scheme::empty(ask.details.title.trim())),
        StartFrom::Scheme(scheme) => Ok((**scheme).clone()),
        StartFrom::Round(round) => {
            let version = view.scheme(round).await?;
            version.map(|version| version.scheme).ok_or_else(|| {
                ApiError::not_found(format!("There is no round \"{round}\" to start from."))
            })
        }
    }
}

/// Refuses a fund that cannot be kept to.
pub(super) fn check_fund(details: &RoundDetails, scheme: &Scheme) -> Result<(), ApiError> {
    let faults = details.fund.faults(scheme);
    let Some(first) = faults.first() else {
        return Ok(());
    };
    let refusal =
        ApiError::bad_data(first.problem.clone()).at(format!("details.fund.{}", first.field));
    let others = faults.iter().skip(1).map(|fault| fault.problem.clone());
    Err(refusal.with(others))
}

/// Shows a round.
pub async fn round_show(context: Context<'_>, ask: OfRound) -> Result<RoundView, ApiError> {
    show_round(context, &ask.round).await
}

/// Changes what a round is.
pub async fn round_edit(context: Context<'_>, ask: RoundEdit) -> Result<RoundView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        &[Stage::SetUp, Stage::Scoring, Stage::Closed, Stage::Revealed],
        "What a round is can be changed",
    )?;
    let title = needed(
        &ask.details.title,
        "details.title",
        "Give the round a title.",
    )?
    .to_owned();
    check_fund(&ask.details, round.scheme())?;
    let details = RoundDetails {
        title,
        sample: round.row.details.sample,
        ..ask.details
    };
    if details != round.row.details {
        change
            .commit(
                Body::RoundDescribed {
                    round: ask.round.clone(),
                    details,
                },
                context.app.now(),
            )
            .await?;
    } else {
        drop(change);
    }
    show_round(context, &ask.round).await
}

/// Shows who has declared, started and submitted. Never a score.
pub async fn progress(context: Context<'_>, ask: OfRound) -> Result<ProgressView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let members = round
        .scorers()
        .map(|member| member_progress(&round, member))
        .collect();
    let bids = round
        .bids()
        .map(|bid| BidHeading {
            reference: bid.reference.clone(),
            title: bid.title.clone(),
        })
        .collect();
    let own = context.app.store.device().log;
    let mut devices = view.devices().await?.into_iter();
    Ok(ProgressView {
        members,
        bids,
        by_exchange: devices.any(|device| device.log != own),
        exchanged_at: view.device_note(&DeviceNote::ExchangedAt).await?,
    })
}

fn member_progress(round: &RoundData, member: &Member) -> MemberProgress {
    let cells: Vec<ProgressCell> = round
        .bids()
        .map(|bid| round.progress(&member.id, bid))
        .collect();
    let submitted = |cell: &&ProgressCell| **cell == ProgressCell::Submitted;
    MemberProgress {
        member: member.clone(),
        submitted: count(cells.iter().filter(submitted).count()),
        wanted: count(cells.iter().filter(|cell| cell.is_wanted()).count()),
        cells,
    }
}
