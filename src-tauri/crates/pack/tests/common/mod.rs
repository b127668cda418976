//! A made-up round of any size, for tests and for looking at pages.

#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "not every user needs all of it; it is no part of the program"
)]

mod bids;
mod file;
mod numbers;
mod odd;
mod papers;
mod read;
mod round;
mod scheme;
mod sheets;
mod shortlist;

pub(crate) use file::{assert_valid_file, attachments, page_labels};
pub(crate) use odd::odd;
pub(crate) use read::{annex, pack, pack_with, running_text, texts};
pub(crate) use round::round;
pub(crate) use shortlist::{Choices, work_out};

const NAMES: [&str; 12] = [
    "Eleanor Whitcombe",
    "Tomasz Wiśniewski",
    "Siân Ŵyn-Prydderch",
    "David Okafor",
    "Margaret Hollis",
    "Priya Raghunathan",
    "Alun Rhydderch",
    "Zażółć Gęślą",
    "Karen Bell",
    "Jonathan Featherstonehaugh",
    "Mary Ann Cole",
    "Ed Lee",
];

/// How large a round, and how odd.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) bids: usize,
    pub(crate) members: usize,
    pub(crate) criteria: usize,
    pub(crate) words_only: bool,
    pub(crate) decided: bool,
    pub(crate) sample: bool,
}

impl Plan {
    pub(crate) fn of(bids: usize) -> Self {
        Self {
            bids,
            members: 5,
            criteria: 8,
            words_only: false,
            decided: true,
            sample: true,
        }
    }
}

/// A member's name: the first twelve from the list, the others numbered.
fn name(number: usize) -> String {
    NAMES.get(number).map_or_else(
        || format!("Member Number {}", number + 1),
        |name| (*name).to_owned(),
    )
}
