//! The commissioners of a round: what each contributes, whether it has signed, and what it
//! pays of each award.

use evenhand_core::commission::{Partnership, SignOffState, SplitRule};
use evenhand_core::{BidRef, PartnerId, Pounds, RoundId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the commissioners of a round to be set.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartnersSet {
    /// Which round.
    pub round: RoundId,
    /// The partners, in the order of their money; one that is new has an empty id.
    pub partnership: Partnership,
}

/// Asks for a partner to be signed for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartnerSignOffSet {
    /// Which round.
    pub round: RoundId,
    /// Which partner.
    pub partner: PartnerId,
    /// The partnership that was read: [`PartnersView::digest`].
    pub digest: String,
    /// Who signs for it, by name and office.
    pub by: String,
    /// What they say; may be empty.
    #[serde(default)]
    pub note: String,
}

/// The commissioners of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartnersView {
    /// The partnership as it stands; none while none is set.
    pub partnership: Option<Partnership>,
    /// What a sign-off names; empty while none is set.
    pub digest: String,
    /// The rules by which awards can be split.
    pub rules: Vec<SplitRuleView>,
    /// Whether this profile may set the partners now.
    pub may_set: bool,
    /// All the partners' money together, in pounds.
    pub money: Pounds,
    /// The most that may be awarded, in pounds: the high end of the fund.
    pub fund: Pounds,
    /// Each partner, in their order.
    pub partners: Vec<PartnerRow>,
    /// What all have agreed to aim for.
    pub outcomes: Vec<OutcomeRow>,
    /// What is still missing for the decision, as sentences.
    pub missing: Vec<String>,
    /// The awards over the partners' money; none while there are none, or where they cannot
    /// be split.
    pub split: Option<SplitView>,
    /// Why the awards cannot be split, as a sentence.
    pub fault: Option<String>,
}

/// A rule by which awards can be split.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SplitRuleView {
    /// Which.
    pub rule: SplitRule,
    /// What it is called.
    pub title: &'static str,
    /// How it goes, in words that a person with a calculator can follow.
    pub explanation: &'static str,
}

/// One partner.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartnerRow {
    /// Which.
    pub partner: PartnerId,
    /// Its name.
    pub name: String,
    /// Its identifier in open data; empty where it has none.
    pub organisation_id: String,
    /// The money that it contributes, in pounds.
    pub money: Pounds,
    /// The people that it contributes, in words.
    pub people: String,
    /// The influence that it contributes, in words.
    pub influence: String,
    /// Who sits on the panel for it, by name.
    pub members: Vec<String>,
    /// What its money is for, in words.
    pub earmark: String,
    /// Whether it has signed for the partnership as it stands.
    pub state: SignOffState,
    /// Its newest sign-off.
    pub sign_off: Option<SignOffView>,
    /// Whether this profile may sign for it.
    pub may_sign: bool,
    /// Whether this profile's member sits on the panel for it.
    pub is_own: bool,
    /// What it pays of the awards in all, in pounds.
    pub paid: Option<Pounds>,
    /// What is left of its money, in pounds.
    pub left: Option<Pounds>,
}

/// A partner's sign-off.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SignOffView {
    /// Who signed for it, by name and office.
    pub by: String,
    /// When (RFC 3339).
    pub at: String,
    /// What they said; may be empty.
    pub note: String,
    /// Whose laptop it was put on file by, by name.
    pub entered_by: String,
}

/// An outcome that all partners have agreed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutcomeRow {
    /// What is to come about.
    pub text: String,
    /// What it serves: the titles of objectives and priority groups.
    pub serves: Vec<String>,
}

/// The awards over the partners' money, exactly.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SplitView {
    /// Whether they are decided; they are of the settled shortlist otherwise.
    pub decided: bool,
    /// Each award, by reference.
    pub awards: Vec<SplitRow>,
    /// All awards together, in pounds.
    pub total: Pounds,
}

/// One award over the partners' money.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SplitRow {
    /// Which bid.
    #[serde(rename = "ref")]
    pub reference: BidRef,
    /// Who bids.
    pub bidder: String,
    /// The award, in pounds.
    pub amount: Pounds,
    /// What each partner pays of it, in pounds, in their order.
    pub parts: Vec<Pounds>,
}
