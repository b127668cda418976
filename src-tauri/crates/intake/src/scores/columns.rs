//! The columns of a line of `scores.csv`, each turned into the place of what it names.

use std::collections::{BTreeMap, HashMap};

use evenhand_core::scheme::Criterion;
use evenhand_core::{Bid, BidRef, CriterionId, MemberId, Scheme, Score, phrase};

use crate::rules::known::{self, Known};
use crate::rules::name;
use crate::rules::score::Points;
use crate::table::{Fault, Layout, Line};

pub(super) const BID: usize = 0;
const MEMBER: usize = 1;
const CRITERION: usize = 2;
const SCORE: usize = 3;
const REASON: usize = 4;

pub(super) const LAYOUT: Layout = Layout {
    needed: &["bid", "member", "criterion", "score"],
    optional: &["reason"],
};

/// The most members that one file may name. More means that another column stands in their place.
const MOST_MEMBERS: usize = 1_000;

/// One line's score, with its bid, member and criterion by place.
#[derive(Debug)]
pub(super) struct Scored<'r> {
    pub(super) bid: usize,
    pub(super) member: usize,
    pub(super) criterion: usize,
    pub(super) line: u32,
    pub(super) score: Option<Score>,
    pub(super) reason: &'r str,
    /// Whether the bid claims the criterion, where it must.
    pub(super) applies: bool,
}

/// What the lines' columns refer to.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    bids: Bids<'a>,
    members: Names,
    criteria: Known<'a, &'a Criterion>,
    points: Vec<Points<'a>>,
    ids: Vec<&'a CriterionId>,
    aside: BTreeMap<(usize, usize), Aside>,
}

/// The bids that lines may name.
#[derive(Debug)]
enum Bids<'a> {
    /// Those of the round.
    Known(Known<'a, &'a Bid>, &'a [Bid]),
    /// Whichever the lines name.
    Any(Names),
}

/// Scores set aside for one bid and criterion.
#[derive(Debug)]
struct Aside {
    first: u32,
    count: u64,
}

impl<'a> Columns<'a> {
    pub(super) fn new(scheme: &'a Scheme, bids: Option<&'a [Bid]>) -> Self {
        Self {
            bids: bids.map_or_else(
                || Bids::Any(Names::default()),
                |bids| Bids::Known(known::bids(bids), bids),
            ),
            members: Names::default(),
            criteria: known::criteria(scheme),
            points: scheme
                .criteria()
                .map(|criterion| Points::new(&criterion.scale))
                .collect(),
            ids: scheme.criteria().map(|criterion| &criterion.id).collect(),
            aside: BTreeMap::new(),
        }
    }

    /// Reads a line; `None` where it has a fault.
    pub(super) fn read<'r>(
        &mut self,
        line: &Line<'r, '_>,
        faults: &mut Vec<Fault>,
    ) -> Option<Scored<'r>> {
        let bid = self
            .bids
            .find(line.get(BID))
            .map_err(|fault| faults.push(fault))
            .ok();
        let member = self
            .members
            .find(line.get(MEMBER), member)
            .map_err(|fault| faults.push(fault))
            .ok();
        let criterion = self
            .criteria
            .find_or_fault(CRITERION, line.get(CRITERION))
            .map_err(|fault| faults.push(fault))
            .ok();
        let (text, reason) = (line.get(SCORE), line.get(REASON));
        if !reason.is_empty() {
            faults.extend(name::text(REASON, reason).err());
        }
        let (place, criterion) = criterion?;
        let applies = bid.is_none_or(|(_, bid)| bid.is_none_or(|bid| criterion.applies_to(bid)));
        let score = if applies {
            self.score(place, text)
                .map_err(|fault| faults.push(fault))
                .ok()?
        } else {
            None
        };
        let (bid, _) = bid?;
        let member = member.filter(|_| faults.is_empty())?;
        if !applies && !text.is_empty() {
            self.aside
                .entry((bid, place))
                .or_insert(Aside {
                    first: line.number(),
                    count: 0,
                })
                .count += 1;
        }
        Some(Scored {
            bid,
            member,
            criterion: place,
            line: line.number(),
            score,
            reason,
            applies,
        })
    }

    fn score(&mut self, criterion: usize, text: &str) -> Result<Option<Score>, Fault> {
        match self.points.get_mut(criterion) {
            Some(points) if !text.is_empty() => points.read(SCORE, text).map(Some),
            _ => Ok(None),
        }
    }

    /// A warning for each bid and criterion whose scores were set aside.
    pub(super) fn set_aside(&self) -> Vec<String> {
        let warning = |((bid, criterion), aside): (&(usize, usize), &Aside)| {
            let (bid, criterion) = (
                self.bids.reference(*bid),
                self.ids.get(*criterion).map_or("", |id| id.as_str()),
            );
            let scores = phrase::counted(aside.count, "score is", "scores are");
            format!(
                "Bid {bid} does not claim {criterion}: {scores} set aside, the first on line {}.",
                aside.first
            )
        };
        self.aside.iter().map(warning).collect()
    }

    /// The references of the bids, by place.
    pub(super) fn bid_refs(&self) -> Vec<BidRef> {
        match &self.bids {
            Bids::Known(_, bids) => bids.iter().map(|bid| bid.reference.clone()).collect(),
            Bids::Any(names) => names.list.iter().map(BidRef::new).collect(),
        }
    }

    /// The members, by place.
    pub(super) fn member_ids(&self) -> Vec<MemberId> {
        self.members.list.iter().map(MemberId::new).collect()
    }

    /// The criteria, by place.
    pub(super) fn criterion_ids(&self) -> &[&'a CriterionId] {
        &self.ids
    }
}

impl<'a> Bids<'a> {
    fn find(&mut self, text: &str) -> Result<(usize, Option<&'a Bid>), Fault> {
        match self {
            Self::Known(known, _) => known
                .find_or_fault(BID, text)
                .map(|(place, bid)| (place, Some(bid))),
            Self::Any(names) => names
                .find(text, |text, _| name::reference(BID, text))
                .map(|place| (place, None)),
        }
    }

    fn reference(&self, place: usize) -> &str {
        match self {
            Self::Known(_, bids) => bids.get(place).map_or("", |bid| bid.reference.as_str()),
            Self::Any(names) => names.list.get(place).map_or("", String::as_str),
        }
    }
}

/// Checks a member's name when it is first met.
fn member(text: &str, met: usize) -> Result<(), Fault> {
    if met >= MOST_MEMBERS {
        let problem = format!("The file names more than {MOST_MEMBERS} members.");
        return Err(Fault::new(
            MEMBER,
            problem,
            "Check that the member column holds the members' names.",
        ));
    }
    name::name(MEMBER, text, "member")
}

/// Names as they are met, each with its place.
#[derive(Debug, Default)]
struct Names {
    list: Vec<String>,
    places: HashMap<String, usize>,
    last: usize,
}

impl Names {
    /// The place of a name. One not met before is checked first, with the count of those met.
    fn find(
        &mut self,
        text: &str,
        check: impl Fn(&str, usize) -> Result<(), Fault>,
    ) -> Result<usize, Fault> {
        for place in [self.last, self.last.saturating_add(1)] {
            if self.list.get(place).is_some_and(|name| name == text) {
                self.last = place;
                return Ok(place);
            }
        }
        if let Some(place) = self.places.get(text) {
            self.last = *place;
            return Ok(*place);
        }
        check(text, self.list.len())?;
        self.last = self.list.len();
        self.list.push(text.to_owned());
        self.places.insert(text.to_owned(), self.last);
        Ok(self.last)
    }
}
