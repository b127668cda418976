//! The ranked list: awarded bids with their scores, the others as the office chose.

use std::collections::BTreeSet;

use evenhand_core::{Bid, BidRef, Scheme, Unsuccessful, rank::RankedBid};

use super::{PublicFigures, PublicRanked, PublicSectionScore};
use crate::{outcome::Outcome, papers::Papers, wording};

/// Every ranked bid that is told of, by rank.
pub(super) fn list_ranking(
    papers: &Papers<'_>,
    outcome: &Outcome<'_>,
    shown: Unsuccessful,
) -> Vec<PublicRanked> {
    let awards = outcome.awards.iter();
    let awarded: BTreeSet<&BidRef> = awards.map(|award| &award.bid.reference).collect();
    let ranked = papers.ranked.iter();
    let told = ranked.filter_map(|(entry, bid)| {
        let is_awarded = awarded.contains(&bid.reference);
        let figures = match (is_awarded, shown) {
            (true, _) | (false, Unsuccessful::Named) => {
                Some(public_figures(&papers.input.scheme, entry, bid))
            }
            (false, Unsuccessful::ByReference) => None,
            (false, Unsuccessful::LeftOut) => return None,
        };
        Some(PublicRanked {
            rank: wording::rank(entry.rank, entry.tied),
            reference: bid.reference.to_string(),
            awarded: is_awarded,
            told: figures,
        })
    });
    told.collect()
}

fn public_figures(scheme: &Scheme, entry: &RankedBid, bid: &Bid) -> PublicFigures {
    let sections = scheme.sections.iter().filter_map(|section| {
        Some(PublicSectionScore {
            section: section.title.clone(),
            score: *entry.figures.sections.get(&section.id)?,
        })
    });
    PublicFigures {
        bidder: bid.bidder.to_string(),
        title: bid.title.clone(),
        total: entry.figures.total,
        band: entry.figures.band.clone(),
        sections: sections.collect(),
    }
}
