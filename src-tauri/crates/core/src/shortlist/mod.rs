//! The shortlist: ranked bids with an award recommendation under a fund.
//!
//! [`in_rank_order`] walks down the ranks ([`mod@walk`]); [`breakpoints()`] finds the
//! funds at which that changes; [`coverage()`] says what it comes to for each
//! objective, priority group and district; [`best_value()`] finds the set of bids
//! with the highest sum of totals, and [`compare`] lays it beside rank order.

use crate::bid::Bid;
use crate::choice::Override;
use crate::fund::Fund;
use crate::rank::Ranking;

pub mod best_value;
pub mod breakpoints;
pub mod coverage;
pub mod difference;
pub mod margin;
mod minimums;
pub mod outcome;
pub(crate) mod pence;
mod rank_order;
mod reasons;
pub mod walk;

pub use best_value::{BestValue, NoBestValue, Objective, best_value};
pub use breakpoints::{Breakpoint, Breakpoints, breakpoints};
pub use coverage::{CoverageKind, CoverageRow, cover_new, coverage};
pub use difference::{Difference, compare};
pub use margin::{Line, Margin};
pub use outcome::{Award, AwardKind, Shortlist, TieAtLine, Unmet};
pub use pence::with_over_allocation;
pub use rank_order::in_rank_order;
pub use walk::Walk;

/// Everything that a shortlist rests on, but for the fund supposed.
#[derive(Clone, Copy, Debug)]
pub struct ShortlistInput<'a> {
    /// The official ranking of the bids.
    pub ranking: &'a Ranking,
    /// The bids that it ranks, each reference once.
    pub bids: &'a [Bid],
    /// The parameters. Its low and high end are not looked at: the fund is supposed.
    pub fund: &'a Fund,
    /// What the chair decided outside the rank order, at most once for each bid.
    pub overrides: &'a [Override],
}
