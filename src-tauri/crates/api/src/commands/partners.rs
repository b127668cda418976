//! The commissioners of a round: who they are, how awards are split over their money, and
//! what each has signed.

use evenhand_core::PartnerId;
use evenhand_core::checks::check_text;
use evenhand_core::commission::{
    Earmark, Partner, PartnerSignOff, Partnership, SharedOutcome, check_partner_sign_off,
    check_partnership,
};
use evenhand_opendata::is_organisation_identifier;
use evenhand_record::Body;

use crate::answers::partners::show_partners;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, only_in};
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::view::partners::{PartnerSignOffSet, PartnersSet, PartnersView};
use crate::view::round::OfRound;

/// Shows the commissioners of a round, and how its awards are split over their money.
pub async fn partners_show(context: Context<'_>, ask: OfRound) -> Result<PartnersView, ApiError> {
    show_partners(context, &ask.round).await
}

/// Sets the commissioners of a round. What was signed before is void by it where anything
/// is changed.
pub async fn partners_set(
    context: Context<'_>,
    ask: PartnersSet,
) -> Result<PartnersView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let stages = evenhand_record::Kind::PartnersSet.stages();
    only_in(&round, stages, "The partners can be set")?;
    if !round.is_co_commissioned() {
        return Err(ApiError::not_allowed(
            "This round is not co-commissioned. Choose co-commissioning among its approaches first.",
        ));
    }
    let partnership = Box::new(with_ids(trimmed(ask.partnership)));
    check_partnership(&partnership).map_err(|fault| ApiError::from(fault.under("partnership")))?;
    refuse_unknown(&round, &partnership)?;
    let body = Body::PartnersSet {
        round: ask.round.clone(),
        partnership,
    };
    change.commit(body, context.app.now()).await?;
    show_partners(context, &ask.round).await
}

/// Signs for a partner: by a member who sits on the panel for it, or typed in by the chair.
pub async fn partner_sign_off(
    context: Context<'_>,
    ask: PartnerSignOffSet,
) -> Result<PartnersView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    let by = needed(&ask.by, "by", "Say who signs, by name and office.")?.to_owned();
    let note = ask.note.trim().to_owned();
    check_text("note", &note)?;
    let sign_off = PartnerSignOff {
        partner: ask.partner,
        partnership: ask.digest,
        by,
        note,
    };
    check_partner_sign_off(&sign_off)?;
    refuse_unfinished(&round, &sign_off.partner)?;
    let body = Body::PartnerSignedOff {
        round: ask.round.clone(),
        sign_off,
    };
    change.commit(body, context.app.now()).await?;
    show_partners(context, &ask.round).await
}

/// Refuses to sign for a partner that is not there, or for outcomes that are not agreed.
fn refuse_unfinished(round: &RoundData, partner: &PartnerId) -> Result<(), ApiError> {
    let Some(partnership) = round.partnership() else {
        return Err(ApiError::not_allowed(
            "The partners of this round are not named yet.",
        ));
    };
    if !partnership.partners.iter().any(|one| one.id == *partner) {
        return Err(ApiError::not_found("There is no such partner in this round.").at("partner"));
    }
    match partnership.outcomes.is_empty() {
        true => Err(ApiError::not_allowed(
            "No outcome is agreed yet, so that there is nothing to sign for.",
        )),
        false => Ok(()),
    }
}

/// The partnership without blanks around its texts.
fn trimmed(partnership: Partnership) -> Partnership {
    let text = |text: String| text.trim().to_owned();
    let partners = partnership.partners.into_iter().map(|one| Partner {
        name: text(one.name),
        organisation_id: text(one.organisation_id),
        people: text(one.people),
        influence: text(one.influence),
        earmark: Earmark {
            districts: one.earmark.districts.into_iter().map(text).collect(),
            ..one.earmark
        },
        ..one
    });
    let outcomes = partnership.outcomes.into_iter().map(|one| SharedOutcome {
        text: text(one.text),
        ..one
    });
    Partnership {
        partners: partners.collect(),
        outcomes: outcomes.collect(),
        rule: partnership.rule,
    }
}

/// Gives each partner that is new an id of its own, from its name.
fn with_ids(mut partnership: Partnership) -> Partnership {
    let mut taken: Vec<PartnerId> = partnership
        .partners
        .iter()
        .map(|partner| partner.id.clone())
        .collect();
    for partner in &mut partnership.partners {
        if partner.id.as_str().is_empty() {
            let is_taken = |id: &str| taken.iter().any(|other| other.as_str() == id);
            partner.id = PartnerId::new(readable_id(&partner.name, is_taken));
            taken.push(partner.id.clone());
        }
    }
    partnership
}

/// Refuses what names a person, an objective or a bid that is not there, and an identifier
/// that cannot be one.
fn refuse_unknown(round: &RoundData, partnership: &Partnership) -> Result<(), ApiError> {
    for (place, partner) in partnership.partners.iter().enumerate() {
        let at = |part: &str| format!("partnership.partners.{place}.{part}");
        let name = &partner.name;
        let identifier = &partner.organisation_id;
        if !identifier.is_empty() && !is_organisation_identifier(identifier) {
            return Err(ApiError::bad_data(format!(
                "{name}: “{identifier}” is not an organisation’s identifier. Write a register’s code and the number in it, such as GB-LAE-NFK, without blanks, or leave it empty."
            ))
            .at(at("organisation_id")));
        }
        let mut members = partner.members.iter();
        if let Some(gone) = members.find(|id| round.member(Some(id)).is_err()) {
            return Err(ApiError::bad_data(format!(
                "{name}: {} is not on the panel. Add them on the set-up screen first.",
                round.name(gone)
            ))
            .at(at("members")));
        }
        let mut bids = partner.earmark.bids.iter();
        if let Some(gone) = bids.find(|bid| round.bid_row(bid).is_err()) {
            return Err(ApiError::bad_data(format!(
                "{name}: there is no bid “{gone}” in this round."
            ))
            .at(at("earmark.bids")));
        }
        refuse_unknown_criteria(round, &partner.earmark.criteria, &at("earmark.criteria"))?;
    }
    for (place, outcome) in partnership.outcomes.iter().enumerate() {
        let at = format!("partnership.outcomes.{place}.criteria");
        refuse_unknown_criteria(round, &outcome.criteria, &at)?;
    }
    Ok(())
}

fn refuse_unknown_criteria(
    round: &RoundData,
    criteria: &std::collections::BTreeSet<evenhand_core::CriterionId>,
    at: &str,
) -> Result<(), ApiError> {
    let mut criteria = criteria.iter();
    match criteria.find(|id| round.scheme().criterion(id).is_none()) {
        None => Ok(()),
        Some(gone) => Err(ApiError::bad_data(format!(
            "The scheme has no objective or priority group “{gone}”."
        ))
        .at(at)),
    }
}
