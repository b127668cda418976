//! `scores.csv`: the members' sheets, a line a score.

mod columns;
mod halves;
mod lines;
mod names_met;
mod sheets;

use std::collections::BTreeMap;

use evenhand_core::{Bid, BidRef, CriterionId, MemberId, Scheme, Scores};

use crate::mend::TableRead;
use crate::table::{Layout, read_table};
pub use columns::write_scores;
use columns::{BID, COLUMNS};
use halves::read_in_halves;
use lines::LineReader;
use names_met::{MOST_MEMBERS, NamesMet};
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
    let layout = Layout::new(COLUMNS);
    let read = |bytes: &[u8]| read_part(file, bytes, &layout, LineReader::new(scheme, bids));
    read_in_halves(bytes, &layout, read).unwrap_or_else(|| read(bytes).read)
}

/// What a file or a half of one gave, with the names that no list gives beforehand.
struct Part {
    read: TableRead<SheetIn>,
    members: NamesMet,
    bids: NamesMet,
}

impl Part {
    /// Whether nothing is to be said of it.
    fn is_flawless(&self) -> bool {
        self.read.refusals.is_empty() && self.read.warnings.is_empty()
    }

    /// Whether no name of the one would be taken for a name of the other, nor both name
    /// more members than a file may.
    fn agrees_with(&self, other: &Self) -> bool {
        let members = self.members.count_with(&other.members);
        members.is_some_and(|count| count <= MOST_MEMBERS)
            && self.bids.count_with(&other.bids).is_some()
    }
}

fn read_part(file: &str, bytes: &[u8], layout: &Layout, mut lines: LineReader<'_>) -> Part {
    let mut sheets = Sheets::default();
    let mut read = read_table(file, bytes, layout, |line, faults| {
        if let Some(scored) = lines.read_line(line, faults) {
            let member = scored.member;
            let taken = sheets.take_score(scored);
            let taken = taken.map_err(|mistake| lines.name_spelling(line, member, mistake));
            faults.value_of(BID, taken);
        }
    });
    read.warnings.extend(lines.warn_of_set_aside());
    read.warnings.extend(lines.warn_of_spellings());
    let good = sheets.into_sheets(&lines);
    let (members, bids) = lines.into_names_met();
    Part {
        read: TableRead { good, ..read },
        members,
        bids,
    }
}
