//! What a shortlist says: every bid once, with what it is awarded and why.

use rust_decimal::Decimal;
use serde::Serialize;
use ts_rs::TS;

use crate::fund::MinimumFor;
use crate::id::BidRef;
use crate::number::Pounds;
use crate::title::Titled;

/// The shortlist under one supposed fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Shortlist {
    /// The fund supposed, in pounds.
    pub fund: Pounds,
    /// Every bid: the ranked ones by rank, then those that are not ranked.
    pub awards: Vec<Award>,
    /// What is awarded in all, in pounds.
    pub spent: Pounds,
    /// What is left to award, not what is left of the fund. With `spent` and `reserve` it
    /// makes the fund and `over_allocation`.
    pub left: Pounds,
    /// What of the fund is held back, in pounds.
    pub reserve: Pounds,
    /// By how much awards may exceed the fund on purpose, in pounds.
    #[serde(skip_serializing_if = "is_nothing")]
    #[ts(as = "Option<Pounds>", optional)]
    pub over_allocation: Pounds,
    /// The ranks shared by bids of which some would fit and not all. None of
    /// them is funded until the chair chooses.
    pub ties: Vec<TieAtLine>,
    /// The minimums that the awards do not reach.
    pub unmet: Vec<Unmet>,
}

impl Shortlist {
    /// By how much the awards and the reserve exceed the fund, in pounds; zero where they
    /// do not. It is no more than `over_allocation`.
    pub fn over_fund(&self) -> Pounds {
        let committed = self.spent.0.saturating_add(self.reserve.0);
        let over = committed.saturating_sub(self.fund.0);
        Pounds(over.max(Decimal::ZERO).normalize())
    }
}

fn is_nothing(amount: &Pounds) -> bool {
    *amount == Pounds::ZERO
}

/// What one bid is awarded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Award {
    /// Which bid.
    pub bid: BidRef,
    /// Its rank; none where it is not ranked.
    pub rank: Option<u32>,
    /// What it is awarded, in pounds; zero where nothing is.
    pub amount: Pounds,
    /// What that is.
    pub kind: AwardKind,
    /// Why, in a sentence.
    pub reason: String,
}

/// The kinds of award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AwardKind {
    /// What it asks for.
    Full,
    /// A part of it.
    Part,
    /// Nothing now; next in line if money comes free.
    Reserve,
    /// Nothing: it is declined, not ranked, or outside the limits for one bid.
    None,
}

impl Titled for AwardKind {
    fn title(self) -> &'static str {
        match self {
            Self::Full => "In full",
            Self::Part => "In part",
            Self::Reserve => "Reserve",
            Self::None => "Not funded",
        }
    }
}

/// Bids that share a rank at the funding line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TieAtLine {
    /// The rank that they share.
    pub rank: u32,
    /// The bids, by reference.
    pub bids: Vec<BidRef>,
    /// What they ask for together, in pounds.
    pub asked: Pounds,
    /// What was left when the walk came to them, in pounds.
    pub left: Pounds,
    /// What the chair is asked, in a sentence.
    pub sentence: String,
}

/// A minimum that the awards do not reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Unmet {
    /// What it is for.
    pub of: MinimumFor,
    /// The least amount wanted, in pounds.
    pub least_spend: Option<Pounds>,
    /// The least number of awards wanted.
    pub least_awards: Option<u32>,
    /// What is awarded, in pounds.
    pub spend: Pounds,
    /// How many awards there are.
    pub awards: u32,
    /// What is missing, in a sentence.
    pub sentence: String,
}
