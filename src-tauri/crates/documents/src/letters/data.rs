//! What a letter's template may call by name.

use std::collections::BTreeMap;

use evenhand_core::{
    BidDetails, BidRef, PrivateText, phrase,
    rank::{BidFigures, UnrankedBid},
};
use evenhand_pack::input::PackInput;
use minijinja::Value;

use crate::{
    decided::{self, DecidedBid},
    template::Values,
    words,
};

/// The names that all of a letter may use.
pub(crate) const NAMES: [&str; 12] = [
    "office.name",
    "office.decision_maker",
    "office.address",
    "office.contact",
    "round.title",
    "date",
    "accept_by",
    "bidder.name",
    "bidder.contact",
    "bidder.address",
    "bids",
    "several",
];

/// The names that what is said of a bid may use besides.
pub(crate) const BID_NAMES: [&str; 12] = [
    "bid.reference",
    "bid.title",
    "bid.asked",
    "bid.amount",
    "bid.purpose",
    "bid.period",
    "bid.conditions",
    "bid.reason",
    "bid.total",
    "bid.strengths",
    "bid.weaknesses",
    "bid.not_ranked",
];

/// The figures of all bids, and why some have no rank.
pub(crate) struct Figures<'a> {
    figures: BTreeMap<&'a BidRef, &'a BidFigures>,
    unranked: BTreeMap<&'a BidRef, &'a UnrankedBid>,
}

impl<'a> Figures<'a> {
    /// Collects them from the ranking.
    pub(crate) fn new(input: &'a PackInput) -> Self {
        let ranked = input.ranking.ranking.iter();
        let ranked = ranked.map(|entry| (&entry.bid, &entry.figures));
        let unranked = || input.ranking.unranked.iter();
        let apart = unranked().filter_map(|entry| Some((&entry.bid, entry.figures.as_ref()?)));
        Self {
            figures: ranked.chain(apart).collect(),
            unranked: unranked().map(|entry| (&entry.bid, entry)).collect(),
        }
    }

    /// The figures of a bid, where the sheets that count allow any.
    pub(crate) fn of(&self, bid: &BidRef) -> Option<&'a BidFigures> {
        self.figures.get(bid).copied()
    }

    /// Why a bid has no rank, as a sentence.
    pub(crate) fn why_unranked(&self, bid: &BidRef) -> Option<&'a str> {
        self.unranked.get(bid).map(|entry| entry.details.as_str())
    }
}

/// The values that all of a letter may use.
pub(crate) fn outer_values(input: &PackInput, bids: &[DecidedBid<'_>]) -> Values {
    let office = &input.office;
    let as_of = input.audit.as_of;
    let accept_by = office
        .accept_within
        .and_then(|days| words::days_after(as_of, days));
    let bidder = bids.first().map(|one| one.bid.bidder.to_string());
    let private = |of: fn(&BidDetails) -> Option<&PrivateText>| {
        let mut given = bids.iter().filter_map(|one| of(&one.bid.details));
        let given = given.find(|text| !text.for_the_office().trim().is_empty());
        given.map_or("", PrivateText::for_the_office).to_owned()
    };
    let texts = [
        decided::office_name(input).to_owned(),
        decided::decision_maker(input).to_owned(),
        office.address.clone(),
        office.contact.clone(),
        input.round.title.clone(),
        phrase::day(as_of),
        accept_by.map(words::day).unwrap_or_default(),
        bidder.unwrap_or_default(),
        private(|details| details.contact.as_ref()),
        private(|details| details.address.as_ref()),
        name_bids(bids),
    ];
    let several = Value::from(bids.len() > 1);
    let values = texts.map(Value::from).into_iter().chain([several]);
    NAMES.into_iter().zip(values).collect()
}

/// "your bid PCC-001", "your bids PCC-001 and PCC-004".
fn name_bids(bids: &[DecidedBid<'_>]) -> String {
    let noun = phrase::plural(bids.len(), "your bid", "your bids");
    let references = bids.iter().map(|one| &one.bid.reference);
    format!("{noun} {}", phrase::listed(references))
}

/// The values that what is said of a bid may use besides.
pub(crate) fn bid_values(input: &PackInput, figures: &Figures<'_>, one: &DecidedBid<'_>) -> Values {
    let (bid, decision) = (one.bid, one.decision);
    let note = input.notes.get(&decision.bid);
    let total = figures.of(&decision.bid).map(|figures| figures.total);
    let amount = decision.amount.to_words();
    let values = [
        bid.reference.to_string(),
        bid.title.clone(),
        bid.amount.to_words(),
        if one.is_awarded() {
            amount
        } else {
            String::new()
        },
        bid.details.purpose.clone().unwrap_or_default(),
        words::period(bid).unwrap_or_default(),
        decision.conditions.clone(),
        decision.reason.clone(),
        total.map(|total| total.to_string()).unwrap_or_default(),
        note.map(|note| note.strengths.clone()).unwrap_or_default(),
        note.map(|note| note.weaknesses.clone()).unwrap_or_default(),
        figures
            .why_unranked(&decision.bid)
            .unwrap_or_default()
            .to_owned(),
    ];
    BID_NAMES.into_iter().zip(values.map(Value::from)).collect()
}
