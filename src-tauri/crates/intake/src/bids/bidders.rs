//! One name for each bidder: a recusal and the most for one bidder hang on it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use evenhand_core::likeness::likeness;
use evenhand_core::{Bid, BidRef, Bidder};

/// The bidders met so far. A spelling that looks like one met before is taken for it.
#[derive(Debug, Default)]
pub struct BidderNames {
    met: HashMap<String, Bidder>,
    /// Spellings that were taken for another, each with the bids that had it.
    taken_for: BTreeMap<(Bidder, Bidder), BTreeSet<BidRef>>,
}

impl BidderNames {
    /// Knows the bidders of these bids by their own spelling.
    pub fn of_bids<'b>(bids: impl IntoIterator<Item = &'b Bid>) -> Self {
        let mut names = Self::default();
        for bid in bids {
            names.find_or_add(&bid.bidder);
        }
        names
    }

    fn find_or_add(&mut self, bidder: &Bidder) -> Bidder {
        let key = likeness(bidder.as_str()).into_owned();
        self.met
            .entry(key)
            .or_insert_with(|| bidder.clone())
            .clone()
    }

    /// The bidder that a name means, if any does.
    pub fn find(&self, name: &str) -> Option<&Bidder> {
        self.met.get(&*likeness(name))
    }

    /// Names a bid's bidder as it was named before.
    pub fn name_as_before(&mut self, bid: &mut Bid) {
        let known = self.find_or_add(&bid.bidder);
        if known == bid.bidder {
            return;
        }
        let spelt = std::mem::replace(&mut bid.bidder, known.clone());
        let bids = self.taken_for.entry((known, spelt)).or_default();
        bids.insert(bid.reference.clone());
    }

    /// A warning for each spelling that was taken for another.
    pub fn warn_of_spellings(&self) -> Vec<String> {
        let warning = |((known, spelt), bids): (&(Bidder, Bidder), &BTreeSet<BidRef>)| {
            let names: Vec<&str> = bids.iter().take(10).map(BidRef::as_str).collect();
            let names = names.join(", ");
            format!("The bidder “{spelt}” ({names}) was taken for “{known}”: the two look alike.")
        };
        self.taken_for.iter().map(warning).collect()
    }
}
