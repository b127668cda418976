//! The names that a table may refer to: bids, criteria, gateways.

use std::collections::HashMap;

use evenhand_core::likeness::likeness;
use evenhand_core::scheme::Criterion;
use evenhand_core::{Bid, GatewayId, Scheme};

use crate::mistake::Mistake;
use crate::suggest::Suggestions;

/// Names of one kind, each with its index in their list.
#[derive(Debug)]
pub(crate) struct KnownNames<'a, T> {
    what: &'static str,
    source: &'static str,
    indexes: HashMap<&'a str, usize>,
    /// By what the names look like; `None` where two look alike. Empty for names that are
    /// known by their letters alone.
    likenesses: HashMap<String, Option<usize>>,
    things: Vec<(&'a str, T)>,
    last: usize,
    suggestions: Suggestions,
}

impl<'a, T: Copy> KnownNames<'a, T> {
    fn new(
        what: &'static str,
        source: &'static str,
        things: impl Iterator<Item = (&'a str, T)>,
    ) -> Self {
        let things: Vec<(&'a str, T)> = things.collect();
        let indexes = things
            .iter()
            .enumerate()
            .map(|(index, (name, _))| (*name, index))
            .collect();
        Self {
            what,
            source,
            indexes,
            likenesses: HashMap::new(),
            things,
            last: 0,
            suggestions: Suggestions::new(),
        }
    }

    /// The same names, each found by whatever looks like it.
    fn known_by_likeness(mut self) -> Self {
        for (index, (name, _)) in self.things.iter().enumerate() {
            self.likenesses
                .entry(likeness(name).into_owned())
                .and_modify(|one| *one = None)
                .or_insert(Some(index));
        }
        self
    }

    fn find_alike(&self, name: &str) -> Option<usize> {
        if self.likenesses.is_empty() {
            return None;
        }
        self.likenesses.get(&*likeness(name)).copied().flatten()
    }

    /// The index and the thing of a name. The last one found and the one after it are
    /// looked at first, since lines mostly come in order.
    pub(crate) fn find_name(&mut self, name: &str) -> Option<(usize, T)> {
        let next = self.last.saturating_add(1);
        for index in [self.last, next, 0] {
            if let Some((known, thing)) = self.things.get(index)
                && *known == name
            {
                self.last = index;
                return Some((index, *thing));
            }
        }
        let known = self.indexes.get(name).copied();
        let index = known.or_else(|| self.find_alike(name))?;
        self.last = index;
        self.things.get(index).map(|(_, thing)| (index, *thing))
    }

    /// As [`KnownNames::find_name`], or what is wrong and which name was likely meant.
    pub(crate) fn find_or_explain(&mut self, name: &str) -> Result<(usize, T), Mistake> {
        self.find_name(name)
            .ok_or_else(|| self.explain_unknown(name))
    }

    /// Says that a name is not known, and which one was likely meant.
    pub(crate) fn explain_unknown(&self, name: &str) -> Mistake {
        let Self { what, source, .. } = self;
        if name.is_empty() {
            return Mistake::new(
                format!("The {what} is empty."),
                format!("Give the {what} as {source} writes it."),
            );
        }
        let known = self.things.iter().map(|(known, _)| *known);
        let otherwise = format!("Give a {what} of {source}.");
        Mistake::new(
            format!("There is no {what} with this name in {source}."),
            self.suggestions.suggest_remedy(name, known, &otherwise),
        )
    }
}

/// The bids, by reference.
pub(crate) fn known_bids(bids: &[Bid]) -> KnownNames<'_, &Bid> {
    KnownNames::new(
        "bid",
        "the bids",
        bids.iter().map(|bid| (bid.reference.as_str(), bid)),
    )
    .known_by_likeness()
}

/// The scheme's criteria, by id.
pub(crate) fn known_criteria(scheme: &Scheme) -> KnownNames<'_, &Criterion> {
    KnownNames::new(
        "criterion",
        "the scheme",
        scheme
            .criteria()
            .map(|criterion| (criterion.id.as_str(), criterion)),
    )
}

/// The scheme's gateways, by id.
pub(crate) fn known_gateways(scheme: &Scheme) -> KnownNames<'_, &GatewayId> {
    KnownNames::new(
        "gateway",
        "the scheme",
        scheme
            .gateways
            .iter()
            .map(|gateway| (gateway.id.as_str(), &gateway.id)),
    )
}
