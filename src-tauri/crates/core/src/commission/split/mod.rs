//! How the awards of a co-commissioned round are split over the partners' money: exactly,
//! in whole pence, by the rule that the partners agreed.

mod check;
mod earmarked;
mod in_order;
mod shares;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::partner::{Earmark, Partner, Partnership, SplitRule};
use crate::bid::Bid;
use crate::id::{BidRef, CriterionId};
use crate::number::Pounds;
use crate::shortlist::pence::{Pence, pence, pounds};

/// An award, with what an earmark asks of its bid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardToSplit {
    /// Which bid.
    pub bid: BidRef,
    /// What it is awarded, in pounds.
    pub amount: Pounds,
    /// The objectives and priority groups that the bid claims.
    pub claims: BTreeSet<CriterionId>,
    /// The district that it would serve.
    pub district: Option<String>,
}

impl AwardToSplit {
    /// The award of an amount to a bid.
    pub fn of(bid: &Bid, amount: Pounds) -> Self {
        Self {
            bid: bid.reference.clone(),
            amount,
            claims: bid.objectives.union(&bid.groups).cloned().collect(),
            district: bid.district.clone(),
        }
    }
}

impl Earmark {
    /// Whether money with this earmark may go to an award: it is for anything, or the bid
    /// claims one of the criteria, is for one of the districts, or is one of the bids.
    pub fn allows(&self, award: &AwardToSplit) -> bool {
        let district = award.district.as_deref().unwrap_or_default();
        self.is_open()
            || !self.criteria.is_disjoint(&award.claims)
            || self.districts.contains(district)
            || self.bids.contains(&award.bid)
    }
}

/// What the partners pay of one award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitAward {
    /// Which bid.
    pub bid: BidRef,
    /// The award, in pounds: the sum of the parts.
    pub amount: Pounds,
    /// What each partner pays of it, in pounds, in the order of the partners; never
    /// under nothing.
    pub parts: Vec<Pounds>,
}

/// The awards over the partners' money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Each award, in the order in which they were given.
    pub awards: Vec<SplitAward>,
    /// What each partner pays in all, in pounds, in the order of the partners.
    pub paid: Vec<Pounds>,
    /// What is left of each one's money, in pounds; never under nothing.
    pub left: Vec<Pounds>,
}

/// Why awards cannot be split.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitFault {
    /// The awards come to more than all the money of the partners.
    #[error(
        "The partners’ money does not reach as far as bid {bid}: it is short of {}, and all the awards together exceed the partners’ money by {}. Award less, or have the partners agree to contribute more.",
        short.to_words(),
        in_all.to_words()
    )]
    TooLittle {
        /// The first bid that is not paid for whole.
        bid: BidRef,
        /// By how much it is short, in pounds.
        short: Pounds,
        /// By how much all awards exceed the money, in pounds.
        in_all: Pounds,
    },
    /// There may be money enough, and what it is meant for forbids it.
    #[error(
        "The money that may go to bid {bid} is short of {}, because of what the partners’ money is meant for; over all the awards {} is missing. Award less, or have the partners agree what their money is meant for.",
        short.to_words(),
        in_all.to_words()
    )]
    NotMeantFor {
        /// The first bid that is not paid for whole, however the money is shared out.
        bid: BidRef,
        /// By how much it is short, in pounds.
        short: Pounds,
        /// How much of all awards nobody's money may pay, in pounds.
        in_all: Pounds,
    },
    /// A split does not add up: a fault of the program.
    #[error("BUG: the split of the awards does not add up at bid {0}.")]
    DoesNotAddUp(BidRef),
}

impl SplitFault {
    /// The bid that it names.
    pub fn bid(&self) -> &BidRef {
        match self {
            Self::TooLittle { bid, .. }
            | Self::NotMeantFor { bid, .. }
            | Self::DoesNotAddUp(bid) => bid,
        }
    }
}

impl Partnership {
    /// All the partners' money together, in pounds.
    pub fn money(&self) -> Pounds {
        self.partners.iter().map(|partner| partner.money).sum()
    }

    /// The partner that somebody sits on the panel for.
    pub fn partner_of(&self, member: &crate::id::MemberId) -> Option<&Partner> {
        let mut partners = self.partners.iter();
        partners.find(|partner| partner.members.contains(member))
    }
}

impl SplitRule {
    /// How the rule splits awards, in words that a person with a calculator can follow.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Shares => {
                "The awards are taken one after another, by reference. After each, a partner’s exact share so far is: all awards so far × its money ÷ all the partners’ money. What it has paid by then is that share in whole pence: rounded down, or one penny more. The pennies that are over go, one each, to the partners for whom (share rounded down + one penny) ÷ money is least, the one named first where they are equal; a penny once paid is not taken back. So no partner is ever a penny or more from its exact share, and none pays more than it contributes."
            }
            Self::Order => {
                "The awards are taken one after another, by reference. Each is paid from the money of the partner that is named first, until that is spent, then from the next one’s."
            }
            Self::Earmarked => {
                "A partner’s money pays only for bids that it is meant for. Money that is meant for something is spent first, as much of it as can be, in the order of the partners; money for anything pays what is left. Wherever the awards can be paid for so at all, they are."
            }
        }
    }
}

/// An award in whole pence.
struct InPence<'a> {
    award: &'a AwardToSplit,
    amount: Pence,
}

/// What each partner pays of each award, in whole pence.
type Parts = Vec<Vec<Pence>>;

/// Splits awards over the partners' money by their rule, exactly to the penny.
///
/// The awards are split in the order in which they are given: whoever calls gives them by
/// reference, in natural order. Under [`SplitRule::Shares`] what a partner pays in all is
/// less than a penny from `sum of awards × its money ÷ all money`: the quota method of
/// Balinski and Young (1975), a step an award instead of a step a penny.
///
/// # Errors
/// [`SplitFault`] names the first bid that the money does not reach, and by how much.
pub fn split_awards(
    partnership: &Partnership,
    awards: &[AwardToSplit],
) -> Result<Split, SplitFault> {
    let partners = partnership.partners.iter();
    let money: Vec<Pence> = partners.map(|partner| pence(partner.money)).collect();
    let in_pence = awards.iter().map(|award| InPence {
        award,
        amount: pence(award.amount),
    });
    let in_pence: Vec<InPence<'_>> = in_pence.collect();
    refuse_too_little(&money, &in_pence)?;
    let parts = match partnership.rule {
        SplitRule::Shares => shares::split(&money, &in_pence),
        SplitRule::Order => in_order::split(&money, &in_pence),
        SplitRule::Earmarked => earmarked::split(&partnership.partners, &money, &in_pence)?,
    };
    check::add_up(&money, &in_pence, &parts)
}

/// Refuses awards that come to more than all the money.
fn refuse_too_little(money: &[Pence], awards: &[InPence<'_>]) -> Result<(), SplitFault> {
    let all = money
        .iter()
        .fold(0, |sum: Pence, one| sum.saturating_add(*one));
    let amounts = awards.iter().map(|award| award.amount);
    let in_all = amounts.fold(0, Pence::saturating_add).saturating_sub(all);
    let mut left = all;
    for InPence { award, amount } in awards {
        left = left.saturating_sub(*amount);
        if left < 0 {
            return Err(SplitFault::TooLittle {
                bid: award.bid.clone(),
                short: pounds(left.saturating_neg()),
                in_all: pounds(in_all),
            });
        }
    }
    Ok(())
}
