//! The ranks that bids would take if all members were equally severe.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde::Serialize;
use ts_rs::TS;

use super::severity::Fit;
use crate::exact::Exact;
use crate::id::BidRef;
use crate::rank::counting::Case;
use crate::scheme::Scheme;

/// A ranked bid with severity removed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct SeverityRemoved {
    /// Which bid.
    pub bid: BidRef,
    /// The competition rank that it would take among the ranked bids, equal
    /// where the totals print the same; `null` where severity is.
    pub rank: Option<u32>,
    /// Its estimated total with severity removed, 0–100 where members differ
    /// little, before it is rounded.
    pub total: Option<f64>,
}

/// The officially ranked bids in order of their totals without severity; those
/// that print the same stand by reference.
pub(super) fn order(scheme: &Scheme, ranked: &[&Case<'_>], fit: &Fit) -> Vec<SeverityRemoved> {
    let mut rows: Vec<(Option<Decimal>, SeverityRemoved)> = ranked
        .iter()
        .map(|case| {
            let total = fit.without.get(&case.bid.reference).copied();
            let row = SeverityRemoved {
                bid: case.bid.reference.clone(),
                rank: None,
                total,
            };
            (total.and_then(|total| as_printed(scheme, total)), row)
        })
        .collect();
    rows.sort_by(|(one, _), (other, _)| other.cmp(one));
    let mut above: Option<(Decimal, u32)> = None;
    for (place, (printed, row)) in (1_u32..).zip(&mut rows) {
        let Some(printed) = *printed else { continue };
        let rank = match above {
            Some((level, rank)) if level == printed => rank,
            _ => place,
        };
        row.rank = Some(rank);
        above = Some((printed, rank));
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The estimate as a total is printed. Digits that the float does not carry
/// fall away first, so that a midpoint rounds as a midpoint.
fn as_printed(scheme: &Scheme, total: f64) -> Option<Decimal> {
    let carried = Decimal::from_f64(total)?.round_dp(10);
    Some(Exact::from(carried).publish(scheme.decimals))
}
