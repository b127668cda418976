//! The commissioners of a round, and its awards over their money.

use std::collections::BTreeMap;

use evenhand_core::commission::{
    AwardToSplit, Partner, Partnership, Split, SplitFault, SplitRule, split_awards,
};
use evenhand_core::{Approach, BidRef, Decision, Pounds, RoundId, Stage, VariantArray as _};
use evenhand_core::{Settled, Titled as _};
use evenhand_store::View;

use super::partner_checks::list_missing;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::partners::{
    OutcomeRow, PartnerRow, PartnersView, SignOffView, SplitRow, SplitRuleView, SplitView,
};

impl RoundData {
    /// The partners of the round, where it is co-commissioned and they are set.
    pub(crate) fn partnership(&self) -> Option<&Partnership> {
        let said = self.commissioning.partnership.as_ref();
        said.map(|said| &said.value)
            .filter(|_| self.is_co_commissioned())
    }

    /// Whether several commissioners commission it together.
    pub(crate) fn is_co_commissioned(&self) -> bool {
        self.approaches().contains(&Approach::CoCommissioning)
    }
}

/// The awards of a round over the partners' money.
pub(crate) struct SplitAwards {
    /// Whether they are decided; they are of the settled shortlist otherwise.
    pub(crate) decided: bool,
    pub(crate) split: Result<Split, SplitFault>,
}

/// What each bid is awarded, as awards to split, by reference in natural order.
fn list_awards(round: &RoundData, amounts: &BTreeMap<BidRef, Pounds>) -> Vec<AwardToSplit> {
    let awards = round.bids().filter_map(|bid| {
        let amount = amounts.get(&bid.reference)?;
        Some(AwardToSplit::of(bid, *amount))
    });
    awards.collect()
}

fn decided_amounts(decisions: &[Decision]) -> BTreeMap<BidRef, Pounds> {
    let awards = decisions.iter().filter(|one| one.kind.is_award());
    awards.map(|one| (one.bid.clone(), one.amount)).collect()
}

/// Splits the awards of a round: those decided or, before the decision, those of the
/// shortlist that is settled; none where there are neither.
pub(crate) fn split_round(
    round: &RoundData,
    decisions: &[Decision],
    settled: Option<&Settled>,
) -> Option<SplitAwards> {
    let partnership = round.partnership()?;
    let amounts = match decisions.is_empty() {
        false => decided_amounts(decisions),
        true => {
            let awards = settled?.awards.iter();
            awards.map(|one| (one.bid.clone(), one.amount)).collect()
        }
    };
    Some(SplitAwards {
        decided: !decisions.is_empty(),
        split: split_awards(partnership, &list_awards(round, &amounts)),
    })
}

/// Splits what would be awarded once some decisions are put on file beside earlier ones.
///
/// # Errors
/// [`SplitFault`] where the partners' money does not reach.
pub(crate) fn try_decisions(
    round: &RoundData,
    partnership: &Partnership,
    before: &[Decision],
    now: &[Decision],
) -> Result<Split, SplitFault> {
    let now_decided = |bid: &BidRef| now.iter().any(|one| one.bid == *bid);
    let stands = before.iter().filter(|one| !now_decided(&one.bid));
    let all: Vec<Decision> = stands.chain(now).cloned().collect();
    split_awards(partnership, &list_awards(round, &decided_amounts(&all)))
}

/// The commissioners of a round as their screen shows them.
pub(crate) async fn show_partners(
    context: Context<'_>,
    round: &RoundId,
) -> Result<PartnersView, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    let split = read_split(&mut view, &data).await?;
    let outcome = split.as_ref().map(|awards| &awards.split);
    let paid = outcome.and_then(|split| split.as_ref().ok());
    let partnership = data.partnership();
    let partners = partnership.map_or(&[][..], |all| &all.partners);
    let outcomes = partnership.map_or(&[][..], |all| &all.outcomes);
    Ok(PartnersView {
        digest: partnership.map(Partnership::digest).unwrap_or_default(),
        rules: list_rules(),
        may_set: data.is_chair() && data.stage() != Stage::Decided,
        money: partnership.map_or(Pounds::ZERO, Partnership::money),
        fund: data.row.details.fund.high,
        partners: (0..)
            .zip(partners)
            .map(|(place, partner)| partner_row(&data, partner, place, paid))
            .collect(),
        outcomes: outcomes
            .iter()
            .map(|outcome| OutcomeRow {
                text: outcome.text.clone(),
                serves: outcome.served(data.scheme()),
            })
            .collect(),
        missing: list_missing(&data),
        fault: outcome.and_then(|split| Some(split.as_ref().err()?.to_string())),
        split: split.and_then(|awards| split_view(&data, &awards)),
        partnership: partnership.cloned(),
    })
}

/// The split as it can be told to whom this profile belongs to: nobody who is recused is
/// told what a settled shortlist awards.
pub(crate) async fn read_split(
    view: &mut View,
    data: &RoundData,
) -> Result<Option<SplitAwards>, ApiError> {
    let decisions = view.decisions(data.id()).await?;
    let settled = view.settled(data.id()).await?;
    let settled = settled.filter(|_| data.withheld().is_empty());
    Ok(split_round(data, &decisions, settled.as_ref()))
}

fn list_rules() -> Vec<SplitRuleView> {
    let rules = SplitRule::VARIANTS.iter().map(|rule| SplitRuleView {
        rule: *rule,
        title: rule.title(),
        explanation: rule.explanation(),
    });
    rules.collect()
}

fn partner_row(
    round: &RoundData,
    partner: &Partner,
    place: usize,
    split: Option<&Split>,
) -> PartnerRow {
    let said = round.commissioning.partner_sign_offs.get(&partner.id);
    let is_own = partner.members.contains(round.me());
    PartnerRow {
        partner: partner.id.clone(),
        name: partner.name.clone(),
        organisation_id: partner.organisation_id.clone(),
        money: partner.money,
        people: partner.people.clone(),
        influence: partner.influence.clone(),
        members: partner.members.iter().map(|id| round.name(id)).collect(),
        earmark: partner.earmark.to_words(round.scheme()),
        state: round.commissioning.sign_off_state(&partner.id),
        sign_off: said.map(|said| SignOffView {
            by: said.value.by.clone(),
            at: said.at.to_rfc3339(),
            note: said.value.note.clone(),
            entered_by: round.name(&said.by),
        }),
        may_sign: is_own || round.is_chair(),
        is_own,
        paid: split.and_then(|split| split.paid.get(place).copied()),
        left: split.and_then(|split| split.left.get(place).copied()),
    }
}

fn split_view(round: &RoundData, awards: &SplitAwards) -> Option<SplitView> {
    let split = awards.split.as_ref().ok()?;
    let rows = split.awards.iter().map(|award| SplitRow {
        reference: award.bid.clone(),
        bidder: round
            .bid_row(&award.bid)
            .map_or_else(|_| String::new(), |row| row.bid.bidder.to_string()),
        amount: award.amount,
        parts: award.parts.clone(),
    });
    Some(SplitView {
        decided: awards.decided,
        awards: rows.collect(),
        total: split.awards.iter().map(|award| award.amount).sum(),
    })
}
