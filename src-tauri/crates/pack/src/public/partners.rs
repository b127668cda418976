//! What everybody may read of the commissioners: their money and what each pays, what they
//! agreed, and that each has signed. Who sits or signed for one, and what it says in words
//! of its people and its influence, is left out.

use evenhand_core::{
    Pounds, Titled,
    commission::{Earmark, Partner, SignOffState, SplitRule},
    phrase,
};
use serde::Serialize;

use crate::{
    input::PackPartners,
    pages::{SplitTable, outcome_words},
    papers::Papers,
};

/// The commissioners of a round.
#[derive(Debug, Serialize)]
pub(crate) struct PublicPartners {
    /// By which rule awards are split, in words.
    pub(crate) rule: &'static str,
    /// How the rule goes.
    pub(crate) explanation: &'static str,
    pub(crate) partners: Vec<PublicPartner>,
    /// What all have agreed to aim for.
    pub(crate) outcomes: Vec<String>,
    /// What each partner pays of each award, in the order of the partners.
    pub(crate) split: Vec<PublicSplit>,
    #[serde(skip)]
    pub(crate) table: SplitTable,
}

/// One commissioner.
#[derive(Debug, Serialize)]
pub(crate) struct PublicPartner {
    pub(crate) name: String,
    /// Its identifier in open data; empty where it has none.
    pub(crate) organisation_id: String,
    pub(crate) money: Pounds,
    /// What its money is for, where the rule looks at that.
    pub(crate) earmark: Option<String>,
    /// How many people sit on the panel for it.
    pub(crate) members: usize,
    /// Whether it has signed, in words.
    pub(crate) signed: &'static str,
    /// The day on which it did, in words.
    pub(crate) signed_on: Option<String>,
}

/// One award over the partners' money.
#[derive(Debug, Serialize)]
pub(crate) struct PublicSplit {
    #[serde(rename = "ref")]
    pub(crate) reference: String,
    pub(crate) amount: Pounds,
    pub(crate) parts: Vec<Pounds>,
}

/// Takes what is public of the commissioners; none where there is one alone.
pub(super) fn public_partners(papers: &Papers<'_>) -> Option<PublicPartners> {
    let partners = papers.input.partners.as_ref()?;
    let all = &partners.partnership;
    let scheme = &papers.input.scheme;
    let table = SplitTable::of(partners, papers);
    let split = table.lines.iter().map(|line| PublicSplit {
        reference: line.reference.clone(),
        amount: line.amount,
        parts: line.parts.clone(),
    });
    let outcomes = all.outcomes.iter();
    let shown = all.partners.iter();
    Some(PublicPartners {
        rule: all.rule.title(),
        explanation: all.rule.explanation(),
        partners: shown
            .map(|one| public_partner(papers, partners, one))
            .collect(),
        outcomes: outcomes
            .map(|one| outcome_words(one, &one.served(scheme)))
            .collect(),
        split: split.collect(),
        table,
    })
}

fn public_partner(
    papers: &Papers<'_>,
    partners: &PackPartners,
    partner: &Partner,
) -> PublicPartner {
    let sign_off = partners.sign_offs.get(&partner.id);
    let is_earmarked = partners.partnership.rule == SplitRule::Earmarked;
    PublicPartner {
        name: partner.name.clone(),
        organisation_id: partner.organisation_id.clone(),
        money: partner.money,
        earmark: is_earmarked.then(|| earmark_words(papers, &partner.earmark)),
        members: partner.members.len(),
        signed: sign_off
            .map_or(SignOffState::NotYet, |one| one.state)
            .title(),
        signed_on: sign_off.map(|one| phrase::day(one.at)),
    }
}

/// What money is for, without the references of bids: one may be of a bid that was awarded
/// nothing.
fn earmark_words(papers: &Papers<'_>, earmark: &Earmark) -> String {
    let named = phrase::counted(
        earmark.bids.len(),
        "bid that is named",
        "bids that are named",
    );
    let without = Earmark {
        bids: Default::default(),
        ..earmark.clone()
    };
    match (earmark.bids.is_empty(), without.is_open()) {
        (true, _) => without.to_words(&papers.input.scheme),
        (false, true) => phrase::capitalised(&named),
        (false, false) => format!("{}; {named}", without.to_words(&papers.input.scheme)),
    }
}
