//! Which names are of one bidder, by what somebody said of them.

use std::collections::{BTreeMap, BTreeSet};

use super::register::{BidderName, JoinedBidders};

/// Names in groups: each group is one bidder.
///
/// What was said last of a pair of names stands. Names are one bidder where a chain of pairs
/// says so; that two names of a chain were said to be different is kept, and told as a
/// contradiction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameGroups {
    /// The name that each name's bidder goes by.
    goes_by: BTreeMap<BidderName, BidderName>,
    members: BTreeMap<BidderName, BTreeSet<BidderName>>,
    /// The pairs that were said to be different, the smaller name first.
    apart: BTreeSet<(BidderName, BidderName)>,
}

impl NameGroups {
    /// Groups names by what was said, in the order in which it was said.
    pub fn of_names(names: &BTreeSet<BidderName>, said: &[JoinedBidders]) -> Self {
        let (together, apart) = standing_pairs(said);
        let named = said.iter().flat_map(|one| &one.names);
        let all: BTreeSet<&BidderName> = names.iter().chain(named).collect();
        let mut groups = Self {
            apart,
            ..Self::default()
        };
        for members in components(&all, &together) {
            let Some(goes_by) = name_of_group(&members, said) else {
                continue;
            };
            for name in &members {
                groups.goes_by.insert(name.clone(), goes_by.clone());
            }
            groups.members.insert(goes_by, members);
        }
        groups
    }

    /// The groups of the same names by what else was said.
    #[must_use]
    pub fn say_again(&self, said: &[JoinedBidders]) -> Self {
        let names: BTreeSet<BidderName> = self.goes_by.keys().cloned().collect();
        Self::of_names(&names, said)
    }

    /// The name that the bidder of a name goes by; the name itself where nothing was said.
    pub fn find<'a>(&'a self, name: &'a BidderName) -> &'a BidderName {
        self.goes_by.get(name).unwrap_or(name)
    }

    /// The other names of the bidder that goes by a name, in order.
    pub fn other_names(&self, goes_by: &BidderName) -> Vec<BidderName> {
        let members = self.members.get(goes_by).into_iter().flatten();
        members.filter(|name| *name != goes_by).cloned().collect()
    }

    /// Whether two bidders, by the names they go by, were said to be different under any of
    /// their names.
    pub fn are_apart(&self, one: &BidderName, other: &BidderName) -> bool {
        let names = |goes_by: &BidderName| -> Vec<BidderName> {
            let members = self.members.get(goes_by);
            members.map_or_else(
                || vec![goes_by.clone()],
                |all| all.iter().cloned().collect(),
            )
        };
        let others = names(other);
        let pairs = names(one);
        let mut pairs = pairs
            .iter()
            .flat_map(|a| others.iter().map(move |b| ordered_pair(a, b)));
        !self.apart.is_empty() && pairs.any(|pair| self.apart.contains(&pair))
    }

    /// What was said of the names of one bidder that contradicts itself, as sentences.
    pub(super) fn contradictions(&self, goes_by: &BidderName) -> Vec<String> {
        let within = |pair: &&(BidderName, BidderName)| {
            self.find(&pair.0) == goes_by && self.find(&pair.1) == goes_by
        };
        let pairs = self.apart.iter().filter(within);
        pairs
            .map(|(one, other)| {
                format!(
                    "“{one}” and “{other}” were said to be different, and are one by way of another name. Take the names apart and join those that are one."
                )
            })
            .collect()
    }
}

type Pairs = BTreeSet<(BidderName, BidderName)>;

/// The pairs that stand as one bidder, and those that stand as different ones.
fn standing_pairs(said: &[JoinedBidders]) -> (Pairs, Pairs) {
    let (mut together, mut apart) = (Pairs::new(), Pairs::new());
    for one in said {
        let (to, from) = match one.as_one {
            Some(_) => (&mut together, &mut apart),
            None => (&mut apart, &mut together),
        };
        for (index, name) in one.names.iter().enumerate() {
            for other in one.names.iter().skip(index.saturating_add(1)) {
                let pair = ordered_pair(name, other);
                from.remove(&pair);
                to.insert(pair);
            }
        }
    }
    (together, apart)
}

fn ordered_pair(one: &BidderName, other: &BidderName) -> (BidderName, BidderName) {
    match one <= other {
        true => (one.clone(), other.clone()),
        false => (other.clone(), one.clone()),
    }
}

/// The names that pairs chain together, each name in one group.
fn components(names: &BTreeSet<&BidderName>, pairs: &Pairs) -> Vec<BTreeSet<BidderName>> {
    let mut next: BTreeMap<&BidderName, Vec<&BidderName>> = BTreeMap::new();
    for (one, other) in pairs {
        next.entry(one).or_default().push(other);
        next.entry(other).or_default().push(one);
    }
    let (mut seen, mut groups) = (BTreeSet::new(), Vec::new());
    for name in names {
        let (mut group, mut open) = (BTreeSet::new(), vec![*name]);
        while let Some(name) = open.pop() {
            if seen.insert(name) {
                group.insert(name.clone());
                open.extend(next.get(name).into_iter().flatten());
            }
        }
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

/// The name that a group goes by: the one that was chosen last among its names, otherwise
/// its first.
fn name_of_group(members: &BTreeSet<BidderName>, said: &[JoinedBidders]) -> Option<BidderName> {
    let within = |one: &&JoinedBidders| {
        one.names
            .iter()
            .filter(|name| members.contains(*name))
            .count()
            > 1
    };
    let chosen = said.iter().rev().filter(within);
    let mut chosen = chosen.filter_map(|one| one.as_one.as_ref());
    let chosen = chosen.find(|name| members.contains(*name));
    let is_joined = members.len() > 1;
    chosen
        .filter(|_| is_joined)
        .or_else(|| members.first())
        .cloned()
}
