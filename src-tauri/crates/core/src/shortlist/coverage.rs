//! What a shortlist comes to for each objective, priority group and district.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::ShortlistInput;
use super::minimums::{awarded_bids, reached_by};
use super::outcome::Award;
use super::pence::{Pence, pence, pounds, sum_of};
use crate::bid::Bid;
use crate::bid_details::BidApproach;
use crate::exact::Exact;
use crate::fund::{Minimum, MinimumFor};
use crate::id::CriterionId;
use crate::likeness::likeness;
use crate::number::{Points, Pounds};
use crate::scheme::Scheme;
use crate::title::Titled;

/// One objective, priority group or district under a shortlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CoverageRow {
    /// What kind of row it is.
    pub kind: CoverageKind,
    /// The criterion's id, or the district.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many bids serve it.
    pub bids: u32,
    /// What they ask for, in pounds.
    pub asked: Pounds,
    /// How many of them are awarded something.
    pub awards: u32,
    /// What they are awarded, in pounds.
    pub spend: Pounds,
    /// That as a share of all awards, in hundredths with one place.
    pub share: Points,
    /// The least that must be awarded, in pounds.
    pub least_spend: Option<Pounds>,
    /// The least number of awards.
    pub least_awards: Option<u32>,
    /// Whether both are reached; none where neither is asked for.
    pub met: Option<bool>,
}

/// The kinds of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum CoverageKind {
    /// A Crime and Disorder Reduction Objective.
    Objective,
    /// A priority group.
    Group,
    /// A district.
    District,
    /// New bidders, or new ideas.
    New,
}

impl Titled for CoverageKind {
    fn title(self) -> &'static str {
        match self {
            Self::Objective => "Objectives",
            Self::Group => "Priority groups",
            Self::District => "Districts",
            Self::New => "New bidders and new ideas",
        }
    }
}

/// What awards come to for every objective and group that a bid claims or a
/// minimum names, in the scheme's order, and for every district, by name.
///
/// A bid that claims two objectives counts under both, so that shares can sum
/// to more than 100.
pub fn coverage(input: &ShortlistInput<'_>, scheme: &Scheme, awards: &[Award]) -> Vec<CoverageRow> {
    let awarded = awarded_bids(input.bids, awards);
    let all = sum_of(awarded.iter().map(|(_, amount)| *amount));
    coverage_subjects(input, scheme)
        .into_iter()
        .map(|(of, title)| coverage_row(input, &awarded, all, &of, title))
        .collect()
}

/// What rows there are, each with its title.
fn coverage_subjects(input: &ShortlistInput<'_>, scheme: &Scheme) -> Vec<(MinimumFor, String)> {
    let named = || input.fund.minimums.iter().map(|minimum| &minimum.of);
    let mut objectives: BTreeSet<&CriterionId> =
        input.bids.iter().flat_map(|bid| &bid.objectives).collect();
    let mut groups: BTreeSet<&CriterionId> =
        input.bids.iter().flat_map(|bid| &bid.groups).collect();
    let mut districts: BTreeSet<&String> = input
        .bids
        .iter()
        .filter_map(|bid| bid.district.as_ref())
        .collect();
    for of in named() {
        match of {
            MinimumFor::Objective(id) => objectives.insert(id),
            MinimumFor::Group(id) => groups.insert(id),
            MinimumFor::District(name) => districts.insert(name),
        };
    }
    let criteria = |those: &BTreeSet<&CriterionId>, of: fn(CriterionId) -> MinimumFor| {
        let listed = scheme.criteria().filter(|one| those.contains(&one.id));
        listed
            .map(|one| (of(one.id.clone()), one.title.clone()))
            .collect::<Vec<_>>()
    };
    let districts = districts
        .iter()
        .map(|name| (MinimumFor::District((*name).clone()), (*name).clone()));
    criteria(&objectives, MinimumFor::Objective)
        .into_iter()
        .chain(criteria(&groups, MinimumFor::Group))
        .chain(districts)
        .collect()
}

fn coverage_row(
    input: &ShortlistInput<'_>,
    awarded: &[(&Bid, Pence)],
    all: Pence,
    of: &MinimumFor,
    title: String,
) -> CoverageRow {
    let minimum = input.fund.minimums.iter().find(|minimum| minimum.of == *of);
    let (kind, id) = match of {
        MinimumFor::Objective(id) => (CoverageKind::Objective, id.to_string()),
        MinimumFor::Group(id) => (CoverageKind::Group, id.to_string()),
        MinimumFor::District(name) => (CoverageKind::District, name.clone()),
    };
    let (spend, count) = reached_by(awarded, of);
    CoverageRow {
        kind,
        id,
        title,
        least_spend: minimum.and_then(|minimum| minimum.least_spend),
        least_awards: minimum.and_then(|minimum| minimum.least_awards),
        met: minimum.map(|minimum| is_met(minimum, spend, count)),
        ..row_of(input.bids, awarded, all, &|bid| of.served_by(bid))
    }
}

/// What awards come to for the bids that are meant, without a name or a minimum.
fn row_of(
    bids: &[Bid],
    awarded: &[(&Bid, Pence)],
    all: Pence,
    is_meant: &dyn Fn(&Bid) -> bool,
) -> CoverageRow {
    let serving: Vec<&Bid> = bids.iter().filter(|bid| is_meant(bid)).collect();
    let funded: Vec<Pence> = awarded
        .iter()
        .filter(|(bid, _)| is_meant(bid))
        .map(|(_, amount)| *amount)
        .collect();
    let spend = sum_of(funded.iter().copied());
    CoverageRow {
        kind: CoverageKind::New,
        id: String::new(),
        title: String::new(),
        bids: u32::try_from(serving.len()).unwrap_or(u32::MAX),
        asked: pounds(sum_of(serving.iter().map(|bid| pence(bid.amount)))),
        awards: u32::try_from(funded.len()).unwrap_or(u32::MAX),
        spend: pounds(spend),
        share: share_of_awards(spend, all),
        least_spend: None,
        least_awards: None,
        met: None,
    }
}

/// What awards come to for new bidders and for new ideas, which an invitation for bids is
/// to encourage.
///
/// A new bidder is one of which no spelling is among `earlier`, the [`likeness`]es of who
/// bid in earlier rounds; with no earlier round there is no such row. A new idea is a bid
/// that says that its approach is new, or that it goes on with no project; where no bid
/// says either there is no such row.
pub fn cover_new(
    bids: &[Bid],
    awards: &[Award],
    earlier: Option<&BTreeSet<String>>,
) -> Vec<CoverageRow> {
    let awarded = awarded_bids(bids, awards);
    let all = sum_of(awarded.iter().map(|(_, amount)| *amount));
    let row = |id: &str, title: &str, is_meant: &dyn Fn(&Bid) -> bool| CoverageRow {
        id: id.to_owned(),
        title: title.to_owned(),
        ..row_of(bids, &awarded, all, is_meant)
    };
    let bidders = earlier.map(|earlier| {
        let is_new = |bid: &Bid| !earlier.contains(likeness(bid.bidder.as_str()).as_ref());
        row("new_bidders", "New bidders", &is_new)
    });
    let says = |bid: &Bid| bid.details.approach.is_some() || bid.details.existing.is_some();
    let ideas = bids.iter().any(says).then(|| {
        let is_new = |bid: &Bid| {
            bid.details.approach == Some(BidApproach::New) || bid.details.existing == Some(false)
        };
        row("new_ideas", "New ideas", &is_new)
    });
    bidders.into_iter().chain(ideas).collect()
}

fn is_met(minimum: &Minimum, spend: Pence, awards: u32) -> bool {
    minimum
        .least_spend
        .is_none_or(|least| spend >= pence(least))
        && minimum.least_awards.is_none_or(|least| awards >= least)
}

fn share_of_awards(part: Pence, whole: Pence) -> Points {
    if whole == 0 {
        return Points::default();
    }
    let exact = |amount: Pence| Exact::from(rust_decimal::Decimal::from(amount));
    Points(
        (exact(part) * Exact::from(100))
            .over(&exact(whole))
            .publish(1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bid_details::BidDetails;
    use crate::shortlist::AwardKind;

    fn bid(reference: &str, bidder: &str, details: BidDetails) -> Bid {
        let amount = Pounds::parse("100").unwrap();
        Bid {
            details,
            ..Bid::new(reference.into(), bidder.into(), "A project", amount)
        }
    }

    #[test]
    fn new_bidders_and_new_ideas_are_counted_by_what_is_on_file() {
        let new = BidDetails {
            approach: Some(BidApproach::New),
            ..BidDetails::default()
        };
        let begun = BidDetails {
            existing: Some(false),
            ..BidDetails::default()
        };
        let bids = [
            bid("1", "HARBOUR  Trust", new),
            bid("2", "Leeway", begun),
            bid("3", "Leeway", BidDetails::default()),
        ];
        let award = |reference: &str| Award {
            bid: reference.into(),
            rank: None,
            amount: Pounds::parse("100").unwrap(),
            kind: AwardKind::Full,
            reason: String::new(),
        };
        let awards = [award("1"), award("3")];
        let earlier: BTreeSet<String> = [likeness("Harbour Trust").into_owned()].into();
        let rows = cover_new(&bids, &awards, Some(&earlier));
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    row.title.as_str(),
                    row.bids,
                    row.awards,
                    row.spend.to_string(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("New bidders", 2, 1, "100".to_owned()),
                ("New ideas", 2, 1, "100".to_owned())
            ]
        );
        let silent = [bid("3", "Leeway", BidDetails::default())];
        assert_eq!(
            cover_new(&silent, &awards, None),
            [],
            "nothing is known of either"
        );
    }
}
