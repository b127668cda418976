//! `scores.csv`: the members' sheets, a line a score.

mod columns;
mod lines;
mod names_met;
mod sheets;

use std::collections::BTreeMap;

use evenhand_core::{Bid, BidRef, CriterionId, MemberId, Scheme, Scores};

use crate::mend::TableRead;
use crate::table::{Layout, read_table};
pub use columns::write_scores;
use columns::{BID, COLUMNS};
use lines::LineReader;
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
) -> TableRead<SheetIn> {
    let mut lines = LineReader::new(scheme, bids);
    let mut sheets = Sheets::default();
    let layout = Layout::new(COLUMNS);
    let mut read = read_table(file, bytes, &layout, |line, faults| {
        if let Some(scored) = lines.read_line(line, faults) {
            let member = scored.member;
            let taken = sheets.take_score(scored);
            let taken = taken.map_err(|mistake| lines.name_spelling(line, member, mistake));
            faults.value_of(BID, taken);
        }
    });
    read.warnings.extend(lines.warn_of_set_aside());
    read.warnings.extend(lines.warn_of_spellings());
    TableRead {
        good: sheets.into_sheets(&lines),
        ..read
    }
}
