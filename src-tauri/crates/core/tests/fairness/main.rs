//! The fairness figures beside published tables, reference packages and the
//! exact ranking.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    unreachable_pub,
    reason = "a test that cannot go on ends"
)]

// Random rounds, shared with the second opinion on the ranking, which uses more of them.
#[allow(dead_code)]
#[path = "../oracle/fraction.rs"]
mod fraction;
#[allow(dead_code)]
#[path = "../oracle/naive.rs"]
mod naive;
#[path = "../oracle/round.rs"]
mod round;
#[path = "../oracle/rounds.rs"]
mod rounds;
#[path = "../oracle/schemes.rs"]
mod schemes;

mod bands;
mod examples;
mod influence;
mod nothing;
mod properties;
mod reference;
mod replay;
mod severity;
mod table;
mod walk;
mod what_if;
