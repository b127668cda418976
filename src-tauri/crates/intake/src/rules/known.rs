//! The names that a table may refer to: bids, criteria, gateways.

use std::collections::HashMap;

use evenhand_core::scheme::Criterion;
use evenhand_core::{Bid, GatewayId, Scheme};

use crate::suggest::Suggestions;
use crate::table::Fault;

/// Names of one kind, each with its place in their list.
#[derive(Debug)]
pub(crate) struct Known<'a, T> {
    what: &'static str,
    source: &'static str,
    places: HashMap<&'a str, usize>,
    things: Vec<(&'a str, T)>,
    last: usize,
    suggestions: Suggestions,
}

impl<'a, T: Copy> Known<'a, T> {
    fn new(
        what: &'static str,
        source: &'static str,
        things: impl Iterator<Item = (&'a str, T)>,
    ) -> Self {
        let things: Vec<(&'a str, T)> = things.collect();
        let places = things
            .iter()
            .enumerate()
            .map(|(place, (name, _))| (*name, place))
            .collect();
        Self {
            what,
            source,
            places,
            things,
            last: 0,
            suggestions: Suggestions::new(),
        }
    }

    /// The place and the thing of a name. The last one found and the one after it are
    /// looked at first, since lines mostly come in order.
    pub(crate) fn find(&mut self, name: &str) -> Option<(usize, T)> {
        let next = self.last.saturating_add(1);
        for place in [self.last, next, 0] {
            if let Some((known, thing)) = self.things.get(place)
                && *known == name
            {
                self.last = place;
                return Some((place, *thing));
            }
        }
        let place = *self.places.get(name)?;
        self.last = place;
        self.things.get(place).map(|(_, thing)| (place, *thing))
    }

    /// As [`Known::find`], with a fault that suggests the nearest name.
    pub(crate) fn find_or_fault(&mut self, column: usize, name: &str) -> Result<(usize, T), Fault> {
        self.find(name).ok_or_else(|| self.unknown(column, name))
    }

    /// The fault of a name that is not known.
    pub(crate) fn unknown(&self, column: usize, name: &str) -> Fault {
        let Self { what, source, .. } = self;
        if name.is_empty() {
            return Fault::new(
                column,
                format!("The {what} is empty."),
                format!("Give the {what} as {source} writes it."),
            );
        }
        let otherwise = format!("Give a {what} of {source}.");
        let remedy = self.suggestions.remedy(
            name,
            self.things.iter().map(|(known, _)| *known),
            &otherwise,
        );
        Fault::new(
            column,
            format!("There is no {what} with this name in {source}."),
            remedy,
        )
    }
}

/// The bids, by reference.
pub(crate) fn bids(bids: &[Bid]) -> Known<'_, &Bid> {
    Known::new(
        "bid",
        "the bids",
        bids.iter().map(|bid| (bid.reference.as_str(), bid)),
    )
}

/// The scheme's criteria, by id.
pub(crate) fn criteria(scheme: &Scheme) -> Known<'_, &Criterion> {
    Known::new(
        "criterion",
        "the scheme",
        scheme
            .criteria()
            .map(|criterion| (criterion.id.as_str(), criterion)),
    )
}

/// The scheme's gateways, by id.
pub(crate) fn gateways(scheme: &Scheme) -> Known<'_, &GatewayId> {
    Known::new(
        "gateway",
        "the scheme",
        scheme
            .gateways
            .iter()
            .map(|gateway| (gateway.id.as_str(), &gateway.id)),
    )
}
