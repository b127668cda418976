//! The lines of `scores.csv`, each with its names turned into indexes.

use std::collections::BTreeMap;

use evenhand_core::scheme::Criterion;
use evenhand_core::{Bid, BidRef, CriterionId, MemberId, Scheme, Score, phrase};

use super::columns::{BID, CRITERION, MEMBER, REASON, SCORE};
use super::names_met::{NamesMet, check_member};
use crate::mistake::Mistake;
use crate::rules::known_names::{KnownNames, known_bids, known_criteria};
use crate::rules::score::ScaleReader;
use crate::rules::text::{check_reference, check_text};
use crate::table::{Line, LineFaults};

/// One line's score, with its bid, member and criterion by index.
#[derive(Debug)]
pub(super) struct ScoreRead<'r> {
    pub(super) bid: usize,
    pub(super) member: usize,
    pub(super) criterion: usize,
    pub(super) line: u32,
    pub(super) score: Option<Score>,
    pub(super) reason: &'r str,
    /// Whether the bid claims the criterion, where it must.
    pub(super) applies: bool,
}

/// Reads lines; knows what they may name, and which scores were set aside.
#[derive(Debug)]
pub(super) struct LineReader<'a> {
    bids: BidNames<'a>,
    members: NamesMet,
    criteria: KnownNames<'a, &'a Criterion>,
    scales: Vec<ScaleReader<'a>>,
    ids: Vec<&'a CriterionId>,
    set_aside: BTreeMap<(usize, usize), SetAside>,
}

/// The bids that lines may name.
#[derive(Debug)]
enum BidNames<'a> {
    /// Those of the round.
    OfRound(KnownNames<'a, &'a Bid>, &'a [Bid]),
    /// Whichever the lines name.
    AsMet(NamesMet),
}

/// Scores set aside for one bid and criterion.
#[derive(Debug)]
struct SetAside {
    first_line: u32,
    count: u64,
}

impl<'a> LineReader<'a> {
    pub(super) fn new(scheme: &'a Scheme, bids: Option<&'a [Bid]>) -> Self {
        Self {
            bids: bids.map_or_else(
                || BidNames::AsMet(NamesMet::default()),
                |bids| BidNames::OfRound(known_bids(bids), bids),
            ),
            members: NamesMet::default(),
            criteria: known_criteria(scheme),
            scales: scheme
                .criteria()
                .map(|criterion| ScaleReader::new(&criterion.scale))
                .collect(),
            ids: scheme.criteria().map(|criterion| &criterion.id).collect(),
            set_aside: BTreeMap::new(),
        }
    }

    /// Reads a line; `None` where it has a fault.
    pub(super) fn read_line<'r>(
        &mut self,
        line: &Line<'r, '_>,
        faults: &mut LineFaults,
    ) -> Option<ScoreRead<'r>> {
        let bid = faults.value_of(BID, self.bids.find_bid(line.text_of(BID)));
        let member = self.members.find_or_add(line.text_of(MEMBER), check_member);
        let member = faults.value_of(MEMBER, member);
        let criterion = self.criteria.find_or_explain(line.text_of(CRITERION));
        let criterion = faults.value_of(CRITERION, criterion);
        let (text, reason) = (line.text_of(SCORE), line.text_of(REASON));
        if !reason.is_empty() {
            faults.value_of(REASON, check_text(reason));
        }
        let (criterion, found) = criterion?;
        let applies = bid.is_none_or(|(_, bid)| bid.is_none_or(|bid| found.applies_to(bid)));
        let score = if applies {
            faults.value_of(SCORE, self.read_score(criterion, text))?
        } else {
            None
        };
        let (bid, _) = bid?;
        let member = member.filter(|_| faults.is_empty())?;
        if !applies && !text.is_empty() {
            self.note_set_aside(bid, criterion, line.line_number());
        }
        Some(ScoreRead {
            bid,
            member,
            criterion,
            line: line.line_number(),
            score,
            reason,
            applies,
        })
    }

    fn read_score(&mut self, criterion: usize, text: &str) -> Result<Option<Score>, Mistake> {
        match self.scales.get_mut(criterion) {
            Some(scale) if !text.is_empty() => scale.read_point(text).map(Some),
            _ => Ok(None),
        }
    }

    fn note_set_aside(&mut self, bid: usize, criterion: usize, line: u32) {
        let first = SetAside {
            first_line: line,
            count: 0,
        };
        self.set_aside
            .entry((bid, criterion))
            .or_insert(first)
            .count += 1;
    }

    /// Says of a line's mistake whom its member was taken for, where that is another spelling.
    pub(super) fn name_spelling(
        &self,
        line: &Line<'_, '_>,
        member: usize,
        mistake: Mistake,
    ) -> Mistake {
        let (spelt, known) = (line.text_of(MEMBER), self.members.name_at(member));
        if spelt == known {
            return mistake;
        }
        let problem = format!(
            "{} “{spelt}” was taken for “{known}”: the two look alike.",
            mistake.problem
        );
        Mistake { problem, ..mistake }
    }

    /// A warning for each bid and criterion whose scores were set aside.
    pub(super) fn warn_of_set_aside(&self) -> Vec<String> {
        let warning = |((bid, criterion), aside): (&(usize, usize), &SetAside)| {
            let bid = self.bids.reference_at(*bid);
            let criterion = self.ids.get(*criterion).map_or("", |id| id.as_str());
            let scores = phrase::counted(aside.count, "score is", "scores are");
            format!(
                "Bid {bid} does not claim {criterion}: {scores} set aside, the first on line {}.",
                aside.first_line
            )
        };
        self.set_aside.iter().map(warning).collect()
    }

    /// A warning for each member and bid that was spelt in more than one way.
    pub(super) fn warn_of_spellings(&self) -> Vec<String> {
        let mut warnings = self.members.warn_of_taken("member");
        if let BidNames::AsMet(met) = &self.bids {
            warnings.extend(met.warn_of_taken("bid"));
        }
        warnings
    }

    /// The references of the bids, by index.
    pub(super) fn bid_refs(&self) -> Vec<BidRef> {
        match &self.bids {
            BidNames::OfRound(_, bids) => bids.iter().map(|bid| bid.reference.clone()).collect(),
            BidNames::AsMet(met) => met.all_names().iter().map(BidRef::new).collect(),
        }
    }

    /// The members, by index.
    pub(super) fn member_ids(&self) -> Vec<MemberId> {
        self.members.all_names().iter().map(MemberId::new).collect()
    }

    /// The names that the lines brought up: of members, and of bids where no list gives them.
    pub(super) fn into_names_met(self) -> (NamesMet, NamesMet) {
        match self.bids {
            BidNames::OfRound(..) => (self.members, NamesMet::default()),
            BidNames::AsMet(bids) => (self.members, bids),
        }
    }

    /// The criteria, by index.
    pub(super) fn criterion_ids(&self) -> &[&'a CriterionId] {
        &self.ids
    }
}

impl<'a> BidNames<'a> {
    fn find_bid(&mut self, text: &str) -> Result<(usize, Option<&'a Bid>), Mistake> {
        match self {
            Self::OfRound(known, _) => known
                .find_or_explain(text)
                .map(|(index, bid)| (index, Some(bid))),
            Self::AsMet(met) => met
                .find_or_add(text, |text, _| check_reference(text))
                .map(|index| (index, None)),
        }
    }

    fn reference_at(&self, index: usize) -> &str {
        match self {
            Self::OfRound(_, bids) => bids.get(index).map_or("", |bid| bid.reference.as_str()),
            Self::AsMet(met) => met.name_at(index),
        }
    }
}
