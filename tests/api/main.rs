//! The commands, in this process: panels of several open profiles, and no program started.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

mod again;
mod agreements;
mod award_on_file;
mod awards;
mod before;
mod bidders;
mod bids;
mod callers;
mod care;
mod cycle;
mod evidence_led;
mod examples;
mod existing;
mod fields;
mod forks;
mod joining;
mod kit;
mod laptops;
mod late;
mod long_tasks;
mod pack;
mod partners;
mod publication;
mod quick_grant;
mod recusal;
mod refusals;
mod sample;
mod second_key;
mod sheets;
mod shortlist;
mod stages;
mod takeover;
mod throwaway;
mod trust;
mod what_was_in;

/// Those who sit on most panels here: the chair first.
const NAMES: [&str; 3] = ["Mair Pugh", "Łukasz Żak", "Joan Fry"];
