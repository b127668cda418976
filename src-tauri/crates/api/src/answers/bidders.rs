//! The register of bidders, from the bids of every round of the panel.

use std::collections::BTreeMap;

use evenhand_core::commission::{
    AwardFile, BidOfRound, BidderQuestion, BidderRegister, JoinedBidders, RoundOfBids, Said,
    ask_about_bidders,
};
use evenhand_core::{BidRef, Decision, MemberId, RoundId};
use evenhand_store::View;

use crate::answers::cycle::is_support_of_any;
use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::bidders::{BiddersAnswer, BiddersView, LikeBidders};

/// The register, with what it was made from.
pub(crate) struct RegisterRead {
    pub(crate) register: BidderRegister,
    pub(crate) said: Vec<Said<JoinedBidders>>,
    names: BTreeMap<MemberId, String>,
}

/// Reads the register. Of a bid that is withheld from this profile's member it has what
/// everybody sees of a bid, and no decision.
pub(crate) async fn read_register(
    context: Context<'_>,
    view: &mut View,
) -> Result<RegisterRead, ApiError> {
    let said = view.joined_bidders().await?;
    let files = view.award_files(None).await?;
    let (mut rounds, mut names) = (Vec::new(), BTreeMap::new());
    for row in view.rounds().await? {
        let round = context.app.rounds.read_beside(view, &row.id).await?;
        let decisions = view.decisions(&row.id).await?;
        names.extend(round.names().clone());
        rounds.push(round_of_bids(&round, decisions, &files));
    }
    let answers: Vec<JoinedBidders> = said.iter().map(|one| one.value.clone()).collect();
    Ok(RegisterRead {
        register: BidderRegister::of_rounds(&rounds, &answers),
        said,
        names,
    })
}

fn round_of_bids(
    round: &RoundData,
    decisions: Vec<Decision>,
    files: &BTreeMap<(RoundId, BidRef), AwardFile>,
) -> RoundOfBids {
    let withheld = round.withheld();
    let decisions = decisions.into_iter();
    let shown = decisions.filter(|decision| !withheld.contains(&decision.bid));
    let mut decided: BTreeMap<BidRef, Decision> = shown
        .map(|decision| (decision.bid.clone(), decision))
        .collect();
    let bids = round.bid_rows.iter().map(|row| {
        let file = files.get(&(round.id().clone(), row.bid.reference.clone()));
        let review = file.and_then(|file| file.reviews.last());
        BidOfRound {
            withdrawn: row.withdrawn.is_some(),
            decision: decided.remove(&row.bid.reference),
            finding: review.map(|review| review.finding),
            bid: row.bid.clone(),
        }
    });
    RoundOfBids {
        round: round.id().clone(),
        title: round.row.details.title.clone(),
        opened: round.row.opened_at,
        bids: bids.collect(),
    }
}

/// The register as its screen shows it.
pub(crate) async fn show_bidders(context: Context<'_>) -> Result<BiddersView, ApiError> {
    let mut view = context.app.store.view().await?;
    let read = read_register(context, &mut view).await?;
    let questions = ask_about_bidders(&read.register).into_iter();
    let answers = read.said.iter().rev();
    Ok(BiddersView {
        questions: questions.map(question).collect(),
        answers: answers.map(|one| read.answer(one)).collect(),
        may_say: is_support_of_any(&mut view).await?,
        bidders: read.register.bidders,
    })
}

fn question(asked: BidderQuestion) -> LikeBidders {
    let reasons = asked.reasons.iter();
    LikeBidders {
        reasons: reasons.map(|reason| reason.sentence()).collect(),
        one: asked.one,
        other: asked.other,
    }
}

impl RegisterRead {
    fn answer(&self, said: &Said<JoinedBidders>) -> BiddersAnswer {
        let by = self.names.get(&said.by);
        BiddersAnswer {
            names: said.value.names.clone(),
            as_one: said.value.as_one.clone(),
            reason: said.value.reason.clone(),
            by: by.map_or_else(|| said.by.to_string(), Clone::clone),
            at: said.at.to_rfc3339(),
        }
    }
}
