//! The round's papers, sorted by what they concern.

use std::collections::BTreeMap;

use evenhand_core::{
    AgreedScore, Bid, BidRef, Bidder, CriterionId, Decision, Declaration, GatewayAnswer, GatewayId,
    MemberId, Subject,
    rank::{RankedBid, UnrankedBid},
};

use crate::{
    PackError,
    input::{PackInput, PackProject, PackSheet},
    options::Binding,
};

/// A declaration with the words of whoever declared.
pub(crate) type Declared<'a> = &'a (Declaration, String);

/// Everything on file, found by bid.
pub(crate) struct Papers<'a> {
    pub(crate) input: &'a PackInput,
    /// Which pages are bound into the file.
    pub(crate) binding: Binding,
    /// The ranked bids with their papers, in rank order.
    pub(crate) ranked: Vec<(&'a RankedBid, &'a Bid)>,
    /// The unranked, by reference.
    pub(crate) unranked: Vec<(&'a UnrankedBid, &'a Bid)>,
    bids: BTreeMap<&'a BidRef, &'a Bid>,
    ranks: BTreeMap<&'a BidRef, &'a RankedBid>,
    names: BTreeMap<&'a MemberId, (usize, &'a str)>,
    sheets: BTreeMap<&'a BidRef, Vec<&'a PackSheet>>,
    agreed: BTreeMap<&'a BidRef, Vec<&'a AgreedScore>>,
    decisions: BTreeMap<&'a BidRef, &'a Decision>,
    answers: BTreeMap<(&'a BidRef, &'a GatewayId), &'a GatewayAnswer>,
    about_bids: BTreeMap<&'a BidRef, Vec<Declared<'a>>>,
    about_bidders: BTreeMap<&'a Bidder, Vec<Declared<'a>>>,
}

impl<'a> Papers<'a> {
    /// Sorts the input.
    ///
    /// # Errors
    /// [`PackError::UnknownBid`] where the ranking lists a bid that is not there.
    pub(crate) fn new(input: &'a PackInput, binding: Binding) -> Result<Self, PackError> {
        let bids: BTreeMap<&BidRef, &Bid> =
            input.bids.iter().map(|bid| (&bid.reference, bid)).collect();
        let ranking = &input.ranking.ranking;
        let ranked = ranking
            .iter()
            .map(|entry| Ok((entry, find_bid(&bids, &entry.bid)?)));
        let unranked = input.ranking.unranked.iter();
        let unranked = unranked.map(|entry| Ok((entry, find_bid(&bids, &entry.bid)?)));
        let left = input.left.iter().map(|(member, _)| member);
        let members = (0..).zip(input.members.iter().chain(left));
        let answers = input.gateways.iter();
        let mut papers = Self {
            input,
            binding,
            ranked: ranked.collect::<Result<_, PackError>>()?,
            unranked: unranked.collect::<Result<_, PackError>>()?,
            ranks: ranking.iter().map(|entry| (&entry.bid, entry)).collect(),
            names: members
                .map(|(order, member)| (&member.id, (order, member.name.as_str())))
                .collect(),
            decisions: input.decisions.iter().map(|one| (&one.bid, one)).collect(),
            answers: answers
                .map(|answer| ((&answer.bid, &answer.gateway), answer))
                .collect(),
            bids,
            sheets: BTreeMap::new(),
            agreed: BTreeMap::new(),
            about_bids: BTreeMap::new(),
            about_bidders: BTreeMap::new(),
        };
        papers.sort_by_bid();
        Ok(papers)
    }

    /// The existing projects whose bids were not withdrawn, each with its bid, by reference.
    pub(crate) fn existing(&self) -> impl Iterator<Item = (&'a PackProject, &'a Bid)> {
        let projects = self.input.existing.projects.iter();
        projects.filter_map(|one| Some((one, *self.bids.get(&one.project.bid)?)))
    }

    fn sort_by_bid(&mut self) {
        for sheet in &self.input.sheets {
            self.sheets.entry(&sheet.bid).or_default().push(sheet);
        }
        for sheets in self.sheets.values_mut() {
            sheets.sort_by_key(|sheet| {
                let order = self.names.get(&sheet.member).map(|(order, _)| *order);
                (order.unwrap_or(usize::MAX), &sheet.member)
            });
        }
        for agreed in &self.input.agreed {
            self.agreed.entry(&agreed.bid).or_default().push(agreed);
        }
        for declared in &self.input.declarations {
            match &declared.0.subject {
                Subject::Bid(bid) => self.about_bids.entry(bid).or_default().push(declared),
                Subject::Bidder(bidder) => {
                    self.about_bidders.entry(bidder).or_default().push(declared)
                }
            }
        }
    }

    /// The bid of a reference.
    ///
    /// # Errors
    /// [`PackError::UnknownBid`] where there is none.
    pub(crate) fn bid(&self, reference: &BidRef) -> Result<&'a Bid, PackError> {
        find_bid(&self.bids, reference)
    }

    /// The bids that were taken late, with the reasons, withdrawn ones among them.
    pub(crate) fn late_bids(&self) -> Vec<(&'a Bid, &'a str)> {
        let withdrawn = self.input.withdrawn.iter().map(|(bid, _)| bid);
        let bids = self.input.bids.iter().chain(withdrawn);
        bids.filter_map(|bid| Some((bid, self.input.late.get(&bid.reference)?.as_str())))
            .collect()
    }

    /// The rank and the figures of a bid, where it is ranked.
    pub(crate) fn ranked_bid(&self, reference: &BidRef) -> Option<&'a RankedBid> {
        self.ranks.get(reference).copied()
    }

    /// The name of anyone who is or was on the panel.
    pub(crate) fn member_name<'n>(&'n self, member: &'n MemberId) -> &'n str {
        self.names
            .get(member)
            .map_or(member.as_str(), |(_, name)| name)
    }

    /// Where a member stands in the panel's order; those no longer on it come last.
    pub(crate) fn panel_order<'n>(&self, member: &'n MemberId) -> (usize, &'n MemberId) {
        let order = self.names.get(member).map(|(order, _)| *order);
        (order.unwrap_or(usize::MAX), member)
    }

    /// The sheets on a bid, in the panel's order.
    pub(crate) fn sheets(&self, bid: &BidRef) -> &[&'a PackSheet] {
        self.sheets.get(bid).map(Vec::as_slice).unwrap_or_default()
    }

    /// The scores agreed on a bid.
    pub(crate) fn agreed_scores(&self, bid: &BidRef) -> &[&'a AgreedScore] {
        self.agreed.get(bid).map(Vec::as_slice).unwrap_or_default()
    }

    /// The score agreed on a criterion of a bid.
    pub(crate) fn agreed_on(
        &self,
        bid: &BidRef,
        criterion: &CriterionId,
    ) -> Option<&'a AgreedScore> {
        self.agreed_scores(bid)
            .iter()
            .find(|agreed| agreed.criterion == *criterion)
            .copied()
    }

    /// What was decided on a bid.
    pub(crate) fn decision(&self, bid: &BidRef) -> Option<&'a Decision> {
        self.decisions.get(bid).copied()
    }

    /// Whether anything has been decided.
    pub(crate) fn is_decided(&self) -> bool {
        !self.decisions.is_empty()
    }

    /// How a gateway was answered for a bid.
    pub(crate) fn gateway_answer(
        &self,
        bid: &'a BidRef,
        gateway: &'a GatewayId,
    ) -> Option<&'a GatewayAnswer> {
        self.answers.get(&(bid, gateway)).copied()
    }

    /// The declarations that concern a bid, by itself or by its bidder.
    pub(crate) fn declarations_on(&self, bid: &Bid) -> impl Iterator<Item = Declared<'a>> {
        let by_bid = self.about_bids.get(&bid.reference).into_iter().flatten();
        let by_bidder = self.about_bidders.get(&bid.bidder).into_iter().flatten();
        by_bid.chain(by_bidder).copied()
    }
}

/// The bid of a reference.
///
/// # Errors
/// [`PackError::UnknownBid`] where there is none.
fn find_bid<'a>(
    bids: &BTreeMap<&'a BidRef, &'a Bid>,
    reference: &BidRef,
) -> Result<&'a Bid, PackError> {
    let unknown = || PackError::UnknownBid {
        bid: reference.clone(),
    };
    bids.get(reference).copied().ok_or_else(unknown)
}
