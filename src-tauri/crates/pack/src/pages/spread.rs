//! How far the members' own totals of a bid lie apart: figures for the chart and
//! its table.

use evenhand_core::{Bid, Points, rank::RankedBid};
use rust_decimal::prelude::ToPrimitive;

use crate::papers::Papers;

/// A bid on the chart.
pub(crate) struct Spread<'a> {
    pub(crate) entry: &'a RankedBid,
    pub(crate) bid: &'a Bid,
    /// The members' own totals, lowest first.
    pub(crate) own: Vec<Points>,
}

impl<'a> Spread<'a> {
    /// The spread of every ranked bid, in rank order.
    pub(crate) fn of_ranked(papers: &Papers<'a>) -> Vec<Self> {
        let of = |(entry, bid): &(&'a RankedBid, &'a Bid)| {
            let mut own: Vec<Points> = papers
                .sheets(&bid.reference)
                .iter()
                .filter(|sheet| sheet.left_out.is_none())
                .filter_map(|sheet| sheet.own_total)
                .collect();
            own.sort();
            Self { entry, bid, own }
        };
        papers.ranked.iter().map(of).collect()
    }

    /// The lowest and the highest of the members' own totals.
    pub(crate) fn ends(&self) -> Option<(Points, Points)> {
        Some((*self.own.first()?, *self.own.last()?))
    }
}

/// A figure out of 100, for drawing alone.
pub(crate) fn points_on_axis(points: Points) -> f32 {
    points.0.to_f32().unwrap_or_default()
}
