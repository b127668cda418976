//! `scores.csv`: the members' sheets, a line a score.

mod columns;
mod sheets;

use std::collections::BTreeMap;

use evenhand_core::{Bid, BidRef, CriterionId, MemberId, Scheme, Scores};

use crate::mend::Read;
use crate::table;
use columns::{Columns, LAYOUT};
use sheets::Sheets;

/// One member's sheet for one bid, as a file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetIn {
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub member: MemberId,
    /// The scores given.
    pub scores: Scores,
    /// The reasons given.
    pub reasons: BTreeMap<CriterionId, String>,
}

/// Reads sheets, by bid and member. An empty score is one not given.
///
/// With `bids`, a line for an unknown bid is refused, and a score for a criterion
/// that the bid does not claim is set aside with a warning; without, any
/// reference is taken and every criterion applies.
pub fn read_scores(
    file: &str,
    bytes: &[u8],
    scheme: &Scheme,
    bids: Option<&[Bid]>,
) -> Read<SheetIn> {
    let mut columns = Columns::new(scheme, bids);
    let mut sheets = Sheets::default();
    let mut read = table::read(file, bytes, &LAYOUT, |line, faults| {
        if let Some(scored) = columns.read(line, faults)
            && let Err(fault) = sheets.take(scored)
        {
            faults.push(fault);
        }
    });
    read.warnings.extend(columns.set_aside());
    Read {
        good: sheets.finish(&columns),
        ..read
    }
}
