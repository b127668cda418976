//! Which sheets count, and why each of the others does not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::bid::Bid;
use crate::declaration::{DeclarationKind, Subject};
use crate::gateway::GatewayAnswer;
use crate::id::{BidRef, CriterionId, GatewayId, MemberId};
use crate::moderation::AgreedScore;
use crate::scheme::{Criterion, Scheme};
use crate::scored_round::ScoredRound;
use crate::sheet::{Sheet, SheetState};
use crate::standing::figure_problem;

/// One bid with all that speaks of it.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The bid.
    pub bid: &'a Bid,
    /// The sheets that count.
    pub sheets: Vec<&'a Sheet>,
    /// What was agreed, by criterion.
    pub agreed: BTreeMap<&'a CriterionId, &'a AgreedScore>,
    /// What was answered, by gateway.
    pub gateways: BTreeMap<&'a GatewayId, &'a GatewayAnswer>,
}

/// Why a sheet does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Not handed in, or opened again since.
    NotSubmitted,
    /// Taken back by its author.
    Withdrawn,
    /// Its author is not on the panel.
    NotOnPanel,
    /// Its author is recused from the bid or its bidder.
    Recused,
    /// Criteria that apply are not scored.
    Incomplete(Vec<CriterionId>),
    /// Scores that do not stand on their scale, or are for no criterion of the scheme:
    /// what is wrong with each and what would be right, as sentences.
    Unsound(Vec<String>),
}

impl LeftOut {
    /// The reason in words, to follow "does not count:".
    pub fn words(&self) -> String {
        match self {
            Self::NotSubmitted => "it is not submitted".to_owned(),
            Self::Withdrawn => "it was withdrawn".to_owned(),
            Self::NotOnPanel => "its author is not on the panel".to_owned(),
            Self::Recused => "its author is recused".to_owned(),
            Self::Incomplete(missing) => {
                let ids: Vec<&str> = missing.iter().map(CriterionId::as_str).collect();
                format!("it has no score for {}", ids.join(", "))
            }
            Self::Unsound(problems) => {
                let told: Vec<&str> = problems
                    .iter()
                    .map(|one| one.trim_end_matches('.'))
                    .collect();
                told.join("; ")
            }
        }
    }
}

/// Gathers what speaks of each bid, in order of reference, and says which
/// sheets do not count.
pub fn gather<'a>(
    round: &'a ScoredRound,
    name: impl Fn(&'a MemberId) -> &'a str,
) -> (Vec<Case<'a>>, Vec<String>) {
    let mut cases = Cases::of(&round.bids);
    let mut warnings = Vec::new();
    let rules = CountingRules::of(round);
    for sheet in by_bid_and_member(&round.sheets) {
        let why = match cases.find(&sheet.bid) {
            None => Some("there is no such bid".to_owned()),
            Some(case) => match rules.left_out(case.bid, sheet) {
                Some(why) => Some(why.words()),
                None => {
                    case.sheets.push(sheet);
                    None
                }
            },
        };
        let whose = name(&sheet.member);
        warnings.extend(why.map(|why| {
            format!(
                "The sheet of {whose} on bid {} does not count: {why}.",
                sheet.bid
            )
        }));
    }
    for agreed in &round.agreed {
        let Some(case) = cases.find(&agreed.bid) else {
            continue;
        };
        match agreed_problem(&round.scheme, agreed) {
            None => drop(case.agreed.insert(&agreed.criterion, agreed)),
            Some(problem) => warnings.push(format!(
                "The agreed score on bid {} is not used: {problem}",
                agreed.bid
            )),
        }
    }
    for answer in &round.gateways {
        if let Some(case) = cases.find(&answer.bid) {
            case.gateways.insert(&answer.gateway, answer);
        }
    }
    (cases.list, warnings)
}

/// All cases, in order of reference, with the place of each.
struct Cases<'a> {
    list: Vec<Case<'a>>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Cases<'a> {
    fn of(bids: &'a [Bid]) -> Self {
        let mut list: Vec<Case<'a>> = bids.iter().map(Case::of).collect();
        list.sort_by(|one, other| one.bid.reference.cmp(&other.bid.reference));
        let places = list
            .iter()
            .enumerate()
            .map(|(place, case)| (case.bid.reference.as_str(), place))
            .collect();
        Self { list, places }
    }

    fn find(&mut self, bid: &BidRef) -> Option<&mut Case<'a>> {
        let place = self.places.get(bid.as_str())?;
        self.list.get_mut(*place)
    }
}

/// What is wrong with an agreed score that cannot be used. One between two points of
/// its scale can: a panel may settle on the mean of two.
fn agreed_problem(scheme: &Scheme, agreed: &AgreedScore) -> Option<String> {
    let score = agreed.score?;
    let within = scheme
        .criterion(&agreed.criterion)
        .is_some_and(|criterion| criterion.scale.spans(score));
    if within {
        return None;
    }
    figure_problem(scheme, &agreed.criterion, score)
}

/// Why a sheet does not count; `None` where it does.
pub fn why_left_out(round: &ScoredRound, bid: &Bid, sheet: &Sheet) -> Option<LeftOut> {
    CountingRules::of(round).left_out(bid, sheet)
}

/// Members recused, by bid reference or by bidder.
#[derive(Debug, Default)]
struct Recusals<'a> {
    bids: BTreeSet<(&'a str, &'a MemberId)>,
    bidders: BTreeSet<(&'a str, &'a MemberId)>,
}

impl Recusals<'_> {
    fn bar(&self, member: &MemberId, bid: &Bid) -> bool {
        self.bids.contains(&(bid.reference.as_str(), member))
            || self.bidders.contains(&(bid.bidder.as_str(), member))
    }
}

fn recusals<'a>(round: &'a ScoredRound) -> Recusals<'a> {
    let mut recused = Recusals::default();
    for declaration in round
        .declarations
        .iter()
        .filter(|declaration| declaration.kind == DeclarationKind::Recused)
    {
        match &declaration.subject {
            Subject::Bid(reference) => recused
                .bids
                .insert((reference.as_str(), &declaration.member)),
            Subject::Bidder(bidder) => recused
                .bidders
                .insert((bidder.as_str(), &declaration.member)),
        };
    }
    recused
}

fn by_bid_and_member(sheets: &[Sheet]) -> Vec<&Sheet> {
    let mut sorted: Vec<&Sheet> = sheets.iter().collect();
    sorted.sort_by(|one, other| (&one.bid, &one.member).cmp(&(&other.bid, &other.member)));
    sorted
}

/// What decides whether a sheet of a round counts, looked up once for all of them.
struct CountingRules<'a> {
    round: &'a ScoredRound,
    recused: Recusals<'a>,
    /// In order of id, as the scores of a sheet are.
    criteria: Vec<&'a Criterion>,
}

impl<'a> CountingRules<'a> {
    fn of(round: &'a ScoredRound) -> Self {
        let mut criteria: Vec<&Criterion> = round.scheme.criteria().collect();
        criteria.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        Self {
            round,
            recused: recusals(round),
            criteria,
        }
    }

    /// Why a sheet does not count; `None` if it does.
    fn left_out(&self, bid: &Bid, sheet: &Sheet) -> Option<LeftOut> {
        let panel = self.round.panel.as_ref();
        if panel.is_some_and(|panel| !panel.contains(&sheet.member)) {
            return Some(LeftOut::NotOnPanel);
        }
        if self.recused.bar(&sheet.member, bid) {
            return Some(LeftOut::Recused);
        }
        match sheet.state {
            SheetState::Draft | SheetState::Reopened => Some(LeftOut::NotSubmitted),
            SheetState::Withdrawn => Some(LeftOut::Withdrawn),
            SheetState::Submitted if self.is_whole_and_sound(bid, sheet) => None,
            SheetState::Submitted => find_fault(&self.round.scheme, bid, sheet),
        }
    }

    /// Whether a sheet scores every criterion that applies, and nothing but points of
    /// its criteria's scales: both lists are in order, so one walk along them tells.
    fn is_whole_and_sound(&self, bid: &Bid, sheet: &Sheet) -> bool {
        let mut given = sheet.scores.iter().peekable();
        let holds = self.criteria.iter().all(|criterion| {
            match given.next_if(|(id, _)| **id == criterion.id) {
                Some((_, score)) => criterion.scale.place(score).is_ok(),
                None => !criterion.applies_to(bid),
            }
        });
        holds && given.next().is_none()
    }
}

/// What a sheet that was handed in lacks, or which of its scores cannot count.
fn find_fault(scheme: &Scheme, bid: &Bid, sheet: &Sheet) -> Option<LeftOut> {
    let missing: Vec<CriterionId> = missing_criteria(scheme, bid, sheet)
        .map(|criterion| criterion.id.clone())
        .collect();
    if !missing.is_empty() {
        return Some(LeftOut::Incomplete(missing));
    }
    let problems = score_problems(scheme, sheet);
    (!problems.is_empty()).then_some(LeftOut::Unsound(problems))
}

/// What is wrong with the scores of a sheet that no screen would take.
fn score_problems(scheme: &Scheme, sheet: &Sheet) -> Vec<String> {
    let problems = sheet
        .scores
        .iter()
        .filter_map(|(id, score)| figure_problem(scheme, id, score));
    problems.collect()
}

fn missing_criteria<'a>(
    scheme: &'a Scheme,
    bid: &'a Bid,
    sheet: &'a Sheet,
) -> impl Iterator<Item = &'a Criterion> {
    scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(bid) && sheet.scores.get(&criterion.id).is_none())
}

impl<'a> Case<'a> {
    fn of(bid: &'a Bid) -> Self {
        Self {
            bid,
            sheets: Vec::new(),
            agreed: BTreeMap::new(),
            gateways: BTreeMap::new(),
        }
    }
}
