//! `bids.csv`: what was asked for, by whom.
//!
//! A line of the file and a bid typed in a form go through the same columns, so
//! what one refuses the other refuses too, with the same sentence.

mod bidders;
mod columns;
mod detail_columns;
mod projects;

use std::collections::HashMap;
use std::fmt;

use evenhand_core::likeness::likeness;
use evenhand_core::{Bid, BidRef, Scheme};

use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::known_names::known_criteria;
use crate::table::{
    Column, Heading, Layout, Line, LineFaults, read_table, trim_blanks, write_table,
};
pub use bidders::BidderNames;
use columns::{BidColumn, COLUMNS, Criteria, all_columns, unread_bid};
use detail_columns::DETAIL_COLUMNS;
pub use projects::{ProjectIn, project_headings, read_projects};

/// The column that a reference used twice is refused at.
const REFERENCE: usize = 0;

/// The most bids of one file.
const MOST_BIDS: usize = 20_000;

/// Reads bids, in the file's order. `scheme` says which criteria a bid may claim.
///
/// A line is refused for whatever [`check_bid`] refuses, and for a reference that
/// was used before.
pub fn read_bids(file: &str, bytes: &[u8], scheme: &Scheme) -> TableRead<Bid> {
    let layout = Layout::new(known_columns());
    let mut read = read_bid_lines(file, bytes, scheme, layout, |_, bid, _| bid);
    read.warnings.extend(ask_about_nothing(read.good.iter()));
    read
}

/// Reads lines of which each has a bid. `take` makes of it what the line is for, and names
/// what is wrong with the rest of the line.
fn read_bid_lines<T>(
    file: &str,
    bytes: &[u8],
    scheme: &Scheme,
    layout: Layout,
    mut take: impl FnMut(&Line<'_, '_>, Bid, &mut LineFaults) -> T,
) -> TableRead<T> {
    let mut good = Vec::new();
    let mut lines: HashMap<String, (BidRef, u32)> = HashMap::new();
    let mut bidders = BidderNames::default();
    let mut criteria = known_criteria(scheme);
    let layout = layout.with_most_lines(MOST_BIDS);
    let mut read = read_table(file, bytes, &layout, |line, faults| {
        let mut bid = read_fields(|column| line.text_of(column), &mut criteria, faults);
        let is_sound = faults.is_empty();
        let key = likeness(bid.reference.as_str()).into_owned();
        match lines.get(&key).filter(|_| is_sound) {
            Some((first, line)) => faults.add(REFERENCE, refuse_second_use(&bid, first, *line)),
            None if is_sound => bidders.name_as_before(&mut bid),
            None => {}
        }
        let reference = bid.reference.clone();
        let taken = take(line, bid, faults);
        if faults.is_empty() {
            lines.insert(key, (reference, line.line_number()));
            good.push(taken);
        }
    });
    read.warnings.extend(bidders.warn_of_spellings());
    TableRead { good, ..read }
}

/// Asks about bids for nothing, which a file has where an amount was forgotten.
fn ask_about_nothing<'b>(bids: impl Iterator<Item = &'b Bid>) -> Option<String> {
    let for_nothing: Vec<&str> = bids
        .filter(|bid| bid.amount.0.is_zero())
        .map(|bid| bid.reference.as_str())
        .collect();
    let names = for_nothing
        .iter()
        .take(10)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    let more = if for_nothing.len() > 10 {
        " and others"
    } else {
        ""
    };
    let asks = if for_nothing.len() == 1 {
        "Bid"
    } else {
        "Bids"
    };
    (!for_nothing.is_empty())
        .then(|| format!("{asks} {names}{more}: the amount asked for is £0. Is that meant?"))
}

/// Writes bids as `bids.csv`, which [`read_bids`] reads back. Of the columns that documents
/// need there are those that some bid uses.
pub fn write_bids(bids: &[Bid]) -> Vec<u8> {
    let is_used = |column: &&BidColumn| {
        let write = column.column.write;
        bids.iter().any(|bid| !write(bid).is_empty())
    };
    let used = COLUMNS.iter().chain(DETAIL_COLUMNS.iter().filter(is_used));
    let columns: Vec<&Column<Bid>> = used.map(|column| &column.column).collect();
    write_table(columns.iter().copied(), bids)
}

/// The headings of `bids.csv`, in the order in which they are written.
pub fn bid_headings() -> impl Iterator<Item = Heading> {
    known_columns().map(|column| column.heading)
}

/// A bid that was checked.
#[derive(Clone, Debug)]
pub struct CheckedBid {
    /// The bid as a file would give it back: without blanks around its texts, and
    /// with none for an empty one.
    pub bid: Bid,
    /// What is wrong with it, in the order of the columns of `bids.csv`.
    pub faults: Vec<BidFault>,
}

/// One thing wrong with one field of a bid. As text it is what is wrong and what
/// would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BidFault {
    /// The field: the way to its member in JSON ("amount", "details.purpose").
    pub field: &'static str,
    mistake: Mistake,
}

impl fmt::Display for BidFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.mistake.problem, self.mistake.remedy)
    }
}

/// Checks a bid that was typed by hand, by the rules of a line of `bids.csv`.
///
/// It is refused for a reference, bidder or district that is too long or not on one
/// line, an empty reference, bidder or title, a text that is too long or holds
/// control characters, an amount that is not exact pounds and pence, a minimum over
/// the amount, a claim that the scheme does not know, a charity or company number that is
/// none, and an end before the start.
pub fn check_bid(bid: &Bid, scheme: &Scheme) -> CheckedBid {
    let texts: Vec<String> = known_columns()
        .map(|column| trim_blanks(&(column.write)(bid)).to_owned())
        .collect();
    let mut faults = LineFaults::default();
    let checked = read_fields(
        |column| texts.get(column).map_or("", String::as_str),
        &mut known_criteria(scheme),
        &mut faults,
    );
    let fault = |(column, mistake)| {
        let field = all_columns().nth(column).map_or("", |known| known.member);
        BidFault { field, mistake }
    };
    CheckedBid {
        bid: checked,
        faults: faults.take_all().map(fault).collect(),
    }
}

/// Reads a bid from the text of each column, and notes what is wrong with each.
fn read_fields<'t>(
    text_of: impl Fn(usize) -> &'t str,
    criteria: &mut Criteria<'_, '_>,
    faults: &mut LineFaults,
) -> Bid {
    let mut bid = unread_bid();
    for (index, BidColumn { read, .. }) in all_columns().enumerate() {
        for mistake in read(&mut bid, text_of(index), criteria) {
            faults.add(index, mistake);
        }
    }
    bid
}

fn known_columns() -> impl Iterator<Item = &'static Column<Bid>> + Clone {
    all_columns().map(|column| &column.column)
}

fn refuse_second_use(bid: &Bid, first: &BidRef, line: u32) -> Mistake {
    let problem = if bid.reference == *first {
        format!("The reference was used before, on line {line}.")
    } else {
        format!("The reference looks like {first}, which was used before, on line {line}.")
    };
    Mistake::new(
        problem,
        "Give each bid a reference of its own, or take one of the two lines out.",
    )
}
