//! What continuing existing projects means: what the decision makes of each, what that
//! shuts out, and what else the money could fund.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::existing::{Assessment, ExistingProject, Finding};
use crate::bid::Bid;
use crate::decision::{Decision, DecisionKind};
use crate::exact::Exact;
use crate::fund::{FitRule, Fund};
use crate::id::BidRef;
use crate::number::{Points, Pounds};
use crate::phrase;
use crate::rank::Ranking;
use crate::shortlist::{AwardKind, ShortlistInput, in_rank_order};
use crate::title::Titled;

/// What a decision makes of an existing project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DecidedFinding {
    /// What becomes of it; none while that is open (nothing decided, deferred, on reserve).
    pub finding: Option<Finding>,
    /// The same as a sentence.
    pub sentence: String,
}

/// Reads what a decision makes of a project: an award of the same sum as before continues
/// it, one of another sum varies it, and to decline it is to stop it.
pub fn read_decision(project: &ExistingProject, decision: Option<&Decision>) -> DecidedFinding {
    let told = |finding, sentence| DecidedFinding { finding, sentence };
    let Some(decision) = decision else {
        return told(None, "Nothing is decided on it yet.".to_owned());
    };
    let (now, before) = (decision.amount, project.cost);
    match decision.kind {
        DecisionKind::Award | DecisionKind::PartAward if now == before => {
            let sentence = format!("It continues with {}, as before.", now.to_words());
            told(Some(Finding::Continue), sentence)
        }
        DecisionKind::Award | DecisionKind::PartAward => {
            let (more, less) = (
                now.0.saturating_sub(before.0),
                before.0.saturating_sub(now.0),
            );
            let by = match now > before {
                true => format!("{} more", Pounds(more).to_words()),
                false => format!("{} less", Pounds(less).to_words()),
            };
            let sentence = format!(
                "It is varied: {} is awarded, {by} than the {} of its last award.",
                now.to_words(),
                before.to_words()
            );
            told(Some(Finding::Vary), sentence)
        }
        DecisionKind::Decline => told(
            Some(Finding::Stop),
            "It stops: nothing is awarded.".to_owned(),
        ),
        DecisionKind::Reserve | DecisionKind::Deferred => {
            let kind = decision.kind.title().to_lowercase();
            told(None, format!("What becomes of it is open: it is {kind}."))
        }
    }
}

/// Where the decision and the panel's finding differ, as a sentence; none where they agree
/// or one of them is not there yet.
pub fn name_mismatch(assessment: Option<&Assessment>, decided: &DecidedFinding) -> Option<String> {
    let (found, decided_on) = (assessment?.finding, decided.finding?);
    (found != decided_on).then(|| {
        format!(
            "The panel found “{}”, and the decision makes it “{}”. {} The reasons of the decision should say why.",
            found.title(),
            decided_on.title(),
            decided.sentence
        )
    })
}

/// What continuing existing projects shuts out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ShutOut {
    /// What existing projects are awarded, or ask for while nothing is decided, in pounds.
    pub stays: Pounds,
    /// Whether that was decided: each project, one way or another.
    pub is_decided: bool,
    /// The fund, in pounds; none while it is not known.
    pub fund: Option<Pounds>,
    /// The share of the fund that stays, in hundredths with one place.
    pub share: Option<Points>,
    /// What of the fund is left for others, in pounds; nothing where more stays than there is.
    pub left: Option<Pounds>,
    /// How many bidders on the panel's register have no bid in this round.
    pub absent: u32,
    /// What that means, as sentences, the source's own words among them.
    pub sentences: Vec<String>,
}

/// What the source says of the method: Norfolk Police and Crime Commissioner,
/// Commissioning Strategy 2013–2017, "Iterative method".
const SOURCE: &str = "The Commissioning Strategy says of this method that it “may stifle innovation and new approaches and does not allow new organisations to bid for work”.";

impl ShutOut {
    /// Works it out. `stays` is what each project is awarded (or asks for, with nothing
    /// decided on it), `fund` the round's, `absent` the bidders of the register without a bid
    /// in the round, `takes_new` whether the round also takes bids for something new.
    pub fn of_projects(
        stays: &[(Pounds, bool)],
        fund: Option<Pounds>,
        absent: u32,
        takes_new: bool,
    ) -> Self {
        let sum: Pounds = stays.iter().map(|(amount, _)| *amount).sum();
        let left = fund.map(|fund| Pounds(fund.0.saturating_sub(sum.0).max(Pounds::ZERO.0)));
        let is_decided = !stays.is_empty() && stays.iter().all(|(_, decided)| *decided);
        let mut shut_out = Self {
            stays: sum,
            is_decided,
            fund,
            share: fund.and_then(|fund| share_of(sum, fund)),
            left,
            absent,
            sentences: Vec::new(),
        };
        shut_out.sentences = shut_out.tell(stays.len(), takes_new);
        shut_out
    }

    fn tell(&self, projects: usize, takes_new: bool) -> Vec<String> {
        let projects = phrase::counted(projects, "existing project", "existing projects");
        let verb = match self.is_decided {
            true => "goes to",
            false => "would stay with",
        };
        let of_fund = match (self.fund, self.share) {
            (Some(fund), Some(share)) => {
                format!(
                    ", {} % of the fund of {}",
                    share.0.normalize(),
                    fund.to_words()
                )
            }
            _ => String::new(),
        };
        let stays = format!("{} {verb} {projects}{of_fund}.", self.stays.to_words());
        let left = self
            .left
            .map(|left| format!("{} of the fund is left for anything else.", left.to_words()));
        let absent = (self.absent > 0).then(|| {
            format!(
                "{} from other rounds of the panel {} no bid in this one.",
                phrase::counted(self.absent, "bidder", "bidders"),
                phrase::plural(self.absent, "has", "have")
            )
        });
        let new = match takes_new {
            true => {
                "This round also takes new bids: organisations that never had a grant compete for what is left."
            }
            false => "An organisation that never had a grant cannot bid in this round at all.",
        };
        let told = [Some(stays), left, absent];
        let mut told: Vec<String> = told.into_iter().flatten().collect();
        told.extend([new.to_owned(), SOURCE.to_owned()]);
        told
    }
}

fn share_of(part: Pounds, whole: Pounds) -> Option<Points> {
    (whole > Pounds::ZERO).then(|| {
        let share = Exact::from(part.0) * Exact::from(rust_decimal::Decimal::from(100));
        Points(share.over(&Exact::from(whole.0)).publish(1))
    })
}

/// What the same money would fund of another round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FitsInstead {
    /// The money, in pounds.
    pub money: Pounds,
    /// The bids that fit, best rank first, each with what it asks for.
    pub bids: Vec<(BidRef, Pounds)>,
    /// What they ask for together, in pounds.
    pub spent: Pounds,
    /// What is left, in pounds.
    pub left: Pounds,
    /// The bids that share a rank and would not all fit: none of them is among the ones that do.
    pub tied: Vec<BidRef>,
}

/// Goes down the ranks of a round's bids that are not funded, and funds in full each that
/// fits in what is left of the money. `funded` are left out. The limits of that round for
/// one bid or bidder do not apply: the money is another's.
pub fn fund_instead(
    ranking: &Ranking,
    bids: &[Bid],
    funded: &BTreeSet<BidRef>,
    money: Pounds,
) -> FitsInstead {
    let mut ranking = ranking.clone();
    ranking.ranking.retain(|row| !funded.contains(&row.bid));
    let fund = Fund {
        rule: FitRule::Skip,
        ..Fund::default()
    };
    let input = ShortlistInput {
        ranking: &ranking,
        bids,
        fund: &fund,
        overrides: &[],
    };
    let shortlist = in_rank_order(&input, money);
    let full = shortlist.awards.iter();
    let full = full.filter(|award| award.kind == AwardKind::Full);
    FitsInstead {
        money,
        bids: full
            .map(|award| (award.bid.clone(), award.amount))
            .collect(),
        spent: shortlist.spent,
        left: shortlist.left,
        tied: shortlist
            .ties
            .into_iter()
            .flat_map(|tie| tie.bids)
            .collect(),
    }
}

#[cfg(test)]
mod tests;
