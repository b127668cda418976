//! The round, made ready to be run again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Cut;
use super::entry::Entry;
use super::resampling::RandomStream;
use super::rules::{Rules, Weights};
use super::run::Run;
use super::tally::Tally;
use super::tie_keys::fixed_keys;
use crate::bid::Bid;
use crate::id::{BidRef, MemberId};
use crate::rank::assess::assess;
use crate::rank::counting::{Case, gather};
use crate::rank::tie_break::order;
use crate::rank::{BidFigures, UnrankedReason};
use crate::scheme::Scheme;
use crate::scored_round::ScoredRound;

/// A round that can be run again with other members, other weights, or
/// without a member.
///
/// It owns all it needs and can be shared between threads.
#[derive(Debug)]
pub struct Replay {
    seed: u64,
    rules: Rules,
    weights: Weights,
    members: Vec<MemberId>,
    /// The bids that take part, in order of reference.
    pub(super) entries: Vec<Entry>,
    /// The entries that are officially ranked, in order, with their ranks.
    pub(super) official: Vec<(u32, usize)>,
    /// How many bids were given, those that take no part among them.
    pub(super) given: usize,
    /// The sheets that count, of the bids that take part, with the quorum set aside.
    pub(super) counting: ScoredRound,
}

impl Replay {
    /// Makes a round ready. One seed, one outcome of every run; the order of
    /// bids and sheets never matters.
    pub fn new(round: &ScoredRound, seed: u64) -> Self {
        let (cases, _) = gather(round, MemberId::as_str);
        let (ranked, taking_part) = take_part(&round.scheme, &cases);
        let members: BTreeSet<&MemberId> = taking_part
            .iter()
            .flat_map(|case| case.sheets.iter().map(|sheet| &sheet.member))
            .collect();
        let members: Vec<&MemberId> = members.into_iter().collect();
        let entries = entries(round, &taking_part, &members);
        let official = order(&round.scheme, ranked);
        Self {
            seed,
            rules: Rules::of(&round.scheme),
            weights: Weights::of(&round.scheme),
            official: official
                .iter()
                .filter_map(|row| Some((row.rank, entry_index(&entries, &row.bid)?)))
                .collect(),
            entries,
            given: round.bids.len(),
            counting: counting_part(round, &taking_part),
            members: members.into_iter().cloned().collect(),
        }
    }

    /// The members whose sheets count, in order of id: those that are drawn
    /// from and left out.
    pub fn members(&self) -> &[MemberId] {
        &self.members
    }

    /// The draws of these numbers: in each, as many members as there are come
    /// at random, with replacement, and a member's sheets count as often as the
    /// member came.
    pub fn draws(&self, draws: Range<u32>, cut: &impl Cut) -> Tally {
        let mut tally = Tally::for_bids(self.entries.len());
        let mut run = Run::for_members(self.members.len());
        for draw in draws {
            RandomStream::for_draw(self.seed, draw).draw_members(&mut run.counts);
            run.rank_entries(&self.rules, &self.weights, &self.entries, |bid| {
                tally.could_be_ranked(bid);
            });
            run.fund_entries(cut, self.given, |bid| tally.funded_in_draw(bid));
        }
        tally
    }

    /// The weightings of these numbers: in each, every section's and every
    /// criterion's weight is moved by a random factor of its own and the weights
    /// renormalised; the sheets are as they are.
    pub fn weightings(&self, weightings: Range<u32>, cut: &impl Cut) -> Tally {
        let mut tally = Tally::for_bids(self.entries.len());
        let mut run = Run::for_members(self.members.len());
        for weighting in weightings {
            let weights = self
                .weights
                .moved_at_random(&mut RandomStream::for_weighting(self.seed, weighting));
            run.rank_entries(&self.rules, &weights, &self.entries, |_| {});
            run.fund_entries(cut, self.given, |bid| tally.funded_in_weighting(bid));
            tally.add_weighting();
        }
        tally
    }

    /// The ranking with every member drawn once and the weights as published,
    /// by the same floats as the runs: what the official ranking is, which the
    /// tests compare it with.
    pub fn unmoved(&self) -> Vec<(u32, BidRef)> {
        let mut run = Run::for_members(self.members.len());
        run.rank_entries(&self.rules, &self.weights, &self.entries, |_| {});
        run.ranked_entries()
            .filter_map(|(index, rank)| Some((rank, self.entries.get(index)?.reference.clone())))
            .collect()
    }

    /// The entries that are funded in full under a ranking of entries.
    pub(super) fn funded_entries(
        &self,
        ranked: &[(u32, usize)],
        cut: &impl Cut,
    ) -> BTreeSet<usize> {
        let given: Vec<(u32, usize)> = ranked
            .iter()
            .filter_map(|(rank, index)| Some((*rank, self.entries.get(*index)?.given)))
            .collect();
        let mut funded = vec![false; self.given];
        cut.cut(&given, &mut funded);
        ranked
            .iter()
            .zip(&given)
            .filter(|(_, (_, given))| funded.get(*given).copied().unwrap_or_default())
            .map(|((_, index), _)| *index)
            .collect()
    }
}

/// The bids that are officially ranked, and the cases of all that take part: those,
/// and the bids that miss a threshold.
fn take_part<'c, 'a>(
    scheme: &Scheme,
    cases: &'c [Case<'a>],
) -> (Vec<(&'a Bid, BidFigures)>, Vec<&'c Case<'a>>) {
    let (mut ranked, mut taking_part) = (Vec::new(), Vec::new());
    for case in cases {
        match assess(scheme, case) {
            Ok(figures) => {
                ranked.push((case.bid, figures));
                taking_part.push(case);
            }
            Err(apart) if apart.reason == UnrankedReason::Threshold => taking_part.push(case),
            Err(_) => {}
        }
    }
    (ranked, taking_part)
}

/// The sheets that count, of the bids that take part, with the quorum set aside.
fn counting_part(round: &ScoredRound, cases: &[&Case<'_>]) -> ScoredRound {
    let sheets = cases.iter().flat_map(|case| case.sheets.iter());
    ScoredRound {
        bids: cases.iter().map(|case| case.bid.clone()).collect(),
        sheets: sheets.map(|sheet| (*sheet).clone()).collect(),
        agreed: round.agreed.clone(),
        gateways: round.gateways.clone(),
        ..ScoredRound::new(Scheme {
            quorum: 1,
            ..round.scheme.clone()
        })
    }
}

fn entries(round: &ScoredRound, cases: &[&Case<'_>], members: &[&MemberId]) -> Vec<Entry> {
    let indexes: BTreeMap<&BidRef, usize> = round
        .bids
        .iter()
        .enumerate()
        .map(|(index, bid)| (&bid.reference, index))
        .collect();
    let mut entries: Vec<Entry> = cases
        .iter()
        .filter_map(|case| {
            let given = indexes.get(&case.bid.reference)?;
            Some(Entry::of(&round.scheme, case, *given, members))
        })
        .collect();
    let bids: Vec<&Bid> = entries
        .iter()
        .filter_map(|entry| round.bids.get(entry.given))
        .collect();
    let keys = fixed_keys(&round.scheme, &bids);
    for (entry, keys) in entries.iter_mut().zip(keys) {
        entry.fixed = keys;
    }
    entries
}

/// The index of a bid among the entries.
pub(super) fn entry_index(entries: &[Entry], bid: &BidRef) -> Option<usize> {
    entries
        .binary_search_by(|entry| entry.reference.cmp(bid))
        .ok()
}
